//! What the person herself does: starts, answers, hands in, withdraws.
use super::{event, locked, moved};
use crate::{
    applicants::{
        answers::{self, Answers},
        model::{Applicant, ApplicantId, ApplicantRefusal, ApplicantStatus},
        policy,
        projection::Apart,
        store,
    },
    identity::call::Actor,
    outbox,
    platform::{
        db::{self, Conn},
        etag::IfMatch,
        idempotency::{Claim, Once},
        problem::{PlatformRefusal, Problem},
    },
    programme::{
        self,
        model::{ApplicantRole, ConsentKind, ProgrammeRefusal},
        questionnaire::{Definition, QuestionKind},
    },
};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use serde_json::Value;

/// Starts an application in a role: a draft on the questionnaire of the day.
///
/// # Errors
/// 409 when applications in the role are closed or she has a live one.
pub async fn apply(
    conn: &mut Conn,
    who: &Actor,
    role: ApplicantRole,
    once: Once,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let (who, once) = (who.clone(), once.clone());
        async move {
            let id = ApplicantId::fresh(now);
            if let Claim::Made(made) = once.claim(conn, id.0, now).await? {
                let made = store::find(conn, who.programme_id, ApplicantId(made)).await?;
                return made.ok_or_else(|| PlatformRefusal::NotFound.into());
            }
            let programme = programme::store::find(conn, who.programme_id).await?;
            if !programme.settings.applications_open.to(role) {
                return Err(ApplicantRefusal::ApplicationsClosed.into());
            }
            let questionnaire =
                programme::store::current_questionnaire(conn, programme.id, role).await?;
            let version = questionnaire.ok_or(PlatformRefusal::NotFound)?.version;
            store::ensure_participant(conn, programme.id, who.account_id, now).await?;
            let draft = Applicant::draft(programme.id, id, who.account_id, role, version, now);
            store::insert(conn, &draft).await?;
            let created = event("applicant.created", who.account_id, &draft);
            let created = outbox::Event {
                to: Some(draft.status.as_str()),
                ..created
            };
            outbox::record(conn, created, now).await?;
            Ok(draft)
        }
        .boxed()
    })
    .await
}

/// Saves answers, one or many; null takes one away. A draft keeps half-written texts, anything later stays whole.
///
/// # Errors
/// 404 for another's; 412 when it changed since; 409 when it is over; 422 with a pointer per answer.
pub async fn edit(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    if_match: IfMatch,
    changes: Answers,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let (who, changes) = (who.clone(), changes.clone());
        async move {
            let before = locked(conn, &who, id).await?;
            policy::is_hers(&who, &before)?;
            if_match.check(before.version)?;
            if !before.may_edit() {
                return Err(ApplicantRefusal::OtherStatus.into());
            }
            let role = ApplicantRole::of(before.role).ok_or(PlatformRefusal::NotFound)?;
            let version = before.questionnaire_version;
            let asked =
                programme::store::questionnaire_of_version(conn, who.programme_id, role, version);
            let definition = asked.await?.definition;
            let changes = checked(conn, &before, &definition, &changes).await?;
            if changes.is_empty() {
                return Ok(before);
            }
            save_answers(conn, &who, before, &definition, &changes, now).await
        }
        .boxed()
    })
    .await
}

/// The changes that change something, tidied.
async fn checked(
    conn: &mut Conn,
    before: &Applicant,
    definition: &Definition,
    changes: &Answers,
) -> Result<Answers, Problem> {
    let known = before.answers.as_object().cloned().unwrap_or_default();
    let differs = |key: &String, value: &Value| known.get(key).unwrap_or(&Value::Null) != value;
    // What she said already is not said anew: an old acceptance sent along with the rest is no acceptance.
    let (mut fresh, mut unknown) = (Answers::new(), Answers::new());
    for (key, value) in changes {
        let target = if definition.question(key).is_some() {
            &mut fresh
        } else {
            &mut unknown
        };
        target.insert(key.clone(), value.clone());
    }
    fresh.retain(|key, value| differs(key, value));
    fresh.append(&mut unknown);
    let charter = programme::store::current_charter_version(conn, before.programme_id).await?;
    let mut tidy = answers::check(definition, charter, &fresh).map_err(Problem::invalid)?;
    tidy.retain(|key, value| differs(key, value));
    if !before.is_in_hand() {
        let merged = answers::merge(&known, &tidy);
        let mut short = answers::shortcomings(definition, &merged);
        short.retain(|problem| {
            tidy.keys()
                .any(|key| problem.pointer == format!("/answers/{key}"))
        });
        if !short.is_empty() {
            return Err(Problem::invalid(short));
        }
    }
    Ok(tidy)
}

async fn save_answers(
    conn: &mut Conn,
    who: &Actor,
    before: Applicant,
    definition: &Definition,
    changes: &Answers,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let known = before.answers.as_object().cloned().unwrap_or_default();
    let merged = Value::Object(answers::merge(&known, changes));
    let after = before.clone().edited(merged, now)?;
    store::save(conn, &after).await?;
    keep_apart(conn, &after).await?;
    consent(conn, &after, definition, changes, now).await?;
    let admitted = after.status == ApplicantStatus::Admitted;
    if admitted && after.capacity != before.capacity {
        outbox::record(
            conn,
            event("applicant.capacity_changed", who.account_id, &after),
            now,
        )
        .await?;
    }
    if before.reread_since.is_none() && after.reread_since.is_some() {
        outbox::record(
            conn,
            event("applicant.reread_asked", who.account_id, &after),
            now,
        )
        .await?;
    }
    Ok(after)
}

/// Her silent rule, made anew from all her candidacies.
pub(super) async fn keep_apart(conn: &mut Conn, applicant: &Applicant) -> Result<(), Problem> {
    let (programme, account) = (applicant.programme_id, applicant.account_id);
    let (all, email) = store::apart_sources(conn, programme, account).await?;
    store::set_apart(conn, programme, account, &Apart::of(&all, &email)).await
}

/// Boxes ticked and unticked become rows of consent; the charter, accepted once, stays accepted.
async fn consent(
    conn: &mut Conn,
    applicant: &Applicant,
    definition: &Definition,
    changes: &Answers,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    use programme::commands::{accept_charter_in, give_consent, withdraw_consent};
    const BOXES: &[(&str, ConsentKind)] = &[
        ("consent_directory", ConsentKind::Directory),
        ("consent_map", ConsentKind::Map),
        ("consent_newsletter", ConsentKind::Newsletter),
    ];
    let (programme, account) = (applicant.programme_id, applicant.account_id);
    for (key, kind) in BOXES {
        match changes.get(*key) {
            Some(Value::Bool(true)) => {
                give_consent(
                    conn,
                    programme,
                    account,
                    *kind,
                    applicant.questionnaire_version,
                    now,
                )
                .await?;
            }
            Some(_) => withdraw_consent(conn, programme, account, *kind, now).await?,
            None => {}
        }
    }
    let charter = definition
        .questions()
        .find(|question| question.kind == QuestionKind::Charter);
    let accepted = charter
        .and_then(|question| changes.get(&question.key))
        .and_then(Value::as_i64);
    if let Some(version) = accepted.and_then(|version| i32::try_from(version).ok()) {
        accept_charter_in(conn, programme, account, version, now).await?;
    }
    Ok(())
}

/// Hands it in.
///
/// # Errors
/// 409 without a verified address, in another status, or when the charter changed; 422 with a pointer per missing answer.
pub async fn submit(
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
            let after = before.clone().submitted(now)?;
            if !who.email_verified {
                return Err(ApplicantRefusal::EmailNotVerified.into());
            }
            let role = ApplicantRole::of(before.role).ok_or(PlatformRefusal::NotFound)?;
            let version = before.questionnaire_version;
            let asked =
                programme::store::questionnaire_of_version(conn, who.programme_id, role, version);
            let definition = asked.await?.definition;
            let known = before.answers.as_object().cloned().unwrap_or_default();
            let short = answers::shortcomings(&definition, &known);
            if !short.is_empty() {
                return Err(Problem::with_errors(
                    ApplicantRefusal::AnswersMissing,
                    short,
                ));
            }
            if !programme::store::accepted_current_charter(conn, who.programme_id, who.account_id)
                .await?
            {
                return Err(ProgrammeRefusal::CharterNotCurrent.into());
            }
            moved(conn, &who, "applicant.submitted", &before, after, None, now).await
        }
        .boxed()
    })
    .await
}

/// Takes it back, in the caller's transaction.
///
/// # Errors
/// 404 for another's; 409 when it is over.
pub async fn withdraw_in(
    conn: &mut Conn,
    who: &Actor,
    id: ApplicantId,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    let before = locked(conn, who, id).await?;
    policy::is_hers(who, &before)?;
    let after = before.clone().withdrawn(now)?;
    moved(conn, who, "applicant.withdrawn", &before, after, None, now).await
}
