//! Gathering a round from lists of ids, in any order of people and without knowing the other side yet.

#![allow(
    clippy::indexing_slicing,
    reason = "numbers come from the interner, which counts them"
)]

use crate::matching::lists::Lists;
use crate::matching::names::{Interner, NameFault, Names};
use crate::matching::people::Position;
use crate::matching::ranked::market::{Market, MarketFault};
use crate::matching::ranked::round::Round;

/// Why a round cannot be gathered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoundFault {
    /// An id that cannot be kept.
    #[error(transparent)]
    Name(#[from] NameFault),
    /// A person is given twice.
    #[error("{0:?} is given twice")]
    Twice(String),
    /// A list names the same person twice.
    #[error("{0:?} is named twice in this list")]
    TwiceInList(String),
    /// The lists do not fit together; the builder cannot let that happen.
    #[error(transparent)]
    Market(#[from] MarketFault),
}

/// Ids on a list of one side that the other side does not have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ignored {
    /// How many distinct ones.
    pub count: usize,
    /// One of them, to look it up.
    pub example: Option<String>,
}

/// Gathers a round, in any order of people: open a person, add to her list, close her.
#[derive(Debug, Default)]
pub struct RoundBuilder {
    mentees: Side,
    mentors: Side,
    capacities: Vec<u32>,
}

impl RoundBuilder {
    /// Begins a mentee's ballot.
    ///
    /// # Errors
    /// [`RoundFault`] when she was given before.
    pub fn open_mentee(&mut self, id: &str) -> Result<(), RoundFault> {
        self.mentees.open(id)
    }

    /// Adds the next choice of the open ballot.
    ///
    /// # Errors
    /// [`RoundFault`] when it is on the ballot already.
    pub fn choice(&mut self, mentor: &str) -> Result<(), RoundFault> {
        let number = self.mentors.named(mentor, self.mentees.lists.len())?;
        self.mentees.lists.add(number);
        Ok(())
    }

    /// Ends the ballot.
    pub fn close_mentee(&mut self) {
        self.mentees.lists.close();
    }

    /// Begins a mentor's order.
    ///
    /// # Errors
    /// [`RoundFault`] when she was given before.
    pub fn open_mentor(&mut self, id: &str) -> Result<(), RoundFault> {
        self.mentors.open(id)
    }

    /// Adds the next mentee of the open order.
    ///
    /// # Errors
    /// [`RoundFault`] when she is in the order already.
    pub fn ranked(&mut self, mentee: &str) -> Result<(), RoundFault> {
        let number = self.mentees.named(mentee, self.mentors.lists.len())?;
        self.mentors.lists.add(number);
        Ok(())
    }

    /// Ends the order.
    pub fn close_mentor(&mut self, capacity: u32) {
        self.mentors.lists.close();
        self.capacities.push(capacity);
    }

    /// The round. Ids that were only listed are left out of it: a pair needs both sides.
    ///
    /// # Errors
    /// [`RoundFault::Market`] if what was gathered does not fit together.
    pub fn finish(self) -> Result<Round, RoundFault> {
        let Self {
            mentees,
            mentors,
            capacities,
        } = self;
        let (mentees, mentors) = (mentees.sorted(), mentors.sorted());
        let ignored = Ignored {
            count: mentees.ignored.count + mentors.ignored.count,
            example: mentors.ignored.example.or(mentees.ignored.example),
        };
        let ballots = renumbered(mentees.lists, &mentees.order, &mentors.places);
        let orders = renumbered(mentors.lists, &mentors.order, &mentees.places);
        let capacity = |list: &u32| capacities.get(*list as usize).copied().unwrap_or(0);
        let capacities = mentors.order.iter().map(capacity).collect();
        let market = Market::new(ballots, orders, capacities)?;
        Ok(Round {
            mentees: mentees.names,
            mentors: mentors.names,
            market,
            ignored,
        })
    }
}

/// One side while it is gathered.
#[derive(Debug, Default)]
struct Side {
    ids: Interner,
    /// For each id: the number of its own list, plus one; 0 while it was only named by the other side.
    own: Vec<u32>,
    /// For each id: the last list of the other side that named it, plus one.
    named_in: Vec<u32>,
    /// Lists in the order given; their items are ids of the other side.
    lists: Lists<u32>,
}

impl Side {
    fn number(&mut self, id: &str) -> Result<u32, NameFault> {
        let number = self.ids.number(id)?;
        if number as usize >= self.own.len() {
            self.own.push(0);
            self.named_in.push(0);
        }
        Ok(number)
    }

    fn open(&mut self, id: &str) -> Result<(), RoundFault> {
        let number = self.number(id)?;
        let own = &mut self.own[number as usize];
        if *own != 0 {
            return Err(RoundFault::Twice(id.to_owned()));
        }
        *own = self.lists.len() as u32 + 1;
        Ok(())
    }

    /// The number of an id that list `list` of the other side names.
    fn named(&mut self, id: &str, list: usize) -> Result<u32, RoundFault> {
        let number = self.number(id)?;
        let named_in = &mut self.named_in[number as usize];
        let list = list as u32 + 1;
        if *named_in == list {
            return Err(RoundFault::TwiceInList(id.to_owned()));
        }
        *named_in = list;
        Ok(number)
    }

    fn sorted(self) -> Sorted {
        let Self {
            ids, own, lists, ..
        } = self;
        let example = (0u32..)
            .zip(&own)
            .find(|(_, own)| **own == 0)
            .map(|(id, _)| ids.get(id).to_owned());
        let count = own.iter().filter(|own| **own == 0).count();
        let (names, places) = ids.sorted(|id| own[id as usize] != 0);
        let mut order = vec![0; names.len()];
        for (own, place) in own.iter().zip(&places) {
            if let Some(place) = place {
                order[*place as usize] = own - 1;
            }
        }
        Sorted {
            names,
            places,
            order,
            lists,
            ignored: Ignored { count, example },
        }
    }
}

/// A side whose ids are sorted.
struct Sorted {
    names: Names,
    /// For each id's first number: its place among the names.
    places: Vec<Option<u32>>,
    /// For each place: the number of its list.
    order: Vec<u32>,
    lists: Lists<u32>,
    ignored: Ignored,
}

/// Lists in the order of their owners' ids, whose items are places of the other side.
fn renumbered<P: Position>(lists: Lists<u32>, order: &[u32], places: &[Option<u32>]) -> Lists<P> {
    let mut all = Lists::with_capacity(lists.len(), lists.total());
    for list in order {
        let items = lists.get(*list as usize).iter();
        all.push(
            items
                .filter_map(|id| places.get(*id as usize).copied().flatten())
                .map(P::from_number),
        );
    }
    all
}
