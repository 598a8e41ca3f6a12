//! Suggestions: lists with reasons, spread, checked when read.
mod making;
mod set_aside;

use backend::suggestions::commands;
use chrono::Duration;
use serde_json::{Value, json};
use tests::{Answer, Caller, TestApp};

/// Makes the lists of the programme, whether or not anything changed.
async fn make_lists(app: &TestApp) {
    let mut conn = app.pool.get().await.unwrap();
    let made = commands::refresh(&mut conn, app.programme_id, app.now()).await;
    assert!(made.unwrap(), "another process makes them");
}

/// The calls suggested to her, in order.
async fn suggested(mentor: &Caller<'_>) -> Vec<String> {
    let answer = mentor.get("/suggestions").await.expect(200);
    calls(&answer)
}

fn calls(answer: &Answer) -> Vec<String> {
    let items = answer.body["items"].as_array().unwrap().iter();
    items
        .map(|item| item["call"]["id"].as_str().unwrap().to_owned())
        .collect()
}

async fn sets_aside(mentor: &Caller<'_>, call: &str, body: Value) {
    mentor
        .put(&format!("/set-asides/{call}"), &Value::Null, body)
        .await
        .expect(204);
}

/// An admitted mentee with these answers, and her open call.
async fn searching<'a>(app: &'a TestApp, name: &str, answers: Value) -> (Caller<'a>, String) {
    let mentee = app.person(name).await;
    app.admit(&mentee, "mentee", name, None, answers).await;
    let call = mentee.opens_a_call().await;
    (mentee, call)
}

fn codes(reasons: &Value) -> Vec<&str> {
    let reasons = reasons.as_array().unwrap().iter();
    reasons.map(|r| r["code"].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn a_mentor_is_told_which_calls_may_suit_her_and_why() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    let (_, near) = searching(&app, "Léa", json!({"topics": ["confidence"], "years": 1})).await;
    let (_, far) = searching(&app, "Inès", json!({"topics": ["technical"], "years": 3})).await;
    make_lists(&app).await;
    let answer = nora.get("/suggestions").await.expect(200);
    assert_eq!(calls(&answer), [near, far], "what suits best comes first");
    assert_eq!(answer.body["closed_because"], Value::Null);
    let [first, second] = [0, 1].map(|at| &answer.body["items"][at]);
    assert_eq!(
        first["why"], "no_offer_yet",
        "the reason of the row is told"
    );
    let fit = &first["call"]["fit"];
    assert_eq!(fit["version"], "s1");
    let matched = codes(&fit["matched"]);
    for code in [
        "topics_covered",
        "years_ahead",
        "interests_shared",
        "languages_shared",
    ] {
        assert!(matched.contains(&code), "{code} in {matched:?}");
    }
    assert_eq!(
        codes(&second["call"]["fit"]["not_matched"])[0],
        "topics_not_covered"
    );
    for item in [first, second] {
        let fit = &item["call"]["fit"];
        let lines = fit["lines"].as_array().unwrap();
        let sum = |member: &str| -> u64 { lines.iter().map(|l| l[member].as_u64().unwrap()).sum() };
        assert_eq!(
            sum("points"),
            fit["points"].as_u64().unwrap(),
            "lines add up"
        );
        assert_eq!(sum("of"), 100);
    }
}

#[actix_web::test]
async fn a_long_list_comes_in_pages_that_hold_each_call_once() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    for (number, topic) in [
        "confidence",
        "technical",
        "negotiation",
        "balance",
        "first_job",
    ]
    .iter()
    .enumerate()
    {
        searching(&app, &format!("M{number}"), json!({"topics": [topic]})).await;
    }
    make_lists(&app).await;
    let whole = suggested(&nora).await;
    assert_eq!(whole.len(), 5);
    let (mut paged, mut path) = (vec![], "/suggestions?limit=2".to_owned());
    loop {
        let page = nora.get(&path).await.expect(200);
        paged.extend(calls(&page));
        match page.body["next_cursor"].as_str() {
            Some(cursor) => {
                assert!(page.header("link").contains(cursor));
                path = format!("/suggestions?limit=2&cursor={cursor}");
            }
            None => break,
        }
    }
    assert_eq!(paged, whole);
    let foreign = nora.get("/suggestions?cursor=IjAxOGYwMDAwIg").await;
    assert_eq!(foreign.refusal(), (422, "validation-failed"));
}

#[actix_web::test]
async fn the_call_s_page_says_the_same_as_the_list_and_the_mentee_reads_no_points() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    let (lea, call) = searching(&app, "Léa", json!({})).await;
    make_lists(&app).await;
    let listed = nora.get("/suggestions").await.expect(200);
    let page = nora.get(&format!("/calls/{call}")).await.expect(200);
    assert_eq!(listed.body["items"][0]["call"]["fit"], page.body["fit"]);
    assert!(page.body["fit"]["points"].as_u64().unwrap() > 0);
    let hers = lea.get(&format!("/calls/{call}")).await.expect(200);
    assert_eq!(hers.body["fit"], Value::Null);
    let offer = nora.offers(&call).await;
    let received = lea.get(&format!("/offers/{offer}")).await.expect(200);
    assert!(codes(&received.body["fit"]["shared"]).contains(&"topics_covered"));
    assert_eq!(
        codes(&received.body["fit"]["to_check"])[0],
        "topics_not_covered"
    );
    assert!(!received.text.contains("points"), "no points on people");
    assert!(!received.text.contains("band"));
}

#[actix_web::test]
async fn what_an_offer_says_counts_instead_of_what_its_mentor_answered() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 2).await;
    let (lea, call) = searching(&app, "Léa", json!({"ways": ["chat"]})).await;
    // Nora knows chat, and offers video all the same.
    let offer = nora.offers(&call).await;
    let received = lea.get(&format!("/offers/{offer}")).await.expect(200);
    assert_eq!(codes(&received.body["fit"]["to_check"])[0], "check_way");
}

#[actix_web::test]
async fn who_was_admitted_a_moment_ago_gets_the_calls_that_wait_most() {
    let app = TestApp::new().await;
    let (_, first) = searching(&app, "Léa", json!({})).await;
    app.later(Duration::hours(1));
    let (_, second) = searching(&app, "Inès", json!({})).await;
    let nora = app.mentor("Nora", 2).await;
    let answer = nora.get("/suggestions").await.expect(200);
    assert_eq!(answer.body["made_at"], Value::Null, "no list was made yet");
    assert_eq!(calls(&answer), [first, second]);
}

#[actix_web::test]
async fn a_list_is_checked_when_it_is_read_and_shows_nothing_that_is_over() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 3).await;
    let (lea, paused) = searching(&app, "Léa", json!({})).await;
    let (ines, apart) = searching(&app, "Inès", json!({})).await;
    let (_, offered) = searching(&app, "Zoé", json!({})).await;
    let (maud, deaf) = searching(&app, "Maud", json!({})).await;
    let (_, left) = searching(&app, "Aya", json!({})).await;
    make_lists(&app).await;
    assert_eq!(suggested(&nora).await.len(), 5);
    lea.post(&format!("/calls/{paused}/pause"), json!({}))
        .await
        .expect(200);
    app.keep_apart(&ines, "Nora").await;
    nora.offers(&offered).await;
    // She answers anew: no way to talk is left.
    let set = "UPDATE calls SET ways = '{phone}' WHERE mentee_id = ";
    app.sql(&format!("{set}'{}'", maud.account_id()))
        .await
        .unwrap();
    assert_eq!(suggested(&nora).await, [left], "without {apart} and {deaf}");
}

#[actix_web::test]
async fn nobody_is_suggested_to_herself_or_to_her_mentee() {
    let app = TestApp::new().await;
    // Nora is both, and accompanies Léa, who is a mentor too and searches on.
    let nora = app.mentor("Nora", 3).await;
    app.admit(&nora, "mentee", "Nora", None, json!({})).await;
    let lea = app.mentee("Léa").await;
    app.admit(&lea, "mentor", "Léa", Some(2), json!({})).await;
    let offer = nora.offers(&lea.opens_a_call().await).await;
    lea.elects(&offer).await;
    let own = nora.opens_a_call().await;
    make_lists(&app).await;
    assert_eq!(suggested(&nora).await, Vec::<String>::new());
    assert_eq!(
        suggested(&lea).await,
        Vec::<String>::new(),
        "{own} is her mentor's"
    );
    let sofia = app.mentor("Sofia", 1).await;
    make_lists(&app).await;
    assert_eq!(suggested(&sofia).await, [own]);
}

#[actix_web::test]
async fn a_mentor_who_cannot_offer_is_told_why_she_has_no_list() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 1).await;
    let mut searches = vec![];
    for name in ["Léa", "Inès", "Zoé", "Maud", "Aya", "Eva"] {
        searches.push(searching(&app, name, json!({})).await);
    }
    let because = async || {
        make_lists(&app).await;
        let answer = nora.get("/suggestions").await.expect(200);
        assert!(answer.body["closed_because"].is_null() || calls(&answer).is_empty());
        answer.body["closed_because"].clone()
    };
    assert_eq!(because().await, Value::Null);
    let mut offers = vec![];
    for (_, call) in &searches[..5] {
        offers.push(nora.offers(call).await);
    }
    assert_eq!(because().await, "offers");
    searches[0].0.elects(&offers[0]).await;
    assert_eq!(because().await, "full");
    let pause = "UPDATE applicants SET paused_at = now() WHERE role = 'mentor'";
    app.sql(pause).await.unwrap();
    assert_eq!(because().await, "paused");
}
