//! Migrations: up, down, up with an equal schema; the code's picture of it; the rules of a schema that can be shared out.
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use tests::database;
use uuid::Uuid;

#[derive(QueryableByName, Debug, PartialEq)]
struct Line {
    #[diesel(sql_type = diesel::sql_types::Text)]
    line: String,
}

const CATALOGUE: &str = "
    SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' '
        || coalesce(column_default, '') AS line FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'trigger ' || tgrelid::regclass || ' ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'function ' || p.oid::regprocedure || md5(prosrc) FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
    ORDER BY line";

async fn lines(conn: &mut AsyncPgConnection, query: &str) -> Vec<String> {
    diesel::sql_query(query)
        .load::<Line>(conn)
        .await
        .unwrap()
        .into_iter()
        .map(|l| l.line)
        .collect()
}

async fn fresh() -> (String, AsyncPgConnection) {
    let name = format!("marelle_test_{}", Uuid::now_v7().simple());
    database::administer(&format!("CREATE DATABASE {name}")).await;
    let url = format!("{}/{name}", tests::postgres());
    backend::platform::db::migrate(&url).await.unwrap();
    (name, AsyncPgConnection::establish(&url).await.unwrap())
}

fn folders() -> Vec<std::path::PathBuf> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../backend/migrations");
    let mut folders: Vec<_> = std::fs::read_dir(root)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    folders.sort();
    folders
}

#[actix_web::test]
async fn up_down_up_leaves_an_equal_schema() {
    let (name, mut conn) = fresh().await;
    let before = lines(&mut conn, CATALOGUE).await;
    for folder in folders().iter().rev() {
        let down = std::fs::read_to_string(folder.join("down.sql")).unwrap();
        conn.batch_execute(&format!("BEGIN; {down} COMMIT;"))
            .await
            .unwrap();
    }
    let left = lines(&mut conn, CATALOGUE).await;
    assert!(
        left.iter()
            .all(|l| l.contains("__diesel_schema_migrations")),
        "down leaves something: {left:#?}"
    );
    for folder in folders() {
        let up = std::fs::read_to_string(folder.join("up.sql")).unwrap();
        conn.batch_execute(&format!("BEGIN; {up} COMMIT;"))
            .await
            .unwrap();
    }
    assert_eq!(lines(&mut conn, CATALOGUE).await, before);
    drop(conn);
    database::drop_later(name);
}

#[test]
fn every_migration_waits_for_locks_only_a_while() {
    for folder in folders() {
        let up = std::fs::read_to_string(folder.join("up.sql")).unwrap();
        assert!(
            up.contains("SET LOCAL lock_timeout"),
            "{} may queue behind a long reader",
            folder.display()
        );
    }
}

#[actix_web::test]
async fn the_code_pictures_the_schema_as_it_is() {
    let (name, mut conn) = fresh().await;
    let mut real = lines(
        &mut conn,
        "SELECT table_name || '.' || column_name || ' ' || udt_name || CASE is_nullable WHEN 'YES' THEN ' null' ELSE '' END
            AS line FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name <> '__diesel_schema_migrations'",
    )
    .await;
    let mut drawn = Vec::new();
    let mut table = "";
    for line in include_str!("../../backend/src/schema.rs")
        .lines()
        .map(str::trim)
    {
        if let Some((head, _)) = line.split_once(" (").filter(|_| line.ends_with(") {")) {
            table = head;
        } else if let Some((column, kind)) = line.split_once(" -> ").filter(|_| line.ends_with(','))
        {
            let (kind, null) = match kind.trim_end_matches(',').strip_prefix("Nullable<") {
                Some(inner) => (inner.trim_end_matches('>'), " null"),
                None => (kind.trim_end_matches(','), ""),
            };
            let kind = match kind {
                "Array<Text>" => "_text".to_owned(),
                other => other.to_lowercase(),
            };
            drawn.push(format!("{table}.{column} {kind}{null}"));
        }
    }
    real.sort();
    drawn.sort();
    assert_eq!(drawn, real);
    drop(conn);
    database::drop_later(name);
}

/// What bears `programme_id` is keyed by it, so that a row can never point into another programme and the schema can be
/// shared out by it. Accounts and what hangs on them alone are global, the queue is claimed across programmes.
#[actix_web::test]
async fn keys_begin_with_the_programme() {
    let (name, mut conn) = fresh().await;
    let wrong = lines(
        &mut conn,
        "WITH scoped AS (
            SELECT c.oid, c.relname, a.attnum FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'programme_id'
            WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'jobs')
         SELECT s.relname || ': ' || k.conname AS line FROM scoped s JOIN pg_constraint k ON k.conrelid = s.oid
            WHERE k.contype IN ('p', 'u') AND k.conkey[1] <> s.attnum
         UNION ALL
         SELECT s.relname || ': ' || i.indexrelid::regclass FROM scoped s JOIN pg_index i ON i.indrelid = s.oid
            WHERE i.indisunique AND i.indkey[0] <> s.attnum
         UNION ALL
         SELECT s.relname || ': ' || k.conname FROM scoped s JOIN pg_constraint k ON k.conrelid = s.oid
            JOIN scoped t ON t.oid = k.confrelid
            WHERE k.contype = 'f' AND (k.conkey[1] <> s.attnum OR k.confkey[1] <> t.attnum)",
    )
    .await;
    assert_eq!(wrong, Vec::<String>::new());
    drop(conn);
    database::drop_later(name);
}
