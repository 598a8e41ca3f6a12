//! Browser journeys: Playwright on the real stack.

use std::path::Path;

use anyhow::{Result, bail};

use super::chromium::{self, Found};
use super::is_ci;
use super::stack::Stack;
use super::steps::Outcome;
use crate::workspace::Workspace;
use crate::{node, process};

const JOURNEYS: &str = "tests/e2e";

/// Starts a stack and walks the journeys through it.
pub fn journeys(workspace: &Workspace, program: &Path) -> Result<Outcome> {
    let chromium = match chromium::find(workspace)? {
        Found::At(path) => path,
        Found::Nowhere(advice) if is_ci() => bail!("{advice}"),
        Found::Nowhere(advice) => return Ok(Outcome::LeftOut(advice)),
    };
    node::install(workspace, JOURNEYS)?;
    let stack = Stack::start(workspace, program, "journeys")?;
    let mut command = std::process::Command::new("npx");
    command
        .current_dir(workspace.path(JOURNEYS))
        .args(["--no-install", "playwright", "test"])
        .env("BASE_URL", stack.address())
        .env("CHROMIUM", chromium);
    process::run(&mut command)?;
    Ok(Outcome::Done)
}
