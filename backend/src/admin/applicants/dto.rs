//! Applications under review, as they go over the wire.
use crate::{
    admin::log::dto::EventView,
    applicants::model::{Act, Applicant, ApplicantId, ApplicantStatus, DeclineReason},
    platform::page::PageQuery,
    programme::{
        model::ApplicantRole,
        questionnaire::{Definition, QuestionAudience},
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use validator::{Validate, ValidationError};

crate::text_enum! {
    /// What an organiser may do next with an application.
    pub enum ReviewAction {
        Admit = "admit",
        Decline = "decline",
        AskInfo = "ask_info",
        Suspend = "suspend",
        Reinstate = "reinstate",
        Remove = "remove",
        MarkReread = "mark_reread",
    }
}

/// Which applications, and which page of them.
#[derive(Clone, Debug, Deserialize, IntoParams, Validate)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct ApplicantsQuery {
    /// How many items to return.
    #[validate(range(min = 1, max = 100, message = "Ask for 1 to 100 items."))]
    #[param(minimum = 1, maximum = 100, default = 25)]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before; opaque.
    #[validate(length(min = 1, max = 500, message = "A cursor is at most 500 characters."))]
    #[param(min_length = 1, max_length = 500, pattern = "^[A-Za-z0-9_-]*$")]
    pub cursor: Option<String>,
    /// Only those that stand so.
    #[param(inline)]
    pub status: Option<ApplicantStatus>,
    /// Only those in this role.
    #[param(inline)]
    pub role: Option<ApplicantRole>,
    /// Part of a name or an address.
    #[validate(
        length(min = 1, max = 100, message = "Look for 1 to 100 characters."),
        custom(function = "seen")
    )]
    #[param(min_length = 1, max_length = 100, example = "martin")]
    pub q: Option<String>,
}

fn seen(text: &str) -> Result<(), ValidationError> {
    if text.contains(char::is_control) {
        return Err(ValidationError::new("characters")
            .with_message("Remove characters that cannot be seen.".into()));
    }
    Ok(())
}

impl ApplicantsQuery {
    /// The page wanted.
    #[must_use]
    pub fn page(&self) -> PageQuery {
        PageQuery {
            limit: self.limit,
            cursor: self.cursor.clone(),
        }
    }
}

/// A line of the list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicantRow {
    pub id: ApplicantId,
    pub role: ApplicantRole,
    pub status: ApplicantStatus,
    #[schema(max_length = 200, example = "Léa Martin")]
    pub full_name: String,
    /// Null when she left.
    #[schema(required, max_length = 254, example = "lea@example.org")]
    pub email: Option<String>,
    #[schema(max_length = 500, example = "Développeuse web")]
    pub job: String,
    /// Département or country.
    #[schema(max_length = 500, example = "Rhône")]
    pub region: String,
    pub submitted_at: Option<DateTime<Utc>>,
    /// Since when a substantive change waits for a second look.
    #[schema(required)]
    pub reread_since: Option<DateTime<Utc>>,
    /// Whole days from handing in to the decision, or to now.
    #[schema(minimum = 0, maximum = 100_000, example = 2)]
    pub waiting_days: i64,
}

impl ApplicantRow {
    /// A line, as of `now`.
    #[must_use]
    pub fn of(applicant: Applicant, email: Option<String>, now: DateTime<Utc>) -> Self {
        let from = applicant.submitted_at.unwrap_or(applicant.created_at);
        let to = applicant.decided_at.unwrap_or(now);
        Self {
            id: applicant.id,
            role: role_of(&applicant),
            status: applicant.status,
            full_name: applicant.full_name,
            email,
            job: applicant.job,
            region: applicant.region,
            submitted_at: applicant.submitted_at,
            reread_since: applicant.reread_since,
            waiting_days: (to - from).num_days().max(0),
        }
    }
}

fn role_of(applicant: &Applicant) -> ApplicantRole {
    ApplicantRole::of(applicant.role).unwrap_or(ApplicantRole::Mentee)
}

/// An application as organisers read it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApplicantReview {
    pub id: ApplicantId,
    pub role: ApplicantRole,
    pub status: ApplicantStatus,
    #[schema(max_length = 200, example = "Léa Martin")]
    pub full_name: String,
    /// What others see before a pair lives.
    #[schema(max_length = 100, example = "Léa")]
    pub public_name: String,
    /// Null when she left.
    #[schema(required, max_length = 254, example = "lea@example.org")]
    pub email: Option<String>,
    #[schema(max_length = 500, example = "Développeuse web")]
    pub job: String,
    /// Département or country.
    #[schema(max_length = 500, example = "Rhône")]
    pub region: String,
    /// The version of the questionnaire that these answers answer.
    #[schema(minimum = 1, maximum = 1_000_000, example = 1)]
    pub questionnaire_version: i32,
    /// Answers by question key, without those that nobody reads.
    #[schema(value_type = std::collections::HashMap<String, Value>, example = json!({"first_name": "Léa"}))]
    pub answers: Value,
    /// Places of a mentor; null for a mentee.
    #[schema(required, minimum = 1, maximum = 10, example = 1)]
    pub capacity: Option<i32>,
    #[schema(required)]
    pub paused_at: Option<DateTime<Utc>>,
    #[schema(required)]
    pub paused_until: Option<NaiveDate>,
    /// What organisers asked or said last.
    #[schema(
        required,
        max_length = 2000,
        example = "Pouvez-vous préciser votre formation ?"
    )]
    pub review_words: Option<String>,
    #[schema(required, max_length = 40, example = "not_a_fit")]
    pub decline_reason: Option<String>,
    /// Since when a substantive change waits for a second look.
    #[schema(required)]
    pub reread_since: Option<DateTime<Utc>>,
    #[schema(required)]
    pub submitted_at: Option<DateTime<Utc>>,
    #[schema(required)]
    pub decided_at: Option<DateTime<Utc>>,
    /// Counts its changes.
    #[schema(minimum = 1, maximum = 2_000_000_000, example = 3)]
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    /// What happened to this and her other applications, newest first; readings are left to the log.
    #[schema(max_items = 200)]
    pub history: Vec<EventView>,
    /// What you may do next.
    #[schema(max_items = 7)]
    pub actions: Vec<ReviewAction>,
}

impl ApplicantReview {
    /// The application as organisers read it.
    #[must_use]
    pub fn of(
        applicant: Applicant,
        definition: &Definition,
        email: Option<String>,
        history: Vec<EventView>,
    ) -> Self {
        Self {
            id: applicant.id,
            role: role_of(&applicant),
            status: applicant.status,
            actions: actions(&applicant),
            full_name: applicant.full_name,
            public_name: applicant.public_name,
            email,
            job: applicant.job,
            region: applicant.region,
            questionnaire_version: applicant.questionnaire_version,
            answers: readable(applicant.answers, definition),
            capacity: applicant.capacity,
            paused_at: applicant.paused_at,
            paused_until: applicant.paused_until,
            review_words: applicant.review_words,
            decline_reason: applicant.decline_reason,
            reread_since: applicant.reread_since,
            submitted_at: applicant.submitted_at,
            decided_at: applicant.decided_at,
            version: applicant.version,
            created_at: applicant.created_at,
            updated_at: applicant.updated_at,
            history,
        }
    }
}

/// Answers that somebody may read; those whose question is not in the questionnaire are nobody's.
fn readable(answers: Value, definition: &Definition) -> Value {
    let Value::Object(mut members) = answers else {
        return answers;
    };
    members.retain(|key, _| {
        let question = definition.question(key);
        question.is_some_and(|question| question.audience != QuestionAudience::Nobody)
    });
    Value::Object(members)
}

fn actions(applicant: &Applicant) -> Vec<ReviewAction> {
    use ReviewAction as A;
    let all = [
        (A::Admit, applicant.may(Act::Admit)),
        (A::Decline, applicant.may(Act::Decline)),
        (A::AskInfo, applicant.may(Act::AskInfo)),
        (A::Suspend, applicant.may(Act::Suspend)),
        (A::Reinstate, applicant.may(Act::Reinstate)),
        (A::Remove, applicant.may(Act::Remove)),
        (A::MarkReread, applicant.reread_since.is_some()),
    ];
    all.into_iter()
        .filter_map(|(action, may)| may.then_some(action))
        .collect()
}

/// Not letting somebody in.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct DeclineApplicant {
    /// Why, for figures.
    pub reason: DeclineReason,
    /// What she reads.
    #[validate(length(min = 1, max = 2000, message = "Write 1 to 2000 characters to her."))]
    #[schema(
        min_length = 1,
        max_length = 2000,
        example = "Merci de votre candidature ; le programme s'adresse à…"
    )]
    pub words: String,
}

/// Asking for more.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AskApplicant {
    /// The question, as she reads it.
    #[validate(length(min = 1, max = 2000, message = "Write 1 to 2000 characters to her."))]
    #[schema(
        min_length = 1,
        max_length = 2000,
        example = "Pouvez-vous préciser votre formation ?"
    )]
    pub words: String,
}
