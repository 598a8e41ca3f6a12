//! Mails: who is told of what, in which words, over a table and over SMTP.
mod sending;
mod silence;
mod told;

use crate::smtp_sink::{Sink, Temper};
use backend::{
    config::MailTransport,
    identity::model::AccountId,
    outbox::{self, Event},
};
use chrono::Duration;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::{Caller, TestApp};
use uuid::Uuid;

async fn record(
    app: &TestApp,
    kind: &'static str,
    actor: Option<AccountId>,
    subject: Uuid,
    reason: Option<&str>,
    refs: Value,
) {
    let mut event = Event::new(app.programme_id, kind, actor, subject).with(refs);
    if let Some(reason) = reason {
        event = event.because(reason);
    }
    let conn = app.pool.get().await.unwrap();
    outbox::record(&conn, event, app.now()).await.unwrap();
}

async fn email(person: &Caller<'_>) -> String {
    let me = person.get("/me").await.expect(200);
    me.body["email"].as_str().unwrap().to_owned()
}

/// A mentee, a mentor, and a live pair of the two, made by plain statements.
struct Two<'a> {
    lea: Caller<'a>,
    nora: Caller<'a>,
    refs: Value,
    offer: Uuid,
    pairing: Uuid,
}

impl<'a> Two<'a> {
    async fn of(app: &'a TestApp) -> Two<'a> {
        let (lea, nora) = (app.mentee("Léa").await, app.mentor("Nora", 1).await);
        let [call, offer, election, pairing] = std::array::from_fn(|_| Uuid::now_v7());
        let (p, a, b) = (app.programme_id, lea.account_id(), nora.account_id());
        let applicant = |account| {
            format!(
                "(SELECT id FROM applicants WHERE programme_id = '{p}' AND account_id = '{account}')"
            )
        };
        let (words, why) = ("w".repeat(200), "y".repeat(150));
        for statement in [
            format!(
                "INSERT INTO calls (programme_id, id, applicant_id, mentee_id, status, words, topics, fields, languages, ways,
                   region, waiting_since, confirmed_at, created_at, updated_at)
                 VALUES ('{p}', '{call}', {}, '{a}', 'elected', '{words}', '{{}}', '{{}}', '{{}}', '{{}}', 'Rhône',
                   now(), now(), now(), now())",
                applicant(a)
            ),
            format!(
                "INSERT INTO offers (programme_id, id, call_id, mentee_id, applicant_id, mentor_id, status, why, how, rhythm,
                   ways, expires_at, created_at, updated_at)
                 VALUES ('{p}', '{offer}', '{call}', '{a}', {}, '{b}', 'open', '{why}', 'how', 'month', '{{video}}',
                   '2026-01-26 12:00:00+00', now(), now())",
                applicant(b)
            ),
            format!(
                "INSERT INTO elections (programme_id, id, call_id, offer_id, mentee_id, mentor_id, cast_by, cast_at)
                 VALUES ('{p}', '{election}', '{call}', '{offer}', '{a}', '{b}', '{a}', now())"
            ),
            format!(
                "INSERT INTO pairings (programme_id, id, election_id, call_id, mentee_id, mentor_id, formed_at, updated_at)
                 VALUES ('{p}', '{pairing}', '{election}', '{call}', '{a}', '{b}', now(), now())"
            ),
        ] {
            app.sql(&statement).await.unwrap();
        }
        let refs = json!({
            "mentee_id": a, "mentor_id": b, "offer_id": offer, "call_id": call, "pairing_id": pairing,
            "election_id": election,
        });
        Two {
            lea,
            nora,
            refs,
            offer,
            pairing,
        }
    }
}
