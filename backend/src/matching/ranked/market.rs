//! What both sides said: ballots, mentors' orders, capacities, and the rank each gives the other.

#![allow(
    clippy::indexing_slicing,
    reason = "every position is checked here, before its first use"
)]

use crate::matching::lists::Lists;
use crate::matching::people::{Mentee, Mentor, Position, everyone};

/// In a rank: the other side did not list this person.
pub const ABSENT: u32 = u32::MAX;

/// Lists that do not make a market. Positions are those of the arrays given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarketFault {
    /// One order and one capacity are needed for each mentor.
    #[error("{orders} orders for {capacities} capacities")]
    Lengths { orders: usize, capacities: usize },
    /// A ballot names a mentor who is not there.
    #[error("the ballot of mentee {} names mentor {}, who does not exist", mentee.0, mentor.0)]
    UnknownMentor { mentee: Mentee, mentor: Mentor },
    /// An order names a mentee who is not there.
    #[error("the order of mentor {} names mentee {}, who does not exist", mentor.0, mentee.0)]
    UnknownMentee { mentor: Mentor, mentee: Mentee },
    /// A ballot names a mentor twice.
    #[error("the ballot of mentee {} names mentor {} twice", mentee.0, mentor.0)]
    TwiceInBallot { mentee: Mentee, mentor: Mentor },
    /// An order names a mentee twice.
    #[error("the order of mentor {} names mentee {} twice", mentor.0, mentee.0)]
    TwiceInOrder { mentor: Mentor, mentee: Mentee },
}

/// A market: strict orders on both sides and a capacity per mentor.
///
/// A pair is acceptable only when both listed each other.
#[derive(Clone, Debug)]
pub struct Market {
    ballots: Lists<Mentor>,
    /// Beside the items of `ballots`: the mentee's place in that mentor's order, or [`ABSENT`].
    ranks: Vec<u32>,
    orders: Lists<Mentee>,
    capacities: Vec<u32>,
}

impl Market {
    /// Joins both sides. `ballots`: each mentee's mentors, best first. `orders`: each mentor's mentees, best first.
    ///
    /// Linear in the length of the lists; long ballots cost no more per choice than short ones.
    ///
    /// # Errors
    /// [`MarketFault`] when a list names somebody who does not exist, or somebody twice.
    pub fn new(
        ballots: Lists<Mentor>,
        orders: Lists<Mentee>,
        capacities: Vec<u32>,
    ) -> Result<Self, MarketFault> {
        if orders.len() != capacities.len() {
            return Err(MarketFault::Lengths {
                orders: orders.len(),
                capacities: capacities.len(),
            });
        }
        let ranks = ranks(&ballots, &orders)?;
        Ok(Self {
            ballots,
            ranks,
            orders,
            capacities,
        })
    }

    /// How many mentees there are.
    pub fn mentees(&self) -> usize {
        self.ballots.len()
    }

    /// How many mentors there are.
    pub fn mentors(&self) -> usize {
        self.orders.len()
    }

    /// A mentee's mentors, best first, as she gave them.
    pub fn ballot(&self, mentee: Mentee) -> &[Mentor] {
        self.ballots.get(mentee.at())
    }

    /// Beside [`Market::ballot`]: her place in each mentor's order, from 0, or [`ABSENT`].
    pub fn ranks(&self, mentee: Mentee) -> &[u32] {
        self.ranks
            .get(self.ballots.range(mentee.at()))
            .unwrap_or(&[])
    }

    /// A mentor's mentees, best first, as she gave them.
    pub fn order(&self, mentor: Mentor) -> &[Mentee] {
        self.orders.get(mentor.at())
    }

    /// How many mentees a mentor can accompany.
    pub fn capacity(&self, mentor: Mentor) -> u32 {
        self.capacities.get(mentor.at()).copied().unwrap_or(0)
    }

    /// Where `mentor` stands on the mentee's ballot, from 0.
    pub fn choice(&self, mentee: Mentee, mentor: Mentor) -> Option<usize> {
        self.ballot(mentee)
            .iter()
            .position(|other| *other == mentor)
    }

    /// The mentors' side of [`Market::ranks`]: beside the orders end to end, each mentor's place on that mentee's
    /// ballot, or [`ABSENT`]. Computed on demand, since only the mentor-proposing run needs it.
    pub(super) fn mirrored(&self) -> Vec<u32> {
        let mut places = vec![ABSENT; self.orders.total()];
        for mentee in everyone::<Mentee>(self.mentees()) {
            for (place, (mentor, rank)) in
                (0u32..).zip(self.ballot(mentee).iter().zip(self.ranks(mentee)))
            {
                if *rank != ABSENT {
                    places[self.orders.range(mentor.at()).start + *rank as usize] = place;
                }
            }
        }
        places
    }

    /// Where a mentor's order stands in the orders end to end.
    pub(super) fn order_range(&self, mentor: Mentor) -> std::ops::Range<usize> {
        self.orders.range(mentor.at())
    }
}

/// A mentor, while one mentee's ballot is read.
#[derive(Clone, Copy)]
struct Seen {
    /// The last mentee whom this mentor lists, and at which rank.
    listed: u32,
    rank: u32,
    /// The last mentee whose ballot names this mentor.
    named: u32,
}

fn ranks(ballots: &Lists<Mentor>, orders: &Lists<Mentee>) -> Result<Vec<u32>, MarketFault> {
    let (starts, listings) = listings(ballots.len(), orders)?;
    let mut seen = vec![
        Seen {
            listed: ABSENT,
            rank: ABSENT,
            named: ABSENT
        };
        orders.len()
    ];
    let mut ranks = Vec::with_capacity(ballots.total());
    for (mentee, ballot) in everyone::<Mentee>(ballots.len()).zip(ballots.iter()) {
        for (mentor, rank) in &listings[starts[mentee.at()]..starts[mentee.at() + 1]] {
            let here = &mut seen[mentor.at()];
            if here.listed == mentee.0 {
                return Err(MarketFault::TwiceInOrder {
                    mentor: *mentor,
                    mentee,
                });
            }
            (here.listed, here.rank) = (mentee.0, *rank);
        }
        for mentor in ballot {
            let Some(here) = seen.get_mut(mentor.at()) else {
                return Err(MarketFault::UnknownMentor {
                    mentee,
                    mentor: *mentor,
                });
            };
            if here.named == mentee.0 {
                return Err(MarketFault::TwiceInBallot {
                    mentee,
                    mentor: *mentor,
                });
            }
            here.named = mentee.0;
            ranks.push(if here.listed == mentee.0 {
                here.rank
            } else {
                ABSENT
            });
        }
    }
    Ok(ranks)
}

/// The orders turned round: for each mentee, who lists her and at which rank, in the order of mentors. Those of `m` are
/// between `starts[m]` and `starts[m + 1]`.
type Listings = (Vec<usize>, Vec<(Mentor, u32)>);

/// Turns the orders round by counting.
fn listings(mentees: usize, orders: &Lists<Mentee>) -> Result<Listings, MarketFault> {
    let mut starts = vec![0usize; mentees + 2];
    for (mentor, order) in everyone::<Mentor>(orders.len()).zip(orders.iter()) {
        for mentee in order {
            if mentee.at() >= mentees {
                return Err(MarketFault::UnknownMentee {
                    mentor,
                    mentee: *mentee,
                });
            }
            starts[mentee.at() + 2] += 1;
        }
    }
    for at in 2..starts.len() {
        starts[at] += starts[at - 1];
    }
    // While filling, `starts[m + 1]` is where the next listing of `m` goes; at the end it is where `m + 1` begins.
    let mut listings = vec![(Mentor(0), 0); orders.total()];
    for (mentor, order) in everyone::<Mentor>(orders.len()).zip(orders.iter()) {
        for (rank, mentee) in (0u32..).zip(order) {
            let next = &mut starts[mentee.at() + 1];
            listings[*next] = (mentor, rank);
            *next += 1;
        }
    }
    Ok((starts, listings))
}
