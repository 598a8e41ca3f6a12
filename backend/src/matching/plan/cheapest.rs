//! The largest total among the fullest plans: successive shortest augmenting paths with potentials.
//!
//! Prices of mentees and of places keep every reduced score (price + price − score − bonus) at or above zero, and at zero
//! on pairs: that is what finds the next path fast, and at the end the proof that the plan is optimal. Mentees come one
//! after the other, first without a bonus for a pair: whoever costs the others more than she brings is left standing. If
//! that leaves too many, each pair gets a bonus larger than any total, so that one more pair beats any scores, and those
//! left come again.

#![allow(
    clippy::indexing_slicing,
    reason = "positions were checked when the graph was made"
)]

use crate::matching::people::{Mentee, Mentor, Position, everyone};
use crate::matching::plan::graph::{Edge, Graph, HIGHEST_SCORE};
use crate::matching::plan::queue::Queue;
use crate::matching::plan::seats::Seats;

/// The fullest plan of largest total, with its dual prices.
pub(super) struct Best {
    pub(super) seats: Seats,
    pub(super) bonus: i64,
    pub(super) mentee_prices: Vec<i64>,
    pub(super) mentor_prices: Vec<i64>,
}

/// Plans over the edges of at least `least`, on which `most` mentees can be seated.
pub(super) fn largest_total(graph: &Graph, least: u8, most: usize) -> Best {
    let mut search = Search::new(graph, least);
    for mentee in everyone::<Mentee>(graph.mentees()) {
        search.add(mentee);
    }
    if search.seats.seated() < most {
        search
            .raise_bonus()
            .into_iter()
            .for_each(|mentee| search.add(mentee));
    }
    Best {
        bonus: search.bonus,
        mentee_prices: search.mentee_price,
        mentor_prices: search.nodes.iter().map(|node| node.price).collect(),
        seats: search.seats,
    }
}

struct Search<'a> {
    graph: &'a Graph,
    least: u8,
    bonus: i64,
    seats: Seats,
    mentee_price: Vec<i64>,
    nodes: Vec<Node>,
    touched: Vec<Mentor>,
    queue: Queue,
}

/// A mentor: her price, and how she is reached in the search under way.
#[derive(Clone, Copy)]
struct Node {
    price: i64,
    distance: i64,
    from: Mentee,
    settled: bool,
}

const UNREACHED: i64 = i64::MAX;

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
        let node = Node {
            price: 0,
            distance: UNREACHED,
            from: Mentee(0),
            settled: false,
        };
        Self {
            graph,
            least,
            bonus: 0,
            seats: Seats::of(graph),
            mentee_price: vec![0; graph.mentees()],
            nodes: vec![node; graph.mentors()],
            touched: Vec::new(),
            queue: Queue::new(),
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

    /// Puts a bonus on every pair that is larger than any total; whoever has no seat is out of the plan until she is added
    /// again, and is given back.
    fn raise_bonus(&mut self) -> Vec<Mentee> {
        self.bonus = (self.graph.mentees() as i64 + 1) * (i64::from(HIGHEST_SCORE) + 1);
        let mut left = Vec::new();
        for mentee in everyone::<Mentee>(self.graph.mentees()) {
            if self.seats.is_seated(mentee) {
                self.mentee_price[mentee.at()] += self.bonus;
            } else {
                left.push(mentee);
            }
        }
        left
    }

    /// Brings one more mentee into the plan, keeping it optimal for those it has.
    fn add(&mut self, mentee: Mentee) {
        // The lowest price at which no edge of hers is worth more than the two prices.
        let gains = self
            .edges(mentee)
            .map(|edge| self.bonus + i64::from(edge.score) - self.nodes[edge.mentor.at()].price);
        self.mentee_price[mentee.at()] = gains.max().unwrap_or(0).max(0);
        let (length, end) = self.shortest_path(mentee);
        self.mentee_price[mentee.at()] -= length;
        self.raise_prices(length);
        self.move_along(mentee, end);
        for mentor in self.touched.drain(..) {
            let node = &mut self.nodes[mentor.at()];
            (node.distance, node.settled) = (UNREACHED, false);
        }
        self.queue.clear();
    }

    /// The shortest path from the mentee, by Dijkstra over reduced scores, ended as soon as nothing nearer can come.
    fn shortest_path(&mut self, first: Mentee) -> (i64, End) {
        let mut length = self.mentee_price[first.at()];
        let mut end = End::Standing(first);
        self.relax(first, 0, &mut length, &mut end);
        while let Some((distance, mentor)) = self.queue.pop() {
            if distance >= length {
                break;
            }
            let node = &mut self.nodes[mentor.at()];
            if node.settled {
                continue;
            }
            node.settled = true;
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
        let base = distance + self.mentee_price[mentee.at()] - self.bonus;
        for edge in self.edges(mentee) {
            let node = &mut self.nodes[edge.mentor.at()];
            let through = base - i64::from(edge.score) + node.price;
            if through >= *length || through >= node.distance {
                continue;
            }
            if node.distance == UNREACHED {
                self.touched.push(edge.mentor);
            }
            (node.distance, node.from) = (through, mentee);
            if self.seats.has_room(edge.mentor) {
                (*length, *end) = (through, End::Room(edge.mentor));
            } else {
                self.queue.push(through, edge.mentor);
            }
        }
    }

    fn raise_prices(&mut self, length: i64) {
        for mentor in &self.touched {
            let node = &mut self.nodes[mentor.at()];
            if node.settled && node.distance < length {
                let rise = length - node.distance;
                node.price += rise;
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
                let mentee = self.nodes[mentor.at()].from;
                let seat = self.seats.seat_of(mentee);
                self.seats.sit(mentee, mentor);
                seat
            }
        };
        while let Some((number, mentor)) = seat {
            let mentee = self.nodes[mentor.at()].from;
            let left = self.seats.seat_of(mentee);
            self.seats.give(mentee, (number, mentor));
            seat = left;
        }
    }
}
