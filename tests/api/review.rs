//! Organisers review: the queue, reading, asking, admitting, declining, suspending, reading again.
use crate::applicants::{draft, handed_in, path};
use backend::{
    applicants::{
        commands,
        model::{ApplicantId, SuspensionReason},
    },
    identity::{
        call::Actor,
        model::{Role, SessionId},
    },
};
use chrono::Duration;
use serde_json::{Value, json};
use tests::{Answer, Caller, TestApp};
use uuid::Uuid;

fn review(applicant: &Answer) -> String {
    format!("/admin/applicants/{}", applicant.id())
}

async fn act(who: &Caller<'_>, applicant: &Answer, act: &str, body: Value) -> Answer {
    who.post(&format!("{}/{act}", review(applicant)), body)
        .await
}

/// Who calls commands that later features mount.
fn actor(app: &TestApp, who: &Caller<'_>, roles: Vec<Role>) -> Actor {
    Actor {
        account_id: who.account_id(),
        programme_id: app.programme_id,
        session_id: SessionId(Uuid::nil()),
        email_verified: true,
        roles,
    }
}

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

/// What later features mount: a break, leaving, suspension and removal, in a transaction of theirs.
#[actix_web::test]
async fn standing_changes_in_the_callers_transaction() {
    let app = TestApp::new().await;
    let (organiser, nora) = (app.organiser().await, app.person("Nora").await);
    let sent = handed_in(&app, &nora, "mentor", "Nora").await;
    act(&organiser, &sent, "admission", json!({}))
        .await
        .expect(200);
    let id = ApplicantId(sent.id().parse().unwrap());
    let (her, them) = (
        actor(&app, &nora, vec![Role::Mentor]),
        actor(&app, &organiser, vec![Role::Organiser]),
    );
    let mut conn = app.pool.get().await.unwrap();
    let now = app.now();

    let yesterday = Some(now.date_naive() - Duration::days(1));
    let refused = commands::pause_in(&mut conn, &her, id, yesterday, now)
        .await
        .unwrap_err();
    assert_eq!(refused.code(), "pause-end-not-possible");
    commands::pause_in(&mut conn, &her, id, None, now)
        .await
        .unwrap();
    assert_eq!(
        nora.get(&path(&sent)).await.actions(),
        ["edit", "withdraw", "resume", "set_capacity"]
    );
    assert_eq!(
        commands::pause_in(&mut conn, &them, id, None, now)
            .await
            .unwrap_err()
            .code(),
        "not-found"
    );

    let why = SuspensionReason::Conduct;
    assert_eq!(
        commands::suspend_in(&mut conn, &her, id, why, now)
            .await
            .unwrap_err()
            .code(),
        "forbidden"
    );
    assert_eq!(
        commands::remove_in(&mut conn, &them, id, why, now)
            .await
            .unwrap_err()
            .code(),
        "applicant-in-another-status"
    );
    commands::suspend_in(&mut conn, &them, id, why, now)
        .await
        .unwrap();
    assert_eq!(
        act(&organiser, &sent, "reinstatement", json!({}))
            .await
            .expect(200)
            .body["status"],
        "admitted"
    );
    commands::suspend_in(&mut conn, &them, id, why, now)
        .await
        .unwrap();
    let removed = commands::remove_in(&mut conn, &them, id, why, now)
        .await
        .unwrap();
    assert_eq!(removed.status.as_str(), "removed");
    assert_eq!(
        commands::withdraw_in(&mut conn, &her, id, now)
            .await
            .unwrap_err()
            .code(),
        "applicant-in-another-status"
    );

    let mentee = handed_in(&app, &nora, "mentee", "Nora").await;
    let id = ApplicantId(mentee.id().parse().unwrap());
    assert_eq!(
        commands::withdraw_in(&mut conn, &them, id, now)
            .await
            .unwrap_err()
            .code(),
        "not-found"
    );
    commands::withdraw_in(&mut conn, &her, id, app.now() + Duration::days(1))
        .await
        .unwrap();
    assert_eq!(app.events().await.last().unwrap(), "applicant.withdrawn");
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
