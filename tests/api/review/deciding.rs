//! Deciding: asking, admitting, declining, two at once.
use super::*;

#[actix_web::test]
async fn from_draft_to_admission_with_a_question_on_the_way() {
    let app = TestApp::new().await;
    let (organiser, lea) = (app.organiser().await, app.person("Léa").await);
    let sent = handed_in(&app, &lea, "mentee", "Léa").await;
    app.later(Duration::days(2));
    let read = organiser.get(&review(&sent)).await.expect(200);
    assert_eq!(
        (&read.body["full_name"], &read.body["status"]),
        (&json!("Léa Martin"), &json!("submitted"))
    );
    assert_eq!(read.actions(), ["admit", "decline", "ask_info"]);

    let asked = act(
        &organiser,
        &sent,
        "information-request",
        json!({"words": "Quelle formation ?"}),
    )
    .await
    .expect(200);
    assert_eq!(
        (&asked.body["status"], asked.actions()),
        (&json!("needs_info"), vec!["decline"])
    );
    assert_eq!(
        act(&organiser, &sent, "admission", json!({}))
            .await
            .refusal(),
        (409, "applicant-in-another-status")
    );
    app.later(Duration::hours(1));
    let hers = lea.get(&path(&sent)).await.expect(200);
    assert_eq!(
        (&hers.body["review_words"], hers.actions()),
        (
            &json!("Quelle formation ?"),
            vec!["edit", "submit", "withdraw"]
        )
    );
    let more = json!({"answers": {"job": "BTS informatique, 2e année"}});
    lea.patch(&path(&sent), &hers.body["version"], more)
        .await
        .expect(200);
    lea.post(&format!("{}/submission", path(&sent)), json!({}))
        .await
        .expect(200);

    app.later(Duration::hours(1));
    let admitted = act(&organiser, &sent, "admission", json!({}))
        .await
        .expect(200);
    assert_eq!(
        (&admitted.body["status"], &admitted.body["job"]),
        (&json!("admitted"), &json!("BTS informatique, 2e année"))
    );
    assert_eq!(
        admitted.body["submitted_at"], sent.body["submitted_at"],
        "her place is that of the first time"
    );
    let hers = lea.get(&path(&sent)).await;
    assert_eq!(hers.actions(), ["edit", "withdraw", "open_call"]);
    let steps: Vec<&str> = admitted.body["history"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|e| e["kind"].as_str())
        .collect();
    let expected = [
        "applicant.admitted",
        "applicant.submitted",
        "applicant.info_asked",
        "applicant.submitted",
        "applicant.created",
    ];
    assert_eq!(steps, expected);
    let last = &admitted.body["history"][0];
    assert_eq!(
        (&last["from_state"], &last["to_state"]),
        (&json!("submitted"), &json!("admitted"))
    );
    assert!(
        last["actor_name"]
            .as_str()
            .unwrap()
            .starts_with("organiser.")
    );
}

#[actix_web::test]
async fn declining_takes_a_reason_and_words() {
    let app = TestApp::new().await;
    let (organiser, lea) = (app.organiser().await, app.person("Léa").await);
    let sent = handed_in(&app, &lea, "mentor", "Léa").await;
    for body in [
        json!({"reason": "other"}),
        json!({"reason": "mood", "words": "Non"}),
        json!({"reason": "other", "words": ""}),
    ] {
        assert_eq!(
            act(&organiser, &sent, "declination", body).await.refusal(),
            (422, "validation-failed")
        );
    }
    let words = json!({"reason": "not_a_fit", "words": "Merci ; voici d'autres portes."});
    act(&organiser, &sent, "declination", words)
        .await
        .expect(200);
    let hers = lea.get(&path(&sent)).await;
    assert_eq!(
        (&hers.body["status"], &hers.body["decline_reason"]),
        (&json!("declined"), &json!("not_a_fit"))
    );
    assert_eq!(hers.actions(), Vec::<&str>::new());
    let edit = lea
        .patch(
            &path(&sent),
            &hers.body["version"],
            json!({"answers": {"job": "x y"}}),
        )
        .await;
    assert_eq!(edit.refusal(), (409, "applicant-in-another-status"));
    draft(&lea, "mentor").await;
    let unreasoned = format!(
        "UPDATE applicants SET decline_reason = NULL WHERE id = '{}'",
        sent.id()
    );
    assert!(
        app.sql(&unreasoned)
            .await
            .unwrap_err()
            .to_string()
            .contains("applicants_declined_for_a_reason")
    );
}

/// Two organisers decide at the same instant: one does, the other is told.
#[actix_web::test]
async fn two_decisions_at_once_are_one_decision() {
    let app = TestApp::new().await;
    let (one, other, lea) = (
        app.organiser().await,
        app.organiser().await,
        app.person("Léa").await,
    );
    let sent = handed_in(&app, &lea, "mentee", "Léa").await;
    let gate = app
        .gate(&format!(
            "SELECT 1 FROM applicants WHERE id = '{}' FOR UPDATE",
            sent.id()
        ))
        .await;
    let decline = json!({"reason": "other", "words": "Merci."});
    let (admitted, declined, ()) = tokio::join!(
        act(&one, &sent, "admission", json!({})),
        act(&other, &sent, "declination", decline),
        gate.open_for(2)
    );
    let mut statuses = [admitted.status.as_u16(), declined.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", admitted.text, declined.text);
    let decided = app
        .events()
        .await
        .into_iter()
        .filter(|k| k == "applicant.admitted" || k == "applicant.declined");
    assert_eq!(decided.count(), 1);
}
