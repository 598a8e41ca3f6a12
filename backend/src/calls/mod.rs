//! Calls: a mentee's live search for a mentor, shown to admitted mentors, those with the fewest offers first.
//!
//! What happens to the offers on a call when it pauses or closes is the offers' business: they mount those two acts and
//! call [`commands::pause_in`] and [`commands::close_in`].
pub mod commands;
pub mod dto;
pub mod http;
pub mod model;
pub mod policy;
pub mod reader;
pub mod store;

/// Codes this feature may answer with.
pub const CODES: &[&[crate::platform::problem::Told]] = &[model::CallRefusal::CODES];
