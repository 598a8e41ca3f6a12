//! Work after commit: a queue in Postgres, claimed by lease, retried later and later, dead in the end and revivable.
mod commands;
mod model;
mod store;
mod worker;

pub use commands::{claim, settle};
pub use model::{Job, JobError, JobId, JobStatus, LEASE, NewJob, TRIES};
pub use store::{count, page, revive};
pub use worker::{Ctx, Handlers, Worker};

use crate::platform::{db::Conn, problem::Problem};
use chrono::{DateTime, Utc};

/// Queues work in the caller's transaction, to run at `run_at` or soon after.
///
/// # Errors
/// The database's.
pub async fn enqueue(
    conn: &Conn,
    job: NewJob,
    run_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    store::insert(conn, job, run_at, now).await
}
