//! Organisers review: the queue, reading, asking, admitting, declining, suspending, reading again.
mod deciding;
mod reading;
mod standing;

use crate::applicants::{draft, handed_in, path};
use backend::{
    applicants::{
        commands,
        model::{ApplicantId, SuspensionReason},
    },
    identity::{
        call::Actor,
        model::{Role, SessionId},
    },
};
use chrono::Duration;
use serde_json::{Value, json};
use tests::{Answer, Caller, TestApp};
use uuid::Uuid;

fn review(applicant: &Answer) -> String {
    format!("/admin/applicants/{}", applicant.id())
}

async fn act(who: &Caller<'_>, applicant: &Answer, act: &str, body: Value) -> Answer {
    who.post(&format!("{}/{act}", review(applicant)), body)
        .await
}

/// Who calls commands that later features mount.
fn actor(app: &TestApp, who: &Caller<'_>, roles: Vec<Role>) -> Actor {
    Actor {
        account_id: who.account_id(),
        programme_id: app.programme_id,
        session_id: SessionId(Uuid::nil()),
        email_verified: true,
        roles,
    }
}
