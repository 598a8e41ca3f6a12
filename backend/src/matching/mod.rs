//! Matching: helping people see each other, never deciding for them.
//!
//! Pure: no SQL, no HTTP, no clock, no randomness that could change a result. The same input gives the same answer
//! anywhere, so an answer can be rehearsed beforehand and audited afterwards.
//!
//! | module | answers |
//! |---|---|
//! | [`ranked`] | a campaign's ranked election: who is with whom, and why |
//! | [`plan`] | which calls to suggest to which mentors, so that nobody is left without an offer |
//! | [`files`] | the JSON documents that organisers rehearse with and auditors check |
//! | [`command`] | `marelle matching resolve`, `verify` and `plan` |

pub mod command;
pub mod files;
pub mod lists;
pub mod names;
pub mod people;
pub mod plan;
pub mod ranked;
pub mod score;
pub mod suggest;
