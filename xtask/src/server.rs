//! The program `marelle`: built, given its configuration, started and waited for.

use std::fmt::Write as _;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::guard::Farewell;
use crate::process::{self, Running};
use crate::signals;
use crate::workspace::Workspace;

/// How long a start may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the server is told by its environment.
#[derive(Clone, Debug)]
pub struct Configuration {
    /// The program.
    pub program: PathBuf,
    /// Port on the loopback address.
    pub port: u16,
    /// The database.
    pub database_url: String,
    /// The folder of the built SPA.
    pub pages: PathBuf,
    /// Signing keys, `kid:base64`.
    pub keys: String,
    /// Whether requests are counted and limited: not when one machine plays a whole programme.
    pub rate_limits: bool,
}

impl Configuration {
    /// The address that a person types.
    pub fn address(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// The variables that the program reads.
    pub fn variables(&self) -> [(&'static str, String); 7] {
        [
            ("DATABASE_URL", self.database_url.clone()),
            ("BIND", format!("127.0.0.1:{}", self.port)),
            ("PUBLIC_URL", self.address()),
            ("STATIC_DIR", self.pages.display().to_string()),
            ("JWT_KEYS", self.keys.clone()),
            ("DEV", "1".to_owned()),
            (
                "RATE_LIMITS",
                if self.rate_limits { "on" } else { "off" }.to_owned(),
            ),
        ]
    }

    /// One of the program's commands, fully configured.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(words).envs(self.variables());
        command
    }

    /// Brings the schema up to date.
    pub fn migrate(&self, log: &Path) -> Result<()> {
        process::run_quietly(&mut self.command(&["migrate"]), log)
    }

    /// Loads the demo data, where they are not there yet, and answers with the accounts.
    pub fn seed(&self) -> Result<String> {
        process::capture(&mut self.command(&["seed", "--demo"]))
    }
}

/// A running server, with the worker in the same process.
#[derive(Debug)]
pub struct Server {
    running: Running,
}

impl Server {
    /// Starts the server and waits until it is ready. Its output goes to the terminal, or to a file.
    pub fn start(configuration: &Configuration, log: Option<&Path>) -> Result<Self> {
        let mut command = configuration.command(&["serve", "--with-worker"]);
        command.stdin(Stdio::null());
        if let Some(log) = log {
            let file = process::create_log(log)?;
            command.stdout(file.try_clone()?).stderr(file);
        }
        let mut server = Self {
            running: Running::start(&mut command, Farewell::Group)?,
        };
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            signals::check()?;
            if let Some(status) = server.ended()? {
                bail!(
                    "The server ended while it started ({status}).{}",
                    quote(log)
                );
            }
            if is_ready(configuration.port) {
                return Ok(server);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!(
            "The server was not ready after {} s.{}",
            PATIENCE.as_secs(),
            quote(log)
        )
    }

    /// Its exit status, once it has ended by itself.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.running.ended()
    }

    /// Lets requests under way finish, then ends.
    pub fn stop(&mut self) {
        self.running.stop();
    }
}

fn quote(log: Option<&Path>) -> String {
    let mut text = String::new();
    if let Some(log) = log {
        let _ = write!(text, " It said:\n{}", process::tail(log, 30));
    }
    text
}

fn is_ready(port: u16) -> bool {
    minreq::get(format!("http://127.0.0.1:{port}/readyz"))
        .with_timeout(5)
        .send()
        .is_ok_and(|answer| answer.status_code == 200)
}

/// Whether something listens on the port, on any of this machine's addresses.
pub fn is_taken(port: u16) -> bool {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    TcpStream::connect_timeout(&address, Duration::from_millis(300)).is_ok()
        || std::net::TcpListener::bind(address).is_err()
}

/// Compiles the program.
pub fn build(workspace: &Workspace) -> Result<PathBuf> {
    let mut command = workspace.cargo();
    process::run(command.args(["build", "--package", "backend", "--bin", "marelle"]))?;
    Ok(workspace.built("debug", "marelle"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_taken_while_someone_listens() {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        assert!(is_taken(port));
        drop(listener);
        assert!(!is_taken(port));
    }

    #[test]
    fn commands_carry_the_whole_configuration() {
        let configuration = Configuration {
            program: "marelle".into(),
            port: 4321,
            database_url: "postgres://somewhere/marelle".into(),
            pages: "pages".into(),
            keys: "k:AAAA".into(),
            rate_limits: false,
        };
        let command = configuration.command(&["migrate"]);
        let set: Vec<_> = command
            .get_envs()
            .filter_map(|(name, value)| Some((name.to_str()?, value?.to_str()?)))
            .collect();
        for pair in [
            ("DATABASE_URL", "postgres://somewhere/marelle"),
            ("BIND", "127.0.0.1:4321"),
            ("PUBLIC_URL", "http://localhost:4321"),
            ("STATIC_DIR", "pages"),
            ("JWT_KEYS", "k:AAAA"),
            ("DEV", "1"),
            ("RATE_LIMITS", "off"),
        ] {
            assert!(set.contains(&pair), "{pair:?} is missing from {set:?}");
        }
    }
}
