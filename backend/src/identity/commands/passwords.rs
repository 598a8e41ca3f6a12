//! Choosing another password.
use super::{Visit, event, signing_in::GUESSES};
use crate::{
    identity::{
        call::{Actor, Doors},
        model::{IdentityRefusal, LinkPurpose},
        secrets, store, token,
    },
    outbox,
    platform::{db, problem::Problem, rate},
};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;

/// Chooses a new password by a link, which proves the address too. All sessions end. A password that is refused leaves
/// the link as it was.
///
/// # Errors
/// 410 when the link does not work any more, 422 for a weak password.
pub async fn reset(visit: Visit<'_>, link: &str, password: &str) -> Result<(), Problem> {
    let (doors, now, programme) = (visit.doors, visit.now, visit.programme_id);
    let purpose = LinkPurpose::ResetPassword;
    let link = secrets::hash(link);
    let email = {
        let mut conn = db::borrow(&doors.pool).await?;
        let account = store::links::peek(&mut conn, &link, purpose, now)
            .await?
            .ok_or(IdentityRefusal::LinkExpired)?;
        store::accounts::find(&mut conn, account)
            .await?
            .ok_or(IdentityRefusal::LinkExpired)?
            .email
    };
    doors
        .passwords
        .judge(password, &[&email], "/password")
        .await?;
    let hash = doors.passwords.hash(password).await?;
    let mut conn = db::borrow(&doors.pool).await?;
    db::transaction(&mut conn, move |conn| {
        let (link, hash) = (link.clone(), hash.clone());
        async move {
            let account = store::links::take(conn, &link, purpose, now)
                .await?
                .ok_or(IdentityRefusal::LinkExpired)?;
            store::accounts::verify(conn, account, now).await?;
            store::accounts::set_password(conn, account, Some(&hash), now).await?;
            store::links::end_all(conn, account, None, now).await?;
            store::sessions::end_all(conn, account, None, now).await?;
            let happened = event(programme, "account.password_reset", account);
            outbox::record(conn, happened, now).await.map(drop)
        }
        .boxed()
    })
    .await
}

/// Changes one's password, or chooses a first one. All other sessions end.
///
/// # Errors
/// 422 when the present one is wrong or the new one weak, 429 after several wrong ones in a row.
pub async fn change(
    doors: &Doors,
    who: &Actor,
    current: Option<&str>,
    new: &str,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let subject = rate::subject(&["change", &who.account_id.to_string()]);
    let account = {
        let mut conn = db::borrow(&doors.pool).await?;
        if doors.limited {
            rate::attempt(&mut conn, &subject, GUESSES, now).await?;
        }
        store::accounts::find(&mut conn, who.account_id)
            .await?
            .ok_or_else(token::ended)?
    };
    if let Some(hash) = account.password_hash.as_deref() {
        let right = match current {
            Some(current) => doors.passwords.verify(current, Some(hash)).await?,
            None => false,
        };
        if !right {
            return Err(Problem::at(
                "/current_password",
                IdentityRefusal::WrongPassword,
            ));
        }
    }
    doors
        .passwords
        .judge(new, &[&account.email], "/new_password")
        .await?;
    let hash = doors.passwords.hash(new).await?;
    let (programme, session) = (who.programme_id, who.session_id);
    let mut conn = db::borrow(&doors.pool).await?;
    db::transaction(&mut conn, move |conn| {
        let hash = hash.clone();
        async move {
            store::accounts::set_password(conn, account.id, Some(&hash), now).await?;
            store::links::end_all(conn, account.id, None, now).await?;
            store::sessions::end_all(conn, account.id, Some(session), now).await?;
            let happened = event(programme, "account.password_changed", account.id);
            outbox::record(conn, happened, now).await.map(drop)
        }
        .boxed()
    })
    .await?;
    if doors.limited {
        rate::succeed(&mut conn, &subject, GUESSES).await?;
    }
    Ok(())
}
