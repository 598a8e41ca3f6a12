//! The API, tried over a real Postgres.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
mod calls;
mod elections;
mod invariants;
mod offers;
mod pairings;
mod platform;
mod races;
