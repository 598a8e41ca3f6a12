//! Statements on accounts, sessions, links and grants.
pub mod accounts;
pub mod grants;
pub mod links;
pub mod me;
pub mod sessions;
mod standing;

pub use standing::{Standing, programme_at, standing};
