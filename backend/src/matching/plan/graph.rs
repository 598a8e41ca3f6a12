//! Who could help whom: mentees, free places, and a score for each pair that may be suggested.

use crate::matching::lists::Lists;
use crate::matching::people::{Mentee, Mentor, Position, everyone};

/// The highest score: `s1` gives 0 to 100 points.
pub const HIGHEST_SCORE: u8 = 100;

/// A mentor who may be suggested, with the score of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The mentor.
    pub mentor: Mentor,
    /// 0 to [`HIGHEST_SCORE`].
    pub score: u8,
}

/// Edges that do not make a graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GraphFault {
    /// An edge names a mentor who is not there.
    #[error("mentee {} has an edge to mentor {}, who does not exist", mentee.0, mentor.0)]
    UnknownMentor { mentee: Mentee, mentor: Mentor },
    /// Two edges join the same two people.
    #[error("mentee {} has two edges to mentor {}", mentee.0, mentor.0)]
    Twice { mentee: Mentee, mentor: Mentor },
    /// A score above [`HIGHEST_SCORE`].
    #[error("mentee {} has a score of {score} with mentor {}", mentee.0, mentor.0)]
    Score {
        mentee: Mentee,
        mentor: Mentor,
        score: u8,
    },
}

/// The graph, each mentee's edges best first, so that "at least this score" is the front of a list.
#[derive(Clone, Debug)]
pub struct Graph {
    edges: Lists<Edge>,
    capacities: Vec<u32>,
}

impl Graph {
    /// Takes each mentee's edges, in any order, and each mentor's free places.
    ///
    /// # Errors
    /// [`GraphFault`] for an edge to nobody, an edge given twice, a score out of range.
    pub fn new(edges: Lists<Edge>, capacities: Vec<u32>) -> Result<Self, GraphFault> {
        let mut sorted = Lists::with_capacity(edges.len(), edges.total());
        let mut seen_by = vec![u32::MAX; capacities.len()];
        let mut list = Vec::new();
        for (mentee, edges) in everyone::<Mentee>(edges.len()).zip(edges.iter()) {
            for Edge { mentor, score } in edges.iter().copied() {
                let Some(seen_by) = seen_by.get_mut(mentor.at()) else {
                    return Err(GraphFault::UnknownMentor { mentee, mentor });
                };
                if std::mem::replace(seen_by, mentee.0) == mentee.0 {
                    return Err(GraphFault::Twice { mentee, mentor });
                }
                if score > HIGHEST_SCORE {
                    return Err(GraphFault::Score {
                        mentee,
                        mentor,
                        score,
                    });
                }
            }
            list.clear();
            list.extend_from_slice(edges);
            list.sort_unstable_by_key(|edge| (std::cmp::Reverse(edge.score), edge.mentor));
            sorted.push(list.iter().copied());
        }
        Ok(Self {
            edges: sorted,
            capacities,
        })
    }

    /// How many mentees there are.
    pub fn mentees(&self) -> usize {
        self.edges.len()
    }

    /// How many mentors there are.
    pub fn mentors(&self) -> usize {
        self.capacities.len()
    }

    /// A mentor's free places.
    pub fn capacity(&self, mentor: Mentor) -> u32 {
        self.capacities.get(mentor.at()).copied().unwrap_or(0)
    }

    /// A mentee's edges, best first.
    pub fn edges(&self, mentee: Mentee) -> &[Edge] {
        self.edges.get(mentee.at())
    }

    /// The score of two people; `None` when the pair may not be suggested.
    pub fn score(&self, mentee: Mentee, mentor: Mentor) -> Option<u8> {
        self.edges(mentee)
            .iter()
            .find(|edge| edge.mentor == mentor)
            .map(|edge| edge.score)
    }

    /// The sum of the scores of some pairs.
    pub fn total(&self, pairs: &[(Mentee, Mentor)]) -> u64 {
        pairs
            .iter()
            .filter_map(|(mentee, mentor)| self.score(*mentee, *mentor))
            .map(u64::from)
            .sum()
    }
}
