//! What is written under an offer, and why it ended, stays between its two.
use serde_json::json;
use tests::{Caller, TestApp};

async fn bodies(reader: &Caller<'_>, path: &str) -> Vec<String> {
    let page = reader.get(path).await.expect(200);
    let items = page.body["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["body"].as_str().unwrap().to_owned())
        .collect()
}

#[actix_web::test]
async fn a_stranger_writes_nothing_under_an_offer() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let offer = nora.offers(&lea.opens_a_call().await).await;
    let path = format!("/offers/{offer}/messages");
    for stranger in [
        app.mentee("Inès").await,
        app.mentor("Sofia", 1).await,
        app.organiser().await,
        app.administrator().await,
    ] {
        let tried = stranger.post(&path, json!({ "body": "Bonjour" })).await;
        assert_eq!(tried.refusal(), (404, "not-found"));
    }
    assert_eq!(app.count("offer_messages").await, 0);
    assert_eq!(app.happened("offer.questioned").await, 0);
}

#[actix_web::test]
async fn each_offer_has_its_own_messages() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 3).await;
    let (lea, ines) = (app.mentee("Léa").await, app.mentee("Inès").await);
    let to_lea = nora.offers(&lea.opens_a_call().await).await;
    let to_ines = nora.offers(&ines.opens_a_call().await).await;
    let (leas, iness) = (
        format!("/offers/{to_lea}/messages"),
        format!("/offers/{to_ines}/messages"),
    );
    for (who, path, body) in [
        (&lea, &leas, "De Léa"),
        (&ines, &iness, "D'Inès"),
        (&nora, &leas, "À Léa"),
    ] {
        who.post(path, json!({ "body": body })).await.expect(201);
        app.later(chrono::Duration::minutes(1));
    }
    assert_eq!(bodies(&lea, &leas).await, ["De Léa", "À Léa"]);
    assert_eq!(bodies(&nora, &leas).await, ["De Léa", "À Léa"]);
    assert_eq!(bodies(&ines, &iness).await, ["D'Inès"]);
    assert_eq!(lea.every_id(&leas).await.len(), 2);
}

#[actix_web::test]
async fn each_pair_has_its_own_contacts() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    let (lea, ines) = (app.mentee("Léa").await, app.mentee("Inès").await);
    let (leas, iness) = (
        format!("/pairings/{}/contacts", app.pair(&lea, &nora).await),
        format!("/pairings/{}/contacts", app.pair(&ines, &nora).await),
    );
    let contact = |means: &str| json!({ "happened_on": "2026-01-05", "means": means });
    let hers = lea.post(&leas, contact("video")).await.expect(201).id();
    let other = nora.post(&iness, contact("phone")).await.expect(201).id();
    for reader in [&lea, &nora] {
        assert_eq!(reader.every_id(&leas).await, std::slice::from_ref(&hers));
    }
    for reader in [&ines, &nora] {
        assert_eq!(reader.every_id(&iness).await, std::slice::from_ref(&other));
    }
}

/// Who kept whom apart is told to nobody, not even when they may see each other again.
#[actix_web::test]
async fn an_offer_that_lapsed_because_they_kept_apart_says_something_else() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let offer = nora.offers(&lea.opens_a_call().await).await;
    app.keep_apart(&nora, "Léa").await;
    assert_eq!(backend::rounds::once(&app.site).await.unwrap(), 1);
    app.sql("UPDATE participants SET apart_terms = '{}'")
        .await
        .unwrap();
    let path = format!("/offers/{offer}");
    for (reader, reason) in [(&lea, "mentor_gone"), (&nora, "call_closed")] {
        let told = reader.get(&path).await.expect(200);
        assert_eq!(told.body["status"], "lapsed");
        assert_eq!(told.body["lapse_reason"], reason);
        assert!(!told.text.contains("apart"), "{}", told.text);
        let list = reader.get("/offers").await.expect(200);
        assert!(!list.text.contains("apart"), "{}", list.text);
    }
}
