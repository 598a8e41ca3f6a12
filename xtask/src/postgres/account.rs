//! The system user that Postgres runs as. It refuses to run as root, so root steps down.

use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;

/// Users that may own the server's processes and files when it is started by root.
const CANDIDATES: [&str; 2] = ["postgres", "nobody"];

/// A user by number; `None` in the code around it means: whoever started this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// User number.
    pub uid: u32,
    /// Group number.
    pub gid: u32,
}

impl Account {
    /// The user to step down to, or `None` for anyone but root.
    pub fn to_step_down_to() -> Result<Option<Self>> {
        if !rustix::process::geteuid().is_root() {
            return Ok(None);
        }
        for name in CANDIDATES {
            if let (Some(uid), Some(gid)) = (number(name, "-u"), number(name, "-g"))
                && uid != 0
            {
                return Ok(Some(Self { uid, gid }));
            }
        }
        bail!(
            "Postgres refuses to run as root, and this system has neither a user `postgres` nor `nobody`: \
             start as another user, or set DATABASE_URL to a Postgres of yours."
        );
    }
}

fn number(name: &str, which: &str) -> Option<u32> {
    let output = Command::new("id").args([which, name]).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// Makes the command run as the account.
pub fn run_as(command: &mut Command, account: Option<Account>) {
    if let Some(Account { uid, gid }) = account {
        // The standard library also drops root's other groups here.
        command.uid(uid).gid(gid);
    }
}

/// Gives a folder to the account.
pub fn give(folder: &Path, account: Option<Account>) -> Result<()> {
    if let Some(Account { uid, gid }) = account {
        chown(folder, Some(uid), Some(gid))
            .with_context(|| format!("{} cannot be given to user {uid}", folder.display()))?;
    }
    Ok(())
}

/// Whether the account can enter the folder and write there, parents included.
pub fn can_write(folder: &Path, account: Option<Account>) -> bool {
    let mut test = Command::new("test");
    test.args(["-w"])
        .arg(folder)
        .args(["-a", "-x"])
        .arg(folder)
        .current_dir("/");
    run_as(&mut test, account);
    process::succeeds(&mut test)
}
