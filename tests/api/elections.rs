//! The election: the mentee chooses, and nobody for her.
use chrono::Duration;
use serde_json::{Value, json};
use tests::TestApp;

#[actix_web::test]
async fn t1_three_offers_one_elected() {
    let app = TestApp::new().await;
    let lea = app.mentee("Léa").await;
    let call = lea.opens_a_call().await;
    let nora = app.mentor("Nora", 1).await;
    let (sofia, ana) = (app.mentor("Sofia", 1).await, app.mentor("Ana", 1).await);
    let mut offers = vec![];
    for mentor in [&nora, &sofia, &ana] {
        offers.push(mentor.offers(&call).await);
    }
    assert_eq!(lea.every_id("/offers?side=received").await, offers);
    let election = lea.tries_to_elect(&offers[1]).await.expect(201);
    assert_eq!(
        (&election.body["mentee_name"], &election.body["mentor_name"]),
        (&json!("Léa"), &json!("Sofia"))
    );
    let receipt = format!("/elections/{}", election.id());
    assert_eq!(lea.get(&receipt).await.expect(200).text, election.text);
    assert_eq!(lea.every_id("/elections").await, [election.id()]);
    for (mentor, offer, status) in [
        (&nora, &offers[0], "not_elected"),
        (&sofia, &offers[1], "elected"),
        (&ana, &offers[2], "not_elected"),
    ] {
        assert_eq!(mentor.state_of(&format!("/offers/{offer}")).await, status);
        assert_eq!(mentor.get(&receipt).await.status, 404);
    }
    assert_eq!(lea.state_of(&format!("/calls/{call}")).await, "elected");
    // Contact details are there for the two, and for nobody else.
    let pairing = format!(
        "/pairings/{}",
        election.body["pairing_id"].as_str().unwrap()
    );
    let hers = lea.get(&pairing).await.expect(200);
    assert_eq!(hers.body["status"], "forming");
    assert_eq!(hers.body["next_step"], "say_hello");
    assert_eq!(hers.body["partner"]["name"], "Sofia Martin");
    assert!(
        hers.body["partner"]["email"]
            .as_str()
            .unwrap()
            .starts_with("sofia.")
    );
    let theirs = sofia.get(&pairing).await.expect(200);
    assert_eq!(theirs.body["partner"]["name"], "Léa Martin");
    assert_eq!(theirs.body["my_role"], "mentor");
    let (organiser, administrator) = (app.organiser().await, app.administrator().await);
    for other in [&nora, &ana, &organiser, &administrator] {
        assert_eq!(other.get(&pairing).await.refusal(), (404, "not-found"));
    }
    // She who was not elected learns that, and nothing of who was.
    let told = nora.get(&format!("/offers/{}", offers[0])).await.text;
    assert!(
        !told.contains("Sofia") && !told.contains("Martin"),
        "{told}"
    );
    assert_eq!(
        app.events().await[4..],
        [
            "election.cast",
            "offer.elected",
            "offer.not_elected",
            "offer.not_elected",
            "call.elected",
            "pairing.formed"
        ]
    );
}

#[actix_web::test]
async fn t4_nobody_elects_for_her_and_who_tries_is_logged() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let offer = nora.offers(&lea.opens_a_call().await).await;
    let (organiser, administrator) = (app.organiser().await, app.administrator().await);
    for onlooker in [&organiser, &administrator, &nora] {
        let tried = onlooker.tries_to_elect(&offer).await;
        assert_eq!(tried.refusal(), (403, "only-the-mentee-elects"));
        let by = format!(
            "events WHERE kind = 'election.refused' AND actor_id = '{}' AND subject_id = '{offer}'",
            onlooker.account_id()
        );
        assert_eq!(app.count(&by).await, 1);
    }
    for stranger in [app.mentee("Inès").await, app.mentor("Sofia", 1).await] {
        let tried = stranger.tries_to_elect(&offer).await;
        assert_eq!(tried.refusal(), (404, "not-found"));
    }
    assert_eq!(app.happened("election.refused").await, 3);
    assert_eq!(
        app.count("elections").await + app.count("pairings").await,
        0
    );
    assert_eq!(lea.state_of(&format!("/offers/{offer}")).await, "open");
    lea.elects(&offer).await;
}

#[actix_web::test]
async fn a_full_mentor_loses_her_other_offers_and_one_with_room_keeps_them() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    let mut mentees = vec![];
    for name in ["Léa", "Inès", "Ana"] {
        let mentee = app.mentee(name).await;
        let offer = nora.offers(&mentee.opens_a_call().await).await;
        mentees.push((mentee, offer));
    }
    let path = |i: usize| format!("/offers/{}", mentees[i].1);
    mentees[0].0.elects(&mentees[0].1).await;
    assert_eq!(mentees[1].0.state_of(&path(1)).await, "open");
    mentees[1].0.elects(&mentees[1].1).await;
    let lapsed = mentees[2].0.get(&path(2)).await.expect(200);
    assert_eq!(
        (&lapsed.body["status"], &lapsed.body["lapse_reason"]),
        (&json!("lapsed"), &json!("mentor_full"))
    );
    let late = mentees[2].0.tries_to_elect(&mentees[2].1).await;
    assert_eq!(late.refusal(), (409, "mentor-full"));
    assert_eq!(app.count("calls WHERE open_offers <> 0").await, 0);
}

#[actix_web::test]
async fn an_offer_that_is_over_cannot_be_elected() {
    let app = TestApp::new().await;
    let lea = app.mentee("Léa").await;
    let call = lea.opens_a_call().await;
    let (nora, sofia) = (app.mentor("Nora", 1).await, app.mentor("Sofia", 1).await);
    let withdrawn = nora.offers(&call).await;
    nora.acts(&format!("/offers/{withdrawn}/withdrawal"))
        .await
        .expect(200);
    let refused = lea.tries_to_elect(&withdrawn).await;
    assert_eq!(refused.refusal(), (409, "offer-not-open"));
    let old = sofia.offers(&call).await;
    app.later(Duration::days(22));
    let refused = lea.tries_to_elect(&old).await;
    assert_eq!(refused.refusal(), (410, "offer-expired"));
    let unknown = "018f0000-0000-7000-8000-000000000000";
    assert_eq!(lea.tries_to_elect(unknown).await.status, 404);
}

#[actix_web::test]
async fn an_offer_out_of_time_expires_beside_the_elected_one_and_nobody_did_it() {
    let app = TestApp::new().await;
    let lea = app.mentee("Léa").await;
    let call = lea.opens_a_call().await;
    let (nora, sofia) = (app.mentor("Nora", 1).await, app.mentor("Sofia", 1).await);
    let old = nora.offers(&call).await;
    app.later(Duration::days(10));
    let fresh = sofia.offers(&call).await;
    app.later(Duration::days(12));
    lea.elects(&fresh).await;
    assert_eq!(nora.state_of(&format!("/offers/{old}")).await, "expired");
    let noted = format!(
        "events WHERE subject_id = '{old}' AND kind = 'offer.expired' AND actor_id IS NULL"
    );
    assert_eq!(app.count(&noted).await, 1);
    assert_eq!(app.happened("offer.not_elected").await, 0);
}

#[actix_web::test]
async fn a_mentor_who_pauses_or_is_suspended_meanwhile_cannot_be_elected() {
    let app = TestApp::new().await;
    for change in ["paused_at = now()", "status = 'suspended'"] {
        let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
        let offer = nora.offers(&lea.opens_a_call().await).await;
        let set = format!(
            "UPDATE applicants SET {change} WHERE account_id = '{}'",
            nora.account_id()
        );
        app.sql(&set).await.unwrap();
        let refused = lea.tries_to_elect(&offer).await;
        assert_eq!(refused.refusal(), (409, "offer-not-open"), "{change}");
    }
}

/// The schema would refuse it too; the code does so by itself.
#[actix_web::test]
async fn a_mentor_without_a_place_is_not_elected_even_where_the_schema_does_not_count() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    let (lea, ines) = (app.mentee("Léa").await, app.mentee("Inès").await);
    let offer = nora.offers(&lea.opens_a_call().await).await;
    app.pair(&ines, &nora).await;
    app.sql("DROP TRIGGER pairings_guarded ON pairings")
        .await
        .unwrap();
    let fewer = format!(
        "UPDATE applicants SET capacity = 1 WHERE account_id = '{}'",
        nora.account_id()
    );
    app.sql(&fewer).await.unwrap();
    let refused = lea.tries_to_elect(&offer).await;
    assert_eq!(refused.refusal(), (409, "mentor-full"));
    assert_eq!(app.count("pairings").await, 1);
}

#[actix_web::test]
async fn a_suspended_mentee_does_not_elect() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let offer = nora.offers(&lea.opens_a_call().await).await;
    let set = format!(
        "UPDATE applicants SET status = 'suspended' WHERE account_id = '{}'",
        lea.account_id()
    );
    app.sql(&set).await.unwrap();
    let refused = lea.tries_to_elect(&offer).await;
    assert_eq!(refused.refusal(), (403, "forbidden"));
}

#[actix_web::test]
async fn t13_a_new_charter_asks_again_at_the_next_election() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let offer = nora.offers(&lea.opens_a_call().await).await;
    app.publishes_a_charter(2).await;
    let refused = lea.tries_to_elect(&offer).await;
    assert_eq!(refused.refusal(), (409, "charter-not-current"));
    assert_eq!(app.count("elections").await, 0);
    app.accepts_the_charter(&lea, 2).await;
    lea.elects(&offer).await;
}

#[actix_web::test]
async fn t16_two_mirrored_offers_make_one_pair() {
    let app = TestApp::new().await;
    let (ana, zoe) = (app.mentee("Ana").await, app.mentee("Zoé").await);
    app.admit(&ana, "mentor", "Ana", Some(2), json!({})).await;
    app.admit(&zoe, "mentor", "Zoé", Some(2), json!({})).await;
    let (anas, zoes) = (ana.opens_a_call().await, zoe.opens_a_call().await);
    let (to_zoe, to_ana) = (ana.offers(&zoes).await, zoe.offers(&anas).await);
    ana.elects(&to_ana).await;
    let mirrored = zoe.tries_to_elect(&to_zoe).await;
    assert_eq!(mirrored.refusal(), (409, "mirrored-pair"));
}

#[actix_web::test]
async fn the_log_names_everyone_and_everything_by_id_only() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let pairing = app.pair(&lea, &nora).await;
    let named = format!(
        "events WHERE kind IN ('election.cast', 'offer.elected', 'call.elected', 'pairing.formed') \
         AND refs->>'pairing_id' = '{pairing}' AND refs->>'mentee_id' = '{}' AND refs->>'mentor_id' = '{}' \
         AND refs ?& ARRAY['election_id', 'offer_id', 'call_id'] AND actor_id = '{}'",
        lea.account_id(),
        nora.account_id(),
        lea.account_id()
    );
    assert_eq!(app.count(&named).await, 4);
    assert_eq!(
        app.count("events WHERE refs::text LIKE '%Martin%' OR reason LIKE '%Martin%'")
            .await,
        0
    );
    let jobs = app.count("jobs WHERE kind = 'fan_out'").await;
    assert_eq!(jobs, app.count("events").await);
}

#[actix_web::test]
async fn an_election_repeated_with_its_key_is_answered_alike() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let offer = nora.offers(&lea.opens_a_call().await).await;
    let mut answers: Vec<(u16, Value)> = vec![];
    for _ in 0..2 {
        let answer = lea
            .call(
                actix_web::http::Method::POST,
                "/elections",
                Some(json!({ "offer_id": offer })),
                &[("idempotency-key", "my-choice")],
            )
            .await;
        answers.push((answer.status.as_u16(), answer.body));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].0, 201);
}
