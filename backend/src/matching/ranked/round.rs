//! A round as people know it, by ids: gathering it, hashing it, resolving it with every check.

use sha2::{Digest, Sha256};

use crate::matching::names::Names;
use crate::matching::people::{Mentee, Mentor, Position, everyone};
use crate::matching::ranked::check::{self, Fault};
use crate::matching::ranked::gather::{Ignored, RoundBuilder, RoundFault};
use crate::matching::ranked::lottery::hexadecimal;
use crate::matching::ranked::market::Market;
use crate::matching::ranked::matching::{Matching, Outcome};
use crate::matching::ranked::propose::{mentees_propose, mentors_propose};

/// Names the algorithm and the form of the hash; changes when either could give another answer for the same input.
pub const ALGORITHM: &str = "marelle-ranked-1";

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
