//! What is checked before a result is published, and what an auditor checks again.

#![allow(
    clippy::indexing_slicing,
    reason = "positions were checked when the market was made"
)]

use crate::matching::people::{Mentee, Mentor, Position, everyone};
use crate::matching::ranked::market::{ABSENT, Market};
use crate::matching::ranked::matching::Matching;

/// What is wrong with a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The result does not speak of each mentee exactly once.
    Length { mentees: usize, result: usize },
    /// A mentor who does not exist.
    UnknownMentor { mentee: Mentee, mentor: Mentor },
    /// One of the two did not list the other.
    NotMutual { mentee: Mentee, mentor: Mentor },
    /// More mentees than places.
    OverCapacity {
        mentor: Mentor,
        held: u32,
        capacity: u32,
    },
    /// Both would rather be together: she prefers this mentor to what she has, and the mentor has a free place, or
    /// holds somebody (`instead_of`) whom she ranks after.
    Blocking {
        mentee: Mentee,
        mentor: Mentor,
        instead_of: Option<Mentee>,
    },
    /// Matched in one extreme result, not in the other: at least one of the two is not stable.
    RuralMentee { mentee: Mentee },
    /// The mentor has another number of mentees in the other extreme result.
    RuralMentor {
        mentor: Mentor,
        held: u32,
        other: u32,
    },
}

/// Checks that a result is one: only mutual pairs, nobody over capacity, and no blocking pair. O(choices).
///
/// # Errors
/// The first [`Fault`] in the order of mentees, pairs that may not be before pairs that block.
pub fn stable(market: &Market, matching: &Matching) -> Result<(), Fault> {
    let ranks = ranks_of_pairs(market, matching)?;
    let held = held(market, matching);
    for mentor in everyone::<Mentor>(market.mentors()) {
        let (held, capacity) = (held[mentor.at()], market.capacity(mentor));
        if held > capacity {
            return Err(Fault::OverCapacity {
                mentor,
                held,
                capacity,
            });
        }
    }
    let mut worst = vec![None; market.mentors()];
    for (mentee, mentor) in matching.pairs() {
        let worst = &mut worst[mentor.at()];
        *worst = (*worst).max(Some((ranks[mentee.at()], mentee)));
    }
    for mentee in everyone::<Mentee>(market.mentees()) {
        let own = matching.mentor_of(mentee);
        for (mentor, rank) in market.ballot(mentee).iter().zip(market.ranks(mentee)) {
            if Some(*mentor) == own {
                break;
            }
            if *rank == ABSENT {
                continue;
            }
            let (mentor, rank) = (*mentor, *rank);
            let room = held[mentor.at()] < market.capacity(mentor);
            let instead_of = worst[mentor.at()]
                .filter(|(worst, _)| rank < *worst)
                .map(|(_, mentee)| mentee);
            // A mentor without any place holds nobody, and no pair with her can block.
            if room {
                return Err(Fault::Blocking {
                    mentee,
                    mentor,
                    instead_of: None,
                });
            }
            if instead_of.is_some() {
                return Err(Fault::Blocking {
                    mentee,
                    mentor,
                    instead_of,
                });
            }
        }
    }
    Ok(())
}

/// The rank of each matched mentee at her mentor's.
fn ranks_of_pairs(market: &Market, matching: &Matching) -> Result<Vec<u32>, Fault> {
    if matching.len() != market.mentees() {
        return Err(Fault::Length {
            mentees: market.mentees(),
            result: matching.len(),
        });
    }
    let mut ranks = vec![ABSENT; market.mentees()];
    for (mentee, mentor) in matching.pairs() {
        if mentor.at() >= market.mentors() {
            return Err(Fault::UnknownMentor { mentee, mentor });
        }
        let rank = market
            .choice(mentee, mentor)
            .and_then(|choice| market.ranks(mentee).get(choice).copied());
        match rank {
            Some(rank) if rank != ABSENT => ranks[mentee.at()] = rank,
            _ => return Err(Fault::NotMutual { mentee, mentor }),
        }
    }
    Ok(ranks)
}

/// How many mentees each mentor has.
fn held(market: &Market, matching: &Matching) -> Vec<u32> {
    let mut held = vec![0; market.mentors()];
    for (_, mentor) in matching.pairs() {
        held[mentor.at()] += 1;
    }
    held
}

/// The rural hospitals theorem (Roth, 1986): in every stable result of one market the same mentees are matched and
/// each mentor has as many mentees. Compares a result with the other extreme; both must be of this market.
///
/// # Errors
/// [`Fault::RuralMentee`] or [`Fault::RuralMentor`], the first of them.
pub fn rural_hospitals(
    market: &Market,
    matching: &Matching,
    other: &Matching,
) -> Result<(), Fault> {
    for mentee in everyone::<Mentee>(market.mentees()) {
        if matching.mentor_of(mentee).is_some() != other.mentor_of(mentee).is_some() {
            return Err(Fault::RuralMentee { mentee });
        }
    }
    let (held, others) = (held(market, matching), held(market, other));
    for mentor in everyone::<Mentor>(market.mentors()) {
        let (held, other) = (held[mentor.at()], others[mentor.at()]);
        if held != other {
            return Err(Fault::RuralMentor {
                mentor,
                held,
                other,
            });
        }
    }
    Ok(())
}
