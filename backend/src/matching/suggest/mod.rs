//! Suggestions to mentors: "this call may suit you", spread so that nobody is left unseen.
//!
//! | module | answers |
//! |---|---|
//! | [`balanced`] | all mentors' lists at once, with the guarantees of the programme |
//! | [`index`] | one mentor's best mentees among very many, exactly, in a fraction of a millisecond |
//! | [`simulate`] | what a programme would become under one way of listing or another |

pub mod balanced;
pub mod index;
pub mod random;
pub mod simulate;
