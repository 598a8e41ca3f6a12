//! The places of all mentors while proposals come in: per mentor a heap with the last-ranked holder on top.

#![allow(
    clippy::indexing_slicing,
    reason = "positions were checked when the market was made"
)]

use crate::matching::people::{Mentee, Mentor, Position, everyone};
use crate::matching::ranked::market::Market;

/// What a mentor's list of held proposals says to a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// There was room.
    Held,
    /// The new one is held, and this one is let go.
    InsteadOf(Mentee),
    /// All places are held by mentees ranked before.
    Refused,
}

/// Held proposals, flat. A mentor's heap has as many slots as she can fill: her capacity or the length of her order.
pub(super) struct Places {
    starts: Vec<usize>,
    held: Vec<u32>,
    /// Refuse this rank and those after it: the worst rank held when full, [`u32::MAX`] while there is room.
    limit: Vec<u32>,
    heaps: Vec<(u32, Mentee)>,
}

impl Places {
    pub(super) fn of(market: &Market) -> Self {
        let mut starts = Vec::with_capacity(market.mentors() + 1);
        let mut limit = Vec::with_capacity(market.mentors());
        let mut total = 0;
        starts.push(0);
        for mentor in everyone::<Mentor>(market.mentors()) {
            let slots = market
                .order(mentor)
                .len()
                .min(market.capacity(mentor) as usize);
            total += slots;
            starts.push(total);
            limit.push(if slots == 0 { 0 } else { u32::MAX });
        }
        Self {
            starts,
            held: vec![0; market.mentors()],
            limit,
            heaps: vec![(0, Mentee(0)); total],
        }
    }

    /// Puts a proposal to a mentor who ranks the proposer `rank`. O(log capacity).
    pub(super) fn propose(&mut self, mentor: Mentor, rank: u32, mentee: Mentee) -> Answer {
        let at = mentor.at();
        if rank >= self.limit[at] {
            return Answer::Refused;
        }
        let heap = &mut self.heaps[self.starts[at]..self.starts[at + 1]];
        let held = self.held[at] as usize;
        if held < heap.len() {
            heap[held] = (rank, mentee);
            rise(heap, held);
            self.held[at] += 1;
            if held + 1 == heap.len() {
                self.limit[at] = heap[0].0;
            }
            return Answer::Held;
        }
        let (_, gone) = heap[0];
        heap[0] = (rank, mentee);
        sink(heap);
        self.limit[at] = heap[0].0;
        Answer::InsteadOf(gone)
    }

    /// Whom the mentor holds, in no particular order.
    pub(super) fn holders(&self, mentor: Mentor) -> impl Iterator<Item = Mentee> {
        let start = self.starts[mentor.at()];
        let held = self.held[mentor.at()] as usize;
        self.heaps[start..start + held]
            .iter()
            .map(|(_, mentee)| *mentee)
    }
}

fn rise(heap: &mut [(u32, Mentee)], mut at: usize) {
    while at > 0 {
        let parent = (at - 1) / 2;
        if heap[parent].0 >= heap[at].0 {
            break;
        }
        heap.swap(parent, at);
        at = parent;
    }
}

fn sink(heap: &mut [(u32, Mentee)]) {
    let mut at = 0;
    loop {
        let (left, right) = (2 * at + 1, 2 * at + 2);
        let mut worst = at;
        if left < heap.len() && heap[left].0 > heap[worst].0 {
            worst = left;
        }
        if right < heap.len() && heap[right].0 > heap[worst].0 {
            worst = right;
        }
        if worst == at {
            break;
        }
        heap.swap(worst, at);
        at = worst;
    }
}
