//! The best worst score that still seats as many mentees as possible: a search over thresholds.

use crate::matching::plan::cardinality::{cover, fill};
use crate::matching::plan::graph::{Graph, HIGHEST_SCORE};
use crate::matching::plan::proof::Cover;
use crate::matching::plan::seats::Seats;

/// What the search finds, with the two covers that prove it.
pub(super) struct Bottleneck {
    /// The best worst score; `None` when nobody can be seated.
    pub(super) worst: Option<u8>,
    /// No more mentees can be seated over all edges.
    pub(super) cover: Cover,
    /// Fewer can be seated over the edges above `worst`; `None` when there is nothing to prove.
    pub(super) better_cover: Option<Cover>,
}

/// Searches thresholds by halving: at most seven more matchings, each begun from the last one that was full.
pub(super) fn search(graph: &Graph) -> Bottleneck {
    let mut full = Seats::of(graph);
    fill(graph, 0, &mut full);
    let most = full.seated();
    let all = cover(graph, 0, &full);
    if most == 0 {
        return Bottleneck {
            worst: None,
            cover: all,
            better_cover: None,
        };
    }
    // At `low` as many can be seated; above `high` fewer can.
    let (mut low, mut high) = (lowest_used(graph, &full), HIGHEST_SCORE);
    let mut better_cover = None;
    while low < high || better_cover.is_none() {
        // `low + 1` at the end: it fails, and failing is what the last cover proves.
        let middle = if low < high {
            low + (high - low).div_ceil(2)
        } else {
            low + 1
        };
        let mut seats = full.clone();
        let below: Vec<_> = seats
            .pairs()
            .filter(|(a, m)| graph.score(*a, *m).is_none_or(|s| s < middle))
            .collect();
        below
            .into_iter()
            .for_each(|(mentee, _)| seats.leave(mentee));
        fill(graph, middle, &mut seats);
        if seats.seated() == most {
            low = lowest_used(graph, &seats);
            full = seats;
        } else {
            high = middle - 1;
            if low == high || middle == low + 1 {
                better_cover = Some(cover(graph, middle, &seats));
            }
        }
    }
    Bottleneck {
        worst: Some(low),
        cover: all,
        better_cover,
    }
}

/// The worst score in use.
fn lowest_used(graph: &Graph, seats: &Seats) -> u8 {
    seats
        .pairs()
        .filter_map(|(mentee, mentor)| graph.score(mentee, mentor))
        .min()
        .unwrap_or(0)
}
