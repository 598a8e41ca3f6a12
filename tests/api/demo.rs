//! The demo data tells a whole programme, through the features' own commands, once.
use backend::demo::{self, PASSWORD};
use serde_json::{Value, json};
use tests::TestApp;

async fn row(app: &TestApp, query: &str) -> Value {
    use diesel::{QueryableByName, sql_types::Jsonb};
    use diesel_async::RunQueryDsl;
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Jsonb)]
        value: Value,
    }
    let mut conn = app.pool.get().await.unwrap();
    diesel::sql_query(query)
        .get_result::<Row>(&mut conn)
        .await
        .unwrap()
        .value
}

/// How many rows stand in which state.
async fn states(app: &TestApp, table: &str) -> Value {
    let query = format!(
        "SELECT jsonb_object_agg(status, n) AS value FROM (SELECT status, count(*) AS n FROM {table} GROUP BY status) s"
    );
    row(app, &query).await
}

#[actix_web::test]
async fn it_tells_a_whole_programme_and_a_second_time_changes_nothing() {
    let app = TestApp::new().await;
    let mut conn = app.pool.get().await.unwrap();
    let accounts = demo::seed(&mut conn, app.now()).await.unwrap();
    assert_eq!(accounts.len(), 7);
    let everything = "SELECT jsonb_build_object('applicants', (SELECT count(*) FROM applicants), 'events', (SELECT count(*) FROM events),
        'contacts', (SELECT count(*) FROM contacts), 'accounts', (SELECT count(*) FROM accounts)) AS value";
    let before = row(&app, everything).await;
    assert_eq!(
        (&before["applicants"], &before["accounts"]),
        (&json!(65), &json!(68))
    );
    assert_eq!(demo::seed(&mut conn, app.now()).await.unwrap(), accounts);
    assert_eq!(row(&app, everything).await, before);

    let mentees = states(&app, "applicants").await;
    let expected = json!({"admitted": 54, "submitted": 4, "needs_info": 1, "draft": 3, "declined": 1, "withdrawn": 1, "suspended": 1});
    assert_eq!(mentees, expected);
    assert_eq!(
        states(&app, "calls").await,
        json!({"open": 12, "paused": 1, "closed": 1, "elected": 18})
    );
    assert_eq!(
        states(&app, "pairings").await,
        json!({"forming": 3, "active": 9, "paused": 1, "ended": 5})
    );
    let offers = json!({"open": 7, "elected": 18, "not_elected": 2, "withdrawn": 1, "declined": 1, "lapsed": 1});
    assert_eq!(states(&app, "offers").await, offers);
    assert_eq!(
        states(&app, "jobs")
            .await
            .as_object()
            .unwrap()
            .keys()
            .collect::<Vec<_>>(),
        ["done"]
    );
}

#[actix_web::test]
async fn known_accounts_sign_in_and_find_what_is_promised() {
    let app = TestApp::new().await;
    let mut conn = app.pool.get().await.unwrap();
    for account in demo::seed(&mut conn, app.now()).await.unwrap() {
        let body = json!({"email": account.email, "password": PASSWORD});
        let answer = app.anyone().post("/sessions", body).await;
        assert_eq!(answer.status, 200, "{} {}", account.email, answer.text);
    }
    let lea = "SELECT to_jsonb(count(DISTINCT o.mentor_id)) AS value FROM offers o JOIN accounts a ON a.id = o.mentee_id
        WHERE a.email = 'lea.filleule@demo.example' AND o.status = 'open' AND o.expires_at > '2026-01-05'";
    assert_eq!(row(&app, lea).await, 3);
    let asked = "SELECT to_jsonb(count(*)) AS value FROM offer_messages m JOIN accounts a ON a.id = m.author_id
        WHERE a.email IN ('lea.filleule@demo.example', 'nora.marraine@demo.example')";
    assert_eq!(row(&app, asked).await, 2);
}
