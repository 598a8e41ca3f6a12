//! Invented people to try the programme with.
use crate::{identity::password::Passwords, platform::db::Conn};
use chrono::{DateTime, Utc};

/// Puts them into the programme, unless they are there, and says which accounts to try.
///
/// # Errors
/// The database's.
pub async fn seed(
    _conn: &mut Conn,
    _passwords: &Passwords,
    _now: DateTime<Utc>,
) -> anyhow::Result<String> {
    anyhow::bail!("the demo's people are not there yet")
}
