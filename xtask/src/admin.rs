//! `cargo xtask admin`: the server's own `marelle admin`, on the site that `cargo xtask run` is serving.

use std::ffi::OsString;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::postgres::DataFolder;
use crate::secrets;
use crate::server::Configuration;
use crate::workspace::Workspace;

/// The file of the data folder that says how to reach the running site.
const FILE: &str = "running.json";

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The data folder that `run` was given, if it was given one.
    pub data: Option<PathBuf>,
    /// The words after `marelle admin`.
    pub arguments: Vec<OsString>,
}

/// The description of a running site, there for as long as it runs.
#[derive(Debug)]
pub struct Running {
    file: PathBuf,
}

impl Running {
    /// Writes down the program and its variables. They hold secrets: the file is its owner's alone.
    pub fn describe(configuration: &Configuration, data: &DataFolder) -> Result<Self> {
        let variables = configuration.variables();
        let variables: Map<_, _> = variables
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.into()))
            .collect();
        let program = configuration.program.display().to_string();
        let file = data.file(FILE);
        let text = serde_json::json!({ "program": program, "variables": variables });
        secrets::write(&file, &text.to_string())?;
        Ok(Self { file })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.file);
    }
}

/// Becomes `marelle admin …` of the running site; comes back only when that fails.
pub fn run(options: &Options) -> Result<()> {
    let folder = match &options.data {
        Some(folder) => folder.clone(),
        None => Workspace::find()?.path(".marelle"),
    };
    let mut command = command(&folder.join(FILE))?;
    let error = command.arg("admin").args(&options.arguments).exec();
    Err(error).context("the server's program cannot be started")
}

fn command(file: &Path) -> Result<Command> {
    let Ok(text) = fs::read_to_string(file) else {
        bail!(
            "Marelle is not running here: start it with `cargo xtask run` in another terminal first."
        );
    };
    let told: Value = serde_json::from_str(&text)
        .with_context(|| format!("{} cannot be understood", file.display()))?;
    let program = told
        .get("program")
        .and_then(Value::as_str)
        .context("no program is named")?;
    let mut command = Command::new(program);
    for (name, value) in told
        .get("variables")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        command.env(name, value.as_str().unwrap_or_default());
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_running_site_is_described_for_as_long_as_it_runs() {
        let folder =
            std::env::temp_dir().join(format!("marelle-xtask-{}-admin", std::process::id()));
        let data = DataFolder::take(&folder).unwrap();
        let configuration = Configuration {
            program: "/bin/marelle".into(),
            port: 4321,
            database_url: "postgres://somewhere/marelle".into(),
            pages: "pages".into(),
            keys: "k:AAAA".into(),
            rate_limits: true,
        };
        let running = Running::describe(&configuration, &data).unwrap();
        let told = command(&data.file(FILE)).unwrap();
        assert_eq!(told.get_program(), "/bin/marelle");
        let database = told
            .get_envs()
            .find(|(name, _)| *name == "DATABASE_URL")
            .unwrap();
        assert_eq!(database.1.unwrap(), "postgres://somewhere/marelle");
        drop(running);
        let refusal = command(&data.file(FILE)).unwrap_err().to_string();
        assert!(refusal.contains("not running"), "{refusal}");
        fs::remove_dir_all(folder).unwrap();
    }
}
