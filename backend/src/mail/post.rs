//! How mails leave: by SMTP, or into a table that a page of the development mode shows.
use super::{model::Letter, store};
use crate::{
    config::MailTransport,
    jobs::{Ctx, JobError},
    platform::db,
};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::PoolConfig,
};
use secrecy::ExposeSecret;
use std::time::Duration;

/// How long the mail server may take for one step of the dialogue.
const PATIENCE: Duration = Duration::from_secs(20);
/// Connections kept to the mail server: as many as a worker has lanes.
const CONNECTIONS: u32 = 4;

/// Where mails go.
#[derive(Clone)]
pub enum Post {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Mailbox,
}

impl Post {
    /// What the settings ask for. Nothing is opened yet.
    ///
    /// # Errors
    /// When the server's address cannot be read.
    pub fn new(transport: &MailTransport) -> anyhow::Result<Self> {
        let url = match transport {
            MailTransport::Mailbox => return Ok(Self::Mailbox),
            MailTransport::Smtp(url) => url,
        };
        let smtp = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose_secret())
            // The error's own text would show the address with its password.
            .map_err(|_| anyhow::anyhow!("SMTP_URL is not an address of a mail server"))?
            .timeout(Some(PATIENCE))
            .pool_config(PoolConfig::new().max_size(CONNECTIONS))
            .build();
        Ok(Self::Smtp(smtp))
    }

    /// Hands a letter over.
    ///
    /// # Errors
    /// To try again while the server is away or busy; to give up when it refuses for good. The sentences name nobody.
    pub async fn send(&self, ctx: &Ctx, from: &Mailbox, letter: &Letter) -> Result<(), JobError> {
        match self {
            Self::Smtp(smtp) => {
                let message = message(from, letter, ctx)?;
                smtp.send(message).await.map(drop).map_err(said)
            }
            Self::Mailbox => {
                let mut conn = db::borrow(&ctx.pool).await?;
                store::put(&mut conn, letter, ctx.clock.now()).await?;
                Ok(())
            }
        }
    }
}

fn message(from: &Mailbox, letter: &Letter, ctx: &Ctx) -> Result<Message, JobError> {
    let to = letter
        .to
        .parse()
        .map_err(|_| JobError::give_up(anyhow::anyhow!("the address cannot be written to")))?;
    Message::builder()
        .from(from.clone())
        .to(to)
        .subject(&letter.subject)
        .message_id(Some(letter.message_id.clone()))
        .date(ctx.clock.now().into())
        // RFC 3834: no automatic replies to this, please.
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".into(),
        ))
        .multipart(MultiPart::alternative_plain_html(
            letter.text.clone(),
            letter.html.clone(),
        ))
        .map_err(JobError::give_up)
}

/// What to do about an answer of the mail server, without repeating it: answers quote addresses.
fn said(error: lettre::transport::smtp::Error) -> JobError {
    let what = match error.status() {
        Some(code) => anyhow::anyhow!("the mail server answered {code}"),
        None if error.is_timeout() => anyhow::anyhow!("the mail server took too long"),
        None => anyhow::anyhow!("the mail server cannot be reached"),
    };
    if error.is_permanent() {
        JobError::GiveUp(what)
    } else {
        JobError::Retry(what)
    }
}
