//! What happened, written in the transaction in which it happened: the append-only log, and the job that tells others.
mod model;
pub mod store;
pub use model::{Event, EventId};

use crate::{
    jobs,
    platform::{db::Conn, problem::Problem},
};
use chrono::{DateTime, Utc};
use serde_json::json;

/// Writes an event and queues its fan-out (mails, later webhooks), in the caller's transaction: nothing leaves before
/// commit, nothing is lost after it.
///
/// # Errors
/// The database's.
pub async fn record(conn: &Conn, event: Event, now: DateTime<Utc>) -> Result<EventId, Problem> {
    let id = EventId::fresh(now);
    let programme_id = event.programme_id;
    let job = jobs::NewJob {
        programme_id,
        kind: "fan_out",
        key: format!("fan_out:{id}"),
        payload: json!({ "event_id": id }),
    };
    crate::together!(
        store::insert(conn, id, event, now),
        jobs::enqueue(conn, job, now, now)
    )?;
    Ok(id)
}
