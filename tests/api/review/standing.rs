//! Standing: suspended, reinstated, removed, withdrawn.
use super::*;

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
