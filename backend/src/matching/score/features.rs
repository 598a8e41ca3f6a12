//! What each feature says of two people, as an exact fraction of its points.

use crate::matching::score::profile::{Profile, Wishes};
use crate::matching::score::rarity::Supply;
use crate::matching::score::settings::{Feature, PRECISION};
use crate::matching::score::tags::Set;

/// A part of a feature's points: `of` is never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Earned.
    pub earned: u64,
    /// Out of.
    pub of: u64,
}

impl Part {
    const fn new(earned: u64, of: u64) -> Self {
        Self { earned, of }
    }
}

/// What is given when a feature cannot be compared: neither praise nor blame.
const NEUTRAL: Part = Part::new(1, 2);

/// A feature's share of its points, or `None` when an answer is missing on either side.
pub fn compare(
    feature: Feature,
    mentee: &Profile,
    mentor: &Profile,
    supply: &Supply,
) -> Option<Part> {
    match feature {
        Feature::Needs => needs(mentee, mentor, supply),
        Feature::Help => help(mentee, mentor),
        Feature::Values => values(mentee, mentor),
        Feature::Experience => experience(mentee, mentor),
        Feature::Interests => interests(mentee, mentor),
        Feature::Ease => ease(mentee, mentor),
        Feature::Wishes => wishes(mentee, mentor),
    }
}

/// What a feature earns of its `points`, in millionths of a point; half of them when it cannot be compared.
pub(in crate::matching) fn share(
    feature: Feature,
    points: u8,
    mentee: &Profile,
    mentor: &Profile,
    supply: &Supply,
) -> u64 {
    let Part { earned, of } = compare(feature, mentee, mentor, supply).unwrap_or(NEUTRAL);
    u64::from(points) * earned * PRECISION / of.max(1)
}

/// What a feature looks at in a mentee, and nothing else: two mentees who are alike in it earn alike.
pub(in crate::matching) fn seen(feature: Feature, mentee: &Profile) -> Profile {
    let nothing = Profile::default();
    match feature {
        Feature::Needs => Profile {
            topics: mentee.topics,
            ..nothing
        },
        Feature::Help => Profile {
            help: mentee.help,
            ..nothing
        },
        Feature::Values => Profile {
            values: mentee.values,
            ..nothing
        },
        Feature::Experience => Profile {
            years: mentee.years,
            paths: mentee.paths,
            ..nothing
        },
        Feature::Interests => Profile {
            interests: mentee.interests,
            ..nothing
        },
        Feature::Ease => Profile {
            slots: mentee.slots,
            rhythms: mentee.rhythms,
            region: mentee.region,
            ..nothing
        },
        Feature::Wishes => Profile {
            region: mentee.region.filter(|_| mentee.wishes.same_region),
            paths: if mentee.wishes.same_path {
                mentee.paths
            } else {
                Set::EMPTY
            },
            situation: mentee.situation,
            wishes: Wishes {
                named: Set::EMPTY,
                ..mentee.wishes
            },
            ..nothing
        },
    }
}

/// Importance × rarity × level over importance × rarity.
fn needs(mentee: &Profile, mentor: &Profile, supply: &Supply) -> Option<Part> {
    let offered = mentor.topics.all();
    if mentee.topics.all().is_empty() || offered.is_empty() {
        return None;
    }
    let (mut earned, mut of) = (0, 0);
    for (needs, importance) in [
        (mentee.topics.high, 3),
        (mentee.topics.middle, 2),
        (mentee.topics.low, 1),
    ] {
        for topic in needs.bits() {
            of += importance * supply.rarity(topic) * 10;
        }
        for (level, tenths) in [
            (mentor.topics.high, 10),
            (mentor.topics.middle, 7),
            (mentor.topics.low, 4),
        ] {
            for topic in needs.and(level).bits() {
                earned += importance * supply.rarity(topic) * tenths;
            }
        }
    }
    Some(Part::new(earned, of))
}

fn help(mentee: &Profile, mentor: &Profile) -> Option<Part> {
    if mentee.help.is_empty() || mentor.help.is_empty() {
        return None;
    }
    Some(Part::new(
        u64::from(mentee.help.and(mentor.help).len()),
        u64::from(mentee.help.len()),
    ))
}

/// 1 − mean distance ÷ 4, over the questions that both answered.
fn values(mentee: &Profile, mentor: &Profile) -> Option<Part> {
    let both = mentee
        .values
        .iter()
        .zip(&mentor.values)
        .filter(|(one, other)| **one > 0 && **other > 0);
    let (count, distance) = both.fold((0u64, 0u64), |(count, sum), (one, other)| {
        (count + 1, sum + u64::from(one.abs_diff(*other)))
    });
    (count > 0).then(|| Part::new((4 * count).saturating_sub(distance), 4 * count))
}

/// From this many years ahead, to this many, a mentor's experience is at its best for a mentee.
const BEST_YEARS: (i32, i32) = (2, 8);
/// This many years behind, nothing is left of it; this many ahead, half is.
const FAR_YEARS: (i32, i32) = (-6, 24);

/// Years count for seven tenths and a shared path for three when paths are known, else years for all.
fn experience(mentee: &Profile, mentor: &Profile) -> Option<Part> {
    let years = mentee
        .years
        .zip(mentor.years)
        .map(|(hers, other)| years(i32::from(other) - i32::from(hers)));
    let path = (!mentee.paths.is_empty() && !mentor.paths.is_empty())
        .then(|| u64::from(!mentee.paths.and(mentor.paths).is_empty()));
    match (years, path) {
        (Some(years), Some(path)) => Some(Part::new(years * 7 + path * 3 * WHOLE, 10 * WHOLE)),
        (Some(years), None) => Some(Part::new(years, WHOLE)),
        (None, Some(path)) => Some(Part::new(path, 1)),
        (None, None) => None,
    }
}

/// The unit of [`years`]: divisible by both slopes.
const WHOLE: u64 = 64;

/// How good it is to be so many years ahead, out of [`WHOLE`]; straight lines between the years named above.
fn years(ahead: i32) -> u64 {
    let (from, to) = BEST_YEARS;
    let (behind, beyond) = FAR_YEARS;
    let part = if ahead < from {
        64 * (ahead - behind).max(0) / (from - behind)
    } else if ahead <= to {
        64
    } else {
        64 - 32 * (ahead - to).min(beyond - to) / (beyond - to)
    };
    u64::from(part.unsigned_abs())
}

/// None, one, two, three or more in common.
fn interests(mentee: &Profile, mentor: &Profile) -> Option<Part> {
    if mentee.interests.is_empty() || mentor.interests.is_empty() {
        return None;
    }
    Some(match mentee.interests.and(mentor.interests).len() {
        0 => Part::new(0, 10),
        1 => Part::new(5, 10),
        2 => Part::new(8, 10),
        _ => Part::new(10, 10),
    })
}

/// Slots, rhythm and place beyond the minimum; each counts alike among those that both answered.
fn ease(mentee: &Profile, mentor: &Profile) -> Option<Part> {
    let slots = (!mentee.slots.is_empty() && !mentor.slots.is_empty())
        .then(|| u64::from(mentee.slots.and(mentor.slots).len().min(2)));
    let rhythm = (!mentee.rhythms.is_empty() && !mentor.rhythms.is_empty()).then(|| {
        if mentee.rhythms.and(mentor.rhythms).is_empty() {
            1
        } else {
            2
        }
    });
    let place = mentee
        .region
        .zip(mentor.region)
        .map(|(one, other)| if one == other { 2 } else { 0 });
    let known = [slots, rhythm, place].into_iter().flatten();
    let (count, earned) = known.fold((0, 0), |(count, sum), part| (count + 1, sum + part));
    (count > 0).then(|| Part::new(earned, 2 * count))
}

/// The share of wishes, of both, that the other's answers fulfil.
fn wishes(mentee: &Profile, mentor: &Profile) -> Option<Part> {
    let (count, earned) = seen_wishes(mentee, mentor)
        .fold((0, 0), |(count, sum), (_, fulfilled)| {
            (count + 1, sum + u64::from(fulfilled))
        });
    (count > 0).then(|| Part::new(earned, count))
}

/// A wish that answers can show to be fulfilled or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeenWish {
    /// The mentee's: the same region.
    SameRegion,
    /// The mentee's: a path in common.
    SamePath,
    /// The mentor's: the situations she would like to accompany.
    Situation,
}

/// The wishes that can be seen to be fulfilled or not, in a fixed order.
pub fn seen_wishes(mentee: &Profile, mentor: &Profile) -> impl Iterator<Item = (SeenWish, bool)> {
    let regions = mentee
        .region
        .zip(mentor.region)
        .filter(|_| mentee.wishes.same_region);
    let paths = mentee.wishes.same_path && !mentee.paths.is_empty() && !mentor.paths.is_empty();
    let situations = !mentor.wishes.situations.is_empty() && !mentee.situation.is_empty();
    [
        regions.map(|(one, other)| (SeenWish::SameRegion, one == other)),
        paths.then(|| {
            (
                SeenWish::SamePath,
                !mentee.paths.and(mentor.paths).is_empty(),
            )
        }),
        situations.then(|| {
            (
                SeenWish::Situation,
                !mentor.wishes.situations.and(mentee.situation).is_empty(),
            )
        }),
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use super::years;

    #[test]
    fn two_to_eight_years_ahead_are_best() {
        assert!((2..=8).all(|ahead| years(ahead) == 64));
        assert_eq!(
            [years(1), years(0), years(-2), years(-6), years(-40)],
            [56, 48, 32, 0, 0]
        );
        assert_eq!(
            [years(9), years(16), years(24), years(60)],
            [62, 48, 32, 32]
        );
    }
}
