//! Who somebody is, for those who run the programme.
use crate::{
    identity::model::{AccountId, ProgrammeId},
    platform::{db::Conn, problem::Problem},
    schema::{accounts, applicants},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use std::collections::HashMap;

/// What people are called: by the newest candidacy that has a name, else by their address. Who left has neither.
pub async fn names(
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
    names.extend(named);
    Ok(names)
}
