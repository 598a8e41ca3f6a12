//! `marelle admin`.
use super::{connection, ready_site};
use crate::{
    config::Settings,
    identity::{
        commands::{grants, links},
        model::{LinkPurpose, Role},
    },
    platform::id,
    programme,
};
use anyhow::Context;
use clap::{Subcommand, ValueEnum};
use validator::ValidateEmail;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Give somebody a role, with an account if she has none, and print a link that signs her in once.
    Create {
        /// Her address.
        #[arg(long)]
        email: String,
        /// What she becomes.
        #[arg(long, value_enum, default_value_t = Granted::Administrator)]
        role: Granted,
    },
}

/// A role that can be given here.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Granted {
    Administrator,
    Organiser,
}

impl From<Granted> for Role {
    fn from(granted: Granted) -> Self {
        match granted {
            Granted::Administrator => Self::Administrator,
            Granted::Organiser => Self::Organiser,
        }
    }
}

/// Runs a command.
pub async fn run(settings: Settings, command: Command) -> anyhow::Result<()> {
    let Command::Create { email, role } = command;
    if !email.validate_email() || email.len() > 254 {
        anyhow::bail!("{email:?} is no e-mail address");
    }
    let site = ready_site(settings).await?;
    let now = site.doors.clock.now();
    let mut conn = connection(&site).await?;
    let programme = programme::store::first(&mut conn)
        .await?
        .context("there is no programme yet; run `marelle migrate` first")?;
    let grant = grants::establish(&mut conn, programme, &email, role.into(), now).await?;
    let (keys, purpose) = (&site.doors.keys, LinkPurpose::SignIn);
    let cause = id::fresh(now);
    let path = links::make(&mut conn, keys, grant.account_id, purpose, cause, now).await?;
    println!(
        "{} is now {}. This link signs in, once, within {} minutes:\n  {}{path}",
        grant.email,
        grant.role,
        purpose.life().num_minutes(),
        site.settings.public_url
    );
    Ok(())
}
