//! Applicants and their states.
use crate::identity::model::{AccountId, ProgrammeId, Role};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use serde_json::Value;

crate::ids! {
    /// An account's candidacy in one role.
    ApplicantId,
}

crate::text_enum! {
    /// Where a candidacy stands.
    pub enum ApplicantStatus {
        Draft = "draft",
        Submitted = "submitted",
        NeedsInfo = "needs_info",
        Admitted = "admitted",
        Declined = "declined",
        Withdrawn = "withdrawn",
        Suspended = "suspended",
        Removed = "removed",
        Expired = "expired",
    }
}

/// An account's candidacy in one role.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable)]
#[diesel(table_name = crate::schema::applicants, check_for_backend(diesel::pg::Pg))]
pub struct Applicant {
    pub programme_id: ProgrammeId,
    pub id: ApplicantId,
    pub account_id: AccountId,
    /// `Mentee` or `Mentor`.
    pub role: Role,
    pub status: ApplicantStatus,
    pub questionnaire_version: i32,
    pub answers: Value,
    /// What others may call her before a pair lives; never holds a surname.
    pub public_name: String,
    pub full_name: String,
    pub job: String,
    /// Département or country, as shown.
    pub region: String,
    pub fields: Vec<String>,
    pub topics: Vec<String>,
    pub languages: Vec<String>,
    pub ways: Vec<String>,
    /// Places of a mentor; none for a mentee.
    pub capacity: Option<i32>,
    pub paused_at: Option<DateTime<Utc>>,
    pub paused_until: Option<NaiveDate>,
    pub review_words: Option<String>,
    pub decline_reason: Option<String>,
    pub reread_since: Option<DateTime<Utc>>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub decided_at: Option<DateTime<Utc>>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}
