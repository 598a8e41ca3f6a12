//! What organisers do with an application.
use super::{event, locked, moved};
use crate::{
    applicants::{
        model::{Applicant, ApplicantId, ApplicantRefusal, DeclineReason, SuspensionReason},
        policy, store,
    },
    identity::call::Actor,
    outbox,
    platform::{
        db::{self, Conn},
        problem::{PlatformRefusal, Problem},
    },
};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;

/// Reads one that was handed in. The reading is recorded: who it is about may know of it.
///
/// # Errors
/// 403 for who does not run the programme; 404 for what was never handed in.
pub async fn read(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let who = who.clone();
    who.must_organise()?;
    db::transaction(conn, move |conn| {
        let who = who.clone();
        async move {
            let applicant = store::find(conn, who.programme_id, id).await?;
            let applicant = applicant.ok_or(PlatformRefusal::NotFound)?;
            policy::may_review(&who, &applicant)?;
            outbox::record(
                conn,
                event("applicant.read", who.account_id, &applicant),
                now,
            )
            .await?;
            Ok(applicant)
        }
        .boxed()
    })
    .await
}

/// An organiser's act that changes a candidacy: lock, policy, transition, event.
async fn act<F>(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    kind: &'static str,
    reason: Option<&'static str>,
    change: F,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem>
where
    F: Fn(Applicant) -> Result<Applicant, ApplicantRefusal> + Clone + Send + Sync + 'static,
{
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let (who, change) = (who.clone(), change.clone());
        async move { act_in(conn, &who, id, kind, reason, change, now).await }.boxed()
    })
    .await
}

async fn act_in(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    kind: &'static str,
    reason: Option<&'static str>,
    change: impl Fn(Applicant) -> Result<Applicant, ApplicantRefusal> + Send,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    who.must_organise()?;
    let before = locked(conn, who, id).await?;
    policy::may_review(who, &before)?;
    let after = change(before.clone())?;
    moved(conn, who, kind, &before, after, reason, now).await
}

/// Lets her in.
///
/// # Errors
/// 403, 404; 409 unless it is submitted.
pub async fn admit(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    act(
        conn,
        who,
        id,
        "applicant.admitted",
        None,
        move |a| a.admitted(now),
        now,
    )
    .await
}

/// Does not let her in, for a reason and with words to her.
///
/// # Errors
/// 403, 404; 409 unless it is submitted or waits for more.
pub async fn decline(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    reason: DeclineReason,
    words: String,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let change = move |a: Applicant| a.declined(reason, words.clone(), now);
    act(
        conn,
        who,
        id,
        "applicant.declined",
        Some(reason.as_str()),
        change,
        now,
    )
    .await
}

/// Gives it back with a question.
///
/// # Errors
/// 403, 404; 409 unless it is submitted.
pub async fn ask_info(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    words: String,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let change = move |a: Applicant| a.info_asked(words.clone(), now);
    act(conn, who, id, "applicant.info_asked", None, change, now).await
}

/// Takes her back from being on hold.
///
/// # Errors
/// 403, 404; 409 unless she is suspended.
pub async fn reinstate(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    act(
        conn,
        who,
        id,
        "applicant.reinstated",
        None,
        move |a| a.reinstated(now),
        now,
    )
    .await
}

/// Says that a substantive change was read.
///
/// # Errors
/// 403, 404; 409 when nothing changed since the last reading.
pub async fn mark_reread(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    act(
        conn,
        who,
        id,
        "applicant.reread",
        None,
        move |a| a.reread(now),
        now,
    )
    .await
}

/// Puts her on hold, in the caller's transaction.
///
/// # Errors
/// 403, 404; 409 unless she is admitted.
pub async fn suspend_in(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    reason: SuspensionReason,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let why = Some(reason.as_str());
    act_in(
        conn,
        who,
        id,
        "applicant.suspended",
        why,
        move |a| a.suspended(now),
        now,
    )
    .await
}

/// Removes her for good, in the caller's transaction.
///
/// # Errors
/// 403, 404; 409 unless she is suspended.
pub async fn remove_in(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    reason: SuspensionReason,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let why = Some(reason.as_str());
    act_in(
        conn,
        who,
        id,
        "applicant.removed",
        why,
        move |a| a.removed(now),
        now,
    )
    .await
}
