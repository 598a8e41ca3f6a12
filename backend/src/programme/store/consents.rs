//! Statements on consents: rows that say what, which version, given when, withdrawn when.
use super::current_charter_version;
use crate::{
    identity::model::{AccountId, ProgrammeId},
    platform::{db::Conn, id, problem::Problem},
    programme::model::ConsentKind,
    schema::consents,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Whether she accepted the charter in force.
pub async fn accepted_current_charter(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
) -> Result<bool, Problem> {
    let current = current_charter_version(conn, programme).await?;
    Ok(standing(conn, programme, account, ConsentKind::Charter)
        .await?
        .is_some_and(|version| version >= current))
}

/// The version of her consent that stands, if one does.
pub async fn standing(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    kind: ConsentKind,
) -> Result<Option<i32>, Problem> {
    Ok(consents::table
        .filter(consents::programme_id.eq(programme))
        .filter(consents::account_id.eq(account))
        .filter(consents::kind.eq(kind))
        .filter(consents::withdrawn_at.is_null())
        .select(consents::version)
        .first(conn)
        .await
        .optional()?)
}

/// Ends the consent that stands; says whether one did.
pub async fn withdraw(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    kind: ConsentKind,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let ended = diesel::update(
        consents::table
            .filter(consents::programme_id.eq(programme))
            .filter(consents::account_id.eq(account))
            .filter(consents::kind.eq(kind))
            .filter(consents::withdrawn_at.is_null()),
    )
    .set(consents::withdrawn_at.eq(now))
    .execute(conn)
    .await?;
    Ok(ended > 0)
}

/// Adds a consent, unless one of its kind stands already (two requests at once).
pub async fn insert(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    kind: ConsentKind,
    version: i32,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let written = diesel::insert_into(consents::table)
        .values((
            consents::programme_id.eq(programme),
            consents::id.eq(id::fresh(now)),
            consents::account_id.eq(account),
            consents::kind.eq(kind),
            consents::version.eq(version),
            consents::given_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(written > 0)
}
