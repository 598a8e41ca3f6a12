//! Statements on jobs.
use super::model::{Job, JobId, JobStatus, LEASE, NewJob, TRIES};
use crate::{
    identity::model::ProgrammeId,
    platform::{
        db::Conn,
        page::{Page, PageQuery},
        problem::Problem,
    },
    schema::jobs::dsl,
};
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Queues a job unless its key is known.
pub async fn insert(
    mut conn: &Conn,
    job: NewJob,
    run_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    diesel::insert_into(dsl::jobs)
        .values((
            dsl::id.eq(JobId::fresh(now)),
            dsl::programme_id.eq(job.programme_id),
            dsl::kind.eq(job.kind),
            dsl::payload.eq(job.payload),
            dsl::key.eq(job.key),
            dsl::run_at.eq(run_at),
            dsl::created_at.eq(now),
        ))
        .on_conflict(dsl::key)
        .do_nothing()
        .execute(&mut conn)
        .await?;
    Ok(())
}

/// Locks up to `limit` jobs whose time has come, passing over those that another worker is claiming.
pub async fn lock_due(
    conn: &mut Conn,
    kinds: &[&str],
    limit: i64,
    now: DateTime<Utc>,
) -> Result<Vec<JobId>, Problem> {
    Ok(dsl::jobs
        .filter(dsl::status.eq(JobStatus::Queued))
        .filter(dsl::run_at.le(now))
        .filter(dsl::kind.eq_any(kinds))
        .order((dsl::run_at, dsl::id))
        .limit(limit)
        .select(dsl::id)
        .for_update()
        .skip_locked()
        .load(conn)
        .await?)
}

/// Locks up to `limit` jobs whose worker let the lease run out.
pub async fn lock_abandoned(
    conn: &mut Conn,
    kinds: &[&str],
    limit: i64,
    now: DateTime<Utc>,
) -> Result<Vec<JobId>, Problem> {
    Ok(dsl::jobs
        .filter(dsl::status.eq(JobStatus::Running))
        .filter(dsl::lease_until.le(now))
        .filter(dsl::attempts.lt(TRIES))
        .filter(dsl::kind.eq_any(kinds))
        .order(dsl::lease_until)
        .limit(limit)
        .select(dsl::id)
        .for_update()
        .skip_locked()
        .load(conn)
        .await?)
}

/// Jobs whose workers all died on them are dead: something in them kills.
pub async fn bury_abandoned(conn: &mut Conn, now: DateTime<Utc>) -> Result<usize, Problem> {
    Ok(diesel::update(
        dsl::jobs
            .filter(dsl::status.eq(JobStatus::Running))
            .filter(dsl::lease_until.le(now))
            .filter(dsl::attempts.ge(TRIES)),
    )
    .set((
        dsl::status.eq(JobStatus::Dead),
        dsl::lease_until.eq(None::<DateTime<Utc>>),
        dsl::finished_at.eq(now),
        dsl::last_error.eq("Every worker that took it stopped before it was done."),
    ))
    .execute(conn)
    .await?)
}

/// Takes locked jobs on lease.
pub async fn lease(
    conn: &mut Conn,
    ids: &[JobId],
    now: DateTime<Utc>,
) -> Result<Vec<Job>, Problem> {
    Ok(diesel::update(dsl::jobs.filter(dsl::id.eq_any(ids)))
        .set((
            dsl::status.eq(JobStatus::Running),
            dsl::lease_until.eq(now + LEASE),
            dsl::attempts.eq(dsl::attempts + 1),
        ))
        .returning(Job::as_returning())
        .load(conn)
        .await?)
}

/// A claimed job is done or dead. False when the claim is not this worker's any more.
pub async fn finish(
    conn: &mut Conn,
    job: &Job,
    status: JobStatus,
    error: Option<&str>,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let written = diesel::update(dsl::jobs.find(job.id))
        .filter(dsl::status.eq(JobStatus::Running))
        .filter(dsl::attempts.eq(job.attempts))
        .set((
            dsl::status.eq(status),
            dsl::lease_until.eq(None::<DateTime<Utc>>),
            dsl::finished_at.eq(now),
            dsl::last_error.eq(error),
        ))
        .execute(conn)
        .await?;
    Ok(written == 1)
}

/// A claimed job goes back to the queue. False when the claim is not this worker's any more.
pub async fn put_off(
    conn: &mut Conn,
    job: &Job,
    error: &str,
    pause: Duration,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let written = diesel::update(dsl::jobs.find(job.id))
        .filter(dsl::status.eq(JobStatus::Running))
        .filter(dsl::attempts.eq(job.attempts))
        .set((
            dsl::status.eq(JobStatus::Queued),
            dsl::lease_until.eq(None::<DateTime<Utc>>),
            dsl::run_at.eq(now + pause),
            dsl::last_error.eq(error),
        ))
        .execute(conn)
        .await?;
    Ok(written == 1)
}

/// A claimed job that this worker will not do goes back as if it had not been claimed.
pub async fn hand_back(conn: &mut Conn, job: &Job) -> Result<(), Problem> {
    diesel::update(dsl::jobs.find(job.id))
        .filter(dsl::status.eq(JobStatus::Running))
        .filter(dsl::attempts.eq(job.attempts))
        .set((
            dsl::status.eq(JobStatus::Queued),
            dsl::lease_until.eq(None::<DateTime<Utc>>),
            dsl::attempts.eq(dsl::attempts - 1),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// A programme's jobs, newest first, of one status or of all.
///
/// # Errors
/// 422 for a foreign cursor; the database's.
pub async fn page(
    conn: &mut Conn,
    programme: ProgrammeId,
    status: Option<JobStatus>,
    query: &PageQuery,
) -> Result<Page<Job>, Problem> {
    let mut statement = dsl::jobs
        .filter(dsl::programme_id.eq(programme))
        .order(dsl::id.desc())
        .limit(query.fetch())
        .select(Job::as_select())
        .into_boxed();
    if let Some(status) = status {
        statement = statement.filter(dsl::status.eq(status));
    }
    if let Some(after) = query.after::<JobId>()? {
        statement = statement.filter(dsl::id.lt(after));
    }
    query.cut(statement.load(conn).await?, |job| job.id)
}

/// How many jobs of a programme have this status.
///
/// # Errors
/// The database's.
pub async fn count(
    conn: &mut Conn,
    programme: ProgrammeId,
    status: JobStatus,
) -> Result<i64, Problem> {
    Ok(dsl::jobs
        .filter(dsl::programme_id.eq(programme))
        .filter(dsl::status.eq(status))
        .count()
        .get_result(conn)
        .await?)
}

/// Gives a dead job all its tries again, from now on. None when there is no dead job of that id in the programme.
///
/// # Errors
/// The database's.
pub async fn revive(
    conn: &mut Conn,
    programme: ProgrammeId,
    id: JobId,
    now: DateTime<Utc>,
) -> Result<Option<Job>, Problem> {
    Ok(diesel::update(dsl::jobs.find(id))
        .filter(dsl::programme_id.eq(programme))
        .filter(dsl::status.eq(JobStatus::Dead))
        .set((
            dsl::status.eq(JobStatus::Queued),
            dsl::attempts.eq(0),
            dsl::run_at.eq(now),
            dsl::finished_at.eq(None::<DateTime<Utc>>),
        ))
        .returning(Job::as_returning())
        .get_result(conn)
        .await
        .optional()?)
}
