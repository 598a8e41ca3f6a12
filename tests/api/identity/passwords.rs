//! Passwords: rules, reset, change.
use super::*;

const LEA: &str = "lea@example.org";
const NEW: &str = "sept loutres traduisent Flaubert";

#[actix_web::test]
async fn passwords_that_would_be_guessed_are_refused_before_anything_happens() {
    let app = TestApp::new().await;
    for weak in [
        "motdepasse2026",
        "azertyuiop123",
        "passwordpassword",
        "lea@example.org",
        "marrainefilleule",
    ] {
        let answer = sign_up(&app, LEA, weak).await;
        assert_eq!(answer.refusal(), (422, "password-too-weak"), "{weak}");
        assert_eq!(answer.body["errors"][0]["pointer"], "/password");
    }
    for length in ["elevenchars", &"é".repeat(129)] {
        let answer = sign_up(&app, LEA, length).await;
        assert_eq!(answer.refusal(), (422, "validation-failed"), "{length:.15}");
        assert_eq!(answer.body["errors"][0]["pointer"], "/password");
    }
    app.run_jobs().await;
    assert!(app.mails().await.is_empty());
    // No composition rules: length and surprise are enough.
    let _ = sign_up(&app, LEA, PASSWORD).await.expect(202);
    let long = "é".to_owned() + &"kzq 7 vbn wmp ".repeat(9);
    let _ = sign_up(&app, "noa@example.org", &long).await.expect(202);
}

async fn reset(app: &TestApp, token: &str, password: &str) -> Answer {
    let body = json!({ "token": token, "password": password });
    app.anyone()
        .post("/password-resets/confirmation", body)
        .await
}

#[actix_web::test]
async fn a_reset_ends_all_sessions_and_works_once() {
    let app = TestApp::new().await;
    let signed = member(&app, LEA).await;
    let token = link(&app, "/password-resets", LEA).await;
    let weak = reset(&app, &token, "motdepasse2026").await;
    assert_eq!(weak.refusal(), (422, "password-too-weak"));
    // The refused password left the link as it was.
    let _ = reset(&app, &token, NEW).await.expect(204);
    assert_eq!(
        reset(&app, &token, NEW).await.refusal(),
        (410, "link-expired")
    );
    let reader = as_bearer(&app, "/me", access(&signed)).await;
    assert_eq!(reader.refusal(), (401, "session-ended"));
    let old = sign_in(&app, LEA, PASSWORD).await;
    assert_eq!(old.refusal(), (401, "bad-credentials"));
    let _ = sign_in(&app, LEA, NEW).await.expect(200);
}

#[actix_web::test]
async fn a_reset_proves_the_address() {
    let app = TestApp::new().await;
    let _ = sign_up(&app, LEA, PASSWORD).await.expect(202);
    app.run_jobs().await;
    let token = link(&app, "/password-resets", LEA).await;
    let _ = reset(&app, &token, NEW).await.expect(204);
    let _ = sign_in(&app, LEA, NEW).await.expect(200);
}

async fn change(app: &TestApp, signed: &Answer, current: Value, new: &str) -> Answer {
    let bearer = format!("Bearer {}", access(signed));
    let body = json!({ "current_password": current, "new_password": new });
    app.anyone()
        .call(
            Method::PUT,
            "/me/password",
            Some(body),
            &[("authorization", &bearer)],
        )
        .await
}

#[actix_web::test]
async fn changing_it_needs_the_present_one_and_ends_the_other_sessions() {
    let app = TestApp::new().await;
    let elsewhere = member(&app, LEA).await;
    let here = sign_in(&app, LEA, PASSWORD).await.expect(200);
    for wrong in [json!("something else entirely"), Value::Null] {
        let answer = change(&app, &here, wrong, NEW).await;
        assert_eq!(answer.refusal(), (422, "wrong-password"));
        assert_eq!(answer.body["errors"][0]["pointer"], "/current_password");
    }
    let weak = change(&app, &here, json!(PASSWORD), "motdepasse2026").await;
    assert_eq!(weak.refusal(), (422, "password-too-weak"));
    assert_eq!(weak.body["errors"][0]["pointer"], "/new_password");
    let _ = as_bearer(&app, "/me", access(&elsewhere)).await.expect(200);

    let pending = link(&app, "/password-resets", LEA).await;
    let _ = change(&app, &here, json!(PASSWORD), NEW).await.expect(204);
    let _ = as_bearer(&app, "/me", access(&here)).await.expect(200);
    let other = as_bearer(&app, "/me", access(&elsewhere)).await;
    assert_eq!(other.refusal(), (401, "session-ended"));
    assert_eq!(
        reset(&app, &pending, NEW).await.refusal(),
        (410, "link-expired")
    );
    let _ = sign_in(&app, LEA, NEW).await.expect(200);
}
