//! Signing up and in.
use super::*;

const LEA: &str = "lea@example.org";

#[actix_web::test]
async fn signing_up_confirming_and_signing_in() {
    let app = TestApp::new().await;
    let answer = sign_up(&app, LEA, PASSWORD).await.expect(202);
    assert_eq!(answer.body, json!({ "message_code": "check_your_mail" }));
    assert!(answer.headers.get("set-cookie").is_none());

    let mail = app.mail_to(LEA).await;
    assert!(
        mail.link()
            .starts_with("http://localhost:8080/verification#")
    );
    let verified = act(&app, "/email-verifications", &mail.token())
        .await
        .expect(200);
    assert_eq!(verified.body["token_type"], "Bearer");
    assert_eq!(verified.body["expires_in"], 600);
    cookie(&verified);
    let me = as_bearer(&app, "/me", access(&verified)).await.expect(200);
    assert_eq!(me.body["email"], LEA);
    assert_eq!(me.body["roles"], json!([]));

    let again = sign_in(&app, "LEA@Example.org", PASSWORD).await.expect(200);
    let me = as_bearer(&app, "/me", access(&again)).await.expect(200);
    assert_eq!(me.body["email"], LEA);
    app.run_jobs().await;
    assert_eq!(app.unfinished_jobs().await, []);
}

#[actix_web::test]
async fn an_unconfirmed_address_does_not_sign_in_and_gets_another_link() {
    let app = TestApp::new().await;
    let _ = sign_up(&app, LEA, PASSWORD).await.expect(202);
    app.run_jobs().await;
    let wrong = sign_in(&app, LEA, "not the password at all").await;
    assert_eq!(wrong.refusal(), (401, "bad-credentials"));
    app.run_jobs().await;
    assert_eq!(
        app.mails().await.len(),
        1,
        "only the right password sends a mail"
    );

    let right = sign_in(&app, LEA, PASSWORD).await;
    assert_eq!(right.refusal(), (403, "email-not-verified"));
    assert!(right.headers.get("set-cookie").is_none());
    let mail = app.mail_to(LEA).await;
    assert_eq!(app.mails().await.len(), 2);
    let _ = act(&app, "/email-verifications", &mail.token())
        .await
        .expect(200);
    let _ = sign_in(&app, LEA, PASSWORD).await.expect(200);
}

/// Status, body and headers, without what differs from request to request.
fn shape(answer: &Answer) -> (u16, Value, Vec<String>) {
    let mut body = answer.body.clone();
    if let Some(fields) = body.as_object_mut() {
        fields.remove("instance");
    }
    let mut headers: Vec<_> = answer.headers.keys().map(|name| name.to_string()).collect();
    headers.sort();
    (answer.status.as_u16(), body, headers)
}

#[actix_web::test]
async fn answers_do_not_tell_whether_an_address_is_known() {
    let app = TestApp::new().await;
    member(&app, LEA).await;
    let _ = sign_up(&app, "half@example.org", PASSWORD)
        .await
        .expect(202);
    let unknown = "nobody@example.org";
    for known in [LEA, "half@example.org"] {
        let wrong = "another password entirely";
        assert_eq!(
            shape(&sign_in(&app, known, wrong).await),
            shape(&sign_in(&app, unknown, wrong).await)
        );
        for path in ["/magic-links", "/password-resets"] {
            let ask = async |email: &str| app.anyone().post(path, json!({ "email": email })).await;
            assert_eq!(
                shape(&ask(known).await),
                shape(&ask(unknown).await),
                "{path}"
            );
        }
        assert_eq!(
            shape(&sign_up(&app, known, PASSWORD).await),
            shape(&sign_up(&app, &format!("new.{known}"), PASSWORD).await)
        );
    }
    app.run_jobs().await;
    assert!(
        app.mails()
            .await
            .iter()
            .all(|mail| mail.recipient != unknown)
    );
}

#[actix_web::test]
async fn signing_up_with_a_known_address_changes_nothing_and_tells_its_owner() {
    let app = TestApp::new().await;
    member(&app, LEA).await;
    let _ = sign_up(&app, "Lea@example.org", "sept loutres traduisent Flaubert")
        .await
        .expect(202);
    let mail = app.mail_to(LEA).await;
    assert!(
        mail.text.contains("Vous avez déjà un compte"),
        "{}",
        mail.text
    );
    assert!(mail.link().contains("/lien#"));
    let _ = sign_in(&app, LEA, PASSWORD).await.expect(200);
    let other = sign_in(&app, LEA, "sept loutres traduisent Flaubert").await;
    assert_eq!(other.refusal(), (401, "bad-credentials"));
    let _ = act(&app, "/sessions/magic", &mail.token())
        .await
        .expect(200);
}

#[actix_web::test]
async fn who_names_an_address_first_does_not_keep_it() {
    let app = TestApp::new().await;
    let intruder = "sept loutres traduisent Flaubert";
    let _ = sign_up(&app, LEA, intruder).await.expect(202);
    let first = app.mail_to(LEA).await.token();
    let _ = sign_up(&app, LEA, PASSWORD).await.expect(202);
    let second = app.mail_to(LEA).await.token();
    // Only the newest link works, and with it the newest password.
    let old = act(&app, "/email-verifications", &first).await;
    assert_eq!(old.refusal(), (410, "link-expired"));
    let _ = act(&app, "/email-verifications", &second).await.expect(200);
    let _ = sign_in(&app, LEA, PASSWORD).await.expect(200);
    let stranger = sign_in(&app, LEA, intruder).await;
    assert_eq!(stranger.refusal(), (401, "bad-credentials"));
}

#[actix_web::test]
async fn a_password_chosen_before_the_address_was_proved_by_a_link_is_forgotten() {
    let app = TestApp::new().await;
    let intruder = "sept loutres traduisent Flaubert";
    let _ = sign_up(&app, LEA, intruder).await.expect(202);
    app.run_jobs().await;
    let token = link(&app, "/magic-links", LEA).await;
    let signed = act(&app, "/sessions/magic", &token).await.expect(200);
    let stranger = sign_in(&app, LEA, intruder).await;
    assert_eq!(stranger.refusal(), (401, "bad-credentials"));
    // She has no password yet and may choose one.
    let bearer = format!("Bearer {}", access(&signed));
    let chosen = app
        .anyone()
        .call(
            Method::PUT,
            "/me/password",
            Some(json!({ "current_password": null, "new_password": PASSWORD })),
            &[("authorization", &bearer)],
        )
        .await;
    assert_eq!(chosen.status, 204, "{}", chosen.text);
    let _ = sign_in(&app, LEA, PASSWORD).await.expect(200);
}

#[actix_web::test]
async fn two_who_sign_up_with_one_address_at_once_get_one_account() {
    let app = TestApp::new().await;
    // Both have found the address free when the first is written.
    let gate = app
        .gate("LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE")
        .await;
    let (one, other, ()) = futures_util::future::join3(
        sign_up(&app, LEA, PASSWORD),
        sign_up(&app, "LEA@example.org", PASSWORD),
        gate.open_for(2),
    )
    .await;
    assert_eq!((one.status.as_u16(), other.status.as_u16()), (202, 202));
    let accounts = app
        .sql("UPDATE accounts SET version = version")
        .await
        .unwrap();
    assert_eq!(accounts, 1);
    assert!(
        app.sql(
            "INSERT INTO accounts (id, email, created_at, updated_at)
             VALUES (gen_random_uuid(), 'LEA@EXAMPLE.ORG', now(), now())"
        )
        .await
        .is_err(),
        "invariant 1 stands in the database too"
    );
}
