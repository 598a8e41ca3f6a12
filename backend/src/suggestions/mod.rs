//! "This call may suit you": each mentor's list, with reasons, spread so that no mentee goes unseen. Never an assignment.
//!
//! Lists are made by the worker ([`commands::refresh`]) from everybody at once, and kept; a reading checks each row again
//! as things are at that instant, so that no list waits for anything and none shows what is over.
pub mod board;
pub mod commands;
pub mod dto;
pub mod http;
pub mod list;
pub mod model;
pub mod store;
