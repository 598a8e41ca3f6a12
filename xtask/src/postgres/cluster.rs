//! A Postgres server: its data made when missing, started on a free port, stopped at the end.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::binaries::Binaries;
use super::folder::{self, DataFolder, Place, Scratch};
use crate::guard::Farewell;
use crate::process::{self, Running, tail};
use crate::{secrets, signals};

/// How long a start may take: recovery after a crash included.
const PATIENCE: Duration = Duration::from_secs(120);
/// How often a start looks for another port when the one it found was taken in between.
const TRIES: usize = 5;

/// What a server is for decides how safe it must be, and how fast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Data that are kept: safe settings, a password.
    Keep,
    /// Data that are measured: safe settings, many connections, no password.
    Measure,
    /// Data that are thrown away: nothing is written for good, no password.
    Test,
}

impl Purpose {
    fn settings(self) -> &'static [&'static str] {
        match self {
            Self::Keep => &["shared_buffers=128MB"],
            Self::Measure => &[
                "max_connections=300",
                "shared_buffers=1GB",
                "max_wal_size=4GB",
            ],
            Self::Test => &[
                "max_connections=300",
                "shared_buffers=256MB",
                "fsync=off",
                "synchronous_commit=off",
                "full_page_writes=off",
                "wal_level=minimal",
                "max_wal_senders=0",
                "max_wal_size=2GB",
                // A database per test: each is short-lived, none is worth a worker's visit.
                "autovacuum_naptime=1h",
            ],
        }
    }
}

/// A running server.
#[derive(Debug)]
pub struct Cluster {
    running: Running,
    log: PathBuf,
    user: &'static str,
    password: Option<String>,
    port: u16,
    // Deleted after `running` is dropped: fields are dropped in their order.
    _scratch: Option<Scratch>,
}

impl Cluster {
    /// The lasting server of a data folder, with the database `marelle`.
    pub fn lasting(place: &Place, data: &DataFolder) -> Result<Self> {
        let Place { folder, binaries } = place;
        let password = secrets::kept(&data.file("postgres-password"), secrets::password)?;
        let log = data.file("postgres.log");
        if !folder.join("PG_VERSION").is_file() {
            let setup = format!(
                "ALTER ROLE marelle PASSWORD '{password}'\nCREATE DATABASE marelle OWNER marelle\n"
            );
            make(binaries, folder, "marelle", Purpose::Keep, &setup, &log)?;
        }
        let (running, port) = start(binaries, folder, Purpose::Keep, &log)?;
        Ok(Self {
            running,
            log,
            user: "marelle",
            password: Some(password),
            port,
            _scratch: None,
        })
    }

    /// A passing server with empty databases of these names, for anyone on this machine to use.
    pub fn passing(
        binaries: &Binaries,
        purpose: Purpose,
        databases: &[&str],
        log: &Path,
    ) -> Result<Self> {
        let scratch = Scratch::new(binaries)?;
        let place = scratch.path().join("postgres");
        let setup: String = databases
            .iter()
            .map(|name| format!("CREATE DATABASE {name}\n"))
            .collect();
        make(binaries, &place, "postgres", purpose, &setup, log)?;
        let (running, port) = start(binaries, &place, purpose, log)?;
        let log = log.to_owned();
        Ok(Self {
            running,
            log,
            user: "postgres",
            password: None,
            port,
            _scratch: Some(scratch),
        })
    }

    /// The server's address without a database.
    pub fn url(&self) -> String {
        let password = self
            .password
            .as_deref()
            .map(|word| format!(":{word}"))
            .unwrap_or_default();
        format!("postgres://{}{password}@127.0.0.1:{}", self.user, self.port)
    }

    /// The address of one of its databases.
    pub fn database(&self, name: &str) -> String {
        format!("{}/{name}", self.url())
    }

    /// An error when the server is no longer there.
    pub fn check(&mut self) -> Result<()> {
        if let Some(status) = self.running.ended()? {
            bail!(
                "Postgres ended by itself ({status}); its log, {}, says why.",
                self.log.display()
            );
        }
        Ok(())
    }

    /// Stops the server and waits for it.
    pub fn stop(&mut self) {
        self.running.stop();
    }
}

/// Makes the data under another name and moves them into place when they are complete, so that an
/// interrupted first start leaves nothing half-made.
fn make(
    binaries: &Binaries,
    place: &Path,
    user: &str,
    purpose: Purpose,
    setup: &str,
    log: &Path,
) -> Result<()> {
    let partial = place.with_extension("partial");
    if partial.exists() {
        fs::remove_dir_all(&partial)?;
    }
    folder::make_private(&partial, binaries.account)?;
    let mut command = binaries.program("initdb");
    command
        .arg("--pgdata")
        .arg(&partial)
        .args(["--username", user])
        .args([
            "--encoding=UTF8",
            "--no-locale",
            // Letters beyond ASCII have upper and lower case, the same on every system.
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--auth=trust",
            "--no-instructions",
        ]);
    if purpose == Purpose::Test {
        command.arg("--no-sync");
    }
    process::run_quietly(&mut command, log)?;

    // The server listens to this machine only; here is who may come in.
    let method = if purpose == Purpose::Keep {
        "scram-sha-256"
    } else {
        "trust"
    };
    fs::write(
        partial.join("pg_hba.conf"),
        format!("host all all 127.0.0.1/32 {method}\n"),
    )?;

    // Single-user mode, since the package brings no client: one statement a line.
    let mut single = binaries.program("postgres");
    single
        .args(["--single", "-c", "exit_on_error=on", "-D"])
        .arg(&partial)
        .arg("postgres");
    process::feed(&mut single, setup, log)?;
    fs::rename(&partial, place).with_context(|| format!("{} is in the way", place.display()))
}

/// Starts the server on a free port and waits until it takes connections.
fn start(
    binaries: &Binaries,
    place: &Path,
    purpose: Purpose,
    log: &Path,
) -> Result<(Running, u16)> {
    for _ in 0..TRIES {
        let port = free_port()?;
        let mut running = Running::start(
            &mut server(binaries, place, purpose, port, log)?,
            Farewell::Postgres,
        )?;
        if wait_until_ready(&mut running, place)? {
            return Ok((running, port));
        }
        let said = tail(log, 20);
        if !said.contains("Address already in use") {
            bail!(
                "Postgres does not start on {}: {}\nIts log is {}. To begin with empty data, move the folder away; to keep \
                 them, restore it from a backup.",
                place.display(),
                reason(&said),
                log.display()
            );
        }
    }
    bail!("Postgres found no free port in {TRIES} tries: close some programs, then try again.")
}

fn server(
    binaries: &Binaries,
    place: &Path,
    purpose: Purpose,
    port: u16,
    log: &Path,
) -> Result<Command> {
    let file = process::create_log(log)?;
    let mut command = binaries.program("postgres");
    command
        .arg("-D")
        .arg(place)
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file);
    let common = [
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "log_timezone=UTC",
        "timezone=UTC",
    ];
    for setting in common.iter().chain(purpose.settings()) {
        command.args(["-c", setting]);
    }
    command.args(["-c", &format!("port={port}")]);
    Ok(command)
}

/// `false` when the server ended instead of getting ready.
fn wait_until_ready(running: &mut Running, place: &Path) -> Result<bool> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        signals::check()?;
        if running.ended()?.is_some() {
            return Ok(false);
        }
        let status = fs::read_to_string(place.join("postmaster.pid")).unwrap_or_default();
        if is_ready(&status, running.id()) {
            return Ok(true);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    bail!("Postgres was not ready after {} s.", PATIENCE.as_secs())
}

/// Reads `postmaster.pid`: the first line is the process, the eighth its state.
fn is_ready(file: &str, process: u32) -> bool {
    let mut lines = file.lines().map(str::trim);
    lines.next() == Some(&process.to_string()) && lines.nth(6) == Some("ready")
}

/// The reason in a log: its last fatal or panic line, without the time before it; else its last line.
fn reason(log: &str) -> &str {
    let marked = log.lines().rev().find_map(|line| {
        ["FATAL:", "PANIC:", "ERROR:"]
            .iter()
            .find_map(|word| line.find(word).and_then(|at| line.get(at + word.len()..)))
    });
    marked
        .or(log.lines().next_back())
        .unwrap_or("it gave no reason")
        .trim()
}

/// A port of this machine that nobody listens on: from the range that the system deals out, so never
/// a well-known one such as 5432 or 8080.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port on this machine")?;
    Ok(listener.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_ready_when_its_own_file_says_so() {
        let file = "42\n/data\n1700000000\n5999\n\n127.0.0.1\n  1234 5678\nready   \n";
        assert!(is_ready(file, 42));
        assert!(!is_ready(file, 43));
        assert!(!is_ready(&file.replace("ready", "starting"), 42));
        assert!(!is_ready("42\n", 42));
    }

    #[test]
    fn the_reason_is_the_last_fatal_line() {
        let log = "LOG:  starting\n2026-01-01 FATAL:  first\n2026-01-01 [1] FATAL:  could not open file\nLOG:  bye";
        assert_eq!(reason(log), "could not open file");
        assert_eq!(
            reason("postgres: first\ncould not find the database"),
            "could not find the database"
        );
        assert_eq!(reason(""), "it gave no reason");
    }

    #[test]
    fn free_ports_are_never_the_well_known_ones() {
        let port = free_port().unwrap();
        assert!(port > 1024 && port != 5432 && port != 8080);
    }
}
