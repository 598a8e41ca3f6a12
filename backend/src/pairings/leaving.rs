//! What happens to a person's offers, call and pairs when she pauses, takes fewer, withdraws, is suspended or removed.
//!
//! Applicants stand before calls, offers and pairs: each of these is one transaction that lets the applicants change the
//! person's standing, then ends what stood on it.
use super::{
    commands,
    model::{Ending, PairingSide},
    store,
};
use crate::{
    applicants::{
        commands as applicants,
        model::{Applicant, ApplicantId, SuspensionReason},
        store as people,
    },
    calls::model::ClosedReason,
    identity::{
        call::Actor,
        model::{AccountId, Role},
    },
    offers::{leaving as offers, model::LapseReason},
    platform::{
        db::{self, Conn},
        etag::IfMatch,
        problem::Problem,
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::FutureExt;

/// A mentor takes a break: her open offers lapse, her pairs go on.
///
/// # Errors
/// As [`applicants::pause_in`].
pub async fn pause(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    until: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let who = who.clone();
        async move {
            let mentor = applicants::pause_in(conn, &who, id, until, now).await?;
            let (programme, account) = (mentor.programme_id, mentor.account_id);
            let (reason, by) = (LapseReason::MentorPaused, Some(who.account_id));
            offers::lapse_offers_of_mentor(conn, programme, account, reason, by, now).await?;
            Ok(mentor)
        }
        .boxed()
    })
    .await
}

/// A mentor says how many she accompanies at a time: no pair ends, but where no place is left her open offers lapse.
///
/// # Errors
/// As [`applicants::set_capacity_in`].
pub async fn set_capacity(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    read: IfMatch,
    capacity: i32,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let who = who.clone();
        async move {
            let mentor = applicants::set_capacity_in(conn, &who, id, read, capacity, now).await?;
            let (programme, account) = (mentor.programme_id, mentor.account_id);
            offers::lapse_offers_if_full(conn, programme, account, Some(who.account_id), now)
                .await?;
            Ok(mentor)
        }
        .boxed()
    })
    .await
}

/// She leaves the programme in this role: her call closes or her offers lapse, and her pairs end.
///
/// # Errors
/// As [`applicants::withdraw_in`].
pub async fn withdraw(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let who = who.clone();
        async move {
            let gone = applicants::withdraw_in(conn, &who, id, now).await?;
            let by = Some(who.account_id);
            end_search(conn, &gone, ClosedReason::NoLonger, by, now).await?;
            end_pairs(conn, &gone, by, now).await?;
            Ok(gone)
        }
        .boxed()
    })
    .await
}

/// Organisers put her on hold: her call closes or her offers lapse; her pairs wait for what comes of it.
///
/// # Errors
/// As [`applicants::suspend_in`].
pub async fn suspend(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    reason: SuspensionReason,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let who = who.clone();
        async move {
            let held = applicants::suspend_in(conn, &who, id, reason, now).await?;
            let by = Some(who.account_id);
            end_search(conn, &held, ClosedReason::Moderated, by, now).await?;
            Ok(held)
        }
        .boxed()
    })
    .await
}

/// Organisers remove her: her pairs end.
///
/// # Errors
/// As [`applicants::remove_in`].
pub async fn remove(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    reason: SuspensionReason,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let who = who.clone();
        async move {
            let gone = applicants::remove_in(conn, &who, id, reason, now).await?;
            let by = Some(who.account_id);
            end_search(conn, &gone, ClosedReason::Moderated, by, now).await?;
            end_pairs(conn, &gone, by, now).await?;
            Ok(gone)
        }
        .boxed()
    })
    .await
}

/// Closes her call, or lapses her offers, according to her role.
async fn end_search(
    conn: &mut Conn,
    person: &Applicant,
    closed: ClosedReason,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let (programme, account) = (person.programme_id, person.account_id);
    if person.role == Role::Mentor {
        let reason = LapseReason::MentorGone;
        offers::lapse_offers_of_mentor(conn, programme, account, reason, by, now).await
    } else {
        offers::close_call_of_mentee(conn, programme, account, closed, by, now).await
    }
}

/// Ends her live pairs in this role: the others are told, and a mentee whose pair had not started keeps her place in
/// the queue.
async fn end_pairs(
    conn: &mut Conn,
    person: &Applicant,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let (programme, account) = (person.programme_id, person.account_id);
    people::lock_participants(conn, programme, &[account]).await?;
    let side = if person.role == Role::Mentor {
        PairingSide::Mentor
    } else {
        PairingSide::Mentee
    };
    for pairing in store::lock_live_of(conn, programme, account, side).await? {
        let ending = Ending {
            reason: pairing.reason_of_leaving(),
            by,
            words: None,
        };
        commands::end_in(conn, &pairing, ending, now).await?;
    }
    Ok(())
}
