//! Statements on events.
use super::model::{Event, EventId};
use crate::{
    platform::{db::Conn, problem::Problem},
    schema::events::dsl,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Appends one event.
pub async fn insert(
    mut conn: &Conn,
    id: EventId,
    event: Event,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    diesel::insert_into(dsl::events)
        .values((
            dsl::programme_id.eq(event.programme_id),
            dsl::id.eq(id),
            dsl::kind.eq(event.kind),
            dsl::actor_id.eq(event.actor_id),
            dsl::subject_id.eq(event.subject_id),
            dsl::from_state.eq(event.from),
            dsl::to_state.eq(event.to),
            dsl::reason.eq(event.reason),
            dsl::refs.eq(event.refs),
            dsl::occurred_at.eq(now),
        ))
        .execute(&mut conn)
        .await?;
    Ok(())
}
