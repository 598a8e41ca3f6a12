//! A database of the benchmark's own: made, populated, asked for what it counted, dropped.
use crate::world::World;
use anyhow::{Context, Result};
use diesel::{QueryableByName, sql_types};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use std::time::Duration;
use tests::database::{administer, drop_later};

const WORLD: &str = include_str!("world.sql");
/// After what time idle sessions have told the server what they counted.
const COUNTED: Duration = Duration::from_millis(1200);

/// It is dropped with this value.
pub struct Database {
    name: String,
}

impl Database {
    /// An empty one; what an interrupted run left under this name goes.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub async fn make(name: &str) -> Result<Self> {
        administer(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        administer(&format!("CREATE DATABASE {name}")).await;
        Ok(Self {
            name: name.to_owned(),
        })
    }

    /// Where it is.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}/{}", tests::postgres(), self.name)
    }

    /// Puts everybody in, and leaves the tables as a database that has run for a while has them.
    ///
    /// # Errors
    /// The database's.
    pub async fn populate(&self, world: &World) -> Result<()> {
        let programme = self.programme().await?;
        let statements = WORLD
            .replace("$PROGRAMME", &format!("'{programme}'::uuid"))
            .replace("$APPLICANTS", &world.applicants.to_string())
            .replace("$MENTORS", &world.mentors.to_string());
        let mut conn = connect(&self.url()).await?;
        conn.batch_execute(&statements).await?;
        // Otherwise the first readers would pay for it, or a worker in the middle of a measurement.
        conn.batch_execute("VACUUM (ANALYZE)").await?;
        conn.batch_execute("CHECKPOINT").await?;
        Ok(())
    }

    /// The programme that the migrations left.
    ///
    /// # Errors
    /// The database's.
    pub async fn programme(&self) -> Result<String> {
        text(&self.url(), "SELECT id::text AS found FROM programmes").await
    }

    /// Deadlocks so far.
    ///
    /// # Errors
    /// The database's.
    pub async fn deadlocks(&self) -> Result<u64> {
        tokio::time::sleep(COUNTED).await;
        let counted = "SELECT deadlocks::text AS found FROM pg_stat_database WHERE datname = current_database()";
        Ok(text(&self.url(), counted).await?.parse()?)
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        drop_later(std::mem::take(&mut self.name));
    }
}

/// What the server is, and how safe its settings are.
///
/// # Errors
/// The database's.
pub async fn description() -> Result<String> {
    let settings = "
        SELECT 'Postgres ' || string_agg(coalesce(nullif(name, 'server_version') || ' ', '') || current_setting(name), ', ') AS found
        FROM unnest(ARRAY['server_version', 'shared_buffers', 'fsync', 'synchronous_commit']) name";
    text(&format!("{}/postgres", tests::postgres()), settings).await
}

async fn connect(url: &str) -> Result<AsyncPgConnection> {
    AsyncPgConnection::establish(url)
        .await
        .context("the database cannot be reached")
}

#[derive(QueryableByName)]
struct Text {
    #[diesel(sql_type = sql_types::Text)]
    found: String,
}

async fn text(url: &str, query: &str) -> Result<String> {
    let mut conn = connect(url).await?;
    Ok(diesel::sql_query(query)
        .get_result::<Text>(&mut conn)
        .await?
        .found)
}
