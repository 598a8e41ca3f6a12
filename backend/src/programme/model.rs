//! Words that programmes, their content and their readers share.
use crate::identity::model::Role;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

crate::text_enum! {
    /// The two roles one applies for.
    pub enum ApplicantRole {
        Mentee = "mentee",
        Mentor = "mentor",
    }
}

impl From<ApplicantRole> for Role {
    fn from(role: ApplicantRole) -> Self {
        match role {
            ApplicantRole::Mentee => Self::Mentee,
            ApplicantRole::Mentor => Self::Mentor,
        }
    }
}

impl ApplicantRole {
    /// The role one applies for, if this is one of the two.
    #[must_use]
    pub const fn of(role: Role) -> Option<Self> {
        match role {
            Role::Mentee => Some(Self::Mentee),
            Role::Mentor => Some(Self::Mentor),
            Role::Organiser | Role::SafeguardingLead | Role::Administrator => None,
        }
    }
}

crate::text_enum! {
    /// What somebody may consent to, each by itself.
    pub enum ConsentKind {
        Charter = "charter",
        Directory = "directory",
        Map = "map",
        Newsletter = "newsletter",
    }
}

crate::refusals! {
    /// What programmes refuse.
    pub enum ProgrammeRefusal {
        CharterNotCurrent: Conflict, "charter-not-current", "The charter has changed: read the current one and accept it first.";
        DefinitionNotValid: Invalid, "questionnaire-not-valid", "This questionnaire cannot be published; `errors` says what to mend where.";
    }
}

/// A text in the two languages of the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct LocalizedText {
    /// French.
    #[validate(length(min = 1, max = 1000, message = "Write 1 to 1000 characters of French."))]
    #[schema(min_length = 1, max_length = 1000, example = "Prénom")]
    pub fr: String,
    /// English.
    #[validate(length(
        min = 1,
        max = 1000,
        message = "Write 1 to 1000 characters of English."
    ))]
    #[schema(min_length = 1, max_length = 1000, example = "First name")]
    pub en: String,
}

impl LocalizedText {
    /// The two texts.
    pub fn new(fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            fr: fr.into(),
            en: en.into(),
        }
    }
}

/// Deserialises a member that may be null but not left out, as the document says.
///
/// # Errors
/// The member's own.
pub fn nullable<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer)
}
