//! Work after commit: a queue in Postgres, claimed by lease, retried later and later, dead in the end and revivable.
mod store;

use crate::{
    identity::model::ProgrammeId,
    platform::{db::Conn, problem::Problem},
};
use chrono::{DateTime, Utc};
use serde_json::Value;

/// Work to queue. The same `key` is queued once.
#[derive(Clone, Debug)]
pub struct NewJob {
    pub programme_id: ProgrammeId,
    pub kind: &'static str,
    pub key: String,
    /// Ids, never personal data.
    pub payload: Value,
}

/// Queues work in the caller's transaction, to run at `run_at` or soon after.
///
/// # Errors
/// The database's.
pub async fn enqueue(
    conn: &mut Conn,
    job: NewJob,
    run_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    store::insert(conn, job, run_at, now).await
}
