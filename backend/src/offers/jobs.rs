//! What the clock does to offers.
use super::{
    leaving,
    model::{LapseReason, Offer, OfferId, OfferRefusal},
    store,
};
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
    let due = store::overdue(conn, now, AT_ONCE).await?;
    each(conn, due, Offer::expired, now).await
}

/// Lapses the offers of people who must not see each other any more, and tells how many there were. Nobody is told.
///
/// Nothing waits for this either: from the moment one of them says so, neither sees nor elects such an offer.
///
/// # Errors
/// The database's.
pub async fn lapse_kept_apart(conn: &mut Conn, now: DateTime<Utc>) -> Result<usize, Problem> {
    let apart = store::undecided_apart(conn, AT_ONCE).await?;
    let lapse: Step = |offer, now| offer.lapsed(LapseReason::KeptApart, now);
    each(conn, apart, lapse, now).await
}

type Step = fn(Offer, DateTime<Utc>) -> Result<Offer, OfferRefusal>;

async fn each(
    conn: &mut Conn,
    offers: Vec<(ProgrammeId, OfferId, CallId)>,
    step: Step,
    now: DateTime<Utc>,
) -> Result<usize, Problem> {
    let mut done = 0;
    for (programme, offer, call) in offers {
        done += usize::from(one(conn, programme, (offer, call), step, now).await?);
    }
    Ok(done)
}

async fn one(
    conn: &mut Conn,
    programme: ProgrammeId,
    place: store::Place,
    step: Step,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    db::transaction(conn, move |conn| {
        async move {
            let locked = leaving::lock_places(conn, programme, &[place]).await?;
            let Some(before) = locked.first() else {
                return Ok(false);
            };
            // Decided or extended between the look and the lock: not ours any more.
            let Ok(after) = step(before.clone(), now) else {
                return Ok(false);
            };
            leaving::close(conn, before, &after, None, now).await?;
            Ok(true)
        }
        .boxed()
    })
    .await
}
