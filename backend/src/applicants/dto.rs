//! Applications as they go over the wire.
use super::{
    answers::{self, Answers},
    model::{Act, Applicant, ApplicantId, ApplicantStatus, SuspensionReason},
};
use crate::platform::text::OptionKey;
use crate::{
    identity::model::Role,
    programme::{
        model::{ApplicantRole, nullable},
        questionnaire::Definition,
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

crate::text_enum! {
    /// What she may do next with her application.
    pub enum ApplicantAction {
        Edit = "edit",
        Submit = "submit",
        Withdraw = "withdraw",
        Pause = "pause",
        Resume = "resume",
        SetCapacity = "set_capacity",
        OpenCall = "open_call",
    }
}

/// An application as she sees it herself.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicantView {
    pub id: ApplicantId,
    pub role: ApplicantRole,
    pub status: ApplicantStatus,
    /// The version of the questionnaire that these answers answer.
    #[schema(minimum = 1, maximum = 1_000_000, example = 1)]
    pub questionnaire_version: i32,
    /// Answers by question key.
    #[schema(value_type = std::collections::HashMap<String, Value>, example = json!({"first_name": "Léa", "fields": ["web"]}))]
    pub answers: Value,
    /// Keys of the questions that still keep it from being handed in.
    #[schema(value_type = Vec<OptionKey>, max_items = 600, example = json!(["last_name"]))]
    pub missing: Vec<String>,
    /// Places of a mentor; null for a mentee.
    #[schema(required, minimum = 1, maximum = 10, example = 1)]
    pub capacity: Option<i32>,
    #[schema(required)]
    pub paused_at: Option<DateTime<Utc>>,
    /// The day on which her break ends.
    #[schema(required)]
    pub paused_until: Option<NaiveDate>,
    /// What the organisers asked or said last.
    #[schema(
        required,
        max_length = 2000,
        example = "Pouvez-vous préciser votre formation ?"
    )]
    pub review_words: Option<String>,
    /// Why it was declined.
    #[schema(required, max_length = 40, example = "not_a_fit")]
    pub decline_reason: Option<String>,
    #[schema(required)]
    pub submitted_at: Option<DateTime<Utc>>,
    /// Counts its changes; the ETag.
    #[schema(minimum = 1, maximum = 2_000_000_000, example = 3)]
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    /// What she may do next.
    #[schema(max_items = 7)]
    pub actions: Vec<ApplicantAction>,
}

impl ApplicantView {
    /// Her own, read against the questionnaire it answers. `engaged`: she searches or is accompanied already.
    #[must_use]
    pub fn of(applicant: Applicant, definition: &Definition, engaged: bool) -> Self {
        let actions = actions(&applicant, engaged);
        let known = applicant.answers.as_object().cloned().unwrap_or_default();
        Self {
            id: applicant.id,
            role: ApplicantRole::of(applicant.role).unwrap_or(ApplicantRole::Mentee),
            status: applicant.status,
            questionnaire_version: applicant.questionnaire_version,
            missing: answers::missing(definition, &known),
            answers: applicant.answers,
            capacity: applicant.capacity,
            paused_at: applicant.paused_at,
            paused_until: applicant.paused_until,
            review_words: applicant.review_words,
            decline_reason: applicant.decline_reason,
            submitted_at: applicant.submitted_at,
            version: applicant.version,
            created_at: applicant.created_at,
            updated_at: applicant.updated_at,
            actions,
        }
    }
}

fn actions(applicant: &Applicant, engaged: bool) -> Vec<ApplicantAction> {
    use ApplicantAction as A;
    let paused = applicant.paused_at.is_some();
    let searches = applicant.role == Role::Mentee && applicant.status == ApplicantStatus::Admitted;
    let all = [
        (A::Edit, applicant.may_edit()),
        (A::Submit, applicant.may(Act::Submit)),
        (A::Withdraw, applicant.may(Act::Withdraw)),
        (A::Pause, applicant.mentors() && !paused),
        (A::Resume, applicant.mentors() && paused),
        (A::SetCapacity, applicant.mentors()),
        (A::OpenCall, searches && !engaged),
    ];
    all.into_iter()
        .filter_map(|(action, may)| may.then_some(action))
        .collect()
}

/// In which role.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewApplicant {
    pub role: ApplicantRole,
}

/// Answers to save: those that are sent, the others stay. Null takes one away.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ApplicantChanges {
    /// Values by question key, each as its question's kind says.
    #[validate(custom(function = "few"))]
    #[schema(value_type = std::collections::HashMap<String, Value>, example = json!({"first_name": "Léa", "pronouns": null}))]
    pub answers: Answers,
}

fn few(answers: &Answers) -> Result<(), ValidationError> {
    if answers.len() <= 100 {
        Ok(())
    } else {
        Err(ValidationError::new("length")
            .with_message("Send at most 100 answers at a time.".into()))
    }
}

/// How many she accompanies at a time.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCapacity {
    /// Places.
    #[validate(range(min = 1, max = 10, message = "Give a number from 1 to 10."))]
    #[schema(minimum = 1, maximum = 10, example = 2)]
    pub capacity: i32,
}

/// A break.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PauseApplicant {
    /// The day on which it ends; null: when she says so.
    #[serde(deserialize_with = "nullable")]
    #[schema(required, example = "2026-09-01")]
    pub until: Option<NaiveDate>,
}

/// Taking an application back.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct WithdrawApplicant {}

/// Putting somebody on hold, or removing her.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct SuspendApplicant {
    /// Why; organisers read it, she does not.
    pub reason: SuspensionReason,
}
