//! A small process that outlives this one for a moment.
//!
//! Everything started here is stopped when this program ends, but a program that is killed outright
//! (SIGKILL, a lost container) cannot stop anything. The guard reads the list of running processes
//! from a pipe; the pipe closes when its writer dies, however it dies, and the guard then stops what
//! is still on the list, the last started first.

use std::io::{BufRead, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, kill_process_group, test_kill_process};

/// The hidden command under which this program is its own guard.
pub const COMMAND: &str = "guard";

/// How long the guard waits for one process before it looks at the next.
const PATIENCE: Duration = Duration::from_secs(15);

static PIPE: OnceLock<Option<Mutex<ChildStdin>>> = OnceLock::new();

/// How a process is asked to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Farewell {
    /// SIGTERM to the process and everything that it started in its group.
    Group,
    /// SIGINT to the process alone: Postgres' fast shutdown. It ends its own children.
    Postgres,
}

impl Farewell {
    /// Sends the signal; a process that has already gone is no error.
    pub fn say(self, pid: Pid) {
        let _ = match self {
            Self::Group => kill_process_group(pid, Signal::TERM),
            Self::Postgres => kill_process(pid, Signal::INT),
        };
    }

    fn word(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Postgres => "postgres",
        }
    }
}

/// Puts a process on the guard's list, and starts the guard at the first call.
pub fn watch(pid: Pid, farewell: Farewell) {
    tell(&format!("+ {} {}\n", pid.as_raw_nonzero(), farewell.word()));
}

/// Takes a process that has ended off the list, before its number is given to another.
pub fn forget(pid: Pid) {
    tell(&format!("- {}\n", pid.as_raw_nonzero()));
}

/// Has a folder of passing data deleted if this program cannot do it.
pub fn sweep(folder: &Path) {
    tell(&format!("sweep {}\n", folder.display()));
}

fn tell(line: &str) {
    // Without a guard everything works but the last resort: no reason to refuse to run.
    let Some(pipe) = PIPE.get_or_init(|| start().map(Mutex::new)) else {
        return;
    };
    if let Ok(mut pipe) = pipe.lock() {
        let _ = pipe.write_all(line.as_bytes());
    }
}

fn start() -> Option<ChildStdin> {
    // The program of the unit tests knows no such command.
    if cfg!(test) {
        return None;
    }
    let program = std::env::current_exe().ok()?;
    let mut guard = Command::new(program)
        .arg(COMMAND)
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // Out of the terminal's group: Ctrl-C must not reach it.
        .process_group(0)
        .spawn()
        .ok()?;
    guard.stdin.take()
}

/// The guard itself: reads until the other end is gone, then stops what is left.
pub fn keep() {
    let mut list = List::default();
    for line in std::io::stdin().lock().lines() {
        let Ok(line) = line else { break };
        list.note(&line);
    }
    for (pid, farewell) in list.processes.into_iter().rev() {
        farewell.say(pid);
        let begun = Instant::now();
        while test_kill_process(pid).is_ok() && begun.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(50));
        }
    }
    for folder in list.folders {
        let _ = std::fs::remove_dir_all(folder);
    }
}

/// Reads a process number; zero and negative numbers mean groups to the system, and are none.
pub fn process_number(text: &str) -> Option<Pid> {
    text.parse()
        .ok()
        .filter(|number: &i32| *number > 0)
        .and_then(Pid::from_raw)
}

/// What the pipe has said so far.
#[derive(Debug, Default)]
struct List {
    processes: Vec<(Pid, Farewell)>,
    folders: Vec<PathBuf>,
}

impl List {
    /// Applies one line of the pipe; a line that makes no sense is passed over.
    fn note(&mut self, line: &str) {
        if let Some(folder) = line.strip_prefix("sweep ") {
            self.folders.push(folder.into());
            return;
        }
        let mut words = line.split_whitespace();
        let (Some(sign), Some(pid)) = (words.next(), words.next()) else {
            return;
        };
        let Some(pid) = process_number(pid) else {
            return;
        };
        match (sign, words.next()) {
            ("+", Some("group")) => self.processes.push((pid, Farewell::Group)),
            ("+", Some("postgres")) => self.processes.push((pid, Farewell::Postgres)),
            ("-", _) => self.processes.retain(|(known, _)| *known != pid),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_holds_what_was_started_and_has_not_ended() {
        let mut list = List::default();
        for line in [
            "+ 11 postgres",
            "+ 12 group",
            "+ 13 group",
            "- 12",
            "nonsense",
            "+ -4 group",
        ] {
            list.note(line);
        }
        let raw: Vec<_> = list
            .processes
            .iter()
            .map(|(pid, how)| (pid.as_raw_nonzero().get(), *how))
            .collect();
        assert_eq!(raw, [(11, Farewell::Postgres), (13, Farewell::Group)]);
        list.note("sweep /tmp/a folder");
        assert_eq!(list.folders, [Path::new("/tmp/a folder")]);
    }
}
