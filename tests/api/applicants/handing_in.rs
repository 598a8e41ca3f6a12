//! Handing in: what it needs, what follows from the answers, and what never gets out.
use super::*;

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
