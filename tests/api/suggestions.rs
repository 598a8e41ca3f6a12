//! Suggestions: lists with reasons, spread, checked when read; and "not this time", which is a mentor's alone.
use backend::{
    rounds,
    suggestions::{commands, store::making},
};
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
