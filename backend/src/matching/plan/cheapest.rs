//! The largest total among the fullest plans: successive shortest augmenting paths with potentials.
//!
//! Each pair is given a bonus larger than any total, so that one more pair always beats any scores; then mentees are
//! seated one after the other, each along the path that costs least in reduced scores. Prices of mentees and of places
//! keep every reduced score at or above zero, which is at the same time what finds the next path fast and the proof that
//! the end is optimal.

#![allow(
    clippy::indexing_slicing,
    reason = "positions were checked when the graph was made"
)]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::matching::people::{Mentee, Mentor, Position, everyone};
use crate::matching::plan::graph::{Edge, Graph, HIGHEST_SCORE};
use crate::matching::plan::seats::Seats;

/// The fullest plan of largest total, with its dual prices.
pub(super) struct Best {
    pub(super) seats: Seats,
    pub(super) bonus: i64,
    pub(super) mentee_prices: Vec<i64>,
    pub(super) mentor_prices: Vec<i64>,
}

/// Plans over the edges of at least `least`.
pub(super) fn largest_total(graph: &Graph, least: u8) -> Best {
    let mut search = Search::new(graph, least);
    for mentee in everyone::<Mentee>(graph.mentees()) {
        search.add(mentee);
    }
    let Search {
        seats,
        bonus,
        mentee_price,
        mentor_price,
        ..
    } = search;
    Best {
        seats,
        bonus,
        mentee_prices: mentee_price,
        mentor_prices: mentor_price,
    }
}

struct Search<'a> {
    graph: &'a Graph,
    least: u8,
    bonus: i64,
    seats: Seats,
    mentee_price: Vec<i64>,
    mentor_price: Vec<i64>,
    /// What is known of each mentor in the search under way.
    reach: Vec<Reach>,
    touched: Vec<Mentor>,
    queue: BinaryHeap<Reverse<(i64, Mentor)>>,
}

/// How a mentor is reached from the mentee to be seated.
#[derive(Clone, Copy)]
struct Reach {
    distance: i64,
    from: Mentee,
    settled: bool,
}

const UNREACHED: Reach = Reach {
    distance: i64::MAX,
    from: Mentee(0),
    settled: false,
};

/// Where a path ends.
#[derive(Clone, Copy)]
enum End {
    /// At a mentor with a free place.
    Room(Mentor),
    /// With this mentee losing her seat, or never getting one.
    Standing(Mentee),
}

impl<'a> Search<'a> {
    fn new(graph: &'a Graph, least: u8) -> Self {
        Self {
            graph,
            least,
            bonus: (graph.mentees() as i64 + 1) * (i64::from(HIGHEST_SCORE) + 1),
            seats: Seats::of(graph),
            mentee_price: vec![0; graph.mentees()],
            mentor_price: vec![0; graph.mentors()],
            reach: vec![UNREACHED; graph.mentors()],
            touched: Vec::new(),
            queue: BinaryHeap::new(),
        }
    }

    fn edges(&self, mentee: Mentee) -> impl Iterator<Item = Edge> + use<'a> {
        let least = self.least;
        self.graph
            .edges(mentee)
            .iter()
            .copied()
            .take_while(move |edge| edge.score >= least)
    }

    fn worth(&self, edge: Edge) -> i64 {
        self.bonus + i64::from(edge.score)
    }

    /// Brings one more mentee into the plan, keeping it optimal for those it has.
    fn add(&mut self, mentee: Mentee) {
        let gains = self
            .edges(mentee)
            .map(|edge| self.worth(edge) - self.mentor_price[edge.mentor.at()]);
        self.mentee_price[mentee.at()] = gains.max().unwrap_or(0).max(0);
        let (length, end) = self.shortest_path(mentee);
        self.raise_prices(mentee, length);
        self.move_along(mentee, end);
        for mentor in self.touched.drain(..) {
            self.reach[mentor.at()] = UNREACHED;
        }
        self.queue.clear();
    }

    /// The shortest path from the mentee, by Dijkstra over reduced scores, ended as soon as nothing nearer can come.
    fn shortest_path(&mut self, first: Mentee) -> (i64, End) {
        let mut length = self.mentee_price[first.at()];
        let mut end = End::Standing(first);
        self.relax(first, 0, &mut length, &mut end);
        while let Some(Reverse((distance, mentor))) = self.queue.pop() {
            if distance >= length {
                break;
            }
            let reach = &mut self.reach[mentor.at()];
            if reach.settled {
                continue;
            }
            reach.settled = true;
            for seat in self.seats.taken(mentor) {
                let other = self.seats.mentee_at(seat);
                let standing = distance + self.mentee_price[other.at()];
                if standing < length {
                    (length, end) = (standing, End::Standing(other));
                }
                self.relax(other, distance, &mut length, &mut end);
            }
        }
        (length, end)
    }

    /// Looks from a mentee at `distance` to the mentors she could go to.
    fn relax(&mut self, mentee: Mentee, distance: i64, length: &mut i64, end: &mut End) {
        let base = distance + self.mentee_price[mentee.at()];
        for edge in self.edges(mentee) {
            let at = edge.mentor.at();
            let through = base - self.worth(edge) + self.mentor_price[at];
            let reach = &mut self.reach[at];
            if through >= *length || through >= reach.distance {
                continue;
            }
            if reach.distance == i64::MAX {
                self.touched.push(edge.mentor);
            }
            (reach.distance, reach.from) = (through, mentee);
            if self.seats.has_room(edge.mentor) {
                (*length, *end) = (through, End::Room(edge.mentor));
            } else {
                self.queue.push(Reverse((through, edge.mentor)));
            }
        }
    }

    fn raise_prices(&mut self, first: Mentee, length: i64) {
        self.mentee_price[first.at()] -= length;
        for mentor in &self.touched {
            let Reach {
                distance, settled, ..
            } = self.reach[mentor.at()];
            if settled && distance < length {
                let rise = length - distance;
                self.mentor_price[mentor.at()] += rise;
                for other in self.seats.mentees_of(*mentor) {
                    self.mentee_price[other.at()] -= rise;
                }
            }
        }
    }

    /// Each mentee on the path moves to the mentor she was led to, from the path's end back to `first`.
    fn move_along(&mut self, first: Mentee, end: End) {
        let mut seat = match end {
            End::Standing(mentee) if mentee == first => return,
            End::Standing(mentee) => {
                let seat = self.seats.seat_of(mentee);
                self.seats.stand(mentee);
                seat
            }
            End::Room(mentor) => {
                let mentee = self.reach[mentor.at()].from;
                let seat = self.seats.seat_of(mentee);
                self.seats.sit(mentee, mentor);
                seat
            }
        };
        while let Some((number, mentor)) = seat {
            let mentee = self.reach[mentor.at()].from;
            let left = self.seats.seat_of(mentee);
            self.seats.give(mentee, (number, mentor));
            seat = left;
        }
    }
}
