//! A small world in which everybody has something: made once, copied for every try.
use backend::identity::model::{AccountId, ProgrammeId, SessionId};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tests::{Caller, TestApp, database, people};
use uuid::Uuid;

/// Where the neighbours' programme is found.
pub const NEIGHBOURS: &str = "voisines.example";

/// Ids by name, and a database to copy.
pub struct World {
    template: String,
    programme_id: ProgrammeId,
    now: DateTime<Utc>,
    people: BTreeMap<&'static str, (AccountId, SessionId)>,
    ids: BTreeMap<&'static str, String>,
    versions: BTreeMap<String, i32>,
    settings: Value,
    questionnaire: Value,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = diesel::sql_types::Text)]
    found: String,
}

async fn one(app: &TestApp, query: &str) -> String {
    let mut conn = app.pool.get().await.unwrap();
    diesel::sql_query(query)
        .get_result::<Found>(&mut conn)
        .await
        .unwrap_or_else(|e| panic!("{e} in {query}"))
        .found
}

impl World {
    /// Léa has an open call with offers from Nora and Anna; Inès and Nora are a pair; Zoé's application waits; the
    /// neighbours have a programme and an administrator of their own.
    pub async fn build() -> Self {
        let app = TestApp::new().await;
        let (lea, ines) = (app.mentee("Léa").await, app.mentee("Inès").await);
        let (nora, sofia, anna) = (
            app.mentor("Nora", 3).await,
            app.mentor("Sofia", 2).await,
            app.mentor("Anna", 1).await,
        );
        let (member, organiser, admin) = (
            app.person("Maud").await,
            app.organiser().await,
            app.administrator().await,
        );

        let call = open_call(&lea).await;
        let offer = make_offer(&nora, &call, "Nora").await;
        make_offer(&anna, &call, "Anna").await;
        let other_call = open_call(&ines).await;
        let chosen = make_offer(&nora, &other_call, "Nora encore").await;
        let election = ines
            .post("/elections", json!({ "offer_id": chosen }))
            .await
            .expect(201);
        let pairing = election.body["pairing_id"].as_str().unwrap().to_owned();

        let zoe = app.person("Zoé").await;
        let submitted = app.admit(&zoe, "mentee", "Zoé", None, json!({})).await;
        app.sql(&format!(
            "UPDATE applicants SET status = 'submitted', decided_at = NULL WHERE id = '{submitted}'"
        ))
        .await
        .unwrap();
        let job = Uuid::now_v7();
        app.sql(&format!(
            "INSERT INTO jobs (id, programme_id, kind, payload, key, status, attempts, run_at, created_at, finished_at)
             VALUES ('{job}', '{}', 'send_mail', '{{}}', 'matrix', 'dead', 8, now(), now(), now())",
            app.programme_id
        ))
        .await
        .unwrap();
        let neighbour = neighbour(&app).await;
        let mut settings = admin.get("/admin/settings").await.expect(200).body;
        let questionnaire = app
            .anyone()
            .get("/questionnaires/mentee")
            .await
            .expect(200)
            .body;
        if let Some(fields) = settings.as_object_mut() {
            fields.remove("version");
        }

        let applicant_of = async |who: &Caller<'_>, role: &str| {
            one(&app, &format!("SELECT id::text AS found FROM applicants WHERE account_id = '{}' AND role = '{role}'", who.account_id())).await
        };
        let ids = BTreeMap::from([
            ("mentee-applicant", applicant_of(&lea, "mentee").await),
            ("mentor-applicant", applicant_of(&nora, "mentor").await),
            ("submitted-applicant", submitted.to_string()),
            ("call", call),
            ("offer", offer),
            ("election", election.id()),
            ("pairing", pairing),
            ("mentee-session", lea.session_id().to_string()),
            ("organiser-account", organiser.account_id().to_string()),
            (
                "organiser-email",
                one(
                    &app,
                    &format!(
                        "SELECT email AS found FROM accounts WHERE id = '{}'",
                        organiser.account_id()
                    ),
                )
                .await,
            ),
            ("job", job.to_string()),
        ]);
        let mut versions = BTreeMap::new();
        for table in [
            "applicants",
            "calls",
            "offers",
            "pairings",
            "programmes",
            "accounts",
        ] {
            let mut conn = app.pool.get().await.unwrap();
            #[derive(QueryableByName)]
            struct Row {
                #[diesel(sql_type = diesel::sql_types::Uuid)]
                id: Uuid,
                #[diesel(sql_type = diesel::sql_types::Integer)]
                version: i32,
            }
            let rows: Vec<Row> = diesel::sql_query(format!("SELECT id, version FROM {table}"))
                .load(&mut conn)
                .await
                .unwrap();
            versions.extend(rows.into_iter().map(|r| (r.id.to_string(), r.version)));
        }
        let people = [
            ("member", &member),
            ("mentee", &lea),
            ("other-mentee", &ines),
            ("mentor", &nora),
            ("other-mentor", &sofia),
            ("organiser", &organiser),
            ("admin", &admin),
            ("neighbour", &neighbour),
        ]
        .map(|(name, who)| (name, (who.account_id(), who.session_id())));
        Self {
            settings,
            questionnaire: json!({ "steps": questionnaire["steps"] }),
            people: people.into(),
            ids,
            versions,
            programme_id: app.programme_id,
            now: app.now(),
            template: app.keep_database(),
        }
    }

    /// The world as it was made, to be changed at will.
    pub async fn copy(&self) -> TestApp {
        TestApp::on(
            database::copy_of(&self.template).await,
            self.now,
            self.programme_id,
        )
    }

    /// An id by its name.
    pub fn id(&self, name: &str) -> String {
        self.ids
            .get(name)
            .unwrap_or_else(|| panic!("the world has no {name}"))
            .clone()
    }

    /// Every id there is.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.values().map(String::as_str)
    }

    /// The version to send for what is at `path`.
    pub fn version(&self, path: &str) -> String {
        let of = path.split('/').find_map(|part| self.versions.get(part));
        format!("\"{}\"", of.copied().unwrap_or(1))
    }

    /// The settings as they stand, to be sent back.
    pub fn settings(&self) -> Value {
        self.settings.clone()
    }

    /// The mentees' questionnaire as it stands, to be published again.
    pub fn questionnaire(&self) -> Value {
        self.questionnaire.clone()
    }

    /// A caller by her name.
    pub fn caller<'a>(&self, app: &'a TestApp, name: &str) -> Caller<'a> {
        self.people.get(name).map_or_else(
            || app.anyone(),
            |(account, session)| app.caller(*account, *session),
        )
    }

    /// The host at which she calls.
    pub fn host(&self, name: &str) -> &'static str {
        if name == "neighbour" {
            NEIGHBOURS
        } else {
            "localhost"
        }
    }
}

impl Drop for World {
    fn drop(&mut self) {
        database::drop_later(std::mem::take(&mut self.template));
    }
}

async fn open_call(mentee: &Caller<'_>) -> String {
    mentee.post("/calls", json!({})).await.expect(201).id()
}

async fn make_offer(mentor: &Caller<'_>, call: &str, own: &str) -> String {
    let why = format!("{own}. {}", people::words(160));
    let offer = json!({
        "call_id": call, "why": why, "how": "Par des points réguliers.", "rhythm": "month", "ways": ["video"], "talk_first": true,
    });
    mentor.post("/offers", offer).await.expect(201).id()
}

/// An administrator of another programme on the same deployment.
async fn neighbour(app: &TestApp) -> Caller<'_> {
    let person = app.person("Voisine").await;
    let mut conn = app.pool.get().await.unwrap();
    let other = backend::programme::commands::ensure_at_host(
        &mut conn,
        NEIGHBOURS,
        "Les voisines",
        app.now(),
    )
    .await
    .unwrap();
    for role in ["administrator", "organiser"] {
        app.sql(&format!(
            "INSERT INTO role_grants (programme_id, account_id, role, granted_at) VALUES ('{other}', '{}', '{role}', now())",
            person.account_id()
        ))
        .await
        .unwrap();
    }
    person
}
