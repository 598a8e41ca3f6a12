//! Signing up, and proving that an address is one's own.
use super::{Visit, ask, event, sessions::Opened};
use crate::{
    identity::{
        model::{AccountId, IdentityRefusal, LinkPurpose, Locale},
        secrets, store,
    },
    outbox::{self, Event},
    platform::{db, problem::Problem},
};
use futures_util::FutureExt;
use serde_json::json;

/// Makes an account that waits for its address to be confirmed. Whether the address was known shows only to whoever
/// reads its mails:
/// - an unconfirmed account gets the new password, and only the newest link works: whoever owns the address and signs
///   up last decides, not whoever was first to name it;
/// - the owner of a confirmed account is sent a sign-in link instead, and nothing changes.
///
/// # Errors
/// 422 for a weak password, 429.
pub async fn sign_up(
    visit: Visit<'_>,
    email: &str,
    password: &str,
    locale: Locale,
) -> Result<(), Problem> {
    let (doors, now, programme) = (visit.doors, visit.now, visit.programme_id);
    visit
        .count_mail(&mut *db::borrow(&doors.pool).await?, email)
        .await?;
    doors
        .passwords
        .judge(password, &[email], "/password")
        .await?;
    let hash = doors.passwords.hash(password).await?;
    let mut conn = db::borrow(&doors.pool).await?;
    let email = email.to_owned();
    db::transaction(&mut conn, move |conn| {
        let (email, hash) = (email.clone(), hash.clone());
        async move {
            let id = AccountId::fresh(now);
            if store::accounts::insert(conn, id, &email, Some(&hash), locale, now).await? {
                return ask(conn, programme, "account.verification_asked", id, now).await;
            }
            let Some(known) = store::accounts::by_email(conn, &email).await? else {
                return Ok(());
            };
            if known.email_verified_at.is_some() {
                let told = Event::new(programme, "account.sign_in_asked", None, known.id.0)
                    .because("already_registered")
                    .with(json!({ "account_id": known.id }));
                return outbox::record(conn, told, now).await.map(drop);
            }
            store::accounts::set_password(conn, known.id, Some(&hash), now).await?;
            store::links::end_all(conn, known.id, None, now).await?;
            ask(conn, programme, "account.verification_asked", known.id, now).await
        }
        .boxed()
    })
    .await
}

/// Confirms an address by the link it was sent, and signs in.
///
/// # Errors
/// 410 when the link does not work any more.
pub async fn verify(visit: Visit<'_>, token: &str) -> Result<Opened, Problem> {
    let (now, programme) = (visit.now, visit.programme_id);
    let (hash, user_agent) = (secrets::hash(token), visit.client.user_agent.clone());
    let mut conn = db::borrow(&visit.doors.pool).await?;
    db::transaction(&mut conn, move |conn| {
        let (hash, user_agent) = (hash.clone(), user_agent.clone());
        async move {
            let account = store::links::take(conn, &hash, LinkPurpose::VerifyEmail, now)
                .await?
                .ok_or(IdentityRefusal::LinkExpired)?;
            store::links::end_all(conn, account, Some(LinkPurpose::VerifyEmail), now).await?;
            if store::accounts::verify(conn, account, now).await? {
                outbox::record(conn, event(programme, "account.verified", account), now).await?;
            }
            Opened::now(conn, account, &user_agent, now).await
        }
        .boxed()
    })
    .await
}
