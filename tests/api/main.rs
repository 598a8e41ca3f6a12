//! The API, tried over a real Postgres.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]
mod architecture;
mod document;
mod doors;
mod migrations;
mod platform;
