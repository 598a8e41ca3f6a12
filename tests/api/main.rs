//! The API, tried over a real Postgres.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
mod applicants;
mod architecture;
mod demo;
mod document;
mod doors;
mod migrations;
mod platform;
mod programme;
mod review;
