//! Drafts: saved answer by answer, once per key, hers alone.
use super::*;

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
