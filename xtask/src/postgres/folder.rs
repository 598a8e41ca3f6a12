//! Folders of data: the lasting one of `cargo xtask run`, and the passing ones of tests.

use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use super::account::{self, Account};
use super::binaries::Binaries;
use crate::guard::{self, process_number};
use crate::secrets;

/// Where root keeps the data when the user that Postgres runs as cannot enter the checkout.
const ELSEWHERE: &str = "/var/lib";

/// The lasting data folder. One program at a time holds it.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    _lock: File,
}

/// Where Postgres keeps its data, and its programs bound to the user that owns them.
#[derive(Debug)]
pub struct Place {
    /// Postgres' own folder; it may not exist yet.
    pub folder: PathBuf,
    /// The programs.
    pub binaries: Binaries,
}

impl DataFolder {
    /// Makes the folder where it is missing, and takes it: a second `cargo xtask run` on the same folder
    /// is refused.
    pub fn take(path: &Path) -> Result<Self> {
        let told = || format!("The data folder {} cannot be used", path.display());
        fs::create_dir_all(path).with_context(told)?;
        let path = path.canonicalize().with_context(told)?;
        // Others may pass through to Postgres' own folder, which lets in nobody but its owner.
        let mode = fs::metadata(&path).with_context(told)?.mode();
        if rustix::process::geteuid().is_root() {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode | 0o111))?;
        }
        let file = path.join("lock");
        let mut lock = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&file)
            .with_context(told)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let holder = fs::read_to_string(&file).unwrap_or_default();
                bail!(
                    "Marelle is already running on {} (process {}): stop it first, or choose another folder with --data.",
                    path.display(),
                    holder.trim()
                );
            }
            Err(TryLockError::Error(error)) => return Err(error).with_context(told),
        }
        lock.set_len(0)?;
        writeln!(lock, "{}", std::process::id())?;
        Ok(Self { path, _lock: lock })
    }

    /// A file of the folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Finds the place of Postgres' data, made already or not, and refuses data that it could not use.
    pub fn postgres(&self, binaries: &Binaries) -> Result<Place> {
        let place = self.file("postgres");
        let mut binaries = binaries.clone();
        let Ok(found) = place.canonicalize() else {
            let folder = self.place_for_new(&place, binaries.account)?;
            return Ok(Place { folder, binaries });
        };
        let owner = fs::metadata(&found)?;
        if let Some(account) = &mut binaries.account {
            // Root goes on as whoever began: the files stay hers.
            if owner.uid() != 0 {
                *account = Account {
                    uid: owner.uid(),
                    gid: owner.gid(),
                };
            }
        } else if owner.uid() != rustix::process::geteuid().as_raw() {
            bail!(
                "The data in {} belongs to another user (number {}): start as that user, or choose another folder \
                 with --data.",
                found.display(),
                owner.uid()
            );
        }
        check_version(&found, &binaries.major()?)?;
        end_a_left_over_server(&found)?;
        Ok(Place {
            folder: found,
            binaries,
        })
    }

    fn place_for_new(&self, place: &Path, account: Option<Account>) -> Result<PathBuf> {
        // A first start elsewhere that was ended before its data were complete.
        if place.is_symlink() {
            return Ok(fs::read_link(place)?);
        }
        let probe = self.file("probe");
        make_private(&probe, account)?;
        let fits = account::can_write(&probe, account);
        fs::remove_dir(&probe)?;
        if fits {
            return Ok(place.to_owned());
        }
        let name: String = secrets::random(4)?
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let elsewhere = Path::new(ELSEWHERE).join(format!("marelle-{name}"));
        crate::terminal::note(&format!(
            "Postgres steps down from root and cannot enter {}: its data are kept in {}, linked from there",
            self.path.display(),
            elsewhere.display()
        ));
        symlink(&elsewhere, place)?;
        Ok(elsewhere)
    }
}

/// A folder for one test run, deleted at its end.
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// Makes an empty folder that the account can write to.
    pub fn new(binaries: &Binaries) -> Result<Self> {
        let name: String = secrets::random(6)?
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        for parent in [std::env::temp_dir(), PathBuf::from("/var/tmp")] {
            let scratch = Self {
                path: parent.join(format!("marelle-{name}")),
            };
            make_private(&scratch.path, binaries.account)?;
            guard::sweep(&scratch.path);
            if account::can_write(&scratch.path, binaries.account) {
                return Ok(scratch);
            }
        }
        bail!("no temporary folder can be written by the user that Postgres runs as");
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Makes a folder for its owner alone, and gives it to the account.
pub fn make_private(folder: &Path, account: Option<Account>) -> Result<()> {
    fs::DirBuilder::new()
        .mode(0o700)
        .create(folder)
        .with_context(|| format!("{} cannot be made", folder.display()))?;
    account::give(folder, account)
}

/// Whether these are data that this Postgres can read; says what to do when not.
fn check_version(folder: &Path, ours: &str) -> Result<()> {
    let shown = folder.display();
    let Ok(theirs) = fs::read_to_string(folder.join("PG_VERSION")) else {
        bail!(
            "The folder {shown} holds no Postgres data (PG_VERSION is missing): move it away to begin anew, restore it \
             from a backup, or choose another folder with --data."
        );
    };
    if theirs.trim() != ours {
        bail!(
            "The data in {shown} were made by Postgres {}, and Marelle brings Postgres {ours}: dump them with the old one \
             (pg_dump) and load them into the new one, or move the folder away to begin anew.",
            theirs.trim()
        );
    }
    Ok(())
}

/// Ends a server that an earlier run left behind (this program and its guard were both killed). The
/// lock is ours, so nobody is using it. A file that names a process of something else is taken away.
fn end_a_left_over_server(folder: &Path) -> Result<()> {
    let file = folder.join("postmaster.pid");
    let text = fs::read_to_string(&file).unwrap_or_default();
    let Some(pid) = text
        .lines()
        .next()
        .and_then(|line| process_number(line.trim()))
    else {
        return Ok(());
    };
    if !is_postgres(pid) {
        fs::remove_file(&file).with_context(|| format!("{} is in the way", file.display()))?;
        return Ok(());
    }
    crate::terminal::note("Stopping the Postgres that an earlier run left behind");
    let _ = kill_process(pid, Signal::INT);
    let begun = Instant::now();
    while test_kill_process(pid).is_ok() {
        if begun.elapsed() > Duration::from_secs(20) {
            bail!(
                "A Postgres of an earlier run does not stop: end process {} yourself, then try again.",
                pid.as_raw_nonzero()
            );
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

fn is_postgres(pid: Pid) -> bool {
    let number = pid.as_raw_nonzero().to_string();
    let output = std::process::Command::new("ps")
        .args(["-o", "comm=", "-p", &number])
        .output();
    output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("postgres"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("marelle-xtask-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_folder_without_version_and_one_of_another_version_are_refused() {
        let folder = scratch("version");
        let refusal = check_version(&folder, "18").unwrap_err().to_string();
        assert!(refusal.contains("move it away"), "{refusal}");
        fs::write(folder.join("PG_VERSION"), "17\n").unwrap();
        let refusal = check_version(&folder, "18").unwrap_err().to_string();
        assert!(
            refusal.contains("Postgres 17") && refusal.contains("pg_dump"),
            "{refusal}"
        );
        fs::write(folder.join("PG_VERSION"), "18\n").unwrap();
        check_version(&folder, "18").unwrap();
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_taken_folder_is_refused_until_it_is_let_go() {
        let folder = scratch("lock");
        let first = DataFolder::take(&folder).unwrap();
        let refusal = DataFolder::take(&folder).unwrap_err().to_string();
        assert!(refusal.contains("already running"), "{refusal}");
        drop(first);
        DataFolder::take(&folder).unwrap();
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_stale_file_that_names_another_program_is_taken_away() {
        let folder = scratch("stale");
        let file = folder.join("postmaster.pid");
        fs::write(&file, format!("{}\n/data\n", std::process::id())).unwrap();
        end_a_left_over_server(&folder).unwrap();
        assert!(!file.exists());
        fs::remove_dir_all(folder).unwrap();
    }
}
