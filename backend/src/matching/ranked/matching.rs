//! Who is with whom.

use crate::matching::people::{Mentee, Mentor, Position, everyone};

/// One mentor or none for each mentee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matching {
    mentor_of: Vec<Option<Mentor>>,
}

impl Matching {
    /// Takes the mentor of each mentee, in the mentees' order.
    pub fn new(mentor_of: Vec<Option<Mentor>>) -> Self {
        Self { mentor_of }
    }

    /// How many mentees it speaks of, matched or not.
    pub fn len(&self) -> usize {
        self.mentor_of.len()
    }

    /// Whether it speaks of nobody.
    pub fn is_empty(&self) -> bool {
        self.mentor_of.is_empty()
    }

    /// The mentee's mentor.
    pub fn mentor_of(&self, mentee: Mentee) -> Option<Mentor> {
        self.mentor_of.get(mentee.at()).copied().flatten()
    }

    /// Each pair, in the mentees' order.
    pub fn pairs(&self) -> impl Iterator<Item = (Mentee, Mentor)> {
        everyone::<Mentee>(self.len()).filter_map(|mentee| Some((mentee, self.mentor_of(mentee)?)))
    }

    /// How many mentees have a mentor.
    pub fn matched(&self) -> usize {
        self.mentor_of.iter().flatten().count()
    }
}

/// What a run gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Who is with whom.
    pub matching: Matching,
    /// Waves of proposals: in each, everybody who is free proposes at once, as Gale and Shapley tell it. A property of
    /// the instance, not of the order in which it is computed.
    pub rounds: u32,
}
