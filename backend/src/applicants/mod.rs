//! Applying as a mentee or a mentor: the questionnaire's answers, the review, and what a person is once admitted.
pub mod answers;
pub mod commands;
pub mod dto;
pub mod http;
pub mod model;
pub mod policy;
pub mod projection;
pub mod regions;
pub mod store;
pub mod views;

/// Codes this feature may answer with.
pub const CODES: &[&[crate::platform::problem::Told]] = &[model::ApplicantRefusal::CODES];
