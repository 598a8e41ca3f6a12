//! `cargo xtask bench api`: the running server beside pgbench, which sends the same statements to the same Postgres.
//!
//! ```text
//! bench-api [--applicants 10000,1000000] [--seconds 10] [--clients 50] [--show-statements]
//! ```
//!
//! What pgbench sends is written down in `tests/load/pgbench`, so that it can be read. Before anything is timed, the
//! server's statements for one request of each kind are read off the wire and compared with these files: where they
//! differ the benchmark stops. `--show-statements` prints what the server sends and measures nothing.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a program for the terminal: it prints, and reads its environment and the real time"
)]

mod client;
mod database;
mod operation;
mod options;
mod pgbench;
mod server;
mod statements;
mod table;
mod wiretap;
mod world;

use anyhow::{Context, Result, bail, ensure};
use database::Database;
use operation::{Ballots, OPERATIONS, Operation};
use options::Options;
use pgbench::Pgbench;
use server::{Program, Server};
use std::time::Duration;
use table::{Row, Table};
use wiretap::Wiretap;
use world::World;

/// How long reads are asked for before they are timed: connections open, statements are prepared, caches fill.
const WARMING: Duration = Duration::from_secs(2);
/// Elections cast for the same purpose; they cannot be taken back, so they are counted.
const WARMING_ELECTIONS: u64 = 200;

fn main() -> Result<()> {
    let options = Options::parse(std::env::args().skip(1))?;
    // One thread drives the clients, the other is there for the wiretap and the signal.
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?
        .block_on(async {
            tokio::select! {
                done = run(&options) => done,
                // What is dropped with `run` stops the server and drops the databases.
                _ = tokio::signal::ctrl_c() => bail!("interrupted"),
            }
        })
}

async fn run(options: &Options) -> Result<()> {
    let load = table::load_average();
    let program =
        std::env::var_os("MARELLE").context("MARELLE is not set: where is the program?")?;
    let bench = Bench {
        options,
        program: Program::at(program)?,
        pgbench: std::env::var_os("PGBENCH").map(Pgbench::at),
    };
    if bench.pgbench.is_none() {
        eprintln!("PGBENCH is not set: there will be no ratios.");
    }
    let mut table = Table::new();
    for applicants in &options.applicants {
        bench.size(World::of(*applicants)?, &mut table).await?;
    }
    if !options.show_statements {
        let postgres = database::description().await?;
        println!(
            "{table}\n\n{}",
            table::circumstances(options.clients, &load, &postgres)
        );
    }
    Ok(())
}

/// What every size needs.
struct Bench<'a> {
    options: &'a Options,
    program: Program,
    pgbench: Option<Pgbench>,
}

impl Bench<'_> {
    /// A database of one size: made, checked, measured, dropped.
    async fn size(&self, world: World, table: &mut Table) -> Result<()> {
        eprintln!("{} applicants: making the database", world.applicants);
        let database = Database::make(&format!("marelle_bench_{}", world.applicants)).await?;
        self.program.migrate(&database.url())?;
        database.populate(&world).await?;
        let sent = self.listen(&database, &world).await?;
        if self.options.show_statements {
            for (operation, statements) in OPERATIONS.iter().zip(sent) {
                println!("-- {}\n{};\n", operation.name(), statements.join(";\n"));
            }
            return Ok(());
        }
        let server = Server::start(&self.program, &database.url(), server::CONNECTIONS).await?;
        for (operation, statements) in OPERATIONS.into_iter().zip(sent) {
            if self.pgbench.is_some() {
                statements::compare(operation.script(), &statements).with_context(|| {
                    format!(
                        "pgbench's script of the {} is out of date",
                        operation.name()
                    )
                })?;
            }
            eprintln!("{} applicants: {}", world.applicants, operation.name());
            let row = self
                .measure(&database, &server, &world, operation, statements.len())
                .await?;
            row.must_be_sound()?;
            table.add(row);
        }
        Ok(())
    }

    /// The statements of one request of each kind.
    async fn listen(&self, database: &Database, world: &World) -> Result<Vec<Vec<String>>> {
        let tap = Wiretap::before(&database.url()).await?;
        let server = Server::start(&self.program, &tap.url(), 1).await?;
        let mut all = vec![];
        for operation in OPERATIONS {
            let requests = operation.requests(world, &self.program, Ballots::OF_THE_CHECK)?;
            // The first one also opens the connection and asks for types; what counts is what the second one sends.
            for request in requests.iter().take(2) {
                drop(tap.take());
                let status = client::once(&server.address, request).await?;
                ensure!(
                    status == operation.success(),
                    "{}: the answer is {status}",
                    operation.name()
                );
            }
            all.push(tap.take());
        }
        Ok(all)
    }

    /// One operation: the server first, then pgbench.
    async fn measure(
        &self,
        database: &Database,
        server: &Server,
        world: &World,
        operation: Operation,
        statements: usize,
    ) -> Result<Row> {
        let Options {
            seconds, clients, ..
        } = *self.options;
        let load = client::Load {
            address: server.address,
            clients,
            repeats: operation != Operation::Election,
        };
        let [warming, timed, others] = Ballots::shared_out(world, WARMING_ELECTIONS);
        let deadlocks = database.deadlocks().await?;
        load.run(&operation.requests(world, &self.program, warming)?, WARMING)
            .await?;
        let requests = operation.requests(world, &self.program, timed)?;
        let outcome = load.run(&requests, Duration::from_secs(seconds)).await?;
        let pgbench = match &self.pgbench {
            Some(pgbench) => Some(pgbench.run(&pgbench::Run {
                database: &database.url(),
                programme: &database.programme().await?,
                world,
                operation,
                ballots: others,
                clients,
                seconds,
            })?),
            None => None,
        };
        Ok(Row {
            operation,
            applicants: world.applicants,
            statements,
            outcome,
            pgbench,
            deadlocks: database.deadlocks().await? - deadlocks,
        })
    }
}
