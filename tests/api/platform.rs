//! What holds before and around every feature.
use actix_web::http::Method;
use serde_json::json;
use tests::TestApp;

#[actix_web::test]
async fn the_process_lives_and_is_ready_when_the_database_answers() {
    let app = TestApp::new().await;
    assert_eq!(app.anyone().get("/livez").await.status, 200);
    assert_eq!(app.anyone().get("/readyz").await.status, 200);
}

#[actix_web::test]
async fn every_error_is_a_problem_and_every_answer_is_protected() {
    let app = TestApp::new().await;
    let anyone = app.anyone();
    let cases = [
        (
            Method::GET,
            "/api/v1/nowhere",
            None,
            &[][..],
            404,
            "not-found",
        ),
        (
            Method::DELETE,
            "/api/v1/programme",
            None,
            &[],
            405,
            "method-not-allowed",
        ),
        (
            Method::POST,
            "/api/v1/sessions",
            Some(json!(1)),
            &[("content-encoding", "br")],
            415,
            "unsupported-media-type",
        ),
        (
            Method::POST,
            "/api/v1/sessions",
            None,
            &[("content-type", "text/plain")],
            415,
            "unsupported-media-type",
        ),
        (
            Method::POST,
            "/api/v1/sessions",
            Some(json!({"email": 3})),
            &[],
            422,
            "validation-failed",
        ),
        (
            Method::POST,
            "/api/v1/sessions",
            Some(json!({"nope": 3})),
            &[],
            422,
            "validation-failed",
        ),
        (
            Method::POST,
            "/api/v1/sessions",
            Some(json!("x".repeat(70_000))),
            &[],
            413,
            "payload-too-large",
        ),
        (Method::GET, "/api/v1/me", None, &[], 401, "unauthenticated"),
    ];
    for (method, path, body, headers, status, code) in cases {
        let answer = anyone.call(method.clone(), path, body, headers).await;
        assert_eq!(
            answer.refusal(),
            (status, code),
            "{method} {path}: {}",
            answer.text
        );
        let header = |name: &str| {
            answer
                .headers
                .get(name)
                .and_then(|v| v.to_str().ok())
                .unwrap_or_default()
        };
        assert_eq!(
            header("content-type"),
            "application/problem+json",
            "{method} {path}"
        );
        assert_eq!(
            header("x-content-type-options"),
            "nosniff",
            "{method} {path}"
        );
        assert_eq!(header("cache-control"), "no-store", "{method} {path}");
        assert!(
            answer.body["instance"]
                .as_str()
                .is_some_and(|i| i.starts_with("urn:uuid:")),
            "{method} {path}"
        );
    }
}

#[actix_web::test]
async fn a_wrong_method_is_told_the_right_ones_and_head_is_answered_like_get() {
    let app = TestApp::new().await;
    let wrong = app
        .anyone()
        .call(Method::PUT, "/programme", None, &[])
        .await;
    assert_eq!(wrong.headers.get("allow").unwrap(), "GET, HEAD");
    let head = app
        .anyone()
        .call(Method::HEAD, "/programme", None, &[])
        .await;
    assert_eq!(head.status, 200);
}

#[actix_web::test]
async fn the_document_is_served_and_readable() {
    let app = TestApp::new().await;
    let document = app.anyone().get("/api/v1/openapi.json").await.expect(200);
    assert_eq!(document.body["openapi"], "3.1.0");
    let page = app.anyone().call(Method::GET, "/docs/", None, &[]).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("swagger-ui"));
    let policy = page
        .headers
        .get("content-security-policy")
        .unwrap()
        .to_str()
        .unwrap();
    assert!(policy.starts_with("default-src 'self'"), "{policy}");
}
