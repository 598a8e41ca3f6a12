//! Accounts, sessions, tokens, granted roles.
mod grants;
mod limits;
mod links;
mod me;
mod passwords;
mod sessions;
mod signing;
mod tokens;

use actix_web::http::Method;
use serde_json::{Value, json};
use tests::{Answer, TestApp};

/// A password that holds.
pub const PASSWORD: &str = "quatre girafes repeignent le phare";

/// The value of the session's cookie in an answer, after a look at its attributes.
#[track_caller]
pub fn cookie(answer: &Answer) -> String {
    let set = answer
        .headers
        .get("set-cookie")
        .unwrap_or_else(|| panic!("no cookie in {} {}", answer.status, answer.text))
        .to_str()
        .unwrap();
    for attribute in ["HttpOnly", "Secure", "SameSite=Strict", "Path=/"] {
        assert!(set.contains(attribute), "{attribute} is missing in {set}");
    }
    assert!(!set.contains("Domain"), "{set}");
    let (name, rest) = set.split_once('=').unwrap();
    assert_eq!(name, "__Host-marelle");
    rest.split(';').next().unwrap().to_owned()
}

/// A request that carries the session's cookie.
pub async fn with_cookie(app: &TestApp, method: Method, path: &str, cookie: &str) -> Answer {
    let value = format!("__Host-marelle={cookie}");
    app.anyone()
        .call(method, path, None, &[("cookie", &value)])
        .await
}

pub async fn refresh(app: &TestApp, cookie: &str) -> Answer {
    with_cookie(app, Method::POST, "/sessions/refresh", cookie).await
}

/// Reads with an access token.
pub async fn as_bearer(app: &TestApp, path: &str, token: &str) -> Answer {
    let value = format!("Bearer {token}");
    app.anyone()
        .call(Method::GET, path, None, &[("authorization", &value)])
        .await
}

pub async fn sign_up(app: &TestApp, email: &str, password: &str) -> Answer {
    let body = json!({ "email": email, "password": password, "locale": "fr" });
    app.anyone().post("/accounts", body).await
}

pub async fn sign_in(app: &TestApp, email: &str, password: &str) -> Answer {
    let body = json!({ "email": email, "password": password });
    app.anyone().post("/sessions", body).await
}

/// Acts on a link.
pub async fn act(app: &TestApp, path: &str, token: &str) -> Answer {
    app.anyone().post(path, json!({ "token": token })).await
}

/// Somebody who signed up and confirmed her address; the answer that signed her in.
pub async fn member(app: &TestApp, email: &str) -> Answer {
    let _ = sign_up(app, email, PASSWORD).await.expect(202);
    let token = app.mail_to(email).await.token();
    act(app, "/email-verifications", &token).await.expect(200)
}

/// The token of a link for `email`, asked for at `path`.
pub async fn link(app: &TestApp, path: &str, email: &str) -> String {
    let _ = app
        .anyone()
        .post(path, json!({ "email": email }))
        .await
        .expect(202);
    app.mail_to(email).await.token()
}

pub fn access(answer: &Answer) -> &str {
    match &answer.body["access_token"] {
        Value::String(token) => token,
        _ => panic!("no token in {}", answer.text),
    }
}
