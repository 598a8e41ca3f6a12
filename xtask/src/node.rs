//! Node and npm: the right version, packages as the lockfile says, the SPA built when it changed.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};
use serde_json::Value;

use crate::terminal::doing;
use crate::workspace::Workspace;
use crate::{process, stamp};

/// What the project asks for where no `package.json` asks for more.
const OLDEST: Version = Version(20, 0);

/// Major and minor: what `engines` speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Version(u32, u32);

impl Version {
    /// Reads `v20.19.1`, `20.19`, `>=20.19.0`; the patch does not matter.
    fn parse(text: &str) -> Option<Self> {
        let digits = text
            .trim()
            .trim_start_matches(|c: char| !c.is_ascii_digit());
        let mut parts = digits.split('.');
        let major = parts.next()?.parse().ok()?;
        let minor = parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
        Some(Self(major, minor))
    }
}

/// Checks that Node and npm are there and new enough.
pub fn check(workspace: &Workspace) -> Result<()> {
    let wanted = wanted(&workspace.path("frontend/package.json"));
    let Version(major, minor) = wanted;
    let Ok(output) = Command::new("node").arg("--version").output() else {
        bail!(
            "Node is missing: install Node {major}.{minor} or newer (nodejs.org), then try again."
        );
    };
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if Version::parse(&said).is_none_or(|found| found < wanted) {
        bail!("Node {said} is too old: install Node {major}.{minor} or newer, then try again.");
    }
    if !process::succeeds(npm(&workspace.root).arg("--version")) {
        bail!(
            "npm is missing: it comes with Node (on Debian in the package npm). Install it, then try again."
        );
    }
    Ok(())
}

fn wanted(package: &Path) -> Version {
    let manifest = fs::read_to_string(package).unwrap_or_default();
    let manifest: Value = serde_json::from_str(&manifest).unwrap_or_default();
    let asked = manifest.pointer("/engines/node").and_then(Value::as_str);
    asked
        .and_then(Version::parse)
        .map_or(OLDEST, |asked| asked.max(OLDEST))
}

/// npm, in a folder of the checkout.
pub fn npm(folder: &Path) -> Command {
    let mut command = Command::new("npm");
    command
        .current_dir(folder)
        .env("npm_config_update_notifier", "false");
    command
}

/// Installs a folder's packages when its lockfile changed since the last time. Install scripts of
/// packages are never run: whatever they would do is not needed, or done here in plain sight.
pub fn install(workspace: &Workspace, folder: &str) -> Result<()> {
    let place = workspace.path(folder);
    let kept = place.join("node_modules/.marelle-lock");
    let now = stamp::of(&[place.join("package.json"), place.join("package-lock.json")])?;
    if stamp::matches(&kept, &now) {
        return Ok(());
    }
    doing(
        &format!("Installing the packages of {folder} (npm ci)"),
        || {
            let log = workspace.log(&format!("npm-{}.log", folder.replace('/', "-")));
            let mut command = npm(&place);
            command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
            process::run_quietly(&mut command, &log)?;
            // npm makes no folder when no package fits this machine.
            fs::create_dir_all(place.join("node_modules"))?;
            stamp::keep(&kept, &now)
        },
    )
}

/// Builds the SPA when its sources changed since the last time.
pub fn build_spa(workspace: &Workspace) -> Result<()> {
    let place = workspace.path("frontend");
    let kept = place.join("node_modules/.marelle-spa");
    let now = stamp::of(std::slice::from_ref(&place))?;
    if place.join("dist/index.html").is_file() && stamp::matches(&kept, &now) {
        return Ok(());
    }
    doing("Building the pages (npm run build)", || {
        process::run_quietly(
            npm(&place).args(["run", "build"]),
            &workspace.log("spa.log"),
        )?;
        // Taken again: the build may write generated sources, which must not count as a change.
        stamp::keep(&kept, &stamp::of(std::slice::from_ref(&place))?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_and_compared() {
        assert_eq!(Version::parse("v20.19.1"), Some(Version(20, 19)));
        assert_eq!(Version::parse(">=22"), Some(Version(22, 0)));
        assert_eq!(Version::parse("none"), None);
        assert!(Version::parse("v18.20.4") < Some(OLDEST));
        assert!(Version(20, 9) < Version(20, 19));
    }

    #[test]
    fn a_missing_manifest_asks_for_the_oldest() {
        assert_eq!(wanted(Path::new("/nowhere/package.json")), OLDEST);
    }
}
