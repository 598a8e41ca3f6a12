//! Who somebody is, for those who run the programme.
use crate::{
    identity::model::{AccountId, ProgrammeId},
    platform::{db::Conn, problem::Problem},
    schema::applicants,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use std::collections::HashMap;

/// Full names by account, the newest candidacy's where there are several.
pub async fn names(
    conn: &mut Conn,
    programme: ProgrammeId,
    people: &[AccountId],
) -> Result<HashMap<AccountId, String>, Problem> {
    let rows: Vec<(AccountId, String)> = applicants::table
        .filter(applicants::programme_id.eq(programme))
        .filter(applicants::account_id.eq_any(people))
        .order(applicants::id)
        .select((applicants::account_id, applicants::full_name))
        .load(conn)
        .await?;
    Ok(rows.into_iter().collect())
}
