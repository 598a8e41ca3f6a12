//! Use cases: signing up and in, keeping and ending sessions, passwords, preferences, granted roles.
//!
//! Hashing happens before a connection is borrowed, and never inside a transaction.
pub mod grants;
pub mod links;
pub mod passwords;
pub mod preferences;
pub mod sessions;
pub mod signing_in;
pub mod signing_up;

use super::{
    call::Doors,
    client::Client,
    model::{AccountId, ProgrammeId},
};
use crate::{
    outbox::{self, Event},
    platform::{
        db::Conn,
        problem::Problem,
        rate::{self, Budget},
    },
};
use chrono::{DateTime, Duration, Utc};
use serde_json::json;

/// Mails that one address may be sent on request.
const MAILS: Budget = Budget {
    name: "account_mails",
    size: 5,
    per: Duration::hours(1),
};
/// Mails that one caller may ask for. A conference room behind one address signs up within it.
const REQUESTS: Budget = Budget {
    name: "account_requests",
    size: 120,
    per: Duration::hours(1),
};

/// Somebody at the door whom nobody knows yet.
#[derive(Clone, Copy)]
pub struct Visit<'a> {
    pub doors: &'a Doors,
    pub client: &'a Client,
    pub programme_id: ProgrammeId,
    pub now: DateTime<Utc>,
}

impl Visit<'_> {
    /// Counts a mail to `email`, whether or not anybody has that address.
    async fn count_mail(&self, conn: &mut Conn, email: &str) -> Result<(), Problem> {
        if !self.doors.limited {
            return Ok(());
        }
        rate::spend(
            conn,
            &rate::subject(&[&self.client.address]),
            REQUESTS,
            self.now,
        )
        .await?;
        rate::spend(conn, &rate::subject(&[email]), MAILS, self.now).await
    }
}

/// Something happened to an account itself.
fn event(programme: ProgrammeId, kind: &'static str, account: AccountId) -> Event {
    Event::new(programme, kind, Some(account), account.0).with(json!({ "account_id": account }))
}

/// Somebody asks for a mail about an account, who may be anyone.
async fn ask(
    conn: &mut Conn,
    programme: ProgrammeId,
    kind: &'static str,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let event = Event::new(programme, kind, None, account.0).with(json!({ "account_id": account }));
    outbox::record(conn, event, now).await.map(drop)
}
