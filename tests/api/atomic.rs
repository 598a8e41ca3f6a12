//! All or nothing: what is refused, or fails half-way, leaves nothing behind, not even its key.
use actix_web::http::Method;
use serde_json::{Value, json};
use tests::{Answer, Caller, TestApp, journey::offer_on};

async fn with_key(who: &Caller<'_>, path: &str, body: Value) -> Answer {
    let key = [("idempotency-key", "one-intention")];
    who.call(Method::POST, path, Some(body), &key).await
}

/// How many rows the journey's tables hold, and how many offers are open.
async fn rows(app: &TestApp) -> Vec<i64> {
    let mut counts = vec![];
    for from in [
        "calls",
        "calls WHERE status = 'open'",
        "offers",
        "offers WHERE status = 'open'",
        "elections",
        "pairings",
        "events",
        "jobs",
        "idempotency_keys",
    ] {
        counts.push(app.count(from).await);
    }
    counts
}

#[actix_web::test]
async fn an_election_that_fails_at_its_last_step_did_not_happen() {
    let app = TestApp::new().await;
    let (lea, ines) = (app.mentee("Léa").await, app.mentee("Inès").await);
    let (nora, sofia) = (app.mentor("Nora", 1).await, app.mentor("Sofia", 1).await);
    let call = lea.opens_a_call().await;
    let offer = nora.offers(&call).await;
    sofia.offers(&call).await;
    nora.offers(&ines.opens_a_call().await).await;
    app.sql(
        "CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk'; END $$",
    )
    .await
    .unwrap();
    app.sql("CREATE TRIGGER fails AFTER INSERT ON pairings FOR EACH ROW EXECUTE FUNCTION fails()")
        .await
        .unwrap();
    let before = rows(&app).await;
    let failed = with_key(&lea, "/elections", json!({ "offer_id": offer })).await;
    assert_eq!(failed.status, 500, "{}", failed.text);
    assert_eq!(rows(&app).await, before);
    // The same intention, once it can be done, is done.
    app.sql("DROP TRIGGER fails ON pairings").await.unwrap();
    with_key(&lea, "/elections", json!({ "offer_id": offer }))
        .await
        .expect(201);
    assert_eq!(app.count("pairings").await, 1);
}

#[actix_web::test]
async fn a_refused_request_changes_nothing_and_leaves_its_key_free() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 2).await);
    let call = lea.opens_a_call().await;
    // An old offer of hers lies on the call; the next one would write it off first.
    nora.offers(&call).await;
    app.later(chrono::Duration::days(30));
    let places = |n: i32| {
        format!(
            "UPDATE applicants SET capacity = {n} WHERE account_id = '{}'",
            nora.account_id()
        )
    };
    let ines = app.mentee("Inès").await;
    app.pair(&ines, &nora).await;
    app.sql(&places(1)).await.unwrap();
    let before = rows(&app).await;
    let refused = with_key(&nora, "/offers", offer_on(&call)).await;
    assert_eq!(refused.refusal(), (409, "mentor-full"));
    assert_eq!(rows(&app).await, before);
    app.sql(&places(2)).await.unwrap();
    let made = with_key(&nora, "/offers", offer_on(&call)).await;
    made.expect(201);
    assert_eq!(app.happened("offer.expired").await, 1);
}
