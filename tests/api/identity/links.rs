//! Links in mails: single use, in time, and nothing happens when they are merely opened (T15).
use super::*;
use chrono::Duration;

const LEA: &str = "lea@example.org";

/// What a link may change, as rows.
async fn state(app: &TestApp) -> Vec<usize> {
    let mut counts = vec![];
    for statement in [
        "UPDATE one_off_links SET used_at = used_at WHERE used_at IS NULL",
        "UPDATE accounts SET version = version WHERE email_verified_at IS NOT NULL",
        "UPDATE sessions SET ended_at = ended_at",
        "UPDATE accounts SET version = version WHERE password_hash IS NOT NULL",
    ] {
        counts.push(app.sql(statement).await.unwrap());
    }
    counts
}

#[actix_web::test]
async fn t15_a_scanner_that_opens_a_link_changes_nothing() {
    let app = TestApp::new().await;
    let _ = sign_up(&app, LEA, PASSWORD).await.expect(202);
    let mail = app.mail_to(LEA).await;
    let before = state(&app).await;
    let page = mail.link().replace("http://localhost:8080", "");
    let (without_fragment, token) = page.split_once('#').unwrap();
    let token = token.to_owned();
    let scans = [
        without_fragment.to_owned(),
        format!("{without_fragment}?token={token}"),
        "/api/v1/email-verifications".to_owned(),
        format!("/api/v1/email-verifications?token={token}"),
        format!("/api/v1/sessions/magic?token={token}"),
        format!("/api/v1/password-resets/confirmation?token={token}"),
    ];
    for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
        for path in &scans {
            for purpose in ["prefetch", ""] {
                let headers = [("sec-purpose", purpose), ("purpose", purpose)];
                let answer = app
                    .anyone()
                    .call(method.clone(), path, None, &headers)
                    .await;
                assert!(
                    answer.headers.get("set-cookie").is_none(),
                    "{method} {path}"
                );
            }
        }
    }
    assert_eq!(state(&app).await, before, "opening changed something");

    // The button on the page acts, once.
    let _ = act(&app, "/email-verifications", &token).await.expect(200);
    let again = act(&app, "/email-verifications", &token).await;
    assert_eq!(again.refusal(), (410, "link-expired"));
}

#[actix_web::test]
async fn of_many_who_act_on_a_link_at_once_one_does() {
    let app = TestApp::new().await;
    member(&app, LEA).await;
    let token = link(&app, "/magic-links", LEA).await;
    let calls = (0..20).map(|_| act(&app, "/sessions/magic", &token));
    let answers = futures_util::future::join_all(calls).await;
    let signed = answers.iter().filter(|a| a.status == 200).count();
    let gone = answers.iter().filter(|a| a.status == 410).count();
    assert_eq!((signed, gone), (1, 19));
}

#[actix_web::test]
async fn a_link_opens_only_what_it_was_made_for() {
    let app = TestApp::new().await;
    member(&app, LEA).await;
    let sign_in = link(&app, "/magic-links", LEA).await;
    let reset = link(&app, "/password-resets", LEA).await;
    let gone = (410, "link-expired");
    assert_eq!(
        act(&app, "/email-verifications", &sign_in).await.refusal(),
        gone
    );
    assert_eq!(act(&app, "/sessions/magic", &reset).await.refusal(), gone);
    let body = json!({ "token": sign_in, "password": "sept loutres traduisent Flaubert" });
    let answer = app
        .anyone()
        .post("/password-resets/confirmation", body)
        .await;
    assert_eq!(answer.refusal(), gone);
    for nonsense in ["", "x", "é", &"a".repeat(200)] {
        let answer = act(&app, "/sessions/magic", nonsense).await;
        assert!([410, 422].contains(&answer.status.as_u16()), "{nonsense}");
    }
    let _ = act(&app, "/sessions/magic", &sign_in).await.expect(200);
}

#[actix_web::test]
async fn links_work_for_their_time_and_no_longer() {
    let app = TestApp::new().await;
    member(&app, LEA).await;
    for (asked, used, life) in [
        ("/magic-links", "/sessions/magic", Duration::minutes(30)),
        (
            "/password-resets",
            "/password-resets/confirmation",
            Duration::hours(1),
        ),
    ] {
        let late = link(&app, asked, LEA).await;
        app.later(life);
        let body = match used {
            "/sessions/magic" => json!({ "token": late }),
            _ => json!({ "token": late, "password": PASSWORD }),
        };
        let answer = app.anyone().post(used, body).await;
        assert_eq!(answer.refusal(), (410, "link-expired"), "{used}");
    }
    let in_time = link(&app, "/magic-links", LEA).await;
    app.later(Duration::minutes(30) - Duration::seconds(1));
    let _ = act(&app, "/sessions/magic", &in_time).await.expect(200);
}

#[actix_web::test]
async fn a_link_that_confirms_works_for_two_days() {
    let app = TestApp::new().await;
    for (email, waits, status) in [
        (
            "lea@example.org",
            Duration::hours(48) - Duration::seconds(1),
            200,
        ),
        ("ines@example.org", Duration::hours(48), 410),
    ] {
        let _ = sign_up(&app, email, PASSWORD).await.expect(202);
        let token = app.mail_to(email).await.token();
        app.later(waits);
        let answer = act(&app, "/email-verifications", &token).await;
        assert_eq!(answer.status, status, "{email}");
    }
}

/// Whoever else may hold an older link, in an old mail say, holds nothing once one was used or a password was chosen.
#[actix_web::test]
async fn older_links_end_with_the_one_that_was_used() {
    let app = TestApp::new().await;
    let gone = (410, "link-expired");
    // Confirming: the link that was sent again is used, the first one ends.
    let _ = sign_up(&app, LEA, PASSWORD).await.expect(202);
    let first = app.mail_to(LEA).await.token();
    app.later(Duration::minutes(1));
    let again = sign_in(&app, LEA, PASSWORD).await;
    assert_eq!(again.refusal(), (403, "email-not-verified"));
    let second = app.mail_to(LEA).await.token();
    assert_ne!(first, second);
    let _ = act(&app, "/email-verifications", &second).await.expect(200);
    assert_eq!(
        act(&app, "/email-verifications", &first).await.refusal(),
        gone
    );
    // Signing in.
    let first = link(&app, "/magic-links", LEA).await;
    app.later(Duration::minutes(1));
    let second = link(&app, "/magic-links", LEA).await;
    let _ = act(&app, "/sessions/magic", &second).await.expect(200);
    assert_eq!(act(&app, "/sessions/magic", &first).await.refusal(), gone);
    // A new password ends links to sign in as well.
    let sign_in = link(&app, "/magic-links", LEA).await;
    app.later(Duration::minutes(1));
    let reset = link(&app, "/password-resets", LEA).await;
    let body = json!({ "token": reset, "password": "sept loutres traduisent Flaubert" });
    let _ = app
        .anyone()
        .post("/password-resets/confirmation", body)
        .await
        .expect(204);
    assert_eq!(act(&app, "/sessions/magic", &sign_in).await.refusal(), gone);
}

#[actix_web::test]
async fn a_link_to_sign_in_that_proves_the_address_ends_the_links_sent_before() {
    let app = TestApp::new().await;
    let _ = sign_up(&app, LEA, PASSWORD).await.expect(202);
    let confirm = app.mail_to(LEA).await.token();
    let token = link(&app, "/magic-links", LEA).await;
    let _ = act(&app, "/sessions/magic", &token).await.expect(200);
    let late = act(&app, "/email-verifications", &confirm).await;
    assert_eq!(late.refusal(), (410, "link-expired"));
}

#[actix_web::test]
async fn tokens_are_stored_hashed_only() {
    let app = TestApp::new().await;
    let signed = member(&app, LEA).await;
    let refresh = cookie(&signed);
    let token = link(&app, "/magic-links", LEA).await;
    assert_eq!(token.len(), 43, "256 bits");
    for secret in [&token, &refresh] {
        for table in [
            "one_off_links",
            "refresh_tokens",
            "events",
            "jobs",
            "sessions",
        ] {
            let found = app
                .sql(&format!(
                    "SELECT 1 FROM {table} t WHERE t::text LIKE '%{secret}%'"
                ))
                .await
                .unwrap();
            assert_eq!(found, 0, "{table} holds a token");
        }
    }
}
