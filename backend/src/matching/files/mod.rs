//! The JSON documents of `marelle matching`: read as a stream, refused with a sentence that names the place.
//!
//! Nothing here keeps a document in memory: ids become numbers as they are read, so a million ballots of ten choices
//! take a few hundred megabytes in all. Whatever the bytes are (cut short, wrong types, endless, repeated), reading ends
//! with a value that is complete or with a [`Refused`].

pub mod candidates;
pub mod result;
pub mod round;
pub mod suggestions;

mod place;
mod visit;

pub use place::Refused;

#[cfg(test)]
mod tests;
