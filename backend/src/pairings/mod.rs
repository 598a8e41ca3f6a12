//! Pairings: a mentor and a mentee, from the election to the end; what they log, and how they are.
//!
//! A pairing is formed by an election only, which comes after this feature and calls [`commands::form_in`]: the arrow is
//! `calls ← offers ← pairings ← elections`, for the election closes offers, marks the call and forms the pair in one
//! transaction, while a pair needs to know nothing of how it was elected but the election's id.
pub mod commands;
pub mod dto;
pub mod http;
pub mod jobs;
pub mod leaving;
pub mod leaving_http;
pub mod model;
pub mod policy;
pub mod store;

/// Codes this feature may answer with.
pub const CODES: &[&[crate::platform::problem::Told]] = &[model::PairingRefusal::CODES];
