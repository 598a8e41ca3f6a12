//! Pairings: from the election to the end, and on.
use chrono::Duration;
use serde_json::{Value, json};
use tests::TestApp;

#[actix_web::test]
async fn the_first_contact_makes_a_pair_active() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let path = format!("/pairings/{}", app.pair(&lea, &nora).await);
    let contacts = format!("{path}/contacts");
    let on = |day: &str| json!({ "happened_on": day, "means": "video" });
    let future = nora.post(&contacts, on("2026-01-06")).await;
    assert_eq!(future.refusal(), (422, "contact-in-the-future"));
    let early = nora.post(&contacts, on("2026-01-04")).await;
    assert_eq!(early.refusal(), (422, "contact-before-pair"));
    assert_eq!(early.body["errors"][0]["pointer"], "/happened_on");
    app.later(Duration::days(8));
    let waiting = lea.get(&path).await.expect(200);
    assert_eq!(
        (&waiting.body["health"], &waiting.body["next_step"]),
        (&json!("amber"), &json!("log_first"))
    );
    assert_eq!(waiting.actions(), ["log_contact", "end"]);
    let logged = nora.post(&contacts, on("2026-01-12")).await.expect(201);
    assert_eq!(logged.body["logged_by"], "me");
    lea.post(&contacts, on("2026-01-07")).await.expect(201);
    let view = lea.get(&path).await.expect(200);
    assert_eq!(view.body["status"], "active");
    assert_eq!(view.body["first_contact_on"], "2026-01-07");
    assert_eq!(view.body["last_contact_on"], "2026-01-12");
    assert_eq!(view.body["next_step"], "keep_going");
    let seen = lea.get(&contacts).await.expect(200);
    assert_eq!(seen.body["items"][1]["logged_by"], "partner");
    assert_eq!(app.happened("pairing.activated").await, 1);
    assert_eq!(app.happened("pairing.contact_logged").await, 2);
}

#[actix_web::test]
async fn a_key_is_for_one_request_on_one_pair() {
    use actix_web::http::Method;
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    let (lea, ines) = (app.mentee("Léa").await, app.mentee("Inès").await);
    let (leas, iness) = (app.pair(&lea, &nora).await, app.pair(&ines, &nora).await);
    let log = async |pairing: &str| {
        let path = format!("/pairings/{pairing}/contacts");
        let contact = json!({ "happened_on": "2026-01-05", "means": "video" });
        nora.call(
            Method::POST,
            &path,
            Some(contact),
            &[("idempotency-key", "today")],
        )
        .await
    };
    let first = log(&leas).await.expect(201);
    assert_eq!(log(&leas).await.expect(201).id(), first.id());
    // The same words about another pair are another request.
    assert_eq!(log(&iness).await.status, 422);
    assert_eq!(app.count("contacts").await, 1);
}

#[actix_web::test]
async fn a_pair_pauses_until_a_day_and_resumes_by_hand_or_by_the_clock() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let path = format!("/pairings/{}", app.pair(&lea, &nora).await);
    let until = json!({ "until": "2026-02-01" });
    let pause = format!("{path}/pause");
    let early = lea.post(&pause, until.clone()).await;
    assert_eq!(early.refusal(), (409, "pairing-not-active"));
    let contact = json!({ "happened_on": "2026-01-05", "means": "phone" });
    lea.post(&format!("{path}/contacts"), contact)
        .await
        .expect(201);
    let past = lea.post(&pause, json!({ "until": "2026-01-05" })).await;
    assert_eq!(past.refusal(), (422, "pause-out-of-bounds"));
    let paused = lea.post(&pause, until.clone()).await.expect(200);
    assert_eq!(
        (&paused.body["health"], &paused.body["paused_until"]),
        (&json!("grey"), &json!("2026-02-01"))
    );
    let resumed = nora.acts(&format!("{path}/resumption")).await.expect(200);
    assert_eq!(resumed.body["status"], "active");
    lea.post(&pause, until).await.expect(200);
    // 31 January, 23:30 in Paris: not yet. An hour later it is the day.
    app.later(Duration::days(26) + Duration::hours(13) + Duration::minutes(30));
    assert_eq!(backend::rounds::once(&app.site).await.unwrap(), 0);
    app.later(Duration::hours(1));
    assert_eq!(backend::rounds::once(&app.site).await.unwrap(), 1);
    assert_eq!(nora.state_of(&path).await, "active");
    assert_eq!(app.happened("pairing.resumed").await, 2);
}

#[actix_web::test]
async fn either_ends_the_pair_without_giving_the_other_a_reason() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let path = format!("/pairings/{}", app.pair(&lea, &nora).await);
    let ending = |reason: &str| json!({ "reason": reason, "words": "Merci pour tout." });
    let end = format!("{path}/ending");
    let unfit = nora.post(&end, ending("faded")).await;
    assert_eq!(unfit.refusal(), (422, "ending-reason-unfit"));
    let contact = json!({ "happened_on": "2026-01-05", "means": "phone" });
    lea.post(&format!("{path}/contacts"), contact)
        .await
        .expect(201);
    for reason in ["no_start", "conduct"] {
        let unfit = nora.post(&end, ending(reason)).await;
        assert_eq!(unfit.refusal(), (422, "ending-reason-unfit"), "{reason}");
    }
    let ended = nora.post(&end, ending("life_change")).await.expect(200);
    assert_eq!(ended.body["ended_reason"], "life_change");
    let told = lea.get(&path).await.expect(200);
    assert_eq!(told.body["ended_reason"], Value::Null);
    assert!(!told.text.contains("Merci"), "{}", told.text);
    // Surname, address and links go with the pair.
    for person in [&lea, &nora] {
        let view = person.get(&path).await.expect(200);
        assert_eq!(view.body["partner"]["email"], Value::Null);
        assert!(!view.text.contains("Martin"), "{}", view.text);
    }
    let again = lea.post(&end, ending("faded")).await;
    assert_eq!(again.refusal(), (409, "pairing-ended"));
    let late = json!({ "happened_on": "2026-01-05", "means": "phone" });
    let late = lea.post(&format!("{path}/contacts"), late).await;
    assert_eq!(late.refusal(), (409, "pairing-ended"));
    // Her place is free again.
    let ines = app.mentee("Inès").await;
    app.pair(&ines, &nora).await;
}

#[actix_web::test]
async fn links_are_there_while_the_pair_lives_and_for_the_two_alone() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.person("Nora").await);
    let links = json!({ "links": ["https://example.org/nora"] });
    app.admit(&nora, "mentor", "Nora", Some(1), links.clone())
        .await;
    let call = lea.opens_a_call().await;
    let offer = nora.offers(&call).await;
    let before = lea.get(&format!("/offers/{offer}")).await.expect(200);
    assert!(!before.text.contains("example.org/nora"), "{}", before.text);
    let path = format!("/pairings/{}", lea.elects(&offer).await);
    let live = lea.get(&path).await.expect(200);
    assert_eq!(live.body["partner"]["links"], links["links"]);
    lea.post(&format!("{path}/ending"), json!({ "reason": "no_start" }))
        .await
        .expect(200);
    for gone in [&path, "/pairings"] {
        let told = lea.get(gone).await.expect(200);
        assert!(!told.text.contains("example.org"), "{}", told.text);
    }
}

#[actix_web::test]
async fn t7_after_a_no_start_on_day_10_the_successor_call_keeps_the_waiting_date() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let first = lea.post("/calls", json!({})).await.expect(201);
    let path = format!("/calls/{}", first.id());
    let change = json!({ "topics": ["negotiation"] });
    lea.patch(&path, &json!(1), change).await.expect(200);
    app.later(Duration::days(5));
    let pairing = lea.elects(&nora.offers(&first.id()).await).await;
    let path = format!("/pairings/{pairing}");
    app.later(Duration::days(10));
    let live = lea.acts(&format!("{path}/successor")).await;
    assert_eq!(live.refusal(), (409, "pairing-not-ended"));
    let ended = lea
        .post(&format!("{path}/ending"), json!({ "reason": "no_start" }))
        .await
        .expect(200);
    assert_eq!(ended.actions(), ["open_successor"]);
    let mentor = nora.acts(&format!("{path}/successor")).await;
    assert_eq!(mentor.refusal(), (403, "forbidden"));
    let second = lea.acts(&format!("{path}/successor")).await.expect(201);
    assert_eq!(second.body["waiting_since"], first.body["waiting_since"]);
    assert_eq!(second.body["topics"], json!(["negotiation"]));
    assert_ne!(second.id(), first.id());
    let again = lea.acts(&format!("{path}/successor")).await;
    assert_eq!(again.refusal(), (409, "already-calling"));
    assert_eq!(lea.get(&path).await.actions(), [""; 0]);
    // She stands before one who came after her first call.
    let later = app.mentee("Inès").await.opens_a_call().await;
    let sofia = app.mentor("Sofia", 1).await;
    assert_eq!(sofia.every_id("/calls").await, [second.id(), later]);
}

#[actix_web::test]
async fn a_pair_has_one_successor_even_when_that_call_is_over() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let path = format!("/pairings/{}", app.pair(&lea, &nora).await);
    lea.post(&format!("{path}/ending"), json!({ "reason": "no_start" }))
        .await
        .expect(200);
    let successor = format!("{path}/successor");
    let call = lea.acts(&successor).await.expect(201).id();
    let closure = format!("/calls/{call}/closure");
    lea.post(&closure, json!({ "reason": "no_longer" }))
        .await
        .expect(200);
    let again = lea.acts(&successor).await;
    assert_eq!(again.refusal(), (409, "successor-exists"));
    assert_eq!(lea.get(&path).await.actions(), [""; 0]);
    // She may of course call again, as anybody.
    lea.opens_a_call().await;
}

#[actix_web::test]
async fn after_another_ending_she_waits_anew() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let path = format!("/pairings/{}", app.pair(&lea, &nora).await);
    let contact = json!({ "happened_on": "2026-01-05", "means": "phone" });
    lea.post(&format!("{path}/contacts"), contact)
        .await
        .expect(201);
    app.later(Duration::days(40));
    let reason = json!({ "reason": "not_a_fit" });
    lea.post(&format!("{path}/ending"), reason)
        .await
        .expect(200);
    let call = lea.acts(&format!("{path}/successor")).await.expect(201);
    assert_eq!(call.body["waiting_since"], call.body["created_at"]);
}

#[actix_web::test]
async fn a_mentee_with_a_mentor_does_not_call() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    app.pair(&lea, &nora).await;
    let refused = lea.post("/calls", json!({})).await;
    assert_eq!(refused.refusal(), (409, "already-paired"));
}

#[actix_web::test]
async fn an_organiser_closes_a_pair_both_agree_is_over() {
    use backend::{
        identity::{call::Actor, model::Role},
        pairings::{commands, model::EndedReason},
    };
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let id = app.pair(&lea, &nora).await;
    let organiser = app.organiser().await;
    let mut who = Actor {
        account_id: organiser.account_id(),
        programme_id: app.programme_id,
        session_id: backend::identity::model::SessionId::fresh(app.now()),
        email_verified: true,
        roles: vec![],
    };
    let pairing = backend::pairings::model::PairingId(id.parse().unwrap());
    let mut conn = app.pool.get().await.unwrap();
    let reason = EndedReason::NoStart;
    let refused = commands::end_agreed(&mut conn, &who, pairing, reason, None, app.now()).await;
    assert_eq!(refused.unwrap_err().code(), "forbidden");
    who.roles = vec![Role::Organiser];
    commands::end_agreed(&mut conn, &who, pairing, reason, None, app.now())
        .await
        .unwrap();
    assert_eq!(lea.state_of(&format!("/pairings/{id}")).await, "ended");
}

#[actix_web::test]
async fn pairs_are_listed_by_side_and_state() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 2).await);
    let (ines, mia) = (app.mentee("Inès").await, app.mentee("Mia").await);
    let first = app.pair(&lea, &nora).await;
    let second = app.pair(&ines, &nora).await;
    let end = json!({ "reason": "no_start" });
    ines.post(&format!("/pairings/{second}/ending"), end)
        .await
        .expect(200);
    let third = app.pair(&mia, &nora).await;
    let ids = [third, second.clone(), first.clone()];
    assert_eq!(nora.every_id("/pairings").await, ids);
    assert_eq!(nora.every_id("/pairings?side=mentee").await, [""; 0]);
    assert_eq!(nora.every_id("/pairings?status=ended").await, [second]);
    assert_eq!(lea.every_id("/pairings?side=mentee").await, [first]);
    let unknown = lea.get("/pairings?state=ended").await;
    assert_eq!(unknown.status, 400);
}
