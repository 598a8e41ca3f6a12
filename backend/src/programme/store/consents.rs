//! Statements on consents: rows that say what, which version, given when, withdrawn when.
use crate::{
    identity::model::{AccountId, ProgrammeId},
    platform::{db::Conn, id, problem::Problem},
    programme::model::ConsentKind,
    schema::{charters, consents},
};
use chrono::{DateTime, Utc};
use diesel::{
    dsl::{exists, not},
    prelude::*,
};
use diesel_async::RunQueryDsl;

/// Whether she accepted the charter in force: her consent stands, and no charter is newer.
pub async fn accepted_current_charter(
    mut conn: &Conn,
    programme: ProgrammeId,
    account: AccountId,
) -> Result<bool, Problem> {
    let newer = charters::table
        .filter(charters::programme_id.eq(consents::programme_id))
        .filter(charters::version.gt(consents::version));
    Ok(diesel::select(exists(
        consents::table
            .filter(consents::programme_id.eq(programme))
            .filter(consents::account_id.eq(account))
            .filter(consents::kind.eq(ConsentKind::Charter))
            .filter(consents::withdrawn_at.is_null())
            .filter(not(exists(newer))),
    ))
    .get_result(&mut conn)
    .await?)
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
