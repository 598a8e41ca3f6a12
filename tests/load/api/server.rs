//! The program that is measured, as a child of this one.
use crate::{
    client,
    world::{Number, nth},
};
use anyhow::{Context, Result, bail, ensure};
use backend::{
    config::SigningKey,
    identity::{
        model::{AccountId, SessionId},
        token::Keys,
    },
};
use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::Utc;
use std::{
    ffi::OsString,
    net::{SocketAddr, TcpListener},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// Connections to Postgres: what the program takes when nobody says otherwise.
pub const CONNECTIONS: usize = 16;
const PATIENCE: Duration = Duration::from_secs(30);
/// Who issues the tokens; nothing listens there.
const PUBLIC_URL: &str = "http://marelle.localhost";
const SECRET: [u8; 32] = [7; 32];

/// The program, and the key that lets this one sign for anybody.
pub struct Program {
    path: OsString,
    keys: Keys,
}

impl Program {
    /// The program at `path`.
    ///
    /// # Errors
    /// When the key cannot be used.
    pub fn at(path: OsString) -> Result<Self> {
        let key = SigningKey {
            kid: "bench".into(),
            secret: SECRET.to_vec(),
        };
        Ok(Self {
            path,
            keys: Keys::new(PUBLIC_URL, &[key])?,
        })
    }

    /// A token of the person with this number, good for ten minutes; her session has her number too.
    ///
    /// # Errors
    /// When signing fails.
    pub fn token(&self, person: Number) -> Result<String> {
        let id = nth(person);
        Ok(self.keys.issue(AccountId(id), SessionId(id), Utc::now())?)
    }

    /// Brings the database to this program's schema.
    ///
    /// # Errors
    /// When it fails; it says why itself.
    pub fn migrate(&self, database: &str) -> Result<()> {
        let status = self.command(database).arg("migrate").status()?;
        ensure!(status.success(), "marelle migrate failed ({status})");
        Ok(())
    }

    /// As in production, but for the limits: one machine plays everybody here.
    fn command(&self, database: &str) -> Command {
        let mut command = Command::new(&self.path);
        command
            .env("DATABASE_URL", database)
            .env("PUBLIC_URL", PUBLIC_URL)
            .env(
                "JWT_KEYS",
                format!("bench:{}", BASE64_STANDARD.encode(SECRET)),
            )
            // Nothing is sent: nobody works through the queue.
            .env("SMTP_URL", "smtp://127.0.0.1:25")
            .env("RATE_LIMITS", "off")
            .env("RUST_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        command
    }
}

/// A server that listens; it ends with this value.
pub struct Server {
    /// Where.
    pub address: SocketAddr,
    child: Child,
}

impl Server {
    /// Starts one and waits until it answers.
    ///
    /// # Errors
    /// When it ends, or does not get ready in time.
    pub async fn start(program: &Program, database: &str, connections: usize) -> Result<Self> {
        // The port is free once the listener is gone, which is at the end of this statement.
        let address = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?;
        let child = program
            .command(database)
            .arg("serve")
            .env("BIND", address.to_string())
            .env("DATABASE_CONNECTIONS", connections.to_string())
            .spawn()
            .context("the program does not start")?;
        let mut server = Self { address, child };
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if let Some(status) = server.child.try_wait()? {
                bail!("the server ended while it started ({status})");
            }
            let asked =
                client::once(&address, b"GET /readyz HTTP/1.1\r\nhost: localhost\r\n\r\n").await;
            if asked.is_ok_and(|status| status == 200) {
                return Ok(server);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!("the server was not ready after {} s", PATIENCE.as_secs())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
