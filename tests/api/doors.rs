//! Every documented operation, tried without a token, as a stranger, and from another programme.
use crate::document::operations;
use actix_web::http::Method;
use serde_json::{Value, json};
use tests::{Answer, Caller, TestApp};

/// Operations anybody may call. A new operation is locked until it is written down here.
const OPEN: &[&str] = &[
    "GET /api/v1/charters/current",
    "GET /api/v1/programme",
    "GET /api/v1/questionnaires/{role}",
    "POST /api/v1/accounts",
    "POST /api/v1/email-verifications",
    "POST /api/v1/magic-links",
    "POST /api/v1/password-resets",
    "POST /api/v1/password-resets/confirmation",
    "POST /api/v1/sessions",
    "POST /api/v1/sessions/magic",
    "POST /api/v1/sessions/refresh",
];

fn document() -> Value {
    serde_json::from_str(&backend::docs::print().unwrap()).unwrap()
}

/// A path with every parameter filled in by something plausible that does not exist.
pub fn filled(path: &str) -> String {
    let path = path.replace("{role}", "mentee");
    let parts = path.split('/').map(|p| {
        if p.starts_with('{') {
            "018f0000-0000-7000-8000-000000000000"
        } else {
            p
        }
    });
    parts.collect::<Vec<_>>().join("/")
}

async fn try_door(caller: &Caller<'_>, method: &str, path: &str, operation: &Value) -> Answer {
    let body = operation.get("requestBody").map(|_| json!({}));
    let headers = [("if-match", "\"1\""), ("idempotency-key", "door")];
    caller
        .call(
            Method::from_bytes(method.as_bytes()).unwrap(),
            path,
            body,
            &headers,
        )
        .await
}

#[actix_web::test]
async fn without_a_token_every_door_but_the_open_ones_is_shut() {
    let app = TestApp::new().await;
    let document = document();
    let mut open = Vec::new();
    for (method, path, operation) in operations(&document) {
        let name = format!("{method} {path}");
        let answer = try_door(&app.anyone(), &method, &filled(&path), operation).await;
        let secured = operation["security"]
            .as_array()
            .is_some_and(|s| s.iter().any(|o| o.get("bearer").is_some()));
        if OPEN.contains(&name.as_str()) {
            open.push(name.clone());
            assert!(!secured, "{name} is open but documented as secured");
        } else {
            assert_eq!(
                answer.status, 401,
                "{name} let somebody without a name in: {}",
                answer.text
            );
            // It is the cookie that opens this one.
            let by_cookie = path.ends_with("/sessions/current");
            assert!(
                secured || by_cookie,
                "{name} is shut but documented as open"
            );
        }
    }
    open.sort();
    assert_eq!(
        open, OPEN,
        "the list of open doors names what does not exist"
    );
}

#[actix_web::test]
async fn what_is_not_there_is_not_found_and_never_a_fault() {
    let app = TestApp::new().await;
    let (stranger, organiser) = (app.person("Zoé").await, app.administrator().await);
    let document = document();
    for (method, path, operation) in operations(&document)
        .into_iter()
        .filter(|(_, path, _)| path.contains("_id}"))
    {
        for caller in [&stranger, &organiser] {
            let answer = try_door(caller, &method, &filled(&path), operation).await;
            // An empty body may be refused before anybody looks; existence never shows.
            let refused = [403, 404, 422].contains(&answer.status.as_u16());
            let empty_list = answer.body["items"].as_array().is_some_and(Vec::is_empty);
            assert!(
                refused || empty_list,
                "{method} {path}: {} {}",
                answer.status,
                answer.text
            );
        }
    }
}
