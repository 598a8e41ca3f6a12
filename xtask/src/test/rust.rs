//! Formatting, lints and tests of the Rust code.

use anyhow::Result;

use super::steps::Outcome;
use crate::postgres::{Binaries, Cluster, Purpose};
use crate::process;
use crate::workspace::Workspace;

/// `cargo fmt --check`.
pub fn formatting(workspace: &Workspace) -> Result<Outcome> {
    process::run(workspace.cargo().args(["fmt", "--all", "--check"]))?;
    Ok(Outcome::Done)
}

/// Every warning of clippy is an error.
pub fn clippy(workspace: &Workspace) -> Result<Outcome> {
    let mut command = workspace.cargo();
    command.args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]);
    process::run(&mut command)?;
    Ok(Outcome::Done)
}

/// Every warning of rustdoc is an error: links in documentation lead somewhere.
pub fn rustdoc(workspace: &Workspace) -> Result<Outcome> {
    let mut command = workspace.cargo();
    command.args([
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
    ]);
    process::run(command.env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(Outcome::Done)
}

/// Every test of the workspace, on a Postgres that is made for this run and thrown away after it.
pub fn tests(workspace: &Workspace) -> Result<Outcome> {
    let binaries = Binaries::ready(workspace)?;
    let log = workspace.log("test-postgres.log");
    let cluster = Cluster::passing(&binaries, Purpose::Test, &[], &log)?;
    let mut command = workspace.cargo();
    if has_nextest(workspace) {
        command.args(["nextest", "run", "--workspace", "--no-fail-fast"]);
    } else {
        command.args(["test", "--workspace", "--all-targets", "--no-fail-fast"]);
    }
    process::run(command.env("TEST_POSTGRES", cluster.url()))?;
    Ok(Outcome::Done)
}

/// Examples in documentation compile and hold.
pub fn doctests(workspace: &Workspace) -> Result<Outcome> {
    process::run(
        workspace
            .cargo()
            .args(["test", "--doc", "--workspace", "--quiet"]),
    )?;
    Ok(Outcome::Done)
}

fn has_nextest(workspace: &Workspace) -> bool {
    process::succeeds(workspace.cargo().args(["nextest", "--version"]))
}
