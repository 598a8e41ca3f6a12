//! The command line.

use std::ffi::OsString;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use crate::admin;
use crate::bench::{self, Bench};
use crate::guard;
use crate::run;
use crate::test::Part;

/// What `cargo xtask help` prints.
pub const USAGE: &str = "\
Marelle, from a checkout. Needs Rust and Node 20 or newer.

  cargo xtask run [--port 8080] [--data DIR] [--demo]
      Builds what changed, starts a Postgres of its own (or uses DATABASE_URL) and serves the site.
      --data   the folder of the data; `.marelle` when not given
      --demo   loads invented people, calls, offers and pairs, and prints accounts to try
  cargo xtask admin create [ARGUMENTS]
      Makes an administrator on the site that `cargo xtask run` is serving; also the other
      commands of `marelle admin`. --data DIR comes first where `run` was given one.
  cargo xtask test [api|web|e2e|lint|doc]...
      Every check, or the parts named:
      lint     formatting, clippy, rustdoc, dependencies, the document's linters
      api      unit and Postgres tests, document and client up to date, generated requests
      web      the pages: types, lint, unit tests, size
      e2e      browser journeys on the real stack
      doc      the API document: up to date, client up to date, linters
  cargo xtask bench api|matching [ARGUMENTS]
      Measures the server beside pgbench, or the matching beside its peers; arguments go to the
      benchmark.
  cargo xtask simulate [ARGUMENTS]
      Simulates a programme over time; arguments go to the simulation.
  cargo xtask help";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Print the usage.
    Help,
    /// Serve the site.
    Run(run::Options),
    /// Run `marelle admin` on the running site.
    Admin(admin::Options),
    /// Run the checks of these parts; all when none is named.
    Test(Vec<Part>),
    /// Measure or simulate.
    Bench(Bench),
    /// Be the guard of another process like this one.
    Guard,
}

/// Reads the command line, program name included.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Request> {
    let mut parser = lexopt::Parser::from_iter(words);
    match parser.next()? {
        None | Some(Long("help") | Short('h')) => Ok(Request::Help),
        Some(Value(command)) => match command.to_string_lossy().as_ref() {
            "help" => Ok(Request::Help),
            "run" => run_options(parser),
            "admin" => admin_options(parser),
            "test" => parts(parser),
            "bench" => {
                let what = parser.value()?.string()?;
                let arguments = parser.raw_args()?.collect();
                Ok(Request::Bench(Bench {
                    binary: bench::named(&what)?,
                    arguments,
                }))
            }
            "simulate" => {
                let arguments = parser.raw_args()?.collect();
                Ok(Request::Bench(Bench {
                    binary: bench::SIMULATION,
                    arguments,
                }))
            }
            guard::COMMAND => Ok(Request::Guard),
            other => bail!("there is no command `{other}`"),
        },
        Some(other) => Err(other.unexpected().into()),
    }
}

fn run_options(mut parser: lexopt::Parser) -> Result<Request> {
    let mut options = run::Options {
        port: 8080,
        data: None,
        demo: false,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("data") => options.data = Some(parser.value()?.into()),
            Long("demo") => options.demo = true,
            Long("help") | Short('h') => return Ok(Request::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    if options.port == 0 {
        bail!("--port needs a number from 1 to 65535");
    }
    Ok(Request::Run(options))
}

/// Our own option comes first; everything else is for the server's program.
fn admin_options(mut parser: lexopt::Parser) -> Result<Request> {
    let mut arguments: Vec<OsString> = parser.raw_args()?.collect();
    let mut data = None;
    if arguments.first().is_some_and(|word| word == "--data") {
        if arguments.len() < 2 {
            bail!("--data needs a folder");
        }
        arguments.remove(0);
        data = Some(arguments.remove(0).into());
    }
    Ok(Request::Admin(admin::Options { data, arguments }))
}

fn parts(mut parser: lexopt::Parser) -> Result<Request> {
    let mut parts = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Value(word) => parts.push(Part::named(&word.string()?)?),
            Long("help") | Short('h') => return Ok(Request::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Request::Test(parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Request> {
        parse(
            format!("xtask {line}")
                .split_whitespace()
                .map(OsString::from),
        )
    }

    #[test]
    fn run_has_defaults_and_options() {
        let defaults = run::Options {
            port: 8080,
            data: None,
            demo: false,
        };
        assert_eq!(parsed("run").unwrap(), Request::Run(defaults));
        let chosen = run::Options {
            port: 9000,
            data: Some("d".into()),
            demo: true,
        };
        assert_eq!(
            parsed("run --port 9000 --data=d --demo").unwrap(),
            Request::Run(chosen)
        );
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for line in [
            "serve",
            "run --port many",
            "run --port 0",
            "run 8080",
            "test units",
            "bench",
            "--port 1",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn admin_takes_its_own_option_first_and_passes_the_rest_on() {
        let Request::Admin(options) = parsed("admin --data d create --email a@b.example").unwrap()
        else {
            panic!("not admin");
        };
        assert_eq!(options.data, Some("d".into()));
        assert_eq!(options.arguments, ["create", "--email", "a@b.example"]);
        assert!(parsed("admin --data").is_err());
    }

    #[test]
    fn parts_and_benchmarks_are_named() {
        assert_eq!(parsed("test").unwrap(), Request::Test(vec![]));
        assert_eq!(
            parsed("test web doc").unwrap(),
            Request::Test(vec![Part::Web, Part::Doc])
        );
        let Request::Bench(bench) = parsed("bench matching --large 1").unwrap() else {
            panic!("not a benchmark");
        };
        assert_eq!(bench.arguments, ["--large", "1"]);
        assert!(matches!(
            parsed("bench api --seconds 5").unwrap(),
            Request::Bench(_)
        ));
        assert!(parsed("bench pages").is_err());
        assert!(matches!(
            parsed("simulate --seed 1").unwrap(),
            Request::Bench(_)
        ));
    }

    #[test]
    fn without_a_command_the_usage_is_shown() {
        assert_eq!(parsed("").unwrap(), Request::Help);
        assert_eq!(parsed("--help").unwrap(), Request::Help);
    }
}
