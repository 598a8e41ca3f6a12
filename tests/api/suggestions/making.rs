//! When lists are made, by whom, and from what.
use super::{make_lists, searching, suggested};
use backend::{
    rounds,
    suggestions::{commands, store::making},
};
use chrono::Duration;
use serde_json::{Value, json};
use tests::TestApp;

#[actix_web::test]
async fn the_rounds_make_lists_when_somebody_changed_and_only_then() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    let made_at = async || nora.get("/suggestions").await.expect(200).body["made_at"].clone();
    rounds::once(&app.site).await.unwrap();
    let first = made_at().await;
    assert!(first.is_string());
    app.later(Duration::minutes(1));
    rounds::once(&app.site).await.unwrap();
    assert_eq!(made_at().await, first, "nothing changed");
    let (lea, call) = searching(&app, "Léa", json!({})).await;
    rounds::once(&app.site).await.unwrap();
    let second = made_at().await;
    assert_ne!(second, first, "a call was opened");
    assert_eq!(suggested(&nora).await, [call]);
    // An answer of somebody admitted, which is no event.
    app.later(Duration::minutes(5));
    let touch = format!(
        "UPDATE applicants SET updated_at = '{}' WHERE account_id = '{}'",
        app.now().to_rfc3339(),
        lea.account_id()
    );
    app.sql(&touch).await.unwrap();
    rounds::once(&app.site).await.unwrap();
    let third = made_at().await;
    assert_ne!(third, second, "somebody answered anew");
    app.later(Duration::minutes(59));
    rounds::once(&app.site).await.unwrap();
    assert_eq!(made_at().await, third);
    app.later(Duration::minutes(1));
    rounds::once(&app.site).await.unwrap();
    assert_ne!(
        made_at().await,
        third,
        "once an hour in any case: breaks end by the calendar"
    );
}

#[actix_web::test]
async fn one_process_makes_lists_at_a_time_and_readers_never_wait() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    let (_, call) = searching(&app, "Léa", json!({})).await;
    make_lists(&app).await;
    let mut conn = app.pool.get().await.unwrap();
    let ground = backend::fit::store::ground(&conn, app.programme_id)
        .await
        .unwrap();
    let now = app.now();
    let lease = async |conn: &mut _, at| {
        making::lease(
            conn,
            app.programme_id,
            &ground,
            at,
            at + Duration::minutes(10),
        )
        .await
        .unwrap()
    };
    assert!(lease(&mut conn, now).await, "nobody is at it");
    let refused = commands::refresh(&mut conn, app.programme_id, now)
        .await
        .unwrap();
    assert!(!refused, "somebody is at it");
    assert_eq!(
        suggested(&nora).await,
        [call],
        "the lists before are read meanwhile"
    );
    assert!(
        lease(&mut conn, now + Duration::minutes(10)).await,
        "whoever died frees it"
    );
}

#[actix_web::test]
async fn lists_of_those_who_left_go_and_unchanged_ones_stay_as_they_are() {
    let app = TestApp::new().await;
    let (nora, sofia) = (app.mentor("Nora", 2).await, app.mentor("Sofia", 2).await);
    searching(&app, "Léa", json!({})).await;
    make_lists(&app).await;
    let mut conn = app.pool.get().await.unwrap();
    let (programme, two) = (app.programme_id, [nora.account_id(), sofia.account_id()]);
    let before = making::kept_lists(&mut conn, programme, &two)
        .await
        .unwrap();
    assert_eq!(before.len(), 2);
    make_lists(&app).await;
    assert_eq!(
        making::kept_lists(&mut conn, programme, &two)
            .await
            .unwrap(),
        before
    );
    let pause = format!(
        "UPDATE applicants SET paused_at = now() WHERE account_id = '{}'",
        sofia.account_id()
    );
    app.sql(&pause).await.unwrap();
    make_lists(&app).await;
    let after = making::kept_lists(&mut conn, programme, &two)
        .await
        .unwrap();
    assert!(after.iter().all(|(mentor, _)| *mentor == nora.account_id()));
}

#[actix_web::test]
async fn organisers_publish_what_the_score_compares() {
    let app = TestApp::new().await;
    let (nora, organiser) = (app.mentor("Nora", 2).await, app.organiser().await);
    let (_, call) = searching(&app, "Léa", json!({})).await;
    let path = "/admin/questionnaires/mentee";
    let current = organiser
        .get("/questionnaires/mentee")
        .await
        .expect(200)
        .body;
    assert_eq!(current["matching"]["weights"]["needs"], 45);
    let steps = current["steps"].clone();
    let mut matching = current["matching"].clone();
    matching["weights"] = json!({"interests": 1});
    organiser
        .post(path, json!({"steps": steps, "matching": matching}))
        .await
        .expect(201);
    make_lists(&app).await;
    let fit = nora.get(&format!("/calls/{call}")).await.expect(200).body["fit"].clone();
    let lines = fit["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 1, "one feature counts");
    assert_eq!(
        (lines[0]["feature"].as_str(), lines[0]["of"].as_u64()),
        (Some("interests"), Some(100))
    );
    // Left out, it stays; wrong, the places are named.
    let again = organiser
        .post(path, json!({"steps": steps}))
        .await
        .expect(201);
    assert_eq!(again.body["matching"]["weights"]["interests"], 1);
    matching["weights"] = json!({});
    matching["questions"][0]["question"] = json!("nowhere");
    let wrong = organiser
        .post(path, json!({"steps": steps, "matching": matching}))
        .await;
    assert_eq!(wrong.refusal(), (422, "questionnaire-not-valid"));
    let pointers: Vec<&str> = wrong.body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["pointer"].as_str().unwrap())
        .collect();
    assert_eq!(pointers, ["/matching/weights", "/matching/questions"]);
    let mentors = organiser
        .get("/questionnaires/mentor")
        .await
        .expect(200)
        .body;
    assert_eq!(mentors["matching"], Value::Null);
    let theirs = json!({"steps": mentors["steps"], "matching": current["matching"]});
    let refused = organiser.post("/admin/questionnaires/mentor", theirs).await;
    assert_eq!(refused.body["errors"][0]["pointer"], "/matching");
}
