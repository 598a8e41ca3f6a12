//! What the clock does to offers.
use super::{leaving, model::OfferId, store};
use crate::{
    calls::model::CallId,
    identity::model::ProgrammeId,
    platform::{
        db::{self, Conn},
        problem::Problem,
    },
};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;

/// Offers looked at in one run; the next run goes on.
const AT_ONCE: i64 = 500;

/// Writes off the offers whose time is over, each in a transaction of its own, and tells how many there were.
///
/// Nothing waits for this: past its time an offer counts as expired everywhere, at once.
///
/// # Errors
/// The database's.
pub async fn expire_due(conn: &mut Conn, now: DateTime<Utc>) -> Result<usize, Problem> {
    let mut expired = 0;
    for (programme, offer, call) in store::overdue(conn, now, AT_ONCE).await? {
        expired += usize::from(expire(conn, programme, offer, call, now).await?);
    }
    Ok(expired)
}

async fn expire(
    conn: &mut Conn,
    programme: ProgrammeId,
    offer: OfferId,
    call: CallId,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    db::transaction(conn, move |conn| {
        async move {
            let locked = leaving::lock_places(conn, programme, &[(offer, call)]).await?;
            let Some(before) = locked.first() else {
                return Ok(false);
            };
            // Decided or extended between the look and the lock: not ours any more.
            let Ok(after) = before.clone().expired(now) else {
                return Ok(false);
            };
            leaving::close(conn, before, &after, None, now).await?;
            Ok(true)
        }
        .boxed()
    })
    .await
}
