//! What a mentor does with her places and her breaks.
use super::{event, locked, moved};
use crate::{
    applicants::{
        answers,
        model::{Applicant, ApplicantId, ApplicantRefusal},
        policy,
    },
    identity::call::Actor,
    outbox,
    platform::{
        db::{self, Conn},
        etag::IfMatch,
        problem::Problem,
    },
    programme::{self, model::ApplicantRole},
};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::FutureExt;
use serde_json::{Value, json};

/// Takes a break, until a day or until she says so, in the caller's transaction.
///
/// # Errors
/// 404 for another's; 409 unless she mentors; 422 at `/until` when the day is not after today or later than in a year.
pub async fn pause_in(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    until: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let before = locked(conn, who, id).await?;
    policy::is_hers(who, &before)?;
    let today = programme::store::today(conn, who.programme_id, now).await?;
    let after = before
        .clone()
        .paused(until, today, now)
        .map_err(|refusal| match refusal {
            ApplicantRefusal::PauseEnd => Problem::at("/until", refusal),
            other => other.into(),
        })?;
    moved(conn, who, "applicant.paused", &before, after, None, now).await
}

/// Ends the break.
///
/// # Errors
/// 404 for another's; 409 unless she mentors and takes one.
pub async fn resume(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let who = who.clone();
        async move {
            let before = locked(conn, &who, id).await?;
            policy::is_hers(&who, &before)?;
            let after = before.clone().resumed(now)?;
            moved(conn, &who, "applicant.resumed", &before, after, None, now).await
        }
        .boxed()
    })
    .await
}

/// Sets how many she accompanies at a time, in the caller's transaction. More than before asks for a second look; fewer
/// ends no pair.
///
/// # Errors
/// 404 for another's; 409 unless she mentors; 412 when it changed since; 422 out of the questionnaire's bounds.
pub async fn set_capacity_in(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    if_match: IfMatch,
    capacity: i32,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let before = locked(conn, who, id).await?;
    policy::is_hers(who, &before)?;
    if_match.check(before.version)?;
    if !before.mentors() {
        return Err(ApplicantRefusal::MentorsOnly.into());
    }
    within_bounds(conn, &before, capacity).await?;
    if before.capacity == Some(capacity) {
        return Ok(before);
    }
    let mut answers = before.answers.clone();
    if let Value::Object(members) = &mut answers {
        members.insert("capacity".into(), json!(capacity));
    }
    let after = before.clone().edited(answers, now)?;
    let kind = "applicant.capacity_changed";
    let after = moved(conn, who, kind, &before, after, None, now).await?;
    if before.reread_since.is_none() && after.reread_since.is_some() {
        let asked = event("applicant.reread_asked", who.account_id, &after);
        outbox::record(conn, asked, now).await?;
    }
    Ok(after)
}

/// The bounds that the questionnaire she answered sets.
async fn within_bounds(conn: &mut Conn, mentor: &Applicant, capacity: i32) -> Result<(), Problem> {
    let (programme, version) = (mentor.programme_id, mentor.questionnaire_version);
    let asked =
        programme::store::questionnaire_of_version(conn, programme, ApplicantRole::Mentor, version);
    let definition = asked.await?.definition;
    let change = [("capacity".to_owned(), json!(capacity))]
        .into_iter()
        .collect();
    answers::check(&definition, 0, &change)
        .map(drop)
        .map_err(|mut errors| {
            for error in &mut errors {
                error.pointer = "/capacity".into();
            }
            Problem::invalid(errors)
        })
}
