//! What happened and what is queued: the append-only log for organisers, the jobs for administrators.
pub mod dto;
pub mod http;
pub mod store;
