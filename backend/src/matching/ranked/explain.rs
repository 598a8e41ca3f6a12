//! Why this result: what each person is told, as data. The words are the screens'.
//!
//! A mentee learns what happened to her own choices, never who else was there; a mentor learns which of her places
//! were filled, never where she stood on a ballot (domain: nobody knows who was preferred).

use crate::matching::people::{Mentee, Mentor, Position, everyone};
use crate::matching::ranked::market::{ABSENT, Market};
use crate::matching::ranked::matching::Matching;

/// Why a mentee is not with a mentor whom she would have liked better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// The mentor filled her places with people who come before this mentee in her order. `last` is the place in that
    /// order (from 0) of the last one she took and `own` the mentee's, so that the caller can tell what decided
    /// ([`super::order::MentorOrder::decided_by`]).
    Filled { places: u32, last: u32, own: u32 },
    /// The mentor had no place in this round.
    NoPlace,
    /// The mentor does not have this mentee in her order.
    NotListed,
}

/// One choice that did not come true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The mentor.
    pub mentor: Mentor,
    /// Her place on the ballot, from 1.
    pub choice: u32,
    /// Why.
    pub why: WhyNot,
}

/// What a mentee is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenteeReason {
    /// "You got your 2nd choice", and why not the first.
    Matched {
        mentor: Mentor,
        choice: u32,
        of: u32,
        missed: Vec<Missed>,
    },
    /// She ranked nobody.
    EmptyBallot,
    /// "No stable result would have given you a mentor in this round", and why for each choice.
    NoStableResult { missed: Vec<Missed> },
}

/// What a mentor is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentorReason {
    /// All her places are filled.
    Full { places: u32 },
    /// Some are not: everybody in her order who ranked her is with a mentor whom she ranked higher, and no stable
    /// result would have filled more.
    PlacesLeft { filled: u32, places: u32 },
    /// She had no place in this round.
    NoPlace,
}

/// Reasons for one stable result of one market.
pub struct Reasons<'a> {
    market: &'a Market,
    matching: &'a Matching,
    held: Vec<u32>,
    last: Vec<u32>,
}

impl<'a> Reasons<'a> {
    /// Prepares the reasons. The result must have passed [`super::check::stable`]: only then are they true.
    pub fn new(market: &'a Market, matching: &'a Matching) -> Self {
        let mut held = vec![0; market.mentors()];
        let mut last = vec![0; market.mentors()];
        for mentee in everyone::<Mentee>(market.mentees()) {
            let own = matching.mentor_of(mentee);
            for (mentor, rank) in market.ballot(mentee).iter().zip(market.ranks(mentee)) {
                if Some(*mentor) != own {
                    continue;
                }
                if let (Some(held), Some(last)) =
                    (held.get_mut(mentor.at()), last.get_mut(mentor.at()))
                {
                    *held += 1;
                    *last = (*last).max(*rank);
                }
            }
        }
        Self {
            market,
            matching,
            held,
            last,
        }
    }

    /// Why this mentee has the mentor she has, or none. O(length of her ballot).
    pub fn mentee(&self, mentee: Mentee) -> MenteeReason {
        let own = self.matching.mentor_of(mentee);
        let ballot = self.market.ballot(mentee);
        let mut missed = Vec::new();
        for ((choice, mentor), rank) in (1u32..).zip(ballot).zip(self.market.ranks(mentee)) {
            if Some(*mentor) == own {
                return MenteeReason::Matched {
                    mentor: *mentor,
                    choice,
                    of: ballot.len() as u32,
                    missed,
                };
            }
            missed.push(Missed {
                mentor: *mentor,
                choice,
                why: self.why_not(*mentor, *rank),
            });
        }
        if ballot.is_empty() {
            MenteeReason::EmptyBallot
        } else {
            MenteeReason::NoStableResult { missed }
        }
    }

    fn why_not(&self, mentor: Mentor, own: u32) -> WhyNot {
        let places = self.market.capacity(mentor);
        if own == ABSENT {
            WhyNot::NotListed
        } else if places == 0 {
            WhyNot::NoPlace
        } else {
            WhyNot::Filled {
                places,
                last: self.last.get(mentor.at()).copied().unwrap_or(0),
                own,
            }
        }
    }

    /// Why this mentor has the mentees she has.
    pub fn mentor(&self, mentor: Mentor) -> MentorReason {
        let places = self.market.capacity(mentor);
        let filled = self.held.get(mentor.at()).copied().unwrap_or(0);
        match (filled, places) {
            (_, 0) => MentorReason::NoPlace,
            (filled, places) if filled >= places => MentorReason::Full { places },
            (filled, places) => MentorReason::PlacesLeft { filled, places },
        }
    }
}
