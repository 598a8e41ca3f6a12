//! Elections: the mentee's act of choosing one offer, immutable once cast. Nobody else can, whatever her role.
//!
//! The whole act is one transaction: offers are closed, the call is marked, the pair is formed. That is why this feature
//! stands after the pairings: `calls ← offers ← pairings ← elections`.
pub mod commands;
pub mod dto;
pub mod http;
pub mod model;
pub mod policy;
pub mod store;

/// Codes this feature may answer with.
pub const CODES: &[&[crate::platform::problem::Told]] = &[model::ElectionRefusal::CODES];
