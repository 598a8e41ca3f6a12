//! Statements on programmes, their charters and questionnaires; consents have a file of their own.
pub mod consents;

pub use consents::accepted_current_charter;

use super::{
    model::ApplicantRole,
    questionnaire::{Definition, Questionnaire},
    settings::{Rules, Settings},
};
use crate::{
    identity::model::{AccountId, ProgrammeId},
    platform::{db::Conn, problem::Problem},
    schema::{applicants, charters, pairings, programmes, questionnaires},
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;

/// A programme and what organisers set.
#[derive(Clone, Debug)]
pub struct Programme {
    pub id: ProgrammeId,
    pub name: String,
    pub settings: Settings,
    pub version: i32,
}

impl Programme {
    /// The zone in which its days begin and end.
    ///
    /// # Errors
    /// When the settings name none, which is our fault.
    pub fn time_zone(&self) -> Result<chrono_tz::Tz, Problem> {
        let name = &self.settings.time_zone;
        name.parse()
            .map_err(|e| Problem::internal(anyhow::anyhow!("{e}")))
    }

    /// The day it is at `now` in its zone.
    ///
    /// # Errors
    /// When the settings name no zone, which is our fault.
    pub fn today(&self, now: DateTime<Utc>) -> Result<NaiveDate, Problem> {
        Ok(now.with_timezone(&self.time_zone()?).date_naive())
    }
}

/// A charter as published.
#[derive(Clone, Debug, Queryable)]
pub struct Charter {
    pub version: i32,
    pub body_fr: String,
    pub body_en: String,
    pub published_at: DateTime<Utc>,
}

/// How many there are; exact, to be blurred before anybody outside sees them.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    pub mentees: i64,
    pub mentors: i64,
    pub pairs_formed: i64,
}

/// Makes processes that would make the same programme wait for one another, until the transaction ends.
pub async fn lock_founding(conn: &mut Conn) -> Result<(), Problem> {
    diesel::sql_query("SELECT pg_advisory_xact_lock(hashtext('marelle founding'))")
        .execute(conn)
        .await?;
    Ok(())
}

/// The oldest programme.
pub async fn first(conn: &mut Conn) -> Result<Option<ProgrammeId>, Problem> {
    Ok(programmes::table
        .order((programmes::created_at, programmes::id))
        .select(programmes::id)
        .first(conn)
        .await
        .optional()?)
}

/// The programme that bears this host.
pub async fn with_host(conn: &mut Conn, host: &str) -> Result<Option<ProgrammeId>, Problem> {
    Ok(programmes::table
        .filter(programmes::host.eq(host))
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

/// One programme.
pub async fn find(mut conn: &Conn, id: ProgrammeId) -> Result<Programme, Problem> {
    let row = programmes::table
        .find(id)
        .select((programmes::name, programmes::settings, programmes::version))
        .first(&mut conn)
        .await?;
    programme(id, row)
}

/// One programme, kept from others who would change it or publish for it until the transaction ends.
pub async fn lock(conn: &mut Conn, id: ProgrammeId) -> Result<Programme, Problem> {
    let row = programmes::table
        .find(id)
        .select((programmes::name, programmes::settings, programmes::version))
        .for_no_key_update()
        .first(conn)
        .await?;
    programme(id, row)
}

fn programme(id: ProgrammeId, row: (String, Value, i32)) -> Result<Programme, Problem> {
    let (name, stored, version) = row;
    let settings = Settings::of_stored(stored).map_err(Problem::internal)?;
    Ok(Programme {
        id,
        name,
        settings,
        version,
    })
}

/// Writes name and settings over the version that was read.
pub async fn save(
    conn: &mut Conn,
    programme: &Programme,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let stored = programme.settings.to_stored().map_err(Problem::internal)?;
    diesel::update(programmes::table.find(programme.id))
        .set((
            programmes::name.eq(&programme.name),
            programmes::settings.eq(stored),
            programmes::version.eq(programme.version),
            programmes::updated_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// The rules in force.
pub async fn rules(conn: &Conn, programme: ProgrammeId) -> Result<Rules, Problem> {
    Ok(find(conn, programme).await?.settings.rules)
}

/// The zone in which the programme's days begin and end.
pub async fn time_zone(conn: &Conn, programme: ProgrammeId) -> Result<chrono_tz::Tz, Problem> {
    find(conn, programme).await?.time_zone()
}

/// The day it is at `now` in the programme's zone.
pub async fn today(
    conn: &Conn,
    programme: ProgrammeId,
    now: DateTime<Utc>,
) -> Result<NaiveDate, Problem> {
    find(conn, programme).await?.today(now)
}

/// Publishes a charter.
pub async fn insert_charter(
    conn: &mut Conn,
    programme: ProgrammeId,
    charter: &Charter,
    by: Option<AccountId>,
) -> Result<(), Problem> {
    diesel::insert_into(charters::table)
        .values((
            charters::programme_id.eq(programme),
            charters::version.eq(charter.version),
            charters::body_fr.eq(&charter.body_fr),
            charters::body_en.eq(&charter.body_en),
            charters::published_by.eq(by),
            charters::published_at.eq(charter.published_at),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// The charter in force.
pub async fn current_charter(
    conn: &mut Conn,
    programme: ProgrammeId,
) -> Result<Option<Charter>, Problem> {
    Ok(charters::table
        .filter(charters::programme_id.eq(programme))
        .order(charters::version.desc())
        .select((
            charters::version,
            charters::body_fr,
            charters::body_en,
            charters::published_at,
        ))
        .first(conn)
        .await
        .optional()?)
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

/// Publishes a questionnaire.
pub async fn insert_questionnaire(
    conn: &mut Conn,
    programme: ProgrammeId,
    role: ApplicantRole,
    questionnaire: &Questionnaire,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let definition = serde_json::to_value(&questionnaire.definition).map_err(Problem::internal)?;
    diesel::insert_into(questionnaires::table)
        .values((
            questionnaires::programme_id.eq(programme),
            questionnaires::role.eq(role),
            questionnaires::version.eq(questionnaire.version),
            questionnaires::definition.eq(definition),
            questionnaires::published_by.eq(by),
            questionnaires::published_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// The questionnaire that who applies now is asked.
pub async fn current_questionnaire(
    mut conn: &Conn,
    programme: ProgrammeId,
    role: ApplicantRole,
) -> Result<Option<Questionnaire>, Problem> {
    let row: Option<(i32, Value)> = questionnaires::table
        .filter(questionnaires::programme_id.eq(programme))
        .filter(questionnaires::role.eq(role))
        .order(questionnaires::version.desc())
        .select((questionnaires::version, questionnaires::definition))
        .first(&mut conn)
        .await
        .optional()?;
    row.map(questionnaire).transpose()
}

/// The questionnaire that somebody started with.
pub async fn questionnaire_of_version(
    conn: &mut Conn,
    programme: ProgrammeId,
    role: ApplicantRole,
    version: i32,
) -> Result<Questionnaire, Problem> {
    let definition: Value = questionnaires::table
        .find((programme, role, version))
        .select(questionnaires::definition)
        .first(conn)
        .await?;
    questionnaire((version, definition))
}

fn questionnaire((version, definition): (i32, Value)) -> Result<Questionnaire, Problem> {
    let definition: Definition = serde_json::from_value(definition).map_err(Problem::internal)?;
    Ok(Questionnaire {
        version,
        definition,
    })
}

/// How many mentees and mentors are admitted, and how many pairs ever formed.
pub async fn figures(conn: &mut Conn, programme: ProgrammeId) -> Result<Figures, Problem> {
    let admitted: Vec<(String, i64)> = applicants::table
        .filter(applicants::programme_id.eq(programme))
        .filter(applicants::status.eq("admitted"))
        .group_by(applicants::role)
        .select((applicants::role, diesel::dsl::count_star()))
        .load(conn)
        .await?;
    let pairs_formed = pairings::table
        .filter(pairings::programme_id.eq(programme))
        .count()
        .get_result(conn)
        .await?;
    let of = |role: &str| {
        admitted
            .iter()
            .find(|(r, _)| r == role)
            .map_or(0, |(_, n)| *n)
    };
    Ok(Figures {
        mentees: of("mentee"),
        mentors: of("mentor"),
        pairs_formed,
    })
}
