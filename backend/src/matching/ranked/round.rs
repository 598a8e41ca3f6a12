//! A round as people know it, by ids: gathering it, hashing it, resolving it with every check.

use sha2::{Digest, Sha256};

use crate::matching::lists::Lists;
use crate::matching::names::{Interner, NameFault, Names};
use crate::matching::people::{Mentee, Mentor, Position, everyone};
use crate::matching::ranked::check::{self, Fault};
use crate::matching::ranked::lottery::hexadecimal;
use crate::matching::ranked::market::{Market, MarketFault};
use crate::matching::ranked::matching::{Matching, Outcome};
use crate::matching::ranked::propose::{mentees_propose, mentors_propose};

/// Names the algorithm and the form of the hash; changes when either could give another answer for the same input.
pub const ALGORITHM: &str = "marelle-ranked-1";

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

/// Who proposes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proposer {
    /// The rule of the programme: best for every mentee.
    #[default]
    Mentees,
    /// The other extreme, for comparison.
    Mentors,
}

/// A snapshot of ballots and orders. Positions follow the ids' order, so nothing depends on how it was gathered.
#[derive(Clone, Debug)]
pub struct Round {
    /// The mentees' ids.
    pub mentees: Names,
    /// The mentors' ids.
    pub mentors: Names,
    /// Their lists.
    pub market: Market,
    /// Ids that were listed without being given themselves, and left out.
    pub ignored: Ignored,
}

/// Ids on a list of one side that the other side does not have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ignored {
    /// How many distinct ones.
    pub count: usize,
    /// One of them, to look it up.
    pub example: Option<String>,
}

impl Round {
    /// Gathers a round from lists in memory: each mentee with her ballot, each mentor with her capacity and order, best
    /// first.
    ///
    /// # Errors
    /// [`RoundFault`] when somebody is given twice, or named twice in a list.
    pub fn gather<'a, Ballot, Order>(
        mentees: impl IntoIterator<Item = (&'a str, Ballot)>,
        mentors: impl IntoIterator<Item = (&'a str, u32, Order)>,
    ) -> Result<Self, RoundFault>
    where
        Ballot: IntoIterator<Item = &'a str>,
        Order: IntoIterator<Item = &'a str>,
    {
        let mut builder = RoundBuilder::default();
        for (mentee, ballot) in mentees {
            builder.open_mentee(mentee)?;
            ballot
                .into_iter()
                .try_for_each(|mentor| builder.choice(mentor))?;
            builder.close_mentee();
        }
        for (mentor, capacity, order) in mentors {
            builder.open_mentor(mentor)?;
            order
                .into_iter()
                .try_for_each(|mentee| builder.ranked(mentee))?;
            builder.close_mentor(capacity);
        }
        builder.finish()
    }

    /// The pairs of a result by id, in the order of the mentees' ids.
    pub fn named<'a>(
        &'a self,
        matching: &'a Matching,
    ) -> impl Iterator<Item = (&'a str, Option<&'a str>)> {
        everyone::<Mentee>(self.mentees.len()).map(|mentee| {
            let mentor = matching
                .mentor_of(mentee)
                .map(|mentor| self.mentors.get(mentor.at()));
            (self.mentees.get(mentee.at()), mentor)
        })
    }

    /// Runs deferred acceptance.
    pub fn resolve(&self, proposer: Proposer) -> Outcome {
        match proposer {
            Proposer::Mentees => mentees_propose(&self.market),
            Proposer::Mentors => mentors_propose(&self.market),
        }
    }

    /// Runs deferred acceptance and everything that is checked before a result is published: the result is stable, so
    /// is the other extreme, and the rural hospitals theorem holds between the two.
    ///
    /// # Errors
    /// A [`Fault`] means a defect of this program: the result must not be published.
    pub fn resolve_checked(&self, proposer: Proposer) -> Result<Outcome, Fault> {
        let outcome = self.resolve(proposer);
        check::stable(&self.market, &outcome.matching)?;
        let other = self.resolve(match proposer {
            Proposer::Mentees => Proposer::Mentors,
            Proposer::Mentors => Proposer::Mentees,
        });
        check::stable(&self.market, &other.matching)?;
        check::rural_hospitals(&self.market, &outcome.matching, &other.matching)?;
        Ok(outcome)
    }

    /// SHA-256 over [`ALGORITHM`], the ids of both sides in byte order, capacities and lists (as positions, 32 bits,
    /// little endian; each length before its content, 64 bits): the same for the same round however it was written.
    pub fn input_hash(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(ALGORITHM);
        for names in [&self.mentees, &self.mentors] {
            update_length(&mut hash, names.len());
            for name in names.iter() {
                update_length(&mut hash, name.len());
                hash.update(name);
            }
        }
        let mut bytes = Vec::new();
        for mentee in everyone::<Mentee>(self.mentees.len()) {
            let ballot = self.market.ballot(mentee);
            update_list(&mut hash, &mut bytes, ballot.iter().map(|mentor| mentor.0));
        }
        for mentor in everyone::<Mentor>(self.mentors.len()) {
            hash.update(self.market.capacity(mentor).to_le_bytes());
            update_list(
                &mut hash,
                &mut bytes,
                self.market.order(mentor).iter().map(|mentee| mentee.0),
            );
        }
        format!("sha256:{}", hexadecimal(&hash.finalize()))
    }
}

fn update_length(hash: &mut Sha256, length: usize) {
    hash.update((length as u64).to_le_bytes());
}

fn update_list(
    hash: &mut Sha256,
    bytes: &mut Vec<u8>,
    positions: impl ExactSizeIterator<Item = u32>,
) {
    bytes.clear();
    bytes.extend_from_slice(&(positions.len() as u64).to_le_bytes());
    positions.for_each(|position| bytes.extend_from_slice(&position.to_le_bytes()));
    hash.update(bytes);
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
