//! Who sits where while a plan is made: each mentor's places are numbered seats, and a mentee knows hers.

#![allow(
    clippy::indexing_slicing,
    reason = "positions were checked when the graph was made"
)]

use crate::matching::people::{Mentee, Mentor, Position, everyone};
use crate::matching::plan::graph::Graph;

const NONE: u32 = u32::MAX;

/// Seats of all mentors end to end. A mentor has as many as she can fill: her capacity or the mentees who could come.
#[derive(Clone, Debug)]
pub(super) struct Seats {
    /// Mentor `m` has the seats from `starts[m]` to `starts[m + 1]`; those taken come first.
    starts: Vec<u32>,
    taken: Vec<u32>,
    mentee_at: Vec<Mentee>,
    /// For each mentee, her seat and its mentor.
    seat_of: Vec<(u32, Mentor)>,
}

impl Seats {
    /// All seats, empty.
    pub(super) fn of(graph: &Graph) -> Self {
        let mut wanted = vec![0u32; graph.mentors()];
        for mentee in everyone::<Mentee>(graph.mentees()) {
            for edge in graph.edges(mentee) {
                wanted[edge.mentor.at()] += 1;
            }
        }
        let mut starts = Vec::with_capacity(graph.mentors() + 1);
        let mut total = 0u32;
        starts.push(0);
        for (mentor, wanted) in everyone::<Mentor>(graph.mentors()).zip(wanted) {
            total += wanted.min(graph.capacity(mentor));
            starts.push(total);
        }
        Self {
            starts,
            taken: vec![0; graph.mentors()],
            mentee_at: vec![Mentee(0); total as usize],
            seat_of: vec![(NONE, Mentor(0)); graph.mentees()],
        }
    }

    pub(super) fn has_room(&self, mentor: Mentor) -> bool {
        let at = mentor.at();
        self.starts[at] + self.taken[at] < self.starts[at + 1]
    }

    pub(super) fn is_seated(&self, mentee: Mentee) -> bool {
        self.seat_of[mentee.at()].0 != NONE
    }

    /// The seat numbers taken at a mentor's.
    pub(super) fn taken(&self, mentor: Mentor) -> std::ops::Range<u32> {
        let start = self.starts[mentor.at()];
        start..start + self.taken[mentor.at()]
    }

    pub(super) fn mentee_at(&self, seat: u32) -> Mentee {
        self.mentee_at[seat as usize]
    }

    /// The mentees at a mentor's.
    pub(super) fn mentees_of(&self, mentor: Mentor) -> &[Mentee] {
        let taken = self.taken(mentor);
        &self.mentee_at[taken.start as usize..taken.end as usize]
    }

    /// Her seat and its mentor.
    pub(super) fn seat_of(&self, mentee: Mentee) -> Option<(u32, Mentor)> {
        Some(self.seat_of[mentee.at()]).filter(|(seat, _)| *seat != NONE)
    }

    /// Seats a mentee at a mentor who has room.
    pub(super) fn sit(&mut self, mentee: Mentee, mentor: Mentor) {
        let seat = self.taken(mentor).end;
        self.taken[mentor.at()] += 1;
        self.give(mentee, (seat, mentor));
    }

    /// Gives a seat to a mentee; whoever had it is left standing or has another one already.
    pub(super) fn give(&mut self, mentee: Mentee, seat: (u32, Mentor)) {
        self.mentee_at[seat.0 as usize] = mentee;
        self.seat_of[mentee.at()] = seat;
    }

    /// Notes that a mentee has no seat any more: hers was given to another.
    pub(super) fn stand(&mut self, mentee: Mentee) {
        self.seat_of[mentee.at()] = (NONE, Mentor(0));
    }

    /// Takes a mentee from her seat and closes the gap.
    pub(super) fn leave(&mut self, mentee: Mentee) {
        if let Some((seat, mentor)) = self.seat_of(mentee) {
            let last = self.taken(mentor).end - 1;
            self.taken[mentor.at()] -= 1;
            self.stand(mentee);
            if last != seat {
                self.give(self.mentee_at(last), (seat, mentor));
            }
        }
    }

    /// Takes everybody from her seat who scores less than `least` there.
    pub(super) fn leave_below(&mut self, graph: &Graph, least: u8) {
        for mentee in everyone::<Mentee>(graph.mentees()) {
            let score = self
                .seat_of(mentee)
                .and_then(|(_, mentor)| graph.score(mentee, mentor));
            if score.is_some_and(|score| score < least) {
                self.leave(mentee);
            }
        }
    }

    /// Each pair, in the mentees' order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (Mentee, Mentor)> {
        everyone::<Mentee>(self.seat_of.len())
            .filter_map(|mentee| Some((mentee, self.seat_of(mentee)?.1)))
    }

    /// How many mentees have a seat.
    pub(super) fn seated(&self) -> usize {
        self.taken.iter().map(|taken| *taken as usize).sum()
    }
}
