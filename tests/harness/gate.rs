//! A lock of the test's own, to line requests up behind it and then let them race.
use crate::{TestApp, postgres};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use std::time::Duration;

/// A transaction that holds a lock until it is opened.
pub struct Gate {
    conn: AsyncPgConnection,
}

impl TestApp {
    /// Takes the lock that `statement` takes, e.g. `SELECT 1 FROM calls WHERE id = '…' FOR UPDATE`.
    pub async fn gate(&self, statement: &str) -> Gate {
        let mut conn = AsyncPgConnection::establish(&format!("{}/{}", postgres(), self.database))
            .await
            .unwrap();
        conn.batch_execute(&format!("BEGIN; {statement}"))
            .await
            .unwrap();
        Gate { conn }
    }
}

impl Gate {
    /// Opens once `n` requests wait for a lock in this database.
    pub async fn open_for(mut self, n: i64) {
        self.seen(n).await;
        self.conn.batch_execute("COMMIT").await.unwrap();
    }

    /// Stays shut until `n` requests wait: the next one then comes after them, whoever is faster.
    pub async fn seen(&mut self, n: i64) {
        #[derive(QueryableByName)]
        struct Waiting {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            n: i64,
        }
        for _ in 0..1000 {
            // Inside a transaction the first look at pg_stat_activity is the last: forget it before each.
            self.conn
                .batch_execute("SELECT pg_stat_clear_snapshot()")
                .await
                .unwrap();
            let waiting = diesel::sql_query(
                "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
            )
            .get_result::<Waiting>(&mut self.conn)
            .await
            .unwrap()
            .n;
            if waiting >= n {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{n} requests never came to wait");
    }
}
