//! Tools written in Python, or that its package index carries: each in an environment of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::is_ci;
use crate::workspace::Workspace;
use crate::{process, stamp};

/// The program of a tool: from the path, or from its environment under `target/tools`, which is made
/// or renewed when `CI=true`. `None` when it is not there and nobody asked for it.
pub fn tool(workspace: &Workspace, name: &str) -> Result<Option<PathBuf>> {
    let place = workspace.tools().join(name);
    let program = place.join("bin").join(name);
    let list = workspace.path("xtask/python").join(format!("{name}.txt"));
    let now = stamp::of(std::slice::from_ref(&list))?;
    let fresh = program.is_file() && stamp::matches(&place.join("marelle-stamp"), &now);
    if fresh || (program.is_file() && !is_ci()) {
        return Ok(Some(program));
    }
    if is_ci() {
        install(workspace, &place, &list)
            .with_context(|| format!("{name} could not be installed"))?;
        stamp::keep(&place.join("marelle-stamp"), &now)?;
        return Ok(Some(program));
    }
    let found = process::succeeds(Command::new(name).arg("--version"));
    Ok(found.then(|| PathBuf::from(name)))
}

/// The interpreter of an environment with the packages of `xtask/python/{name}.txt`, made or renewed when needed: what a
/// benchmark compares with. Whoever asks for the benchmark asks for them.
pub fn interpreter(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    let place = workspace.tools().join(name);
    let program = place.join("bin/python");
    let list = workspace.path("xtask/python").join(format!("{name}.txt"));
    let (now, kept) = (
        stamp::of(std::slice::from_ref(&list))?,
        place.join("marelle-stamp"),
    );
    if !program.is_file() || !stamp::matches(&kept, &now) {
        install(workspace, &place, &list).with_context(|| {
            format!("the packages of {} could not be installed", list.display())
        })?;
        stamp::keep(&kept, &now)?;
    }
    Ok(program)
}

/// Why a tool's step is left out.
pub fn absent(name: &str) -> String {
    format!("{name} is not installed; CI=true installs it under target/tools")
}

fn install(workspace: &Workspace, place: &Path, list: &Path) -> Result<()> {
    if !process::succeeds(Command::new("python3").arg("--version")) {
        bail!(
            "python3 is missing: install Python 3.10 or newer with its venv module, then try again."
        );
    }
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let log = workspace.log(&format!("python-{name}.log"));
    let mut command = Command::new("python3");
    command.args(["-m", "venv", "--clear"]).arg(place);
    process::run_quietly(&mut command, &log)?;
    let mut command = Command::new(place.join("bin/pip"));
    // Built packages only: nothing is compiled, no set-up code of a package runs.
    command
        .args([
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
        ])
        .args(["--only-binary", ":all:", "--requirement"])
        .arg(list);
    process::run_quietly(&mut command, &log)
}
