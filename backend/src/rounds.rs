//! What the clock does, whoever else is awake: deadlines that pass, pauses that end, suggestions that are made anew.
//!
//! Any number of processes make the rounds side by side: each step locks what it changes and looks again.
use crate::{
    app::Site,
    offers, pairings,
    platform::{db, problem::Problem},
    suggestions,
};
use std::time::Duration;
use tokio::sync::watch;

/// How often the rounds are made. Nothing waits for them: past its time an offer counts as expired at once.
const EVERY: Duration = Duration::from_secs(60);

/// Makes the rounds until `stop` says so. What is under way is not cut short.
pub async fn run(site: &Site, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(problem) = once(site).await {
            tracing::warn!(%problem, "the rounds were left unfinished; the next ones go on");
        }
        tokio::select! {
            _ = stop.changed() => {}
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

/// Goes round once, at the site's present. Returns how many things changed.
///
/// # Errors
/// The database's; what was done before stays done.
pub async fn once(site: &Site) -> Result<usize, Problem> {
    let mut conn = db::borrow(&site.doors.pool).await?;
    let now = site.doors.clock.now();
    let expired = offers::jobs::expire_due(&mut conn, now).await?;
    let lapsed = offers::jobs::lapse_kept_apart(&mut conn, now).await?;
    let resumed = pairings::jobs::resume_due(&mut conn, now).await?;
    // Derived from everything else, so not counted among what changed.
    suggestions::commands::refresh_all(&mut conn, &site.doors.clock).await?;
    Ok(expired + lapsed + resumed)
}
