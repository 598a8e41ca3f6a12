//! The API document: equal to the code, the client equal to it, and sound by three linters.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::python;
use super::steps::Outcome;
use crate::workspace::Workspace;
use crate::{node, process};

const DOCUMENT: &str = "openapi/openapi.json";
const PROBLEMS: &str = "openapi/problems.md";
const CLIENT: &str = "frontend/src/api/schema.d.ts";

/// What the program prints is what is checked in. A difference is written down, and fails this once.
pub fn up_to_date(workspace: &Workspace, program: &Path) -> Result<Outcome> {
    let mut changed = Vec::new();
    for (words, name) in [
        (&["openapi"][..], DOCUMENT),
        (&["openapi", "--problems"], PROBLEMS),
    ] {
        let made = process::capture(
            Command::new(program)
                .args(words)
                .current_dir(&workspace.root),
        )?;
        let file = workspace.path(name);
        if fs::read_to_string(&file).ok().as_deref() != Some(made.as_str()) {
            fs::write(&file, made).with_context(|| format!("{name} cannot be written"))?;
            changed.push(name);
        }
    }
    if !changed.is_empty() {
        bail!(
            "{} was not what the code says. It has been written anew: read the difference and commit it.",
            changed.join(" and ")
        );
    }
    Ok(Outcome::Done)
}

/// What the front end generates from the document is what is checked in.
pub fn client(workspace: &Workspace) -> Result<Outcome> {
    node::install(workspace, "frontend")?;
    let file = workspace.path(CLIENT);
    let before = fs::read(&file).with_context(|| format!("{CLIENT} is missing"))?;
    process::run_quietly(
        node::npm(&workspace.path("frontend")).args(["run", "api"]),
        &workspace.log("client.log"),
    )?;
    if fs::read(&file)? != before {
        bail!("{CLIENT} was not what the document says. It has been written anew: commit it.");
    }
    Ok(Outcome::Done)
}

/// Spectral with the rules of `openapi/.spectral.yaml`; warnings are shown, errors count.
pub fn spectral(workspace: &Workspace) -> Result<Outcome> {
    let mut command = linter(workspace, "spectral")?;
    command.args([
        "lint",
        "openapi.json",
        "--ruleset",
        ".spectral.yaml",
        "--fail-severity",
        "error",
    ]);
    process::run(&mut command)?;
    Ok(Outcome::Done)
}

/// Redocly with the rules of `openapi/redocly.yaml`.
pub fn redocly(workspace: &Workspace) -> Result<Outcome> {
    let mut command = linter(workspace, "redocly")?;
    command.args(["lint", "openapi.json", "--config", "redocly.yaml"]);
    // It would look for a newer version of itself, and report its use.
    command
        .env("REDOCLY_TELEMETRY", "off")
        .env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    process::run(&mut command)?;
    Ok(Outcome::Done)
}

/// The document against the specification of OpenAPI itself.
pub fn validator(workspace: &Workspace) -> Result<Outcome> {
    const TOOL: &str = "openapi-spec-validator";
    let Some(program) = python::tool(workspace, TOOL)? else {
        return Ok(Outcome::LeftOut(python::absent(TOOL)));
    };
    process::run(Command::new(program).arg(workspace.path(DOCUMENT)))?;
    Ok(Outcome::Done)
}

fn linter(workspace: &Workspace, name: &str) -> Result<Command> {
    node::install(workspace, "openapi")?;
    let folder = workspace.path("openapi");
    let mut command = Command::new(folder.join("node_modules/.bin").join(name));
    command.current_dir(folder);
    Ok(command)
}
