//! (under construction)
pub mod http;

/// Codes this feature may answer with.
pub const CODES: &[&[&str]] = &[];
