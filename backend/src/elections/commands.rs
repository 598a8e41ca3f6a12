//! The election, one transaction. Lock order: people by id, calls by id, offers by id; then the pair is formed.
use super::{
    model::{Election, ElectionId, Ground},
    policy::{self, Chooser},
    store,
};
use crate::{
    applicants::store as people,
    calls::{
        self,
        model::Call,
        store::people::{Mentor, may_they_meet, mentor},
    },
    identity::{call::Actor, model::Role},
    offers::{
        self, leaving,
        model::{LapseReason, Offer, OfferId},
    },
    outbox::{self, Event},
    pairings::{self, model::PairingId},
    platform::{
        db::{self, Conn},
        idempotency::{Claim, Once},
        problem::{PlatformRefusal, Problem},
    },
    programme,
};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use serde_json::json;
use std::sync::Arc;

/// The mentee elects an offer: it is elected, the others on her call are not, her call is, the pair forms; where that
/// fills the mentor's last place, her other open offers lapse. There is no undo: a no-fault ending covers a change of
/// mind.
///
/// # Errors
/// 403 for those who may know of the offer and are not its mentee, and the attempt is logged; 404 for strangers; and
/// whatever stands against it ([`Ground::holds`]).
pub async fn elect(
    conn: &mut Conn,
    who: &Actor,
    once: &Once,
    offer_id: OfferId,
    now: DateTime<Utc>,
) -> Result<ElectionId, Problem> {
    // Whose an offer is and on which call never changes: this needs no lock. The log of an attempt must outlive its
    // refusal.
    let offer = offers::store::find(conn, who.programme_id, offer_id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    let chooser = policy::chooser(who, &offer);
    if chooser == Chooser::Onlooker {
        log_attempt(conn, who, &offer, now).await?;
    }
    policy::may_elect(chooser)?;
    let (who, once, seen) = (who.clone(), once.clone(), Arc::new(offer));
    db::transaction(conn, move |conn| {
        let (who, once, seen) = (who.clone(), once.clone(), seen.clone());
        async move {
            let id = ElectionId::fresh(now);
            match once.claim(conn, id.0, now).await? {
                Claim::Made(made) => Ok(ElectionId(made)),
                Claim::Fresh => elect_in(conn, &who, id, &seen, now).await,
            }
        }
        .boxed()
    })
    .await
}

/// Writes down that somebody tried to elect for a mentee.
async fn log_attempt(
    conn: &mut Conn,
    who: &Actor,
    offer: &Offer,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let event = leaving::event("election.refused", offer, Some(who.account_id))
        .because("only-the-mentee-elects");
    db::transaction(conn, move |conn| {
        let event = event.clone();
        async move { outbox::record(conn, event, now).await.map(drop) }.boxed()
    })
    .await
}

/// Everything that an election touches, locked.
struct Held {
    offer: Offer,
    call: Call,
    /// The other undecided offers on her call.
    siblings: Vec<Offer>,
    /// The mentor's other undecided offers, when this election fills her last place.
    elsewhere: Vec<Offer>,
    mentor: Option<Mentor>,
}

async fn elect_in(
    conn: &mut Conn,
    who: &Actor,
    id: ElectionId,
    seen: &Offer,
    now: DateTime<Utc>,
) -> Result<ElectionId, Problem> {
    let held = hold(conn, seen, now).await?;
    let conn: &Conn = conn;
    must_stand(conn, &held, now).await?;
    let Held {
        offer,
        call,
        siblings,
        elsewhere,
        ..
    } = held;
    let pairing_id = PairingId::fresh(now);
    let by = Some(who.account_id);
    let refs = json!({
        "election_id": id,
        "offer_id": offer.id,
        "call_id": offer.call_id,
        "pairing_id": pairing_id,
        "mentee_id": offer.mentee_id,
        "mentor_id": offer.mentor_id,
    });
    let election = Election::cast(id, &offer, who.account_id, now);
    let cast = Event::new(who.programme_id, "election.cast", by, id.0).with(refs.clone());
    let elected = offer.clone().elected(now)?;
    let choice = leaving::event("offer.elected", &elected, by)
        .states(offer.status.as_str(), elected.status.as_str())
        .with(refs.clone());
    let passed_over = leaving::changes(&siblings, |o| o.clone().passed_over(now).ok());
    // All of it is decided, so all of it is sent at once: the locks are held for one round trip instead of many.
    crate::together!(
        async {
            crate::together!(
                store::insert(conn, &election),
                outbox::record(conn, cast, now),
                offers::store::save(conn, &offer, &elected),
                outbox::record(conn, choice, now),
            )
        },
        leaving::close_each(conn, &passed_over, by, now),
        calls::commands::elect_in(conn, &call, refs.clone(), now),
        pairings::commands::form_in(conn, pairing_id, id, &elected, refs.clone(), now),
        leaving::lapse_in(conn, &elsewhere, LapseReason::MentorFull, None, now),
    )?;
    Ok(id)
}

/// Takes every lock in order, then reads. Under the mentor's lock she makes no new offer and gets no other pair; under
/// the mentee's, nobody makes her one.
async fn hold(conn: &mut Conn, seen: &Offer, now: DateTime<Utc>) -> Result<Held, Problem> {
    let programme = seen.programme_id;
    people::lock_participants(conn, programme, &[seen.mentee_id, seen.mentor_id]).await?;
    let (mentor, mut places) = crate::together!(
        mentor(conn, programme, seen.mentor_id, now),
        offers::store::undecided_on_call(conn, programme, seen.call_id),
    )?;
    places.push((seen.id, seen.call_id));
    if mentor.as_ref().is_some_and(Mentor::has_one_place) {
        let elsewhere = offers::store::undecided_of_mentor(conn, programme, seen.mentor_id).await?;
        places.extend(elsewhere);
    }
    let (offer_ids, call_ids): (Vec<_>, Vec<_>) = places.into_iter().unzip();
    let (calls, locked) = crate::together!(
        calls::store::lock(conn, programme, &call_ids),
        offers::store::lock(conn, programme, &offer_ids),
    )?;
    let (own, elsewhere): (Vec<Offer>, Vec<Offer>) =
        locked.into_iter().partition(|o| o.call_id == seen.call_id);
    let (chosen, siblings): (Vec<Offer>, Vec<Offer>) =
        own.into_iter().partition(|o| o.id == seen.id);
    let offer = chosen.into_iter().next();
    let call = calls.into_iter().find(|c| c.id == seen.call_id);
    Ok(Held {
        offer: offer.ok_or(PlatformRefusal::NotFound)?,
        call: call.ok_or(PlatformRefusal::NotFound)?,
        siblings,
        elsewhere,
        mentor,
    })
}

async fn must_stand(conn: &Conn, held: &Held, now: DateTime<Utc>) -> Result<(), Problem> {
    let (offer, programme) = (&held.offer, held.offer.programme_id);
    let (mentee_id, mentor_id) = (offer.mentee_id, offer.mentor_id);
    let (settled, mentee, may_meet, mentee_has_pair, mirrored, charter_current) = crate::together!(
        programme::store::find(conn, programme),
        people::admitted(conn, programme, mentee_id, Role::Mentee),
        may_they_meet(conn, programme, mentee_id, mentor_id),
        calls::store::has_live_pair(conn, programme, mentee_id),
        offers::store::mirrored(conn, programme, mentee_id, mentor_id),
        programme::store::accepted_current_charter(conn, programme, mentee_id),
    )?;
    let today = settled.today(now)?;
    Ground {
        offer,
        call: &held.call,
        mentee_admitted: mentee.is_some(),
        mentor_active: held
            .mentor
            .as_ref()
            .is_some_and(|m| !m.applicant.paused_on(today)),
        mentor_has_room: held.mentor.as_ref().is_some_and(Mentor::has_room),
        apart: !may_meet,
        mentee_has_pair,
        mirrored,
        charter_current,
    }
    .holds(now)
}
