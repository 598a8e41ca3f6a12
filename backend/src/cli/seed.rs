//! `marelle seed`.
use super::{connection, ready_site};
use crate::{config::Settings, demo};

/// Puts the demo's people into the programme, and prints the accounts to try.
///
/// # Errors
/// When the database does not answer or refuses something.
#[allow(clippy::print_stdout, reason = "that is what it is for")]
pub async fn run(settings: Settings) -> anyhow::Result<()> {
    let site = ready_site(settings).await?;
    let now = site.doors.clock.now();
    let mut conn = connection(&site).await?;
    let accounts = demo::seed(&mut conn, now).await?;
    println!(
        "Accounts of the demonstration, all with the password {}:",
        demo::PASSWORD
    );
    for account in accounts {
        println!("  {:<28} {}", account.email, account.who);
    }
    Ok(())
}
