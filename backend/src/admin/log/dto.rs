//! Events and jobs on the wire.
use crate::{
    identity::model::AccountId,
    jobs::{Job, JobId, JobStatus},
    outbox::EventId,
    platform::page::PageQuery,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::{Validate, ValidationError};

/// Which events to list.
#[derive(Debug, Default, Deserialize, IntoParams, Validate)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct EventFilter {
    /// Only what happened to this applicant, call, offer, pairing …
    pub subject_id: Option<Uuid>,
    /// Only events of this kind.
    #[validate(
        length(min = 1, max = 60, message = "A kind is at most 60 characters."),
        custom(function = "kind_of_event")
    )]
    #[param(
        min_length = 1,
        max_length = 60,
        pattern = "^[a-z_.]+$",
        example = "election.cast"
    )]
    pub kind: Option<String>,
    #[serde(default, deserialize_with = "crate::platform::page::number")]
    #[validate(range(min = 1, max = 100, message = "Ask for 1 to 100 items."))]
    #[param(minimum = 1, maximum = 100, default = 25)]
    /// How many items to return.
    pub limit: Option<u32>,
    /// `next_cursor` of the page before; opaque.
    #[validate(length(min = 1, max = 500, message = "A cursor is at most 500 characters."))]
    #[param(min_length = 1, max_length = 500, pattern = "^[A-Za-z0-9_-]*$")]
    pub cursor: Option<String>,
}

/// A name as events bear it: `election.cast`.
fn kind_of_event(kind: &str) -> Result<(), ValidationError> {
    if kind
        .chars()
        .all(|c| c.is_ascii_lowercase() || "_.".contains(c))
    {
        Ok(())
    } else {
        Err(ValidationError::new("pattern").with_message(
            "A kind is written in small letters, points and underscores, like `election.cast`."
                .into(),
        ))
    }
}

impl EventFilter {
    /// The page asked for.
    #[must_use]
    pub fn page(&self) -> PageQuery {
        PageQuery {
            limit: self.limit,
            cursor: self.cursor.clone(),
        }
    }
}

/// Which jobs to list.
#[derive(Debug, Default, Deserialize, IntoParams, Validate)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct JobFilter {
    /// Only jobs in this state.
    pub status: Option<JobStatus>,
    #[serde(default, deserialize_with = "crate::platform::page::number")]
    #[validate(range(min = 1, max = 100, message = "Ask for 1 to 100 items."))]
    #[param(minimum = 1, maximum = 100, default = 25)]
    /// How many items to return.
    pub limit: Option<u32>,
    /// `next_cursor` of the page before; opaque.
    #[validate(length(min = 1, max = 500, message = "A cursor is at most 500 characters."))]
    #[param(min_length = 1, max_length = 500, pattern = "^[A-Za-z0-9_-]*$")]
    pub cursor: Option<String>,
}

impl JobFilter {
    /// The page asked for.
    #[must_use]
    pub fn page(&self) -> PageQuery {
        PageQuery {
            limit: self.limit,
            cursor: self.cursor.clone(),
        }
    }
}

/// Something that happened.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventView {
    pub id: EventId,
    #[schema(max_length = 60, example = "applicant.admitted")]
    pub kind: String,
    /// Null: the system itself.
    #[schema(required)]
    pub actor_id: Option<AccountId>,
    #[schema(required, max_length = 400, example = "Camille Roche")]
    pub actor_name: Option<String>,
    #[schema(max_length = 36)]
    pub subject_id: Uuid,
    #[schema(required, max_length = 40, example = "submitted")]
    pub from_state: Option<String>,
    #[schema(required, max_length = 40, example = "admitted")]
    pub to_state: Option<String>,
    #[schema(required, max_length = 200)]
    pub reason: Option<String>,
    pub occurred_at: DateTime<Utc>,
}

/// What an administrator may do with a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum JobAction {
    /// Try a dead job again.
    Revive,
}

/// A job. Its payload, which is ids only, stays inside.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobView {
    pub id: JobId,
    #[schema(max_length = 60, example = "send_mail")]
    pub kind: String,
    pub status: JobStatus,
    #[schema(minimum = 0, maximum = 1000, example = 1)]
    pub attempts: i32,
    pub run_at: DateTime<Utc>,
    #[schema(required, max_length = 500)]
    pub last_error: Option<String>,
    pub created_at: DateTime<Utc>,
    #[schema(max_items = 1)]
    pub actions: Vec<JobAction>,
}

impl From<Job> for JobView {
    fn from(job: Job) -> Self {
        let dead = job.status == JobStatus::Dead;
        Self {
            id: job.id,
            kind: job.kind,
            status: job.status,
            attempts: job.attempts,
            run_at: job.run_at,
            last_error: job.last_error,
            created_at: job.created_at,
            actions: if dead {
                vec![JobAction::Revive]
            } else {
                vec![]
            },
        }
    }
}
