//! `cargo xtask simulate`: what a programme would become under plain lists, balanced lists, and what it takes to reach
//! the aims; as a table, and as a plot in SVG.
//!
//! ```text
//! simulate [--mentees N] [--mentors M] [--days D] [--seed S] [--plot FILE]
//! ```
//!
//! The same numbers give the same table anywhere.
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use backend::matching::{
    score::settings::{MatchingSettings, Weights},
    suggest::simulate::{Behaviour, MOST_PEOPLE, Rules, Size, simulate, svg, table, what_it_takes},
};
use std::{path::PathBuf, process::ExitCode};

const USAGE: &str =
    "cargo xtask simulate [--mentees N] [--mentors M] [--days D] [--seed S] [--plot FILE]";

/// What was asked for.
struct Asked {
    size: Size,
    plot: Option<PathBuf>,
}

fn asked(words: impl IntoIterator<Item = String>) -> Result<Asked, String> {
    let mut asked = Asked {
        size: Size {
            mentees: 400,
            mentors: 200,
            days: 180,
            seed: 1,
        },
        plot: None,
    };
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let value = words
            .next()
            .ok_or_else(|| format!("{word} needs a value\n{USAGE}"))?;
        let number = |most: u32| {
            let number = value.parse::<u32>().ok().filter(|n| (1..=most).contains(n));
            number.ok_or_else(|| {
                format!("{word}: {value:?} is not a number from 1 to {most}\n{USAGE}")
            })
        };
        match word.as_str() {
            "--mentees" => asked.size.mentees = number(MOST_PEOPLE)?,
            "--mentors" => asked.size.mentors = number(MOST_PEOPLE)?,
            "--days" => asked.size.days = number(3650)?,
            "--seed" => {
                asked.size.seed = value
                    .parse()
                    .map_err(|_| format!("--seed: {value:?} is not a whole number\n{USAGE}"))?;
            }
            "--plot" => asked.plot = Some(PathBuf::from(&value)),
            other => return Err(format!("there is no option {other}\n{USAGE}")),
        }
    }
    Ok(asked)
}

fn main() -> ExitCode {
    match asked(std::env::args().skip(1)).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}

fn run(Asked { size, plot }: Asked) -> Result<(), String> {
    let behaviour = Behaviour::default();
    let weights = Weights::of(&MatchingSettings::default()).map_err(|e| e.to_string())?;
    let mut reports = vec![simulate(
        "by score alone",
        size,
        Rules::plain(),
        behaviour,
        weights,
    )];
    reports.extend(what_it_takes(size, Rules::default(), behaviour, weights));
    println!(
        "{} mentees, {} mentors, {} days, seed {}. Aims: one offer in 14 days 80 %, two 60 %, Gini of exposure .15 at most.\n",
        size.mentees, size.mentors, size.days, size.seed
    );
    print!("{}", table(&reports));
    let plot = plot.unwrap_or_else(|| PathBuf::from("target/simulation.svg"));
    std::fs::write(&plot, svg(&reports))
        .map_err(|e| format!("{} cannot be written: {e}", plot.display()))?;
    println!("\nPlot: {}", plot.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Result<Asked, String> {
        asked(words.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn what_cannot_be_is_named() {
        assert!(of("--mentees 0").is_err_and(|e| e.contains("--mentees")));
        assert!(of("--mentors many").is_err_and(|e| e.contains("many")));
        assert!(of("--pairs 3").is_err_and(|e| e.contains("--pairs")));
        assert!(of("--seed").is_err_and(|e| e.contains("value")));
        assert!(
            of("--mentees 12 --seed 9").is_ok_and(|a| a.size.mentees == 12 && a.size.seed == 9)
        );
    }
}
