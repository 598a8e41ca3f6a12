//! People in a programme, put there by plain statements: tests of one feature need no other to work.
use crate::{Caller, TestApp};
use backend::{
    identity::model::{AccountId, ProgrammeId, SessionId},
    platform::db::Pool,
};
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::{Value, json};
use uuid::Uuid;

/// The programme of a lone deployment, as the migrations and the start of the server leave it.
pub async fn lone_programme(pool: &Pool, now: DateTime<Utc>) -> ProgrammeId {
    let mut conn = pool.get().await.unwrap();
    backend::programme::commands::ensure_one(&mut conn, now)
        .await
        .unwrap()
}

impl TestApp {
    /// Somebody signed in, with a verified address and no role.
    pub async fn person(&self, name: &str) -> Caller<'_> {
        use backend::schema::{accounts, sessions};
        let now = self.now();
        let (account, session) = (AccountId::fresh(now), SessionId::fresh(now));
        let mut conn = self.pool.get().await.unwrap();
        diesel::insert_into(accounts::table)
            .values((
                accounts::id.eq(account),
                accounts::email.eq(format!(
                    "{}.{}@example.org",
                    name.to_lowercase(),
                    Uuid::now_v7().simple()
                )),
                accounts::email_verified_at.eq(now),
                accounts::created_at.eq(now),
                accounts::updated_at.eq(now),
            ))
            .execute(&mut conn)
            .await
            .unwrap();
        diesel::insert_into(sessions::table)
            .values((
                sessions::id.eq(session),
                sessions::account_id.eq(account),
                sessions::created_at.eq(now),
                sessions::last_seen_at.eq(now),
                sessions::expires_at.eq(now + Duration::days(3650)),
            ))
            .execute(&mut conn)
            .await
            .unwrap();
        self.caller(account, session)
    }

    /// Grants a role: `organiser`, `safeguarding_lead` or `administrator`.
    pub async fn granted(&self, role: &str) -> Caller<'_> {
        use backend::schema::role_grants::dsl;
        let person = self.person(role).await;
        let mut conn = self.pool.get().await.unwrap();
        diesel::insert_into(dsl::role_grants)
            .values((
                dsl::programme_id.eq(self.programme_id),
                dsl::account_id.eq(person.account_id()),
                dsl::role.eq(role),
                dsl::granted_at.eq(self.now()),
            ))
            .execute(&mut conn)
            .await
            .unwrap();
        person
    }

    /// An organiser.
    pub async fn organiser(&self) -> Caller<'_> {
        self.granted("organiser").await
    }

    /// An administrator.
    pub async fn administrator(&self) -> Caller<'_> {
        self.granted("administrator").await
    }

    /// An admitted mentee called `name`, charter accepted.
    pub async fn mentee(&self, name: &str) -> Caller<'_> {
        let person = self.person(name).await;
        self.admit(&person, "mentee", name, None, json!({})).await;
        person
    }

    /// An admitted mentor called `name` with this many places, charter accepted.
    pub async fn mentor(&self, name: &str, capacity: i32) -> Caller<'_> {
        let person = self.person(name).await;
        self.admit(&person, "mentor", name, Some(capacity), json!({}))
            .await;
        person
    }

    /// Admits somebody in a role with the default answers, some of them changed.
    pub async fn admit(
        &self,
        person: &Caller<'_>,
        role: &str,
        name: &str,
        capacity: Option<i32>,
        changes: Value,
    ) -> Uuid {
        use backend::schema::{applicants, consents, participants};
        let now = self.now();
        let mut answers = answers(role, name);
        for (key, value) in changes.as_object().into_iter().flatten() {
            answers[key] = value.clone();
        }
        let list = |key: &str| -> Vec<String> {
            answers[key]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|v| v.as_str().map(str::to_owned))
                .collect()
        };
        let id = Uuid::now_v7();
        let mut conn = self.pool.get().await.unwrap();
        diesel::insert_into(participants::table)
            .values((
                participants::programme_id.eq(self.programme_id),
                participants::account_id.eq(person.account_id()),
                participants::apart_terms.eq(Vec::<String>::new()),
                participants::apart_keys.eq(vec![format!("{} martin", name.to_lowercase())]),
                participants::created_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(&mut conn)
            .await
            .unwrap();
        diesel::insert_into(consents::table)
            .values((
                consents::programme_id.eq(self.programme_id),
                consents::id.eq(Uuid::now_v7()),
                consents::account_id.eq(person.account_id()),
                consents::kind.eq("charter"),
                consents::version.eq(1),
                consents::given_at.eq(now),
            ))
            .on_conflict_do_nothing()
            .execute(&mut conn)
            .await
            .unwrap();
        diesel::insert_into(applicants::table)
            .values((
                applicants::programme_id.eq(self.programme_id),
                applicants::id.eq(id),
                applicants::account_id.eq(person.account_id()),
                applicants::role.eq(role),
                applicants::status.eq("admitted"),
                applicants::questionnaire_version.eq(1),
                applicants::public_name.eq(name),
                applicants::full_name.eq(format!("{name} Martin")),
                applicants::job.eq("Développeuse"),
                applicants::region.eq("Rhône"),
                applicants::fields.eq(list("fields")),
                applicants::topics.eq(list("topics")),
                applicants::languages.eq(list("languages")),
                applicants::ways.eq(list("ways")),
                (
                    applicants::capacity.eq(capacity),
                    applicants::answers.eq(&answers),
                    applicants::submitted_at.eq(now),
                    applicants::decided_at.eq(now),
                    applicants::created_at.eq(now),
                    applicants::updated_at.eq(now),
                ),
            ))
            .execute(&mut conn)
            .await
            .unwrap();
        id
    }
}

/// At least `length` characters of plausible French.
#[must_use]
pub fn words(length: usize) -> String {
    let sentence = "Je serais heureuse de vous accompagner sur la confiance et le premier poste. ";
    sentence
        .repeat(length / sentence.len() + 1)
        .trim()
        .to_owned()
}

/// Answers that the default questionnaire accepts.
#[must_use]
pub fn answers(role: &str, name: &str) -> Value {
    let mut answers = json!({
        "first_name": name, "last_name": "Martin", "eligible": true, "adult": true, "situation": "employed",
        "job": "Développeuse", "years": 4, "fields": ["web", "data"], "place": "69003", "languages": ["fr"],
        "ways": ["video", "chat"], "charter": 1,
    });
    let long = "Je cherche quelqu'un avec qui parler de mon premier poste, de la confiance en soi et des choix de carrière. ".repeat(3);
    match role {
        "mentee" => {
            answers["looking_for"] = json!(long.trim());
            answers["topics"] = json!(["confidence", "first_job"]);
            answers["rhythm"] = json!("month");
        }
        _ => {
            answers["to_mentees"] = json!(long.trim());
            answers["topics"] = json!(["confidence", "negotiation"]);
            answers["capacity"] = json!(1);
        }
    }
    answers
}
