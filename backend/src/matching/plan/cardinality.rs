//! As many mentees as possible: Hopcroft and Karp (1973) with places, and König's cover as the proof.

#![allow(
    clippy::indexing_slicing,
    reason = "positions were checked when the graph was made"
)]

use crate::matching::people::{Mentee, Mentor, Position, everyone};
use crate::matching::plan::graph::{Edge, Graph};
use crate::matching::plan::proof::Cover;
use crate::matching::plan::seats::Seats;

const UNSEEN: u32 = u32::MAX;

/// Mentees for whom there is no way to a seat, however the others move up.
pub(super) type Left = Vec<Mentee>;

/// Fills seats along edges of at least `least`, until no more mentees can be seated or so many are left that `needed`
/// cannot be reached any more. `seats` may be partly filled, with such edges only.
pub(super) fn fill(graph: &Graph, least: u8, needed: usize, seats: &mut Seats) -> Left {
    seat_greedily(graph, least, seats);
    let mut search = Search::new(graph, least);
    let standing = graph.mentees() - seats.seated();
    if standing > FEW {
        while search.layers(everyone::<Mentee>(graph.mentees()), seats) {
            search.augment(seats);
            if graph.mentees() - seats.seated() <= FEW {
                break;
            }
        }
    }
    search.seat_singly(graph.mentees().saturating_sub(needed), seats)
}

/// With so few left standing, one search for each is faster than layers for all, and ends sooner where it fails.
const FEW: usize = 12;

fn seat_greedily(graph: &Graph, least: u8, seats: &mut Seats) {
    for mentee in everyone::<Mentee>(graph.mentees()) {
        if !seats.is_seated(mentee) {
            let mut edges = graph
                .edges(mentee)
                .iter()
                .take_while(|edge| edge.score >= least);
            if let Some(edge) = edges.find(|edge| seats.has_room(edge.mentor)) {
                seats.sit(mentee, edge.mentor);
            }
        }
    }
}

/// The proof of how many cannot be seated: every edge of at least `least` has an end in the cover, whose places are fewer
/// than the mentees by the number of those `left` (König, 1931; Hall, 1935). `left` and `seats` come from [`fill`].
pub(super) fn cover(graph: &Graph, least: u8, left: &Left, seats: &Seats) -> Cover {
    let mut search = Search::new(graph, least);
    search.layers(left.iter().copied(), seats);
    Cover {
        mentees: everyone::<Mentee>(graph.mentees())
            .filter(|mentee| search.mentee_layer[mentee.at()] == UNSEEN)
            .collect(),
        mentors: everyone::<Mentor>(graph.mentors())
            .filter(|mentor| search.mentor_layer[mentor.at()] != UNSEEN)
            .collect(),
    }
}

/// One phase of the algorithm: layers by breadth, then disjoint shortest paths by depth.
struct Search<'a> {
    graph: &'a Graph,
    least: u8,
    mentee_layer: Vec<u32>,
    mentor_layer: Vec<u32>,
    queue: Vec<Mentee>,
    /// For each mentee the next edge to try, for each mentor the next of her seats.
    next_edge: Vec<u32>,
    next_seat: Vec<u32>,
    /// The mentees on the way, each with the seat that the one before her is to take.
    path: Vec<(Mentee, (u32, Mentor))>,
    /// Mentees reached in one search without layers, and their mentors.
    tried: Vec<(Mentee, Mentor)>,
}

impl<'a> Search<'a> {
    fn new(graph: &'a Graph, least: u8) -> Self {
        Self {
            graph,
            least,
            mentee_layer: vec![UNSEEN; graph.mentees()],
            mentor_layer: vec![UNSEEN; graph.mentors()],
            queue: Vec::with_capacity(graph.mentees()),
            next_edge: vec![0; graph.mentees()],
            next_seat: vec![0; graph.mentors()],
            path: Vec::new(),
            tried: Vec::new(),
        }
    }

    fn edge(&self, mentee: Mentee, number: u32) -> Option<Edge> {
        let edge = self.graph.edges(mentee).get(number as usize).copied();
        edge.filter(|edge| edge.score >= self.least)
    }

    /// Layers mentees and mentors by their distance from those of `from` without a seat, as far as the first mentors with
    /// room. Whether there is any.
    fn layers(&mut self, from: impl Iterator<Item = Mentee>, seats: &Seats) -> bool {
        self.mentee_layer.fill(UNSEEN);
        self.mentor_layer.fill(UNSEEN);
        self.queue.clear();
        for mentee in from {
            if !seats.is_seated(mentee) {
                self.mentee_layer[mentee.at()] = 0;
                self.queue.push(mentee);
            }
        }
        let mut last = UNSEEN;
        let mut at = 0;
        while let Some(mentee) = self.queue.get(at).copied() {
            at += 1;
            let layer = self.mentee_layer[mentee.at()];
            if layer >= last {
                break;
            }
            for edge in self.graph.edges(mentee) {
                if edge.score < self.least {
                    break;
                }
                let mentor_layer = &mut self.mentor_layer[edge.mentor.at()];
                if *mentor_layer != UNSEEN {
                    continue;
                }
                *mentor_layer = layer;
                if seats.has_room(edge.mentor) {
                    last = layer + 1;
                    continue;
                }
                for other in seats.mentees_of(edge.mentor) {
                    let other_layer = &mut self.mentee_layer[other.at()];
                    if *other_layer == UNSEEN {
                        *other_layer = layer + 1;
                        self.queue.push(*other);
                    }
                }
            }
        }
        last != UNSEEN
    }

    /// Seats mentees along as many disjoint paths through the layers as can be found.
    fn augment(&mut self, seats: &mut Seats) {
        self.next_edge.fill(0);
        self.next_seat.fill(0);
        for mentee in everyone::<Mentee>(self.graph.mentees()) {
            if self.mentee_layer[mentee.at()] == 0 && !seats.is_seated(mentee) {
                self.augment_from(mentee, true, seats);
            }
        }
    }

    /// Seats one mentee after the other along any path, until more than `spare` are left. Where a search fails nobody
    /// can ever pass again, so those ways are not tried a second time.
    fn seat_singly(&mut self, spare: usize, seats: &mut Seats) -> Left {
        self.next_edge.fill(0);
        self.next_seat.fill(0);
        let mut left = Left::new();
        for mentee in everyone::<Mentee>(self.graph.mentees()) {
            if seats.is_seated(mentee) {
                continue;
            }
            self.tried.clear();
            if self.augment_from(mentee, false, seats) {
                for (mentee, mentor) in self.tried.drain(..) {
                    self.next_edge[mentee.at()] = 0;
                    self.next_seat[mentor.at()] = 0;
                }
            } else {
                left.push(mentee);
                if left.len() > spare {
                    break;
                }
            }
        }
        left
    }

    /// Looks for a path to a mentor with room and moves everybody on it up. Whether there is one.
    fn augment_from(&mut self, first: Mentee, layered: bool, seats: &mut Seats) -> bool {
        self.path.clear();
        self.path.push((first, (0, Mentor(0))));
        while let Some((mentee, _)) = self.path.last().copied() {
            let Some(edge) = self.edge(mentee, self.next_edge[mentee.at()]) else {
                self.path.pop();
                continue;
            };
            let (mentor, layer) = (edge.mentor, self.mentee_layer[mentee.at()]);
            if !layered || self.mentor_layer[mentor.at()] == layer {
                if seats.has_room(mentor) {
                    self.move_up(mentor, seats);
                    return true;
                }
                let taken = seats.taken(mentor);
                let seat = taken.start + self.next_seat[mentor.at()];
                if seat < taken.end {
                    self.next_seat[mentor.at()] += 1;
                    let other = seats.mentee_at(seat);
                    if !layered {
                        self.tried.push((other, mentor));
                        self.path.push((other, (seat, mentor)));
                    } else if self.mentee_layer[other.at()] == layer + 1 {
                        self.path.push((other, (seat, mentor)));
                    }
                    continue;
                }
            }
            self.next_edge[mentee.at()] += 1;
        }
        false
    }

    /// The last on the path sits down at `mentor`, and each one before her takes the seat left.
    fn move_up(&mut self, mentor: Mentor, seats: &mut Seats) {
        if let Some((last, _)) = self.path.last() {
            seats.sit(*last, mentor);
        }
        for pair in self.path.windows(2).rev() {
            let ((before, _), (_, seat)) = (pair[0], pair[1]);
            seats.give(before, seat);
        }
    }
}
