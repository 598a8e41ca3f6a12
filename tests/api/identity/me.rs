//! Who I am, and my preferences.
use super::*;

#[actix_web::test]
async fn me_says_what_i_am_here() {
    let app = TestApp::new().await;
    let lea = app.mentee("Léa").await;
    let me = lea.get("/me").await.expect(200);
    assert_eq!(me.body["account_id"], json!(lea.account_id()));
    assert_eq!(me.body["roles"], json!(["mentee"]));
    assert_eq!(me.body["applicants"][0]["role"], "mentee");
    assert_eq!(me.body["applicants"][0]["status"], "admitted");
    assert_eq!(me.body["charter_outdated"], false);
    assert_eq!(me.body["locale"], "fr");
    assert_eq!(me.body["time_zone"], "Europe/Paris");
    assert_eq!(me.body["programme_name"], "Marelle");
    assert_eq!(me.headers.get("etag").unwrap(), "\"1\"");

    let organiser = app.organiser().await.get("/me").await.expect(200);
    assert_eq!(organiser.body["roles"], json!(["organiser"]));
    assert_eq!(organiser.body["applicants"], json!([]));
    assert_eq!(
        app.anyone().get("/me").await.refusal(),
        (401, "unauthenticated")
    );
}

#[actix_web::test]
async fn a_new_charter_shows() {
    let app = TestApp::new().await;
    let (lea, newcomer) = (app.mentee("Léa").await, app.person("Noa").await);
    app.sql(
        "INSERT INTO charters (programme_id, version, body_fr, body_en, published_at)
         SELECT id, 2, 'x', 'x', now() FROM programmes",
    )
    .await
    .unwrap();
    let me = lea.get("/me").await.expect(200);
    assert_eq!(me.body["charter_outdated"], true);
    let me = newcomer.get("/me").await.expect(200);
    assert_eq!(me.body["charter_outdated"], false, "she never accepted one");
}

#[actix_web::test]
async fn preferences_change_on_what_was_read() {
    let app = TestApp::new().await;
    let lea = app.person("Léa").await;
    let me = lea.get("/me").await.expect(200);
    let version = &me.body["version"];
    let changed = lea
        .patch("/me", version, json!({ "locale": "en" }))
        .await
        .expect(200);
    assert_eq!(changed.body["locale"], "en");
    assert_eq!(changed.body["time_zone"], "Europe/Paris", "left out: stays");
    assert_eq!(changed.headers.get("etag").unwrap(), "\"2\"");

    let stale = lea.patch("/me", version, json!({ "locale": "fr" })).await;
    assert_eq!(stale.refusal(), (412, "precondition-failed"));
    let blind = lea
        .call(Method::PATCH, "/me", Some(json!({ "locale": "fr" })), &[])
        .await;
    assert_eq!(blind.refusal(), (428, "precondition-required"));

    let version = &changed.body["version"];
    let nowhere = lea
        .patch("/me", version, json!({ "time_zone": "Europe/Ys" }))
        .await;
    assert_eq!(nowhere.refusal(), (422, "unknown-time-zone"));
    assert_eq!(nowhere.body["errors"][0]["pointer"], "/time_zone");
    for wrong in [
        json!({ "locale": "br" }),
        json!({ "email": "x@example.org" }),
    ] {
        let answer = lea.patch("/me", version, wrong).await;
        assert_eq!(answer.refusal(), (422, "validation-failed"));
    }
    let moved = lea
        .patch("/me", version, json!({ "time_zone": "America/Montreal" }))
        .await
        .expect(200);
    assert_eq!(moved.body["time_zone"], "America/Montreal");
}

#[actix_web::test]
async fn mails_are_in_her_language() {
    let app = TestApp::new().await;
    let body = json!({ "email": "ann@example.org", "password": PASSWORD, "locale": "en" });
    let _ = app.anyone().post("/accounts", body).await.expect(202);
    assert_eq!(
        app.mail_to("ann@example.org").await.subject,
        "Confirm your address"
    );
    let _ = sign_up(&app, "lea@example.org", PASSWORD).await.expect(202);
    assert_eq!(
        app.mail_to("lea@example.org").await.subject,
        "Confirmez votre adresse"
    );
}
