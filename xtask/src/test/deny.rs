//! cargo-deny: licences, sources, duplicates, and advisories where a database of them is at hand.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::steps::Outcome;
use super::{is_ci, python};
use crate::process;
use crate::signals::Interrupted;
use crate::workspace::Workspace;

/// The version built from source where no built one exists for a machine.
const VERSION: &str = "0.20.2";
/// Where advisories come from; git is told to look into the bundle instead when there is one.
const DATABASE: &str = "https://github.com/RustSec/advisory-db";

/// Licences, sources and bans, as `deny.toml` says.
pub fn rules(workspace: &Workspace) -> Result<Outcome> {
    let Some(program) = program(workspace)? else {
        return Ok(absent());
    };
    process::run(deny(workspace, &program).args(["check", "bans", "licenses", "sources"]))?;
    Ok(Outcome::Done)
}

/// Known flaws of the dependencies: from the bundle named by `ADVISORY_DB_BUNDLE`, which needs no network,
/// or else as cargo-deny can fetch them.
pub fn advisories(workspace: &Workspace) -> Result<Outcome> {
    let Some(program) = program(workspace)? else {
        return Ok(absent());
    };
    if let Some(bundle) = std::env::var_os("ADVISORY_DB_BUNDLE") {
        let source = unpack(workspace, Path::new(&bundle))?;
        let mut command = deny(workspace, &program);
        command
            .arg("--config")
            .arg(settings(workspace)?)
            .args(["check", "advisories"]);
        process::run(redirect(&mut command, &source))?;
        return Ok(Outcome::Done);
    }
    let log = workspace.log("advisories.log");
    match process::run_quietly(deny(workspace, &program).args(["fetch", "db"]), &log) {
        Ok(()) => process::run(deny(workspace, &program).args(["check", "advisories"]))?,
        Err(error) if error.is::<Interrupted>() => return Err(error),
        Err(_) => {
            let reason = "no database could be fetched, and ADVISORY_DB_BUNDLE names none";
            return Ok(Outcome::LeftOut(reason.to_owned()));
        }
    }
    Ok(Outcome::Done)
}

fn absent() -> Outcome {
    let reason =
        "cargo-deny is not installed (`cargo install --locked cargo-deny`); CI=true installs it";
    Outcome::LeftOut(reason.to_owned())
}

/// Called by itself, not through cargo: its first word is the command.
fn deny(workspace: &Workspace, program: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(&workspace.root);
    command
}

fn program(workspace: &Workspace) -> Result<Option<PathBuf>> {
    let built = workspace.tools().join("bin/cargo-deny");
    if built.is_file() {
        return Ok(Some(built));
    }
    match python::tool(workspace, "cargo-deny") {
        Err(error) if is_ci() && !error.is::<Interrupted>() => {
            crate::terminal::note(&format!("No built cargo-deny ({error}): compiling it"));
            let mut command = workspace.cargo();
            command
                .args(["install", "--locked", "--root"])
                .arg(workspace.tools());
            process::run(command.arg(format!("cargo-deny@{VERSION}")))?;
            Ok(Some(built))
        }
        found => found,
    }
}

/// Clones the bundle. A bundle may be shallow, which git's clone does not expect: its oldest commit is
/// marked as such, and the branch gets the name that cargo-deny asks for.
fn unpack(workspace: &Workspace, bundle: &Path) -> Result<PathBuf> {
    let place = workspace.tools().join("advisory-source");
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    let log = workspace.log("advisories.log");
    let mut clone = Command::new("git");
    clone
        .args(["clone", "--quiet", "--no-checkout"])
        .arg(bundle)
        .arg(&place);
    process::run_quietly(&mut clone, &log)?;
    let git = |words: &[&str]| {
        let mut command = Command::new("git");
        command.current_dir(&place).args(words);
        command
    };
    let head = process::capture(&mut git(&["rev-parse", "HEAD"]))?;
    if !process::succeeds(&mut git(&["rev-list", "--quiet", "HEAD"])) {
        fs::write(place.join(".git/shallow"), head)?;
    }
    process::run_quietly(&mut git(&["checkout", "--quiet", "-B", "main"]), &log)?;
    Ok(place)
}

/// Sends git from the database's address to the clone, for this one command.
fn redirect<'a>(command: &'a mut Command, source: &Path) -> &'a mut Command {
    command
        .env("GIT_CONFIG_COUNT", "1")
        .env(
            "GIT_CONFIG_KEY_0",
            format!("url.file://{}.insteadOf", source.display()),
        )
        .env("GIT_CONFIG_VALUE_0", DATABASE)
}

/// The project's settings, with a folder for advisories that is emptied first: what the bundle says is
/// not mixed with what was fetched elsewhere.
fn settings(workspace: &Workspace) -> Result<PathBuf> {
    let databases = workspace.tools().join("advisories");
    if databases.exists() {
        fs::remove_dir_all(&databases)?;
    }
    let ours = fs::read_to_string(workspace.path("deny.toml")).context("deny.toml is missing")?;
    let place = workspace.tools().join("deny.toml");
    fs::write(&place, with_database(&ours, &databases))?;
    Ok(place)
}

fn with_database(settings: &str, folder: &Path) -> String {
    let line = format!(
        "[advisories]\ndb-path = {:?}\ngit-fetch-with-cli = true",
        folder.display().to_string()
    );
    settings.replacen("[advisories]", &line, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_name_the_folder_of_the_bundle() {
        let ours = include_str!("../../../deny.toml");
        let changed = with_database(ours, Path::new("/tools/advisories"));
        assert!(changed.contains("[advisories]\ndb-path = \"/tools/advisories\"\n"));
        assert_eq!(
            changed.matches("db-path").count(),
            1,
            "deny.toml itself must not set it"
        );
        assert_eq!(changed.matches("git-fetch-with-cli").count(), 1);
    }
}
