//! Reading: the queue, who may, what is recorded, what is read again.
use super::*;

#[actix_web::test]
async fn the_queue_holds_what_was_handed_in_longest_wait_first() {
    let app = TestApp::new().await;
    let organiser = app.organiser().await;
    let people = [
        app.person("Léa").await,
        app.person("Zoé").await,
        app.person("Ana").await,
    ];
    for (person, name) in people.iter().zip(["Léa", "Zoé", "Ana"]) {
        handed_in(&app, person, "mentee", name).await;
        app.later(Duration::days(1));
    }
    draft(&app.person("Eva").await, "mentee").await;
    let list = organiser.get("/admin/applicants?limit=2").await.expect(200);
    let names = |answer: &Answer| -> Vec<String> {
        let items = answer.body["items"].as_array().unwrap();
        items
            .iter()
            .map(|row| row["full_name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names(&list), ["Léa Martin", "Zoé Martin"]);
    assert_eq!(list.body["items"][0]["waiting_days"], 3);
    let cursor = list.body["next_cursor"].as_str().unwrap();
    let rest = organiser
        .get(&format!("/admin/applicants?limit=2&cursor={cursor}"))
        .await
        .expect(200);
    assert_eq!(names(&rest), ["Ana Martin"]);
    assert_eq!(
        names(
            &organiser
                .get("/admin/applicants?q=zo%C3%A9")
                .await
                .expect(200)
        ),
        ["Zoé Martin"]
    );
    assert_eq!(
        names(&organiser.get("/admin/applicants?q=ana.").await.expect(200)),
        ["Ana Martin"]
    );
    assert_eq!(
        names(&organiser.get("/admin/applicants?q=%25").await.expect(200)),
        Vec::<String>::new()
    );
    assert_eq!(
        names(
            &organiser
                .get("/admin/applicants?role=mentor")
                .await
                .expect(200)
        ),
        Vec::<String>::new()
    );
    assert_eq!(
        names(
            &organiser
                .get("/admin/applicants?status=submitted&role=mentee")
                .await
                .expect(200)
        )
        .len(),
        3
    );
    assert_eq!(
        organiser.get("/admin/applicants?status=sad").await.status,
        400
    );
    assert_eq!(organiser.get("/admin/applicants?q=%00").await.status, 422);
}

#[actix_web::test]
async fn only_organisers_review_and_drafts_are_nobodys_business() {
    let app = TestApp::new().await;
    let (organiser, lea) = (app.organiser().await, app.person("Léa").await);
    let started = draft(&lea, "mentor").await;
    assert_eq!(
        organiser.get(&review(&started)).await.refusal(),
        (404, "not-found")
    );
    assert_eq!(
        act(&organiser, &started, "admission", json!({}))
            .await
            .refusal(),
        (404, "not-found")
    );
    let sent = handed_in(&app, &lea, "mentee", "Léa").await;
    for nobody in [
        lea.clone(),
        app.mentor("Nora", 1).await,
        app.granted("safeguarding_lead").await,
    ] {
        assert_eq!(
            nobody.get("/admin/applicants").await.refusal(),
            (403, "forbidden")
        );
        assert_eq!(
            nobody.get(&review(&sent)).await.refusal(),
            (403, "forbidden")
        );
        for (name, body) in [
            ("admission", json!({})),
            ("declination", json!({"reason": "other", "words": "x"})),
            ("information-request", json!({"words": "x"})),
            ("reinstatement", json!({})),
            ("rereading", json!({})),
        ] {
            assert_eq!(
                act(&nobody, &sent, name, body).await.refusal(),
                (403, "forbidden"),
                "{name}"
            );
        }
    }
    assert_eq!(lea.get(&path(&sent)).await.body["status"], "submitted");
    app.administrator()
        .await
        .get(&review(&sent))
        .await
        .expect(200);
}

#[actix_web::test]
async fn reading_is_recorded_and_what_nobody_reads_stays_unread() {
    let app = TestApp::new().await;
    let (organiser, lea) = (app.organiser().await, app.person("Léa").await);
    let sent = handed_in(&app, &lea, "mentee", "Léa").await;
    app.later(Duration::hours(1));
    let secret = json!({"answers": {"keep_apart": ["Zoé Petit"], "company": "Acme", "confidence": 2, "access_needs": "Sous-titres"}});
    lea.patch(&path(&sent), &sent.body["version"], secret)
        .await
        .expect(200);
    let read = organiser.get(&review(&sent)).await.expect(200);
    assert_eq!(read.body["answers"]["access_needs"], "Sous-titres");
    for hidden in ["Zoé Petit", "zoe petit", "Acme", "confidence\":2"] {
        assert!(!read.text.contains(hidden), "{hidden}");
    }
    assert_eq!(app.events().await.last().unwrap(), "applicant.read");
    assert!(
        lea.get(&path(&sent)).await.text.contains("Zoé Petit"),
        "her own answers are hers to read"
    );
}

#[actix_web::test]
async fn a_substantive_change_after_admission_is_read_again() {
    let app = TestApp::new().await;
    let (organiser, nora) = (app.organiser().await, app.person("Nora").await);
    let sent = handed_in(&app, &nora, "mentor", "Nora").await;
    act(&organiser, &sent, "admission", json!({}))
        .await
        .expect(200);
    assert_eq!(
        act(&organiser, &sent, "rereading", json!({}))
            .await
            .refusal(),
        (409, "nothing-to-reread")
    );
    let version = nora.get(&path(&sent)).await.body["version"].clone();
    let changed = json!({"answers": {"to_mentees": "Je vous écoute, sans juger. ".repeat(10)}});
    nora.patch(&path(&sent), &version, changed)
        .await
        .expect(200);
    let flagged = organiser.get(&review(&sent)).await.expect(200);
    assert_eq!(flagged.actions(), ["suspend", "mark_reread"]);
    let done = act(&organiser, &sent, "rereading", json!({}))
        .await
        .expect(200);
    assert_eq!(
        (&done.body["reread_since"], done.actions()),
        (&Value::Null, vec!["suspend"])
    );
}
