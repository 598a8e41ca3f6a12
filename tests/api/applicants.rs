//! Applying: drafts, answers, handing in, what a mentor sets, and what never gets out.
use actix_web::http::Method;
use serde_json::{Value, json};
use tests::{Answer, Caller, TestApp, people};

/// A draft in this role.
pub async fn draft(person: &Caller<'_>, role: &str) -> Answer {
    person
        .post("/applicants", json!({"role": role}))
        .await
        .expect(201)
}

pub fn path(applicant: &Answer) -> String {
    format!("/applicants/{}", applicant.id())
}

/// A whole application, handed in.
pub async fn handed_in(app: &TestApp, person: &Caller<'_>, role: &str, name: &str) -> Answer {
    let draft = draft(person, role).await;
    // Ids of the log sort by time: what happens later must happen at another instant.
    app.later(chrono::Duration::seconds(1));
    let answers = json!({"answers": people::answers(role, name)});
    person
        .patch(&path(&draft), &json!(1), answers)
        .await
        .expect(200);
    person
        .post(&format!("{}/submission", path(&draft)), json!({}))
        .await
        .expect(200)
}

fn pointers(answer: &Answer) -> Vec<&str> {
    let errors = answer.body["errors"].as_array().into_iter().flatten();
    errors.filter_map(|e| e["pointer"].as_str()).collect()
}

async fn one(app: &TestApp, query: &str) -> Value {
    use diesel::{QueryableByName, sql_types::Jsonb};
    use diesel_async::RunQueryDsl;
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Jsonb)]
        value: Value,
    }
    let mut conn = app.pool.get().await.unwrap();
    diesel::sql_query(query)
        .get_result::<Row>(&mut conn)
        .await
        .unwrap()
        .value
}

#[actix_web::test]
async fn a_draft_is_saved_answer_by_answer_and_resumed_anywhere() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    let made = draft(&lea, "mentee").await;
    assert_eq!(
        (&made.body["status"], &made.body["answers"]),
        (&json!("draft"), &json!({}))
    );
    assert_eq!(made.actions(), ["edit", "submit", "withdraw"]);
    assert_eq!(
        made.headers.get("location").unwrap().to_str().unwrap(),
        format!("/api/v1{}", path(&made))
    );
    let first = json!({"answers": {"first_name": " Léa ", "looking_for": "Je commence"}});
    lea.patch(&path(&made), &json!(1), first).await.expect(200);
    let second = json!({"answers": {"fields": ["data", "web"], "first_name": null}});
    lea.patch(&path(&made), &json!(2), second).await.expect(200);
    let resumed = lea.get(&path(&made)).await.expect(200);
    assert_eq!(
        resumed.body["answers"],
        json!({"looking_for": "Je commence", "fields": ["web", "data"]})
    );
    let missing = resumed.body["missing"].as_array().unwrap();
    assert!(missing.contains(&json!("first_name")) && missing.contains(&json!("looking_for")));
    assert!(!missing.contains(&json!("fields")));
    assert_eq!(app.events().await, ["applicant.created"]);
}

#[actix_web::test]
async fn changes_need_the_version_that_was_read() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    let made = draft(&lea, "mentee").await;
    let body = json!({"answers": {"job": "Devops"}});
    let bare = lea
        .call(Method::PATCH, &path(&made), Some(body.clone()), &[])
        .await;
    assert_eq!(bare.refusal(), (428, "precondition-required"));
    let saved = lea
        .patch(&path(&made), &json!(1), body.clone())
        .await
        .expect(200);
    assert_eq!(saved.headers.get("etag").unwrap(), "\"2\"");
    let stale = lea
        .patch(&path(&made), &json!(1), json!({"answers": {"job": "SRE"}}))
        .await;
    assert_eq!(stale.refusal(), (412, "precondition-failed"));
    assert_eq!(
        lea.patch(&path(&made), &json!(2), body)
            .await
            .expect(200)
            .body["version"],
        2
    );
}

#[actix_web::test]
async fn the_same_key_applies_once() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    let key = [("idempotency-key", "abc-1")];
    let ask = |role: &str| {
        lea.call(
            Method::POST,
            "/applicants",
            Some(json!({"role": role})),
            &key,
        )
    };
    let (first, again) = (
        ask("mentee").await.expect(201),
        ask("mentee").await.expect(201),
    );
    assert_eq!(first.id(), again.id());
    assert_eq!(
        ask("mentor").await.refusal(),
        (422, "idempotency-key-reused")
    );
    let bare = lea
        .call(
            Method::POST,
            "/applicants",
            Some(json!({"role": "mentor"})),
            &[],
        )
        .await;
    assert_eq!(bare.refusal(), (400, "idempotency-key-missing"));
    assert_eq!(app.events().await, ["applicant.created"]);
}

#[actix_web::test]
async fn invariant_2_one_live_application_per_role() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    let made = draft(&lea, "mentee").await;
    assert_eq!(
        lea.post("/applicants", json!({"role": "mentee"}))
            .await
            .refusal(),
        (409, "already-applied")
    );
    draft(&lea, "mentor").await;
    let copy = format!(
        "INSERT INTO applicants (programme_id, id, account_id, role, questionnaire_version, created_at, updated_at)
         SELECT programme_id, gen_random_uuid(), account_id, role, 1, created_at, updated_at FROM applicants WHERE id = '{}'",
        made.id()
    );
    assert!(
        app.sql(&copy)
            .await
            .unwrap_err()
            .to_string()
            .contains("applicants_one_live")
    );
    app.sql(&format!(
        "UPDATE applicants SET status = 'expired' WHERE id = '{}'",
        made.id()
    ))
    .await
    .unwrap();
    draft(&lea, "mentee").await;
}

#[actix_web::test]
async fn wrong_answers_are_named_one_by_one_and_nothing_is_saved() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    let made = draft(&lea, "mentee").await;
    let body =
        json!({"answers": {"job": "Devops", "years": 99, "fields": ["cooking"], "shoe_size": 3}});
    let refused = lea.patch(&path(&made), &json!(1), body).await;
    assert_eq!(refused.refusal(), (422, "validation-failed"));
    assert_eq!(
        pointers(&refused),
        ["/answers/fields", "/answers/shoe_size", "/answers/years"]
    );
    let after = lea.get(&path(&made)).await.body;
    assert_eq!(
        (&after["answers"], &after["version"]),
        (&json!({}), &json!(1))
    );
}

#[actix_web::test]
async fn handing_in_needs_answers_an_address_and_the_charter() {
    let app = TestApp::new().await;
    let (organiser, lea) = (app.organiser().await, app.person("Léa").await);
    let made = draft(&lea, "mentee").await;
    let submission = format!("{}/submission", path(&made));
    let short = lea.post(&submission, json!({})).await;
    assert_eq!(short.refusal(), (422, "answers-missing"));
    assert!(pointers(&short).contains(&"/answers/first_name"));
    let mut answers = people::answers("mentee", "Léa");
    answers["adult"] = json!(false);
    lea.patch(&path(&made), &json!(1), json!({"answers": answers}))
        .await
        .expect(200);
    assert_eq!(
        pointers(&lea.post(&submission, json!({})).await),
        ["/answers/adult"]
    );
    lea.patch(&path(&made), &json!(2), json!({"answers": {"adult": true}}))
        .await
        .expect(200);
    organiser
        .post(
            "/admin/charters",
            json!({"body_fr": "Deux", "body_en": "Two"}),
        )
        .await
        .expect(201);
    assert_eq!(
        lea.post(&submission, json!({})).await.refusal(),
        (409, "charter-not-current")
    );
    lea.patch(&path(&made), &json!(3), json!({"answers": {"charter": 2}}))
        .await
        .expect(200);
    app.sql(&format!(
        "UPDATE accounts SET email_verified_at = NULL WHERE id = '{}'",
        lea.account_id()
    ))
    .await
    .unwrap();
    assert_eq!(
        lea.post(&submission, json!({})).await.refusal(),
        (409, "email-not-verified")
    );
    app.sql("UPDATE accounts SET email_verified_at = now()")
        .await
        .unwrap();
    let done = lea.post(&submission, json!({})).await.expect(200);
    assert_eq!(
        (&done.body["status"], &done.body["missing"]),
        (&json!("submitted"), &json!([]))
    );
    assert_eq!(done.actions(), ["edit", "withdraw"]);
    assert_eq!(
        lea.post(&submission, json!({})).await.refusal(),
        (409, "applicant-in-another-status")
    );
}

#[actix_web::test]
async fn what_was_handed_in_stays_whole() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    let sent = handed_in(&app, &lea, "mentee", "Léa").await;
    let version = &sent.body["version"];
    for (key, value) in [
        ("looking_for", json!("court")),
        ("job", Value::Null),
        ("eligible", json!(false)),
    ] {
        let refused = lea
            .patch(&path(&sent), version, json!({"answers": {key: value}}))
            .await;
        assert_eq!(
            (refused.refusal().0, pointers(&refused)),
            (422, vec![format!("/answers/{key}").as_str()])
        );
    }
    lea.patch(
        &path(&sent),
        version,
        json!({"answers": {"pronouns": "elle"}}),
    )
    .await
    .expect(200);
}

#[actix_web::test]
async fn boxes_become_consents_and_unticked_ones_are_withdrawn() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    let made = draft(&lea, "mentee").await;
    let standing = async || {
        one(&app, "SELECT coalesce(jsonb_agg(kind ORDER BY kind), '[]') AS value FROM consents WHERE withdrawn_at IS NULL").await
    };
    assert_eq!(standing().await, json!([]));
    let ticked = json!({"answers": {"charter": 1, "consent_map": true, "consent_newsletter": true, "consent_directory": false}});
    lea.patch(&path(&made), &json!(1), ticked).await.expect(200);
    assert_eq!(standing().await, json!(["charter", "map", "newsletter"]));
    let unticked = json!({"answers": {"consent_map": false, "consent_newsletter": null}});
    lea.patch(&path(&made), &json!(2), unticked)
        .await
        .expect(200);
    assert_eq!(standing().await, json!(["charter"]));
    let rows = one(&app, "SELECT to_jsonb(count(*)) AS value FROM consents").await;
    assert_eq!(rows, 3, "a consent withdrawn stays on record");
}

#[actix_web::test]
async fn columns_follow_the_answers_and_hold_no_surname() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    let made = draft(&lea, "mentee").await;
    let answers = json!({"first_name": "Léa", "last_name": "D’Almeida", "display_name": "Léa d'Almeida",
        "place": "97400 Saint-Denis", "company": "Société X", "keep_apart": ["Zoé PETIT"]});
    lea.patch(&path(&made), &json!(1), json!({"answers": answers}))
        .await
        .expect(200);
    let row = one(&app, "SELECT to_jsonb(a) AS value FROM applicants a").await;
    assert_eq!(
        (&row["public_name"], &row["full_name"]),
        (&json!("Léa"), &json!("Léa D’Almeida"))
    );
    assert_eq!(
        (&row["region"], &row["languages"]),
        (&json!("La Réunion"), &json!(["fr"]))
    );
    let apart = one(&app, "SELECT to_jsonb(p) AS value FROM participants p").await;
    assert_eq!(apart["apart_terms"], json!(["zoe petit"]));
    let keys: Vec<&str> = apart["apart_keys"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(
        keys.contains(&"lea d almeida") && keys.contains(&"societe x"),
        "{keys:?}"
    );
    // Her other candidacy adds to the rule and takes nothing from it.
    let mentor = draft(&lea, "mentor").await;
    lea.patch(
        &path(&mentor),
        &json!(1),
        json!({"answers": {"keep_apart": ["Acme"]}}),
    )
    .await
    .expect(200);
    let apart = one(&app, "SELECT to_jsonb(p) AS value FROM participants p").await;
    assert_eq!(apart["apart_terms"], json!(["acme", "zoe petit"]));
}

/// T10, the part that exists here: the rule holds however the name is written, either way round.
#[actix_web::test]
async fn t10_kept_apart_however_the_name_is_written() {
    let app = TestApp::new().await;
    let (lea, zoe) = (app.person("Léa").await, app.person("Zoé").await);
    let hers = draft(&lea, "mentee").await;
    let name = json!({"answers": {"first_name": "Éloïse", "last_name": "Le Goff"}});
    lea.patch(&path(&hers), &json!(1), name).await.expect(200);
    let other = draft(&zoe, "mentor").await;
    let apart = async || {
        let mut conn = app.pool.get().await.unwrap();
        let (a, b) = (lea.account_id(), zoe.account_id());
        let there = backend::applicants::store::kept_apart(&mut conn, app.programme_id, a, b)
            .await
            .unwrap();
        let back = backend::applicants::store::kept_apart(&mut conn, app.programme_id, b, a)
            .await
            .unwrap();
        assert_eq!(there, back);
        there
    };
    for (version, (wish, kept)) in (1..).zip([
        ("Éloïse", false),
        ("eloise  LE-GOFF", true),
        ("Eloise Legoff", false),
        ("Le Goff, Éloïse", true),
    ]) {
        let body = json!({"answers": {"keep_apart": [wish]}});
        zoe.patch(&path(&other), &json!(version), body)
            .await
            .expect(200);
        assert_eq!(apart().await, kept, "{wish}");
    }
}

#[actix_web::test]
async fn a_mentor_sets_her_places_and_ends_her_break() {
    let app = TestApp::new().await;
    let nora = app.mentor("Nora", 1).await;
    let hers = nora.get("/applicants").await.body["items"][0].clone();
    let (place, actions) = (
        format!("/applicants/{}", hers["id"].as_str().unwrap()),
        &hers["actions"],
    );
    assert_eq!(
        actions,
        &json!(["edit", "withdraw", "pause", "set_capacity"])
    );
    let capacity = format!("{place}/capacity");
    let too_many = nora.put(&capacity, &json!(1), json!({"capacity": 4})).await;
    assert_eq!(
        (too_many.refusal().0, pointers(&too_many)),
        (422, vec!["/capacity"])
    );
    let more = nora
        .put(&capacity, &json!(1), json!({"capacity": 3}))
        .await
        .expect(200)
        .body;
    assert_eq!(
        (&more["capacity"], &more["answers"]["capacity"]),
        (&json!(3), &json!(3))
    );
    let stale = nora.put(&capacity, &json!(1), json!({"capacity": 2})).await;
    assert_eq!(stale.refusal(), (412, "precondition-failed"));
    let bare = nora
        .call(Method::PUT, &capacity, Some(json!({"capacity": 2})), &[])
        .await;
    assert_eq!(bare.refusal(), (428, "precondition-required"));
    let mut events = app.events().await;
    events.sort();
    assert_eq!(
        events,
        ["applicant.capacity_changed", "applicant.reread_asked"]
    );
    let resumption = format!("{place}/resumption");
    assert_eq!(
        nora.post(&resumption, json!({})).await.refusal(),
        (409, "not-paused")
    );
    app.sql("UPDATE applicants SET paused_at = now()")
        .await
        .unwrap();
    let back = nora.post(&resumption, json!({})).await.expect(200);
    assert_eq!(back.body["paused_at"], Value::Null);
    let mentee = app.mentee("Léa").await;
    let hers = mentee.get("/applicants").await.body["items"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let no = mentee
        .put(
            &format!("/applicants/{hers}/capacity"),
            &json!(1),
            json!({"capacity": 2}),
        )
        .await;
    assert_eq!(no.refusal(), (409, "mentors-only"));
}

#[actix_web::test]
async fn another_persons_application_does_not_exist() {
    let app = TestApp::new().await;
    let (lea, zoe, organiser) = (
        app.person("Léa").await,
        app.person("Zoé").await,
        app.organiser().await,
    );
    let made = draft(&lea, "mentee").await;
    for stranger in [&zoe, &organiser] {
        let answers = [
            stranger.get(&path(&made)).await,
            stranger
                .patch(&path(&made), &json!(1), json!({"answers": {"job": "x"}}))
                .await,
            stranger
                .post(&format!("{}/submission", path(&made)), json!({}))
                .await,
            stranger
                .post(&format!("{}/resumption", path(&made)), json!({}))
                .await,
            stranger
                .put(
                    &format!("{}/capacity", path(&made)),
                    &json!(1),
                    json!({"capacity": 1}),
                )
                .await,
        ];
        for answer in answers {
            assert_eq!(answer.refusal(), (404, "not-found"), "{}", answer.text);
        }
    }
    assert_eq!(app.anyone().get(&path(&made)).await.status, 401);
}

#[actix_web::test]
async fn her_own_applications_come_in_pages() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    draft(&lea, "mentee").await;
    app.later(chrono::Duration::seconds(1));
    draft(&lea, "mentor").await;
    let first = lea.get("/applicants?limit=1").await.expect(200);
    let cursor = first.body["next_cursor"].as_str().unwrap();
    assert!(
        first
            .headers
            .get("link")
            .unwrap()
            .to_str()
            .unwrap()
            .contains("rel=\"next\"")
    );
    let second = lea
        .get(&format!("/applicants?limit=1&cursor={cursor}"))
        .await
        .expect(200);
    assert_eq!(
        (
            &second.body["items"][0]["role"],
            &second.body["next_cursor"]
        ),
        (&json!("mentor"), &Value::Null)
    );
    assert_eq!(lea.get("/applicants?colour=red").await.status, 400);
}

/// Whatever JSON comes as answers: an answer of ours, never a 5xx.
#[actix_web::test]
async fn no_answers_break_the_server() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    let made = draft(&lea, "mentee").await;
    // A question of each kind, and keys that are none.
    let keys = [
        "first_name",
        "looking_for",
        "years",
        "situation",
        "fields",
        "adult",
        "links",
        "keep_apart",
        "charter",
        "confidence",
        "time_zone",
        "",
        "/",
        "~",
        "\u{0}",
        "unknown",
        "__proto__",
        "id",
    ];
    let deep = (0..60).fold(json!("x"), |inner, _| json!([inner]));
    let values = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(1e308),
        json!(0.5),
        json!(""),
        json!(" "),
        json!("a\u{0}b"),
        json!("\u{202e}\u{feff}"),
        json!("🦄".repeat(3000)),
        json!([]),
        json!([null]),
        json!(["\u{0}"]),
        json!([[], {}]),
        json!({}),
        json!({"": ""}),
        deep,
        json!("web"),
        json!(["web", "web"]),
        json!(["https://é.example/\u{7f}"]),
    ];
    let mut version = json!(1);
    for (key, value) in keys
        .iter()
        .flat_map(|key| values.iter().map(move |value| (key, value)))
    {
        let body = json!({"answers": {*key: value}});
        let answer = lea.patch(&path(&made), &version, body).await;
        match answer.status.as_u16() {
            200 => version = answer.body["version"].clone(),
            422 => {}
            other => panic!("{key} {value}: {other} {}", answer.text),
        }
    }
    for body in [
        json!({"answers": []}),
        json!({"answers": null}),
        json!({}),
        json!([]),
        json!({"answers": {}, "status": "admitted"}),
    ] {
        assert_eq!(
            lea.patch(&path(&made), &version, body.clone()).await.status,
            422,
            "{body}"
        );
    }
}
