//! `cargo xtask bench matching`: the matching engine beside its peers, on the same instances, as one table.
//!
//! ```text
//! matching [--scratch DIR] [--peers PYTHON] [--algmatch PYTHON] [--mentor-match PYTHON] [--large]
//! ```
//!
//! Each Python is one of a virtual environment: `--peers` with matching, scipy and ortools; the two others apart, since two
//! of them call their module `matching`. A peer whose Python is not given, or that takes more than three minutes, has no
//! figure. Every row runs in a process of its own, so that its peak memory is its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark stops where something is wrong, prints, and waits for other processes"
)]

mod matching_instances;

use std::collections::HashMap;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use backend::calls::model::CallId;
use backend::matching::command::{MatchingCommand, ProposerArgument, execute};
use backend::matching::plan::graph::Graph;
use backend::matching::plan::plan;
use backend::matching::ranked::check;
use backend::matching::ranked::market::Market;
use backend::matching::ranked::propose::{mentees_propose, mentors_propose};
use backend::matching::suggest::balanced::Spread;
use backend::matching::suggest::index::Index;
use backend::suggestions::board::{Board, CallSeat};
use matching_instances as instances;

/// How the table names the engine itself.
const OURS: &str = "Marelle";

/// What a row gives: the best time, and what was found, to be compared with the peers' answer.
struct Measured {
    seconds: f64,
    answer: String,
}

/// The best of several runs; `prepare` is not timed.
fn best_of<P, R>(
    runs: u32,
    mut prepare: impl FnMut() -> P,
    mut run: impl FnMut(P) -> R,
) -> (f64, R) {
    let mut best: Option<(f64, R)> = None;
    for _ in 0..runs {
        let prepared = prepare();
        let start = Instant::now();
        let result = run(prepared);
        let seconds = start.elapsed().as_secs_f64();
        if best.as_ref().is_none_or(|(other, _)| seconds < *other) {
            best = Some((seconds, result));
        }
    }
    best.unwrap()
}

/// From lists in memory to the result.
fn round(size: u32) -> Measured {
    let runs = if size > 200_000 { 2 } else { 7 };
    let (seconds, outcome) = best_of(
        runs,
        || instances::round(size),
        |(ballots, orders, capacities)| {
            let market = Market::new(ballots, orders, capacities).unwrap();
            mentees_propose(&market)
        },
    );
    Measured {
        seconds,
        answer: format!("{} matched", outcome.matching.matched()),
    }
}

/// The same with every check made before a result is published.
fn checked_round(size: u32) -> Measured {
    let runs = if size > 200_000 { 1 } else { 3 };
    let (seconds, matched) = best_of(
        runs,
        || instances::round(size),
        |(ballots, orders, capacities)| {
            let market = Market::new(ballots, orders, capacities).unwrap();
            let (best, worst) = (mentees_propose(&market), mentors_propose(&market));
            check::stable(&market, &best.matching).unwrap();
            check::stable(&market, &worst.matching).unwrap();
            check::rural_hospitals(&market, &best.matching, &worst.matching).unwrap();
            best.matching.matched()
        },
    );
    Measured {
        seconds,
        answer: format!("{matched} matched"),
    }
}

/// `marelle matching resolve FILE`, reading and writing included.
fn resolve(file: &Path) -> Measured {
    let mut sink = File::create("/dev/null").unwrap();
    let command = MatchingCommand::Resolve {
        file: file.to_owned(),
        proposer: ProposerArgument::Mentees,
    };
    let start = Instant::now();
    let code = execute(
        command,
        &mut std::io::empty(),
        &mut sink,
        &mut std::io::stderr(),
    );
    Measured {
        seconds: start.elapsed().as_secs_f64(),
        answer: format!("exit code {code}"),
    }
}

fn planned(size: u32, one_to_one: bool) -> Measured {
    let runs = if size > 50_000 { 2 } else { 5 };
    let (seconds, plan) = best_of(
        runs,
        || instances::plan(size, one_to_one),
        |(edges, capacities)| plan(&Graph::new(edges, capacities).unwrap()).unwrap(),
    );
    let answer = format!(
        "{} matched, worst {}, total {}",
        plan.pairs.len(),
        plan.worst.unwrap_or(0),
        plan.total
    );
    Measured { seconds, answer }
}

/// 500 by 500 people of mentor-match's shape, all pairs scored by its rules, then the plan.
fn bulk() -> Measured {
    let (seconds, plan) = best_of(
        5,
        || instances::people(500),
        |(mentees, mentors)| {
            let edges = instances::scored(&mentees, &mentors);
            plan(&Graph::new(edges, vec![1; mentors.len()]).unwrap()).unwrap()
        },
    );
    Measured {
        seconds,
        answer: format!("{} matched, total {}", plan.pairs.len(), plan.total),
    }
}

/// Top-20 for a thousand mentors among `size` mentees: the median here, p99 and the scan in the answer.
fn top(size: u32) -> Measured {
    let (mentees, mentors, scoring) = instances::programme(size, 1000);
    let (build, index) = best_of(1, || (), |()| Index::new(&mentees));
    let (mut times, mut scans, mut equal) = (vec![], vec![], 0);
    for (number, mentor) in mentors.iter().enumerate() {
        let (seconds, found) = best_of(5, || (), |()| index.best(mentor, &scoring, &[], 20));
        times.push(seconds);
        if number % 10 == 0 {
            let (seconds, scanned) =
                best_of(1, || (), |()| index.full_scan(mentor, &scoring, &[], 20));
            scans.push(seconds);
            assert!(found == scanned, "the index must find what a scan finds");
            equal += 1;
        }
    }
    times.sort_by(f64::total_cmp);
    scans.sort_by(f64::total_cmp);
    let (p99, scan) = (
        times[times.len() * 99 / 100] * 1e3,
        scans[scans.len() / 2] * 1e3,
    );
    let answer = format!(
        "p99 {p99:.2} ms, scan {scan:.1} ms, {equal} of {equal} equal, index made in {:.0} ms",
        build * 1e3
    );
    Measured {
        seconds: times[times.len() / 2],
        answer,
    }
}

/// Everybody's lists of suggestions at once, for `size` mentees and half as many mentors.
fn lists(size: u32) -> Measured {
    let (mentees, mentors, scoring) = instances::programme(size, size / 2);
    let now = chrono::DateTime::from_timestamp(1_760_000_000, 0).unwrap();
    let calls = mentees.iter().enumerate().map(|(number, mentee)| CallSeat {
        id: CallId::fresh(now),
        profile: mentee.profile,
        waiting_since: mentee.waiting_since,
        has_offer: number % 3 == 0,
    });
    let board = Board {
        calls: calls.collect(),
        barred: vec![vec![]; mentors.len()],
        mentors,
    };
    let (seconds, lists) = best_of(1, || (), |()| board.lists(&scoring, Spread::default()));
    let mut seen: HashMap<CallId, u32> = HashMap::new();
    for row in lists.iter().flatten().filter(|row| !row.reserve) {
        *seen.entry(row.call_id).or_default() += 1;
    }
    let seldom = board
        .calls
        .iter()
        .filter_map(|call| seen.get(&call.id))
        .min();
    let answer = format!(
        "{} lists, {} of {} mentees seen, the least in {} lists",
        lists.len(),
        seen.len(),
        board.calls.len(),
        seldom.unwrap_or(&0)
    );
    Measured { seconds, answer }
}

/// One row, in a process of its own: prints seconds, peak memory in MB, and the answer.
fn row(name: &str, size: u32, scratch: &Path) {
    let measured = match name {
        "round" => round(size),
        "checked" => checked_round(size),
        "resolve" => resolve(&scratch.join(format!("round-{size}.json"))),
        "plan" => planned(size, false),
        "plan-1" => planned(size, true),
        "bulk" => bulk(),
        "top" => top(size),
        "lists" => lists(size),
        _ => panic!("no row is called {name}"),
    };
    println!("{}\t{}\t{}", measured.seconds, peak_mb(), measured.answer);
}

/// The most memory this process has had, in MB.
fn peak_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok())
        .unwrap_or(0)
        / 1024
}

/// What a row of the table says of one of those compared.
struct Told {
    /// Nothing when there is no figure.
    seconds: Option<f64>,
    time: String,
    peak: String,
    answer: String,
}

impl Told {
    fn nothing(word: &str) -> Self {
        Self {
            seconds: None,
            time: word.to_owned(),
            peak: String::new(),
            answer: String::new(),
        }
    }
}

fn run_row(name: &str, size: u32, scratch: &Path) -> Told {
    let exe = std::env::current_exe().unwrap();
    let output = Command::new(exe)
        .args(["--row", name, &size.to_string()])
        .arg("--scratch")
        .arg(scratch)
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let mut cells = text.trim_end().split('\t').map(str::to_owned);
    let seconds: f64 = cells
        .next()
        .and_then(|cell| cell.parse().ok())
        .expect("a row that measures");
    Told {
        seconds: Some(seconds),
        time: shown(seconds),
        peak: cells.next().unwrap_or_default(),
        answer: cells.next().unwrap_or_default(),
    }
}

fn shown(seconds: f64) -> String {
    if seconds < 0.01 {
        format!("{:.2} ms", seconds * 1e3)
    } else if seconds < 10.0 {
        format!("{:.0} ms", seconds * 1e3)
    } else {
        format!("{seconds:.1} s")
    }
}

/// Runs a peer for at most three minutes: its time, its peak memory and its answer.
fn run_peer(python: Option<&String>, peer: &str, file: &Path) -> Told {
    const PATIENCE: Duration = Duration::from_secs(180);
    let Some(python) = python else {
        return Told::nothing("not installed");
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("load/matching_peers.py");
    let script = std::env::var_os("MATCHING_PEERS").map_or(script, PathBuf::from);
    let mut child = Command::new(python)
        .arg(script)
        .arg(peer)
        .arg(file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            return Told::nothing("stopped at 3 min");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let output = child.wait_with_output().unwrap();
    let Ok(line) = serde_json::from_slice::<serde_json::Value>(&output.stdout) else {
        return Told::nothing("failed");
    };
    let seconds = line["seconds"].as_f64().unwrap();
    Told {
        seconds: Some(seconds),
        time: shown(seconds),
        peak: line["peak_mb"].to_string(),
        answer: line["answer"].to_string(),
    }
}

fn main() {
    let mut options: HashMap<String, Vec<String>> = HashMap::new();
    let mut last = String::new();
    for argument in std::env::args().skip(1) {
        if let Some(option) = argument.strip_prefix("--") {
            option.clone_into(&mut last);
        }
        let values = options.entry(last.clone()).or_default();
        if !argument.starts_with("--") {
            values.push(argument);
        }
    }
    let one = |option: &str| options.get(option).and_then(|values| values.first());
    let scratch = one("scratch").map_or_else(std::env::temp_dir, PathBuf::from);
    if let Some([name, size]) = options.get("row").map(Vec::as_slice) {
        return row(name, size.parse().unwrap(), &scratch);
    }
    let (peers, algmatch, mentor_match) = (one("peers"), one("algmatch"), one("mentor-match"));
    let large = options.contains_key("large");
    println!(
        "| what | size | who | time | × Marelle's | peak MB | answer |\n|---|---|---|---|---|---|---|"
    );
    // Peers come after the row of ours that they are compared with.
    let mut ours = None;
    let mut tell = |what: &str, size: u32, who: &str, told: Told| {
        if who == OURS {
            ours = told.seconds;
        }
        let ratio = told
            .seconds
            .zip(ours)
            .map_or_else(String::new, |(theirs, ours)| {
                format!("{:.2}", theirs / ours)
            });
        let Told {
            time, peak, answer, ..
        } = told;
        println!("| {what} | {size} | {who} | {time} | {ratio} | {peak} | {answer} |");
        std::io::stdout().flush().unwrap();
    };
    let file = |name: &str, size: u32, write: &dyn Fn(File)| {
        let path = scratch.join(format!("{name}-{size}.json"));
        write(File::create(&path).unwrap());
        path
    };
    for size in [1000, 20_000, 100_000]
        .into_iter()
        .chain(large.then_some(1_000_000))
    {
        tell("round × 10", size, OURS, run_row("round", size, &scratch));
        if size == 1000 {
            let path = file("round", size, &|to| instances::write_round(size, to));
            tell(
                "round × 10",
                size,
                "matching",
                run_peer(peers, "matching", &path),
            );
            tell(
                "round × 10",
                size,
                "algmatch",
                run_peer(algmatch, "algmatch", &path),
            );
        }
        tell(
            "the same, checked",
            size,
            OURS,
            run_row("checked", size, &scratch),
        );
    }
    let size = if large { 1_000_000 } else { 100_000 };
    let path = file("round", size, &|to| instances::write_round(size, to));
    tell(
        "resolve FILE",
        size,
        OURS,
        run_row("resolve", size, &scratch),
    );
    std::fs::remove_file(path).unwrap();
    for (what, row, one_to_one) in [
        ("plan × 10", "plan", false),
        ("plan, one place each", "plan-1", true),
    ] {
        for size in [1000, 20_000, 100_000] {
            if size > 20_000 && !large {
                continue;
            }
            let path = file(row, size, &|to| instances::write_plan(size, one_to_one, to));
            tell(what, size, OURS, run_row(row, size, &scratch));
            tell(
                what,
                size,
                "OR-tools flow",
                run_peer(peers, "ortools_flow", &path),
            );
            tell(
                what,
                size,
                "OR-tools assignment",
                run_peer(peers, "ortools_assignment", &path),
            );
            tell(what, size, "SciPy sparse", run_peer(peers, "scipy", &path));
        }
    }
    let path = file("people", 500, &|to| instances::write_people(500, to));
    tell("bulk 500 × 500", 500, OURS, run_row("bulk", 500, &scratch));
    tell(
        "bulk 500 × 500",
        500,
        "mentor-match",
        run_peer(mentor_match, "mentor_match", &path),
    );
    tell(
        "top-20, p50",
        100_000,
        OURS,
        run_row("top", 100_000, &scratch),
    );
    for size in [2000, 20_000] {
        tell(
            "everybody's lists",
            size,
            OURS,
            run_row("lists", size, &scratch),
        );
    }
}
