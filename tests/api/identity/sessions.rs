//! Sessions: rotation, reuse, lists, endings.
use super::*;
use chrono::Duration;
use std::collections::BTreeSet;

const LEA: &str = "lea@example.org";

#[actix_web::test]
async fn a_refresh_token_is_exchanged_for_its_successor() {
    let app = TestApp::new().await;
    let first = cookie(&member(&app, LEA).await);
    app.later(Duration::minutes(9));
    let answer = refresh(&app, &first).await.expect(200);
    let second = cookie(&answer);
    assert_ne!(first, second);
    let _ = as_bearer(&app, "/me", access(&answer)).await.expect(200);
    app.later(Duration::days(29));
    let third = cookie(&refresh(&app, &second).await.expect(200));
    assert_ne!(second, third);
    app.later(Duration::days(31));
    let late = refresh(&app, &third).await;
    assert_eq!(late.refusal(), (401, "session-ended"), "unused for a month");
}

/// Refreshes; comes back when the server is too busy, as clients do. Ten connections serve two hundred.
async fn patiently_refresh(app: &TestApp, token: &str) -> String {
    for _ in 0..20 {
        let answer = refresh(app, token).await;
        if answer.status != 503 {
            return cookie(&answer.expect(200));
        }
    }
    panic!("a refresh never came to its turn");
}

#[actix_web::test]
async fn two_tabs_that_refresh_at_once_get_one_successor() {
    let app = TestApp::new().await;
    let first = cookie(&member(&app, LEA).await);
    let gate = app.gate("SELECT 1 FROM sessions FOR UPDATE").await;
    let (one, other, ()) = futures_util::future::join3(
        refresh(&app, &first),
        refresh(&app, &first),
        gate.open_for(2),
    )
    .await;
    let (one, other) = (cookie(&one.expect(200)), cookie(&other.expect(200)));
    assert_eq!(one, other);
    assert_ne!(one, first);
    assert_eq!(app.count("refresh_tokens").await, 2);
    assert_eq!(app.happened("session.token_reused").await, 0);
}

#[actix_web::test]
async fn two_hundred_parallel_refreshes_have_one_successor() {
    let app = TestApp::new().await;
    let first = cookie(&member(&app, LEA).await);
    let refreshes = (0..200).map(|_| patiently_refresh(&app, &first));
    let successors: BTreeSet<_> = futures_util::future::join_all(refreshes)
        .await
        .into_iter()
        .collect();
    assert_eq!(successors.len(), 1);
    let tokens = app
        .sql("UPDATE refresh_tokens SET issued_at = issued_at")
        .await
        .unwrap();
    assert_eq!(tokens, 2, "the first and its successor");
    // A second tab, ten seconds later at most.
    app.later(Duration::seconds(10));
    let again = cookie(&refresh(&app, &first).await.expect(200));
    assert!(successors.contains(&again));
    // And the successor goes on.
    let _ = refresh(&app, &again).await.expect(200);
}

#[actix_web::test]
async fn a_token_presented_again_later_ends_the_family() {
    let app = TestApp::new().await;
    let signed = member(&app, LEA).await;
    let stolen = cookie(&signed);
    let kept = cookie(&refresh(&app, &stolen).await.expect(200));
    app.later(Duration::seconds(11));
    let thief = refresh(&app, &stolen).await;
    assert_eq!(thief.refusal(), (401, "session-ended"));
    let owner = refresh(&app, &kept).await;
    assert_eq!(
        owner.refusal(),
        (401, "session-ended"),
        "the family is over"
    );
    let reader = as_bearer(&app, "/me", access(&signed)).await;
    assert_eq!(reader.refusal(), (401, "session-ended"), "at once");
    assert!(
        app.events()
            .await
            .contains(&"session.token_reused".to_owned())
    );
}

/// Successors are derived from the signing key. After a change of key a second tab cannot be given the same one; that is
/// no theft, and nobody's session ends for it.
#[actix_web::test]
async fn a_second_tab_across_a_change_of_keys_gets_nothing_and_ends_nothing() {
    use backend::config::SigningKey;
    let old = SigningKey {
        kid: "old".into(),
        secret: vec![9; 32],
    };
    let app = TestApp::with(|settings| settings.jwt_keys = vec![old]).await;
    let first = cookie(&member(&app, LEA).await);
    let second = cookie(&refresh(&app, &first).await.expect(200));
    let (now, programme) = (app.now(), app.programme_id);
    let app = TestApp::on(app.keep_database(), now, programme);
    let tab = refresh(&app, &first).await;
    assert_eq!(tab.refusal(), (401, "session-ended"));
    let kept = refresh(&app, &second).await.expect(200);
    let _ = as_bearer(&app, "/me", access(&kept)).await.expect(200);
    assert_eq!(app.happened("session.token_reused").await, 0);
}

#[actix_web::test]
async fn what_is_no_token_of_ours_refreshes_nothing() {
    let app = TestApp::new().await;
    member(&app, LEA).await;
    let none = app.anyone().post("/sessions/refresh", Value::Null).await;
    assert_eq!(none.refusal(), (401, "session-ended"));
    for nonsense in ["", "x", &"A".repeat(43), &"A".repeat(5000)] {
        let answer = refresh(&app, nonsense).await;
        assert_eq!(answer.refusal(), (401, "session-ended"), "{nonsense:.9}");
    }
}

#[actix_web::test]
async fn pages_of_other_sites_cannot_use_the_cookie() {
    let app = TestApp::new().await;
    let token = cookie(&member(&app, LEA).await);
    let value = format!("__Host-marelle={token}");
    for foreign in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        for (method, path) in [
            (Method::POST, "/sessions/refresh"),
            (Method::DELETE, "/sessions/current"),
        ] {
            let headers = [
                ("cookie", value.as_str()),
                ("host", "localhost:8080"),
                foreign,
            ];
            let answer = app.anyone().call(method, path, None, &headers).await;
            assert_eq!(answer.refusal(), (403, "foreign-origin"), "{foreign:?}");
            assert!(answer.headers.get("set-cookie").is_none());
        }
    }
    app.later(Duration::minutes(1));
    let ours = [
        ("cookie", value.as_str()),
        ("host", "localhost:8080"),
        ("origin", "http://localhost:8080"),
        ("sec-fetch-site", "same-origin"),
    ];
    let answer = app
        .anyone()
        .call(Method::POST, "/sessions/refresh", None, &ours)
        .await;
    let _ = answer.expect(200);
}

#[actix_web::test]
async fn signing_out_ends_the_session_and_takes_the_cookie_away() {
    let app = TestApp::new().await;
    let signed = member(&app, LEA).await;
    let token = cookie(&signed);
    let out = with_cookie(&app, Method::DELETE, "/sessions/current", &token)
        .await
        .expect(204);
    assert_eq!(cookie(&out), "");
    let set = out.headers.get("set-cookie").unwrap().to_str().unwrap();
    assert!(set.contains("Max-Age=0"), "{set}");
    assert_eq!(
        refresh(&app, &token).await.refusal(),
        (401, "session-ended")
    );
    let reader = as_bearer(&app, "/me", access(&signed)).await;
    assert_eq!(reader.refusal(), (401, "session-ended"));
}

#[actix_web::test]
async fn she_sees_her_sessions_and_ends_them() {
    let app = TestApp::new().await;
    let phone = member(&app, LEA).await;
    app.later(Duration::minutes(1));
    let body = json!({ "email": LEA, "password": PASSWORD });
    let headers = [("user-agent", "Firefox of the laptop")];
    let laptop = app
        .anyone()
        .call(Method::POST, "/sessions", Some(body), &headers)
        .await
        .expect(200);
    let list = as_bearer(&app, "/sessions", access(&laptop))
        .await
        .expect(200);
    let items = list.body["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0]["user_agent"], "Firefox of the laptop");
    assert_eq!(
        (&items[0]["current"], &items[1]["current"]),
        (&json!(true), &json!(false))
    );
    let first = as_bearer(&app, "/sessions?limit=1", access(&laptop))
        .await
        .expect(200);
    let cursor = first.body["next_cursor"].as_str().unwrap();
    let second = as_bearer(
        &app,
        &format!("/sessions?limit=1&cursor={cursor}"),
        access(&laptop),
    )
    .await
    .expect(200);
    assert_eq!(second.body["items"][0]["id"], items[1]["id"]);

    let bearer = format!("Bearer {}", access(&laptop));
    let end = async |id: &str| {
        let path = format!("/sessions/{id}");
        app.anyone()
            .call(Method::DELETE, &path, None, &[("authorization", &bearer)])
            .await
    };
    let id = items[1]["id"].as_str().unwrap();
    let _ = end(id).await.expect(204);
    let gone = as_bearer(&app, "/me", access(&phone)).await;
    assert_eq!(gone.refusal(), (401, "session-ended"), "at once");
    assert_eq!(end(id).await.refusal(), (404, "not-found"), "it is over");
    let _ = as_bearer(&app, "/me", access(&laptop)).await.expect(200);
}

#[actix_web::test]
async fn sessions_of_one_instant_come_page_after_page_and_none_is_lost() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    app.sql(&format!(
        "INSERT INTO sessions (id, account_id, user_agent, created_at, last_seen_at, expires_at) \
         SELECT gen_random_uuid(), account_id, user_agent, created_at, last_seen_at, expires_at \
         FROM sessions, generate_series(1, 4) WHERE account_id = '{}'",
        lea.account_id()
    ))
    .await
    .unwrap();
    let ids: BTreeSet<_> = lea.every_id("/sessions").await.into_iter().collect();
    assert_eq!(ids.len(), 5);
}

#[actix_web::test]
async fn sessions_of_another_person_are_not_there() {
    let app = TestApp::new().await;
    let (lea, noa) = (app.person("Léa").await, app.person("Noa").await);
    let list = noa.get("/sessions").await.expect(200);
    let id = list.body["items"][0]["id"].as_str().unwrap().to_owned();
    let answer = lea.delete(&format!("/sessions/{id}")).await;
    assert_eq!(answer.refusal(), (404, "not-found"));
    let _ = noa.get("/applicants").await.expect(200);
    let hers = lea.get("/sessions").await.expect(200);
    assert_eq!(hers.body["items"].as_array().unwrap().len(), 1);
}

/// Whatever an access token still says: the session and the account are looked at each time.
#[actix_web::test]
async fn a_session_out_of_time_and_an_erased_account_end_at_once() {
    let app = TestApp::new().await;
    let ended = (401, "session-ended");
    let lea = app.person("Léa").await;
    let _ = lea.get("/me").await.expect(200);
    app.sql(&format!(
        "UPDATE sessions SET expires_at = '{}' WHERE account_id = '{}'",
        app.now().to_rfc3339(),
        lea.account_id()
    ))
    .await
    .unwrap();
    assert_eq!(lea.get("/me").await.refusal(), ended);
    let noa = app.person("Noa").await;
    let _ = noa.get("/applicants").await.expect(200);
    app.sql(&format!(
        "UPDATE accounts SET erased_at = now() WHERE id = '{}'",
        noa.account_id()
    ))
    .await
    .unwrap();
    assert_eq!(noa.get("/applicants").await.refusal(), ended);
}
