//! Requests that meet: each race is staged, not hoped for. A lock of the test's own makes them wait side by side.
use actix_web::http::Method;
use chrono::Duration;
use serde_json::json;
use tests::{Answer, Caller, TestApp, journey::offer_on};

/// The two refusals of a race, in an order that does not depend on who won.
fn sorted(answers: [&Answer; 2]) -> [(u16, String); 2] {
    let mut told = answers.map(|a| (a.status.as_u16(), a.code().to_owned()));
    told.sort();
    told
}

fn row_of(table: &str, column: &str, id: impl std::fmt::Display) -> String {
    format!("SELECT 1 FROM {table} WHERE {column} = '{id}' FOR UPDATE")
}

#[actix_web::test]
async fn t2_two_mentees_elect_the_last_place_at_once() {
    let app = TestApp::new().await;
    let (nora, sofia) = (app.mentor("Nora", 1).await, app.mentor("Sofia", 3).await);
    let (lea, ines) = (app.mentee("Léa").await, app.mentee("Inès").await);
    let (leas, iness) = (lea.opens_a_call().await, ines.opens_a_call().await);
    let (to_lea, to_ines) = (nora.offers(&leas).await, nora.offers(&iness).await);
    let others = [sofia.offers(&leas).await, sofia.offers(&iness).await];
    let gate = app
        .gate(&row_of("participants", "account_id", nora.account_id()))
        .await;
    let (one, two, ()) = tokio::join!(
        lea.tries_to_elect(&to_lea),
        ines.tries_to_elect(&to_ines),
        gate.open_for(2)
    );
    assert_eq!(
        sorted([&one, &two]),
        [(201, String::new()), (409, "mentor-full".into())]
    );
    assert_eq!(app.count("pairings").await, 1);
    assert_eq!(app.count("elections").await, 1);
    // She who came second keeps the other offer, and elects it.
    let (second, lost, kept) = if one.status == 201 {
        (&ines, &to_ines, &others[1])
    } else {
        (&lea, &to_lea, &others[0])
    };
    let lapsed = second.get(&format!("/offers/{lost}")).await.expect(200);
    assert_eq!(lapsed.body["lapse_reason"], "mentor_full");
    second.elects(kept).await;
}

/// Nobody's election closes an offer of another's here: the mentor's row alone makes them count one after the other.
#[actix_web::test]
async fn three_mentees_elect_the_last_two_places_at_once() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    let (ana, bea, cleo) = (
        app.mentee("Ana").await,
        app.mentee("Bea").await,
        app.mentee("Cleo").await,
    );
    let to_ana = nora.offers(&ana.opens_a_call().await).await;
    let to_bea = nora.offers(&bea.opens_a_call().await).await;
    let to_cleo = nora.offers(&cleo.opens_a_call().await).await;
    let gate = app
        .gate(&row_of("participants", "account_id", nora.account_id()))
        .await;
    let (one, two, three, ()) = tokio::join!(
        ana.tries_to_elect(&to_ana),
        bea.tries_to_elect(&to_bea),
        cleo.tries_to_elect(&to_cleo),
        gate.open_for(3)
    );
    let mut told = [&one, &two, &three].map(Answer::refusal);
    told.sort_unstable();
    assert_eq!(told, [(201, ""), (201, ""), (409, "mentor-full")]);
    assert_eq!(app.count("pairings").await, 2);
    assert_eq!(app.count("offers WHERE status = 'lapsed'").await, 1);
    assert_eq!(app.count("calls WHERE open_offers <> 0").await, 0);
}

#[actix_web::test]
async fn t8_two_crossed_elections_both_end_well() {
    let app = TestApp::new().await;
    let (nora, sofia) = (app.mentor("Nora", 1).await, app.mentor("Sofia", 1).await);
    let (lea, ines) = (app.mentee("Léa").await, app.mentee("Inès").await);
    let (leas, iness) = (lea.opens_a_call().await, ines.opens_a_call().await);
    // Each election closes an offer on the other's call.
    let nora_to_lea = nora.offers(&leas).await;
    let sofia_to_ines = sofia.offers(&iness).await;
    nora.offers(&iness).await;
    sofia.offers(&leas).await;
    let gate = app.gate("SELECT 1 FROM calls FOR UPDATE").await;
    let (one, two, ()) = tokio::join!(
        lea.tries_to_elect(&nora_to_lea),
        ines.tries_to_elect(&sofia_to_ines),
        gate.open_for(2)
    );
    assert_eq!((one.status.as_u16(), two.status.as_u16()), (201, 201));
    assert_eq!(app.count("pairings WHERE status = 'forming'").await, 2);
    assert_eq!(app.count("offers WHERE status = 'open'").await, 0);
    assert_eq!(app.count("calls WHERE open_offers <> 0").await, 0);
}

#[actix_web::test]
async fn a_mentee_elects_two_offers_at_once() {
    let app = TestApp::new().await;
    let (nora, sofia) = (app.mentor("Nora", 1).await, app.mentor("Sofia", 1).await);
    let lea = app.mentee("Léa").await;
    let call = lea.opens_a_call().await;
    let (first, second) = (nora.offers(&call).await, sofia.offers(&call).await);
    let gate = app.gate(&row_of("calls", "id", &call)).await;
    let (one, two, ()) = tokio::join!(
        lea.tries_to_elect(&first),
        lea.tries_to_elect(&second),
        gate.open_for(2)
    );
    assert_eq!(
        sorted([&one, &two]),
        [(201, String::new()), (409, "offer-not-open".into())]
    );
    assert_eq!(app.count("pairings").await, 1);
}

async fn with_key(who: &Caller<'_>, path: &str, body: serde_json::Value) -> Answer {
    let key = [("idempotency-key", "one-intention")];
    who.call(Method::POST, path, Some(body), &key).await
}

#[actix_web::test]
async fn an_election_sent_twice_at_once_is_cast_once_and_answered_alike() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let offer = nora.offers(&lea.opens_a_call().await).await;
    let gate = app
        .gate(&row_of("participants", "account_id", nora.account_id()))
        .await;
    let body = || json!({ "offer_id": offer });
    let (one, two, ()) = tokio::join!(
        with_key(&lea, "/elections", body()),
        with_key(&lea, "/elections", body()),
        gate.open_for(2)
    );
    assert_eq!((one.status.as_u16(), two.status.as_u16()), (201, 201));
    assert_eq!(one.text, two.text);
    assert_eq!(app.count("elections").await, 1);
}

#[actix_web::test]
async fn an_offer_sent_twice_at_once_is_made_once_and_answered_alike() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let call = lea.opens_a_call().await;
    let gate = app.gate(&row_of("calls", "id", &call)).await;
    let (one, two, ()) = tokio::join!(
        with_key(&nora, "/offers", offer_on(&call)),
        with_key(&nora, "/offers", offer_on(&call)),
        gate.open_for(2)
    );
    assert_eq!((one.status.as_u16(), two.status.as_u16()), (201, 201));
    assert_eq!(one.id(), two.id());
    assert_eq!(app.count("offers").await, 1);
}

#[actix_web::test]
async fn an_offer_is_elected_or_withdrawn_not_both() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let call = lea.opens_a_call().await;
    let offer = nora.offers(&call).await;
    let gate = app.gate(&row_of("calls", "id", &call)).await;
    let withdrawal = format!("/offers/{offer}/withdrawal");
    let (elected, withdrawn, ()) = tokio::join!(
        lea.tries_to_elect(&offer),
        nora.acts(&withdrawal),
        gate.open_for(2)
    );
    let pairs = app.count("pairings").await;
    match elected.status.as_u16() {
        201 => {
            assert_eq!(withdrawn.refusal(), (409, "offer-not-open"));
            assert_eq!(pairs, 1);
        }
        _ => {
            assert_eq!(elected.refusal(), (409, "offer-not-open"));
            assert_eq!((withdrawn.status.as_u16(), pairs), (200, 0));
        }
    }
}

#[actix_web::test]
async fn an_offer_is_elected_or_expires_not_both() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let call = lea.opens_a_call().await;
    let offer = nora.offers(&call).await;
    app.later(Duration::days(20));
    let gate = app.gate(&row_of("calls", "id", &call)).await;
    let mut conn = app.pool.get().await.unwrap();
    let later = app.now() + Duration::days(2);
    let (elected, expired, ()) = tokio::join!(
        lea.tries_to_elect(&offer),
        backend::offers::jobs::expire_due(&mut conn, later),
        gate.open_for(2)
    );
    let (expired, pairs) = (expired.unwrap(), app.count("pairings").await);
    match elected.status.as_u16() {
        201 => assert_eq!((expired, pairs), (0, 1)),
        _ => {
            assert_eq!(elected.refusal(), (410, "offer-expired"));
            assert_eq!((expired, pairs), (1, 0));
        }
    }
    let closed = app.happened("offer.expired").await + app.happened("offer.elected").await;
    assert_eq!(closed, 1);
}

#[actix_web::test]
async fn two_mirrored_elections_at_once_make_one_pair() {
    let app = TestApp::new().await;
    let (ana, zoe) = (app.mentee("Ana").await, app.mentee("Zoé").await);
    app.admit(&ana, "mentor", "Ana", Some(1), json!({})).await;
    app.admit(&zoe, "mentor", "Zoé", Some(1), json!({})).await;
    let (anas, zoes) = (ana.opens_a_call().await, zoe.opens_a_call().await);
    let (to_zoe, to_ana) = (ana.offers(&zoes).await, zoe.offers(&anas).await);
    let gate = app
        .gate(&row_of("participants", "account_id", ana.account_id()))
        .await;
    let (one, two, ()) = tokio::join!(
        ana.tries_to_elect(&to_ana),
        zoe.tries_to_elect(&to_zoe),
        gate.open_for(2)
    );
    assert_eq!(
        sorted([&one, &two]),
        [(201, String::new()), (409, "mirrored-pair".into())]
    );
    assert_eq!(app.count("pairings").await, 1);
}

#[actix_web::test]
async fn no_offer_slips_onto_a_call_that_closes() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let call = lea.opens_a_call().await;
    let gate = app.gate(&row_of("calls", "id", &call)).await;
    let closure = format!("/calls/{call}/closure");
    let (offered, closed, ()) = tokio::join!(
        nora.tries_to_offer(&call),
        lea.post(&closure, json!({ "reason": "no_longer" })),
        gate.open_for(2)
    );
    assert_eq!(closed.status, 200);
    if offered.status != 201 {
        assert_eq!(offered.refusal(), (409, "call-not-taking-offers"));
    }
    assert_eq!(app.count("offers WHERE status = 'open'").await, 0);
    assert_eq!(app.count("calls WHERE open_offers <> 0").await, 0);
}

#[actix_web::test]
async fn a_mentor_makes_her_fifth_offer_twice_at_once() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 3).await;
    for name in ["Ana", "Bea", "Cleo", "Dana"] {
        nora.offers(&app.mentee(name).await.opens_a_call().await)
            .await;
    }
    let eva = app.mentee("Eva").await.opens_a_call().await;
    let fay = app.mentee("Fay").await.opens_a_call().await;
    let gate = app
        .gate(&row_of("participants", "account_id", nora.account_id()))
        .await;
    let (one, two, ()) = tokio::join!(
        nora.tries_to_offer(&eva),
        nora.tries_to_offer(&fay),
        gate.open_for(2)
    );
    assert_eq!(
        sorted([&one, &two]),
        [(201, String::new()), (409, "too-many-open-offers".into())]
    );
}

#[actix_web::test]
async fn two_first_contacts_at_once_activate_a_pair_once() {
    let app = TestApp::new().await;
    let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
    let pairing = app.pair(&lea, &nora).await;
    let path = format!("/pairings/{pairing}/contacts");
    let body = || json!({ "happened_on": "2026-01-05", "means": "video" });
    let gate = app.gate(&row_of("pairings", "id", &pairing)).await;
    let (one, two, ()) = tokio::join!(
        lea.post(&path, body()),
        nora.post(&path, body()),
        gate.open_for(2)
    );
    assert_eq!((one.status.as_u16(), two.status.as_u16()), (201, 201));
    assert_eq!(app.happened("pairing.activated").await, 1);
    assert_eq!(app.count("contacts").await, 2);
}
