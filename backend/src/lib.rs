//! Marelle: mentors offer, the mentee elects. See `ARCHITECTURE.md` beside this crate for the house's plan.
pub mod admin;
pub mod api;
pub mod app;
pub mod applicants;
pub mod calls;
pub mod config;
pub mod elections;
pub mod identity;
pub mod jobs;
pub mod mail;
pub mod offers;
pub mod outbox;
pub mod pairings;
pub mod platform;
pub mod programme;
pub mod schema;
