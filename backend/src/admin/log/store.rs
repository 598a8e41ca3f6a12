//! Reading the log.
use super::dto::{EventFilter, EventView};
use crate::{
    admin::names_store::names,
    identity::model::{AccountId, ProgrammeId},
    outbox::EventId,
    platform::{db::Conn, page::Page, problem::Problem},
    schema::events::dsl,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use std::collections::HashMap;
use uuid::Uuid;

/// A row of the log as it is read.
type Row = (
    EventId,
    String,
    Option<AccountId>,
    Uuid,
    Option<String>,
    Option<String>,
    Option<String>,
    DateTime<Utc>,
);

/// Events, newest first, with the names of those who acted.
pub async fn page(
    conn: &mut Conn,
    programme: ProgrammeId,
    filter: &EventFilter,
) -> Result<Page<EventView>, Problem> {
    let page = filter.page();
    let mut statement = dsl::events
        .filter(dsl::programme_id.eq(programme))
        .order(dsl::id.desc())
        .limit(page.fetch())
        .select((
            dsl::id,
            dsl::kind,
            dsl::actor_id,
            dsl::subject_id,
            dsl::from_state,
            dsl::to_state,
            dsl::reason,
            dsl::occurred_at,
        ))
        .into_boxed();
    if let Some(subject) = filter.subject_id {
        statement = statement.filter(dsl::subject_id.eq(subject));
    }
    if let Some(kind) = &filter.kind {
        statement = statement.filter(dsl::kind.eq(kind));
    }
    if let Some(after) = page.after::<EventId>()? {
        statement = statement.filter(dsl::id.lt(after));
    }
    let page = page.cut(statement.load::<Row>(conn).await?, |row| row.0)?;
    let people: Vec<_> = page.items.iter().filter_map(|row| row.2).collect();
    let names = names(conn, programme, &people).await?;
    Ok(page.map(|row| view(row, &names)))
}

/// What happened to these, newest first, readings apart: at most `limit` events.
pub async fn of_subjects(
    conn: &mut Conn,
    programme: ProgrammeId,
    subjects: &[Uuid],
    limit: i64,
) -> Result<Vec<EventView>, Problem> {
    let rows: Vec<Row> = dsl::events
        .filter(dsl::programme_id.eq(programme))
        .filter(dsl::subject_id.eq_any(subjects))
        .filter(dsl::kind.ne("applicant.read"))
        .order(dsl::id.desc())
        .limit(limit)
        .select((
            dsl::id,
            dsl::kind,
            dsl::actor_id,
            dsl::subject_id,
            dsl::from_state,
            dsl::to_state,
            dsl::reason,
            dsl::occurred_at,
        ))
        .load(conn)
        .await?;
    let people: Vec<_> = rows.iter().filter_map(|row| row.2).collect();
    let names = names(conn, programme, &people).await?;
    Ok(rows.into_iter().map(|row| view(row, &names)).collect())
}

fn view(row: Row, names: &HashMap<AccountId, String>) -> EventView {
    let (id, kind, actor_id, subject_id, from_state, to_state, reason, occurred_at) = row;
    EventView {
        id,
        kind,
        actor_id,
        actor_name: actor_id.and_then(|who| names.get(&who).cloned()),
        subject_id,
        from_state,
        to_state,
        reason,
        occurred_at,
    }
}
