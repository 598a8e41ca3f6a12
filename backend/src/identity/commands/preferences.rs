//! Language and time zone.
use crate::{
    identity::{
        call::Actor,
        model::{IdentityRefusal, Locale},
        store, token,
    },
    platform::{
        db::{self, Conn},
        etag::IfMatch,
        problem::Problem,
    },
};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;

/// Changes what is given and leaves the rest.
///
/// # Errors
/// 412 when it changed since it was read, 422 for a time zone that does not exist.
pub async fn change(
    conn: &mut Conn,
    who: &Actor,
    read: IfMatch,
    locale: Option<Locale>,
    time_zone: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    if time_zone.is_some_and(|name| name.parse::<chrono_tz::Tz>().is_err()) {
        return Err(Problem::at("/time_zone", IdentityRefusal::UnknownTimeZone));
    }
    let (id, time_zone) = (who.account_id, time_zone.map(str::to_owned));
    db::transaction(conn, move |conn| {
        let time_zone = time_zone.clone();
        async move {
            let account = store::accounts::lock(conn, id)
                .await?
                .ok_or_else(token::ended)?;
            read.check(account.version)?;
            let locale = locale.unwrap_or(account.locale);
            let time_zone = time_zone.unwrap_or(account.time_zone);
            store::accounts::set_preferences(conn, id, locale, &time_zone, now).await
        }
        .boxed()
    })
    .await
}
