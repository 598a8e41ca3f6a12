//! What the clock does to pairs.
use super::{commands, model::PairingId, store};
use crate::{
    applicants::store as people,
    identity::model::ProgrammeId,
    pairings::model::day,
    platform::{
        db::{self, Conn},
        problem::Problem,
    },
    programme,
};
use chrono::{DateTime, Days, Utc};
use futures_util::FutureExt;

/// Pairs looked at in one run; the next run goes on.
const AT_ONCE: i64 = 500;

/// Resumes the pairs whose day has come where the programme's clocks hang, and tells how many there were.
///
/// # Errors
/// The database's.
pub async fn resume_due(conn: &mut Conn, now: DateTime<Utc>) -> Result<usize, Problem> {
    // East of Greenwich it may be tomorrow already.
    let tomorrow = now.date_naive() + Days::new(1);
    let mut resumed = 0;
    for (programme, pairing) in store::pauses_over(conn, tomorrow, AT_ONCE).await? {
        resumed += usize::from(resume(conn, programme, pairing, now).await?);
    }
    Ok(resumed)
}

async fn resume(
    conn: &mut Conn,
    programme_id: ProgrammeId,
    id: PairingId,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    db::transaction(conn, move |conn| {
        async move {
            let Some(seen) = store::find(conn, programme_id, id).await? else {
                return Ok(false);
            };
            people::lock_participants(conn, programme_id, &[seen.mentee_id, seen.mentor_id])
                .await?;
            let today = day(now, programme::store::time_zone(conn, programme_id).await?);
            let Some(before) = store::lock(conn, programme_id, id).await? else {
                return Ok(false);
            };
            if before.paused_until.is_none_or(|until| today < until) {
                return Ok(false);
            }
            let Ok(after) = before.clone().resumed(now) else {
                return Ok(false);
            };
            commands::save(conn, "pairing.resumed", &before, &after, None, now).await?;
            Ok(true)
        }
        .boxed()
    })
    .await
}
