//! What is counted while a simulated programme runs.

#![allow(
    clippy::indexing_slicing,
    reason = "mentees are numbered by the simulation itself"
)]

use crate::matching::suggest::simulate::Size;
use crate::matching::suggest::simulate::report::Report;

/// Offers are looked at so many days after a mentee opens her first call.
pub(super) const WINDOW: u32 = 14;

/// A mentee on one day.
pub(super) struct Watched {
    pub(super) mentee: u32,
    pub(super) arrived: u32,
    pub(super) offers: u32,
    pub(super) day: u32,
}

#[derive(Clone, Copy, Default)]
struct Seen {
    /// In how many lists, in thousandths of what her contemporaries had on average, over all makings of the lists while
    /// her call was open; and how many makings.
    shown: u64,
    makings: u64,
    /// Offers received in all, and within the window.
    offers: u32,
    early: u32,
    first_offer: Option<u32>,
    window_over: bool,
    matched: bool,
}

pub(super) struct Measures {
    seen: Vec<Seen>,
    offers: u64,
    over_capacity: u64,
    pairs: u64,
    capacity: u64,
}

impl Measures {
    pub(super) fn new(mentees: usize) -> Self {
        Self {
            seen: vec![Seen::default(); mentees],
            offers: 0,
            over_capacity: 0,
            pairs: 0,
            capacity: 0,
        }
    }

    /// The lists were made over `open` calls; `rows` are those of all lists. Exposure is compared within one making:
    /// when few calls are open, everybody is shown often.
    pub(super) fn shown(&mut self, open: &[u32], rows: impl Iterator<Item = u32>) {
        let mut count = vec![0u64; self.seen.len()];
        rows.for_each(|mentee| count[mentee as usize] += 1);
        let all: u64 = count.iter().sum();
        if all == 0 {
            return;
        }
        for mentee in open {
            let seen = &mut self.seen[*mentee as usize];
            seen.makings += 1;
            seen.shown += count[*mentee as usize] * 1000 * open.len() as u64 / all;
        }
    }

    pub(super) fn offered(&mut self, mentee: u32) {
        self.offers += 1;
        self.seen[mentee as usize].offers += 1;
    }

    pub(super) fn watch(&mut self, mentees: impl Iterator<Item = Watched>) {
        for Watched {
            mentee,
            arrived,
            offers,
            day,
        } in mentees
        {
            let seen = &mut self.seen[mentee as usize];
            let waited = day - arrived;
            if offers > 0 && seen.first_offer.is_none() {
                seen.first_offer = Some(waited);
            }
            if waited < WINDOW {
                seen.early = seen.offers;
            } else {
                seen.window_over = true;
            }
        }
    }

    pub(super) fn matched(&mut self, mentee: u32) {
        self.seen[mentee as usize].matched = true;
    }

    /// Each mentor's pairs and capacity at the end of a day.
    pub(super) fn day(&mut self, mentors: impl Iterator<Item = (u32, u32)>) {
        (self.pairs, self.capacity) = (0, 0);
        for (pairs, capacity) in mentors {
            self.pairs += u64::from(pairs);
            self.capacity += u64::from(capacity);
            self.over_capacity += u64::from(pairs > capacity);
        }
    }

    pub(super) fn report(&self, name: &str, size: Size) -> Report {
        let watched: Vec<&Seen> = self.seen.iter().filter(|seen| seen.window_over).collect();
        let of_watched = |holds: &dyn Fn(&Seen) -> bool| {
            let count = watched.iter().filter(|seen| holds(seen)).count() as u64;
            per_mille(count, watched.len() as u64)
        };
        let mut first: Vec<u32> = self
            .seen
            .iter()
            .filter_map(|seen| seen.first_offer)
            .collect();
        first.sort_unstable();
        // Mentees whose call was open at three makings at least: of others there is too little to see.
        let rates = self.seen.iter().filter(|seen| seen.makings >= 3);
        let rates: Vec<u64> = rates.map(|seen| seen.shown / seen.makings).collect();
        let matched = self.seen.iter().filter(|seen| seen.matched).count() as u64;
        Report {
            name: name.to_owned(),
            size,
            one_offer: of_watched(&|seen| seen.early >= 1),
            two_offers: of_watched(&|seen| seen.early >= 2),
            matched: per_mille(matched, u64::from(size.mentees)),
            load: per_mille(self.pairs, self.capacity),
            gini: gini(rates),
            places_per_hundred: per_mille(self.capacity, u64::from(size.mentees)) / 10,
            first_offer_days: first.get(first.len() / 2).copied(),
            offers: self.offers,
            over_capacity: self.over_capacity,
        }
    }
}

fn per_mille(part: u64, whole: u64) -> u32 {
    u32::try_from((part * 2000 + whole) / (2 * whole).max(1)).unwrap_or(u32::MAX)
}

/// The Gini coefficient, in thousandths: 0 when all are equal, near 1,000 when one has everything.
pub(super) fn gini(mut values: Vec<u64>) -> u32 {
    values.sort_unstable();
    let count = values.len() as i128;
    let total: i128 = values.iter().map(|value| i128::from(*value)).sum();
    let weighted: i128 = (1..)
        .zip(&values)
        .map(|(rank, value)| (2 * rank - count - 1) * i128::from(*value))
        .sum();
    u32::try_from((weighted * 1000) / (count * total).max(1)).unwrap_or(0)
}
