//! The steps of the journey, as people take them over the API.
use crate::{Answer, Caller, TestApp};
use serde_json::{Value, json};

/// An offer's body, its letter written for this call alone.
#[must_use]
pub fn offer_on(call: &str) -> Value {
    json!({
        "call_id": call,
        "why": format!("Votre appel {call} m'a parlé : j'ai fait la même reconversion, je me souviens de la peur du premier \
            entretien, et j'aimerais vous aider à préparer le vôtre, pas à pas."),
        "how": "Relire vos candidatures, préparer les entretiens.",
        "rhythm": "month",
        "ways": ["video"],
        "talk_first": true,
    })
}

impl Caller<'_> {
    /// Opens her call with what she answered.
    pub async fn opens_a_call(&self) -> String {
        self.post("/calls", json!({})).await.expect(201).id()
    }

    /// Tries to offer on a call.
    pub async fn tries_to_offer(&self, call: &str) -> Answer {
        self.post("/offers", offer_on(call)).await
    }

    /// Offers on a call.
    pub async fn offers(&self, call: &str) -> String {
        self.tries_to_offer(call).await.expect(201).id()
    }

    /// Tries to elect an offer.
    pub async fn tries_to_elect(&self, offer: &str) -> Answer {
        self.post("/elections", json!({ "offer_id": offer })).await
    }

    /// Elects an offer; tells the pair.
    pub async fn elects(&self, offer: &str) -> String {
        let election = self.tries_to_elect(offer).await.expect(201);
        election.body["pairing_id"].as_str().unwrap().to_owned()
    }

    /// Acts on something: `POST /{path}` without a body to speak of.
    pub async fn acts(&self, path: &str) -> Answer {
        self.post(path, json!({})).await
    }

    /// The address of her only application.
    pub async fn own_application(&self) -> String {
        let mine = self.get("/applicants").await.expect(200);
        format!(
            "/applicants/{}",
            mine.body["items"][0]["id"].as_str().unwrap()
        )
    }

    /// The state of something of hers, by its address.
    pub async fn state_of(&self, path: &str) -> String {
        let answer = self.get(path).await.expect(200);
        answer.body["status"].as_str().unwrap().to_owned()
    }

    /// Ids of every item of a list, page after page of two.
    pub async fn every_id(&self, path: &str) -> Vec<String> {
        let (mut ids, mut cursor) = (vec![], String::new());
        let joint = if path.contains('?') { '&' } else { '?' };
        loop {
            let page = self
                .get(&format!("{path}{joint}limit=2{cursor}"))
                .await
                .expect(200);
            let items = page.body["items"].as_array().unwrap();
            ids.extend(items.iter().map(|i| i["id"].as_str().unwrap().to_owned()));
            match page.body["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return ids,
            }
        }
    }
}

impl TestApp {
    /// A call, an offer and an election; tells the pair.
    pub async fn pair(&self, mentee: &Caller<'_>, mentor: &Caller<'_>) -> String {
        let offer = mentor.offers(&mentee.opens_a_call().await).await;
        mentee.elects(&offer).await
    }

    /// Lets `one` keep apart from everybody called `name`, as her questionnaire would.
    pub async fn keep_apart(&self, one: &Caller<'_>, name: &str) {
        let (id, term) = (one.account_id(), format!("{} martin", name.to_lowercase()));
        let set = format!(
            "UPDATE participants SET apart_terms = ARRAY['{term}'] WHERE account_id = '{id}'"
        );
        assert_eq!(self.sql(&set).await.unwrap(), 1);
    }

    /// Counts rows: `SELECT count(*) AS n FROM …`.
    pub async fn count(&self, from: &str) -> i64 {
        use diesel::prelude::*;
        use diesel_async::RunQueryDsl;
        #[derive(QueryableByName)]
        struct Count {
            #[diesel(sql_type = diesel::sql_types::BigInt)]
            n: i64,
        }
        let mut conn = self.pool.get().await.unwrap();
        diesel::sql_query(format!("SELECT count(*) AS n FROM {from}"))
            .get_result::<Count>(&mut conn)
            .await
            .unwrap()
            .n
    }

    /// How often an event of this kind happened.
    pub async fn happened(&self, kind: &str) -> usize {
        self.events().await.iter().filter(|k| *k == kind).count()
    }

    /// Publishes a version of the charter.
    pub async fn publishes_a_charter(&self, version: i32) {
        let insert = format!(
            "INSERT INTO charters (programme_id, version, body_fr, body_en, published_at) \
             SELECT id, {version}, 'fr', 'en', created_at FROM programmes"
        );
        assert_eq!(self.sql(&insert).await.unwrap(), 1);
    }

    /// Lets somebody accept a version of the charter.
    pub async fn accepts_the_charter(&self, person: &Caller<'_>, version: i32) {
        let set = format!(
            "UPDATE consents SET version = {version} WHERE account_id = '{}' AND kind = 'charter'",
            person.account_id()
        );
        assert_eq!(self.sql(&set).await.unwrap(), 1);
    }
}
