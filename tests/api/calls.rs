//! Calls: a mentee looks for a mentor.
use chrono::Duration;
use serde_json::{Value, json};
use tests::TestApp;

#[actix_web::test]
async fn a_mentee_opens_edits_pauses_resumes_and_closes_her_call() {
    let app = TestApp::new().await;
    let lea = app.mentee("Léa").await;
    let call = lea.post("/calls", json!({})).await.expect(201);
    let path = format!("/calls/{}", call.id());
    assert_eq!(call.header("location"), format!("/api/v1{path}"));
    assert_eq!(call.header("etag"), "\"1\"");
    assert_eq!(call.body["topics"], json!(["confidence", "first_job"]));
    assert_eq!(call.body["rhythm"], "month");
    assert_eq!(call.actions(), ["edit", "pause", "close", "confirm"]);
    let change = json!({ "topics": ["negotiation"], "rhythm": "two_weeks" });
    let edited = lea
        .patch(&path, &json!(1), change.clone())
        .await
        .expect(200);
    assert_eq!(
        (&edited.body["topics"], &edited.body["version"]),
        (&json!(["negotiation"]), &json!(2))
    );
    let stale = lea.patch(&path, &json!(1), change).await;
    assert_eq!(stale.refusal(), (412, "precondition-failed"));
    let paused = lea.acts(&format!("{path}/pause")).await.expect(200);
    assert_eq!(paused.actions(), ["edit", "resume", "close"]);
    let again = lea.acts(&format!("{path}/pause")).await;
    assert_eq!(again.refusal(), (409, "call-not-open"));
    app.later(Duration::days(2));
    let resumed = lea.acts(&format!("{path}/resumption")).await.expect(200);
    assert_eq!(resumed.body["waiting_since"], call.body["waiting_since"]);
    let confirmed = lea.acts(&format!("{path}/confirmation")).await.expect(200);
    assert_ne!(confirmed.body["confirmed_at"], call.body["confirmed_at"]);
    let closed = lea
        .post(
            &format!("{path}/closure"),
            json!({ "reason": "found_elsewhere" }),
        )
        .await
        .expect(200);
    assert_eq!(closed.body["closed_reason"], "found_elsewhere");
    assert_eq!(closed.actions(), [""; 0]);
    let over = lea.acts(&format!("{path}/resumption")).await;
    assert_eq!(over.refusal(), (409, "call-not-paused"));
    assert_eq!(
        app.events().await,
        [
            "call.opened",
            "call.edited",
            "call.paused",
            "call.resumed",
            "call.confirmed",
            "call.closed"
        ]
    );
}

#[actix_web::test]
async fn a_call_needs_its_preconditions() {
    let app = TestApp::new().await;
    let lea = app.mentee("Léa").await;
    let path = format!("/calls/{}", lea.opens_a_call().await);
    let patch = actix_web::http::Method::PATCH;
    let without = lea.call(patch, &path, Some(json!({})), &[]).await;
    assert_eq!(without.refusal(), (428, "precondition-required"));
    let post = actix_web::http::Method::POST;
    let without = lea.call(post, "/calls", Some(json!({})), &[]).await;
    assert_eq!(without.refusal(), (400, "idempotency-key-missing"));
    // What she may do next changes without the call: no reading is answered with "as before".
    let get = actix_web::http::Method::GET;
    let known = [("if-none-match", "\"1\"")];
    assert_eq!(lea.call(get, &path, None, &known).await.status, 200);
}

#[actix_web::test]
async fn words_too_short_topics_too_many_and_unknown_fields_are_named() {
    let app = TestApp::new().await;
    let lea = app.mentee("Léa").await;
    let body = json!({ "words": "court", "topics": ["a", "b", "c", "d", "e"] });
    let answer = lea.post("/calls", body).await.expect(422);
    let places: Vec<&Value> = answer.body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| &e["pointer"])
        .collect();
    assert_eq!(places, ["/topics", "/words"]);
    let unknown = lea.post("/calls", json!({ "surname": "Martin" })).await;
    assert_eq!(unknown.status, 422);
    let moderated = json!({ "reason": "moderated" });
    let path = format!("/calls/{}/closure", lea.opens_a_call().await);
    assert_eq!(lea.post(&path, moderated).await.status, 422);
}

#[actix_web::test]
async fn one_live_call_and_a_repeated_request_opens_one() {
    let app = TestApp::new().await;
    let lea = app.mentee("Léa").await;
    let post = || {
        let key = [("idempotency-key", "one-intention")];
        let lea = lea.clone();
        async move {
            let method = actix_web::http::Method::POST;
            lea.call(method, "/calls", Some(json!({ "rhythm": "month" })), &key)
                .await
        }
    };
    let (first, again) = (post().await.expect(201), post().await.expect(201));
    assert_eq!(first.id(), again.id());
    let second = lea.post("/calls", json!({})).await;
    assert_eq!(second.refusal(), (409, "already-calling"));
    let reused = lea
        .call(
            actix_web::http::Method::POST,
            "/calls",
            Some(json!({})),
            &[("idempotency-key", "one-intention")],
        )
        .await;
    assert_eq!(reused.refusal(), (422, "idempotency-key-reused"));
}

#[actix_web::test]
async fn who_is_not_concerned_finds_nothing() {
    let app = TestApp::new().await;
    let lea = app.mentee("Léa").await;
    let call = lea.opens_a_call().await;
    let path = format!("/calls/{call}");
    let (ines, nora) = (app.mentee("Inès").await, app.mentor("Nora", 1).await);
    let (organiser, nobody) = (app.organiser().await, app.person("Zoé").await);
    for stranger in [&ines, &organiser, &nobody] {
        assert_eq!(stranger.get(&path).await.refusal(), (404, "not-found"));
        assert_eq!(stranger.get("/calls").await.refusal(), (403, "forbidden"));
        let pause = stranger.acts(&format!("{path}/pause")).await;
        assert_eq!(pause.refusal(), (404, "not-found"));
    }
    assert_eq!(nora.get(&path).await.expect(200).actions(), ["offer"]);
    let pause = nora.acts(&format!("{path}/pause")).await;
    assert_eq!(pause.refusal(), (403, "forbidden"));
    assert_eq!(nora.post("/calls", json!({})).await.status, 403);
    lea.acts(&format!("{path}/pause")).await.expect(200);
    assert_eq!(nora.get(&path).await.status, 404);
    assert_eq!(nora.every_id("/calls").await, [""; 0]);
    assert_eq!(lea.every_id("/calls/mine").await, [call]);
    assert_eq!(nora.every_id("/calls/mine").await, [""; 0]);
}

#[actix_web::test]
async fn t5_the_longest_wait_stands_first_among_those_without_offers() {
    let app = TestApp::new().await;
    let mut calls = vec![];
    for name in ["Léa", "Inès", "Ana", "Mia", "Zoé"] {
        calls.push(app.mentee(name).await.opens_a_call().await);
        app.later(Duration::days(2));
    }
    let (nora, sofia) = (app.mentor("Nora", 3).await, app.mentor("Sofia", 3).await);
    nora.offers(&calls[0]).await;
    sofia.offers(&calls[0]).await;
    nora.offers(&calls[2]).await;
    let order = [1, 3, 4, 2, 0].map(|i: usize| calls[i].clone());
    assert_eq!(sofia.every_id("/calls").await, order);
    let filtered = sofia.every_id("/calls?field=security").await;
    assert_eq!(filtered, [""; 0]);
    let query = "/calls?field=web&topic=confidence&language=fr&way=video&region=Rh%C3%B4ne";
    assert_eq!(sofia.every_id(query).await, order);
}

#[actix_web::test]
async fn calls_of_one_instant_come_page_after_page_and_none_is_lost() {
    let app = TestApp::new().await;
    let mut calls = vec![];
    for name in ["Léa", "Inès", "Ana", "Mia", "Zoé"] {
        calls.push(app.mentee(name).await.opens_a_call().await);
    }
    calls.sort();
    let nora = app.mentor("Nora", 1).await;
    assert_eq!(nora.every_id("/calls").await, calls);
}

#[actix_web::test]
async fn who_kept_her_place_stands_before_calls_that_were_opened_earlier() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 3).await);
    let pairing = app.pair(&lea, &nora).await;
    app.later(Duration::days(3));
    let mias = app.mentee("Mia").await.opens_a_call().await;
    app.later(Duration::days(3));
    let path = format!("/pairings/{pairing}");
    lea.post(&format!("{path}/ending"), json!({ "reason": "no_start" }))
        .await
        .expect(200);
    let leas = lea.acts(&format!("{path}/successor")).await;
    let leas = leas.expect(201).id();
    assert_eq!(nora.every_id("/calls").await, [leas, mias]);
}

#[actix_web::test]
async fn a_mentor_who_searches_does_not_find_herself() {
    let app = TestApp::new().await;
    let (ana, nora) = (app.mentor("Ana", 1).await, app.mentor("Nora", 1).await);
    app.admit(&ana, "mentee", "Ana", None, json!({})).await;
    let hers = ana.opens_a_call().await;
    let leas = app.mentee("Léa").await.opens_a_call().await;
    assert_eq!(ana.every_id("/calls").await, std::slice::from_ref(&leas));
    assert_eq!(nora.every_id("/calls").await.len(), 2);
    assert_eq!(ana.every_id("/calls/mine").await, [hers]);
}

#[actix_web::test]
async fn enough_offers_take_a_call_out_of_the_default_list() {
    let app = TestApp::new().await;
    let call = app.mentee("Léa").await.opens_a_call().await;
    for name in ["Ana", "Bea", "Cleo", "Dana", "Eva"] {
        app.mentor(name, 1).await.offers(&call).await;
    }
    let nora = app.mentor("Nora", 1).await;
    assert_eq!(nora.every_id("/calls").await, [""; 0]);
    let all = nora.every_id("/calls?include_well_served=true").await;
    assert_eq!(all, std::slice::from_ref(&call));
    assert_eq!(
        nora.tries_to_offer(&call).await.refusal(),
        (409, "call-not-taking-offers")
    );
}

#[actix_web::test]
async fn invariant_10_a_mentor_learns_nothing_of_other_offers() {
    let app = TestApp::new().await;
    let first = app.mentee("Léa").await.opens_a_call().await;
    let second = app.mentee("Inès").await.opens_a_call().await;
    let nora = app.mentor("Nora", 1).await;
    let path = format!("/calls/{first}");
    // Here from the first: how rare a kind of help is counts in the fit, and that is public.
    let others = [
        app.mentor("Ana", 1).await,
        app.mentor("Bea", 1).await,
        app.mentor("Cleo", 1).await,
    ];
    let before = nora.get(&path).await.expect(200);
    let list_before = nora.get("/calls?limit=1").await.expect(200);
    for other in &others {
        other.offers(&first).await;
    }
    let after = nora.get(&path).await.expect(200);
    assert_eq!(before.text, after.text);
    assert_eq!(before.header("etag"), after.header("etag"));
    // The cursor holds the call it stands after, and nothing of its rank.
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    let cursor = |answer: &tests::Answer| {
        let text = answer.body["next_cursor"].as_str().unwrap();
        String::from_utf8(URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap()
    };
    let list_after = nora.get("/calls?limit=1").await.expect(200);
    assert_eq!(cursor(&list_before), format!("\"{first}\""));
    assert_eq!(cursor(&list_after), format!("\"{second}\""));
    let foreign = nora.get("/calls?cursor=IjAxOGYwMDAwIg").await;
    assert_eq!(foreign.refusal(), (422, "validation-failed"));
}

#[actix_web::test]
async fn t10_kept_apart_people_never_see_each_others_calls() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let call = lea.opens_a_call().await;
    let path = format!("/calls/{call}");
    nora.get(&path).await.expect(200);
    app.keep_apart(&lea, "Nora").await;
    assert_eq!(nora.every_id("/calls").await, [""; 0]);
    let unseen = nora.get(&path).await;
    let unknown = nora
        .get("/calls/018f0000-0000-7000-8000-000000000000")
        .await;
    assert_eq!(unseen.refusal(), unknown.refusal());
    assert_eq!(unseen.refusal(), (404, "not-found"));
}
