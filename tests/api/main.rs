//! The API, tried over a real Postgres.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
mod applicants;
mod architecture;
mod atomic;
mod between_two;
mod calls;
mod demo;
mod document;
mod doors;
mod election_load;
mod elections;
mod identity;
mod invariants;
mod jobs;
mod leaving;
mod mail;
mod matrix;
mod migrations;
mod neighbours;
mod offers;
mod pairings;
mod platform;
mod programme;
mod queries;
mod races;
mod review;
mod smtp_sink;
mod suggestions;
mod world;
