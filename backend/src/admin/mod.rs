//! What organisers and administrators see and do: lists that read every feature, acts through the features' commands.
pub mod http;
pub mod log;
pub mod names_store;
pub mod roles;

/// Codes this feature may answer with: those of the features it acts through.
pub const CODES: &[&[&str]] = &[];
