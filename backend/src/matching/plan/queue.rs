//! The queue of a shortest-path search whose distances are small whole numbers: a bucket per distance, and a heap for the
//! few that are far.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::matching::people::Mentor;

/// Distances below this have a bucket of their own. Scores differ by at most 100, so paths seldom come near it.
const NEAR: usize = 1024;

/// Mentors by distance; taken in the order of distance. Nothing may be added nearer than what was last taken.
pub(super) struct Queue {
    buckets: Vec<Vec<Mentor>>,
    at: usize,
    /// How many are in buckets.
    near: usize,
    far: BinaryHeap<Reverse<(i64, Mentor)>>,
}

impl Queue {
    pub(super) fn new() -> Self {
        Self {
            buckets: vec![Vec::new(); NEAR],
            at: 0,
            near: 0,
            far: BinaryHeap::new(),
        }
    }

    pub(super) fn push(&mut self, distance: i64, mentor: Mentor) {
        let bucket = usize::try_from(distance)
            .ok()
            .and_then(|distance| self.buckets.get_mut(distance));
        if let Some(bucket) = bucket {
            bucket.push(mentor);
            self.near += 1;
        } else {
            self.far.push(Reverse((distance, mentor)));
        }
    }

    /// The nearest mentor and her distance.
    pub(super) fn pop(&mut self) -> Option<(i64, Mentor)> {
        if self.near == 0 {
            return self.far.pop().map(|Reverse(far)| far);
        }
        while let Some(bucket) = self.buckets.get_mut(self.at) {
            if let Some(mentor) = bucket.pop() {
                self.near -= 1;
                return Some((self.at as i64, mentor));
            }
            self.at += 1;
        }
        None
    }

    /// Empties the queue for the next search.
    pub(super) fn clear(&mut self) {
        if self.near > 0 {
            self.buckets.iter_mut().skip(self.at).for_each(Vec::clear);
            self.near = 0;
        }
        self.at = 0;
        self.far.clear();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Queue;
    use crate::matching::people::Mentor;

    proptest! {
        #[test]
        fn what_comes_out_is_in_order(distances in prop::collection::vec(0i64..3000, 0..60), later in 0i64..50) {
            let mut queue = Queue::new();
            for round in 0..2 {
                let mut expected = distances.clone();
                for (mentor, distance) in (0u32..).zip(&distances) {
                    queue.push(*distance, Mentor(mentor));
                }
                // Something added while taking, not nearer than what was taken.
                let mut taken = vec![];
                while let Some((distance, Mentor(mentor))) = queue.pop() {
                    taken.push(distance);
                    if mentor == 0 {
                        queue.push(distance + later, Mentor(u32::MAX));
                        expected.push(distance + later);
                    }
                    if round == 0 && taken.len() > 30 {
                        break;
                    }
                }
                expected.sort_unstable();
                expected.truncate(taken.len());
                prop_assert_eq!(taken, expected);
                queue.clear();
                prop_assert_eq!(queue.pop(), None);
            }
        }
    }
}
