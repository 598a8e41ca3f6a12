//! What a programme is: its settings, nouns, questionnaires, charter and the consents given to it.
pub mod commands;
pub mod http;
pub mod settings;
pub mod store;

/// Codes this feature may answer with.
pub const CODES: &[&[&str]] = &[];
