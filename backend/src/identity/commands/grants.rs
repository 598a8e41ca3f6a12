//! Roles that people are given. Mentee and mentor are not: they come from admission.
use crate::{
    identity::{
        call::Actor,
        model::{AccountId, IdentityRefusal, Locale, ProgrammeId, Role, RoleGrant},
        store,
    },
    outbox::{self, Event},
    platform::{
        db::{self, Conn},
        problem::{PlatformRefusal, Problem},
    },
};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use serde_json::json;

/// Gives a role to whoever confirmed this address. Given twice, it is given once.
///
/// # Errors
/// 403 for whoever does not administer, 422 when nobody confirmed the address or the role cannot be given.
pub async fn grant(
    conn: &mut Conn,
    who: &Actor,
    email: &str,
    role: Role,
    now: DateTime<Utc>,
) -> Result<RoleGrant, Problem> {
    who.must_be(Role::Administrator)?;
    if !role.is_granted() {
        return Err(Problem::at("/role", IdentityRefusal::RoleNotGranted));
    }
    let (email, by, programme) = (email.to_owned(), who.account_id, who.programme_id);
    db::transaction(conn, move |conn| {
        let email = email.clone();
        async move {
            let account = store::accounts::by_email(conn, &email)
                .await?
                .filter(|a| a.email_verified_at.is_some())
                .ok_or_else(|| Problem::at("/email", IdentityRefusal::UnknownAccount))?;
            give(conn, programme, account.id, role, Some(by), now).await
        }
        .boxed()
    })
    .await
}

/// Gives a role from the command line, to an account that is made if need be: whoever runs the server vouches for the
/// address.
///
/// # Errors
/// The database's.
pub async fn establish(
    conn: &mut Conn,
    programme: ProgrammeId,
    email: &str,
    role: Role,
    now: DateTime<Utc>,
) -> Result<RoleGrant, Problem> {
    let email = email.to_owned();
    db::transaction(conn, move |conn| {
        let email = email.clone();
        async move {
            let fresh = AccountId::fresh(now);
            store::accounts::insert(conn, fresh, &email, None, Locale::Fr, now).await?;
            let account = store::accounts::by_email(conn, &email)
                .await?
                .ok_or(PlatformRefusal::NotFound)?;
            if store::accounts::verify(conn, account.id, now).await? {
                // A password chosen before the address was vouched for may be somebody else's.
                store::accounts::set_password(conn, account.id, None, now).await?;
            }
            give(conn, programme, account.id, role, None, now).await
        }
        .boxed()
    })
    .await
}

/// Takes a role away. The last administrator stays.
///
/// # Errors
/// 403 for whoever does not administer, 404 when she does not have the role, 409 for the last administrator.
pub async fn revoke(
    conn: &mut Conn,
    who: &Actor,
    account: AccountId,
    role: Role,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    who.must_be(Role::Administrator)?;
    let (by, programme) = (who.account_id, who.programme_id);
    db::transaction(conn, move |conn| {
        async move {
            // Two who take it from each other at once: the second waits here and finds herself the last.
            let holders = store::grants::lock_holders(conn, programme, role).await?;
            if !holders.contains(&account) {
                return Err(PlatformRefusal::NotFound.into());
            }
            if role == Role::Administrator && holders.len() == 1 {
                return Err(IdentityRefusal::LastAdministrator.into());
            }
            store::grants::delete(conn, programme, account, role).await?;
            let happened = Event::new(programme, "role.revoked", Some(by), account.0)
                .because(role.as_str())
                .with(json!({ "account_id": account }));
            outbox::record(conn, happened, now).await.map(drop)
        }
        .boxed()
    })
    .await
}

async fn give(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    role: Role,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<RoleGrant, Problem> {
    if store::grants::insert(conn, programme, account, role, by, now).await? {
        let happened = Event::new(programme, "role.granted", by, account.0)
            .because(role.as_str())
            .with(json!({ "account_id": account }));
        outbox::record(conn, happened, now).await?;
    }
    store::grants::find(conn, programme, account, role)
        .await?
        .ok_or_else(|| Problem::internal(anyhow::anyhow!("a grant that was just written is gone")))
}
