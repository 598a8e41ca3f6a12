//! Who is asking: accounts, sessions, tokens, granted roles.
pub mod call;
pub mod client;
pub mod commands;
pub mod dto;
pub mod even;
pub mod http;
pub mod model;
pub mod password;
pub mod secrets;
pub mod store;
pub mod token;

/// Codes this feature may answer with.
pub const CODES: &[&[crate::platform::problem::Told]] = &[model::IdentityRefusal::CODES];
