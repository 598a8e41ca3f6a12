//! Who a caller is, and where.
use crate::identity::model::{AccountId, ProgrammeId, Role, SessionId};
use crate::{
    platform::{db::Conn, problem::Problem},
    schema::{accounts, applicants, programmes, role_grants, sessions},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// What `Signed` needs to know about the caller, in one statement.
#[derive(Debug)]
pub struct Standing {
    pub programme_id: ProgrammeId,
    pub email_verified: bool,
    pub roles: Vec<Role>,
}

/// Programme, when the address was confirmed, granted roles, roles by admission.
type Row = (ProgrammeId, Option<DateTime<Utc>>, Vec<Role>, Vec<Role>);

/// The caller's standing in the programme found at `host`, if account and session are alive.
pub async fn standing(
    conn: &mut Conn,
    host: &str,
    account: AccountId,
    session: SessionId,
    now: DateTime<Utc>,
) -> Result<Option<Standing>, Problem> {
    use diesel::dsl::array;
    let row: Option<Row> = sessions::table
        .inner_join(accounts::table)
        .inner_join(programmes::table.on(programmes::host.eq(host).or(programmes::host.is_null())))
        .filter(sessions::id.eq(session))
        .filter(sessions::account_id.eq(account))
        .filter(sessions::ended_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .filter(accounts::erased_at.is_null())
        .order(programmes::host.asc().nulls_last())
        .select((
            programmes::id,
            accounts::email_verified_at,
            array(
                role_grants::table
                    .filter(role_grants::programme_id.eq(programmes::id))
                    .filter(role_grants::account_id.eq(accounts::id))
                    .select(role_grants::role),
            ),
            array(
                applicants::table
                    .filter(applicants::programme_id.eq(programmes::id))
                    .filter(applicants::account_id.eq(accounts::id))
                    .filter(applicants::status.eq("admitted"))
                    .select(applicants::role),
            ),
        ))
        .first(conn)
        .await
        .optional()?;
    Ok(
        row.map(|(programme_id, verified, granted, admitted)| Standing {
            programme_id,
            email_verified: verified.is_some(),
            roles: granted.into_iter().chain(admitted).collect(),
        }),
    )
}

/// The programme that answers at `host`: the one that bears it, else the one without a host.
pub async fn programme_at(conn: &mut Conn, host: &str) -> Result<Option<ProgrammeId>, Problem> {
    Ok(programmes::table
        .filter(programmes::host.eq(host).or(programmes::host.is_null()))
        .order(programmes::host.asc().nulls_last())
        .select(programmes::id)
        .first(conn)
        .await
        .optional()?)
}
