//! Sessions: opened, kept by rotating refresh tokens, ended.
use super::event;
use crate::{
    identity::{
        call::{Actor, Doors},
        model::{
            AccountId, IdentityRefusal, Presented, ProgrammeId, SESSION_LIFE, Session, SessionId,
        },
        secrets, store,
    },
    outbox,
    platform::{
        db::{self, Conn},
        problem::{PlatformRefusal, Problem},
    },
};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;

/// A session and the refresh token that keeps it.
#[derive(Clone, Debug)]
pub struct Opened {
    pub session: Session,
    pub refresh: String,
}

impl Opened {
    /// Opens a session, in the caller's transaction.
    pub(super) async fn now(
        conn: &mut Conn,
        account: AccountId,
        user_agent: &str,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let session = Session {
            id: SessionId::fresh(now),
            account_id: account,
            user_agent: user_agent.to_owned(),
            created_at: now,
            last_seen_at: now,
            expires_at: now + SESSION_LIFE,
            ended_at: None,
        };
        let refresh = secrets::fresh();
        store::sessions::insert(conn, &session).await?;
        store::sessions::insert_token(
            conn,
            &secrets::hash(&refresh),
            session.id,
            session.expires_at,
            now,
        )
        .await?;
        Ok(Self { session, refresh })
    }
}

/// What a refresh came to. A copied token ends the session: that has to be committed, so it is no error in here.
enum Refreshed {
    Kept(Opened),
    Over,
}

/// Exchanges a refresh token for its successor. Of many that present one token at once, all get the same successor;
/// a token presented again later is a copy, and ends the session for everybody who holds one.
///
/// # Errors
/// 401 when the session is over.
pub async fn refresh(
    doors: &Doors,
    programme: ProgrammeId,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Opened, Problem> {
    let successor = doors.keys.refresh.successor(token);
    let hash = secrets::hash(token);
    let mut conn = db::borrow(&doors.pool).await?;
    let refreshed = db::transaction(&mut conn, move |conn| {
        let (hash, successor) = (hash.clone(), successor.clone());
        async move { exchange(conn, programme, &hash, successor, now).await }.boxed()
    })
    .await?;
    match refreshed {
        Refreshed::Kept(opened) => Ok(opened),
        Refreshed::Over => Err(IdentityRefusal::SessionEnded.into()),
    }
}

async fn exchange(
    conn: &mut Conn,
    programme: ProgrammeId,
    hash: &[u8],
    successor: String,
    now: DateTime<Utc>,
) -> Result<Refreshed, Problem> {
    let Some(found) = store::sessions::token(conn, hash).await? else {
        return Ok(Refreshed::Over);
    };
    // The family's lock: refreshes of one session happen one after the other, and each reads the token anew.
    let session = store::sessions::lock(conn, found.session_id).await?;
    let token = store::sessions::token(conn, hash).await?;
    let (Some(mut session), Some(token)) = (session.filter(|s| s.lives(now)), token) else {
        return Ok(Refreshed::Over);
    };
    let next = secrets::hash(&successor);
    match token.presented(now) {
        Presented::Due => {
            session.expires_at = session.prolonged(now);
            store::sessions::spend(conn, hash, now).await?;
            store::sessions::insert_token(conn, &next, session.id, session.expires_at, now).await?;
            store::sessions::touch(conn, session.id, session.expires_at, now).await?;
        }
        // Unknown when the signing key was changed in between: no successor to give, but no theft either.
        Presented::Again if store::sessions::token(conn, &next).await?.is_some() => {}
        Presented::Again | Presented::Over => return Ok(Refreshed::Over),
        Presented::Copied => {
            store::sessions::end(conn, session.account_id, session.id, now).await?;
            let seen = event(programme, "session.token_reused", session.account_id);
            outbox::record(conn, seen, now).await?;
            return Ok(Refreshed::Over);
        }
    }
    Ok(Refreshed::Kept(Opened {
        session,
        refresh: successor,
    }))
}

/// Ends the session that a refresh token belongs to; of a token that leads nowhere there is nothing to end.
///
/// # Errors
/// The database's.
pub async fn sign_out(doors: &Doors, token: &str, now: DateTime<Utc>) -> Result<(), Problem> {
    let hash = secrets::hash(token);
    let mut conn = db::borrow(&doors.pool).await?;
    db::transaction(&mut conn, move |conn| {
        let hash = hash.clone();
        async move {
            let Some(token) = store::sessions::token(conn, &hash).await? else {
                return Ok(());
            };
            if let Some(session) = store::sessions::lock(conn, token.session_id).await? {
                store::sessions::end(conn, session.account_id, session.id, now).await?;
            }
            Ok(())
        }
        .boxed()
    })
    .await
}

/// Ends one of one's own sessions.
///
/// # Errors
/// 404 when there is none of hers with this id.
pub async fn end(
    conn: &mut Conn,
    who: &Actor,
    id: SessionId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let account = who.account_id;
    db::transaction(conn, move |conn| {
        async move {
            if store::sessions::end(conn, account, id, now).await? {
                Ok(())
            } else {
                Err(PlatformRefusal::NotFound.into())
            }
        }
        .boxed()
    })
    .await
}
