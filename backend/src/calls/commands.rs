//! Use cases on calls. Lock order: people, calls, offers, pairings.
use super::{
    model::{Call, CallId, CallRefusal, ClosedReason, Wording},
    policy, store,
};
use crate::{
    applicants::store as people,
    identity::{
        call::Actor,
        model::{AccountId, Role},
    },
    outbox::{self, Event},
    platform::{
        db::{self, Conn},
        etag::IfMatch,
        idempotency::{Claim, Once},
        problem::{PlatformRefusal, Problem},
    },
};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use serde_json::json;

/// Opens a mentee's call.
///
/// # Errors
/// 403 for whoever is not an admitted mentee; when she has a call or a pair already; when nothing says what she seeks.
pub async fn open(
    conn: &mut Conn,
    who: &Actor,
    once: &Once,
    wording: Wording,
    now: DateTime<Utc>,
) -> Result<CallId, Problem> {
    policy::may_open(who)?;
    let (who, once) = (who.clone(), once.clone());
    db::transaction(conn, move |conn| {
        let (who, once, wording) = (who.clone(), once.clone(), wording.clone());
        async move {
            let id = CallId::fresh(now);
            match once.claim(conn, id.0, now).await? {
                Claim::Made(made) => Ok(CallId(made)),
                Claim::Fresh => open_in(conn, &who, id, wording, now).await,
            }
        }
        .boxed()
    })
    .await
}

/// Opens a call in the caller's transaction. After a pair that never started she keeps her place in the queue.
///
/// # Errors
/// As [`open`].
pub async fn open_in(
    conn: &mut Conn,
    who: &Actor,
    id: CallId,
    wording: Wording,
    now: DateTime<Utc>,
) -> Result<CallId, Problem> {
    people::lock_participants(conn, who.programme_id, &[who.account_id]).await?;
    let mentee = people::admitted(conn, who.programme_id, who.account_id, Role::Mentee)
        .await?
        .ok_or(PlatformRefusal::Forbidden)?;
    if store::has_live_pair(conn, who.programme_id, who.account_id).await? {
        return Err(CallRefusal::AlreadyPaired.into());
    }
    let before = store::before(conn, who.programme_id, who.account_id).await?;
    let call = Call::opened(id, &mentee, wording, before, now)?;
    store::insert(conn, &call).await?;
    let event = event("call.opened", &call, Some(who.account_id));
    outbox::record(conn, event, now).await?;
    Ok(id)
}

/// Changes her words, topics or rhythm.
///
/// # Errors
/// 412 when it changed since she read it; when it is over or not hers.
pub async fn edit(
    conn: &mut Conn,
    who: &Actor,
    id: CallId,
    read: IfMatch,
    wording: Wording,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let (who, wording) = (who.clone(), wording.clone());
        async move {
            let before = lock_own(conn, &who, id).await?;
            read.check(before.version)?;
            let after = before.clone().edited(wording, now)?;
            save(
                conn,
                "call.edited",
                &before,
                &after,
                Some(who.account_id),
                now,
            )
            .await
        }
        .boxed()
    })
    .await
}

/// Puts a paused call back in the list.
///
/// # Errors
/// When it is not paused or not hers.
pub async fn resume(
    conn: &mut Conn,
    who: &Actor,
    id: CallId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    policy::may_open(who)?;
    change(conn, who, id, "call.resumed", Call::resumed, now).await
}

/// Says that she still looks.
///
/// # Errors
/// When it is not open or not hers.
pub async fn confirm(
    conn: &mut Conn,
    who: &Actor,
    id: CallId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    change(conn, who, id, "call.confirmed", Call::confirmed, now).await
}

type Step = fn(Call, DateTime<Utc>) -> Result<Call, CallRefusal>;

async fn change(
    conn: &mut Conn,
    who: &Actor,
    id: CallId,
    kind: &'static str,
    step: Step,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let who = who.clone();
        async move {
            let before = lock_own(conn, &who, id).await?;
            let after = step(before.clone(), now)?;
            save(conn, kind, &before, &after, Some(who.account_id), now).await
        }
        .boxed()
    })
    .await
}

/// Locks a call for its mentee, in the caller's transaction.
///
/// # Errors
/// 403 for a mentor who may read it, 404 for anybody else.
pub async fn lock_own(conn: &mut Conn, who: &Actor, id: CallId) -> Result<Call, Problem> {
    let call = store::lock(conn, who.programme_id, &[id])
        .await?
        .pop()
        .ok_or(PlatformRefusal::NotFound)?;
    let between = store::between(conn, who, &call).await?;
    policy::may_change(policy::relation(who, &call, between))?;
    Ok(call)
}

/// Pauses a locked call; its open offers are the caller's to lapse.
///
/// # Errors
/// When it is not open.
pub async fn pause_in(
    conn: &mut Conn,
    before: &Call,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let after = before.clone().paused(now)?;
    save(conn, "call.paused", before, &after, by, now).await
}

/// Closes a locked call; its open offers are the caller's to lapse.
///
/// # Errors
/// When it is over.
pub async fn close_in(
    conn: &mut Conn,
    before: &Call,
    reason: ClosedReason,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let after = before.clone().closed(reason, now)?;
    save(conn, "call.closed", before, &after, by, now).await
}

/// Marks a locked call as elected; part of the election.
///
/// # Errors
/// When it is not open.
pub async fn elect_in(
    conn: &Conn,
    before: &Call,
    refs: serde_json::Value,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let after = before.clone().elected(now)?;
    let event = event("call.elected", &after, Some(before.mentee_id))
        .states(before.status.as_str(), after.status.as_str())
        .with(refs);
    crate::together!(
        store::save(conn, before, &after),
        outbox::record(conn, event, now)
    )
    .map(drop)
}

async fn save(
    conn: &mut Conn,
    kind: &'static str,
    before: &Call,
    after: &Call,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    store::save(conn, before, after).await?;
    let mut event = event(kind, after, by).states(before.status.as_str(), after.status.as_str());
    if let Some(reason) = after.closed_reason {
        event = event.because(reason.as_str());
    }
    outbox::record(conn, event, now).await?;
    Ok(())
}

fn event(kind: &'static str, call: &Call, by: Option<AccountId>) -> Event {
    Event::new(call.programme_id, kind, by, call.id.0)
        .with(json!({ "call_id": call.id, "mentee_id": call.mentee_id }))
}
