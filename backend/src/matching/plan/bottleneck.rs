//! The best worst score that still seats as many mentees as possible: a search over thresholds.

#![allow(
    clippy::indexing_slicing,
    reason = "positions were checked when the graph was made"
)]

use crate::matching::people::{Mentee, Mentor, Position, everyone};
use crate::matching::plan::cardinality::{cover, fill};
use crate::matching::plan::graph::{Graph, HIGHEST_SCORE};
use crate::matching::plan::proof::Cover;
use crate::matching::plan::seats::Seats;

/// What the search finds, with the two covers that prove it.
pub(super) struct Bottleneck {
    /// How many mentees can be seated.
    pub(super) most: usize,
    /// The best worst score; `None` when nobody can be seated.
    pub(super) worst: Option<u8>,
    /// No more mentees can be seated over all edges.
    pub(super) cover: Cover,
    /// Fewer can be seated over the edges above `worst`; `None` when there is nothing to prove.
    pub(super) better_cover: Option<Cover>,
}

/// Searches thresholds from the highest that counting allows: often it is the answer, else it is near. Each matching begins
/// with what is left of the last one.
pub(super) fn search(graph: &Graph) -> Bottleneck {
    let mut full = Seats::of(graph);
    // Counting may allow more than can be seated; then the first matching says how many.
    let (allowed, mut all) = most_by_counting(graph);
    let (threshold, _) = counted(graph, allowed);
    let hopeful = threshold.saturating_sub(1);
    fill(graph, hopeful, allowed, &mut full);
    if full.seated() < allowed {
        let left = fill(graph, 0, 0, &mut full);
        all = cover(graph, 0, &left, &full);
    }
    let most = full.seated();
    if most == 0 {
        return Bottleneck {
            most,
            worst: None,
            cover: all,
            better_cover: None,
        };
    }
    // At `low` as many can be seated, at `high` fewer; `step` doubles downwards until that is so.
    let mut low = lowest_used(graph, &full);
    let (mut high, mut better_cover) = counted(graph, most);
    let mut step = 1;
    let mut galloping = true;
    while low + 1 < high {
        let middle = if galloping {
            high.saturating_sub(step).max(low + 1)
        } else {
            low + (high - low) / 2
        };
        step = step.saturating_mul(2);
        let mut seats = full.clone();
        seats.leave_below(graph, middle);
        let left = fill(graph, middle, most, &mut seats);
        if seats.seated() == most {
            galloping = false;
            low = lowest_used(graph, &seats);
            full = seats;
        } else {
            high = middle;
            better_cover = cover(graph, middle, &left, &seats);
        }
    }
    Bottleneck {
        most,
        worst: Some(low),
        cover: all,
        better_cover: Some(better_cover),
    }
}

/// How many can be seated at most, by counting mentees who have an edge and places that are wanted; with the cover that
/// shows it.
fn most_by_counting(graph: &Graph) -> (usize, Cover) {
    let mentees: Vec<Mentee> = everyone::<Mentee>(graph.mentees())
        .filter(|mentee| !graph.edges(*mentee).is_empty())
        .collect();
    let wanted = Wanted::of(graph, 0);
    if mentees.len() <= wanted.places {
        return (
            mentees.len(),
            Cover {
                mentees,
                mentors: vec![],
            },
        );
    }
    (wanted.places, wanted.cover(graph))
}

/// The worst score in use.
fn lowest_used(graph: &Graph, seats: &Seats) -> u8 {
    seats
        .pairs()
        .filter_map(|(mentee, mentor)| graph.score(mentee, mentor))
        .min()
        .unwrap_or(0)
}

/// The lowest threshold at which counting alone shows that fewer than `most` can be seated, with the cover: too few mentees
/// have an edge as good, or too few places do.
fn counted(graph: &Graph, most: usize) -> (u8, Cover) {
    let by_mentees = threshold_of_mentees(graph, most);
    let by_places = threshold_of_places(graph, most);
    let high = by_mentees.min(by_places);
    let mut cover = Cover::default();
    if by_mentees == high {
        cover.mentees = everyone::<Mentee>(graph.mentees())
            .filter(|mentee| {
                graph
                    .edges(*mentee)
                    .first()
                    .is_some_and(|edge| edge.score >= high)
            })
            .collect();
        return (high, cover);
    }
    (high, Wanted::of(graph, high).cover(graph))
}

/// How many want each mentor, over edges of at least `least`.
struct Wanted {
    least: u8,
    by: Vec<u32>,
    /// Places that can be filled as far as counting goes.
    places: usize,
}

impl Wanted {
    fn of(graph: &Graph, least: u8) -> Self {
        let mut by = vec![0u32; graph.mentors()];
        let mut places = 0;
        for mentee in everyone::<Mentee>(graph.mentees()) {
            for edge in graph
                .edges(mentee)
                .iter()
                .take_while(|edge| edge.score >= least)
            {
                let by = &mut by[edge.mentor.at()];
                *by += 1;
                places += usize::from(*by <= graph.capacity(edge.mentor));
            }
        }
        Self { least, by, places }
    }

    /// A cover of so many places: a mentor whom fewer want than she has places is covered by those who want her.
    fn cover(&self, graph: &Graph) -> Cover {
        let full = |mentor: Mentor| self.by[mentor.at()] >= graph.capacity(mentor);
        let needed = |mentee: &Mentee| {
            let mut edges = graph
                .edges(*mentee)
                .iter()
                .take_while(|edge| edge.score >= self.least);
            edges.any(|edge| !full(edge.mentor))
        };
        Cover {
            mentees: everyone::<Mentee>(graph.mentees()).filter(needed).collect(),
            mentors: everyone::<Mentor>(graph.mentors())
                .filter(|mentor| full(*mentor))
                .collect(),
        }
    }
}

/// The lowest threshold at which fewer than `most` mentees have an edge.
fn threshold_of_mentees(graph: &Graph, most: usize) -> u8 {
    let mut best = [0usize; SCORES];
    for mentee in everyone::<Mentee>(graph.mentees()) {
        if let Some(edge) = graph.edges(mentee).first() {
            best[usize::from(edge.score)] += 1;
        }
    }
    threshold(best, most)
}

/// The lowest threshold at which fewer than `most` places are wanted.
fn threshold_of_places(graph: &Graph, most: usize) -> u8 {
    let mut by_score = vec![Vec::new(); SCORES];
    for mentee in everyone::<Mentee>(graph.mentees()) {
        for edge in graph.edges(mentee) {
            by_score[usize::from(edge.score)].push(edge.mentor);
        }
    }
    let mut wanted = vec![0u32; graph.mentors()];
    let mut filled = [0usize; SCORES];
    for (filled, mentors) in filled.iter_mut().zip(&by_score).rev() {
        for mentor in mentors {
            if wanted[mentor.at()] < graph.capacity(*mentor) {
                wanted[mentor.at()] += 1;
                *filled += 1;
            }
        }
    }
    threshold(filled, most)
}

const SCORES: usize = HIGHEST_SCORE as usize + 1;

/// The lowest score at and above which fewer than `most` are counted; one more than the highest when even there enough are.
fn threshold(counts: [usize; SCORES], most: usize) -> u8 {
    let mut sum = 0;
    for (score, count) in (0..=HIGHEST_SCORE).zip(counts).rev() {
        sum += count;
        if sum >= most {
            return score + 1;
        }
    }
    0
}
