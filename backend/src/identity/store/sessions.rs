//! Statements on sessions and their refresh tokens.
use crate::{
    identity::model::{AccountId, RefreshToken, Session, SessionId},
    platform::{db::Conn, page::PageQuery, problem::Problem},
    schema::{refresh_tokens, sessions},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Opens a session.
pub async fn insert(conn: &mut Conn, session: &Session) -> Result<(), Problem> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(session.id),
            sessions::account_id.eq(session.account_id),
            sessions::user_agent.eq(&session.user_agent),
            sessions::created_at.eq(session.created_at),
            sessions::last_seen_at.eq(session.last_seen_at),
            sessions::expires_at.eq(session.expires_at),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// A session, locked until the transaction ends.
pub async fn lock(conn: &mut Conn, id: SessionId) -> Result<Option<Session>, Problem> {
    Ok(sessions::table
        .find(id)
        .select(Session::as_select())
        .for_update()
        .first(conn)
        .await
        .optional()?)
}

/// It was used: it lives on until `expires_at`.
pub async fn touch(
    conn: &mut Conn,
    id: SessionId,
    expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    diesel::update(sessions::table.find(id))
        .set((
            sessions::last_seen_at.eq(now),
            sessions::expires_at.eq(expires_at),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Ends one of her sessions. False when it had ended or is not hers.
pub async fn end(
    conn: &mut Conn,
    account: AccountId,
    id: SessionId,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let written = diesel::update(sessions::table.find(id))
        .filter(sessions::account_id.eq(account))
        .filter(sessions::ended_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .set(sessions::ended_at.eq(now))
        .execute(conn)
        .await?;
    Ok(written == 1)
}

/// Ends all of her sessions, but one if it is given.
pub async fn end_all(
    conn: &mut Conn,
    account: AccountId,
    but: Option<SessionId>,
    now: DateTime<Utc>,
) -> Result<usize, Problem> {
    let mut statement = diesel::update(sessions::table)
        .filter(sessions::account_id.eq(account))
        .filter(sessions::ended_at.is_null())
        .set(sessions::ended_at.eq(now))
        .into_boxed();
    if let Some(kept) = but {
        statement = statement.filter(sessions::id.ne(kept));
    }
    Ok(statement.execute(conn).await?)
}

/// Her sessions that live, the one used last first.
pub async fn page(
    conn: &mut Conn,
    account: AccountId,
    query: &PageQuery,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, Problem> {
    let mut statement = sessions::table
        .filter(sessions::account_id.eq(account))
        .filter(sessions::ended_at.is_null())
        .filter(sessions::expires_at.gt(now))
        .order((sessions::last_seen_at.desc(), sessions::id.desc()))
        .limit(query.fetch())
        .select(Session::as_select())
        .into_boxed();
    if let Some((seen, id)) = query.after::<(DateTime<Utc>, SessionId)>()? {
        statement = statement.filter(
            sessions::last_seen_at
                .lt(seen)
                .or(sessions::last_seen_at.eq(seen).and(sessions::id.lt(id))),
        );
    }
    Ok(statement.load(conn).await?)
}

/// Adds the unspent token of a session.
pub async fn insert_token(
    conn: &mut Conn,
    hash: &[u8],
    session: SessionId,
    expires_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    diesel::insert_into(refresh_tokens::table)
        .values((
            refresh_tokens::hash.eq(hash),
            refresh_tokens::session_id.eq(session),
            refresh_tokens::issued_at.eq(now),
            refresh_tokens::expires_at.eq(expires_at),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// The token that hashes to this.
pub async fn token(conn: &mut Conn, hash: &[u8]) -> Result<Option<RefreshToken>, Problem> {
    Ok(refresh_tokens::table
        .find(hash)
        .select(RefreshToken::as_select())
        .first(conn)
        .await
        .optional()?)
}

/// A token is spent.
pub async fn spend(conn: &mut Conn, hash: &[u8], now: DateTime<Utc>) -> Result<(), Problem> {
    diesel::update(refresh_tokens::table.find(hash))
        .set(refresh_tokens::spent_at.eq(now))
        .execute(conn)
        .await?;
    Ok(())
}
