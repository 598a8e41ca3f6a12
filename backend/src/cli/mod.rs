//! What can be typed after `marelle`. Settings come from the environment; README.md lists them.
#![allow(
    clippy::print_stdout,
    reason = "a command's answer goes to the terminal"
)]
mod admin;
mod migrate;
mod openapi;
mod seed;
mod serve;
mod work;

use crate::{
    app::Site,
    config::Settings,
    matching::command::MatchingCommand,
    platform::{
        clock::Clock,
        db::{self, Pooled},
        telemetry,
    },
};
use anyhow::Context;
use clap::{Parser, Subcommand};
use secrecy::ExposeSecret;
use std::{io::Write, process::ExitCode};

/// A mentoring programme in which mentors offer and the mentee elects.
#[derive(Debug, Parser)]
#[command(name = "marelle", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer requests.
    Serve {
        /// Work through the job queue in this process too.
        #[arg(long)]
        with_worker: bool,
    },
    /// Work through the job queue: mails, and whatever happens after a commit.
    Work,
    /// Bring the database to the schema of this program.
    Migrate,
    /// Print the OpenAPI document.
    Openapi {
        /// The table of problems instead, in Markdown.
        #[arg(long)]
        problems: bool,
    },
    /// Put data into the database.
    Seed {
        /// Invented people in every state, and one known account per role.
        #[arg(long, required = true)]
        demo: bool,
    },
    /// Rehearse a ranked round, audit a result, plan suggestions: on files, without a database.
    #[command(subcommand)]
    Matching(MatchingCommand),
    /// Look after accounts.
    #[command(subcommand)]
    Admin(admin::Command),
}

/// Runs a command.
///
/// # Errors
/// With a sentence for the terminal.
pub async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    match cli.command {
        Command::Matching(command) => return Ok(matching(command)),
        Command::Openapi { problems } => openapi::run(problems),
        Command::Serve { with_worker } => serve::run(settings()?, with_worker).await,
        Command::Work => work::run(settings()?).await,
        Command::Migrate => migrate::run(settings()?).await,
        Command::Seed { demo: _ } => seed::run(settings()?).await,
        Command::Admin(command) => admin::run(settings()?, command).await,
    }?;
    Ok(ExitCode::SUCCESS)
}

fn matching(command: MatchingCommand) -> ExitCode {
    let (input, output, errors) = (std::io::stdin(), std::io::stdout(), std::io::stderr());
    let code = crate::matching::command::execute(
        command,
        &mut input.lock(),
        &mut output.lock(),
        &mut errors.lock(),
    );
    ExitCode::from(code)
}

/// Says what went wrong, on standard error.
pub fn complain(error: &anyhow::Error) {
    // Whoever closed standard error does not want to know.
    let _ = writeln!(std::io::stderr(), "marelle: {error:#}");
}

fn settings() -> anyhow::Result<Settings> {
    let settings = Settings::from_env()?;
    telemetry::start(settings.dev);
    Ok(settings)
}

/// A site on this program's own clock, with a pool of its own.
fn site(settings: Settings) -> anyhow::Result<Site> {
    let pool = db::pool(
        settings.database_url.expose_secret(),
        settings.database_connections,
    )?;
    Site::new(settings, pool, Clock::System)
}

/// A site whose database has the schema of this program.
async fn ready_site(settings: Settings) -> anyhow::Result<Site> {
    let missing = db::missing_migrations(settings.database_url.expose_secret())
        .await
        .context("the database cannot be reached")?;
    if !missing.is_empty() {
        anyhow::bail!(
            "the database is older than this program (it lacks {}); run `marelle migrate` first",
            missing.join(", ")
        );
    }
    site(settings)
}

async fn connection(site: &Site) -> anyhow::Result<Pooled> {
    Ok(db::borrow(&site.doors.pool).await?)
}
