//! Mails: which event tells whom, in which words, and how they leave.
//!
//! An event's `fan_out` job queues one `send_mail` job per mail and person; that one reads what the mail says, renders
//! it and hands it over. Both may run more than once: the keys of the jobs and the Message-ID stay the same.
mod commands;
mod dates;
pub mod http;
mod jobs;
mod model;
mod post;
mod render;
mod store;

pub use jobs::{Office, handlers};
pub use model::MailTemplate;
