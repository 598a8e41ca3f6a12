//! Statements on links sent by mail.
use crate::{
    identity::model::{AccountId, LinkPurpose},
    platform::{db::Conn, problem::Problem},
    schema::one_off_links::dsl,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Adds a link, or lets the one that an earlier try of the same mail made last longer, unless it was used.
pub async fn put(
    conn: &mut Conn,
    hash: &[u8],
    account: AccountId,
    purpose: LinkPurpose,
    expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    diesel::insert_into(dsl::one_off_links)
        .values((
            dsl::hash.eq(hash),
            dsl::account_id.eq(account),
            dsl::purpose.eq(purpose),
            dsl::created_at.eq(now),
            dsl::expires_at.eq(expires_at),
        ))
        .on_conflict(dsl::hash)
        .do_update()
        .set(dsl::expires_at.eq(expires_at))
        .execute(conn)
        .await?;
    Ok(())
}

/// Uses a link: the account it acts for, once and in time; None ever after.
pub async fn take(
    conn: &mut Conn,
    hash: &[u8],
    purpose: LinkPurpose,
    now: DateTime<Utc>,
) -> Result<Option<AccountId>, Problem> {
    Ok(diesel::update(dsl::one_off_links.find(hash))
        .filter(dsl::purpose.eq(purpose))
        .filter(dsl::used_at.is_null())
        .filter(dsl::expires_at.gt(now))
        .set(dsl::used_at.eq(now))
        .returning(dsl::account_id)
        .get_result(conn)
        .await
        .optional()?)
}

/// Whose link it is, while it works; nothing changes.
pub async fn peek(
    conn: &mut Conn,
    hash: &[u8],
    purpose: LinkPurpose,
    now: DateTime<Utc>,
) -> Result<Option<AccountId>, Problem> {
    Ok(dsl::one_off_links
        .find(hash)
        .filter(dsl::purpose.eq(purpose))
        .filter(dsl::used_at.is_null())
        .filter(dsl::expires_at.gt(now))
        .select(dsl::account_id)
        .first(conn)
        .await
        .optional()?)
}

/// Ends all of her unused links of a purpose, or of every purpose.
pub async fn end_all(
    conn: &mut Conn,
    account: AccountId,
    purpose: Option<LinkPurpose>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let mut statement = diesel::update(dsl::one_off_links)
        .filter(dsl::account_id.eq(account))
        .filter(dsl::used_at.is_null())
        .set(dsl::used_at.eq(now))
        .into_boxed();
    if let Some(purpose) = purpose {
        statement = statement.filter(dsl::purpose.eq(purpose));
    }
    statement.execute(conn).await?;
    Ok(())
}
