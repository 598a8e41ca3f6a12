//! The real stack for tests: a Postgres of its own, the server and its worker, demo data, pages.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::postgres::{Binaries, Cluster, Purpose, free_port};
use crate::secrets;
use crate::server::{Configuration, Server};
use crate::workspace::Workspace;

/// The password that all demo accounts share.
const PASSWORD: &str = "marelle-demo-2026";

/// Everything that runs; stopped when dropped, the server before its database.
#[derive(Debug)]
pub struct Stack {
    _server: Server,
    _cluster: Cluster,
    configuration: Configuration,
}

impl Stack {
    /// Starts a stack; `name` is in the names of its logs.
    pub fn start(workspace: &Workspace, program: &Path, name: &str) -> Result<Self> {
        let binaries = Binaries::ready(workspace)?;
        let log = workspace.log(&format!("{name}-postgres.log"));
        let cluster = Cluster::passing(&binaries, Purpose::Test, &["marelle"], &log)?;
        let configuration = Configuration {
            program: program.to_owned(),
            port: free_port()?,
            database_url: cluster.database("marelle"),
            pages: workspace.path("frontend/dist"),
            keys: secrets::signing_key()?,
            rate_limits: false,
        };
        configuration.migrate(&workspace.log(&format!("{name}-migrate.log")))?;
        configuration
            .seed()
            .context("the demo data could not be loaded")?;
        let log = workspace.log(&format!("{name}-server.log"));
        let server = Server::start(&configuration, Some(&log))?;
        Ok(Self {
            _server: server,
            _cluster: cluster,
            configuration,
        })
    }

    /// The address of the site.
    pub fn address(&self) -> String {
        self.configuration.address()
    }

    /// Signs in a demo account and answers with its access token, good for ten minutes.
    pub fn token(&self, email: &str) -> Result<String> {
        let address = format!(
            "http://127.0.0.1:{}/api/v1/sessions",
            self.configuration.port
        );
        let answer = minreq::post(address)
            .with_header("Content-Type", "application/json")
            .with_body(json!({ "email": email, "password": PASSWORD }).to_string())
            .with_timeout(20)
            .send()
            .with_context(|| format!("{email} could not sign in"))?;
        let text = answer.as_str().unwrap_or_default();
        if answer.status_code != 200 {
            bail!("{email} could not sign in: {} {text}", answer.status_code);
        }
        let body: Value = serde_json::from_str(text)?;
        let token = body.get("access_token").and_then(Value::as_str);
        Ok(token
            .with_context(|| format!("no access_token for {email}"))?
            .to_owned())
    }
}
