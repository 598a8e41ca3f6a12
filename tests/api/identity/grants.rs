//! Roles that people are given.
use backend::identity::{
    commands::grants,
    model::{AccountId, Role},
};
use serde_json::json;
use tests::{Caller, TestApp};

fn path(person: &Caller<'_>, role: &str) -> String {
    format!("/admin/roles/{}/{role}", person.account_id())
}

async fn email(person: &Caller<'_>) -> String {
    let me = person.get("/me").await.expect(200);
    me.body["email"].as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn a_role_is_given_and_taken_and_acts_at_once() {
    let app = TestApp::new().await;
    let (alix, camille) = (app.administrator().await, app.person("Camille").await);
    let body = json!({ "email": email(&camille).await, "role": "organiser" });
    let given = alix.post("/admin/roles", body.clone()).await.expect(201);
    assert_eq!(given.body["role"], "organiser");
    let again = alix.post("/admin/roles", body).await.expect(201);
    assert_eq!(
        again.body["granted_at"], given.body["granted_at"],
        "given once"
    );
    let me = camille.get("/me").await.expect(200);
    assert_eq!(me.body["roles"], json!(["organiser"]));
    let _ = alix.delete(&path(&camille, "organiser")).await.expect(204);
    let me = camille.get("/me").await.expect(200);
    assert_eq!(me.body["roles"], json!([]));
    let gone = alix.delete(&path(&camille, "organiser")).await;
    assert_eq!(gone.refusal(), (404, "not-found"));
    assert_eq!(app.events().await, ["role.granted", "role.revoked"]);
}

#[actix_web::test]
async fn only_administrators_give_roles_and_only_to_confirmed_addresses() {
    let app = TestApp::new().await;
    let (alix, camille) = (app.administrator().await, app.organiser().await);
    let body = json!({ "email": email(&camille).await, "role": "administrator" });
    let own = camille.post("/admin/roles", body).await;
    assert_eq!(own.refusal(), (403, "forbidden"));
    let nobody = json!({ "email": "nobody@example.org", "role": "organiser" });
    let answer = alix.post("/admin/roles", nobody).await;
    assert_eq!(answer.refusal(), (422, "unknown-account"));
    // Somebody signed up with an address that may not be hers.
    let half = "half@example.org";
    let _ = super::sign_up(&app, half, super::PASSWORD)
        .await
        .expect(202);
    let unconfirmed = json!({ "email": half, "role": "organiser" });
    let answer = alix.post("/admin/roles", unconfirmed).await;
    assert_eq!(answer.refusal(), (422, "unknown-account"));
    let mentee = json!({ "email": email(&camille).await, "role": "mentee" });
    assert_eq!(alix.post("/admin/roles", mentee).await.status, 422);
}

#[actix_web::test]
async fn of_two_administrators_who_oust_each_other_one_stays() {
    let app = TestApp::new().await;
    let (one, other) = (app.administrator().await, app.administrator().await);
    // Both wait behind the gate, so that neither is done before the other begins.
    let gate = app
        .gate("SELECT 1 FROM role_grants WHERE role = 'administrator' FOR UPDATE")
        .await;
    let (of_other, of_one) = (path(&other, "administrator"), path(&one, "administrator"));
    let (a, b, ()) = futures_util::future::join3(
        one.delete(&of_other),
        other.delete(&of_one),
        gate.open_for(2),
    )
    .await;
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409], "{} {}", a.text, b.text);
    let left = app
        .sql("UPDATE role_grants SET role = role WHERE role = 'administrator'")
        .await
        .unwrap();
    assert_eq!(left, 1);
}

#[actix_web::test]
async fn the_command_line_makes_an_administrator_and_forgets_a_foreign_password() {
    let app = TestApp::new().await;
    let email = "alix@example.org";
    let _ = super::sign_up(&app, email, super::PASSWORD)
        .await
        .expect(202);
    let mut conn = app.pool.get().await.unwrap();
    let grant = grants::establish(
        &mut conn,
        app.programme_id,
        "Alix@example.org",
        Role::Administrator,
        app.now(),
    )
    .await
    .unwrap();
    assert_eq!(grant.email, email, "the account that was there");
    let other = super::sign_in(&app, email, super::PASSWORD).await;
    assert_eq!(other.refusal(), (401, "bad-credentials"));
    let grant = grants::establish(
        &mut conn,
        app.programme_id,
        "new@example.org",
        Role::Organiser,
        app.now(),
    )
    .await
    .unwrap();
    assert_ne!(grant.account_id, AccountId(uuid::Uuid::nil()));
    drop(conn);
    let token = super::link(&app, "/magic-links", "new@example.org").await;
    let signed = super::act(&app, "/sessions/magic", &token)
        .await
        .expect(200);
    let me = super::as_bearer(&app, "/me", super::access(&signed))
        .await
        .expect(200);
    assert_eq!(me.body["roles"], json!(["organiser"]));
}
