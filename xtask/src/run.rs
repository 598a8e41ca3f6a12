//! `cargo xtask run`: from a bare checkout to a running site, and back to nothing running.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::postgres::{Binaries, Cluster, DataFolder};
use crate::server::{self, Configuration, Server};
use crate::terminal::{doing, note};
use crate::workspace::Workspace;
use crate::{admin, node, secrets, signals};

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The port of the site.
    pub port: u16,
    /// The data folder; `.marelle` in the checkout when not given.
    pub data: Option<PathBuf>,
    /// Whether to load the demo data.
    pub demo: bool,
}

/// Builds what changed, starts everything, and stops it again when asked to.
pub fn run(options: &Options) -> Result<()> {
    let port = options.port;
    if server::is_taken(port) {
        bail!(
            "Port {port} is in use: stop the program that listens there, or choose another port with --port {}.",
            another(port)
        );
    }
    let workspace = Workspace::find()?;
    node::check(&workspace)?;
    let folder = options
        .data
        .clone()
        .unwrap_or_else(|| workspace.path(".marelle"));
    let data = DataFolder::take(&folder)?;

    let given = std::env::var("DATABASE_URL").ok();
    // Looked at before anything is built: whoever has to mend a data folder learns it at once.
    let embedded = match &given {
        Some(_) => None,
        None => Some(data.postgres(&Binaries::ready(&workspace)?)?),
    };
    node::install(&workspace, "frontend")?;
    node::build_spa(&workspace)?;
    let program = doing(
        "Building the server (cargo build; minutes the first time)",
        || server::build(&workspace),
    )?;

    let mut postgres = match embedded {
        Some(place) => Some(doing("Starting Postgres", || {
            Cluster::lasting(&place, &data)
        })?),
        None => None,
    };
    let embedded_url = postgres.as_ref().map(|cluster| cluster.database("marelle"));
    let database_url = given.or(embedded_url).context("no database")?;
    let configuration = Configuration {
        program,
        port,
        database_url,
        pages: workspace.path("frontend/dist"),
        keys: secrets::kept(&data.file("jwt-keys"), secrets::signing_key)?,
        rate_limits: true,
    };
    doing("Bringing the database up to date", || {
        configuration.migrate(&data.file("migrate.log"))
    })?;
    let accounts = match options.demo {
        true => Some(doing("Loading the demo data", || configuration.seed())?),
        false => None,
    };
    let _running = admin::Running::describe(&configuration, &data)?;
    let mut server = Server::start(&configuration, None)
        .context("Marelle did not start: the lines above say why.")?;
    welcome(&configuration, accounts.as_deref(), options.data.as_deref());

    let ended = watch(&mut server, postgres.as_mut());
    note("Stopping …");
    server.stop();
    if let Some(cluster) = &mut postgres {
        cluster.stop();
    }
    note("Stopped.");
    ended
}

fn welcome(configuration: &Configuration, accounts: Option<&str>, chosen: Option<&Path>) {
    println!("\nMarelle is ready: {}\n", configuration.address());
    match accounts {
        Some(accounts) => println!("{}\n", accounts.trim()),
        None => println!(
            "To make the first administrator, in another terminal:\n  cargo xtask admin{} create --email YOUR-ADDRESS\n\
             (`marelle admin create` with the settings of this site). With --demo, the site comes with people and \
             accounts to try.\n",
            chosen
                .map(|folder| format!(" --data '{}'", folder.display()))
                .unwrap_or_default()
        ),
    }
    println!(
        "Mails are shown at {}/dev/mailbox. Ctrl-C stops everything.",
        configuration.address()
    );
}

/// Returns when a signal came (well), or when the server or Postgres ended by themselves (an error).
fn watch(server: &mut Server, mut postgres: Option<&mut Cluster>) -> Result<()> {
    while !signals::interrupted() {
        if let Some(status) = server.ended()? {
            bail!("The server ended by itself ({status}): the lines above say why.");
        }
        if let Some(cluster) = &mut postgres {
            cluster.check()?;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

/// A port to propose instead.
fn another(port: u16) -> u16 {
    (port.saturating_add(1)..port.saturating_add(100))
        .find(|candidate| !server::is_taken(*candidate))
        .unwrap_or(0)
}
