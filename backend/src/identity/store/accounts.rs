//! Statements on accounts.
use crate::{
    identity::model::{Account, AccountId, Locale},
    platform::{db::Conn, problem::Problem},
    schema::accounts::dsl,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

diesel::define_sql_function! {
    /// Postgres' `lower`, as in the unique index on addresses.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}

/// The account of an address, however it is cased.
pub async fn by_email(conn: &mut Conn, email: &str) -> Result<Option<Account>, Problem> {
    Ok(dsl::accounts
        .filter(lower(dsl::email).eq(lower(email)))
        .filter(dsl::erased_at.is_null())
        .select(Account::as_select())
        .first(conn)
        .await
        .optional()?)
}

/// One account that is not erased.
pub async fn find(conn: &mut Conn, id: AccountId) -> Result<Option<Account>, Problem> {
    Ok(dsl::accounts
        .find(id)
        .filter(dsl::erased_at.is_null())
        .select(Account::as_select())
        .first(conn)
        .await
        .optional()?)
}

/// One account, locked until the transaction ends.
pub async fn lock(conn: &mut Conn, id: AccountId) -> Result<Option<Account>, Problem> {
    Ok(dsl::accounts
        .find(id)
        .filter(dsl::erased_at.is_null())
        .select(Account::as_select())
        .for_update()
        .first(conn)
        .await
        .optional()?)
}

/// Adds an account. False when the address has one already.
pub async fn insert(
    conn: &mut Conn,
    id: AccountId,
    email: &str,
    password_hash: Option<&str>,
    locale: Locale,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let written = diesel::insert_into(dsl::accounts)
        .values((
            dsl::id.eq(id),
            dsl::email.eq(email),
            dsl::password_hash.eq(password_hash),
            dsl::locale.eq(locale),
            dsl::created_at.eq(now),
            dsl::updated_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(written == 1)
}

/// The address is hers: somebody acted on a link that only it received. Keeps the first time.
pub async fn verify(conn: &mut Conn, id: AccountId, now: DateTime<Utc>) -> Result<bool, Problem> {
    let written = diesel::update(dsl::accounts.find(id))
        .filter(dsl::email_verified_at.is_null())
        .set((
            dsl::email_verified_at.eq(now),
            dsl::updated_at.eq(now),
            dsl::version.eq(dsl::version + 1),
        ))
        .execute(conn)
        .await?;
    Ok(written == 1)
}

/// Gives her another password, or none.
pub async fn set_password(
    conn: &mut Conn,
    id: AccountId,
    hash: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    diesel::update(dsl::accounts.find(id))
        .set((dsl::password_hash.eq(hash), dsl::updated_at.eq(now)))
        .execute(conn)
        .await?;
    Ok(())
}

/// Changes language and time zone.
pub async fn set_preferences(
    conn: &mut Conn,
    id: AccountId,
    locale: Locale,
    time_zone: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    diesel::update(dsl::accounts.find(id))
        .set((
            dsl::locale.eq(locale),
            dsl::time_zone.eq(time_zone),
            dsl::updated_at.eq(now),
            dsl::version.eq(dsl::version + 1),
        ))
        .execute(conn)
        .await?;
    Ok(())
}
