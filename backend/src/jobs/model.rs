//! Jobs and when they are tried again.
use crate::identity::model::ProgrammeId;
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use serde_json::Value;

crate::ids! {
    /// Work to do after a commit.
    JobId,
}

crate::text_enum! {
    /// Where a job stands.
    pub enum JobStatus {
        Queued = "queued",
        Running = "running",
        Done = "done",
        /// Given up; an administrator may revive it.
        Dead = "dead",
    }
}

/// How long a worker keeps a job to itself. One that has not ended by then is taken over by another worker.
pub const LEASE: Duration = Duration::minutes(5);
/// Tries after which a job is dead.
pub const TRIES: i32 = 8;
const FIRST_PAUSE: Duration = Duration::seconds(30);
const LONGEST_PAUSE: Duration = Duration::hours(12);

/// Work to queue. The same `key` is queued once.
#[derive(Clone, Debug)]
pub struct NewJob {
    pub programme_id: ProgrammeId,
    pub kind: &'static str,
    pub key: String,
    /// Ids, never personal data.
    pub payload: Value,
}

/// A queued job, as lists and handlers see it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = crate::schema::jobs, check_for_backend(diesel::pg::Pg))]
pub struct Job {
    pub id: JobId,
    pub programme_id: ProgrammeId,
    pub kind: String,
    pub payload: Value,
    /// What makes this work one and the same, however often it is tried.
    pub key: String,
    pub status: JobStatus,
    /// How often it was claimed; also tells this claim from a later one.
    pub attempts: i32,
    pub run_at: DateTime<Utc>,
    /// A sentence without personal data.
    pub last_error: Option<String>,
    pub created_at: DateTime<Utc>,
}

impl Job {
    /// What the payload holds.
    ///
    /// # Errors
    /// When it is of another shape: trying again would not help.
    pub fn read<T: serde::de::DeserializeOwned>(&self) -> Result<T, JobError> {
        serde_json::from_value(self.payload.clone()).map_err(JobError::give_up)
    }
}

/// Why a job was not done, and whether to try again. The sentence is kept with the job: no personal data in it.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    #[error("{0:#}")]
    Retry(anyhow::Error),
    #[error("{0:#}")]
    GiveUp(anyhow::Error),
}

impl JobError {
    /// It may work later.
    pub fn retry(cause: impl Into<anyhow::Error>) -> Self {
        Self::Retry(cause.into())
    }

    /// It will never work.
    pub fn give_up(cause: impl Into<anyhow::Error>) -> Self {
        Self::GiveUp(cause.into())
    }
}

impl From<crate::platform::problem::Problem> for JobError {
    fn from(problem: crate::platform::problem::Problem) -> Self {
        Self::Retry(anyhow::anyhow!("{problem}"))
    }
}

/// What becomes of a job that was tried for the `attempts`th time.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Again after this pause.
    Later(Duration),
    Dead,
}

/// What becomes of a job. `jitter` is from 0 to 1: jobs that failed together do not come back together.
#[must_use]
pub fn outcome(result: &Result<(), JobError>, attempts: i32, jitter: f64) -> Outcome {
    match result {
        Ok(()) => Outcome::Done,
        Err(JobError::Retry(_)) if attempts < TRIES => Outcome::Later(pause(attempts, jitter)),
        Err(_) => Outcome::Dead,
    }
}

/// Half a minute after the first try, four times longer after each further one, at most half a day; up to a quarter
/// longer by chance. Eight tries span about a day, which is longer than mail servers are usually away.
fn pause(attempts: i32, jitter: f64) -> Duration {
    let steps = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0);
    let factor = 4_i32.checked_pow(steps).unwrap_or(i32::MAX);
    let exact = FIRST_PAUSE
        .checked_mul(factor)
        .unwrap_or(LONGEST_PAUSE)
        .min(LONGEST_PAUSE);
    #[allow(clippy::cast_possible_truncation, reason = "within half a day")]
    let extra = (exact.num_milliseconds() as f64 * 0.25 * jitter.clamp(0.0, 1.0)) as i64;
    exact + Duration::milliseconds(extra)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed() -> Result<(), JobError> {
        Err(JobError::retry(anyhow::anyhow!("away")))
    }

    #[test]
    fn pauses_grow_and_end_at_half_a_day() {
        let pauses: Vec<i64> = (1..TRIES)
            .map(|n| match outcome(&failed(), n, 0.0) {
                Outcome::Later(pause) => pause.num_seconds(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(pauses, [30, 120, 480, 1920, 7680, 30720, 43200]);
        assert_eq!(outcome(&failed(), TRIES, 0.0), Outcome::Dead);
    }

    #[test]
    fn chance_spreads_them_by_a_quarter_at_most() {
        assert_eq!(
            outcome(&failed(), 1, 1.0),
            Outcome::Later(Duration::milliseconds(37_500))
        );
        assert_eq!(
            outcome(&failed(), 1, 7.0),
            Outcome::Later(Duration::milliseconds(37_500))
        );
    }

    #[test]
    fn what_can_never_work_is_given_up_at_once() {
        let never = Err(JobError::give_up(anyhow::anyhow!("no such thing")));
        assert_eq!(outcome(&never, 1, 0.5), Outcome::Dead);
        assert_eq!(outcome(&Ok(()), 1, 0.5), Outcome::Done);
    }
}
