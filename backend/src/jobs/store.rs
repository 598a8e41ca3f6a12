//! Statements on jobs.
use super::NewJob;
use crate::{
    platform::{db::Conn, id, problem::Problem},
    schema::jobs::dsl,
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Queues a job unless its key is known.
pub async fn insert(
    conn: &mut Conn,
    job: NewJob,
    run_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    diesel::insert_into(dsl::jobs)
        .values((
            dsl::id.eq(id::fresh(now)),
            dsl::programme_id.eq(job.programme_id),
            dsl::kind.eq(job.kind),
            dsl::payload.eq(job.payload),
            dsl::key.eq(job.key),
            dsl::run_at.eq(run_at),
            dsl::created_at.eq(now),
        ))
        .on_conflict(dsl::key)
        .do_nothing()
        .execute(conn)
        .await?;
    Ok(())
}
