//! May the two be suggested to each other at all: hard criteria, both ways, never points.
//!
//! A missing answer never excludes: it becomes something to check together.

use crate::matching::score::profile::{Criteria, Profile};
use crate::matching::score::tags::Set;

/// What the programme knows of two people beyond their answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// The same person in both roles.
    pub same_person: bool,
    /// One does not want to meet the other, or an earlier pair of the two ended for conduct.
    pub apart: bool,
    /// The two are in a pair already, in either direction.
    pub paired: bool,
    /// One of the two is not active: not admitted, paused, suspended, without an open call.
    pub inactive: bool,
    /// The mentor has no free place.
    pub full: bool,
}

/// Why two people are not suggested to each other. For the programme's own use: what concerns keeping apart is told to
/// nobody ([`Exclusion::may_be_told`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusion {
    SamePerson,
    Apart,
    Paired,
    Inactive,
    Full,
    NoCommonLanguage,
    NoCommonWay,
    OtherRhythm,
    MenteesCriteria,
    MentorsCriteria,
}

impl Exclusion {
    /// Whether the reason may appear anywhere.
    pub fn may_be_told(self) -> bool {
        self != Self::Apart
    }
}

/// What a missing answer leaves for the two to check together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    Language,
    Way,
    Place,
    Rhythm,
    MenteesCriteria,
    MentorsCriteria,
}

/// Things to check, in the order of [`Check`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checks(u8);

impl Checks {
    fn add(&mut self, check: Check) {
        self.0 |= 1 << (check as u8);
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Check> {
        let all = [
            Check::Language,
            Check::Way,
            Check::Place,
            Check::Rhythm,
            Check::MenteesCriteria,
            Check::MentorsCriteria,
        ];
        all.into_iter()
            .filter(move |check| self.0 & (1 << (*check as u8)) != 0)
    }
}

/// Applies every hard criterion.
///
/// # Errors
/// The first [`Exclusion`] that applies.
pub fn eligible(mentee: &Profile, mentor: &Profile, ties: Ties) -> Result<Checks, Exclusion> {
    for (applies, exclusion) in [
        (ties.same_person, Exclusion::SamePerson),
        (ties.apart, Exclusion::Apart),
        (ties.paired, Exclusion::Paired),
        (ties.inactive, Exclusion::Inactive),
        (ties.full, Exclusion::Full),
    ] {
        if applies {
            return Err(exclusion);
        }
    }
    let mut checks = Checks::default();
    if common(
        mentee.languages,
        mentor.languages,
        Check::Language,
        &mut checks,
    ) == Some(false)
    {
        return Err(Exclusion::NoCommonLanguage);
    }
    way(mentee, mentor, &mut checks)?;
    if mentee.any_rhythm || mentor.any_rhythm {
        // "On demand" goes with any rhythm.
    } else if common(mentee.rhythms, mentor.rhythms, Check::Rhythm, &mut checks) == Some(false) {
        return Err(Exclusion::OtherRhythm);
    }
    match meets(&mentee.criteria, mentor) {
        Some(true) => {}
        Some(false) => return Err(Exclusion::MenteesCriteria),
        None => checks.add(Check::MenteesCriteria),
    }
    match meets(&mentor.criteria, mentee) {
        Some(true) => {}
        Some(false) => return Err(Exclusion::MentorsCriteria),
        None => checks.add(Check::MentorsCriteria),
    }
    Ok(checks)
}

/// Whether two answers have something in common; `None`, and something to check, when one is missing.
fn common(one: Set, other: Set, check: Check, checks: &mut Checks) -> Option<bool> {
    if one.is_empty() || other.is_empty() {
        checks.add(check);
        return None;
    }
    Some(!one.and(other).is_empty())
}

/// A common way to talk. Meeting in person counts when they live in the same region.
fn way(mentee: &Profile, mentor: &Profile, checks: &mut Checks) -> Result<(), Exclusion> {
    let shared = mentee.ways.and(mentor.ways);
    if common(mentee.ways, mentor.ways, Check::Way, checks) == Some(false) {
        return Err(Exclusion::NoCommonWay);
    }
    if !shared.is_empty() && shared.without(mentee.in_person).is_empty() {
        match mentee.region.zip(mentor.region) {
            Some((one, other)) if one != other => return Err(Exclusion::NoCommonWay),
            Some(_) => {}
            None => checks.add(Check::Place),
        }
    }
    Ok(())
}

/// Whether a person meets another's criteria; `None` when an answer is missing and nothing speaks against it.
fn meets(criteria: &Criteria, person: &Profile) -> Option<bool> {
    let mut known = true;
    for (wanted, has) in [
        (criteria.interests, person.interests),
        (criteria.situations, person.situation),
    ] {
        if wanted.is_empty() {
            continue;
        }
        if has.is_empty() {
            known = false;
        } else if wanted.and(has).is_empty() {
            return Some(false);
        }
    }
    if let Some((from, to)) = criteria.years {
        match person.years {
            None => known = false,
            Some(years) if !(from..=to).contains(&years) => return Some(false),
            Some(_) => {}
        }
    }
    known.then_some(true)
}

/// Hard criteria that need more than one bitmap to apply: what each looks at in a mentee, and whether it lets her through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::matching) enum Hard {
    Way,
    MenteesCriteria,
    MentorsCriteria,
}

/// All of them.
pub(in crate::matching) const HARD: [Hard; 3] =
    [Hard::Way, Hard::MenteesCriteria, Hard::MentorsCriteria];

impl Hard {
    /// What it looks at in a mentee, and nothing else.
    pub(in crate::matching) fn seen(self, mentee: &Profile) -> Profile {
        let nothing = Profile::default();
        match self {
            Self::Way => Profile {
                ways: mentee.ways,
                in_person: mentee.in_person,
                region: mentee.region.filter(|_| !mentee.in_person.is_empty()),
                ..nothing
            },
            Self::MenteesCriteria => Profile {
                criteria: mentee.criteria,
                ..nothing
            },
            Self::MentorsCriteria => Profile {
                interests: mentee.interests,
                situation: mentee.situation,
                years: mentee.years,
                ..nothing
            },
        }
    }

    /// Whether it lets the two through.
    pub(in crate::matching) fn allows(self, mentee: &Profile, mentor: &Profile) -> bool {
        match self {
            Self::Way => way(mentee, mentor, &mut Checks::default()).is_ok(),
            Self::MenteesCriteria => meets(&mentee.criteria, mentor) != Some(false),
            Self::MentorsCriteria => meets(&mentor.criteria, mentee) != Some(false),
        }
    }
}
