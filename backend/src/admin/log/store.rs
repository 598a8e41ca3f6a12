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
use uuid::Uuid;

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
    Ok(page.map(
        |(id, kind, actor_id, subject_id, from_state, to_state, reason, occurred_at)| EventView {
            id,
            kind,
            actor_id,
            actor_name: actor_id.and_then(|who| names.get(&who).cloned()),
            subject_id,
            from_state,
            to_state,
            reason,
            occurred_at,
        },
    ))
}
