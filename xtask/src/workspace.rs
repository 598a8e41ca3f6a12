//! Where things are in this checkout, and how cargo is called.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;

/// The checkout and the folder that cargo builds into.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder, wherever the configuration puts it.
    pub target: PathBuf,
}

impl Workspace {
    /// Finds the checkout that this program was started from.
    pub fn find() -> Result<Self> {
        let own = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = own
            .parent()
            .context("xtask has no parent folder")?
            .to_owned();
        let metadata = process::capture(cargo(&root).args([
            "metadata",
            "--no-deps",
            "--format-version",
            "1",
            "--offline",
        ]))?;
        let metadata: Value =
            serde_json::from_str(&metadata).context("cargo metadata is not JSON")?;
        let target = metadata.get("target_directory").and_then(Value::as_str);
        let target = PathBuf::from(target.context("cargo metadata names no target folder")?);
        Ok(Self { root, target })
    }

    /// A path inside the checkout.
    pub fn path(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.root.join(inside)
    }

    /// Cargo, in the checkout.
    pub fn cargo(&self) -> Command {
        cargo(&self.root)
    }

    /// A program that cargo built.
    pub fn built(&self, profile: &str, name: &str) -> PathBuf {
        self.target.join(profile).join(name)
    }

    /// A file that keeps what a program printed.
    pub fn log(&self, name: &str) -> PathBuf {
        self.target.join("xtask").join("logs").join(name)
    }

    /// Where tools that the tests install live: never in the system.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }
}

/// Cargo without the variables that `cargo run` adds for this program: build scripts that watch them
/// would build their crates anew at every change between `cargo …` and `cargo xtask …`.
fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name.as_ref());
        }
    }
    command
}
