//! Score `s1`: how well two people may suit each other, from 0 to 100, every point explained.
//!
//! Needs first, small weights on likeness, reasons in words, hard criteria as filters and never as points. The weights
//! are data ([`settings`]); they always make exactly 100, and the lines of a score always add up to it. Only whole
//! numbers are used, so the same inputs give the same score anywhere.
//!
//! Nothing is known here of names, pronouns, gender, age, photos, schools, employers or free text: a [`profile::Profile`]
//! has no room for them, and is built from the questions that the matching settings name.
//!
//! | step | where |
//! |---|---|
//! | answers to a compact profile | [`profile`] |
//! | may they be suggested to each other at all | [`eligible`] |
//! | what each feature says | [`features`] |
//! | points, band, lines, reasons for each side | [`fit`], [`reason`] |

pub mod eligible;
pub mod features;
pub mod fit;
pub mod profile;
pub mod rarity;
pub mod reason;
pub mod settings;
pub mod tags;

#[cfg(test)]
mod explanations;
#[cfg(test)]
mod parts;
#[cfg(test)]
mod properties;
#[cfg(test)]
pub(in crate::matching) mod samples;
