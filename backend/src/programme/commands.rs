//! Use cases on programmes: founding one, changing its settings, publishing its charter and questionnaires, consents.
use super::{
    defaults, definition_rules,
    model::{ApplicantRole, ConsentKind, ProgrammeRefusal},
    policy,
    questionnaire::{Definition, Questionnaire},
    settings::Settings,
    store::{self, Charter, Programme, consents},
};
use crate::{
    identity::{
        call::Actor,
        model::{AccountId, ProgrammeId},
    },
    outbox::{self, Event},
    platform::{
        db::{self, Conn},
        etag::IfMatch,
        problem::{PlatformRefusal, Problem},
    },
};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use serde_json::json;

/// The programme of a lone deployment: made with the default charter and questionnaires when there is none.
///
/// # Errors
/// The database's.
pub async fn ensure_one(conn: &mut Conn, now: DateTime<Utc>) -> Result<ProgrammeId, Problem> {
    db::transaction(conn, move |conn| {
        async move {
            store::lock_founding(conn).await?;
            match store::first(conn).await? {
                Some(id) => Ok(id),
                None => found(conn, None, "Marelle", now).await,
            }
        }
        .boxed()
    })
    .await
}

/// The programme that answers at `host`: made with the defaults, under this name, when there is none.
///
/// # Errors
/// The database's.
pub async fn ensure_at_host(
    conn: &mut Conn,
    host: &str,
    name: &str,
    now: DateTime<Utc>,
) -> Result<ProgrammeId, Problem> {
    let (host, name) = (host.to_lowercase(), name.to_owned());
    db::transaction(conn, move |conn| {
        let (host, name) = (host.clone(), name.clone());
        async move {
            store::lock_founding(conn).await?;
            match store::with_host(conn, &host).await? {
                Some(id) => Ok(id),
                None => found(conn, Some(&host), &name, now).await,
            }
        }
        .boxed()
    })
    .await
}

async fn found(
    conn: &mut Conn,
    host: Option<&str>,
    name: &str,
    now: DateTime<Utc>,
) -> Result<ProgrammeId, Problem> {
    let id = ProgrammeId::fresh(now);
    store::insert(conn, id, host, name, now).await?;
    let (fr, en) = defaults::CHARTER;
    let charter = Charter {
        version: 1,
        body_fr: fr.into(),
        body_en: en.into(),
        published_at: now,
    };
    store::insert_charter(conn, id, &charter, None).await?;
    for role in ApplicantRole::ALL {
        let questionnaire = Questionnaire {
            version: 1,
            definition: defaults::questionnaire(*role)?,
        };
        store::insert_questionnaire(conn, id, *role, &questionnaire, None, now).await?;
    }
    Ok(id)
}

/// Replaces name and settings, provided nobody did since they were read.
///
/// # Errors
/// 403 for who does not run the programme, 412 when it changed since.
pub async fn change_settings(
    conn: &mut Conn,
    who: &Actor,
    if_match: IfMatch,
    name: String,
    settings: Settings,
    now: DateTime<Utc>,
) -> Result<Programme, Problem> {
    policy::may_change(who)?;
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let (who, name, settings) = (who.clone(), name.clone(), settings.clone());
        async move {
            let before = store::lock(conn, who.programme_id).await?;
            if_match.check(before.version)?;
            let after = Programme {
                name,
                settings,
                version: before.version + 1,
                ..before
            };
            store::save(conn, &after, now).await?;
            let subject = who.programme_id.0;
            record(conn, &who, "settings.changed", subject, after.version, now).await?;
            Ok(after)
        }
        .boxed()
    })
    .await
}

/// Publishes a charter: from now on, everybody is asked again before her next offer or election.
///
/// # Errors
/// 403 for who does not run the programme.
pub async fn publish_charter(
    conn: &mut Conn,
    who: &Actor,
    body_fr: String,
    body_en: String,
    now: DateTime<Utc>,
) -> Result<Charter, Problem> {
    policy::may_change(who)?;
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let (who, body_fr, body_en) = (who.clone(), body_fr.clone(), body_en.clone());
        async move {
            let programme = store::lock(conn, who.programme_id).await?.id;
            let version = store::current_charter_version(conn, programme).await? + 1;
            let charter = Charter {
                version,
                body_fr,
                body_en,
                published_at: now,
            };
            store::insert_charter(conn, programme, &charter, Some(who.account_id)).await?;
            record(conn, &who, "charter.published", programme.0, version, now).await?;
            Ok(charter)
        }
        .boxed()
    })
    .await
}

/// Publishes a questionnaire: who applies from now on is asked this one; who started keeps hers.
///
/// # Errors
/// 403 for who does not run the programme; 422 with every place that is wrong.
pub async fn publish_questionnaire(
    conn: &mut Conn,
    who: &Actor,
    role: ApplicantRole,
    definition: Definition,
    now: DateTime<Utc>,
) -> Result<Questionnaire, Problem> {
    policy::may_change(who)?;
    let wrong = definition_rules::check(role, &definition);
    if !wrong.is_empty() {
        return Err(Problem::with_errors(
            ProgrammeRefusal::DefinitionNotValid,
            wrong,
        ));
    }
    let who = who.clone();
    db::transaction(conn, move |conn| {
        let (who, definition) = (who.clone(), definition.clone());
        async move {
            let programme = store::lock(conn, who.programme_id).await?.id;
            let current = store::current_questionnaire(conn, programme, role).await?;
            let version = current.as_ref().map_or(0, |q| q.version) + 1;
            let definition = match role {
                ApplicantRole::Mentee => definition.comparing_like(current),
                ApplicantRole::Mentor => definition,
            };
            let questionnaire = Questionnaire {
                version,
                definition,
            };
            let by = Some(who.account_id);
            store::insert_questionnaire(conn, programme, role, &questionnaire, by, now).await?;
            record(
                conn,
                &who,
                "questionnaire.published",
                programme.0,
                version,
                now,
            )
            .await?;
            Ok(questionnaire)
        }
        .boxed()
    })
    .await
}

async fn record(
    conn: &mut Conn,
    who: &Actor,
    kind: &'static str,
    subject: uuid::Uuid,
    version: i32,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let event = Event::new(who.programme_id, kind, Some(who.account_id), subject)
        .with(json!({ "version": version }));
    outbox::record(conn, event, now).await.map(drop)
}

/// The charter in force.
///
/// # Errors
/// 404 when the programme has none.
pub async fn current_charter(conn: &mut Conn, programme: ProgrammeId) -> Result<Charter, Problem> {
    store::current_charter(conn, programme)
        .await?
        .ok_or_else(|| PlatformRefusal::NotFound.into())
}

/// Accepts the charter in force; accepting it twice is accepting it once.
///
/// # Errors
/// 409 when `version` is not the one in force.
pub async fn accept_charter(
    conn: &mut Conn,
    who: &Actor,
    version: i32,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let (programme, account) = (who.programme_id, who.account_id);
    db::transaction(conn, move |conn| {
        async move { accept_charter_in(conn, programme, account, version, now).await }.boxed()
    })
    .await
}

/// Accepts the charter in force, in the caller's transaction.
///
/// # Errors
/// 409 when `version` is not the one in force.
pub async fn accept_charter_in(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    version: i32,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    if store::current_charter_version(conn, programme).await? != version {
        return Err(ProgrammeRefusal::CharterNotCurrent.into());
    }
    if give_consent(conn, programme, account, ConsentKind::Charter, version, now).await? {
        let event = Event::new(programme, "charter.accepted", Some(account), account.0)
            .with(json!({ "account_id": account, "version": version }));
        outbox::record(conn, event, now).await?;
    }
    Ok(())
}

/// Writes a consent in the caller's transaction, in the place of an older one; says whether there was something to write.
///
/// # Errors
/// The database's.
pub async fn give_consent(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    kind: ConsentKind,
    version: i32,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let standing = consents::standing(conn, programme, account, kind).await?;
    if standing.is_some_and(|given| given >= version) {
        return Ok(false);
    }
    if standing.is_some() {
        consents::withdraw(conn, programme, account, kind, now).await?;
    }
    consents::insert(conn, programme, account, kind, version, now).await
}

/// Withdraws a consent in the caller's transaction, if one stands.
///
/// # Errors
/// The database's.
pub async fn withdraw_consent(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    kind: ConsentKind,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    consents::withdraw(conn, programme, account, kind, now)
        .await
        .map(drop)
}
