//! `cargo xtask bench` and `cargo xtask simulate`: the programs of the crate `tests`, with what they need.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::postgres::{Binaries, Cluster, Purpose};
use crate::terminal::{doing, note};
use crate::test::python;
use crate::workspace::Workspace;
use crate::{node, process};

/// The API beside pgbench.
const API: &str = "bench-api";
/// The matching alone.
const MATCHING: &str = "bench-matching";
/// A programme over time.
pub const SIMULATION: &str = "simulate";

/// Which program to run, and with what.
#[derive(Debug, PartialEq, Eq)]
pub struct Bench {
    /// The program's name in the crate `tests`.
    pub binary: &'static str,
    /// Passed on as they are.
    pub arguments: Vec<OsString>,
}

/// The program that a person means by `bench matching`.
pub fn named(what: &str) -> Result<&'static str> {
    match what {
        "api" => Ok(API),
        "matching" => Ok(MATCHING),
        other => bail!("there is no benchmark `{other}`: there are api and matching"),
    }
}

/// Builds with optimisation and runs. Only the API's benchmark needs Postgres: `TEST_POSTGRES` is used
/// when set, else a Postgres with safe settings is started for it. It finds the server's program in
/// `MARELLE`, and pgbench in `PGBENCH`.
pub fn run(bench: &Bench) -> Result<()> {
    let workspace = Workspace::find()?;
    let mut build = workspace.cargo();
    build.args([
        "build",
        "--release",
        "--package",
        "tests",
        "--bin",
        bench.binary,
    ]);
    if bench.binary == API {
        build.args(["--package", "backend", "--bin", "marelle"]);
    }
    doing("Building with optimisation (cargo build --release)", || {
        process::run(&mut build)
    })?;

    let mut command = Command::new(workspace.built("release", bench.binary));
    command.args(&bench.arguments).current_dir(&workspace.root);
    if bench.binary == MATCHING && !bench.arguments.iter().any(|word| word == "--peers") {
        command.args(peers(&workspace));
    }
    let mut cluster = None;
    if bench.binary == API {
        command.env("MARELLE", workspace.built("release", "marelle"));
        match pgbench() {
            Some(path) => command.env("PGBENCH", path),
            None => {
                note("pgbench is missing (on Debian in the package postgresql-contrib): no ratios");
                &mut command
            }
        };
        if std::env::var_os("TEST_POSTGRES").is_none() {
            node::check(&workspace)?;
            let binaries = Binaries::ready(&workspace)?;
            let log = workspace.log("bench-postgres.log");
            let started = doing("Starting Postgres", || {
                Cluster::passing(&binaries, Purpose::Measure, &[], &log)
            })?;
            command.env("TEST_POSTGRES", cluster.insert(started).url());
        }
    }
    process::run(&mut command)
}

/// The matching's peers, each in an environment of its own: two of them call their module `matching`. One that cannot be
/// installed here is named and left out of the table.
fn peers(workspace: &Workspace) -> Vec<OsString> {
    let mut arguments = Vec::new();
    for (option, name) in [
        ("--peers", "bench-peers"),
        ("--algmatch", "bench-algmatch"),
        ("--mentor-match", "bench-mentor-match"),
    ] {
        let what = format!("Installing what is compared ({name})");
        match doing(&what, || python::interpreter(workspace, name)) {
            Ok(python) => arguments.extend([option.into(), python.into_os_string()]),
            Err(error) => note(&format!("left out: {error:#}")),
        }
    }
    arguments
}

/// pgbench from the path, or the newest of Debian's, which keeps it out of the path.
fn pgbench() -> Option<PathBuf> {
    if process::succeeds(Command::new("pgbench").arg("--version")) {
        return Some("pgbench".into());
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let newest = versions
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|version| debian(*version).is_file())
        .max()?;
    Some(debian(newest))
}

fn debian(version: u32) -> PathBuf {
    PathBuf::from(format!("/usr/lib/postgresql/{version}/bin/pgbench"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn benchmarks_are_found_by_name() {
        assert_eq!(named("api").unwrap(), API);
        assert_eq!(named("matching").unwrap(), MATCHING);
        assert!(named("all").is_err());
    }
}
