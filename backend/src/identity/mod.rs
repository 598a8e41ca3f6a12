//! Who is asking: accounts, sessions, tokens, granted roles.
pub mod call;
pub mod http;
pub mod model;
pub mod store;
pub mod token;

/// Codes this feature may answer with.
pub const CODES: &[&[&str]] = &[model::IdentityRefusal::CODES];
