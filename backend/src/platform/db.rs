//! The connection pool, retries, and how a constraint's name becomes a refusal.
use super::problem::{Problem, Refusal};
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use diesel_async::{
    AsyncConnection, AsyncPgConnection, RunQueryDsl,
    pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod, deadpool},
};
use futures_util::future::BoxFuture;
use std::time::Duration;

/// A connection inside or outside a transaction.
pub type Conn = AsyncPgConnection;
/// Connections shared by a process.
pub type Pool = deadpool::Pool<Conn>;
/// A connection borrowed from the pool.
pub type Pooled = deadpool::Object<Conn>;

/// How long a request waits for a connection before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often a transaction is tried when the database says "again".
const TRIES: u32 = 4;

/// A pool of at most `size` connections. Nothing is opened yet.
///
/// # Errors
/// When the pool cannot be built.
pub fn pool(url: &str, size: usize) -> anyhow::Result<Pool> {
    let mut config = ManagerConfig::default();
    // The default asks the database at every checkout; a connection with an open transaction is thrown away all the same.
    config.recycling_method = RecyclingMethod::Fast;
    config.custom_setup = Box::new(|url| Box::pin(connect(url)));
    let manager = AsyncDieselConnectionManager::<Conn>::new_with_config(url, config);
    Ok(deadpool::Pool::builder(manager)
        .max_size(size)
        .wait_timeout(Some(PATIENCE))
        .create_timeout(Some(PATIENCE))
        .recycle_timeout(Some(PATIENCE))
        .runtime(::deadpool::Runtime::Tokio1)
        .build()?)
}

/// Opens a connection whose statements, locks and idle transactions all have an end.
async fn connect(url: &str) -> diesel::ConnectionResult<Conn> {
    let mut conn = Conn::establish(url).await?;
    diesel_async::SimpleAsyncConnection::batch_execute(
        &mut conn,
        "SET statement_timeout = '10s'; SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '15s'; \
         SET TIME ZONE 'UTC'",
    )
    .await
    .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
    Ok(conn)
}

/// Borrows a connection, or says that the service is busy.
///
/// # Errors
/// 503 when none came free in time or the database cannot be reached.
pub async fn borrow(pool: &Pool) -> Result<Pooled, Problem> {
    pool.get()
        .await
        .map_err(|e| Problem::unavailable(anyhow::anyhow!("no connection: {e}")))
}

/// Whether the database answers.
///
/// # Errors
/// 503 when it does not.
pub async fn ping(pool: &Pool) -> Result<(), Problem> {
    let mut conn = borrow(pool).await?;
    diesel::sql_query("SELECT 1")
        .execute(&mut *conn)
        .await
        .map(drop)
        .map_err(Problem::unavailable)
}

/// Runs `work` in one transaction and runs it again, a few times and a little later each, when the database asks for
/// it (serialization failure, deadlock). After that the caller is told to come back.
///
/// `work` may run more than once: it must touch nothing but the connection it is given.
///
/// # Errors
/// What `work` refuses; 503 when the database kept asking for another try.
pub async fn transaction<'a, T, W>(conn: &mut Conn, work: W) -> Result<T, Problem>
where
    T: Send + 'a,
    W: for<'c> Fn(&'c mut Conn) -> BoxFuture<'c, Result<T, Problem>> + Send + Sync + 'a,
{
    let mut tried = 0;
    loop {
        tried += 1;
        let result = conn.transaction(async |conn| work(conn).await).await;
        match result {
            Err(problem) if tried < TRIES && is_transient(&problem) => {
                let pause = 10 * u64::from(tried) + u64::from(rand::random::<u8>() % 20);
                tokio::time::sleep(Duration::from_millis(pause)).await;
            }
            other => return other,
        }
    }
}

fn is_transient(problem: &Problem) -> bool {
    problem
        .cause()
        .and_then(|c| c.downcast_ref::<DieselError>())
        .is_some_and(is_transient_error)
}

/// Whether running the same transaction again may succeed. A deadlock (40P01) arrives as an unknown kind.
pub(super) fn is_transient_error(error: &DieselError) -> bool {
    match error {
        DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => true,
        DieselError::DatabaseError(_, info) => {
            info.message().contains("deadlock detected") || info.message().contains("lock timeout")
        }
        _ => false,
    }
}

/// Names the constraint that a statement may run into, and what that means to the caller.
pub trait OnConstraint<T> {
    /// Turns a violation of the constraint `name` into `refusal`; leaves every other error as it is.
    ///
    /// # Errors
    /// The refusal, or the database's error.
    fn on_constraint(self, name: &str, refusal: impl Refusal) -> Result<T, Problem>;
}

impl<T> OnConstraint<T> for Result<T, DieselError> {
    fn on_constraint(self, name: &str, refusal: impl Refusal) -> Result<T, Problem> {
        self.map_err(Problem::from).on_constraint(name, refusal)
    }
}

impl<T> OnConstraint<T> for Result<T, Problem> {
    fn on_constraint(self, name: &str, refusal: impl Refusal) -> Self {
        self.map_err(|problem| {
            if violates(&problem, name) {
                refusal.into()
            } else {
                problem
            }
        })
    }
}

fn violates(problem: &Problem, name: &str) -> bool {
    matches!(
        problem.cause().and_then(|c| c.downcast_ref::<DieselError>()),
        Some(DieselError::DatabaseError(_, info)) if info.constraint_name() == Some(name)
    )
}

/// The migrations that this binary carries.
pub const MIGRATIONS: diesel_migrations::EmbeddedMigrations =
    diesel_migrations::embed_migrations!("migrations");

/// Brings the database at `url` to the schema of this binary. Processes that start together wait for one another.
///
/// # Errors
/// When the database cannot be reached or a migration fails; what had been done of that migration is undone.
pub async fn migrate(url: &str) -> anyhow::Result<()> {
    use diesel_migrations::MigrationHarness;
    let mut conn = Conn::establish(url).await?;
    diesel::sql_query("SELECT pg_advisory_lock(hashtext('marelle migrations'))")
        .execute(&mut conn)
        .await?;
    // The harness blocks its thread, which an async worker may not.
    let run = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let _inside = runtime.enter();
        let mut harness = diesel_async::AsyncMigrationHarness::new(conn);
        harness
            .run_pending_migrations(MIGRATIONS)
            .map(drop)
            .map_err(|e| anyhow::anyhow!("{e}"))
    });
    tokio::task::spawn_blocking(move || run.join())
        .await?
        .map_err(|_| anyhow::anyhow!("the migration thread stopped"))?
}

/// Names of this binary's migrations that the database at `url` has not seen. It may have seen more: the schema may run
/// ahead of the program, never behind it.
///
/// # Errors
/// When the database cannot be reached.
pub async fn missing_migrations(url: &str) -> anyhow::Result<Vec<String>> {
    use diesel::{migration::MigrationSource, query_dsl::methods::SelectDsl};
    diesel::table! {
        __diesel_schema_migrations (version) {
            version -> Text,
        }
    }
    let mut conn = Conn::establish(url).await?;
    let known: Result<Vec<String>, DieselError> = __diesel_schema_migrations::table
        .select(__diesel_schema_migrations::version)
        .load(&mut conn)
        .await;
    let known = match known {
        Ok(known) => known,
        // No such table: nothing was ever migrated here.
        Err(DieselError::DatabaseError(_, info)) if info.message().contains("does not exist") => {
            vec![]
        }
        Err(error) => return Err(error.into()),
    };
    let ours = MigrationSource::<diesel::pg::Pg>::migrations(&MIGRATIONS)
        .map_err(|e| anyhow::anyhow!("{e}"))?;
    Ok(ours
        .iter()
        .filter(|m| !known.contains(&m.name().version().to_string()))
        .map(|m| m.name().to_string())
        .collect())
}

/// A name for the schema that the embedded migrations lead to, from their text.
#[must_use]
pub fn migrations_fingerprint() -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(include_bytes!(concat!(env!("OUT_DIR"), "/migrations.sql")));
    digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
