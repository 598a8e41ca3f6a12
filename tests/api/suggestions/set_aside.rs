//! "Not this time", which is a mentor's alone.
use super::{make_lists, searching, sets_aside, suggested};
use chrono::Duration;
use serde_json::{Value, json};
use tests::{Caller, TestApp};

#[actix_web::test]
async fn not_this_time_takes_a_call_out_until_it_is_taken_back() {
    let app = TestApp::new().await;
    let (nora, sofia) = (app.mentor("Nora", 2).await, app.mentor("Sofia", 2).await);
    let (lea, call) = searching(&app, "Léa", json!({})).await;
    let (_, other) = searching(&app, "Inès", json!({})).await;
    make_lists(&app).await;
    let events = app.events().await.len();
    sets_aside(&nora, &call, json!({})).await;
    assert_eq!(
        suggested(&nora).await,
        std::slice::from_ref(&other),
        "at once"
    );
    make_lists(&app).await;
    assert_eq!(suggested(&nora).await, [other], "and in every list after");
    assert_eq!(suggested(&sofia).await.len(), 2, "in hers alone");
    assert_eq!(app.events().await.len(), events, "no log tells of it");
    // She may still read the call and offer on it.
    let page = nora.get(&format!("/calls/{call}")).await.expect(200);
    assert!(page.actions().contains(&"offer"));
    let aside = nora.get("/set-asides").await.expect(200);
    assert_eq!(aside.body["items"][0]["call"]["id"], call.as_str());
    assert_eq!(aside.body["items"][0]["reason"], Value::Null);
    let others = sofia.get("/set-asides").await.expect(200);
    assert_eq!(others.body["items"], json!([]));
    assert_eq!(lea.get("/set-asides").await.status, 403);
    assert_eq!(app.organiser().await.get("/set-asides").await.status, 403);
    for _ in 0..2 {
        nora.delete(&format!("/set-asides/{call}"))
            .await
            .expect(204);
    }
    // Her list was made without it meanwhile: it is back all the same.
    assert_eq!(suggested(&nora).await.len(), 2, "at once");
    make_lists(&app).await;
    assert_eq!(suggested(&nora).await.len(), 2);
}

#[actix_web::test]
async fn taking_back_makes_no_list_of_one_call_alone() {
    let app = TestApp::new().await;
    let (_, call) = searching(&app, "Léa", json!({})).await;
    searching(&app, "Inès", json!({})).await;
    let nora = app.mentor("Nora", 2).await;
    sets_aside(&nora, &call, json!({})).await;
    let path = format!("/set-asides/{call}");
    nora.delete(&path).await.expect(204);
    assert_eq!(suggested(&nora).await.len(), 2, "she has no list yet");
}

#[actix_web::test]
async fn a_reason_lets_calls_like_it_give_way_to_others() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    // Enough others that everybody is in five lists without any list growing for it.
    for number in 0..9 {
        app.mentor(&format!("Mentor{number}"), 1).await;
    }
    let mut set_aside = None;
    // More calls than a list has places, in two kinds; all have an offer, so that no place is kept for anybody.
    for number in 0..30 {
        let topic = if number % 2 == 0 {
            "confidence"
        } else {
            "negotiation"
        };
        let (_, call) = searching(&app, &format!("M{number}"), json!({"topics": [topic]})).await;
        set_aside = set_aside.or(Some(call));
    }
    app.sql("UPDATE calls SET open_offers = 1").await.unwrap();
    make_lists(&app).await;
    let about = async |topic: &str| {
        let answer = nora.get("/suggestions?limit=100").await.expect(200);
        let items = answer.body["items"].as_array().unwrap().clone();
        assert!(items.len() >= 20, "{} rows", items.len());
        let topics = items.iter().take(20);
        topics
            .filter(|item| item["call"]["topics"][0] == topic)
            .count()
    };
    let before = about("confidence").await;
    assert!(before >= 5, "{before}");
    sets_aside(
        &nora,
        &set_aside.clone().unwrap(),
        json!({"reason": "topics"}),
    )
    .await;
    let others = about("negotiation").await;
    assert!(others >= 15, "all of the other kind come before: {others}");
    app.later(Duration::days(91));
    assert!(
        about("negotiation").await < 15,
        "a reason counts for ninety days"
    );
}

#[actix_web::test]
async fn whom_she_knows_is_not_suggested_with_a_later_call_either() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    let (lea, call) = searching(&app, "Léa", json!({})).await;
    sets_aside(&nora, &call, json!({"reason": "known"})).await;
    let close = format!("/calls/{call}/closure");
    lea.post(&close, json!({"reason": "no_longer"}))
        .await
        .expect(200);
    lea.opens_a_call().await;
    make_lists(&app).await;
    assert_eq!(suggested(&nora).await, Vec::<String>::new());
    // Another reason, or none, is about that one call.
    sets_aside_again(&app, &nora, &call).await;
    make_lists(&app).await;
    assert_eq!(suggested(&nora).await.len(), 1);
}

/// The call is over, so that its page is not there for her any more; what she said of it was changed before.
async fn sets_aside_again(app: &TestApp, mentor: &Caller<'_>, call: &str) {
    let gone = mentor
        .put(&format!("/set-asides/{call}"), &Value::Null, json!({}))
        .await;
    assert_eq!(gone.status, 404);
    app.sql("UPDATE set_asides SET reason = NULL")
        .await
        .unwrap();
}

#[actix_web::test]
async fn what_is_not_there_for_her_cannot_be_set_aside() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    let (lea, call) = searching(&app, "Léa", json!({})).await;
    app.keep_apart(&lea, "Nora").await;
    let path = format!("/set-asides/{call}");
    assert_eq!(nora.put(&path, &Value::Null, json!({})).await.status, 404);
    assert_eq!(lea.put(&path, &Value::Null, json!({})).await.status, 403);
    let bad = app.mentor("Sofia", 1).await;
    let answer = bad
        .put(&path, &Value::Null, json!({"reason": "ugly"}))
        .await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.body["errors"][0]["pointer"], "/reason");
}
