//! Requests that schemathesis generates from the document, sent to a running server, nameless and in
//! three roles.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::python;
use super::stack::Stack;
use super::steps::Outcome;
use crate::process;
use crate::signals::Interrupted;
use crate::workspace::Workspace;

/// Who asks: a name for the reports, and the demo account that signs in.
const CALLERS: [(&str, Option<&str>); 4] = [
    ("anonymous", None),
    ("mentee", Some("lea.filleule@demo.example")),
    ("mentor", Some("nora.marraine@demo.example")),
    ("organiser", Some("camille.orga@demo.example")),
];
/// Seconds for each caller, well under the ten minutes that an access token lives.
const SECONDS: &str = "75";
/// Generated cases for each operation and phase.
const EXAMPLES: &str = "25";
/// The same requests every time, so that a failure can be repeated.
const SEED: &str = "20260901";

/// Starts a stack and sends the requests of every caller; all callers are tried before a failure counts.
pub fn requests(workspace: &Workspace, program: &Path) -> Result<Outcome> {
    let Some(schemathesis) = python::tool(workspace, "schemathesis")? else {
        return Ok(Outcome::LeftOut(python::absent("schemathesis")));
    };
    let stack = Stack::start(workspace, program, "generated")?;
    let mut failed = Vec::new();
    for (name, account) in CALLERS {
        println!("\nAs {name}:");
        let mut command = Command::new(&schemathesis);
        command
            // It keeps notes of its failures where it runs.
            .current_dir(&workspace.target)
            .arg("--config-file")
            .arg(workspace.path("openapi/schemathesis.toml"))
            .args(["run", &format!("{}/api/v1/openapi.json", stack.address())])
            .args([
                "--max-time",
                SECONDS,
                "--max-examples",
                EXAMPLES,
                "--seed",
                SEED,
            ])
            .args(["--report", "junit", "--report-junit-path"])
            .arg(workspace.log(&format!("generated-{name}.xml")));
        if let Some(account) = account {
            let token = stack.token(account)?;
            command.args(["--header", &format!("Authorization: Bearer {token}")]);
        }
        match process::run(&mut command) {
            Ok(()) => {}
            Err(error) if error.is::<Interrupted>() => return Err(error),
            Err(_) => failed.push(name),
        }
    }
    if !failed.is_empty() {
        bail!(
            "Failures as {}. The server's log is {}.",
            failed.join(", "),
            workspace.log("generated-server.log").display()
        );
    }
    Ok(Outcome::Done)
}
