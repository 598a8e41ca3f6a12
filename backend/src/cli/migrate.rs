//! `marelle migrate`.
use super::{connection, site};
use crate::{config::Settings, platform::db, programme};
use secrecy::ExposeSecret;

/// Brings the schema up to date, and makes the programme of a lone deployment if there is none.
pub async fn run(settings: Settings) -> anyhow::Result<()> {
    db::migrate(settings.database_url.expose_secret()).await?;
    let site = site(settings)?;
    let now = site.doors.clock.now();
    programme::commands::ensure_one(&mut *connection(&site).await?, now).await?;
    println!("The database is up to date.");
    Ok(())
}
