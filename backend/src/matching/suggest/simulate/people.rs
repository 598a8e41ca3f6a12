//! Drawing people: topics, fields and places are unevenly spread, as in life.

use crate::matching::score::profile::{Graded, Profile};
use crate::matching::score::tags::Set;
use crate::matching::suggest::random::Random;

/// How often each option is chosen, in hundredths, by its bit.
struct Options(&'static [u32]);

/// Topics mentees need, and topics mentors help with: the two do not agree.
const NEEDED: Options = Options(&[60, 45, 40, 30, 35, 25, 20, 15, 20, 10]);
const HELPED: Options = Options(&[50, 35, 25, 35, 60, 15, 25, 10, 20, 30]);
const FIELDS: Options = Options(&[55, 20, 30, 15, 20, 10, 8, 5, 12, 25, 10]);
const WAYS: Options = Options(&[85, 35, 40, 50, 45]);
const SLOTS: Options = Options(&[70, 45, 30]);
/// French for nearly everybody, English for many.
const LANGUAGES: Options = Options(&[97, 35, 4]);
/// One large region, many small ones.
const REGIONS: [u32; 13] = [34, 12, 9, 8, 7, 6, 5, 5, 4, 4, 3, 2, 1];

impl Options {
    /// A set of at least one and at most `most` options.
    fn draw(&self, most: u32, random: &mut Random) -> Set {
        let mut set = Set::EMPTY;
        let count = self.0.len() as u32;
        let first = random.below(count);
        for step in 0..count {
            let bit = (first + step) % count;
            let chance = self.0.get(bit as usize).copied().unwrap_or(0) * 10;
            if set.len() < most && random.per_mille(chance) {
                set = set.or(Set::of(bit as u8));
            }
        }
        if set.is_empty() {
            Set::of(first as u8)
        } else {
            set
        }
    }
}

fn region(random: &mut Random) -> u32 {
    let mut rest = random.below(REGIONS.iter().sum());
    for (region, weight) in (0u32..).zip(REGIONS) {
        if rest < weight {
            return region;
        }
        rest -= weight;
    }
    0
}

fn common(random: &mut Random) -> Profile {
    let ways = WAYS.draw(5, random);
    Profile {
        interests: FIELDS.draw(3, random),
        slots: SLOTS.draw(3, random),
        ways,
        in_person: ways.and(Set::of(1)),
        languages: LANGUAGES.draw(3, random),
        region: Some(region(random)),
        ..Profile::default()
    }
}

/// A mentee: one to four needs, zero to ten years.
pub(super) fn mentee(random: &mut Random) -> Profile {
    let rhythm = random.below(4) as u8;
    Profile {
        topics: Graded {
            high: NEEDED.draw(4, random),
            ..Graded::default()
        },
        years: Some(random.below(11) as u8),
        rhythms: Set::of(rhythm),
        any_rhythm: rhythm == 3,
        ..common(random)
    }
}

/// A mentor: topics, one to three places, two to twenty-five years.
pub(super) fn mentor(random: &mut Random) -> (Profile, u32) {
    let capacity = match random.below(10) {
        0..6 => 1,
        6..9 => 2,
        _ => 3,
    };
    let profile = Profile {
        topics: Graded {
            high: HELPED.draw(5, random),
            ..Graded::default()
        },
        years: Some(2 + random.below(24) as u8),
        ..common(random)
    };
    (profile, capacity)
}
