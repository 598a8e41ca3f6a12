//! `marelle seed`.
use super::{connection, ready_site};
use crate::{config::Settings, demo};

/// Puts the demo's people into the programme, and prints the accounts to try.
pub async fn run(settings: Settings) -> anyhow::Result<()> {
    let site = ready_site(settings).await?;
    let now = site.doors.clock.now();
    let mut conn = connection(&site).await?;
    println!(
        "{}",
        demo::seed(&mut conn, &site.doors.passwords, now).await?
    );
    Ok(())
}
