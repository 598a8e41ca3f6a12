//! Everything that a person types to build, try and measure Marelle: `cargo xtask run`, `cargo xtask test` …

#![allow(
    clippy::disallowed_methods,
    reason = "a program for the terminal: its environment is its input, and waiting for processes is its work"
)]
#![allow(
    clippy::print_stdout,
    reason = "what a program for the terminal says goes to standard output"
)]

#[cfg(not(unix))]
compile_error!("xtask runs on Linux and macOS; on Windows, inside WSL");

mod admin;
mod bench;
mod cli;
mod guard;
mod node;
mod postgres;
mod process;
mod run;
mod secrets;
mod server;
mod signals;
mod stamp;
mod terminal;
mod test;
mod workspace;

use std::process::ExitCode;

use crate::cli::Request;
use crate::signals::Interrupted;

fn main() -> ExitCode {
    let request = match cli::parse(std::env::args_os()) {
        Ok(request) => request,
        Err(error) => {
            eprintln!("{error:#}\n\n{}", cli::USAGE);
            return ExitCode::from(2);
        }
    };
    let result = match request {
        Request::Guard => {
            guard::keep();
            return ExitCode::SUCCESS;
        }
        Request::Help => {
            println!("{}", cli::USAGE);
            return ExitCode::SUCCESS;
        }
        Request::Run(options) => listening(|| run::run(&options).map(|()| true)),
        Request::Admin(options) => admin::run(&options).map(|()| true),
        Request::Test(parts) => listening(|| test::run(&parts)),
        Request::Bench(bench) => listening(|| bench::run(&bench).map(|()| true)),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // 128 + SIGINT, as shells count.
        Err(error) if error.is::<Interrupted>() => ExitCode::from(130),
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Does work that signals interrupt.
fn listening(work: impl FnOnce() -> anyhow::Result<bool>) -> anyhow::Result<bool> {
    signals::listen()?;
    work()
}
