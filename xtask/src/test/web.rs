//! The checks of the pages, as the front end's own scripts.

use anyhow::Result;

use super::steps::Outcome;
use crate::workspace::Workspace;
use crate::{node, process};

/// Runs a script of `frontend/package.json`.
pub fn script(workspace: &Workspace, name: &str) -> Result<Outcome> {
    process::run(node::npm(&workspace.path("frontend")).args(["run", name]))?;
    Ok(Outcome::Done)
}
