//! Between the server and Postgres, to hear which statements pass: whatever the driver prepares and keeps, what is bound
//! is what is run.
use anyhow::{Context, Result};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy},
    net::{TcpListener, TcpStream},
};

/// A port that leads to a database and listens to what is sent there.
pub struct Wiretap {
    url: String,
    heard: Heard,
}

type Heard = Arc<Mutex<Vec<String>>>;

impl Wiretap {
    /// One before the database at `url`, without TLS.
    ///
    /// # Errors
    /// When the address cannot be read.
    pub async fn before(url: &str) -> Result<Self> {
        let (start, host, end) =
            parts(url).context("an address like postgres://user@host:port/database")?;
        let upstream = host.to_owned();
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let url = format!("{start}{}{end}", listener.local_addr()?);
        let heard = Heard::default();
        let writes = heard.clone();
        tokio::spawn(async move {
            while let Ok((server, _)) = listener.accept().await {
                let (upstream, heard) = (upstream.clone(), writes.clone());
                // An end of either side ends both.
                tokio::spawn(async move { pass_on(server, &upstream, heard).await });
            }
        });
        Ok(Self { url, heard })
    }

    /// Where the database is now.
    #[must_use]
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// The statements since they were last taken, in their order.
    #[must_use]
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.heard.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What is before, at and after `host:port`.
fn parts(url: &str) -> Option<(&str, &str, &str)> {
    let scheme = url.find("://")? + 3;
    let path = scheme + url.get(scheme..)?.find('/')?;
    let host = url.get(..path)?.rfind('@').map_or(scheme, |at| at + 1);
    Some((url.get(..host)?, url.get(host..path)?, url.get(path..)?))
}

async fn pass_on(server: TcpStream, upstream: &str, heard: Heard) -> Result<()> {
    let database = TcpStream::connect(upstream).await?;
    let (mut from_server, mut to_server) = server.into_split();
    let (mut from_database, mut to_database) = database.into_split();
    let there = async {
        let mut ear = Ear::default();
        let mut bytes = [0; 8192];
        loop {
            let read = from_server.read(&mut bytes).await?;
            let piece = bytes.get(..read).unwrap_or_default();
            if piece.is_empty() {
                return anyhow::Ok(());
            }
            heard
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .extend(ear.hear(piece));
            to_database.write_all(piece).await?;
        }
    };
    let back = async { anyhow::Ok(copy(&mut from_database, &mut to_server).await.map(drop)?) };
    tokio::select! {
        done = there => done,
        done = back => done,
    }
}

/// Understands one connection's messages as far as it must: Query, Parse, Bind.
#[derive(Default)]
struct Ear {
    unread: Vec<u8>,
    started: bool,
    prepared: HashMap<String, String>,
}

impl Ear {
    /// The statements that are run once this piece has arrived.
    fn hear(&mut self, piece: &[u8]) -> Vec<String> {
        self.unread.extend_from_slice(piece);
        let mut run = vec![];
        while let Some((kind, body)) = self.message() {
            match kind {
                b'Q' => run.extend(strings(&body).next()),
                b'P' => {
                    let mut strings = strings(&body);
                    if let (Some(name), Some(statement)) = (strings.next(), strings.next()) {
                        self.prepared.insert(name, statement);
                    }
                }
                b'B' => run.extend(
                    strings(&body)
                        .nth(1)
                        .and_then(|name| self.prepared.get(&name).cloned()),
                ),
                _ => {}
            }
        }
        run
    }

    /// The next whole message. The first of a connection has no letter for its kind.
    fn message(&mut self) -> Option<(u8, Vec<u8>)> {
        let letter = usize::from(self.started);
        let length: [u8; 4] = self.unread.get(letter..letter + 4)?.try_into().ok()?;
        let end = letter + usize::try_from(u32::from_be_bytes(length)).ok()?;
        let body = self.unread.get(letter + 4..end)?.to_vec();
        let kind = if self.started {
            *self.unread.first()?
        } else {
            0
        };
        self.unread.drain(..end);
        self.started = true;
        Some((kind, body))
    }
}

/// The texts at the beginning of a message, each of which ends with a zero.
fn strings(body: &[u8]) -> impl Iterator<Item = String> {
    body.split(|byte| *byte == 0)
        .map(|text| String::from_utf8_lossy(text).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(kind: &[u8], body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len() + 4).unwrap().to_be_bytes();
        [kind, &length, body].concat()
    }

    #[test]
    fn what_is_bound_is_what_is_run_however_it_arrives() {
        let all = [
            message(b"", b"\0\x03\0\0user\0postgres\0\0"),
            message(b"P", b"s1\0SELECT $1\0\0\0"),
            message(b"B", b"\0s1\0\0\0"),
            message(b"E", b"\0\0\0\0\0"),
            message(b"Q", b"COMMIT\0"),
            message(b"B", b"\0s1\0\0\0"),
        ]
        .concat();
        let mut ear = Ear::default();
        let heard: Vec<_> = all.chunks(3).flat_map(|piece| ear.hear(piece)).collect();
        assert_eq!(heard, ["SELECT $1", "COMMIT", "SELECT $1"]);
    }

    #[test]
    fn an_address_has_three_parts() {
        let url = "postgres://me:secret@127.0.0.1:5432/marelle";
        assert_eq!(
            parts(url).unwrap(),
            ("postgres://me:secret@", "127.0.0.1:5432", "/marelle")
        );
        assert_eq!(parts("postgres://localhost:1/a").unwrap().1, "localhost:1");
        assert!(parts("localhost").is_none());
    }
}
