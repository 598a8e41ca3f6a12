//! A mail server on the loopback address that keeps what it is given. It knows as much of RFC 5321 as a client needs.
use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

/// How it treats its clients.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Temper {
    Kind,
    /// Answers the first recipient with 451.
    BusyAtFirst,
    /// Answers every recipient with 550, quoting the address.
    Unkind,
}

/// A mail as it came over the wire.
#[derive(Clone, Debug)]
pub struct Letter {
    pub from: String,
    pub to: String,
    pub data: String,
}

impl Letter {
    /// A header's value.
    pub fn header(&self, name: &str) -> &str {
        let start = format!("{name}: ");
        self.data
            .lines()
            .take_while(|line| !line.is_empty())
            .find_map(|line| line.strip_prefix(&start))
            .unwrap_or_else(|| panic!("no {name} in {}", self.data))
    }
}

pub struct Sink {
    port: u16,
    letters: Arc<Mutex<Vec<Letter>>>,
}

impl Sink {
    /// Listens until the test's process ends.
    pub fn start(temper: Temper) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let letters = Arc::new(Mutex::new(vec![]));
        let kept = letters.clone();
        let refused = Arc::new(AtomicBool::new(false));
        std::thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let (kept, refused) = (kept.clone(), refused.clone());
                std::thread::spawn(move || {
                    // A client that hangs up has said what it had to say.
                    let _ = serve(client, temper, &refused, &kept);
                });
            }
        });
        Self { port, letters }
    }

    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    pub fn letters(&self) -> Vec<Letter> {
        self.letters.lock().unwrap().clone()
    }
}

fn address(line: &str) -> String {
    line.split(['<', '>']).nth(1).unwrap_or_default().to_owned()
}

fn serve(
    client: TcpStream,
    temper: Temper,
    refused: &AtomicBool,
    kept: &Mutex<Vec<Letter>>,
) -> std::io::Result<()> {
    let mut out = client.try_clone()?;
    let mut lines = BufReader::new(client).lines();
    let (mut from, mut to) = (String::new(), String::new());
    write!(out, "220 sink\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let verb = line
            .split([' ', ':'])
            .next()
            .unwrap_or_default()
            .to_uppercase();
        match verb.as_str() {
            "EHLO" | "HELO" => write!(out, "250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n")?,
            "MAIL" => {
                from = address(&line);
                write!(out, "250 ok\r\n")?;
            }
            "RCPT" => {
                to = address(&line);
                let first = !refused.swap(true, Ordering::SeqCst);
                match temper {
                    Temper::BusyAtFirst if first => write!(out, "451 {to}: later\r\n")?,
                    Temper::Unkind => write!(out, "550 {to}: no such mailbox\r\n")?,
                    _ => write!(out, "250 ok\r\n")?,
                }
            }
            "DATA" => {
                write!(out, "354 go on\r\n")?;
                let mut data = String::new();
                for line in lines.by_ref() {
                    let line = line?;
                    if line == "." {
                        break;
                    }
                    data.push_str(line.strip_prefix('.').unwrap_or(&line));
                    data.push('\n');
                }
                let letter = Letter {
                    from: from.clone(),
                    to: to.clone(),
                    data,
                };
                kept.lock().unwrap().push(letter);
                write!(out, "250 kept\r\n")?;
            }
            "QUIT" => {
                write!(out, "221 bye\r\n")?;
                return Ok(());
            }
            _ => write!(out, "250 ok\r\n")?,
        }
    }
    Ok(())
}
