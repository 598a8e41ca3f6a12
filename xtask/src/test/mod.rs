//! `cargo xtask test`: every check of the project, or some parts, with a summary at the end.

mod browser;
mod chromium;
mod deny;
mod document;
mod generated;
pub mod python;
mod rust;
mod stack;
mod steps;
mod web;

use anyhow::{Result, bail};

use crate::workspace::Workspace;
use crate::{node, server};
use steps::{Outcome, Steps};

/// A part that can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Formatting, clippy, rustdoc, dependencies, the document's linters.
    Lint,
    /// Unit and Postgres tests, the document and its client, generated requests.
    Api,
    /// The pages.
    Web,
    /// Browser journeys.
    E2e,
    /// The API document alone.
    Doc,
}

impl Part {
    /// The part of this name.
    pub fn named(word: &str) -> Result<Self> {
        Ok(match word {
            "lint" => Self::Lint,
            "api" => Self::Api,
            "web" => Self::Web,
            "e2e" => Self::E2e,
            "doc" => Self::Doc,
            other => bail!("there is no part `{other}`: api, web, e2e, lint or doc"),
        })
    }
}

/// Whether tools that are missing are installed, and required.
fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}

/// Runs the parts, or everything; `false` when a step failed, which the last line then says.
pub fn run(parts: &[Part]) -> Result<bool> {
    let wanted = |some: &[Part]| parts.is_empty() || parts.iter().any(|part| some.contains(part));
    let workspace = Workspace::find()?;
    node::check(&workspace)?;
    let mut steps = Steps::new();
    let ended = all(&workspace, &mut steps, &wanted);
    // The summary comes in every case: what an interruption or a crash of this program left undone shows.
    let well = steps.summary();
    ended?;
    Ok(well)
}

fn all(workspace: &Workspace, steps: &mut Steps, wanted: &dyn Fn(&[Part]) -> bool) -> Result<()> {
    use Part::{Api, Doc, E2e, Lint, Web};

    if wanted(&[Lint]) {
        steps.run("formatting", || rust::formatting(workspace))?;
        steps.run("clippy", || rust::clippy(workspace))?;
        steps.run("rustdoc", || rust::rustdoc(workspace))?;
        steps.run("dependencies: licences, sources, bans", || {
            deny::rules(workspace)
        })?;
        steps.run("dependencies: advisories", || deny::advisories(workspace))?;
    }
    let mut program = None;
    if wanted(&[Api, Doc, E2e]) {
        steps.run("server builds", || {
            program = Some(server::build(workspace)?);
            Ok(Outcome::Done)
        })?;
    }
    let program = program.as_deref();
    if wanted(&[Api]) {
        steps.run("unit and Postgres tests", || rust::tests(workspace))?;
        steps.run("examples in the documentation", || {
            rust::doctests(workspace)
        })?;
    }
    if wanted(&[Api, Doc]) {
        steps.run_with(program, "API document up to date", |program| {
            document::up_to_date(workspace, program)
        })?;
        steps.run("client up to date", || document::client(workspace))?;
    }
    if wanted(&[Lint, Doc]) {
        steps.run("Spectral", || document::spectral(workspace))?;
        steps.run("Redocly", || document::redocly(workspace))?;
        steps.run("OpenAPI validator", || document::validator(workspace))?;
    }
    if wanted(&[Web, E2e]) {
        steps.run("front-end packages", || {
            node::install(workspace, "frontend")?;
            Ok(Outcome::Done)
        })?;
    }
    if wanted(&[Web]) {
        steps.run("pages: types, lint, unit tests", || {
            web::script(workspace, "check")
        })?;
    }
    if wanted(&[Web, E2e]) {
        steps.run("pages: build", || {
            node::build_spa(workspace)?;
            Ok(Outcome::Done)
        })?;
    }
    if wanted(&[Web]) {
        steps.run("pages: size", || web::script(workspace, "budget"))?;
    }
    if wanted(&[Api]) {
        steps.run_with(program, "generated requests (schemathesis)", |program| {
            generated::requests(workspace, program)
        })?;
    }
    if wanted(&[E2e]) {
        steps.run_with(program, "browser journeys", |program| {
            browser::journeys(workspace, program)
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_the_names_of_the_usage() {
        for name in ["lint", "api", "web", "e2e", "doc"] {
            assert!(Part::named(name).is_ok());
            assert!(crate::cli::USAGE.contains(name));
        }
        assert!(Part::named("all").is_err());
    }
}
