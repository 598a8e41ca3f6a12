//! Clients that keep their connections: as little HTTP/1.1 as the server's answers need, so that asking costs next to
//! nothing beside answering.
use anyhow::{Context, Result, ensure};
use futures_util::future::try_join_all;
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Longest answer that is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// So many clients, each with one request under way at any time.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// Whom they ask.
    pub address: SocketAddr,
    /// How many there are.
    pub clients: u64,
    /// Whether the requests begin again when all were made.
    pub repeats: bool,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Outcome {
    /// From first byte out to last byte in, in ascending order.
    latencies: Vec<Duration>,
    /// How often each status was answered.
    pub statuses: BTreeMap<u16, u64>,
    elapsed: Duration,
}

impl Outcome {
    /// Answers a second.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "counts far below 2^52")]
    pub fn rate(&self) -> f64 {
        self.latencies.len() as f64 / self.elapsed.as_secs_f64()
    }

    /// The latency that so many of a hundred answers stay within.
    #[must_use]
    pub fn percentile(&self, percent: usize) -> Duration {
        let at = (self.latencies.len() * percent / 100).min(self.latencies.len().saturating_sub(1));
        self.latencies.get(at).copied().unwrap_or_default()
    }
}

impl Load {
    /// Makes the requests one after the other, whoever is free the next one, until the time is over.
    ///
    /// # Errors
    /// When a connection breaks or an answer cannot be read.
    pub async fn run(&self, requests: &[Vec<u8>], time: Duration) -> Result<Outcome> {
        let next = AtomicUsize::new(0);
        let mut connections = vec![];
        for _ in 0..self.clients {
            connections.push(Connection::open(&self.address).await?);
        }
        let begun = Instant::now();
        let clients = connections.into_iter().map(|mut connection| {
            let next = &next;
            async move {
                let mut told = vec![];
                while begun.elapsed() < time {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let number = if self.repeats {
                        number % requests.len()
                    } else {
                        number
                    };
                    let Some(request) = requests.get(number) else {
                        break;
                    };
                    let asked = Instant::now();
                    let status = tokio::time::timeout(PATIENCE, connection.ask(request)).await??;
                    told.push((asked.elapsed(), status));
                }
                anyhow::Ok(told)
            }
        });
        let told = try_join_all(clients).await?;
        let mut outcome = Outcome {
            elapsed: begun.elapsed(),
            ..Outcome::default()
        };
        for (latency, status) in told.into_iter().flatten() {
            outcome.latencies.push(latency);
            *outcome.statuses.entry(status).or_default() += 1;
        }
        outcome.latencies.sort_unstable();
        Ok(outcome)
    }
}

/// Asks once, on a connection of its own, and answers with the status.
///
/// # Errors
/// When the server cannot be reached or its answer cannot be read.
pub async fn once(address: &SocketAddr, request: &[u8]) -> Result<u16> {
    let mut connection = Connection::open(address).await?;
    tokio::time::timeout(PATIENCE, connection.ask(request)).await?
}

struct Connection {
    stream: TcpStream,
    answer: Vec<u8>,
}

impl Connection {
    async fn open(address: &SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            answer: Vec::with_capacity(32 * 1024),
        })
    }

    /// Sends a request, reads the whole answer, and gives its status.
    async fn ask(&mut self, request: &[u8]) -> Result<u16> {
        self.stream.write_all(request).await?;
        self.answer.clear();
        loop {
            let read = self.stream.read_buf(&mut self.answer).await?;
            ensure!(read > 0, "the server closed the connection");
            if let Some(head) = head_of(&self.answer) {
                let (status, length) = status_and_length(head)?;
                if self.answer.len() >= head.len() + length {
                    return Ok(status);
                }
            }
        }
    }
}

/// The head of an answer, with the empty line that ends it, once it is there.
fn head_of(answer: &[u8]) -> Option<&[u8]> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    answer.get(..end + 4)
}

/// The status, and how long the body is; the server always says.
fn status_and_length(head: &[u8]) -> Result<(u16, usize)> {
    let head = std::str::from_utf8(head)?;
    let status = head.split(' ').nth(1).context("no status")?.parse()?;
    let length = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .context("an answer without a length")?
        .1;
    Ok((status, length.trim().parse()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_once_its_head_is_there() {
        let answer = b"HTTP/1.1 201 Created\r\nContent-Length: 12\r\nx: y\r\n\r\n{\"a\": \"b\"}";
        let head = head_of(answer).unwrap();
        assert_eq!(status_and_length(head).unwrap(), (201, 12));
        assert!(head_of(&answer[..30]).is_none());
    }

    #[test]
    fn percentiles_are_of_the_answers() {
        let outcome = Outcome {
            latencies: (1..=200).map(Duration::from_millis).collect(),
            elapsed: Duration::from_secs(2),
            ..Outcome::default()
        };
        assert_eq!(outcome.percentile(50), Duration::from_millis(101));
        assert_eq!(outcome.percentile(99), Duration::from_millis(199));
        assert!((outcome.rate() - 100.0).abs() < 1e-9);
    }
}
