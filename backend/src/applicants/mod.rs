//! Applying as a mentee or a mentor: the questionnaire's answers, the review, and what a person is once admitted.
pub mod http;
pub mod model;
pub mod store;

/// Codes this feature may answer with.
pub const CODES: &[&[&str]] = &[];
