//! 500 mentees, 50 clients at once, 40 mentors of one to three places, a server that listens: whatever happens, nobody
//! has two mentors, no mentor has more mentees than places, and no one is told that something broke.
use actix_web::HttpServer;
use backend::{
    app,
    identity::model::{AccountId, SessionId},
};
use diesel::prelude::*;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tests::TestApp;
use uuid::Uuid;

const MENTEES: usize = 500;
const MENTORS: usize = 40;
const CLIENTS: usize = 50;
const OFFERS_EACH: usize = 3;

/// Everybody, with calls and offers, by one statement a table: the API would take minutes to get here.
const WORLD: &str = "
    INSERT INTO accounts (id, email, email_verified_at, created_at, updated_at)
        SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'p' || n || '@example.org', $NOW, $NOW, $NOW
        FROM generate_series(1, $PEOPLE) n;
    INSERT INTO sessions (id, account_id, created_at, last_seen_at, expires_at)
        SELECT id, id, $NOW, $NOW, $NOW + interval '1 year' FROM accounts WHERE email LIKE 'p%';
    INSERT INTO participants (programme_id, account_id, created_at)
        SELECT $PROGRAMME, id, $NOW FROM accounts WHERE email LIKE 'p%';
    INSERT INTO consents (programme_id, id, account_id, kind, version, given_at)
        SELECT $PROGRAMME, id, id, 'charter', 1, $NOW FROM accounts WHERE email LIKE 'p%';
    INSERT INTO applicants (programme_id, id, account_id, role, status, questionnaire_version, public_name, full_name,
            capacity, created_at, updated_at)
        SELECT $PROGRAMME, a.id, a.id, CASE WHEN n <= $MENTORS THEN 'mentor' ELSE 'mentee' END, 'admitted', 1, 'P' || n,
            'P Nom' || n, CASE WHEN n <= $MENTORS THEN 1 + n % 3 END, $NOW, $NOW
        FROM generate_series(1, $PEOPLE) n
        JOIN accounts a ON a.id = ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid;
    INSERT INTO calls (programme_id, id, applicant_id, mentee_id, words, topics, fields, languages, ways, region,
            waiting_since, confirmed_at, created_at, updated_at)
        SELECT $PROGRAMME, id, id, account_id, repeat('mots ', 50), '{}', '{}', '{}', '{}', '', $NOW, $NOW, $NOW, $NOW
        FROM applicants WHERE role = 'mentee';
    INSERT INTO offers (programme_id, id, call_id, mentee_id, applicant_id, mentor_id, why, how, rhythm, ways, expires_at,
            created_at, updated_at)
        SELECT $PROGRAMME, gen_random_uuid(), c.id, c.mentee_id, m.id, m.account_id, repeat('parce que ', 20), 'ainsi',
            'month', '{}', $NOW + interval '21 days', $NOW, $NOW
        FROM (SELECT *, row_number() OVER (ORDER BY id) AS n FROM calls) c
        CROSS JOIN generate_series(1, $OFFERS) k
        JOIN (SELECT *, row_number() OVER (ORDER BY id) AS n FROM applicants WHERE role = 'mentor') m
            ON m.n = 1 + (c.n * 7 + k * (3 + c.n % 11)) % $MENTORS
        ON CONFLICT DO NOTHING;";

#[derive(QueryableByName, Debug)]
struct Number {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    n: i64,
}

async fn connect(app: &TestApp) -> AsyncPgConnection {
    AsyncPgConnection::establish(&format!("{}/{}", tests::postgres(), app.database))
        .await
        .unwrap()
}

async fn count(app: &TestApp, query: &str) -> i64 {
    // The server's threads took their connections with them: a fresh one.
    let mut conn = connect(app).await;
    diesel::sql_query(format!("SELECT count(*) AS n FROM {query}"))
        .get_result::<Number>(&mut conn)
        .await
        .unwrap()
        .n
}

async fn deadlocks(app: &TestApp) -> i64 {
    let mut conn = connect(app).await;
    let query = "SELECT deadlocks AS n FROM pg_stat_database WHERE datname = current_database()";
    diesel::sql_query(query)
        .get_result::<Number>(&mut conn)
        .await
        .unwrap()
        .n
}

async fn populate(app: &TestApp) {
    let world = WORLD
        .replace(
            "$NOW",
            &format!("'{}'::timestamptz", app.now().to_rfc3339()),
        )
        .replace("$PROGRAMME", &format!("'{}'::uuid", app.programme_id))
        .replace("$PEOPLE", &(MENTEES + MENTORS).to_string())
        .replace("$MENTORS", &MENTORS.to_string())
        .replace("$OFFERS", &OFFERS_EACH.to_string());
    let mut conn = app.pool.get().await.unwrap();
    diesel_async::SimpleAsyncConnection::batch_execute(&mut *conn, &world)
        .await
        .unwrap();
}

/// Elects one offer after the other until one election stands; what each was answered.
fn cast(address: &str, token: &str, offers: &[Uuid]) -> Vec<(u16, String)> {
    let mut told = Vec::new();
    for offer in offers {
        let answer = minreq::post(address)
            .with_header("authorization", format!("Bearer {token}"))
            .with_header("content-type", "application/json")
            .with_header("idempotency-key", offer.to_string())
            .with_body(json!({ "offer_id": offer }).to_string())
            .with_timeout(60)
            .send()
            .unwrap();
        let body: Value = serde_json::from_slice(answer.as_bytes()).unwrap();
        let status = answer.status_code;
        told.push((status, body["code"].as_str().unwrap_or_default().to_owned()));
        if status == 201 {
            break;
        }
    }
    told
}

#[actix_web::test]
async fn five_hundred_elections_from_fifty_clients_break_nothing() {
    let app = TestApp::new().await;
    populate(&app).await;
    let mut ballots: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    {
        use backend::schema::offers::dsl;
        let mut conn = app.pool.get().await.unwrap();
        let rows: Vec<(Uuid, Uuid)> = dsl::offers
            .select((dsl::mentee_id, dsl::id))
            .order(dsl::id)
            .load(&mut conn)
            .await
            .unwrap();
        for (mentee, offer) in rows {
            ballots.entry(mentee).or_default().push(offer);
        }
    }
    assert_eq!(ballots.len(), MENTEES);

    let site = app.site.clone();
    let server = HttpServer::new(move || app::build(&site))
        .workers(2)
        .bind(("127.0.0.1", 0))
        .unwrap();
    let address = server.addrs()[0];
    let server = server.disable_signals().run();
    let handle = server.handle();
    actix_web::rt::spawn(server);

    let address = &format!("http://{address}/api/v1/elections");
    let outcomes: Vec<Vec<(u16, String)>> = stream::iter(ballots)
        .map(|(mentee, offers)| {
            let (account, session) = (AccountId(mentee), SessionId(mentee));
            let token = app
                .site
                .doors
                .keys
                .issue(account, session, app.now())
                .unwrap();
            let address = address.clone();
            async move {
                // A thread per client under way: the requests really are simultaneous.
                tokio::task::spawn_blocking(move || cast(&address, &token, &offers))
                    .await
                    .unwrap()
            }
        })
        .buffer_unordered(CLIENTS)
        .collect()
        .await;
    handle.stop(true).await;

    let mut tally: BTreeMap<(u16, String), usize> = BTreeMap::new();
    for told in outcomes.iter().flatten() {
        *tally.entry(told.clone()).or_default() += 1;
    }
    assert!(
        tally
            .keys()
            .all(|(status, _)| *status == 201 || *status == 409),
        "{tally:?}"
    );
    let elected = outcomes
        .iter()
        .filter(|told| told.last().is_some_and(|(status, _)| *status == 201))
        .count();
    let places: usize = (1..=MENTORS).map(|n| 1 + n % 3).sum();
    assert_eq!(
        elected, places,
        "every place is taken, not one more: {tally:?}"
    );
    assert_eq!(
        count(&app, "pairings").await,
        i64::try_from(elected).unwrap()
    );
    assert_eq!(
        count(&app, "elections").await,
        i64::try_from(elected).unwrap()
    );
    let over = "(SELECT p.mentor_id FROM pairings p JOIN applicants a ON a.account_id = p.mentor_id AND a.role = 'mentor'
        GROUP BY p.mentor_id, a.capacity HAVING count(*) > a.capacity) x";
    assert_eq!(count(&app, over).await, 0, "mentors over capacity");
    assert_eq!(
        count(
            &app,
            "(SELECT mentee_id FROM pairings GROUP BY mentee_id HAVING count(*) > 1) x"
        )
        .await,
        0
    );
    let stale = "offers o JOIN calls c ON c.id = o.call_id WHERE o.status = 'open' AND c.status = 'elected'";
    assert_eq!(
        count(&app, stale).await,
        0,
        "offers left open on an elected call"
    );
    let miscounted = "calls c WHERE c.open_offers <> (SELECT count(*) FROM offers o WHERE o.call_id = c.id AND o.status = 'open')";
    assert_eq!(
        count(&app, miscounted).await,
        0,
        "calls whose open offers are miscounted"
    );
    assert_eq!(deadlocks(&app).await, 0);
}
