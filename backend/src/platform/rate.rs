//! Allowances kept in Postgres, so that all processes count together.
//!
//! They are spent outside the caller's transaction: a refused attempt counts too.
use super::{db::Conn, problem::Problem};
use crate::schema::rate_windows::dsl;
use chrono::{DateTime, Duration, Utc};
use diesel::{
    dsl::case_when,
    prelude::*,
    sql_types::{Integer, Timestamptz},
};
use diesel_async::RunQueryDsl;
use sha2::{Digest, Sha256};

/// How many of something a subject may do within a stretch of time.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// Its name in the table.
    pub name: &'static str,
    pub size: i32,
    pub per: Duration,
}

/// A name for somebody or something to count, from which it cannot be read back.
#[must_use]
pub fn subject(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\n").to_lowercase());
    digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Spends one of `budget`.
///
/// # Errors
/// 429 when it is used up, with the time until it is full again.
pub async fn spend(
    conn: &mut Conn,
    subject: &str,
    budget: Budget,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let lasts = dsl::window_start.gt(now - budget.per);
    let (start, spent): (DateTime<Utc>, i32) = diesel::insert_into(dsl::rate_windows)
        .values((
            dsl::subject.eq(subject),
            dsl::budget.eq(budget.name),
            dsl::window_start.eq(now),
            dsl::spent.eq(1),
        ))
        .on_conflict((dsl::subject, dsl::budget))
        .do_update()
        .set((
            dsl::window_start
                .eq(case_when(lasts, dsl::window_start).otherwise(now.into_sql::<Timestamptz>())),
            dsl::spent.eq(case_when(lasts, dsl::spent + 1).otherwise(1.into_sql::<Integer>())),
        ))
        .returning((dsl::window_start, dsl::spent))
        .get_result(conn)
        .await?;
    if spent <= budget.size {
        Ok(())
    } else {
        Err(too_many(start + budget.per - now))
    }
}

/// Attempts that must not be repeated at will: some are free, then each one waits twice as long as the one before, up
/// to a limit. It slows down and never locks.
#[derive(Clone, Copy, Debug)]
pub struct Slope {
    /// Its name in the table.
    pub name: &'static str,
    pub free: i32,
    pub longest: Duration,
    /// After this long without an attempt, everything is forgotten.
    pub forget: Duration,
}

impl Slope {
    /// How long after the `n`th attempt in a row the next one may come.
    fn pause(self, n: i32) -> Duration {
        let steps = u32::try_from(n.saturating_sub(self.free)).unwrap_or(0);
        match steps {
            0 => Duration::zero(),
            1..=20 => Duration::seconds(1_i64 << (steps - 1)).min(self.longest),
            _ => self.longest,
        }
    }
}

/// Counts an attempt before it is made, so that attempts made at once count one after the other.
///
/// # Errors
/// 429 while the pause after the last one lasts; such an attempt does not count.
pub async fn attempt(
    conn: &mut Conn,
    subject: &str,
    slope: Slope,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    // The row's own number is compared, so that of many at once only one gets through.
    for _ in 0..3 {
        let known: Option<(DateTime<Utc>, i32)> = dsl::rate_windows
            .find((subject, slope.name))
            .select((dsl::window_start, dsl::spent))
            .first(conn)
            .await
            .optional()?;
        let Some((last, spent)) = known else {
            if first(conn, subject, slope, now).await? {
                return Ok(());
            }
            continue;
        };
        let forgotten = last + slope.forget <= now;
        let free_at = last + slope.pause(spent);
        if !forgotten && now < free_at {
            return Err(too_many(free_at - now));
        }
        let next = if forgotten {
            1
        } else {
            spent.saturating_add(1)
        };
        let written = diesel::update(dsl::rate_windows.find((subject, slope.name)))
            .filter(dsl::spent.eq(spent))
            .filter(dsl::window_start.eq(last))
            .set((dsl::spent.eq(next), dsl::window_start.eq(now)))
            .execute(conn)
            .await?;
        if written == 1 {
            return Ok(());
        }
    }
    // Others were faster each time: many try at once.
    Err(too_many(Duration::seconds(1)))
}

async fn first(
    conn: &mut Conn,
    subject: &str,
    slope: Slope,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let written = diesel::insert_into(dsl::rate_windows)
        .values((
            dsl::subject.eq(subject),
            dsl::budget.eq(slope.name),
            dsl::window_start.eq(now),
            dsl::spent.eq(1),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(written == 1)
}

/// The attempt was a good one: those before it are forgotten.
///
/// # Errors
/// The database's.
pub async fn succeed(conn: &mut Conn, subject: &str, slope: Slope) -> Result<(), Problem> {
    diesel::delete(dsl::rate_windows.find((subject, slope.name)))
        .execute(conn)
        .await?;
    Ok(())
}

fn too_many(wait: Duration) -> Problem {
    // Rounded up: who waits as long as she is told is let in.
    let seconds = (wait.num_milliseconds() + 999) / 1000;
    Problem::too_many(u32::try_from(seconds).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_and_end() {
        let slope = Slope {
            name: "test",
            free: 3,
            longest: Duration::minutes(15),
            forget: Duration::days(1),
        };
        let pauses: Vec<i64> = [0, 3, 4, 5, 6, 13, 14, 40, i32::MAX]
            .map(|n| slope.pause(n).num_seconds())
            .to_vec();
        assert_eq!(pauses, [0, 0, 1, 2, 4, 512, 900, 900, 900]);
    }

    #[test]
    fn a_subject_does_not_show_whom_it_counts() {
        let name = subject(&["Lea@example.org"]);
        assert_eq!(name, subject(&["lea@example.org"]));
        assert_ne!(name, subject(&["noa@example.org"]));
        assert!(!name.contains("lea") && name.len() == 32);
    }
}
