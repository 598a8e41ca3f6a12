//! The making of lists: from what they were made, who makes them, and their rows.
use crate::{
    calls::model::CallId,
    fit::ground::Ground,
    identity::model::{AccountId, ProgrammeId},
    platform::{db::Conn, problem::Problem},
    schema::{matching_grounds, suggestions},
    suggestions::{board::Row, model::WhySuggested},
};
use chrono::{DateTime, Duration, Utc};
use diesel::{prelude::*, sql_types};
use diesel_async::RunQueryDsl;
use serde_json::Value;

/// Lets the statements of this transaction take longer than a request's may.
///
/// # Errors
/// The database's.
pub async fn take_time(conn: &mut Conn) -> Result<(), Problem> {
    diesel::sql_query("SET LOCAL statement_timeout = '5min'")
        .execute(conn)
        .await?;
    Ok(())
}

#[derive(QueryableByName)]
struct Mark {
    #[diesel(sql_type = sql_types::Text)]
    mark: String,
}

/// A mark that is another one when anything happened since `since` that lists are made from: events recorded from a minute
/// before on (ids are made before commits, so one may appear a little late), the last change of an admitted candidacy, and
/// what is set aside.
///
/// # Errors
/// The database's.
pub async fn mark(
    conn: &mut Conn,
    programme: ProgrammeId,
    since: DateTime<Utc>,
) -> Result<String, Problem> {
    let from = crate::platform::id::first_of(since - Duration::minutes(1));
    let Mark { mark } = diesel::sql_query(
        "SELECT concat_ws(' ', count(*), max(id::text),
                (SELECT max(updated_at) FROM applicants WHERE programme_id = $1 AND status = 'admitted'),
                (SELECT count(*) || ' ' || max(set_at) FROM set_asides WHERE programme_id = $1)) AS mark
         FROM events WHERE programme_id = $1 AND id >= $2",
    )
    .bind::<sql_types::Uuid, _>(programme)
    .bind::<sql_types::Uuid, _>(from)
    .get_result(conn)
    .await?;
    Ok(mark)
}

/// Takes the making of a programme's lists upon this process until `until`. False when another one has it.
///
/// # Errors
/// The database's.
pub async fn lease(
    conn: &mut Conn,
    programme: ProgrammeId,
    ground: &Ground,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<bool, Problem> {
    let (settings, help) = kept(ground)?;
    let taken = diesel::insert_into(matching_grounds::table)
        .values((
            matching_grounds::programme_id.eq(programme),
            matching_grounds::settings.eq(&settings),
            matching_grounds::help.eq(&help),
            matching_grounds::mark.eq(""),
            matching_grounds::made_at.eq(now),
            matching_grounds::took_ms.eq(0),
            matching_grounds::leased_until.eq(until),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    if taken == 1 {
        return Ok(true);
    }
    let free = matching_grounds::table.find(programme).filter(
        matching_grounds::leased_until
            .is_null()
            .or(matching_grounds::leased_until.le(now)),
    );
    let taken = diesel::update(free)
        .set(matching_grounds::leased_until.eq(until))
        .execute(conn)
        .await?;
    Ok(taken == 1)
}

/// Ends a making: what scores stand on from now on, and from what the lists were made.
///
/// # Errors
/// The database's.
pub async fn made(
    conn: &mut Conn,
    programme: ProgrammeId,
    ground: &Ground,
    mark: &str,
    made_at: DateTime<Utc>,
    took: std::time::Duration,
) -> Result<(), Problem> {
    let (settings, help) = kept(ground)?;
    diesel::update(matching_grounds::table.find(programme))
        .set((
            matching_grounds::settings.eq(settings),
            matching_grounds::help.eq(help),
            matching_grounds::mark.eq(mark),
            matching_grounds::made_at.eq(made_at),
            matching_grounds::took_ms.eq(i32::try_from(took.as_millis()).unwrap_or(i32::MAX)),
            matching_grounds::leased_until.eq(None::<DateTime<Utc>>),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

fn kept(ground: &Ground) -> Result<(Value, Value), Problem> {
    Ok((
        serde_json::to_value(&ground.settings).map_err(Problem::internal)?,
        serde_json::to_value(&ground.help).map_err(Problem::internal)?,
    ))
}

/// The lists of these mentors as they are kept: mentor, call, why, reserve; in order.
///
/// # Errors
/// The database's.
pub async fn kept_lists(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentors: &[AccountId],
) -> Result<Vec<(AccountId, Row)>, Problem> {
    let rows: Vec<(AccountId, CallId, WhySuggested, bool)> = suggestions::table
        .filter(suggestions::programme_id.eq(programme))
        .filter(suggestions::mentor_id.eq_any(mentors))
        .order((suggestions::mentor_id, suggestions::place))
        .select((
            suggestions::mentor_id,
            suggestions::call_id,
            suggestions::why,
            suggestions::reserve,
        ))
        .load(conn)
        .await?;
    let row = |(mentor, call_id, why, reserve)| {
        let row = Row {
            call_id,
            why,
            reserve,
        };
        (mentor, row)
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Removes the lists of these mentors.
///
/// # Errors
/// The database's.
pub async fn clear(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentors: &[AccountId],
) -> Result<(), Problem> {
    diesel::delete(
        suggestions::table
            .filter(suggestions::programme_id.eq(programme))
            .filter(suggestions::mentor_id.eq_any(mentors)),
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Mentors who have a list.
///
/// # Errors
/// The database's.
pub async fn listed_mentors(
    conn: &mut Conn,
    programme: ProgrammeId,
) -> Result<Vec<AccountId>, Problem> {
    Ok(suggestions::table
        .filter(suggestions::programme_id.eq(programme))
        .select(suggestions::mentor_id)
        .distinct()
        .load(conn)
        .await?)
}

/// Writes lists of mentors who have none. A call that went away meanwhile is left out.
///
/// # Errors
/// The database's.
pub async fn insert(
    conn: &mut Conn,
    programme: ProgrammeId,
    lists: &[(AccountId, Vec<Row>)],
) -> Result<(), Problem> {
    let (mut mentors, mut called, mut places, mut whys, mut reserves) =
        (vec![], vec![], vec![], vec![], vec![]);
    for (mentor, rows) in lists {
        for (place, row) in (1i32..).zip(rows) {
            mentors.push(*mentor);
            called.push(row.call_id);
            places.push(place);
            whys.push(row.why.as_str());
            reserves.push(row.reserve);
        }
    }
    diesel::sql_query(
        "INSERT INTO suggestions (programme_id, mentor_id, call_id, place, why, reserve)
         SELECT $1, made.* FROM unnest($2, $3, $4, $5, $6) AS made (mentor_id, call_id, place, why, reserve)
         JOIN calls ON calls.programme_id = $1 AND calls.id = made.call_id
         ON CONFLICT DO NOTHING",
    )
    .bind::<sql_types::Uuid, _>(programme)
    .bind::<sql_types::Array<sql_types::Uuid>, _>(mentors)
    .bind::<sql_types::Array<sql_types::Uuid>, _>(called)
    .bind::<sql_types::Array<sql_types::Int4>, _>(places)
    .bind::<sql_types::Array<sql_types::Text>, _>(whys)
    .bind::<sql_types::Array<sql_types::Bool>, _>(reserves)
    .execute(conn)
    .await?;
    Ok(())
}

/// Every programme there is.
///
/// # Errors
/// The database's.
pub async fn programmes(conn: &mut Conn) -> Result<Vec<ProgrammeId>, Problem> {
    Ok(crate::schema::programmes::table
        .select(crate::schema::programmes::id)
        .order(crate::schema::programmes::id)
        .load(conn)
        .await?)
}
