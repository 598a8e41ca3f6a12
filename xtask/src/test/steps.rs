//! Steps of a test run: each is announced, timed, and counted; the summary says what was left out.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::signals::Interrupted;
use crate::terminal::duration;

/// How a step ended that did not fail.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done, and well.
    Done,
    /// Not done, for this reason.
    LeftOut(String),
}

#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Passed,
    Failed,
    Interrupted,
    LeftOut(String),
}

impl Verdict {
    fn word(&self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "FAILED",
            Self::Interrupted => "interrupted",
            Self::LeftOut(_) => "left out",
        }
    }

    /// An interrupted step has shown nothing, so it counts as failed.
    fn is_failure(&self) -> bool {
        matches!(self, Self::Failed | Self::Interrupted)
    }
}

#[derive(Debug)]
struct Step {
    name: String,
    verdict: Verdict,
    time: Duration,
}

/// The steps so far.
#[derive(Debug)]
pub struct Steps {
    done: Vec<Step>,
    begun: Instant,
}

impl Steps {
    /// No steps yet.
    pub fn new() -> Self {
        Self {
            done: Vec::new(),
            begun: Instant::now(),
        }
    }

    /// Runs a step and notes how it went; a failure is shown and does not end the run. The only error
    /// is an interruption.
    pub fn run(&mut self, name: &str, work: impl FnOnce() -> Result<Outcome>) -> Result<()> {
        println!("\n── {name}");
        let begun = Instant::now();
        let result = work();
        let time = begun.elapsed();
        let mut interruption = None;
        let verdict = match result {
            Ok(Outcome::Done) => Verdict::Passed,
            Ok(Outcome::LeftOut(reason)) => Verdict::LeftOut(reason),
            Err(error) if error.is::<Interrupted>() => {
                interruption = Some(error);
                Verdict::Interrupted
            }
            Err(error) => {
                println!("{error:#}");
                Verdict::Failed
            }
        };
        println!("── {name}: {} ({})", verdict.word(), duration(time));
        self.done.push(Step {
            name: name.to_owned(),
            verdict,
            time,
        });
        interruption.map_or(Ok(()), Err)
    }

    /// Runs a step that needs something an earlier step made; without it the step fails.
    pub fn run_with<T>(
        &mut self,
        needed: Option<T>,
        name: &str,
        work: impl FnOnce(T) -> Result<Outcome>,
    ) -> Result<()> {
        self.run(name, || match needed {
            Some(needed) => work(needed),
            None => anyhow::bail!("Not tried: an earlier step that this one needs failed."),
        })
    }

    /// Prints the table and the closing line. `true` when nothing failed.
    pub fn summary(&self) -> bool {
        println!("\n{}", self.table());
        self.count(Verdict::is_failure) == 0
    }

    fn count(&self, which: impl Fn(&Verdict) -> bool) -> usize {
        self.done.iter().filter(|step| which(&step.verdict)).count()
    }

    fn table(&self) -> String {
        let width = self
            .done
            .iter()
            .map(|step| step.name.chars().count())
            .max()
            .unwrap_or(0);
        let mut lines = Vec::new();
        for step in &self.done {
            let said = step.verdict.word();
            lines.push(format!(
                "{:<width$}  {said:<11}  {:>12}",
                step.name,
                duration(step.time)
            ));
        }
        lines.push(format!(
            "{:<width$}  {:<11}  {:>12}",
            "all",
            "",
            duration(self.begun.elapsed())
        ));
        for step in &self.done {
            if let Verdict::LeftOut(reason) = &step.verdict {
                lines.push(format!("Left out: {}: {reason}", step.name));
            }
        }
        let passed = self.count(|verdict| *verdict == Verdict::Passed);
        let failed = self.count(Verdict::is_failure);
        let skipped = match self.count(|verdict| matches!(verdict, Verdict::LeftOut(_))) {
            0 => String::new(),
            some => format!(", {some} skipped"),
        };
        lines.push(format!("{passed} passed, {failed} failed{skipped}"));
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_counted_and_what_was_left_out_is_named() {
        let mut steps = Steps::new();
        steps.run("one", || Ok(Outcome::Done)).unwrap();
        steps.run("two", || anyhow::bail!("broken")).unwrap();
        steps
            .run("three", || Ok(Outcome::LeftOut("no tool".into())))
            .unwrap();
        steps
            .run_with(None::<()>, "four", |()| Ok(Outcome::Done))
            .unwrap();
        let table = steps.table();
        assert_eq!(table.lines().last(), Some("1 passed, 2 failed, 1 skipped"));
        assert!(table.contains("Left out: three: no tool"), "{table}");
        assert!(!steps.summary());
    }

    #[test]
    fn a_clean_run_closes_with_two_numbers_alone() {
        let mut steps = Steps::new();
        steps.run("one", || Ok(Outcome::Done)).unwrap();
        assert_eq!(steps.table().lines().last(), Some("1 passed, 0 failed"));
        assert!(steps.summary());
    }

    #[test]
    fn an_interruption_ends_the_run() {
        let mut steps = Steps::new();
        assert!(steps.run("one", || Err(Interrupted.into())).is_err());
        assert_eq!(steps.table().lines().last(), Some("0 passed, 1 failed"));
    }
}
