//! Use cases on offers. Lock order: people, calls, offers, pairings.
use super::{
    leaving,
    model::{
        Edit, LapseReason, Message, MessageId, Offer, OfferId, OfferRefusal, OfferStatus, Proposal,
        days_later, repeats,
    },
    policy, store,
};
use crate::{
    applicants::store as people,
    calls::{
        self,
        model::{Call, CallId, CallStatus, ClosedReason},
        store::people::{may_they_meet, mentor},
    },
    identity::call::Actor,
    outbox,
    platform::{
        db::{self, Conn},
        etag::IfMatch,
        idempotency::{Claim, Once},
        problem::{PlatformRefusal, Problem},
    },
    programme::{self, model::ProgrammeRefusal},
};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use serde_json::json;

/// A mentor offers to accompany the mentee of a call.
///
/// # Errors
/// 403 for whoever is not an admitted mentor; 404 when there is no such call; and what the two or their programme do
/// not allow. Why a call takes no more offers is never told.
pub async fn make(
    conn: &mut Conn,
    who: &Actor,
    once: &Once,
    call_id: CallId,
    proposal: Proposal,
    now: DateTime<Utc>,
) -> Result<OfferId, Problem> {
    policy::may_make(who)?;
    let (who, once) = (who.clone(), once.clone());
    db::transaction(conn, move |conn| {
        let (who, once, proposal) = (who.clone(), once.clone(), proposal.clone());
        async move {
            let id = OfferId::fresh(now);
            match once.claim(conn, id.0, now).await? {
                Claim::Made(made) => Ok(OfferId(made)),
                Claim::Fresh => make_in(conn, &who, id, call_id, proposal, now).await,
            }
        }
        .boxed()
    })
    .await
}

async fn make_in(
    conn: &mut Conn,
    who: &Actor,
    id: OfferId,
    call_id: CallId,
    proposal: Proposal,
    now: DateTime<Utc>,
) -> Result<OfferId, Problem> {
    let (programme, me) = (who.programme_id, who.account_id);
    let mentee = calls::store::find(conn, programme, call_id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?
        .mentee_id;
    people::lock_participants(conn, programme, &[me, mentee]).await?;
    let call = calls::store::lock(conn, programme, &[call_id])
        .await?
        .pop()
        .ok_or(PlatformRefusal::NotFound)?;
    let settled = programme::store::find(conn, programme).await?;
    let rules = &settled.settings.rules;
    let mentor = mentor(conn, programme, me, now)
        .await?
        .ok_or(PlatformRefusal::Forbidden)?;
    if !programme::store::accepted_current_charter(conn, programme, me).await? {
        return Err(ProgrammeRefusal::CharterNotCurrent.into());
    }
    if mentor.applicant.paused_on(settled.today(now)?) {
        return Err(OfferRefusal::MentorPaused.into());
    }
    must_take_offers(conn, &call, who, i64::from(rules.offers_per_call), now).await?;
    if !mentor.has_room() {
        return Err(OfferRefusal::MentorFull.into());
    }
    if mentor.open_offers >= i64::from(rules.offers_per_mentor) {
        return Err(OfferRefusal::TooMany.into());
    }
    must_be_personal(conn, who, &proposal.why, call_id).await?;
    let offer = Offer {
        programme_id: programme,
        id,
        call_id,
        mentee_id: mentee,
        applicant_id: mentor.applicant.id,
        mentor_id: me,
        status: OfferStatus::Open,
        why: proposal.why,
        how: proposal.how,
        rhythm: proposal.rhythm,
        ways: proposal.ways,
        limits: proposal.limits.filter(|l| !l.is_empty()),
        talk_first: proposal.talk_first,
        expires_at: days_later(now, rules.offer_days.unsigned_abs(), settled.time_zone()?),
        extended_at: None,
        lapse_reason: None,
        decided_at: None,
        version: 1,
        created_at: now,
        updated_at: now,
    };
    store::insert(conn, &offer).await?;
    outbox::record(conn, leaving::event("offer.made", &offer, Some(me)), now).await?;
    Ok(id)
}

/// Whether a locked call takes an offer of hers. First writes off the offers on it whose time is over, so that one of
/// hers does not stand in her way.
async fn must_take_offers(
    conn: &mut Conn,
    call: &Call,
    who: &Actor,
    enough: i64,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let (programme, me) = (call.programme_id, who.account_id);
    let meets = me != call.mentee_id && may_they_meet(conn, programme, call.mentee_id, me).await?;
    if !meets || call.status != CallStatus::Open {
        return Err(OfferRefusal::CallNotTaking.into());
    }
    if store::mirrored(conn, programme, call.mentee_id, me).await? {
        return Err(OfferRefusal::MirroredPair.into());
    }
    let places = store::undecided_on_call(conn, programme, call.id).await?;
    let ids: Vec<OfferId> = places.into_iter().map(|(offer, _)| offer).collect();
    for offer in store::lock(conn, programme, &ids).await? {
        if let Ok(expired) = offer.clone().expired(now) {
            leaving::close(conn, &offer, &expired, None, now).await?;
        } else if offer.mentor_id == me {
            return Err(OfferRefusal::AlreadyOffered.into());
        }
    }
    if store::declined_on_call(conn, programme, call.id, me).await? {
        return Err(OfferRefusal::DeclinedBefore.into());
    }
    if store::open_on_call(conn, programme, call.id, now).await? >= enough {
        return Err(OfferRefusal::CallNotTaking.into());
    }
    Ok(())
}

async fn must_be_personal(
    conn: &mut Conn,
    who: &Actor,
    why: &str,
    call: CallId,
) -> Result<(), Problem> {
    let letters = store::letters_elsewhere(conn, who.programme_id, who.account_id, call).await?;
    if repeats(why, &letters) {
        Err(Problem::at("/why", OfferRefusal::RepeatsAnother))
    } else {
        Ok(())
    }
}

/// Changes an open offer.
///
/// # Errors
/// 412 when it changed since she read it; when it is not hers, not open, or repeats another.
pub async fn edit(
    conn: &mut Conn,
    who: &Actor,
    id: OfferId,
    read: IfMatch,
    edit: Edit,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let (who, edit) = (who.clone(), edit.clone());
        async move {
            let (before, party) = lock(conn, &who, id).await?;
            policy::may_rewrite(party)?;
            read.check(before.version)?;
            if let Some(why) = &edit.why {
                must_be_personal(conn, &who, why, before.call_id).await?;
            }
            let after = before.clone().edited(edit, now)?;
            leaving::close(conn, &before, &after, Some(who.account_id), now).await
        }
        .boxed()
    })
    .await
}

/// The mentor takes an offer back.
///
/// # Errors
/// When it is not hers or not open.
pub async fn withdraw(
    conn: &mut Conn,
    who: &Actor,
    id: OfferId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    end(conn, who, id, policy::may_rewrite, Offer::withdrawn, now).await
}

/// The mentee says no to an offer.
///
/// # Errors
/// When it was not made to her or is not open.
pub async fn decline(
    conn: &mut Conn,
    who: &Actor,
    id: OfferId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    end(conn, who, id, policy::may_answer, Offer::declined, now).await
}

type May = fn(policy::Party) -> Result<(), PlatformRefusal>;
type Step = fn(Offer, DateTime<Utc>) -> Result<Offer, OfferRefusal>;

async fn end(
    conn: &mut Conn,
    who: &Actor,
    id: OfferId,
    may: May,
    step: Step,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let who = who.clone();
        async move {
            let (before, party) = lock(conn, &who, id).await?;
            may(party)?;
            let after = step(before.clone(), now)?;
            leaving::close(conn, &before, &after, Some(who.account_id), now).await
        }
        .boxed()
    })
    .await
}

/// The mentee takes more time to think, once.
///
/// # Errors
/// When it was not made to her, is not open, or was extended before.
pub async fn extend(
    conn: &mut Conn,
    who: &Actor,
    id: OfferId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let who = who.clone();
        async move {
            let (before, party) = lock(conn, &who, id).await?;
            policy::may_answer(party)?;
            let programme = programme::store::find(conn, who.programme_id).await?;
            let days = programme.settings.rules.offer_extension_days;
            let zone = programme.time_zone()?;
            let after = before.clone().extended(days.unsigned_abs(), zone, now)?;
            store::save(conn, &before, &after).await?;
            let event = leaving::event("offer.extended", &after, Some(who.account_id));
            outbox::record(conn, event, now).await.map(drop)
        }
        .boxed()
    })
    .await
}

/// One of the two asks or answers under an open offer.
///
/// # Errors
/// 404 for anybody else; when the offer is not open.
pub async fn ask(
    conn: &mut Conn,
    who: &Actor,
    once: &Once,
    id: OfferId,
    body: String,
    now: DateTime<Utc>,
) -> Result<MessageId, Problem> {
    let (who, once) = (who.clone(), once.clone());
    db::transaction(conn, move |conn| {
        let (who, once, body) = (who.clone(), once.clone(), body.clone());
        async move {
            let message_id = MessageId::fresh(now);
            if let Claim::Made(made) = once.claim(conn, message_id.0, now).await? {
                return Ok(MessageId(made));
            }
            // The message points at its author, whose row comes before the offer's in the order of locks.
            people::lock_participants(conn, who.programme_id, &[who.account_id]).await?;
            let (offer, party) = lock(conn, &who, id).await?;
            policy::may_see(party)?;
            offer.must_be_open(now)?;
            let message = Message {
                programme_id: who.programme_id,
                id: message_id,
                offer_id: id,
                author_id: who.account_id,
                body,
                created_at: now,
            };
            store::messages::insert(conn, &message).await?;
            let event = leaving::event("offer.questioned", &offer, Some(who.account_id));
            let mut refs = event.refs.clone();
            if let Some(refs) = refs.as_object_mut() {
                refs.insert("message_id".into(), json!(message_id));
            }
            outbox::record(conn, event.with(refs), now).await?;
            Ok(message_id)
        }
        .boxed()
    })
    .await
}

/// Locks an offer, its call first, and tells what `who` is to it.
async fn lock(
    conn: &mut Conn,
    who: &Actor,
    id: OfferId,
) -> Result<(Offer, policy::Party), Problem> {
    let programme = who.programme_id;
    let call = store::find(conn, programme, id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?
        .call_id;
    let offer = leaving::lock_places(conn, programme, &[(id, call)])
        .await?
        .pop()
        .ok_or(PlatformRefusal::NotFound)?;
    let apart = !may_they_meet(conn, programme, offer.mentee_id, offer.mentor_id).await?;
    let party = policy::party(who, &offer, apart);
    Ok((offer, party))
}

/// The mentee takes her call out of the list; its offers lapse.
///
/// # Errors
/// When it is not hers or not open.
pub async fn pause_call(
    conn: &mut Conn,
    who: &Actor,
    id: CallId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let who = who.clone();
        async move {
            let by = Some(who.account_id);
            let call = calls::commands::lock_own(conn, &who, id).await?;
            calls::commands::pause_in(conn, &call, by, now).await?;
            leaving::lapse_offers_on_call(conn, &call, LapseReason::CallPaused, by, now).await
        }
        .boxed()
    })
    .await
}

/// The mentee ends her search; its offers lapse.
///
/// # Errors
/// When it is not hers or over already.
pub async fn close_call(
    conn: &mut Conn,
    who: &Actor,
    id: CallId,
    reason: ClosedReason,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let who = who.clone();
        async move {
            let by = Some(who.account_id);
            let call = calls::commands::lock_own(conn, &who, id).await?;
            calls::commands::close_in(conn, &call, reason, by, now).await?;
            leaving::lapse_offers_on_call(conn, &call, LapseReason::CallClosed, by, now).await
        }
        .boxed()
    })
    .await
}
