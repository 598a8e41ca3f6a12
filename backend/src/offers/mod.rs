//! Offers: a mentor proposes to accompany *this* mentee, the two ask each other questions under it, and it ends in one
//! of six ways. Only the two of an offer know it.
//!
//! Pausing and closing a call are mounted here, because they lapse its offers; [`leaving`] is what happens to calls and
//! offers when a person pauses, leaves, is full or is to be kept apart from another.
pub mod commands;
pub mod dto;
pub mod http;
pub mod jobs;
pub mod leaving;
pub mod model;
pub mod policy;
pub mod store;

/// Codes this feature may answer with.
pub const CODES: &[&[crate::platform::problem::Told]] = &[model::OfferRefusal::CODES];
