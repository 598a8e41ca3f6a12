//! Applying: drafts, answers, handing in, what a mentor sets, and what never gets out.
mod drafts;
mod handing_in;

use actix_web::http::Method;
use serde_json::{Value, json};
use tests::{Answer, Caller, TestApp, people};

/// A draft in this role.
pub async fn draft(person: &Caller<'_>, role: &str) -> Answer {
    person
        .post("/applicants", json!({"role": role}))
        .await
        .expect(201)
}

pub fn path(applicant: &Answer) -> String {
    format!("/applicants/{}", applicant.id())
}

/// A whole application, handed in.
pub async fn handed_in(app: &TestApp, person: &Caller<'_>, role: &str, name: &str) -> Answer {
    let draft = draft(person, role).await;
    // Ids of the log sort by time: what happens later must happen at another instant.
    app.later(chrono::Duration::seconds(1));
    let answers = json!({"answers": people::answers(role, name)});
    person
        .patch(&path(&draft), &json!(1), answers)
        .await
        .expect(200);
    person
        .post(&format!("{}/submission", path(&draft)), json!({}))
        .await
        .expect(200)
}

fn pointers(answer: &Answer) -> Vec<&str> {
    let errors = answer.body["errors"].as_array().into_iter().flatten();
    errors.filter_map(|e| e["pointer"].as_str()).collect()
}

async fn one(app: &TestApp, query: &str) -> Value {
    use diesel::{QueryableByName, sql_types::Jsonb};
    use diesel_async::RunQueryDsl;
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Jsonb)]
        value: Value,
    }
    let mut conn = app.pool.get().await.unwrap();
    diesel::sql_query(query)
        .get_result::<Row>(&mut conn)
        .await
        .unwrap()
        .value
}
