//! Statements on suggestions that are read and on what mentors set aside; the making of lists has its own.
use super::model::{SetAsideReason, WhySuggested};
use crate::{
    calls::{
        model::{Call, CallId},
        store::people::apart::not_kept_apart,
    },
    identity::model::{AccountId, ProgrammeId},
    platform::{db::Conn, problem::Problem},
    schema::{calls, matching_grounds, set_asides, suggestions},
};
use chrono::{DateTime, Utc};
use diesel::{dsl::exists, prelude::*, sql_types};
use diesel_async::RunQueryDsl;
use std::collections::HashSet;

pub mod everybody;
pub mod making;

/// A row of her list as it was made, and the call as it is now.
#[derive(Queryable, Selectable)]
#[diesel(table_name = suggestions, check_for_backend(diesel::pg::Pg))]
pub struct Listed {
    pub why: WhySuggested,
    pub reserve: bool,
}

/// Her list, in its order, of calls that still take offers, of people she may meet.
///
/// # Errors
/// The database's.
pub async fn list_of(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentor: AccountId,
    offers_per_call: i32,
) -> Result<Vec<(Listed, Call)>, Problem> {
    Ok(suggestions::table
        .inner_join(
            calls::table.on(calls::programme_id
                .eq(suggestions::programme_id)
                .and(calls::id.eq(suggestions::call_id))),
        )
        .filter(suggestions::programme_id.eq(programme))
        .filter(suggestions::mentor_id.eq(mentor))
        .filter(calls::status.eq("open"))
        .filter(calls::open_offers.lt(offers_per_call))
        .filter(calls::mentee_id.ne(mentor))
        .filter(not_kept_apart(
            calls::programme_id,
            calls::mentee_id,
            mentor,
        ))
        .order(suggestions::place)
        .select((Listed::as_select(), Call::as_select()))
        .load(conn)
        .await?)
}

#[derive(QueryableByName)]
struct Person {
    #[diesel(sql_type = sql_types::Uuid)]
    account_id: AccountId,
}

/// Mentees whose call is not suggested to a mentor at present, though the two may meet: she offered on it, set it aside,
/// knows the person, or is in a pair with her, on either side.
///
/// # Errors
/// The database's.
pub async fn not_for(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentor: AccountId,
) -> Result<HashSet<AccountId>, Problem> {
    let rows: Vec<Person> = diesel::sql_query(
        "SELECT o.mentee_id AS account_id FROM offers o
            JOIN calls c ON c.programme_id = o.programme_id AND c.id = o.call_id AND c.status = 'open'
            WHERE o.programme_id = $1 AND o.mentor_id = $2
         UNION SELECT c.mentee_id FROM set_asides s
            JOIN calls c ON c.programme_id = s.programme_id AND c.id = s.call_id
            WHERE s.programme_id = $1 AND s.mentor_id = $2 AND (c.status = 'open' OR s.reason = 'known')
         UNION SELECT mentee_id FROM pairings
            WHERE programme_id = $1 AND mentor_id = $2 AND status IN ('forming', 'active', 'paused')
         UNION SELECT mentor_id FROM pairings
            WHERE programme_id = $1 AND mentee_id = $2 AND status IN ('forming', 'active', 'paused')",
    )
    .bind::<sql_types::Uuid, _>(programme)
    .bind::<sql_types::Uuid, _>(mentor)
    .load(conn)
    .await?;
    Ok(rows.into_iter().map(|row| row.account_id).collect())
}

/// Whether her list was made at all, be it empty since.
///
/// # Errors
/// The database's.
pub async fn has_list(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentor: AccountId,
) -> Result<bool, Problem> {
    Ok(diesel::select(exists(
        suggestions::table
            .filter(suggestions::programme_id.eq(programme))
            .filter(suggestions::mentor_id.eq(mentor)),
    ))
    .get_result(conn)
    .await?)
}

/// A call that somebody set aside, and why.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable)]
#[diesel(table_name = set_asides, check_for_backend(diesel::pg::Pg))]
pub struct SetAside {
    pub reason: Option<SetAsideReason>,
    pub set_at: DateTime<Utc>,
}

/// What she set aside, newest call first, of calls that are open and of people she may meet.
///
/// # Errors
/// The database's.
pub async fn set_asides_of(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentor: AccountId,
    after: Option<CallId>,
    fetch: i64,
) -> Result<Vec<(SetAside, Call)>, Problem> {
    let mut list = set_asides::table
        .inner_join(
            calls::table.on(calls::programme_id
                .eq(set_asides::programme_id)
                .and(calls::id.eq(set_asides::call_id))),
        )
        .filter(set_asides::programme_id.eq(programme))
        .filter(set_asides::mentor_id.eq(mentor))
        .filter(calls::status.eq("open"))
        .filter(not_kept_apart(
            calls::programme_id,
            calls::mentee_id,
            mentor,
        ))
        .select((SetAside::as_select(), Call::as_select()))
        .into_boxed();
    if let Some(id) = after {
        list = list.filter(set_asides::call_id.lt(id));
    }
    Ok(list
        .order(set_asides::call_id.desc())
        .limit(fetch)
        .load(conn)
        .await?)
}

/// Calls that she set aside for a reason since then, whatever became of them, with that reason and their mentees'
/// candidacies.
///
/// # Errors
/// The database's.
pub async fn reasons_since(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentor: AccountId,
    since: DateTime<Utc>,
) -> Result<Vec<(SetAsideReason, Call)>, Problem> {
    let rows: Vec<(Option<SetAsideReason>, Call)> = set_asides::table
        .inner_join(
            calls::table.on(calls::programme_id
                .eq(set_asides::programme_id)
                .and(calls::id.eq(set_asides::call_id))),
        )
        .filter(set_asides::programme_id.eq(programme))
        .filter(set_asides::mentor_id.eq(mentor))
        .filter(set_asides::set_at.ge(since))
        .filter(set_asides::reason.is_not_null())
        .order(set_asides::set_at.desc())
        .limit(100)
        .select((set_asides::reason, Call::as_select()))
        .load(conn)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(reason, call)| Some((reason?, call)))
        .collect())
}

/// Sets a call aside, or says another reason.
///
/// # Errors
/// The database's.
pub async fn set_aside(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentor: AccountId,
    call: CallId,
    reason: Option<SetAsideReason>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    diesel::insert_into(set_asides::table)
        .values((
            set_asides::programme_id.eq(programme),
            set_asides::mentor_id.eq(mentor),
            set_asides::call_id.eq(call),
            set_asides::reason.eq(reason),
            set_asides::set_at.eq(now),
        ))
        .on_conflict((
            set_asides::programme_id,
            set_asides::mentor_id,
            set_asides::call_id,
        ))
        .do_update()
        .set((set_asides::reason.eq(reason), set_asides::set_at.eq(now)))
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes it back. Returns whether there was something to take back.
///
/// # Errors
/// The database's.
pub async fn take_back(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentor: AccountId,
    call: CallId,
) -> Result<bool, Problem> {
    let gone = diesel::delete(set_asides::table.find((programme, mentor, call)))
        .execute(conn)
        .await?;
    Ok(gone > 0)
}

/// Puts an open call at the end of a list that was made without it. Who has no list needs none; the reader checks the
/// rest, and the next making gives it its place.
///
/// # Errors
/// The database's.
pub async fn put_back(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentor: AccountId,
    call: CallId,
) -> Result<(), Problem> {
    diesel::sql_query(
        "INSERT INTO suggestions (programme_id, mentor_id, call_id, place, why, reserve)
         SELECT c.programme_id, $2, c.id, hers.last + 1, 'fit', false
         FROM calls c, (SELECT max(place) AS last FROM suggestions WHERE programme_id = $1 AND mentor_id = $2) hers
         WHERE c.programme_id = $1 AND c.id = $3 AND c.status = 'open' AND hers.last IS NOT NULL
         ON CONFLICT DO NOTHING",
    )
    .bind::<sql_types::Uuid, _>(programme)
    .bind::<sql_types::Uuid, _>(mentor)
    .bind::<sql_types::Uuid, _>(call)
    .execute(conn)
    .await?;
    Ok(())
}

/// When the lists were last made and from what, if they ever were.
///
/// # Errors
/// The database's.
pub async fn last_made(
    conn: &mut Conn,
    programme: ProgrammeId,
) -> Result<Option<(DateTime<Utc>, String, i32)>, Problem> {
    Ok(matching_grounds::table
        .find(programme)
        .select((
            matching_grounds::made_at,
            matching_grounds::mark,
            matching_grounds::took_ms,
        ))
        .first(conn)
        .await
        .optional()?)
}
