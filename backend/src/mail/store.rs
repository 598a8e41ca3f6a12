//! What mails read, joined from everywhere, and the development's mailbox.
use super::model::{Candidacy, Letter, Partner, Recipient, Refs, Told};
use crate::{
    identity::model::{AccountId, Locale, ProgrammeId, Role},
    outbox::EventId,
    platform::{db::Conn, id, problem::Problem},
    schema::{accounts, applicants, events, mailbox, offers, pairings, programmes},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

/// One event.
pub async fn event(
    conn: &mut Conn,
    programme: ProgrammeId,
    id: EventId,
) -> Result<Option<Told>, Problem> {
    type Row = (String, Option<AccountId>, Uuid, Option<String>, Value);
    let row: Option<Row> = events::table
        .find((programme, id))
        .select((
            events::kind,
            events::actor_id,
            events::subject_id,
            events::reason,
            events::refs,
        ))
        .first(conn)
        .await
        .optional()?;
    row.map(|(kind, actor_id, subject_id, reason, refs)| {
        Ok(Told {
            id,
            kind,
            actor_id,
            subject_id,
            reason,
            refs: serde_json::from_value::<Refs>(refs).map_err(Problem::internal)?,
        })
    })
    .transpose()
}

/// Name, host and stored settings of a programme.
pub async fn programme(
    conn: &mut Conn,
    id: ProgrammeId,
) -> Result<(String, Option<String>, Value), Problem> {
    Ok(programmes::table
        .find(id)
        .select((programmes::name, programmes::host, programmes::settings))
        .first(conn)
        .await?)
}

/// Who a mail goes to, unless her account is erased.
pub async fn recipient(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
) -> Result<Option<Recipient>, Problem> {
    type Row = (String, Option<DateTime<Utc>>, Locale, String);
    let row: Option<Row> = accounts::table
        .find(account)
        .filter(accounts::erased_at.is_null())
        .select((
            accounts::email,
            accounts::email_verified_at,
            accounts::locale,
            accounts::time_zone,
        ))
        .first(conn)
        .await
        .optional()?;
    let Some((email, verified, locale, time_zone)) = row else {
        return Ok(None);
    };
    Ok(Some(Recipient {
        email,
        email_verified: verified.is_some(),
        locale,
        time_zone,
        name: public_name(conn, programme, account, None).await?,
    }))
}

/// What others may call somebody before a pair lives; empty when she never said.
pub async fn public_name(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    role: Option<Role>,
) -> Result<String, Problem> {
    let mut statement = applicants::table
        .filter(applicants::programme_id.eq(programme))
        .filter(applicants::account_id.eq(account))
        .filter(applicants::public_name.ne(""))
        .order(applicants::id.desc())
        .select(applicants::public_name)
        .into_boxed();
    if let Some(role) = role {
        statement = statement.filter(applicants::role.eq(role));
    }
    let name: Option<String> = statement.first(conn).await.optional()?;
    Ok(name.unwrap_or_default())
}

/// One candidacy.
pub async fn candidacy(
    conn: &mut Conn,
    programme: ProgrammeId,
    id: Uuid,
) -> Result<Option<Candidacy>, Problem> {
    type Row = (AccountId, Role, Option<String>, Option<String>);
    let row: Option<Row> = applicants::table
        .find((programme, id))
        .select((
            applicants::account_id,
            applicants::role,
            applicants::review_words,
            applicants::decline_reason,
        ))
        .first(conn)
        .await
        .optional()?;
    Ok(
        row.map(|(account_id, role, words, decline_reason)| Candidacy {
            account_id,
            role,
            words,
            decline_reason,
        }),
    )
}

/// When an offer expires, while it is open.
pub async fn open_offer_expiry(
    conn: &mut Conn,
    programme: ProgrammeId,
    offer: Uuid,
) -> Result<Option<DateTime<Utc>>, Problem> {
    Ok(offers::table
        .find((programme, offer))
        .filter(offers::status.eq("open"))
        .select(offers::expires_at)
        .first(conn)
        .await
        .optional()?)
}

/// How to reach somebody's partner, as long as the pair lives and both are there.
pub async fn live_partner(
    conn: &mut Conn,
    programme: ProgrammeId,
    pairing: Uuid,
    reader: AccountId,
) -> Result<Option<Partner>, Problem> {
    let two: Option<(AccountId, AccountId)> = pairings::table
        .find((programme, pairing))
        .filter(pairings::status.ne("ended"))
        .select((pairings::mentee_id, pairings::mentor_id))
        .first(conn)
        .await
        .optional()?;
    let (other, role) = match two {
        Some((mentee, mentor)) if reader == mentee => (mentor, Role::Mentor),
        Some((mentee, mentor)) if reader == mentor => (mentee, Role::Mentee),
        _ => return Ok(None),
    };
    type Row = (String, String, String, String, Value);
    let row: Option<Row> = applicants::table
        .inner_join(accounts::table.on(accounts::id.eq(applicants::account_id)))
        .filter(applicants::programme_id.eq(programme))
        .filter(applicants::account_id.eq(other))
        .filter(applicants::role.eq(role))
        .filter(accounts::erased_at.is_null())
        .order(applicants::id.desc())
        .select((
            applicants::full_name,
            accounts::email,
            applicants::job,
            applicants::region,
            applicants::answers,
        ))
        .first(conn)
        .await
        .optional()?;
    Ok(row.map(|(name, email, job, region, answers)| Partner {
        name,
        email,
        about: [job, region]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
        links: web_links(&answers),
    }))
}

/// Her links that lead to the web; nothing else becomes a link in a mail.
fn web_links(answers: &Value) -> Vec<String> {
    answers
        .get("links")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .filter(|link| link.starts_with("https://") || link.starts_with("http://"))
        .map(str::to_owned)
        .collect()
}

/// Puts a letter into the development's mailbox; handed over again, it lies there once.
pub async fn put(conn: &mut Conn, letter: &Letter, now: DateTime<Utc>) -> Result<(), Problem> {
    diesel::insert_into(mailbox::table)
        .values((
            mailbox::id.eq(id::fresh(now)),
            mailbox::message_id.eq(&letter.message_id),
            mailbox::recipient.eq(&letter.to),
            mailbox::subject.eq(&letter.subject),
            mailbox::text_body.eq(&letter.text),
            mailbox::html_body.eq(&letter.html),
            mailbox::sent_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(())
}

/// A letter in the mailbox.
#[derive(Clone, Debug, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = mailbox, check_for_backend(diesel::pg::Pg))]
pub struct Kept {
    pub id: Uuid,
    pub message_id: String,
    pub recipient: String,
    pub subject: String,
    pub text_body: String,
    pub html_body: String,
    pub sent_at: DateTime<Utc>,
}

/// The newest letters, of one recipient or of all.
pub async fn kept(conn: &mut Conn, to: Option<&str>) -> Result<Vec<Kept>, Problem> {
    let mut statement = mailbox::table
        .order((mailbox::sent_at.desc(), mailbox::id.desc()))
        .limit(200)
        .select(Kept::as_select())
        .into_boxed();
    if let Some(to) = to {
        statement = statement.filter(mailbox::recipient.eq(to));
    }
    Ok(statement.load(conn).await?)
}
