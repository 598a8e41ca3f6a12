//! What tests stand on: an application over a real Postgres database of its own, callers, builders, and the gate that
//! stages a race.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::disallowed_methods,
    reason = "a test stops where something is wrong; where Postgres listens comes from the environment"
)]
pub mod caller;
pub mod database;
pub mod gate;
pub mod journey;
pub mod mails;
pub mod people;

use backend::{
    app::{self, Site},
    config::{MailTransport, Settings, SigningKey},
    identity::model::{AccountId, ProgrammeId, SessionId},
    platform::{clock::Clock, db::Pool},
};
pub use caller::{Answer, Caller};
use chrono::{DateTime, Duration, TimeZone, Utc};
pub use gate::Gate;
pub use mails::Mail;
use secrecy::SecretString;

/// Where Postgres listens, without a database name.
#[must_use]
pub fn postgres() -> String {
    std::env::var("TEST_POSTGRES").unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5544".into())
}

/// An application with a database of its own, at a time of its own.
pub struct TestApp {
    pub site: Site,
    pub pool: Pool,
    pub clock: Clock,
    pub programme_id: ProgrammeId,
    pub database: String,
}

impl TestApp {
    /// A fresh one: 5 January 2026, 9:00 UTC, one programme, nobody in it.
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// A fresh one with other settings.
    pub async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let database = database::copy_of_template().await;
        let now = Utc.with_ymd_and_hms(2026, 1, 5, 9, 0, 0).unwrap();
        let mut app = Self::on_with(database, now, ProgrammeId(uuid::Uuid::nil()), change);
        app.programme_id = people::lone_programme(&app.pool, now).await;
        app
    }

    /// An application on a database that exists already; it is dropped with it.
    #[must_use]
    pub fn on(database: String, now: DateTime<Utc>, programme_id: ProgrammeId) -> Self {
        Self::on_with(database, now, programme_id, |_| {})
    }

    fn on_with(
        database: String,
        now: DateTime<Utc>,
        programme_id: ProgrammeId,
        change: impl FnOnce(&mut Settings),
    ) -> Self {
        let pool = backend::platform::db::pool(&format!("{}/{database}", postgres()), 10).unwrap();
        let clock = Clock::set_to(now);
        let mut settings = settings(&database);
        change(&mut settings);
        let site = Site::new(settings, pool.clone(), clock.clone()).unwrap();
        Self {
            site,
            pool,
            clock,
            programme_id,
            database,
        }
    }

    /// Ends the application and leaves its database to the caller, who drops it.
    #[must_use]
    pub fn keep_database(mut self) -> String {
        self.pool.close();
        std::mem::take(&mut self.database)
    }

    /// The present instant of this application.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Lets time pass.
    pub fn later(&self, by: Duration) {
        self.clock.advance(by);
    }

    /// Somebody who says no name.
    #[must_use]
    pub fn anyone(&self) -> Caller<'_> {
        Caller::new(self, None)
    }

    /// A caller for a session that exists.
    #[must_use]
    pub fn caller(&self, account: AccountId, session: SessionId) -> Caller<'_> {
        Caller::new(self, Some((account, session)))
    }

    /// Kinds of the events so far, oldest first.
    pub async fn events(&self) -> Vec<String> {
        use backend::schema::events::dsl;
        use diesel::prelude::*;
        use diesel_async::RunQueryDsl;
        let mut conn = self.pool.get().await.unwrap();
        dsl::events
            .select(dsl::kind)
            .order(dsl::id)
            .load(&mut conn)
            .await
            .unwrap()
    }

    /// Runs a statement as it stands, on the test's database.
    ///
    /// # Errors
    /// What the database says of it.
    pub async fn sql(&self, statement: &str) -> Result<usize, diesel::result::Error> {
        use diesel_async::RunQueryDsl;
        let mut conn = self.pool.get().await.unwrap();
        diesel::sql_query(statement).execute(&mut conn).await
    }
}

fn settings(database: &str) -> Settings {
    Settings {
        database_url: SecretString::from(format!("{}/{database}", postgres())),
        database_connections: 10,
        bind: ([127, 0, 0, 1], 0).into(),
        public_url: "http://localhost:8080".into(),
        static_dir: None,
        jwt_keys: vec![SigningKey {
            kid: "test".into(),
            secret: vec![7; 32],
        }],
        mail: MailTransport::Mailbox,
        mail_from: "Marelle <marelle@example.org>".into(),
        trusted_proxies: vec![],
        dev: true,
        rate_limits: false,
    }
}

/// The service a caller talks to: the application that `marelle serve` runs.
pub(crate) async fn service(
    site: &Site,
) -> impl actix_web::dev::Service<
    actix_http::Request,
    Response = actix_web::dev::ServiceResponse<impl actix_web::body::MessageBody>,
    Error = actix_web::Error,
> {
    actix_web::test::init_service(app::build(site)).await
}
