//! Reads over applications, accounts and the log, for organisers.
use crate::{
    admin::history::Logged,
    applicants::model::{Applicant, ApplicantId, ApplicantStatus},
    identity::model::{AccountId, ProgrammeId},
    platform::{db::Conn, problem::Problem},
    programme::model::ApplicantRole,
    schema::{accounts, applicants, events},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use std::collections::HashMap;

/// Entries of the log shown beside an application.
const MOST_HISTORY: i64 = 200;

/// Where a page of the list starts.
pub type Key = (DateTime<Utc>, ApplicantId);

/// What is looked for.
#[derive(Debug, Default)]
pub struct Filter<'a> {
    pub status: Option<ApplicantStatus>,
    pub role: Option<ApplicantRole>,
    pub q: Option<&'a str>,
}

/// Applications that were handed in, the longest waiting first.
pub async fn page(
    conn: &mut Conn,
    programme: ProgrammeId,
    filter: Filter<'_>,
    after: Option<Key>,
    limit: i64,
) -> Result<Vec<(Applicant, Option<String>)>, Problem> {
    let address = accounts::table
        .filter(accounts::id.eq(applicants::account_id))
        .filter(accounts::erased_at.is_null())
        .select(accounts::email)
        .single_value();
    let mut query = applicants::table
        .filter(applicants::programme_id.eq(programme))
        .filter(applicants::submitted_at.is_not_null())
        .select((Applicant::as_select(), address))
        .into_boxed();
    if let Some(status) = filter.status {
        query = query.filter(applicants::status.eq(status));
    }
    if let Some(role) = filter.role {
        query = query.filter(applicants::role.eq(role));
    }
    if let Some(q) = filter.q {
        let pattern = format!(
            "%{}%",
            q.replace('\\', "\\\\")
                .replace('%', "\\%")
                .replace('_', "\\_")
        );
        let by_address = accounts::table
            .filter(accounts::email.ilike(pattern.clone()))
            .filter(accounts::erased_at.is_null())
            .select(accounts::id);
        query = query.filter(
            applicants::full_name
                .ilike(pattern)
                .or(applicants::account_id.eq_any(by_address)),
        );
    }
    if let Some((at, id)) = after {
        query = query.filter(
            applicants::submitted_at
                .gt(at)
                .or(applicants::submitted_at.eq(at).and(applicants::id.gt(id))),
        );
    }
    Ok(query
        .order((applicants::submitted_at, applicants::id))
        .limit(limit)
        .load(conn)
        .await?)
}

/// Her address, unless she left.
pub async fn email_of(conn: &mut Conn, account: AccountId) -> Result<Option<String>, Problem> {
    Ok(accounts::table
        .find(account)
        .filter(accounts::erased_at.is_null())
        .select(accounts::email)
        .first(conn)
        .await
        .optional()?)
}

/// What happened to this application and her other ones, newest first, readings apart.
pub async fn history_of(conn: &mut Conn, applicant: &Applicant) -> Result<Vec<Logged>, Problem> {
    let hers: Vec<uuid::Uuid> = applicants::table
        .filter(applicants::programme_id.eq(applicant.programme_id))
        .filter(applicants::account_id.eq(applicant.account_id))
        .select(applicants::id)
        .load(conn)
        .await?;
    Ok(events::table
        .filter(events::programme_id.eq(applicant.programme_id))
        .filter(events::subject_id.eq_any(hers))
        .filter(events::kind.ne("applicant.read"))
        .order(events::id.desc())
        .limit(MOST_HISTORY)
        .select(Logged::as_select())
        .load(conn)
        .await?)
}

/// What these people are called: by their newest application, else by their address. Who left has no name.
pub async fn names_of(
    conn: &mut Conn,
    programme: ProgrammeId,
    people: &[AccountId],
) -> Result<HashMap<AccountId, String>, Problem> {
    let addresses: Vec<(AccountId, String)> = accounts::table
        .filter(accounts::id.eq_any(people))
        .filter(accounts::erased_at.is_null())
        .select((accounts::id, accounts::email))
        .load(conn)
        .await?;
    let named: Vec<(AccountId, String)> = applicants::table
        .filter(applicants::programme_id.eq(programme))
        .filter(applicants::account_id.eq_any(people))
        .filter(applicants::full_name.ne(""))
        .order(applicants::id)
        .select((applicants::account_id, applicants::full_name))
        .load(conn)
        .await?;
    let mut names: HashMap<_, _> = addresses.into_iter().collect();
    for (account, name) in named {
        names.entry(account).and_modify(|known| *known = name);
    }
    Ok(names)
}
