//! Use cases on pairings. Lock order: people, calls, offers, pairings.
use super::{
    model::{
        Contact, ContactId, ContactMeans, ElectionId, EndedReason, Ending, Pairing, PairingId,
        PairingRefusal, PairingSide,
    },
    policy, store,
};
use crate::{
    applicants::store as people,
    calls::{
        self,
        model::{CallId, CallRefusal, Wording},
    },
    identity::{call::Actor, model::AccountId},
    offers::model::Offer,
    outbox::{self, Event},
    platform::{
        db::{self, Conn},
        idempotency::{Claim, Once},
        problem::{PlatformRefusal, Problem},
    },
    programme,
};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::FutureExt;
use serde_json::{Value, json};

/// Forms the pair of an elected offer. Part of the election's transaction, which holds every lock; the schema's guard
/// has the last word on capacity and on forbidden pairs.
///
/// # Errors
/// What the guard refuses.
pub async fn form_in(
    conn: &Conn,
    id: PairingId,
    election_id: ElectionId,
    offer: &Offer,
    refs: Value,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let pairing = Pairing::formed(id, election_id, offer, now);
    let event = Event {
        to: Some(pairing.status.as_str()),
        ..event("pairing.formed", &pairing, Some(offer.mentee_id)).with(refs)
    };
    crate::together!(
        store::insert(conn, &pairing),
        outbox::record(conn, event, now)
    )
    .map(drop)
}

/// One of the two logs that they met or wrote; the first time makes the pair active.
///
/// # Errors
/// 404 for anybody else; when the pair is over or the day cannot be.
pub async fn log_contact(
    conn: &mut Conn,
    who: &Actor,
    once: &Once,
    id: PairingId,
    (on, means): (NaiveDate, ContactMeans),
    now: DateTime<Utc>,
) -> Result<ContactId, Problem> {
    let (who, once) = (who.clone(), once.clone());
    db::transaction(conn, move |conn| {
        let (who, once) = (who.clone(), once.clone());
        async move {
            let contact_id = ContactId::fresh(now);
            if let Claim::Made(made) = once.claim(conn, contact_id.0, now).await? {
                return Ok(ContactId(made));
            }
            let (before, _) = lock(conn, &who, id).await?;
            let zone = programme::store::time_zone(conn, who.programme_id).await?;
            let after =
                before
                    .clone()
                    .contacted(on, zone, now)
                    .map_err(|refusal| match refusal {
                        PairingRefusal::Ended => refusal.into(),
                        _ => Problem::at("/happened_on", refusal),
                    })?;
            let contact = Contact {
                programme_id: who.programme_id,
                id: contact_id,
                pairing_id: id,
                logged_by: who.account_id,
                happened_on: on,
                means,
                created_at: now,
            };
            store::insert_contact(conn, &contact).await?;
            let by = Some(who.account_id);
            save(conn, "pairing.contact_logged", &before, &after, by, now).await?;
            if before.status != after.status {
                let event = event("pairing.activated", &after, by)
                    .states(before.status.as_str(), after.status.as_str());
                outbox::record(conn, event, now).await?;
            }
            Ok(contact_id)
        }
        .boxed()
    })
    .await
}

/// One of the two says that no contact is expected until a day.
///
/// # Errors
/// When the pair is not active or the day cannot be.
pub async fn pause(
    conn: &mut Conn,
    who: &Actor,
    id: PairingId,
    until: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let who = who.clone();
        async move {
            let (before, _) = lock(conn, &who, id).await?;
            let zone = programme::store::time_zone(conn, who.programme_id).await?;
            let after =
                before
                    .clone()
                    .paused(until, zone, now)
                    .map_err(|refusal| match refusal {
                        PairingRefusal::PauseOutOfBounds => Problem::at("/until", refusal),
                        _ => refusal.into(),
                    })?;
            let by = Some(who.account_id);
            save(conn, "pairing.paused", &before, &after, by, now).await
        }
        .boxed()
    })
    .await
}

/// One of the two ends the pause.
///
/// # Errors
/// When the pair is not paused.
pub async fn resume(
    conn: &mut Conn,
    who: &Actor,
    id: PairingId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let who = who.clone();
        async move {
            let (before, _) = lock(conn, &who, id).await?;
            let after = before.clone().resumed(now)?;
            let by = Some(who.account_id);
            save(conn, "pairing.resumed", &before, &after, by, now).await
        }
        .boxed()
    })
    .await
}

/// One of the two ends the pair. Nobody owes the other a reason: it goes to organisers only.
///
/// # Errors
/// When it is over already, or the reason does not fit its state.
pub async fn end(
    conn: &mut Conn,
    who: &Actor,
    id: PairingId,
    reason: EndedReason,
    words: Option<String>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let (who, words) = (who.clone(), words.clone());
        async move {
            let (before, _) = lock(conn, &who, id).await?;
            let by = Some(who.account_id);
            end_in(conn, &before, Ending { reason, by, words }, now).await
        }
        .boxed()
    })
    .await
}

/// An organiser closes a pair that both agree is over.
///
/// # Errors
/// 403 for whoever does not run the programme; 404 when there is no such pair; as [`end`].
pub async fn end_agreed(
    conn: &mut Conn,
    who: &Actor,
    id: PairingId,
    reason: EndedReason,
    words: Option<String>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    who.must_organise()?;
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let (who, words) = (who.clone(), words.clone());
        async move {
            let before = lock_any(conn, &who, id).await?;
            let by = Some(who.account_id);
            end_in(conn, &before, Ending { reason, by, words }, now).await
        }
        .boxed()
    })
    .await
}

/// Ends a locked pair.
///
/// # Errors
/// When it is over already, or the reason does not fit its state or is not theirs to give.
pub async fn end_in(
    conn: &mut Conn,
    before: &Pairing,
    ending: Ending,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    // Safeguarding leads end a pair for conduct, through a report.
    if ending.reason == EndedReason::Conduct {
        return Err(Problem::at("/reason", PairingRefusal::ReasonUnfit));
    }
    let by = ending.by;
    let after = before
        .clone()
        .ended(ending, now)
        .map_err(|refusal| match refusal {
            PairingRefusal::ReasonUnfit => Problem::at("/reason", refusal),
            _ => refusal.into(),
        })?;
    save(conn, "pairing.ended", before, &after, by, now).await
}

/// After a pair, the mentee looks again with the words of her last call. After a pair that never started she keeps her
/// place in the queue.
///
/// # Errors
/// 403 for the mentor; when the pair lives, or a call came after it already.
pub async fn open_successor(
    conn: &mut Conn,
    who: &Actor,
    once: &Once,
    id: PairingId,
    now: DateTime<Utc>,
) -> Result<CallId, Problem> {
    let (who, once) = (who.clone(), once.clone());
    db::transaction(conn, move |conn| {
        let (who, once) = (who.clone(), once.clone());
        async move {
            let call_id = CallId::fresh(now);
            match once.claim(conn, call_id.0, now).await? {
                Claim::Made(made) => Ok(CallId(made)),
                Claim::Fresh => open_successor_in(conn, &who, id, call_id, now).await,
            }
        }
        .boxed()
    })
    .await
}

async fn open_successor_in(
    conn: &mut Conn,
    who: &Actor,
    id: PairingId,
    call_id: CallId,
    now: DateTime<Utc>,
) -> Result<CallId, Problem> {
    let (programme, me) = (who.programme_id, who.account_id);
    people::lock_participants(conn, programme, &[me]).await?;
    let pairing = store::find(conn, programme, id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    policy::may_succeed(who, &pairing)?;
    if pairing.is_live() {
        return Err(PairingRefusal::NotEnded.into());
    }
    let last = calls::store::before(conn, programme, me).await?;
    if last.is_none_or(|last| last.call_id != pairing.call_id) {
        let live = calls::store::live_of(conn, programme, me).await?;
        return Err(match live {
            Some(_) => CallRefusal::AlreadyCalling.into(),
            None => PairingRefusal::SuccessorExists.into(),
        });
    }
    let before = calls::store::find(conn, programme, pairing.call_id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    let wording = Wording {
        words: Some(before.words),
        topics: Some(before.topics),
        rhythm: before.rhythm,
    };
    calls::commands::open_in(conn, who, call_id, wording, now).await
}

/// Locks the two people, then their pair, for one of them.
async fn lock(
    conn: &mut Conn,
    who: &Actor,
    id: PairingId,
) -> Result<(Pairing, PairingSide), Problem> {
    let pairing = lock_any(conn, who, id).await?;
    let side = policy::side(who, &pairing)?;
    Ok((pairing, side))
}

async fn lock_any(conn: &mut Conn, who: &Actor, id: PairingId) -> Result<Pairing, Problem> {
    let programme = who.programme_id;
    let seen = store::find(conn, programme, id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    people::lock_participants(conn, programme, &[seen.mentee_id, seen.mentor_id]).await?;
    Ok(store::lock(conn, programme, id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?)
}

/// Writes what became of a locked pair and says so.
///
/// # Errors
/// The database's.
pub(super) async fn save(
    conn: &mut Conn,
    kind: &'static str,
    before: &Pairing,
    after: &Pairing,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    store::save(conn, before, after).await?;
    let mut event = event(kind, after, by).states(before.status.as_str(), after.status.as_str());
    if let Some(reason) = after.ended_reason {
        event = event.because(reason.as_str());
    }
    outbox::record(conn, event, now).await.map(drop)
}

fn event(kind: &'static str, pairing: &Pairing, by: Option<AccountId>) -> Event {
    Event::new(pairing.programme_id, kind, by, pairing.id.0).with(json!({
        "pairing_id": pairing.id,
        "election_id": pairing.election_id,
        "call_id": pairing.call_id,
        "mentee_id": pairing.mentee_id,
        "mentor_id": pairing.mentor_id,
    }))
}
