//! Invented people who live through the programme, so that whoever looks at it for the first time sees it alive.
//!
//! Everything happens through the features' own commands, at times before now: what they would refuse cannot be shown.
//! All of it is one transaction, so that a start which is interrupted leaves nothing half-told.
mod cast;
mod people;
mod stories;

use crate::{
    identity::{password::Passwords, store::accounts},
    platform::{
        db::{self, Conn},
        problem::Problem,
    },
    programme,
};
use cast::Cast;
use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use people::Scene;

/// The password of every demo account.
pub const PASSWORD: &str = "marelle-demo-2026";

/// An account to try the programme with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    pub email: &'static str,
    /// Who she is and what waits for her, in a few French words.
    pub who: &'static str,
}

/// Who can sign in. The others of the cast have no password.
pub const ACCOUNTS: &[DemoAccount] = &[
    DemoAccount {
        email: "lea.filleule@demo.example",
        who: "filleule, trois propositions à comparer",
    },
    DemoAccount {
        email: "ines.filleule@demo.example",
        who: "filleule en binôme",
    },
    DemoAccount {
        email: "nora.marraine@demo.example",
        who: "marraine, une place libre",
    },
    DemoAccount {
        email: "sofia.marraine@demo.example",
        who: "marraine en binôme",
    },
    DemoAccount {
        email: "camille.orga@demo.example",
        who: "organisatrice",
    },
    DemoAccount {
        email: "alix.admin@demo.example",
        who: "administratrice",
    },
    DemoAccount {
        email: "nouvelle@demo.example",
        who: "inscrite, sans candidature",
    },
];

/// Fills the lone programme, as of `now`; a second time changes nothing.
///
/// # Errors
/// When a command refuses a part of the story, which a test tells first, or the database fails.
pub async fn seed(conn: &mut Conn, now: DateTime<Utc>) -> anyhow::Result<Vec<DemoAccount>> {
    let told = |problem: Problem| anyhow::anyhow!("demo data: {problem}");
    let programme = programme::commands::ensure_one(conn, now)
        .await
        .map_err(told)?;
    let hash = Passwords::default().hash(PASSWORD).await.map_err(told)?;
    let cast = Cast::read()?;
    db::transaction(conn, move |conn| {
        let (cast, hash) = (cast.clone(), hash.clone());
        async move {
            programme::store::lock_founding(conn).await?;
            let first = ACCOUNTS
                .first()
                .map(|account| account.email)
                .unwrap_or_default();
            if accounts::by_email(conn, first).await?.is_some() {
                return Ok(());
            }
            let mut scene = Scene::open(conn, programme, hash, now).await?;
            scene.enter(conn, &cast).await?;
            scene.play(conn, &cast).await?;
            scene.hush(conn).await
        }
        .boxed()
    })
    .await
    .map_err(told)?;
    Ok(ACCOUNTS.to_vec())
}
