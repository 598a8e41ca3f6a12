//! The API, tried over a real Postgres.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
mod architecture;
mod calls;
mod document;
mod doors;
mod elections;
mod invariants;
mod leaving;
mod migrations;
mod offers;
mod pairings;
mod platform;
mod races;
