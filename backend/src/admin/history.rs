//! An entry of the log as organisers read it.
use crate::{identity::model::AccountId, outbox::EventId};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde::Serialize;
use std::collections::HashMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// A row of the log.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = crate::schema::events, check_for_backend(diesel::pg::Pg))]
pub struct Logged {
    pub id: EventId,
    pub kind: String,
    pub actor_id: Option<AccountId>,
    pub subject_id: Uuid,
    pub from_state: Option<String>,
    pub to_state: Option<String>,
    pub reason: Option<String>,
    pub occurred_at: DateTime<Utc>,
}

/// Something that happened: who, to what, from, to, why.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventView {
    pub id: EventId,
    /// `<subject>.<past participle>`.
    #[schema(max_length = 60, example = "applicant.admitted")]
    pub kind: String,
    /// Null: the system itself.
    #[schema(required)]
    pub actor_id: Option<AccountId>,
    /// Her name, or her address when she never applied; null for the system and for who left.
    #[schema(required, max_length = 254, example = "Camille Roux")]
    pub actor_name: Option<String>,
    /// What it happened to.
    pub subject_id: Uuid,
    #[schema(required, max_length = 40, example = "submitted")]
    pub from_state: Option<String>,
    #[schema(required, max_length = 40, example = "admitted")]
    pub to_state: Option<String>,
    /// A code.
    #[schema(required, max_length = 100, example = "not_a_fit")]
    pub reason: Option<String>,
    pub occurred_at: DateTime<Utc>,
}

impl EventView {
    /// The entry, with the name of who acted.
    #[must_use]
    pub fn of(event: Logged, names: &HashMap<AccountId, String>) -> Self {
        Self {
            id: event.id,
            kind: event.kind,
            actor_id: event.actor_id,
            actor_name: event.actor_id.and_then(|actor| names.get(&actor).cloned()),
            subject_id: event.subject_id,
            from_state: event.from_state,
            to_state: event.to_state,
            reason: event.reason,
            occurred_at: event.occurred_at,
        }
    }
}
