//! What a programme is: its settings, nouns, questionnaires, charter and the consents given to it.
pub mod commands;
pub mod defaults;
pub mod definition_rules;
pub mod dto;
pub mod http;
pub mod markdown;
pub mod matching;
pub mod model;
pub mod policy;
pub mod questionnaire;
pub mod settings;
pub mod store;

/// Codes this feature may answer with.
pub const CODES: &[&[crate::platform::problem::Told]] = &[model::ProgrammeRefusal::CODES];
