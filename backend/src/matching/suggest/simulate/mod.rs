//! What a programme would become under one way of listing or another: a seeded, repeatable simulation.
//!
//! People arrive, mentors look at their lists and offer, mentees elect or stay silent, pairs start, fade and end. The
//! score, the lists and the limits on offers are those of the product; how people behave is assumed, and the assumptions
//! are data ([`Behaviour`]), to be replaced by what a programme observes. The same seed gives the same report anywhere.

mod measure;
mod people;
mod plot;
mod programme;
mod report;
mod takes;

pub use plot::svg;
pub use programme::simulate;
pub use report::{Report, table};
pub use takes::what_it_takes;

use crate::matching::suggest::balanced::Spread;

/// The size and the length of a simulated programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub mentees: u32,
    pub mentors: u32,
    /// How long, in days; people arrive during the first half.
    pub days: u32,
    pub seed: u64,
}

/// The largest number of people on either side: simulation holds every pair's score in memory.
pub const MOST_PEOPLE: u32 = 20_000;

/// What the programme sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    pub spread: Spread,
    /// Open offers that a mentor may have.
    pub offers_per_mentor: u32,
    /// Open offers after which a call leaves the lists.
    pub offers_per_call: u32,
    /// Days until an offer expires.
    pub offer_days: u32,
    /// Days between two makings of the lists.
    pub refresh_days: u32,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            spread: Spread::default(),
            offers_per_mentor: 5,
            offers_per_call: 5,
            offer_days: 21,
            refresh_days: 2,
        }
    }
}

impl Rules {
    /// The same limits, lists by score alone.
    pub fn plain() -> Self {
        Self {
            spread: Spread::plain(),
            ..Self::default()
        }
    }
}

/// How people are assumed to behave; chances in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behaviour {
    /// Mentors who never act.
    pub silent_mentors: u32,
    /// A mentor looks at her list, each day.
    pub looks: u32,
    /// She offers to the mentee of a row that she reads, for each 10 points of their score.
    pub offers_per_ten_points: u32,
    /// She reads on after a row.
    pub reads_on: u32,
    /// Mentees who never answer.
    pub silent_mentees: u32,
    /// A mentee elects, each day: with one offer, and with several.
    pub elects_with_one: u32,
    pub elects_with_several: u32,
    /// A pair never starts.
    pub never_starts: u32,
    /// A pair ends, each day after it has started.
    pub ends: u32,
    /// A mentee opens a new call after her pair ended.
    pub comes_back: u32,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self {
            silent_mentors: 150,
            looks: 140,
            offers_per_ten_points: 35,
            reads_on: 930,
            silent_mentees: 80,
            elects_with_one: 60,
            elects_with_several: 150,
            never_starts: 80,
            ends: 4,
            comes_back: 400,
        }
    }
}

#[cfg(test)]
mod tests;
