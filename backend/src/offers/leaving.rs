//! What happens to calls and offers when a person pauses, leaves or is full.
//!
//! Each function runs in the caller's transaction, which holds the person's participant row (or takes it here, first of
//! all): a mentor who is being lapsed can make no new offer meanwhile. Then calls are locked, then offers.
use super::{
    model::{LapseReason, Offer, OfferId, OfferStatus},
    store::{self, Place},
};
use crate::{
    calls::{self, model::ClosedReason},
    identity::model::{AccountId, ProgrammeId},
    outbox::{self, Event},
    platform::{db::Conn, problem::Problem, together::each},
};
use chrono::{DateTime, Utc};
use serde_json::json;

/// Lapses every open offer of a mentor.
///
/// # Errors
/// The database's.
pub async fn lapse_offers_of_mentor(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentor: AccountId,
    reason: LapseReason,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    crate::applicants::store::lock_participants(conn, programme, &[mentor]).await?;
    let places = store::undecided_of_mentor(conn, programme, mentor).await?;
    let offers = lock_places(conn, programme, &places).await?;
    lapse_in(conn, &offers, reason, by, now).await
}

/// Lapses the offers of a mentor whose pairs fill her capacity; leaves those of one with room.
///
/// # Errors
/// The database's.
pub async fn lapse_offers_if_full(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentor: AccountId,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    crate::applicants::store::lock_participants(conn, programme, &[mentor]).await?;
    let full = calls::store::people::mentor(conn, programme, mentor, now)
        .await?
        .is_none_or(|m| !m.has_room());
    if full {
        let reason = LapseReason::MentorFull;
        lapse_offers_of_mentor(conn, programme, mentor, reason, by, now).await?;
    }
    Ok(())
}

/// Closes a mentee's live call, if she has one, and lapses its offers.
///
/// # Errors
/// The database's.
pub async fn close_call_of_mentee(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentee: AccountId,
    reason: ClosedReason,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    crate::applicants::store::lock_participants(conn, programme, &[mentee]).await?;
    let Some(id) = calls::store::live_of(conn, programme, mentee).await? else {
        return Ok(());
    };
    for call in calls::store::lock(conn, programme, &[id]).await? {
        if call.is_live() {
            calls::commands::close_in(conn, &call, reason, by, now).await?;
            lapse_offers_on_call(conn, &call, LapseReason::CallClosed, by, now).await?;
        }
    }
    Ok(())
}

/// Lapses the open offers on a call that the caller has locked.
///
/// # Errors
/// The database's.
pub async fn lapse_offers_on_call(
    conn: &mut Conn,
    call: &calls::model::Call,
    reason: LapseReason,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let places = store::undecided_on_call(conn, call.programme_id, call.id).await?;
    let ids: Vec<OfferId> = places.into_iter().map(|(offer, _)| offer).collect();
    let offers = store::lock(conn, call.programme_id, &ids).await?;
    lapse_in(conn, &offers, reason, by, now).await
}

/// Locks the calls, then the offers, and reads the offers as they are then.
///
/// # Errors
/// The database's.
pub async fn lock_places(
    conn: &mut Conn,
    programme: ProgrammeId,
    places: &[Place],
) -> Result<Vec<Offer>, Problem> {
    let (offers, calls): (Vec<_>, Vec<_>) = places.iter().copied().unzip();
    calls::store::lock(conn, programme, &calls).await?;
    store::lock(conn, programme, &offers).await
}

/// Lapses locked offers; those decided meanwhile stay as they are.
///
/// # Errors
/// The database's.
pub async fn lapse_in(
    conn: &Conn,
    offers: &[Offer],
    reason: LapseReason,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let after = |before: &Offer| before.clone().lapsed(reason, now).ok();
    close_each(conn, &changes(offers, after), by, now).await
}

/// Offers before and after, for those to which it may happen.
pub fn changes(offers: &[Offer], after: impl Fn(&Offer) -> Option<Offer>) -> Vec<(&Offer, Offer)> {
    let change = |before| Some((before, after(before)?));
    offers.iter().filter_map(change).collect()
}

/// Writes how locked offers ended, all at once.
///
/// # Errors
/// The database's.
pub async fn close_each(
    conn: &Conn,
    changes: &[(&Offer, Offer)],
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let mut closing = vec![];
    for (before, after) in changes {
        closing.push(close(conn, before, after, by, now));
    }
    each(closing).await
}

/// Writes how a locked offer ended and says so, as `offer.<how>`.
///
/// # Errors
/// The database's.
pub async fn close(
    conn: &Conn,
    before: &Offer,
    after: &Offer,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let kind = match after.status {
        OfferStatus::Open => "offer.edited",
        OfferStatus::Elected => "offer.elected",
        OfferStatus::NotElected => "offer.not_elected",
        OfferStatus::Declined => "offer.declined",
        OfferStatus::Withdrawn => "offer.withdrawn",
        OfferStatus::Expired => "offer.expired",
        OfferStatus::Lapsed => "offer.lapsed",
    };
    // A deadline is nobody's act, whoever noticed it.
    let by = by.filter(|_| after.status != OfferStatus::Expired);
    let mut event = event(kind, after, by).states(before.status.as_str(), after.status.as_str());
    if let Some(reason) = after.lapse_reason {
        event = event.because(reason.as_str());
    }
    crate::together!(
        store::save(conn, before, after),
        outbox::record(conn, event, now)
    )
    .map(drop)
}

/// An event about an offer, with the ids of its two.
#[must_use]
pub fn event(kind: &'static str, offer: &Offer, by: Option<AccountId>) -> Event {
    Event::new(offer.programme_id, kind, by, offer.id.0).with(json!({
        "offer_id": offer.id,
        "call_id": offer.call_id,
        "mentee_id": offer.mentee_id,
        "mentor_id": offer.mentor_id,
    }))
}
