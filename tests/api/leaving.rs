//! What ends with a person's standing: her offers, her call, her pairs.
use serde_json::json;
use tests::TestApp;

#[actix_web::test]
async fn a_mentor_who_withdraws_ends_her_pairs_and_the_mentees_keep_their_place() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 3).await;
    let (lea, ines, mia) = (
        app.mentee("Léa").await,
        app.mentee("Inès").await,
        app.mentee("Mia").await,
    );
    let (first, second) = (app.pair(&lea, &nora).await, app.pair(&ines, &nora).await);
    let offer = nora.offers(&mia.opens_a_call().await).await;
    let contact = json!({ "happened_on": "2026-01-05", "means": "phone" });
    lea.post(&format!("/pairings/{first}/contacts"), contact)
        .await
        .expect(201);
    let hers = nora.own_application().await;
    nora.acts(&format!("{hers}/withdrawal")).await.expect(200);
    let ended = |id: &str, reason: &str| {
        format!("pairings WHERE id = '{id}' AND ended_reason = '{reason}'")
    };
    assert_eq!(app.count(&ended(&first, "left")).await, 1);
    assert_eq!(app.count(&ended(&second, "no_start")).await, 1);
    let told = mia.get(&format!("/offers/{offer}")).await.expect(200);
    assert_eq!(told.body["lapse_reason"], "mentor_gone");
    let pair = ines.get(&format!("/pairings/{second}")).await.expect(200);
    assert_eq!(pair.actions(), ["open_successor"]);
    assert_eq!(
        nora.tries_to_offer("018f0000-0000-7000-8000-000000000000")
            .await
            .status,
        403
    );
}

#[actix_web::test]
async fn a_mentee_who_withdraws_closes_her_call_and_its_offers_lapse() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let call = lea.opens_a_call().await;
    let offer = nora.offers(&call).await;
    let hers = lea.own_application().await;
    lea.acts(&format!("{hers}/withdrawal")).await.expect(200);
    let closed = lea.get(&format!("/calls/{call}")).await.expect(200);
    assert_eq!(closed.body["closed_reason"], "no_longer");
    let told = nora.get(&format!("/offers/{offer}")).await.expect(200);
    assert_eq!(told.body["lapse_reason"], "call_closed");
    assert_eq!(lea.post("/calls", json!({})).await.status, 403);
}

#[actix_web::test]
async fn fewer_places_than_pairs_end_no_pair_and_lapse_the_open_offers() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    let (lea, mia) = (app.mentee("Léa").await, app.mentee("Mia").await);
    let pairing = app.pair(&lea, &nora).await;
    let offer = nora.offers(&mia.opens_a_call().await).await;
    let hers = nora.own_application().await;
    let version = nora.get(&hers).await.expect(200).body["version"].clone();
    nora.put(
        &format!("{hers}/capacity"),
        &version,
        json!({ "capacity": 1 }),
    )
    .await
    .expect(200);
    let told = mia.get(&format!("/offers/{offer}")).await.expect(200);
    assert_eq!(told.body["lapse_reason"], "mentor_full");
    let path = format!("/pairings/{pairing}");
    assert_eq!(lea.state_of(&path).await, "forming");
}

#[actix_web::test]
async fn suspension_ends_the_search_and_removal_the_pairs() {
    let app = TestApp::new().await;
    let organiser = app.organiser().await;
    let (lea, nora, mia) = (
        app.mentee("Léa").await,
        app.mentor("Nora", 2).await,
        app.mentee("Mia").await,
    );
    let pairing = app.pair(&lea, &nora).await;
    let offer = nora.offers(&mia.opens_a_call().await).await;
    let hers = format!("/admin{}", nora.own_application().await);
    let reason = json!({ "reason": "conduct" });
    let refused = nora
        .post(&format!("{hers}/suspension"), reason.clone())
        .await;
    assert_eq!(refused.status, 403);
    organiser
        .post(&format!("{hers}/suspension"), reason.clone())
        .await
        .expect(200);
    let told = mia.get(&format!("/offers/{offer}")).await.expect(200);
    assert_eq!(told.body["lapse_reason"], "mentor_gone");
    let path = format!("/pairings/{pairing}");
    assert_eq!(lea.state_of(&path).await, "forming");
    organiser
        .post(&format!("{hers}/removal"), reason.clone())
        .await
        .expect(200);
    assert_eq!(lea.state_of(&path).await, "ended");
    let mias = format!("/admin{}", mia.own_application().await);
    organiser
        .post(&format!("{mias}/suspension"), reason)
        .await
        .expect(200);
    assert_eq!(
        app.count("calls WHERE closed_reason = 'moderated'").await,
        1
    );
}

#[actix_web::test]
async fn an_offer_and_a_pause_at_once_leave_no_open_offer() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let (call, hers) = (lea.opens_a_call().await, nora.own_application().await);
    let mut gate = app
        .gate(&format!(
            "SELECT 1 FROM participants WHERE account_id = '{}' FOR UPDATE",
            nora.account_id()
        ))
        .await;
    let pause = format!("{hers}/pause");
    // The offer waits first. Without the person's lock it would wait later, at the row it points at, having seen no pause.
    let (offered, paused) = tokio::join!(nora.tries_to_offer(&call), async {
        gate.seen(1).await;
        let (paused, ()) = tokio::join!(
            nora.post(&pause, json!({ "until": null })),
            gate.open_for(2)
        );
        paused
    });
    assert_eq!(paused.status, 200);
    assert_eq!(offered.status, 201);
    let lapsed = app.count("offers WHERE status = 'lapsed' AND lapse_reason = 'mentor_paused'");
    assert_eq!(lapsed.await, 1);
    assert_eq!(app.count("calls WHERE open_offers <> 0").await, 0);
}
