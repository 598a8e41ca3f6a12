//! The programme, its questionnaires, its charter and its settings.
use actix_web::http::Method;
use backend::{
    identity::model::ProgrammeId,
    programme::{commands, store},
};
use serde_json::{Value, json};
use tests::{Answer, Caller, TestApp};

/// A programme of its own at this host.
async fn programme_at(app: &TestApp, host: &str) -> ProgrammeId {
    let mut conn = app.pool.get().await.unwrap();
    commands::ensure_at_host(&mut conn, host, "Autre", app.now())
        .await
        .unwrap()
}

async fn settings(organiser: &Caller<'_>) -> Answer {
    organiser.get("/admin/settings").await.expect(200)
}

/// The settings as they are sent back: all but the version.
fn to_send(settings: &Answer) -> Value {
    let mut body = settings.body.clone();
    body.as_object_mut().unwrap().remove("version");
    body
}

#[actix_web::test]
async fn everybody_may_read_what_the_programme_is() {
    let app = TestApp::new().await;
    let programme = app.anyone().get("/programme").await.expect(200).body;
    assert_eq!(programme["name"], "Marelle");
    assert_eq!(
        programme["mentor_noun"]["plural"],
        json!({"fr": "marraines", "en": "mentors"})
    );
    assert_eq!(
        programme["applications_open"],
        json!({"mentee": true, "mentor": true})
    );
    assert_eq!(
        (&programme["charter_version"], &programme["time_zone"]),
        (&json!(1), &json!("Europe/Paris"))
    );
}

#[actix_web::test]
async fn figures_below_five_are_not_public() {
    let app = TestApp::new().await;
    for name in ["A", "B", "C", "D"] {
        app.mentee(name).await;
    }
    let figures = async || app.anyone().get("/programme").await.body["figures"].clone();
    assert_eq!(figures().await, Value::Null);
    app.mentee("E").await;
    app.mentor("F", 1).await;
    assert_eq!(
        figures().await,
        json!({"mentees": 5, "mentors": null, "pairs_formed": null})
    );
}

#[actix_web::test]
async fn a_questionnaire_is_data_in_two_languages() {
    let app = TestApp::new().await;
    for (role, own) in [("mentee", "looking_for"), ("mentor", "capacity")] {
        let answer = app
            .anyone()
            .get(&format!("/questionnaires/{role}"))
            .await
            .expect(200);
        assert_eq!(
            (&answer.body["role"], &answer.body["version"]),
            (&json!(role), &json!(1))
        );
        let steps = answer.body["steps"].as_array().unwrap();
        assert!((6..=9).contains(&steps.len()));
        let questions: Vec<&Value> = steps
            .iter()
            .flat_map(|s| s["questions"].as_array().unwrap())
            .collect();
        assert!(questions.iter().any(|q| q["key"] == own));
        for question in questions {
            let labels = [&question["label"]["fr"], &question["label"]["en"]];
            assert!(
                labels
                    .iter()
                    .all(|l| l.as_str().is_some_and(|l| !l.is_empty())),
                "{question}"
            );
        }
        let tag = answer.headers.get("etag").unwrap().to_str().unwrap();
        let path = format!("/questionnaires/{role}");
        let again = app
            .anyone()
            .call(Method::GET, &path, None, &[("if-none-match", tag)])
            .await;
        assert_eq!(again.status, 304);
    }
    let nobody = app.anyone().get("/questionnaires/organiser").await;
    assert!(nobody.status.is_client_error(), "{}", nobody.text);
}

#[actix_web::test]
async fn the_charter_is_read_rendered_and_accepted_once() {
    let app = TestApp::new().await;
    let charter = app.anyone().get("/charters/current").await.expect(200).body;
    assert!(charter["html"]["fr"].as_str().unwrap().contains("<h2>"));
    assert!(
        charter["text"]["en"]
            .as_str()
            .unwrap()
            .contains("## Code of conduct")
    );
    let lea = app.person("Léa").await;
    lea.post("/charter-acceptances", json!({"version": 1}))
        .await
        .expect(204);
    lea.post("/charter-acceptances", json!({"version": 1}))
        .await
        .expect(204);
    assert_eq!(app.events().await, ["charter.accepted"]);
    let old = lea
        .post("/charter-acceptances", json!({"version": 2}))
        .await;
    assert_eq!(old.refusal(), (409, "charter-not-current"));
    assert_eq!(
        app.anyone()
            .post("/charter-acceptances", json!({"version": 1}))
            .await
            .status,
        401
    );
}

/// T13, the part that exists here: a new charter makes the old acceptance too old, until she accepts the new one.
#[actix_web::test]
async fn t13_a_new_charter_is_asked_again() {
    let app = TestApp::new().await;
    let (organiser, lea) = (app.organiser().await, app.mentee("Léa").await);
    let current = async || {
        let conn = app.pool.get().await.unwrap();
        store::accepted_current_charter(&conn, app.programme_id, lea.account_id())
            .await
            .unwrap()
    };
    assert!(current().await);
    let body = json!({"body_fr": "Nouvelle <script>x</script>", "body_en": "New"});
    let published = organiser
        .post("/admin/charters", body.clone())
        .await
        .expect(201)
        .body;
    assert_eq!(published["version"], 2);
    assert!(
        !published["html"]["fr"]
            .as_str()
            .unwrap()
            .contains("<script>")
    );
    assert!(!current().await);
    assert_eq!(
        app.anyone().get("/programme").await.body["charter_version"],
        2
    );
    let old = lea
        .post("/charter-acceptances", json!({"version": 1}))
        .await;
    assert_eq!(old.refusal(), (409, "charter-not-current"));
    lea.post("/charter-acceptances", json!({"version": 2}))
        .await
        .expect(204);
    assert!(current().await);
    assert_eq!(
        lea.post("/admin/charters", body).await.refusal(),
        (403, "forbidden")
    );
}

#[actix_web::test]
async fn settings_are_changed_by_who_read_the_present_ones() {
    let app = TestApp::new().await;
    let organiser = app.organiser().await;
    let before = settings(&organiser).await;
    let mut body = to_send(&before);
    body["name"] = json!("#AdoptADuchess");
    body["offer_days"] = json!(10);
    body["applications_open"]["mentor"] = json!(false);
    let bare = organiser
        .call(Method::PUT, "/admin/settings", Some(body.clone()), &[])
        .await;
    assert_eq!(bare.refusal(), (428, "precondition-required"));
    let version = &before.body["version"];
    let after = organiser
        .put("/admin/settings", version, body.clone())
        .await
        .expect(200);
    assert_eq!(
        (&after.body["offer_days"], &after.body["version"]),
        (&json!(10), &json!(2))
    );
    assert_eq!(after.headers.get("etag").unwrap(), "\"2\"");
    let stale = organiser
        .put("/admin/settings", version, body.clone())
        .await;
    assert_eq!(stale.refusal(), (412, "precondition-failed"));
    assert_eq!(
        app.anyone().get("/programme").await.body["name"],
        "#AdoptADuchess"
    );
    let mentor = app
        .person("Nora")
        .await
        .post("/applicants", json!({"role": "mentor"}))
        .await;
    assert_eq!(mentor.refusal(), (409, "applications-closed"));
    assert_eq!(app.events().await, ["settings.changed"]);
}

#[actix_web::test]
async fn settings_that_cannot_be_are_named_by_place() {
    let app = TestApp::new().await;
    let organiser = app.organiser().await;
    let before = settings(&organiser).await;
    let mut body = to_send(&before);
    body["time_zone"] = json!("Mars/Olympus");
    body["offer_days"] = json!(0);
    body["contact_email"] = json!("nobody");
    body["mentee_noun"]["plural"]["fr"] = json!("");
    let answer = organiser
        .put("/admin/settings", &json!(1), body)
        .await
        .expect(422);
    let errors = answer.body["errors"].as_array().unwrap();
    let pointers: Vec<&str> = errors
        .iter()
        .map(|e| e["pointer"].as_str().unwrap())
        .collect();
    assert_eq!(
        pointers,
        [
            "/contact_email",
            "/mentee_noun/plural/fr",
            "/offer_days",
            "/time_zone"
        ]
    );
    for nobody in [
        app.mentee("Léa").await,
        app.granted("safeguarding_lead").await,
    ] {
        assert_eq!(
            nobody.get("/admin/settings").await.refusal(),
            (403, "forbidden")
        );
        let put = nobody
            .put("/admin/settings", &json!(1), to_send(&before))
            .await;
        assert_eq!(put.refusal(), (403, "forbidden"));
    }
}

#[actix_web::test]
async fn a_published_questionnaire_is_checked_and_asked_from_then_on() {
    let app = TestApp::new().await;
    let organiser = app.organiser().await;
    let mut steps = app.anyone().get("/questionnaires/mentee").await.body["steps"].clone();
    steps[0]["questions"][0]["required"] = json!(false);
    let wrong = organiser
        .post("/admin/questionnaires/mentee", json!({"steps": steps}))
        .await;
    assert_eq!(wrong.refusal(), (422, "questionnaire-not-valid"));
    assert_eq!(
        wrong.body["errors"][0]["pointer"],
        "/steps/0/questions/0/required"
    );
    steps[0]["questions"][0]["required"] = json!(true);
    steps[0]["title"]["fr"] = json!("Qui êtes-vous ?");
    let lea = app.person("Léa").await;
    let draft = lea
        .post("/applicants", json!({"role": "mentee"}))
        .await
        .expect(201)
        .body;
    let made = organiser
        .post("/admin/questionnaires/mentee", json!({"steps": steps}))
        .await
        .expect(201);
    assert_eq!(made.body["version"], 2);
    let asked = app.anyone().get("/questionnaires/mentee").await.body;
    assert_eq!(asked["steps"][0]["title"]["fr"], "Qui êtes-vous ?");
    let hers = lea
        .get(&format!("/applicants/{}", draft["id"].as_str().unwrap()))
        .await
        .body;
    assert_eq!(hers["questionnaire_version"], 1);
    let zoe = app
        .person("Zoé")
        .await
        .post("/applicants", json!({"role": "mentee"}))
        .await;
    assert_eq!(zoe.body["questionnaire_version"], 2);
    let not_hers = lea
        .post("/admin/questionnaires/mentee", json!({"steps": steps}))
        .await;
    assert_eq!(not_hers.refusal(), (403, "forbidden"));
}

#[actix_web::test]
async fn two_programmes_by_host_see_nothing_of_each_other() {
    let app = TestApp::new().await;
    let other = programme_at(&app, "Autre.example").await;
    assert_eq!(programme_at(&app, "autre.example").await, other);
    assert_eq!(
        app.anyone()
            .at("autre.example")
            .get("/programme")
            .await
            .body["name"],
        "Autre"
    );
    assert_eq!(app.anyone().get("/programme").await.body["name"], "Marelle");

    let (organiser, lea) = (app.organiser().await, app.person("Léa").await);
    let there = organiser.at("autre.example").get("/admin/settings").await;
    assert_eq!(there.refusal(), (403, "forbidden"));
    organiser
        .post(
            "/admin/charters",
            json!({"body_fr": "Ici", "body_en": "Here"}),
        )
        .await
        .expect(201);
    assert_eq!(
        app.anyone()
            .at("autre.example")
            .get("/charters/current")
            .await
            .body["version"],
        1
    );

    let draft = lea
        .post("/applicants", json!({"role": "mentee"}))
        .await
        .expect(201)
        .id();
    let path = format!("/applicants/{draft}");
    assert_eq!(
        lea.at("autre.example").get(&path).await.refusal(),
        (404, "not-found")
    );
    let patch = lea
        .at("autre.example")
        .patch(&path, &json!(1), json!({"answers": {"job": "Devops"}}))
        .await;
    assert_eq!(patch.refusal(), (404, "not-found"));
    assert_eq!(
        lea.at("autre.example").get("/applicants").await.body["items"],
        json!([])
    );
    lea.at("autre.example")
        .post("/applicants", json!({"role": "mentee"}))
        .await
        .expect(201);
    assert_eq!(
        lea.get("/applicants").await.body["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[actix_web::test]
async fn charters_and_questionnaires_are_append_only() {
    let app = TestApp::new().await;
    for statement in [
        "UPDATE charters SET body_fr = 'x'",
        "DELETE FROM charters",
        "UPDATE questionnaires SET definition = '{}'",
    ] {
        let refused = app.sql(statement).await.unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{statement}: {refused}");
    }
}
