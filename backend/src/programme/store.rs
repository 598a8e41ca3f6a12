//! Statements on programmes.
use crate::{
    identity::model::ProgrammeId,
    platform::{db::Conn, problem::Problem},
    schema::{charters, programmes, questionnaires},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// The oldest programme.
pub async fn first(conn: &mut Conn) -> Result<Option<ProgrammeId>, Problem> {
    Ok(programmes::table
        .order(programmes::created_at)
        .select(programmes::id)
        .first(conn)
        .await
        .optional()?)
}

/// Adds a programme.
pub async fn insert(
    conn: &mut Conn,
    id: ProgrammeId,
    host: Option<&str>,
    name: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    diesel::insert_into(programmes::table)
        .values((
            programmes::id.eq(id),
            programmes::host.eq(host),
            programmes::name.eq(name),
            programmes::created_at.eq(now),
            programmes::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Publishes a charter.
pub async fn insert_charter(
    conn: &mut Conn,
    programme: ProgrammeId,
    version: i32,
    fr: &str,
    en: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    diesel::insert_into(charters::table)
        .values((
            charters::programme_id.eq(programme),
            charters::version.eq(version),
            charters::body_fr.eq(fr),
            charters::body_en.eq(en),
            charters::published_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Publishes a questionnaire.
pub async fn insert_questionnaire(
    conn: &mut Conn,
    programme: ProgrammeId,
    role: &str,
    version: i32,
    definition: &serde_json::Value,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    diesel::insert_into(questionnaires::table)
        .values((
            questionnaires::programme_id.eq(programme),
            questionnaires::role.eq(role),
            questionnaires::version.eq(version),
            questionnaires::definition.eq(definition),
            questionnaires::published_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// The version of the charter in force.
pub async fn current_charter_version(
    conn: &mut Conn,
    programme: ProgrammeId,
) -> Result<i32, Problem> {
    let newest: Option<i32> = charters::table
        .filter(charters::programme_id.eq(programme))
        .select(diesel::dsl::max(charters::version))
        .first(conn)
        .await?;
    Ok(newest.unwrap_or(0))
}

/// Whether she accepted the charter in force.
pub async fn accepted_current_charter(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: crate::identity::model::AccountId,
) -> Result<bool, Problem> {
    use crate::schema::consents;
    let current = current_charter_version(conn, programme).await?;
    Ok(diesel::select(diesel::dsl::exists(
        consents::table
            .filter(consents::programme_id.eq(programme))
            .filter(consents::account_id.eq(account))
            .filter(consents::kind.eq("charter"))
            .filter(consents::withdrawn_at.is_null())
            .filter(consents::version.ge(current)),
    ))
    .get_result(conn)
    .await?)
}

/// The rules in force.
pub async fn rules(
    conn: &mut Conn,
    programme: ProgrammeId,
) -> Result<super::settings::Rules, Problem> {
    let stored: serde_json::Value = programmes::table
        .find(programme)
        .select(programmes::settings)
        .first(conn)
        .await?;
    serde_json::from_value(stored).map_err(Problem::internal)
}
