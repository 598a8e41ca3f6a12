//! Links that mails carry.
use crate::{
    identity::{
        model::{AccountId, LinkPurpose},
        secrets, store,
        token::Keys,
    },
    platform::{db::Conn, problem::Problem},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// The path of a link that acts once for this account. Made again for the same `cause` it is the same link, so that a
/// mail that is sent twice works in both copies, and works once.
///
/// # Errors
/// The database's.
pub async fn make(
    conn: &mut Conn,
    keys: &Keys,
    account: AccountId,
    purpose: LinkPurpose,
    cause: Uuid,
    now: DateTime<Utc>,
) -> Result<String, Problem> {
    let token = keys.links.link(cause, purpose.as_str());
    let expires_at = now + purpose.life();
    let hash = secrets::hash(&token);
    store::links::put(conn, &hash, account, purpose, expires_at, now).await?;
    Ok(format!("{}#{token}", purpose.page()))
}
