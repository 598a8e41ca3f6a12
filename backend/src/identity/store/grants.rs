//! Statements on granted roles.
use crate::{
    identity::model::{AccountId, ProgrammeId, Role, RoleGrant},
    platform::{
        db::Conn,
        page::{Page, PageQuery},
        problem::Problem,
    },
    schema::{accounts, role_grants},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Gives a role. False when she has it already.
pub async fn insert(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    role: Role,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let written = diesel::insert_into(role_grants::table)
        .values((
            role_grants::programme_id.eq(programme),
            role_grants::account_id.eq(account),
            role_grants::role.eq(role),
            role_grants::granted_by.eq(by),
            role_grants::granted_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(written == 1)
}

/// Takes a role away. False when she did not have it.
pub async fn delete(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    role: Role,
) -> Result<bool, Problem> {
    let written = diesel::delete(role_grants::table.find((programme, account, role)))
        .execute(conn)
        .await?;
    Ok(written == 1)
}

/// Who has a role, locked until the transaction ends.
pub async fn lock_holders(
    conn: &mut Conn,
    programme: ProgrammeId,
    role: Role,
) -> Result<Vec<AccountId>, Problem> {
    Ok(role_grants::table
        .filter(role_grants::programme_id.eq(programme))
        .filter(role_grants::role.eq(role))
        .order(role_grants::account_id)
        .select(role_grants::account_id)
        .for_update()
        .load(conn)
        .await?)
}

/// One grant.
pub async fn find(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    role: Role,
) -> Result<Option<RoleGrant>, Problem> {
    Ok(role_grants::table
        .inner_join(accounts::table.on(accounts::id.eq(role_grants::account_id)))
        .filter(role_grants::programme_id.eq(programme))
        .filter(role_grants::account_id.eq(account))
        .filter(role_grants::role.eq(role))
        .select((
            role_grants::account_id,
            accounts::email,
            role_grants::role,
            role_grants::granted_at,
        ))
        .first(conn)
        .await
        .optional()?)
}

/// Granted roles, by account then role.
pub async fn page(
    conn: &mut Conn,
    programme: ProgrammeId,
    query: &PageQuery,
) -> Result<Page<RoleGrant>, Problem> {
    let mut statement = role_grants::table
        .inner_join(accounts::table.on(accounts::id.eq(role_grants::account_id)))
        .filter(role_grants::programme_id.eq(programme))
        .order((role_grants::account_id, role_grants::role))
        .limit(query.fetch())
        .select((
            role_grants::account_id,
            accounts::email,
            role_grants::role,
            role_grants::granted_at,
        ))
        .into_boxed();
    if let Some((account, role)) = query.after::<(AccountId, Role)>()? {
        statement = statement.filter(
            role_grants::account_id
                .gt(account)
                .or(role_grants::account_id
                    .eq(account)
                    .and(role_grants::role.gt(role))),
        );
    }
    query.cut(statement.load(conn).await?, |grant: &RoleGrant| {
        (grant.account_id, grant.role)
    })
}
