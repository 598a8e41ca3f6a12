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
mod identity;
mod jobs;
mod mail;
mod migrations;
mod platform;
mod smtp_sink;
