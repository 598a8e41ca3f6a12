//! Who is in the database, by number: what `world.sql` makes, the requests and pgbench's scripts all count alike.
use anyhow::{Result, ensure};

/// A fifth of the applicants are mentors, and each has one pair; three fifths are mentees with an open call, of which
/// three in four have two offers; the last fifth are the mentees of those pairs.
#[derive(Clone, Copy, Debug)]
pub struct World {
    /// How many there are, mentors and mentees.
    pub applicants: u64,
    /// Persons 1 to this are mentors.
    pub mentors: u64,
}

/// A person, a call, an offer: something with a number, whose id is made from it.
pub type Number = u64;

/// Where the numbers of offers begin: those made first on their call, and those made second.
const OFFERS: Number = 10_000_000;

impl World {
    /// A world of this many applicants.
    ///
    /// # Errors
    /// When they cannot be shared out, or there are so few that mentors would meet themselves.
    pub fn of(applicants: u64) -> Result<Self> {
        ensure!(
            applicants.is_multiple_of(20) && (1000..=5_000_000).contains(&applicants),
            "a world has 1,000 to 5,000,000 applicants, a multiple of 20"
        );
        Ok(Self {
            applicants,
            mentors: applicants / 5,
        })
    }

    /// How many calls are open.
    #[must_use]
    pub const fn calls(&self) -> u64 {
        3 * self.mentors
    }

    /// The numbers of the twenty calls that the mentors' list begins with: without an offer, the longest wait first.
    pub fn head_of_the_list(&self) -> impl Iterator<Item = Number> {
        let (mentors, calls) = (self.mentors, self.calls());
        (0..20).map(move |place| mentors + calls - 4 * place)
    }

    /// How many of the open calls have offers: of four in a row the first three.
    #[must_use]
    pub const fn ballots(&self) -> u64 {
        self.calls() / 4 * 3
    }

    /// The number of an open call's mentee, and of the call itself; calls count from 1.
    #[must_use]
    pub const fn mentee(&self, call: u64) -> Number {
        self.mentors + call
    }

    /// The mentee who casts a ballot, and the offer that she elects; ballots count from 1.
    #[must_use]
    pub const fn ballot(&self, ballot: u64) -> (Number, Number) {
        let mentee = self.mentee(ballot + (ballot - 1) / 3);
        (mentee, OFFERS + mentee)
    }
}

/// The id of what has this number: what the function `nth` of the benchmark's databases answers.
#[must_use]
pub fn nth(number: Number) -> uuid::Uuid {
    // The decimal digits, read as hexadecimal ones.
    let digits = number
        .to_string()
        .bytes()
        .fold(0_u128, |id, digit| id << 4 | u128::from(digit - b'0'));
    uuid::Uuid::from_u128(0x7000_8000 << 48 | digits)
}

/// Spreads a count over 0..`among`, the same way in every run.
#[must_use]
pub const fn scattered(count: u64, among: u64) -> u64 {
    count.wrapping_mul(2_654_435_761) % among
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_legible() {
        assert_eq!(
            nth(10_004_321).to_string(),
            "00000000-0000-7000-8000-000010004321"
        );
    }

    #[test]
    fn ballots_are_cast_on_calls_with_offers() {
        let world = World::of(1000).unwrap();
        let calls: Vec<_> = (1..=6).map(|n| world.ballot(n).0 - world.mentors).collect();
        assert_eq!(calls, [1, 2, 3, 5, 6, 7]);
        assert!(world.ballot(world.ballots()).0 <= world.mentee(world.calls()));
    }
}
