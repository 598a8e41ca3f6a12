//! Statements on calls. Nobody else writes to them, but for the count of open offers, which a trigger keeps.
pub mod people;

use super::{
    model::{Before, Call, CallId, CallRefusal, CallStatus, OfferId},
    policy::Between,
};
use crate::{
    identity::{
        call::Actor,
        model::{AccountId, ProgrammeId},
    },
    platform::{
        db::{Conn, OnConstraint},
        prepared::prepared,
        problem::Problem,
    },
    schema::{calls, offers, pairings},
};
use chrono::{DateTime, Utc};
use diesel::{dsl::exists, prelude::*};
use diesel_async::RunQueryDsl;
use people::{may_meet, not_kept_apart};
use std::collections::HashMap;

/// States of a pair that lives.
const LIVE: [&str; 3] = ["forming", "active", "paused"];

/// One call.
pub async fn find(
    mut conn: &Conn,
    programme: ProgrammeId,
    id: CallId,
) -> Result<Option<Call>, Problem> {
    Ok(calls::table
        .find((programme, id))
        .select(Call::as_select())
        .first(&mut conn)
        .await
        .optional()?)
}

/// Locks calls in the order of their ids and reads them as they are then. After people, before offers.
pub async fn lock(
    mut conn: &Conn,
    programme: ProgrammeId,
    ids: &[CallId],
) -> Result<Vec<Call>, Problem> {
    Ok(calls::table
        .filter(calls::programme_id.eq(programme))
        .filter(calls::id.eq_any(ids))
        .order(calls::id)
        .select(Call::as_select())
        .for_update()
        .load(&mut conn)
        .await?)
}

/// Adds a call.
pub async fn insert(conn: &mut Conn, call: &Call) -> Result<(), Problem> {
    prepared(diesel::insert_into(calls::table).values(call))
        .execute(conn)
        .await
        .on_constraint("calls_one_live", CallRefusal::AlreadyCalling)?;
    Ok(())
}

/// Writes what became of a call, provided it is still what it was.
pub async fn save(mut conn: &Conn, before: &Call, after: &Call) -> Result<(), Problem> {
    let update = diesel::update(
        calls::table
            .find((before.programme_id, before.id))
            .filter(calls::status.eq(before.status))
            .filter(calls::version.eq(before.version)),
    )
    .set((
        calls::status.eq(after.status),
        calls::closed_reason.eq(after.closed_reason),
        calls::words.eq(&after.words),
        calls::topics.eq(&after.topics),
        calls::rhythm.eq(after.rhythm),
        calls::confirmed_at.eq(after.confirmed_at),
        calls::version.eq(after.version),
        calls::updated_at.eq(after.updated_at),
    ));
    let written = prepared(update).execute(&mut conn).await?;
    if written == 1 {
        Ok(())
    } else {
        Err(CallRefusal::NotOpen.into())
    }
}

/// Her call that may still lead somewhere.
pub async fn live_of(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentee: AccountId,
) -> Result<Option<CallId>, Problem> {
    Ok(calls::table
        .filter(calls::programme_id.eq(programme))
        .filter(calls::mentee_id.eq(mentee))
        .filter(calls::status.eq_any([CallStatus::Open, CallStatus::Paused]))
        .select(calls::id)
        .first(conn)
        .await
        .optional()?)
}

/// Whether she has a mentor.
pub async fn has_live_pair(
    mut conn: &Conn,
    programme: ProgrammeId,
    mentee: AccountId,
) -> Result<bool, Problem> {
    Ok(diesel::select(exists(
        pairings::table
            .filter(pairings::programme_id.eq(programme))
            .filter(pairings::mentee_id.eq(mentee))
            .filter(pairings::status.eq_any(LIVE)),
    ))
    .get_result(&mut conn)
    .await?)
}

/// Her last call, when it led to a pair that is over.
pub async fn before(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentee: AccountId,
) -> Result<Option<Before>, Problem> {
    let last: Option<(CallId, DateTime<Utc>, Option<String>)> = calls::table
        .left_join(
            pairings::table.on(pairings::programme_id
                .eq(calls::programme_id)
                .and(pairings::call_id.eq(calls::id))),
        )
        .filter(calls::programme_id.eq(programme))
        .filter(calls::mentee_id.eq(mentee))
        .order(calls::id.desc())
        .select((
            calls::id,
            calls::waiting_since,
            pairings::ended_reason.nullable(),
        ))
        .first(conn)
        .await
        .optional()?;
    Ok(last.and_then(|(call_id, waiting_since, reason)| {
        let reason = reason?;
        Some(Before {
            call_id,
            waiting_since,
            never_started: reason == "no_start",
        })
    }))
}

/// What lies between a reader and the mentee of a call.
pub async fn between(mut conn: &Conn, who: &Actor, call: &Call) -> Result<Between, Problem> {
    if who.account_id == call.mentee_id {
        return Ok(Between::default());
    }
    let (meet, offered): (bool, bool) = diesel::select((
        may_meet(who.programme_id, call.mentee_id, who.account_id),
        exists(
            offers::table
                .filter(offers::programme_id.eq(who.programme_id))
                .filter(offers::call_id.eq(call.id))
                .filter(offers::mentor_id.eq(who.account_id)),
        ),
    ))
    .get_result(&mut conn)
    .await?;
    Ok(Between {
        apart: !meet,
        offered,
    })
}

/// A mentor's newest offer on each of these calls, and its state.
pub async fn offers_of(
    mut conn: &Conn,
    programme: ProgrammeId,
    mentor: AccountId,
    ids: &[CallId],
) -> Result<HashMap<CallId, (OfferId, String)>, Problem> {
    let rows: Vec<(CallId, OfferId, String)> = offers::table
        .filter(offers::programme_id.eq(programme))
        .filter(offers::mentor_id.eq(mentor))
        .filter(offers::call_id.eq_any(ids))
        .order(offers::id)
        .select((offers::call_id, offers::id, offers::status))
        .load(&mut conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(call, offer, status)| (call, (offer, status)))
        .collect())
}

/// What the mentors' list is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Narrowing {
    pub field: Option<String>,
    pub topic: Option<String>,
    pub language: Option<String>,
    pub region: Option<String>,
    pub way: Option<String>,
    /// Leave out calls with this many open offers.
    pub below: Option<i32>,
}

/// Where a call stands in the mentors' list: fewest offers, longest wait, id.
pub type Rank = (i32, DateTime<Utc>, CallId);

/// A call's rank. Cursors name the call alone and the rank is read again, for it holds the number of offers.
pub async fn rank(
    conn: &mut Conn,
    programme: ProgrammeId,
    id: CallId,
) -> Result<Option<Rank>, Problem> {
    Ok(calls::table
        .find((programme, id))
        .select((calls::open_offers, calls::waiting_since, calls::id))
        .first(conn)
        .await
        .optional()?)
}

/// Open calls that a mentor may see: fewest offers first, then the longest wait.
pub async fn list(
    conn: &mut Conn,
    who: &Actor,
    narrowing: Narrowing,
    after: Option<Rank>,
    fetch: i64,
) -> Result<Vec<Call>, Problem> {
    let mut list = calls::table
        .filter(calls::programme_id.eq(who.programme_id))
        .filter(calls::status.eq(CallStatus::Open))
        .filter(calls::mentee_id.ne(who.account_id))
        .filter(not_kept_apart(
            calls::programme_id,
            calls::mentee_id,
            who.account_id,
        ))
        .select(Call::as_select())
        .into_boxed();
    if let Some(field) = narrowing.field {
        list = list.filter(calls::fields.contains(vec![field]));
    }
    if let Some(topic) = narrowing.topic {
        list = list.filter(calls::topics.contains(vec![topic]));
    }
    if let Some(language) = narrowing.language {
        list = list.filter(calls::languages.contains(vec![language]));
    }
    if let Some(way) = narrowing.way {
        list = list.filter(calls::ways.contains(vec![way]));
    }
    if let Some(region) = narrowing.region {
        list = list.filter(calls::region.eq(region));
    }
    if let Some(below) = narrowing.below {
        list = list.filter(calls::open_offers.lt(below));
    }
    if let Some((offers, since, id)) = after {
        // The first condition alone lets the index start in the right place.
        list = list.filter(calls::open_offers.ge(offers)).filter(
            calls::open_offers
                .gt(offers)
                .or(calls::waiting_since.gt(since))
                .or(calls::waiting_since.eq(since).and(calls::id.gt(id))),
        );
    }
    Ok(list
        .order((calls::open_offers, calls::waiting_since, calls::id))
        .limit(fetch)
        .load(conn)
        .await?)
}

/// A mentee's calls, newest first.
pub async fn page_of(
    conn: &mut Conn,
    who: &Actor,
    after: Option<CallId>,
    fetch: i64,
) -> Result<Vec<Call>, Problem> {
    let mut page = calls::table
        .filter(calls::programme_id.eq(who.programme_id))
        .filter(calls::mentee_id.eq(who.account_id))
        .select(Call::as_select())
        .into_boxed();
    if let Some(id) = after {
        page = page.filter(calls::id.lt(id));
    }
    Ok(page.order(calls::id.desc()).limit(fetch).load(conn).await?)
}
