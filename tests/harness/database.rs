//! A database per test, copied from one that was migrated once per run.
use crate::postgres;
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
use tokio::sync::OnceCell;
use uuid::Uuid;

static TEMPLATE: OnceCell<String> = OnceCell::const_new();

/// Runs statements on the server's own database.
pub async fn administer(statements: &str) {
    let mut admin = AsyncPgConnection::establish(&format!("{}/postgres", postgres()))
        .await
        .unwrap();
    admin.batch_execute(statements).await.unwrap();
}

/// The migrated template. Its name is made from the migrations, so that every test process of a run, and of the next
/// run too, shares one; an advisory lock lets one process make it.
async fn template() -> &'static str {
    TEMPLATE
        .get_or_init(|| async {
            let name = format!(
                "marelle_template_{}",
                backend::platform::db::migrations_fingerprint()
            );
            let mut admin = AsyncPgConnection::establish(&format!("{}/postgres", postgres()))
                .await
                .unwrap();
            admin
                .batch_execute("SELECT pg_advisory_lock(727274)")
                .await
                .unwrap();
            if !exists(&mut admin, &name).await {
                let making = format!("{name}_making");
                let again = format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)");
                admin.batch_execute(&again).await.unwrap();
                admin
                    .batch_execute(&format!("CREATE DATABASE {making}"))
                    .await
                    .unwrap();
                backend::platform::db::migrate(&format!("{}/{making}", postgres()))
                    .await
                    .unwrap();
                admin
                    .batch_execute(&format!("ALTER DATABASE {making} RENAME TO {name}"))
                    .await
                    .unwrap();
            }
            admin
                .batch_execute("SELECT pg_advisory_unlock(727274)")
                .await
                .unwrap();
            name
        })
        .await
}

async fn exists(admin: &mut AsyncPgConnection, name: &str) -> bool {
    use diesel::prelude::*;
    use diesel_async::RunQueryDsl;
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = diesel::sql_types::Bool)]
        found: bool,
    }
    diesel::sql_query("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1) AS found")
        .bind::<diesel::sql_types::Text, _>(name)
        .get_result::<Found>(admin)
        .await
        .unwrap()
        .found
}

/// A database of the caller's own, as migrated.
pub async fn copy_of_template() -> String {
    copy_of(template().await).await
}

/// A copy of a database that nobody is connected to.
pub async fn copy_of(template: &str) -> String {
    let name = format!("marelle_test_{}", Uuid::now_v7().simple());
    administer(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    name
}

/// Drops a test's database again: a run leaves nothing behind.
pub fn drop_later(name: String) {
    let statement = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    let done = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        if let Ok(runtime) = runtime {
            runtime.block_on(async {
                if let Ok(mut admin) =
                    AsyncPgConnection::establish(&format!("{}/postgres", postgres())).await
                {
                    let _ = admin.batch_execute(&statement).await;
                }
            });
        }
    });
    let _ = done.join();
}

impl Drop for crate::TestApp {
    fn drop(&mut self) {
        self.pool.close();
        if self.database.is_empty() {
            return;
        }
        drop_later(std::mem::take(&mut self.database));
    }
}
