//! Offers: a mentor proposes, the two talk, and it ends.
use chrono::{Duration, TimeZone, Utc};
use serde_json::{Value, json};
use tests::{TestApp, journey::offer_on};

#[actix_web::test]
async fn a_mentor_offers_and_the_two_see_each_other_without_surname_or_address() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let call = lea.opens_a_call().await;
    let made = nora.tries_to_offer(&call).await.expect(201);
    assert_eq!(made.body["side"], "made");
    assert_eq!(made.actions(), ["edit", "withdraw", "ask"]);
    let received = lea.get(&format!("/offers/{}", made.id())).await.expect(200);
    assert_eq!(received.body["side"], "received");
    assert_eq!(received.body["mentor"]["public_name"], "Nora");
    assert_eq!(received.actions(), ["elect", "decline", "extend", "ask"]);
    for answer in [&made, &received] {
        assert!(!answer.text.contains("Martin"), "{}", answer.text);
        assert!(!answer.text.contains("example.org"), "{}", answer.text);
    }
    assert_eq!(
        received.body["fit"],
        json!({
            "shared": [
                { "code": "topics_covered", "values": ["confidence"] },
                { "code": "interests_shared", "values": ["data", "web"] },
                { "code": "rhythm_shared", "values": ["month"] },
                { "code": "region_shared", "values": ["Rhône"] },
                { "code": "languages_shared", "values": ["fr"] },
                { "code": "ways_shared", "values": ["video"] },
            ],
            "to_check": [{ "code": "topics_not_covered", "values": ["first_job"] }],
        })
    );
    let read = nora.get(&format!("/calls/{call}")).await.expect(200);
    assert_eq!(read.body["my_offer_id"], made.body["id"]);
    assert_eq!(read.actions(), [""; 0]);
}

#[actix_web::test]
async fn only_the_two_know_an_offer() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let offer = nora.offers(&lea.opens_a_call().await).await;
    let path = format!("/offers/{offer}");
    let others = [
        app.mentee("Inès").await,
        app.mentor("Sofia", 1).await,
        app.organiser().await,
        app.administrator().await,
    ];
    for stranger in &others {
        assert_eq!(stranger.get(&path).await.status, 404);
        assert_eq!(stranger.get(&format!("{path}/messages")).await.status, 404);
        for act in ["withdrawal", "declination", "extension"] {
            let tried = stranger.acts(&format!("{path}/{act}")).await;
            assert_eq!(tried.refusal(), (404, "not-found"), "{act}");
        }
        assert_eq!(stranger.every_id("/offers").await, [""; 0]);
    }
    assert_eq!(lea.acts(&format!("{path}/withdrawal")).await.status, 403);
    assert_eq!(nora.acts(&format!("{path}/declination")).await.status, 403);
    assert_eq!(nora.acts(&format!("{path}/extension")).await.status, 403);
    let edit = lea.patch(&path, &json!(1), json!({ "how": "non" })).await;
    assert_eq!(edit.status, 403);
}

#[actix_web::test]
async fn an_offer_is_edited_while_it_is_open() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let offer = nora.offers(&lea.opens_a_call().await).await;
    let path = format!("/offers/{offer}");
    let change = json!({ "how": "Autrement.", "limits": "Pas le lundi." });
    let edited = nora.patch(&path, &json!(1), change).await.expect(200);
    assert_eq!(edited.body["limits"], "Pas le lundi.");
    let stale = nora.patch(&path, &json!(1), json!({ "how": "?" })).await;
    assert_eq!(stale.status, 412);
    let cleared = nora.patch(&path, &json!(2), json!({ "limits": "" })).await;
    assert_eq!(cleared.expect(200).body["limits"], Value::Null);
    nora.acts(&format!("{path}/withdrawal")).await.expect(200);
    let late = nora.patch(&path, &json!(4), json!({ "how": "?" })).await;
    assert_eq!(late.refusal(), (409, "offer-not-open"));
    assert_eq!(lea.state_of(&path).await, "withdrawn");
}

#[actix_web::test]
async fn questions_and_answers_stay_between_the_two() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let offer = nora.offers(&lea.opens_a_call().await).await;
    let path = format!("/offers/{offer}/messages");
    lea.post(&path, json!({ "body": "Êtes-vous disponible ?" }))
        .await
        .expect(201);
    let answer = nora
        .post(&path, json!({ "body": "Oui." }))
        .await
        .expect(201);
    assert_eq!(answer.body["author"], "me");
    let page = lea.get(&path).await.expect(200);
    let told: Vec<(&Value, &Value)> = page.body["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| (&m["author"], &m["author_name"]))
        .collect();
    assert_eq!(
        told,
        [
            (&json!("me"), &json!("Léa")),
            (&json!("other"), &json!("Nora"))
        ]
    );
    let blank = lea.post(&path, json!({ "body": "   " })).await;
    assert_eq!(blank.refusal(), (422, "validation-failed"));
    lea.acts(&format!("/offers/{offer}/declination"))
        .await
        .expect(200);
    let late = nora.post(&path, json!({ "body": "Dommage." })).await;
    assert_eq!(late.refusal(), (409, "offer-not-open"));
    assert_eq!(app.happened("offer.questioned").await, 2);
}

#[actix_web::test]
async fn one_offer_at_a_time_and_none_after_a_no() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let call = lea.opens_a_call().await;
    let first = nora.offers(&call).await;
    let again = nora.tries_to_offer(&call).await;
    assert_eq!(again.refusal(), (409, "already-offered"));
    nora.acts(&format!("/offers/{first}/withdrawal"))
        .await
        .expect(200);
    let second = nora.offers(&call).await;
    lea.acts(&format!("/offers/{second}/declination"))
        .await
        .expect(200);
    let third = nora.tries_to_offer(&call).await;
    assert_eq!(third.refusal(), (409, "declined-before"));
    assert_eq!(nora.every_id("/offers?side=made").await, [second, first]);
}

#[actix_web::test]
async fn a_letter_is_for_one_person() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 3).await;
    let first = app.mentee("Léa").await.opens_a_call().await;
    let second = app.mentee("Inès").await.opens_a_call().await;
    nora.offers(&first).await;
    let mut body = offer_on(&second);
    body["why"] = json!(offer_on(&first)["why"].as_str().unwrap().to_uppercase());
    let copied = nora.post("/offers", body).await;
    assert_eq!(copied.refusal(), (422, "offer-repeats-another"));
    assert_eq!(copied.body["errors"][0]["pointer"], "/why");
    let other = nora.offers(&second).await;
    let change = json!({ "why": offer_on(&first)["why"] });
    let edited = nora
        .patch(&format!("/offers/{other}"), &json!(1), change)
        .await;
    assert_eq!(edited.refusal(), (422, "offer-repeats-another"));
}

#[actix_web::test]
async fn a_mentor_has_at_most_five_open_offers() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 3).await;
    let mut offers = vec![];
    for name in ["Ana", "Bea", "Cleo", "Dana", "Eva"] {
        let call = app.mentee(name).await.opens_a_call().await;
        offers.push(nora.offers(&call).await);
    }
    let sixth = app.mentee("Fay").await.opens_a_call().await;
    let refused = nora.tries_to_offer(&sixth).await;
    assert_eq!(refused.refusal(), (409, "too-many-open-offers"));
    assert_eq!(
        nora.get(&format!("/calls/{sixth}")).await.actions(),
        [""; 0]
    );
    // Out of time, they count no more, whether or not the clock's job ran.
    app.later(Duration::days(21));
    nora.offers(&sixth).await;
}

#[actix_web::test]
async fn a_full_or_pausing_mentor_offers_no_more() {
    let app = TestApp::new().await;
    let (nora, sofia) = (app.mentor("Nora", 1).await, app.mentor("Sofia", 1).await);
    app.pair(&app.mentee("Inès").await, &nora).await;
    let call = app.mentee("Léa").await.opens_a_call().await;
    assert_eq!(
        nora.tries_to_offer(&call).await.refusal(),
        (409, "mentor-full")
    );
    let pause = format!(
        "UPDATE applicants SET paused_at = now(), paused_until = '2026-01-08' WHERE account_id = '{}'",
        sofia.account_id()
    );
    app.sql(&pause).await.unwrap();
    assert_eq!(
        sofia.tries_to_offer(&call).await.refusal(),
        (409, "mentor-paused")
    );
    app.later(Duration::days(3));
    sofia.offers(&call).await;
}

#[actix_web::test]
async fn why_a_call_takes_no_offer_is_never_told() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 1).await;
    let named = |name: &'static str| app.mentee(name);
    let (paused, closed) = (named("Ana").await, named("Bea").await);
    let (elected, apart, full) = (named("Cleo").await, named("Dana").await, named("Eva").await);
    let mut calls = vec![];
    for mentee in [&paused, &closed, &elected, &apart, &full] {
        calls.push(mentee.opens_a_call().await);
    }
    paused
        .acts(&format!("/calls/{}/pause", calls[0]))
        .await
        .expect(200);
    closed
        .post(
            &format!("/calls/{}/closure", calls[1]),
            json!({ "reason": "no_longer" }),
        )
        .await
        .expect(200);
    let sofia = app.mentor("Sofia", 1).await;
    elected.elects(&sofia.offers(&calls[2]).await).await;
    app.keep_apart(&apart, "Nora").await;
    for name in ["Fay", "Gia", "Hana", "Ida", "Jo"] {
        app.mentor(name, 1).await.offers(&calls[4]).await;
    }
    let mut told = vec![];
    for call in &calls {
        let mut answer = nora.tries_to_offer(call).await;
        assert_eq!(answer.refusal(), (409, "call-not-taking-offers"));
        answer.body.as_object_mut().unwrap().remove("instance");
        told.push(answer.body);
    }
    assert!(told.iter().all(|t| t == &told[0]), "{told:?}");
}

#[actix_web::test]
async fn t3_a_mentor_who_pauses_with_four_open_offers_sees_them_lapse() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 3).await;
    let mut received = vec![];
    for name in ["Ana", "Bea", "Cleo", "Dana"] {
        let mentee = app.mentee(name).await;
        let offer = nora.offers(&mentee.opens_a_call().await).await;
        received.push((mentee, offer));
    }
    let hers = nora.own_application().await;
    nora.post(&format!("{hers}/pause"), json!({ "until": null }))
        .await
        .expect(200);
    for (mentee, offer) in &received {
        let view = mentee.get(&format!("/offers/{offer}")).await.expect(200);
        assert_eq!(view.body["status"], "lapsed");
        assert_eq!(view.body["lapse_reason"], "mentor_paused");
        assert_eq!(view.actions(), [""; 0]);
    }
    assert_eq!(app.happened("offer.lapsed").await, 4);
    assert_eq!(app.count("calls WHERE open_offers <> 0").await, 0);
}

#[actix_web::test]
async fn a_call_that_pauses_or_closes_lapses_its_offers() {
    let app = TestApp::new().await;
    let lea = app.mentee("Léa").await;
    let (nora, sofia) = (app.mentor("Nora", 1).await, app.mentor("Sofia", 1).await);
    let call = lea.opens_a_call().await;
    let first = nora.offers(&call).await;
    lea.acts(&format!("/calls/{call}/pause")).await.expect(200);
    lea.acts(&format!("/calls/{call}/resumption"))
        .await
        .expect(200);
    let second = sofia.offers(&call).await;
    let reason = json!({ "reason": "no_longer" });
    lea.post(&format!("/calls/{call}/closure"), reason)
        .await
        .expect(200);
    let told = nora.get(&format!("/offers/{first}")).await.expect(200);
    assert_eq!(told.body["lapse_reason"], "call_paused");
    let told = sofia.get(&format!("/offers/{second}")).await.expect(200);
    assert_eq!(told.body["lapse_reason"], "call_closed");
    // She who offered may still read the call, without why it was closed.
    let read = sofia.get(&format!("/calls/{call}")).await.expect(200);
    assert_eq!(
        (&read.body["status"], &read.body["closed_reason"]),
        (&json!("closed"), &Value::Null)
    );
}

#[actix_web::test]
async fn t6_an_offer_expires_across_a_clock_change_at_the_time_shown() {
    let app = TestApp::new().await;
    // 15 March 2026, 18:30 in Paris (UTC+1); the clocks change on the 29th.
    app.later(Utc.with_ymd_and_hms(2026, 3, 15, 17, 30, 0).unwrap() - app.now());
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let made = nora
        .tries_to_offer(&lea.opens_a_call().await)
        .await
        .expect(201);
    // 5 April, 18:30 in Paris (UTC+2).
    assert_eq!(made.body["expires_at"], "2026-04-05T16:30:00Z");
    let path = format!("/offers/{}", made.id());
    app.later(Duration::days(21) - Duration::hours(1) - Duration::seconds(1));
    assert_eq!(lea.state_of(&path).await, "open");
    app.later(Duration::seconds(1));
    // Nothing waits for the clock's job.
    let late = lea.tries_to_elect(&made.id()).await;
    assert_eq!(late.refusal(), (410, "offer-expired"));
    let view = lea.get(&path).await.expect(200);
    assert_eq!(view.body["status"], "expired");
    assert_eq!(view.body["decided_at"], view.body["expires_at"]);
    assert_eq!(view.actions(), [""; 0]);
    assert_eq!(lea.every_id("/offers?status=open").await, [""; 0]);
    assert_eq!(lea.every_id("/offers?status=expired").await.len(), 1);
    assert_eq!(backend::rounds::once(&app.site).await.unwrap(), 1);
    assert_eq!(backend::rounds::once(&app.site).await.unwrap(), 0);
    assert_eq!(app.happened("offer.expired").await, 1);
    assert_eq!(lea.state_of(&path).await, "expired");
}

#[actix_web::test]
async fn the_mentee_extends_an_offer_once_across_a_clock_change() {
    let app = TestApp::new().await;
    app.later(Utc.with_ymd_and_hms(2026, 3, 2, 8, 0, 0).unwrap() - app.now());
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let offer = nora.offers(&lea.opens_a_call().await).await;
    let path = format!("/offers/{offer}/extension");
    let extended = lea.acts(&path).await.expect(200);
    assert_eq!(extended.body["extended"], true);
    assert_eq!(extended.body["expires_at"], "2026-04-06T07:00:00Z");
    assert_eq!(extended.actions(), ["elect", "decline", "ask"]);
    let again = lea.acts(&path).await;
    assert_eq!(again.refusal(), (409, "offer-already-extended"));
}

#[actix_web::test]
async fn after_time_is_over_a_mentor_may_offer_again() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let call = lea.opens_a_call().await;
    let first = nora.offers(&call).await;
    app.later(Duration::days(30));
    let second = nora.offers(&call).await;
    assert_eq!(lea.state_of(&format!("/offers/{first}")).await, "expired");
    assert_eq!(lea.state_of(&format!("/offers/{second}")).await, "open");
    assert_eq!(app.count("calls WHERE open_offers = 1").await, 1);
    // She noticed that its time was over; it was nobody's act.
    let noted = "events WHERE kind = 'offer.expired' AND actor_id IS NULL";
    assert_eq!(app.count(noted).await, 1);
    assert_eq!(app.happened("offer.expired").await, 1);
}

#[actix_web::test]
async fn t10_kept_apart_people_lose_sight_of_their_offers_without_a_hint() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let offer = nora.offers(&lea.opens_a_call().await).await;
    app.keep_apart(&nora, "Léa").await;
    for person in [&lea, &nora] {
        assert_eq!(person.get(&format!("/offers/{offer}")).await.status, 404);
        assert_eq!(person.every_id("/offers").await, [""; 0]);
        let messages = person.get(&format!("/offers/{offer}/messages")).await;
        assert_eq!(messages.status, 404);
    }
    // To elect it looks like electing any offer that is over.
    let elect = lea.tries_to_elect(&offer).await;
    assert_eq!(elect.refusal(), (409, "offer-not-open"));
    assert_eq!(backend::rounds::once(&app.site).await.unwrap(), 1);
    assert_eq!(backend::rounds::once(&app.site).await.unwrap(), 0);
    let elect = lea.tries_to_elect(&offer).await;
    assert_eq!(elect.refusal(), (409, "offer-not-open"));
    let lapsed = "offers WHERE status = 'lapsed' AND lapse_reason = 'kept_apart'";
    assert_eq!(app.count(lapsed).await, 1);
}

#[actix_web::test]
async fn t13_a_new_charter_asks_again_at_the_next_offer() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let call = lea.opens_a_call().await;
    app.publishes_a_charter(2).await;
    let refused = nora.tries_to_offer(&call).await;
    assert_eq!(refused.refusal(), (409, "charter-not-current"));
    app.accepts_the_charter(&nora, 2).await;
    nora.offers(&call).await;
}

#[actix_web::test]
async fn t16_a_mentee_of_a_may_offer_to_b_not_to_a() {
    let app = TestApp::new().await;
    let (ana, bea) = (app.mentor("Ana", 2).await, app.mentee("Bea").await);
    app.admit(&ana, "mentee", "Ana", None, json!({})).await;
    let zoe = app.mentee("Zoé").await;
    app.admit(&zoe, "mentor", "Zoé", Some(2), json!({})).await;
    app.pair(&zoe, &ana).await;
    zoe.offers(&bea.opens_a_call().await).await;
    let hers = ana.opens_a_call().await;
    let mirrored = zoe.tries_to_offer(&hers).await;
    assert_eq!(mirrored.refusal(), (409, "mirrored-pair"));
    let own = ana.tries_to_offer(&hers).await;
    assert_eq!(own.refusal(), (409, "call-not-taking-offers"));
}
