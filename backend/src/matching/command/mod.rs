//! `marelle matching resolve | verify | plan`: rehearse a round, audit a result, plan suggestions.
//!
//! Exit codes: 0 when it is done (for `verify`: the result is stable), 1 when `verify` finds a fault in the result, 2 when
//! the input is not accepted or cannot be read; then nothing is printed as a result, and the sentence on standard error
//! names the place.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueEnum};

use crate::matching::files::result::Stated;
use crate::matching::files::{self, Refused};
use crate::matching::people::{Mentee, Mentor, Position};
use crate::matching::plan::plan;
use crate::matching::ranked::check::{self, Fault};
use crate::matching::ranked::round::{Proposer, Round};

/// What `marelle matching` can do.
#[derive(Debug, Subcommand)]
pub enum MatchingCommand {
    /// Resolve a ranked round: print who is with whom, the number of rounds and the hash of the input.
    ///
    /// FILE holds `{"mentees": {id: [mentor ids, best first]}, "mentors": {id: {"capacity": n, "order": [mentee ids, best
    /// first]}}}`. A pair is possible only when both list each other.
    Resolve {
        /// The round; "-" is standard input.
        file: PathBuf,
        /// Who proposes: mentees is the rule of the programme, mentors the other extreme.
        #[arg(long, value_enum, default_value_t)]
        proposer: ProposerArgument,
    },
    /// Check a result against its round: say that it is stable, or name two people who would rather be together.
    Verify {
        /// The round; "-" is standard input.
        file: PathBuf,
        /// The result to check, as `resolve` prints it; "-" is standard input.
        result: PathBuf,
    },
    /// Plan suggestions for mentees without an offer: as many as possible, then the best worst score, then the largest
    /// total, with the proof.
    ///
    /// FILE holds `{"mentees": [ids], "mentors": {id: free places}, "edges": [[mentee, mentor, score], …]}`; scores are
    /// whole numbers from 0 to 100.
    Plan {
        /// The candidates; "-" is standard input.
        file: PathBuf,
    },
}

/// [`Proposer`] as an argument.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum ProposerArgument {
    #[default]
    Mentees,
    Mentors,
}

#[derive(Debug, Parser)]
#[command(
    name = "marelle matching",
    about = "Rehearse a round, audit a result, plan suggestions"
)]
struct Arguments {
    #[command(subcommand)]
    command: MatchingCommand,
}

/// Everything that ends a command without a result.
#[derive(Debug, thiserror::Error)]
enum Stop {
    #[error("{0}: {1}")]
    Refused(String, Refused),
    #[error("{0}: {1}")]
    Unreadable(String, io::Error),
    #[error("the round and the result cannot both come from standard input")]
    BothFromInput,
    #[error("the result could not be written: {0}")]
    Unwritable(io::Error),
    #[error("this program contradicts itself; please report it, with the input: {0}")]
    Defect(String),
}

/// The exit code of a result that `verify` finds wrong.
pub const WRONG: u8 = 1;
/// The exit code of what cannot be done.
pub const REFUSED: u8 = 2;

/// Runs the command line after `marelle matching` and gives the exit code. Nothing is written to `output` but a complete
/// result.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    input: &mut dyn Read,
    output: &mut dyn Write,
    errors: &mut dyn Write,
) -> u8 {
    let name = OsString::from("marelle matching");
    match Arguments::try_parse_from(std::iter::once(name).chain(arguments)) {
        Ok(arguments) => execute(arguments.command, input, output, errors),
        Err(usage) => {
            // Nobody is left to be told when even this cannot be written.
            if usage.use_stderr() {
                let _ = write!(errors, "{usage}");
                REFUSED
            } else {
                let _ = write!(output, "{usage}");
                0
            }
        }
    }
}

/// Runs a command and gives the exit code.
pub fn execute(
    command: MatchingCommand,
    input: &mut dyn Read,
    output: &mut dyn Write,
    errors: &mut dyn Write,
) -> u8 {
    let done = match command {
        MatchingCommand::Resolve { file, proposer } => {
            resolve(&file, proposer, input, output, errors)
        }
        MatchingCommand::Verify { file, result } => verify(&file, &result, input, output),
        MatchingCommand::Plan { file } => suggest(&file, input, output),
    };
    done.unwrap_or_else(|stop| {
        // Nobody is left to be told when even this cannot be written.
        let _ = writeln!(errors, "error: {stop}");
        REFUSED
    })
}

fn resolve(
    file: &Path,
    proposer: ProposerArgument,
    input: &mut dyn Read,
    output: &mut dyn Write,
    errors: &mut dyn Write,
) -> Result<u8, Stop> {
    let round = read(file, input, |document| files::round::read(document))?;
    if let Some(example) = &round.ignored.example {
        let count = round.ignored.count;
        // A warning only: the result does not depend on it.
        let _ = writeln!(
            errors,
            "warning: {count} id(s) listed on one side only were ignored, for instance {example:?}"
        );
    }
    let proposer = match proposer {
        ProposerArgument::Mentees => Proposer::Mentees,
        ProposerArgument::Mentors => Proposer::Mentors,
    };
    let outcome = round
        .resolve_checked(proposer)
        .map_err(|fault| Stop::Defect(told(&round, fault)))?;
    write(output, |to| files::result::write(to, &round, &outcome))
}

fn verify(
    file: &Path,
    result: &Path,
    input: &mut dyn Read,
    output: &mut dyn Write,
) -> Result<u8, Stop> {
    if is_input(file) && is_input(result) {
        return Err(Stop::BothFromInput);
    }
    let round = read(file, input, |document| files::round::read(document))?;
    let stated = read(result, input, |document| {
        files::result::read(document, &round)
    })?;
    let (code, verdict) = match fault(&round, &stated) {
        Some(fault) => (WRONG, fault),
        None => (0, praise(&round, &stated)),
    };
    write(output, |to| writeln!(to, "{verdict}"))?;
    Ok(code)
}

/// What is wrong with a stated result, in a sentence.
fn fault(round: &Round, stated: &Stated) -> Option<String> {
    if let Some(mentee) = stated.forgotten {
        let id = round.mentees.get(mentee.at());
        return Some(format!("incomplete: mentee {id:?} is not in the result"));
    }
    if let Err(fault) = check::stable(&round.market, &stated.matching) {
        return Some(told(round, fault));
    }
    let hash = round.input_hash();
    match &stated.input_hash {
        Some(stated) if *stated != hash => Some(format!(
            "other input: the result says {stated:?}, this round is {hash:?}"
        )),
        _ => None,
    }
}

fn praise(round: &Round, stated: &Stated) -> String {
    let (matched, mentees) = (stated.matching.matched(), round.mentees.len());
    let best = round.resolve(Proposer::Mentees).matching == stated.matching;
    let note = if best {
        "; no other such result is better for any mentee"
    } else {
        ""
    };
    format!("stable: {matched} of {mentees} mentees have a mentor{note}")
}

/// A fault with ids, in a sentence.
fn told(round: &Round, fault: Fault) -> String {
    let mentee = |mentee: Mentee| round.mentees.get(mentee.at());
    let mentor = |mentor: Mentor| round.mentors.get(mentor.at());
    match fault {
        Fault::Length { mentees, result } => {
            format!("incomplete: {result} mentees in the result, {mentees} in the round")
        }
        Fault::UnknownMentor {
            mentee: a,
            mentor: m,
        } => {
            format!("unknown: mentee {:?} has mentor number {}", mentee(a), m.0)
        }
        Fault::NotMutual {
            mentee: a,
            mentor: m,
        } => {
            let (a, m) = (mentee(a), mentor(m));
            format!("not mutual: mentee {a:?} and mentor {m:?} did not both list each other")
        }
        Fault::OverCapacity {
            mentor: m,
            held,
            capacity,
        } => {
            format!(
                "over capacity: mentor {:?} has {held} mentees and {capacity} places",
                mentor(m)
            )
        }
        Fault::Blocking {
            mentee: a,
            mentor: m,
            instead_of,
        } => {
            let (a, m) = (mentee(a), mentor(m));
            let why = match instead_of {
                Some(other) => format!("ranks her before {:?}, whom she has", mentee(other)),
                None => "has a free place".to_owned(),
            };
            format!(
                "blocking pair: mentee {a:?} prefers mentor {m:?} to what she has, and {m:?} {why}"
            )
        }
        Fault::RuralMentee { mentee: a } => {
            format!(
                "rural hospitals: mentee {:?} is matched in one extreme result only",
                mentee(a)
            )
        }
        Fault::RuralMentor {
            mentor: m,
            held,
            other,
        } => {
            let m = mentor(m);
            format!(
                "rural hospitals: mentor {m:?} has {held} mentees in one extreme result, {other} in the other"
            )
        }
    }
}

fn suggest(file: &Path, input: &mut dyn Read, output: &mut dyn Write) -> Result<u8, Stop> {
    let candidates = read(file, input, |document| files::candidates::read(document))?;
    let plan = plan(&candidates.graph).map_err(|fault| Stop::Defect(fault.to_string()))?;
    write(output, |to| {
        files::suggestions::write(to, &candidates, &plan)
    })
}

fn is_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Opens a file or standard input and reads it.
fn read<T>(
    file: &Path,
    input: &mut dyn Read,
    reader: impl FnOnce(&mut dyn Read) -> Result<T, Refused>,
) -> Result<T, Stop> {
    let (name, mut document): (String, Box<dyn Read + '_>) = if is_input(file) {
        ("standard input".to_owned(), Box::new(input))
    } else {
        let name = file.display().to_string();
        match File::open(file) {
            Ok(file) => (name, Box::new(file)),
            Err(fault) => return Err(Stop::Unreadable(name, fault)),
        }
    };
    let mut document = BufReader::with_capacity(1 << 16, &mut document);
    reader(&mut document).map_err(|refused| Stop::Refused(name, refused))
}

fn write(
    output: &mut dyn Write,
    content: impl FnOnce(&mut BufWriter<&mut dyn Write>) -> io::Result<()>,
) -> Result<u8, Stop> {
    let mut to = BufWriter::with_capacity(1 << 16, output);
    content(&mut to)
        .and_then(|()| to.flush())
        .map_err(Stop::Unwritable)?;
    Ok(0)
}

#[cfg(test)]
mod tests;
