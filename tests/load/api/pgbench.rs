//! pgbench: how fast the same Postgres runs the same statements when nothing is between.
use crate::{
    operation::{Ballots, Operation},
    world::{World, nth},
};
use anyhow::{Context, Result, ensure};
use chrono::{DateTime, TimeDelta, Utc};
use std::{
    collections::BTreeMap,
    ffi::OsString,
    io::Write,
    process::{Command, Stdio},
};

/// Threads that drive the clients.
const THREADS: &str = "2";
/// More elections a second than any machine casts: where there are this many, time ends the run, not their number.
const PLENTY: u64 = 10_000;

/// The program.
pub struct Pgbench {
    path: OsString,
}

/// What is run.
pub struct Run<'a> {
    /// Where.
    pub database: &'a str,
    /// The programme's id.
    pub programme: &'a str,
    /// Who is there.
    pub world: &'a World,
    /// Which script.
    pub operation: Operation,
    /// Ballots that nobody else casts.
    pub ballots: Ballots,
    /// Connections.
    pub clients: u64,
    /// How long.
    pub seconds: u64,
}

impl Pgbench {
    /// pgbench at `path`.
    #[must_use]
    pub const fn at(path: OsString) -> Self {
        Self { path }
    }

    /// Scripts a second.
    ///
    /// # Errors
    /// When pgbench, or one of its clients, stops.
    pub fn run(&self, run: &Run<'_>) -> Result<f64> {
        let mut command = Command::new(&self.path);
        command.args([
            "--no-vacuum",
            "--protocol=prepared",
            "--jobs",
            THREADS,
            "--file=-",
        ]);
        command.args(["--client", &run.clients.to_string()]);
        if run.operation == Operation::Election && run.ballots.count / run.seconds < PLENTY {
            command.args([
                "--transactions",
                &(run.ballots.count / run.clients).to_string(),
            ]);
        } else {
            command.args(["--time", &run.seconds.to_string()]);
        }
        for (name, value) in variables(run) {
            command.arg("--define").arg(format!("{name}={value}"));
        }
        let mut child = command
            .arg(run.database)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("pgbench does not start")?;
        let mut input = child.stdin.take().context("pgbench reads nothing")?;
        input.write_all(run.operation.script().as_bytes())?;
        drop(input);
        let output = child.wait_with_output()?;
        let errors = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "pgbench: {}", errors.trim());
        speed(&String::from_utf8_lossy(&output.stdout))
    }
}

/// What the scripts call by name because pgbench has numbers only: words, times, sets, and where the numbers begin.
fn variables(run: &Run<'_>) -> Vec<(&'static str, String)> {
    let now = Utc::now();
    let at = |time: DateTime<Utc>| time.format("%Y-%m-%dT%H:%M:%S%.6f+00").to_string();
    let (world, ballots) = (run.world, run.ballots);
    let head: Vec<_> = world
        .head_of_the_list()
        .map(|number| nth(number).to_string())
        .collect();
    let numbers = [
        ("mentors", world.mentors),
        ("first_call", world.mentee(1)),
        ("last_call", world.mentee(world.calls())),
        ("first_ballot", ballots.first),
        ("clients", run.clients),
        ("turn", 0),
    ];
    let texts = [
        ("programme", run.programme.to_owned()),
        ("now", at(now)),
        ("in_three_weeks", at(now + TimeDelta::days(21))),
        ("cards", format!("{{{}}}", head.join(","))),
        (
            "refs",
            refs(&[
                "election_id",
                "offer_id",
                "call_id",
                "pairing_id",
                "mentee_id",
                "mentor_id",
            ]),
        ),
        ("payload", refs(&["event_id"])),
        ("fingerprint", format!("\\x{}", "5a".repeat(32))),
        (
            "words",
            "Je cherche quelqu'un avec qui parler de mon premier poste. ".repeat(6),
        ),
        ("why", "Votre parcours ressemble au mien. ".repeat(6)),
    ];
    let numbers = numbers.map(|(name, number)| (name, number.to_string()));
    let words = WORDS.iter().map(|(name, word)| (*name, (*word).to_owned()));
    numbers.into_iter().chain(texts).chain(words).collect()
}

/// What does not change from run to run.
const WORDS: &[(&str, &str)] = &[
    ("host", "localhost"),
    ("admitted", "admitted"),
    ("as_mentor", "mentor"),
    ("as_mentee", "mentee"),
    ("open", "open"),
    ("elected", "elected"),
    ("not_elected", "not_elected"),
    ("forming", "forming"),
    ("ended", "ended"),
    ("live", "{forming,active,paused}"),
    ("charter", "charter"),
    ("operation", "POST /api/v1/elections"),
    ("fan_out", "fan_out"),
    ("election_cast", "election.cast"),
    ("offer_elected", "offer.elected"),
    ("offer_not_elected", "offer.not_elected"),
    ("call_elected", "call.elected"),
    ("pairing_formed", "pairing.formed"),
    ("how", "Une heure par mois, en visio."),
    ("month", "month"),
    ("ways", "{video,chat}"),
    ("topics", "{confidence,first_job}"),
    ("no", "false"),
    ("one", "1"),
    ("two", "2"),
    ("offers_per_call", "5"),
    // One more than the page holds says whether another follows.
    ("one_more", "21"),
];

/// An object of ids, as long as the server's.
fn refs(names: &[&str]) -> String {
    let members = names.iter().map(|name| (*name, nth(1)));
    serde_json::json!(members.collect::<BTreeMap<_, _>>()).to_string()
}

/// Reads the speed off what pgbench prints.
fn speed(printed: &str) -> Result<f64> {
    let line = printed.lines().find_map(|line| line.strip_prefix("tps = "));
    let number = line
        .and_then(|line| line.split(' ').next())
        .context("pgbench told no speed")?;
    Ok(number.parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_speed_is_found_among_what_is_printed() {
        let printed = "latency average = 4.5 ms\ninitial connection time = 90 ms\ntps = 11061.4 (without initial connection time)\n";
        assert!((speed(printed).unwrap() - 11_061.4).abs() < 1e-6);
        assert!(speed("pgbench (15)").is_err());
    }
}
