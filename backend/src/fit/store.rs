//! Reads what scores stand on. This feature writes nothing.
use super::ground::{Ground, HelpCount};
use crate::{
    identity::model::ProgrammeId,
    matching::score::settings::MatchingSettings,
    platform::{db::Conn, problem::Problem},
    schema::matching_grounds::dsl as grounds,
};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Nullable, Text, Uuid},
};
use diesel_async::RunQueryDsl;
use serde_json::Value;

#[derive(QueryableByName)]
struct Helping {
    #[diesel(sql_type = Nullable<Text>)]
    topic: Option<String>,
    #[diesel(sql_type = BigInt)]
    mentors: i64,
}

/// What the last refresh kept; counted anew when there was none yet.
///
/// # Errors
/// The database's.
pub async fn ground(mut conn: &Conn, programme: ProgrammeId) -> Result<Ground, Problem> {
    let kept: Option<(Value, Value)> = grounds::matching_grounds
        .find(programme)
        .select((grounds::settings, grounds::help))
        .first(&mut conn)
        .await
        .optional()?;
    match kept {
        Some((settings, help)) => Ok(Ground {
            settings: serde_json::from_value(settings).map_err(Problem::internal)?,
            help: serde_json::from_value(help).map_err(Problem::internal)?,
        }),
        None => counted(conn, programme).await,
    }
}

/// The settings in force and the mentors as they are now.
///
/// # Errors
/// The database's.
pub async fn counted(mut conn: &Conn, programme: ProgrammeId) -> Result<Ground, Problem> {
    let rows: Vec<Helping> = diesel::sql_query(
        "SELECT topic, count(*) AS mentors
         FROM (SELECT NULL AS topic FROM applicants
               WHERE programme_id = $1 AND role = 'mentor' AND status = 'admitted'
               UNION ALL
               SELECT unnest(topics) FROM applicants
               WHERE programme_id = $1 AND role = 'mentor' AND status = 'admitted') offered
         GROUP BY topic",
    )
    .bind::<Uuid, _>(programme)
    .load(&mut conn)
    .await?;
    let mut help = HelpCount::default();
    for Helping { topic, mentors } in rows {
        let mentors = u32::try_from(mentors).unwrap_or(u32::MAX);
        match topic {
            None => help.mentors = mentors,
            Some(topic) => drop(help.helping.insert(topic, mentors)),
        }
    }
    Ok(Ground {
        settings: settings_in_force(conn, programme).await?,
        help,
    })
}

/// The matching settings of the mentees' questionnaire in force.
///
/// # Errors
/// The database's.
async fn settings_in_force(
    conn: &Conn,
    programme: ProgrammeId,
) -> Result<MatchingSettings, Problem> {
    use crate::programme::{model::ApplicantRole, store};
    let current = store::current_questionnaire(conn, programme, ApplicantRole::Mentee).await?;
    let settings = current.and_then(|questionnaire| questionnaire.definition.matching);
    Ok(settings.unwrap_or_default())
}
