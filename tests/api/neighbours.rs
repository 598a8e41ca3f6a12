//! Two programmes side by side: what somebody has in one is not there in the other, whoever she is there.
use serde_json::json;
use tests::{Caller, TestApp};

const THERE: &str = "voisines.example";

/// Opens a programme next door.
async fn next_door(app: &TestApp) -> String {
    let mut conn = app.pool.get().await.unwrap();
    let (name, now) = ("Les voisines", app.now());
    backend::programme::commands::ensure_at_host(&mut conn, THERE, name, now)
        .await
        .unwrap()
        .to_string()
}

/// Admits somebody next door in the role that she has here.
async fn admitted_there(app: &TestApp, person: &Caller<'_>, programme: &str) {
    let account = person.account_id();
    app.sql(&format!(
        "DO $$ DECLARE p participants; a applicants; c consents; BEGIN \
         SELECT * INTO STRICT p FROM participants WHERE account_id = '{account}'; \
         SELECT * INTO STRICT a FROM applicants WHERE account_id = '{account}'; \
         SELECT * INTO STRICT c FROM consents WHERE account_id = '{account}' AND kind = 'charter'; \
         p.programme_id := '{programme}'; a.programme_id := p.programme_id; c.programme_id := p.programme_id; \
         a.id := gen_random_uuid(); c.id := gen_random_uuid(); \
         INSERT INTO participants SELECT p.*; INSERT INTO applicants SELECT a.*; INSERT INTO consents SELECT c.*; \
         END $$"
    ))
    .await
    .unwrap();
}

#[actix_web::test]
async fn a_journey_is_not_there_next_door_even_for_those_whose_it_is() {
    let app = TestApp::new().await;
    let other = next_door(&app).await;
    let nora = app.mentor("Nora", 3).await;
    let (lea, ines) = (app.mentee("Léa").await, app.mentee("Inès").await);
    let call = lea.opens_a_call().await;
    let offer = nora.offers(&call).await;
    let elected = nora.offers(&ines.opens_a_call().await).await;
    let election = ines.tries_to_elect(&elected).await.expect(201);
    let pairing = election.body["pairing_id"].as_str().unwrap().to_owned();
    for person in [&nora, &lea, &ines] {
        admitted_there(&app, person, &other).await;
    }
    let paths = [
        (&lea, format!("/calls/{call}")),
        (&nora, format!("/calls/{call}")),
        (&lea, format!("/offers/{offer}")),
        (&nora, format!("/offers/{offer}")),
        (&nora, format!("/offers/{offer}/messages")),
        (&ines, format!("/elections/{}", election.id())),
        (&ines, format!("/pairings/{pairing}")),
        (&nora, format!("/pairings/{pairing}")),
        (&nora, format!("/pairings/{pairing}/contacts")),
    ];
    for (person, path) in &paths {
        assert_eq!(person.get(path).await.status, 200, "{path} here");
        let there = person.at(THERE).get(path).await;
        assert_eq!(there.refusal(), (404, "not-found"), "{path} there");
    }
    let none: Vec<String> = vec![];
    for (person, list) in [
        (&nora, "/calls"),
        (&nora, "/offers"),
        (&nora, "/pairings"),
        (&lea, "/calls/mine"),
        (&lea, "/offers"),
        (&ines, "/elections"),
        (&ines, "/pairings"),
    ] {
        assert_ne!(person.every_id(list).await, none, "{list} here");
        assert_eq!(person.at(THERE).every_id(list).await, none, "{list} there");
    }
}

#[actix_web::test]
async fn nobody_acts_next_door_on_what_is_here() {
    let app = TestApp::new().await;
    let other = next_door(&app).await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 3).await);
    let call = lea.opens_a_call().await;
    let offer = nora.offers(&call).await;
    let (ines, sofia) = (app.mentee("Inès").await, app.mentor("Sofia", 1).await);
    let pairing = app.pair(&ines, &sofia).await;
    for person in [&lea, &nora, &ines, &sofia] {
        admitted_there(&app, person, &other).await;
    }
    let before = app.count("events").await;
    let mut told = vec![
        sofia.at(THERE).tries_to_offer(&call).await,
        lea.at(THERE).tries_to_elect(&offer).await,
    ];
    for (person, path, body) in [
        (&lea, format!("/calls/{call}/pause"), json!({})),
        (
            &lea,
            format!("/calls/{call}/closure"),
            json!({ "reason": "no_longer" }),
        ),
        (&lea, format!("/offers/{offer}/declination"), json!({})),
        (&lea, format!("/offers/{offer}/extension"), json!({})),
        (&nora, format!("/offers/{offer}/withdrawal"), json!({})),
        (
            &nora,
            format!("/offers/{offer}/messages"),
            json!({ "body": "Bonjour" }),
        ),
        (
            &ines,
            format!("/pairings/{pairing}/contacts"),
            json!({ "happened_on": "2026-01-05", "means": "video" }),
        ),
        (
            &ines,
            format!("/pairings/{pairing}/ending"),
            json!({ "reason": "no_start" }),
        ),
    ] {
        told.push(person.at(THERE).post(&path, body).await);
    }
    for answer in &told {
        assert_eq!(answer.refusal(), (404, "not-found"), "{}", answer.text);
    }
    assert_eq!(app.count("events").await, before, "nothing happened");
}

/// Organising one programme opens nothing of another, by whatever id.
#[actix_web::test]
async fn roles_end_at_the_programme() {
    let app = TestApp::new().await;
    let other = next_door(&app).await;
    let (organiser, lea) = (app.organiser().await, app.mentee("Léa").await);
    let path = format!("/admin{}", lea.own_application().await);
    organiser.get(&path).await.expect(200);
    assert_eq!(organiser.at(THERE).get(&path).await.status, 403);
    app.sql(&format!(
        "INSERT INTO role_grants (programme_id, account_id, role, granted_at) VALUES ('{other}', '{}', 'organiser', now())",
        organiser.account_id()
    ))
    .await
    .unwrap();
    let there = organiser.at(THERE).get(&path).await;
    assert_eq!(there.refusal(), (404, "not-found"));
    // Admitted here, she is nobody there.
    let me = lea.at(THERE).get("/me").await.expect(200);
    assert_eq!(me.body["roles"], json!([]));
    assert_eq!(lea.at(THERE).post("/calls", json!({})).await.status, 403);
}
