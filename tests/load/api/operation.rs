//! What is measured: a request of the API, and the script by which pgbench sends the same statements.
use crate::{
    server::Program,
    world::{World, nth, scattered},
};
use anyhow::Result;
use serde_json::json;

/// The operations, in the order in which they are measured: the last one changes what the others read.
pub const OPERATIONS: [Operation; 3] = [Operation::PointRead, Operation::List, Operation::Election];
/// Distinct requests of a read; more than a few seconds need.
const READS: u64 = 50_000;

/// A request of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `GET /api/v1/calls/{call_id}`: a mentor reads one of the open calls.
    PointRead,
    /// `GET /api/v1/calls?limit=20`: a mentor reads the head of the list.
    List,
    /// `POST /api/v1/elections`: a mentee elects one of two offers.
    Election,
}

/// A run of ballots, of which each can be cast once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ballots {
    /// The number of the first.
    pub first: u64,
    /// How many there are.
    pub count: u64,
}

impl Ballots {
    /// Those of the check: one to prepare the statements, one to listen to.
    pub const OF_THE_CHECK: Self = Self { first: 1, count: 2 };

    /// Those that warm the server, those that are timed, and those that pgbench casts.
    #[must_use]
    pub const fn shared_out(world: &World, warming: u64) -> [Self; 3] {
        let warming = Self {
            first: 1 + Self::OF_THE_CHECK.count,
            count: warming,
        };
        let half = (world.ballots() - Self::OF_THE_CHECK.count - warming.count) / 2;
        let timed = Self {
            first: warming.first + warming.count,
            count: half,
        };
        let others = Self {
            first: timed.first + half,
            count: half,
        };
        [warming, timed, others]
    }
}

impl Operation {
    /// As the table calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PointRead => "point read",
            Self::List => "list of 20",
            Self::Election => "election",
        }
    }

    /// What pgbench sends.
    #[must_use]
    pub const fn script(self) -> &'static str {
        match self {
            Self::PointRead => include_str!("../pgbench/point_read.sql"),
            Self::List => include_str!("../pgbench/list.sql"),
            Self::Election => include_str!("../pgbench/election.sql"),
        }
    }

    /// The status of an answer that is what was asked for.
    #[must_use]
    pub const fn success(self) -> u16 {
        match self {
            Self::PointRead | Self::List => 200,
            Self::Election => 201,
        }
    }

    /// The least ratio to pgbench that was aimed at.
    #[must_use]
    pub const fn aim(self) -> f64 {
        match self {
            Self::PointRead => 0.6,
            Self::List => 0.5,
            Self::Election => 0.8,
        }
    }

    /// The requests, ready to be sent: these ballots, or reads by mentors from all over the world.
    ///
    /// # Errors
    /// When tokens cannot be signed.
    pub fn requests(
        self,
        world: &World,
        program: &Program,
        ballots: Ballots,
    ) -> Result<Vec<Vec<u8>>> {
        let mentor = |number| 1 + scattered(number, world.mentors);
        match self {
            Self::PointRead => (0..READS)
                .map(|number| {
                    let call = nth(world.mentee(1 + scattered(number, world.calls())));
                    get(
                        &format!("/api/v1/calls/{call}"),
                        &program.token(mentor(number))?,
                    )
                })
                .collect(),
            Self::List => (0..READS)
                .map(|number| get("/api/v1/calls?limit=20", &program.token(mentor(number))?))
                .collect(),
            Self::Election => (ballots.first..ballots.first + ballots.count)
                .map(|number| {
                    let (mentee, offer) = world.ballot(number);
                    let body = json!({ "offer_id": nth(offer) }).to_string();
                    post("/api/v1/elections", &program.token(mentee)?, number, &body)
                })
                .collect(),
        }
    }
}

fn get(path: &str, token: &str) -> Result<Vec<u8>> {
    let request =
        format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\n\r\n");
    Ok(request.into_bytes())
}

fn post(path: &str, token: &str, key: u64, body: &str) -> Result<Vec<u8>> {
    let length = body.len();
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\nidempotency-key: {key}\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    Ok(request.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_ballot_is_cast_twice() {
        let world = World::of(10_000).unwrap();
        let mut next = 1 + Ballots::OF_THE_CHECK.count;
        for ballots in Ballots::shared_out(&world, 200) {
            assert_eq!(ballots.first, next);
            next += ballots.count;
        }
        assert!(next - 1 <= world.ballots());
    }
}
