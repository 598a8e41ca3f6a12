//! Identifiers of the people of an instance: read once, kept once, then sorted, so that nothing depends on the order
//! in which a file or a query happened to give them.

#![allow(
    clippy::indexing_slicing,
    reason = "numbers and slots are made here; texts are read through `get`"
)]

use std::hash::{BuildHasher, RandomState};

/// The longest identifier, in bytes. A UUID has 36.
pub const LONGEST: usize = 1024;

/// Why an identifier cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    /// Longer than [`LONGEST`].
    #[error("an id of {0} bytes is longer than {LONGEST}")]
    TooLong(usize),
    /// Positions are 32 bits wide, one value being kept for "absent".
    #[error("more than 4,294,967,294 different ids")]
    TooMany,
}

/// Identifiers in the making: each distinct one gets a number, in the order of first sight.
///
/// The table is keyed at random (as [`std::collections::HashMap`] is), so a hostile file cannot make it slow.
#[derive(Debug, Default)]
pub struct Interner {
    text: String,
    ends: Vec<usize>,
    /// Open addressing; 0 is free, else the hash's upper half and the number plus one.
    table: Vec<u64>,
    hasher: RandomState,
}

impl Interner {
    /// How many distinct identifiers were seen.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether none was seen.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The identifier with that number, empty when there is none.
    pub fn get(&self, number: u32) -> &str {
        slice(&self.text, &self.ends, number as usize)
    }

    /// The number of `name`, a new one when it is seen for the first time.
    ///
    /// # Errors
    /// [`NameFault`] for an identifier too long, or one too many.
    pub fn number(&mut self, name: &str) -> Result<u32, NameFault> {
        if name.len() > LONGEST {
            return Err(NameFault::TooLong(name.len()));
        }
        if self.table.len() < (self.len() + 1) * 2 {
            self.grow();
        }
        let hash = self.hasher.hash_one(name);
        let mut slot = self.first_slot(hash);
        loop {
            let entry = self.table[slot];
            if entry == 0 {
                break;
            }
            let number = (entry & LOWER).wrapping_sub(1) as u32;
            if entry & !LOWER == hash & !LOWER && self.get(number) == name {
                return Ok(number);
            }
            slot = (slot + 1) & (self.table.len() - 1);
        }
        let number = u32::try_from(self.len())
            .ok()
            .filter(|n| *n < u32::MAX - 1)
            .ok_or(NameFault::TooMany)?;
        self.text.push_str(name);
        self.ends.push(self.text.len());
        self.table[slot] = (hash & !LOWER) | (u64::from(number) + 1);
        Ok(number)
    }

    fn first_slot(&self, hash: u64) -> usize {
        // The table's length is a power of two; the upper half of the hash is compared, the lower half places.
        (hash & LOWER) as usize & (self.table.len() - 1)
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(64);
        self.table = vec![0; size];
        for number in 0..self.len() as u32 {
            let hash = self.hasher.hash_one(self.get(number));
            let mut slot = self.first_slot(hash);
            while self.table[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            self.table[slot] = (hash & !LOWER) | (u64::from(number) + 1);
        }
    }

    /// The identifiers for which `keep` holds, sorted by their bytes, and for each number its place among them.
    pub fn sorted(self, keep: impl Fn(u32) -> bool) -> (Names, Vec<Option<u32>>) {
        let mut kept: Vec<u32> = (0..self.len() as u32)
            .filter(|number| keep(*number))
            .collect();
        kept.sort_unstable_by(|a, b| self.get(*a).cmp(self.get(*b)));
        let mut places = vec![None; self.len()];
        let mut names = Names {
            text: String::with_capacity(self.text.len()),
            ends: Vec::with_capacity(kept.len()),
        };
        for (place, number) in (0u32..).zip(&kept) {
            places[*number as usize] = Some(place);
            names.text.push_str(self.get(*number));
            names.ends.push(names.text.len());
        }
        (names, places)
    }
}

const LOWER: u64 = 0xffff_ffff;

/// Identifiers sorted by their bytes; a person's position is her place among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    text: String,
    ends: Vec<usize>,
}

impl Names {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The identifier at `place`, empty when there is none.
    pub fn get(&self, place: usize) -> &str {
        slice(&self.text, &self.ends, place)
    }

    /// Where `name` stands.
    pub fn find(&self, name: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.get(middle).cmp(name) {
                std::cmp::Ordering::Equal => return u32::try_from(middle).ok(),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|place| self.get(place))
    }
}

fn slice<'a>(text: &'a str, ends: &[usize], number: usize) -> &'a str {
    let end = ends.get(number).copied().unwrap_or(0);
    let start = number
        .checked_sub(1)
        .and_then(|before| ends.get(before))
        .copied()
        .unwrap_or(0);
    text.get(start..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::{Interner, LONGEST, NameFault};

    #[test]
    fn a_name_keeps_its_number_while_the_table_grows() {
        let mut interner = Interner::default();
        let first: Vec<u32> = (0..5000)
            .map(|n| interner.number(&format!("id {n}")).unwrap())
            .collect();
        let again: Vec<u32> = (0..5000)
            .map(|n| interner.number(&format!("id {n}")).unwrap())
            .collect();
        assert_eq!(first, again);
        assert_eq!(interner.len(), 5000);
    }

    #[test]
    fn the_sorted_names_do_not_depend_on_the_order_of_arrival() {
        let arrive = |names: &[&str]| {
            let mut interner = Interner::default();
            for name in names {
                interner.number(name).unwrap();
            }
            interner.sorted(|_| true).0
        };
        let names = arrive(&["zoé", "", "Ana", "ana"]);
        assert_eq!(names, arrive(&["ana", "zoé", "Ana", ""]));
        assert_eq!(names.iter().collect::<Vec<_>>(), ["", "Ana", "ana", "zoé"]);
        assert_eq!(
            (names.find("ana"), names.find("bea"), names.find("")),
            (Some(2), None, Some(0))
        );
    }

    #[test]
    fn names_left_out_have_no_place() {
        let mut interner = Interner::default();
        for name in ["b", "ghost", "a"] {
            interner.number(name).unwrap();
        }
        let (names, places) = interner.sorted(|number| number != 1);
        assert_eq!(places, [Some(1), None, Some(0)]);
        assert_eq!(names.len(), 2);
    }

    #[test]
    fn an_endless_name_is_refused() {
        let name = "x".repeat(LONGEST + 1);
        assert_eq!(
            Interner::default().number(&name),
            Err(NameFault::TooLong(LONGEST + 1))
        );
    }
}
