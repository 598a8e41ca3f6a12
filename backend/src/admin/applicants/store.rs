//! Reads over applications, accounts and the log, for organisers.
use crate::{
    applicants::model::{Applicant, ApplicantId, ApplicantStatus},
    identity::model::{AccountId, ProgrammeId},
    platform::{db::Conn, problem::Problem},
    programme::model::ApplicantRole,
    schema::{accounts, applicants},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

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

/// This application and her other ones.
pub async fn all_of_hers(conn: &mut Conn, applicant: &Applicant) -> Result<Vec<Uuid>, Problem> {
    Ok(applicants::table
        .filter(applicants::programme_id.eq(applicant.programme_id))
        .filter(applicants::account_id.eq(applicant.account_id))
        .select(applicants::id)
        .load(conn)
        .await?)
}
