//! What organisers and administrators see and do: lists that read every feature, acts through the features' commands.
pub mod applicants;
pub mod http;
pub mod log;
pub mod names_store;
pub mod oversight;
pub mod roles;
pub mod settings;

/// Codes this feature may answer with: those of the features it acts through.
pub const CODES: &[&[crate::platform::problem::Told]] = &[];
