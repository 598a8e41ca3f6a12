//! Running other programs: each in its own process group, watched, and stopped whatever happens.

use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::guard::{self, Farewell};
use crate::signals::{self, Interrupted};

/// How often a wait looks again.
const BEAT: Duration = Duration::from_millis(20);
/// How long a process may take to end after it was asked to.
const GRACE: Duration = Duration::from_secs(20);

/// A program that was started here. It is stopped when this value goes out of scope.
#[derive(Debug)]
pub struct Running {
    child: Child,
    pid: Pid,
    farewell: Farewell,
    ended: bool,
}

impl Running {
    /// Starts the command in a process group of its own, without standard input unless the command
    /// asks for a pipe.
    pub fn start(command: &mut Command, farewell: Farewell) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command
            .process_group(0)
            .spawn()
            .with_context(|| format!("`{name}` could not be started"))?;
        let pid = i32::try_from(child.id())
            .ok()
            .and_then(Pid::from_raw)
            .with_context(|| format!("`{name}` has no process number"))?;
        guard::watch(pid, farewell);
        Ok(Self {
            child,
            pid,
            farewell,
            ended: false,
        })
    }

    /// The process number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its exit status, once it has ended.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        let status = self.child.try_wait()?;
        if status.is_some() && !self.ended {
            self.ended = true;
            guard::forget(self.pid);
        }
        Ok(status)
    }

    /// Waits for its end; stops it when this program is asked to stop.
    pub fn wait(&mut self) -> Result<ExitStatus> {
        loop {
            if let Some(status) = self.ended()? {
                return Ok(status);
            }
            if signals::interrupted() {
                self.stop();
                return Err(Interrupted.into());
            }
            std::thread::sleep(BEAT);
        }
    }

    /// Asks it to end, and after a while insists.
    pub fn stop(&mut self) {
        if self.ended().is_ok_and(|status| status.is_some()) {
            return;
        }
        self.farewell.say(self.pid);
        if self.gone_within(GRACE) {
            return;
        }
        if self.farewell == Farewell::Postgres {
            // The immediate shutdown: nothing committed is lost, the next start recovers.
            let _ = kill_process(self.pid, Signal::QUIT);
            if self.gone_within(Duration::from_secs(5)) {
                return;
            }
        }
        let _ = kill_process_group(self.pid, Signal::KILL);
        self.gone_within(Duration::from_secs(5));
    }

    fn gone_within(&mut self, time: Duration) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < time {
            if !matches!(self.ended(), Ok(None)) {
                return true;
            }
            std::thread::sleep(BEAT);
        }
        false
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Runs to the end with the output shown as it comes.
pub fn run(command: &mut Command) -> Result<()> {
    let line = words(command);
    let status = Running::start(command.stdin(Stdio::null()), Farewell::Group)?.wait()?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs to the end with the output kept in a file; a failure quotes the file's last lines.
pub fn run_quietly(command: &mut Command, log: &Path) -> Result<()> {
    let line = words(command);
    let file = create_log(log)?;
    command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file);
    let status = Running::start(command, Farewell::Group)?.wait()?;
    if !status.success() {
        bail!("`{line}` failed ({status}):\n{}", tail(log, 40));
    }
    Ok(())
}

/// Runs to the end and answers with standard output; standard error is shown as it comes.
pub fn capture(command: &mut Command) -> Result<String> {
    let line = words(command);
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut running = Running::start(command, Farewell::Group)?;
    let mut pipe = running
        .child
        .stdout
        .take()
        .context("no pipe to read from")?;
    // Read aside: a full pipe would stop the program, and this one must keep an eye on signals.
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        pipe.read_to_string(&mut text).map(|_| text)
    });
    let status = running.wait()?;
    let text = match reader.join() {
        Ok(text) => text.with_context(|| format!("`{line}` printed no readable text"))?,
        Err(_) => bail!("the output of `{line}` could not be read"),
    };
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(text)
}

/// Runs to the end with `input` on standard input; the output goes to a file.
pub fn feed(command: &mut Command, input: &str, log: &Path) -> Result<()> {
    let line = words(command);
    let file = create_log(log)?;
    command
        .stdin(Stdio::piped())
        .stdout(file.try_clone()?)
        .stderr(file);
    let mut running = Running::start(command, Farewell::Group)?;
    if let Some(mut pipe) = running.child.stdin.take() {
        pipe.write_all(input.as_bytes())
            .with_context(|| format!("`{line}` takes no input"))?;
    }
    let status = running.wait()?;
    if !status.success() {
        bail!("`{line}` failed ({status}):\n{}", tail(log, 20));
    }
    Ok(())
}

/// Whether a program can be started and says that all is well, with nothing shown.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// A new, empty file for a program's output, for its owner alone; its folder is made where it is missing.
pub fn create_log(path: &Path) -> Result<File> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    File::options()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("{} cannot be written", path.display()))
}

/// The last lines of a file, or nothing when it cannot be read.
pub fn tail(path: &Path, lines: usize) -> String {
    let text = std::fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let all: Vec<&str> = text.lines().collect();
    all.get(all.len().saturating_sub(lines)..)
        .unwrap_or_default()
        .join("\n")
}

/// The command as a person would type it, without its folder.
fn words(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program
        .file_name()
        .unwrap_or(program.as_os_str())
        .to_string_lossy();
    let arguments = command.get_args().map(|word| word.to_string_lossy());
    std::iter::once(name)
        .chain(arguments)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> std::path::PathBuf {
        std::env::temp_dir().join(format!("marelle-xtask-{}-{name}", std::process::id()))
    }

    #[test]
    fn output_and_failure_are_told_apart() {
        assert_eq!(
            capture(Command::new("sh").args(["-c", "printf hello"])).unwrap(),
            "hello"
        );
        let failure = capture(Command::new("sh").args(["-c", "exit 3"]))
            .unwrap_err()
            .to_string();
        assert!(failure.starts_with("`sh -c exit 3` failed"), "{failure}");
    }

    #[test]
    fn a_quiet_failure_quotes_what_was_printed() {
        let log = scratch("quiet.log");
        let script = "echo one; echo two >&2; exit 1";
        let failure = run_quietly(Command::new("sh").args(["-c", script]), &log).unwrap_err();
        assert!(failure.to_string().ends_with("one\ntwo"), "{failure}");
        std::fs::remove_file(log).unwrap();
    }

    #[test]
    fn what_is_dropped_is_stopped_with_all_that_it_started() {
        let marker = scratch("pid");
        let script = format!("sleep 60 & echo $! > {}; wait", marker.display());
        let mut command = Command::new("sh");
        command.args(["-c", &script]).stdin(Stdio::null());
        let running = Running::start(&mut command, Farewell::Group).unwrap();
        let grandchild = loop {
            let text = std::fs::read_to_string(&marker).unwrap_or_default();
            if let Ok(pid) = text.trim().parse() {
                break Pid::from_raw(pid).unwrap();
            }
            std::thread::sleep(BEAT);
        };
        drop(running);
        let begun = Instant::now();
        while is_running(grandchild) && begun.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(BEAT);
        }
        assert!(!is_running(grandchild));
        std::fs::remove_file(marker).unwrap();
    }

    /// A process that ended but was not yet collected by its new parent counts as gone.
    fn is_running(pid: Pid) -> bool {
        let state = Command::new("ps")
            .args(["-o", "stat=", "-p", &pid.as_raw_nonzero().to_string()])
            .output()
            .unwrap();
        let state = String::from_utf8_lossy(&state.stdout).trim().to_owned();
        !state.is_empty() && !state.starts_with('Z')
    }
}
