//! Use cases on applications. Each takes its locks in the same order: the person, then her candidacy.
//!
//! Functions whose name ends in `_in` run in the caller's transaction: later features call them and then see to what
//! follows for calls and offers, in the same transaction.
mod applying;
mod mentoring;
mod reviewing;

pub use applying::{apply, edit, submit, withdraw_in};
pub use mentoring::{pause_in, resume, set_capacity_in};
pub use reviewing::{
    admit, ask_info, decline, mark_reread, read, reinstate, remove_in, suspend_in,
};

use super::{
    model::{Applicant, ApplicantId},
    store,
};
use crate::{
    identity::{call::Actor, model::AccountId},
    outbox::{self, Event},
    platform::{
        db::Conn,
        problem::{PlatformRefusal, Problem},
    },
};
use chrono::{DateTime, Utc};
use serde_json::json;

/// The candidacy, locked after its person.
async fn locked(conn: &mut Conn, who: &Actor, id: ApplicantId) -> Result<Applicant, Problem> {
    let seen = store::find(conn, who.programme_id, id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    store::lock_participants(conn, who.programme_id, &[seen.account_id]).await?;
    let applicant = store::lock(conn, who.programme_id, id).await?;
    applicant.ok_or_else(|| PlatformRefusal::NotFound.into())
}

/// An event about a candidacy, with the ids that those who are told need.
fn event(kind: &'static str, actor: AccountId, applicant: &Applicant) -> Event {
    let refs = json!({ "account_id": applicant.account_id, "applicant_id": applicant.id });
    Event::new(applicant.programme_id, kind, Some(actor), applicant.id.0).with(refs)
}

/// Saves a change of status and records it.
async fn moved(
    conn: &mut Conn,
    who: &Actor,
    kind: &'static str,
    before: &Applicant,
    after: Applicant,
    reason: Option<&'static str>,
    now: DateTime<Utc>,
) -> Result<Applicant, Problem> {
    store::save(conn, &after).await?;
    let mut event = event(kind, who.account_id, &after);
    if before.status != after.status {
        event = event.states(before.status.as_str(), after.status.as_str());
    }
    if let Some(reason) = reason {
        event = event.because(reason);
    }
    outbox::record(conn, event, now).await?;
    Ok(after)
}
