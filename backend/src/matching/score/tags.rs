//! Options of questions as bits: comparing two people's answers is an AND.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How many different options of one attribute can be told apart.
pub const MOST_TAGS: usize = 64;

/// A set of options of one attribute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Set(pub u64);

impl Set {
    /// Nothing.
    pub const EMPTY: Self = Self(0);

    /// One option, by its bit.
    pub fn of(bit: u8) -> Self {
        Self(1u64.checked_shl(u32::from(bit)).unwrap_or(0))
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many options are in it.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// What is in both.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in one or the other.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in this and not in the other.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The bits, lowest first.
    pub fn bits(self) -> impl Iterator<Item = u8> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let bit = (rest != 0).then(|| rest.trailing_zeros() as u8)?;
            rest &= rest - 1;
            Some(bit)
        })
    }
}

/// What the score can compare. Each comes from one question, which the settings name.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Attribute {
    /// What she would like help with; what she likes to help with.
    Topics,
    /// The kind of help: listening, opening doors, reviewing work …
    Help,
    /// Years of experience or study.
    Years,
    /// The ways she came by: retraining, self-taught, studies …
    Paths,
    /// Interests; technical fields in the default questionnaire.
    Interests,
    /// When she is free.
    Slots,
    /// How often to meet.
    Rhythm,
    /// How to talk.
    Ways,
    /// Languages, by their ISO code.
    Languages,
    /// What she does at the moment.
    Situation,
    /// What she would like of the other; never a filter.
    Wishes,
    /// What the other must have; a filter.
    Criteria,
}

/// Which bit stands for which option. Options get bits as they are met; two profiles can be compared when they were built
/// with the same vocabulary.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    tags: BTreeMap<Attribute, Vec<String>>,
    regions: BTreeMap<String, u32>,
}

impl Vocabulary {
    /// The bit of an option, a new one when it is met for the first time. `None` beyond [`MOST_TAGS`]: such an option is
    /// as if not answered.
    pub fn bit(&mut self, attribute: Attribute, tag: &str) -> Option<u8> {
        let tags = self.tags.entry(attribute).or_default();
        let known = tags.iter().position(|known| known == tag);
        let place = known.or_else(|| {
            (tags.len() < MOST_TAGS).then(|| {
                tags.push(tag.to_owned());
                tags.len() - 1
            })
        })?;
        u8::try_from(place).ok()
    }

    /// The number of a region.
    pub fn region(&mut self, label: &str) -> u32 {
        let next = u32::try_from(self.regions.len()).unwrap_or(u32::MAX);
        *self.regions.entry(label.to_owned()).or_insert(next)
    }

    /// The options in a set, sorted: independent of the order in which they were met.
    pub fn names(&self, attribute: Attribute, set: Set) -> Vec<String> {
        let tags = self.tags.get(&attribute);
        let mut names: Vec<String> = set
            .bits()
            .filter_map(|bit| tags?.get(usize::from(bit)).cloned())
            .collect();
        names.sort_unstable();
        names
    }

    /// The label of a region.
    pub fn region_name(&self, region: u32) -> Option<&str> {
        self.regions
            .iter()
            .find(|(_, number)| **number == region)
            .map(|(label, _)| label.as_str())
    }
}
