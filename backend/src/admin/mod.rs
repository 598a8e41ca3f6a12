//! What organisers and administrators see and do: reads everything, writes through the features' commands.
pub mod applicants;
pub mod history;
pub mod http;
pub mod settings;

/// Codes this feature may answer with.
pub const CODES: &[&[&str]] = &[];
