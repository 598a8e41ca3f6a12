//! Signing in: by password, or by a link.
use super::{Visit, ask, event, sessions::Opened};
use crate::{
    identity::{
        model::{IdentityRefusal, LinkPurpose},
        secrets, store,
    },
    outbox,
    platform::{
        db,
        problem::{PlatformRefusal, Problem, Refusal},
        rate::{self, Slope},
    },
};
use chrono::Duration;
use futures_util::FutureExt;

/// Wrong passwords in a row, per account and caller. Nobody is locked out by somebody else.
pub(super) const GUESSES: Slope = Slope {
    name: "sign_in",
    free: 5,
    longest: Duration::minutes(15),
    forget: Duration::days(1),
};

/// Signs in by password.
///
/// # Errors
/// 401 when address and password do not go together, alike for unknown addresses; 403 when they do and the address is
/// not confirmed, whereupon a new link is sent; 429 after several wrong ones in a row.
pub async fn by_password(visit: Visit<'_>, email: &str, password: &str) -> Result<Opened, Problem> {
    let (doors, now) = (visit.doors, visit.now);
    let subject = rate::subject(&[&visit.client.address, email]);
    let account = {
        let mut conn = db::borrow(&doors.pool).await?;
        if doors.limited {
            rate::attempt(&mut conn, &subject, GUESSES, now).await?;
        }
        store::accounts::by_email(&mut conn, email).await?
    };
    let hash = account.as_ref().and_then(|a| a.password_hash.as_deref());
    let right = doors.passwords.verify(password, hash).await?;
    let Some(account) = account.filter(|_| right) else {
        return Err(IdentityRefusal::BadCredentials.into());
    };
    let mut conn = db::borrow(&doors.pool).await?;
    if account.email_verified_at.is_none() {
        verify_first(visit, &mut conn, account.id, email).await?;
        return Err(IdentityRefusal::EmailNotVerified.into());
    }
    let user_agent = visit.client.user_agent.clone();
    let opened = db::transaction(&mut conn, move |conn| {
        let user_agent = user_agent.clone();
        async move { Opened::now(conn, account.id, &user_agent, now).await }.boxed()
    })
    .await?;
    if doors.limited {
        rate::succeed(&mut conn, &subject, GUESSES).await?;
    }
    Ok(opened)
}

/// Sends the link once more, unless enough were sent already.
async fn verify_first(
    visit: Visit<'_>,
    conn: &mut db::Conn,
    account: crate::identity::model::AccountId,
    email: &str,
) -> Result<(), Problem> {
    match visit.count_mail(conn, email).await {
        Ok(()) => {}
        Err(problem) if problem.code() == PlatformRefusal::TooMany.code() => return Ok(()),
        Err(problem) => return Err(problem),
    }
    let (programme, now) = (visit.programme_id, visit.now);
    db::transaction(conn, move |conn| {
        ask(conn, programme, "account.verification_asked", account, now).boxed()
    })
    .await
}

/// Asks for a link, to sign in or to choose a new password. Nothing shows whether anybody has the address.
///
/// # Errors
/// 429.
pub async fn ask_for_link(
    visit: Visit<'_>,
    email: &str,
    kind: &'static str,
) -> Result<(), Problem> {
    let (now, programme) = (visit.now, visit.programme_id);
    let mut conn = db::borrow(&visit.doors.pool).await?;
    visit.count_mail(&mut conn, email).await?;
    let email = email.to_owned();
    db::transaction(&mut conn, move |conn| {
        let email = email.clone();
        async move {
            match store::accounts::by_email(conn, &email).await? {
                Some(account) => ask(conn, programme, kind, account.id, now).await,
                None => Ok(()),
            }
        }
        .boxed()
    })
    .await
}

/// Signs in by a link, which proves the address too.
///
/// # Errors
/// 410 when the link does not work any more.
pub async fn by_link(visit: Visit<'_>, token: &str) -> Result<Opened, Problem> {
    let (now, programme) = (visit.now, visit.programme_id);
    let (hash, user_agent) = (secrets::hash(token), visit.client.user_agent.clone());
    let mut conn = db::borrow(&visit.doors.pool).await?;
    db::transaction(&mut conn, move |conn| {
        let (hash, user_agent) = (hash.clone(), user_agent.clone());
        async move {
            let account = store::links::take(conn, &hash, LinkPurpose::SignIn, now)
                .await?
                .ok_or(IdentityRefusal::LinkExpired)?;
            store::links::end_all(conn, account, Some(LinkPurpose::SignIn), now).await?;
            if store::accounts::verify(conn, account, now).await? {
                // Whoever chose the password never proved the address, and may be somebody else.
                store::accounts::set_password(conn, account, None, now).await?;
                store::links::end_all(conn, account, None, now).await?;
                outbox::record(conn, event(programme, "account.verified", account), now).await?;
            }
            Opened::now(conn, account, &user_agent, now).await
        }
        .boxed()
    })
    .await
}
