//! The result: one table with the ratios, and under what circumstances it came about.
use crate::{client::Outcome, operation::Operation};
use anyhow::{Result, ensure};
use std::{
    fmt::{self, Display, Formatter},
    time::Duration,
};

/// One operation at one size.
#[derive(Debug)]
pub struct Row {
    /// What was asked.
    pub operation: Operation,
    /// How many applicants were in the database.
    pub applicants: u64,
    /// Statements that one request sends.
    pub statements: usize,
    /// What the server answered.
    pub outcome: Outcome,
    /// Scripts a second by pgbench, where there is one.
    pub pgbench: Option<f64>,
    /// Deadlocks that Postgres counted meanwhile.
    pub deadlocks: u64,
}

impl Row {
    /// Whether it measures what it should: a benchmark of errors says nothing.
    ///
    /// # Errors
    /// With the answers that should not be there.
    pub fn must_be_sound(&self) -> Result<()> {
        let conflict = 409;
        let strange = self.outcome.statuses.keys().find(|status| {
            **status != self.operation.success()
                && (self.operation != Operation::Election || **status != conflict)
        });
        ensure!(
            strange.is_none(),
            "{}: answers {:?}",
            self.operation.name(),
            self.outcome.statuses
        );
        Ok(())
    }

    fn p99(&self) -> Duration {
        self.outcome.percentile(99)
    }
}

/// All rows so far, for so many clients.
pub struct Table {
    rows: Vec<Row>,
}

impl Table {
    /// An empty one.
    #[must_use]
    pub const fn new() -> Self {
        Self { rows: vec![] }
    }

    /// Adds a row below the others.
    pub fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// How a row's p99 compares with that of the same operation in the smallest database.
    fn growth(&self, row: &Row) -> Option<f64> {
        let smallest = self
            .rows
            .iter()
            .find(|other| other.operation == row.operation)?;
        (smallest.applicants < row.applicants)
            .then(|| row.p99().as_secs_f64() / smallest.p99().as_secs_f64())
    }
}

impl Display for Table {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| operation | applicants | statements | requests/s | p50 | p99 | pgbench/s | ratio | aim | p99, large : small | answers | deadlocks |"
        )?;
        write!(f, "|---|---|---|---|---|---|---|---|---|---|---|---|")?;
        for row in &self.rows {
            let ratio = row.pgbench.map(|speed| row.outcome.rate() / speed);
            let answers: Vec<_> = row
                .outcome
                .statuses
                .iter()
                .map(|(status, times)| format!("{times} × {status}"))
                .collect();
            write!(
                f,
                "\n| {} | {} | {} | {:.0} | {} | {} | {} | {} | {} | {} | {} | {} |",
                row.operation.name(),
                row.applicants,
                row.statements,
                row.outcome.rate(),
                milliseconds(row.outcome.percentile(50)),
                milliseconds(row.p99()),
                row.pgbench
                    .map_or_else(|| "—".to_owned(), |speed| format!("{speed:.0}")),
                shown(ratio),
                row.operation.aim(),
                shown(self.growth(row)),
                answers.join(", "),
                row.deadlocks,
            )?;
        }
        Ok(())
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1e3)
}

fn shown(ratio: Option<f64>) -> String {
    ratio.map_or_else(|| "—".to_owned(), |ratio| format!("{ratio:.2}"))
}

/// What else the figures depend on: processors, what ran beside, Postgres and its settings.
#[must_use]
pub fn circumstances(clients: u64, load_before: &str, postgres: &str) -> String {
    let processors = std::thread::available_parallelism().map_or(0, usize::from);
    format!(
        "{clients} clients; clients, server, pgbench and Postgres share {processors} processors.\n\
         Load average before {load_before}, after {}. {postgres}.",
        load_average()
    )
}

/// The load of the machine over the last one, five and fifteen minutes, where the system tells.
#[must_use]
pub fn load_average() -> String {
    let told = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let three: Vec<_> = told.split(' ').take(3).collect();
    three.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(applicants: u64, status: u16) -> Row {
        let mut outcome = Outcome::default();
        outcome.statuses.insert(status, 3);
        Row {
            operation: Operation::Election,
            applicants,
            statements: 40,
            outcome,
            pgbench: None,
            deadlocks: 0,
        }
    }

    #[test]
    fn errors_are_no_measurement() {
        assert!(row(10, 201).must_be_sound().is_ok());
        assert!(row(10, 409).must_be_sound().is_ok());
        assert!(row(10, 500).must_be_sound().is_err());
        assert!(row(10, 401).must_be_sound().is_err());
    }

    #[test]
    fn without_pgbench_there_is_no_ratio() {
        let mut table = Table::new();
        table.add(row(10, 201));
        let shown = table.to_string();
        assert!(
            shown.contains("| — | — | 0.8 | — | 3 × 201 | 0 |"),
            "{shown}"
        );
    }
}
