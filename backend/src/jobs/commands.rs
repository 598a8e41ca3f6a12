//! Claiming jobs and settling them: each one short transaction, with the work itself in between and outside.
use super::{
    model::{Job, JobError, JobStatus, Outcome, outcome},
    store,
};
use crate::platform::{
    db::{self, Conn},
    problem::Problem,
};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;

/// Longest error kept with a job, in characters.
const ERROR_LENGTH: usize = 500;

/// Claims up to `limit` jobs of these kinds that are due or that their worker abandoned. They are this caller's until
/// the lease runs out.
///
/// # Errors
/// The database's.
pub async fn claim(
    conn: &mut Conn,
    kinds: &[&'static str],
    limit: usize,
    now: DateTime<Utc>,
) -> Result<Vec<Job>, Problem> {
    let kinds = kinds.to_vec();
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut jobs = db::transaction(conn, move |conn| {
        let kinds = kinds.clone();
        async move {
            store::bury_abandoned(conn, now).await?;
            let mut ids = store::lock_abandoned(conn, &kinds, limit, now).await?;
            let rest = limit.saturating_sub(i64::try_from(ids.len()).unwrap_or(limit));
            if rest > 0 {
                ids.extend(store::lock_due(conn, &kinds, rest, now).await?);
            }
            if ids.is_empty() {
                return Ok(vec![]);
            }
            store::lease(conn, &ids, now).await
        }
        .boxed()
    })
    .await?;
    jobs.sort_by_key(|job| (job.run_at, job.id));
    Ok(jobs)
}

/// Writes down how a claimed job went. A worker that came too late, its lease taken over, changes nothing.
///
/// # Errors
/// The database's.
pub async fn settle(
    conn: &mut Conn,
    job: &Job,
    result: Result<(), JobError>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let said = result
        .as_ref()
        .err()
        .map(|e| e.to_string().chars().take(ERROR_LENGTH).collect::<String>());
    let said = said.as_deref();
    let mine = match outcome(&result, job.attempts, rand::random::<f64>()) {
        Outcome::Done => store::finish(conn, job, JobStatus::Done, None, now).await?,
        Outcome::Dead => {
            tracing::error!(job = %job.id, kind = job.kind, error = said, "a job is given up");
            store::finish(conn, job, JobStatus::Dead, said, now).await?
        }
        Outcome::Later(pause) => {
            tracing::warn!(job = %job.id, kind = job.kind, error = said, attempts = job.attempts, "a job will be tried again");
            store::put_off(conn, job, said.unwrap_or_default(), pause, now).await?
        }
    };
    if !mine {
        tracing::warn!(job = %job.id, kind = job.kind, "the lease ran out before the job was settled");
    }
    Ok(())
}
