//! Finding Chromium: the variable, the path, Playwright's own; installing it where that is one command.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::process;
use crate::terminal::doing;
use crate::workspace::Workspace;

/// Names of the program in the path.
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Where Chromium is, or what to do about it.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// The program.
    At(PathBuf),
    /// It is nowhere; the text says what to install.
    Nowhere(String),
}

/// Looks everywhere, and installs it as root on Debian.
pub fn find(workspace: &Workspace) -> Result<Found> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        let named = PathBuf::from(named);
        if !named.is_file() {
            bail!(
                "CHROMIUM names {}, where there is no program.",
                named.display()
            );
        }
        return Ok(Found::At(named));
    }
    if let Some(found) = in_path().or_else(|| of_playwright(&caches())) {
        return Ok(Found::At(found));
    }
    let debian = Path::new("/etc/debian_version").exists();
    if debian && rustix::process::geteuid().is_root() {
        doing("Installing Chromium (apt-get)", || install(workspace))?;
        if let Some(found) = in_path() {
            return Ok(Found::At(found));
        }
    }
    let how = match debian {
        true => "install it with `apt-get install chromium`",
        false => "install it, or run `npx playwright install chromium` in tests/e2e",
    };
    Ok(Found::Nowhere(format!(
        "Chromium is missing: {how}, or set CHROMIUM to its program"
    )))
}

fn in_path() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    NAMES
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|candidate| candidate.is_file())
}

/// Where Playwright keeps the browsers it downloaded.
fn caches() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::env::var_os("PLAYWRIGHT_BROWSERS_PATH")
        .map(PathBuf::from)
        .into_iter()
        .collect();
    if let Some(home) = std::env::var_os("HOME") {
        folders.push(Path::new(&home).join(".cache/ms-playwright"));
        folders.push(Path::new(&home).join("Library/Caches/ms-playwright"));
    }
    folders
}

fn of_playwright(caches: &[PathBuf]) -> Option<PathBuf> {
    const INSIDE: [&str; 4] = [
        "chrome-linux/chrome",
        "chrome-linux64/chrome",
        "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
        "chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium",
    ];
    let mut found = Vec::new();
    for entry in caches
        .iter()
        .filter_map(|folder| folder.read_dir().ok())
        .flatten()
        .flatten()
    {
        if entry.file_name().to_string_lossy().starts_with("chromium-") {
            found.extend(INSIDE.iter().map(|inside| entry.path().join(inside)));
        }
    }
    found.retain(|candidate| candidate.is_file());
    found.sort();
    found.pop()
}

fn install(workspace: &Workspace) -> Result<()> {
    let log = workspace.log("chromium.log");
    let apt = |words: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        process::run_quietly(&mut command, &log)
    };
    apt(&["update"])?;
    apt(&["install", "--yes", "chromium"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_of_playwrights_is_taken() {
        let cache =
            std::env::temp_dir().join(format!("marelle-xtask-{}-cache", std::process::id()));
        for version in ["chromium-1100", "chromium-1200", "firefox-1300"] {
            let folder = cache.join(version).join("chrome-linux");
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("chrome"), "").unwrap();
        }
        let found = of_playwright(std::slice::from_ref(&cache)).unwrap();
        assert!(
            found.starts_with(cache.join("chromium-1200")),
            "{}",
            found.display()
        );
        std::fs::remove_dir_all(cache).unwrap();
    }
}
