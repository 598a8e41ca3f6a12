//! Who may do what: every documented operation, tried as everybody, on things that are theirs or not. The table is
//! checked in and read by people; an operation that is missing from it, or answers another status, fails.
use crate::{document::operations, world::World};
use actix_web::http::Method;
use serde_json::{Value, json};
use std::fmt::Write as _;
use tests::TestApp;

const TABLE: &str = include_str!("matrix.txt");
/// What each of them reads, key by key: no field reaches anybody unseen.
const KEYS: &str = include_str!("matrix_keys.txt");

/// The columns: who asks.
const CALLERS: &[&str] = &[
    "visitor",
    "member",
    "mentee",
    "other-mentee",
    "mentor",
    "other-mentor",
    "organiser",
    "admin",
    "neighbour",
];

/// What is sent along, by operationId; ids in braces are filled in from the world. Operations without a body are not here.
fn body(operation: &str, world: &World) -> Option<Value> {
    let long = tests::people::words(160);
    let very_long = tests::people::words(220);
    let password = "chaise-lune-violet-42";
    let link = "A".repeat(43);
    Some(match operation {
        "sign_up" => json!({"email": "new@example.org", "password": password, "locale": "fr"}),
        "sign_in" => json!({"email": "new@example.org", "password": password}),
        "request_magic_link" | "request_password_reset" => json!({"email": "new@example.org"}),
        "verify_email" | "sign_in_by_link" => json!({"token": link}),
        "reset_password" => json!({"token": link, "password": password}),
        "change_password" => json!({"current_password": null, "new_password": password}),
        "update_me" => json!({"locale": "en"}),
        "apply" => json!({"role": "mentor"}),
        "edit_applicant" => json!({"answers": {"job": "Architecte"}}),
        "set_capacity" => json!({"capacity": 3}),
        "pause_applicant" => json!({"until": null}),
        "open_call" | "edit_call" => json!({"words": very_long}),
        "close_call" => json!({"reason": "no_longer"}),
        "make_offer" => json!({
            "call_id": world.id("call"), "why": long, "how": "Par des points réguliers.", "rhythm": "month",
            "ways": ["video"], "talk_first": false,
        }),
        "edit_offer" => json!({"how": "Autrement."}),
        "write_message" => json!({"body": "Comment travaillez-vous ?"}),
        "elect" => json!({"offer_id": world.id("offer")}),
        "log_contact" => json!({"happened_on": "2026-01-05", "means": "video"}),
        "pause_pairing" => json!({"until": "2026-02-01"}),
        "end_pairing" => json!({"reason": "no_start"}),
        "end_pairing_as_organiser" => json!({"reason": "no_start", "agreed_by_both": true}),
        "accept_charter" => json!({"version": 1}),
        "decline_applicant" => json!({"reason": "other", "words": "Merci, pas cette fois."}),
        "ask_applicant" => json!({"words": "Pouvez-vous préciser votre ville ?"}),
        "suspend_applicant" | "remove_applicant" => json!({"reason": "conduct"}),
        "grant_role" => json!({"email": world.id("organiser-email"), "role": "organiser"}),
        "publish_charter" => json!({"body_fr": very_long, "body_en": very_long}),
        "publish_questionnaire" => world.questionnaire(),
        "change_settings" => world.settings(),
        "set_aside" => json!({"reason": "topics"}),
        _ => return None,
    })
}

fn fill(path: &str, operation: &str, world: &World) -> String {
    let applicant = if path.contains("/admin/") {
        "submitted-applicant"
    } else {
        "mentee-applicant"
    };
    let applicant = match operation {
        "pause_applicant" | "resume_applicant" | "put_capacity" | "set_capacity" => {
            "mentor-applicant"
        }
        "suspend_applicant" => "mentee-applicant",
        _ => applicant,
    };
    let params = [
        ("{applicant_id}", world.id(applicant)),
        ("{call_id}", world.id("call")),
        ("{offer_id}", world.id("offer")),
        ("{election_id}", world.id("election")),
        ("{pairing_id}", world.id("pairing")),
        ("{session_id}", world.id("mentee-session")),
        (
            "{account_id}/{role}",
            format!("{}/organiser", world.id("organiser-account")),
        ),
        ("{job_id}", world.id("job")),
        ("{role}", "mentee".into()),
    ];
    let mut filled = path.to_owned();
    for (name, value) in params {
        filled = filled.replace(name, &value);
    }
    assert!(
        !filled.contains('{'),
        "{path} has a parameter that the matrix cannot fill"
    );
    filled
}

#[actix_web::test]
async fn everybody_may_do_what_the_table_says_and_nothing_else() {
    let world = World::build().await;
    let document: Value = serde_json::from_str(&backend::docs::print().unwrap()).unwrap();
    let (mut table, mut keys) = (String::new(), String::new());
    let heads: String = CALLERS.iter().map(|c| format!("{c:>13}")).collect();
    writeln!(table, "{:<61}{heads}", "operation").unwrap();
    for (method, path, operation) in operations(&document) {
        let id = operation["operationId"].as_str().unwrap();
        let filled = fill(&path, id, &world);
        let sent = operation
            .get("requestBody")
            .map(|_| body(id, &world).unwrap_or_else(|| json!({})));
        let version = world.version(&filled);
        let mut line = format!("{method:<7}{:<54}", path.trim_start_matches("/api/v1"));
        let mut changed: Option<TestApp> = None;
        for name in CALLERS {
            let app = match changed.take() {
                Some(app) => changed.insert(app),
                None => changed.insert(world.copy().await),
            };
            let caller = world.caller(app, name);
            let headers = [
                ("if-match", version.as_str()),
                ("idempotency-key", "matrix"),
                ("host", world.host(name)),
            ];
            let answer = caller
                .call(
                    Method::from_bytes(method.as_bytes()).unwrap(),
                    &filled,
                    sent.clone(),
                    &headers,
                )
                .await;
            assert!(
                answer.status.as_u16() < 500,
                "{method} {filled} as {name}: {}",
                answer.text
            );
            write!(line, "{:>13}", answer.status.as_u16()).unwrap();
            if answer.status.is_success() && !answer.body.is_null() {
                writeln!(keys, "{id} as {name}: {}", read(&answer.body).join(" ")).unwrap();
            }
            if *name == "neighbour" && method == "GET" {
                let seen = world
                    .ids()
                    .find(|id| answer.text.contains(*id) && !filled.contains(*id));
                assert!(
                    seen.is_none(),
                    "{method} {filled} shows the neighbours {seen:?}: {}",
                    answer.text
                );
            }
            if answer.status.is_success() && method != "GET" {
                // It changed something: the next one finds the world as it was.
                changed = None;
            }
        }
        writeln!(table, "{}", line.trim_end()).unwrap();
    }
    let differing: Vec<_> = [
        compare("matrix.txt", TABLE, &table),
        compare("matrix_keys.txt", KEYS, &keys),
    ]
    .into_iter()
    .flatten()
    .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// What differs from what is checked in, and where the whole was written for comparison.
fn compare(name: &str, expected: &str, actual: &str) -> Option<String> {
    (actual != expected).then(|| {
        let place = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
        std::fs::write(&place, actual).unwrap();
        format!(
            "{name} says otherwise; what was answered is in {place}:\n{}",
            difference(expected, actual)
        )
    })
}

/// Paths of all keys in a value, lists by their first item.
fn read(value: &Value) -> Vec<String> {
    match value {
        Value::Object(map) => map
            .iter()
            // Answers are the questionnaire's keys: data, not fields.
            .flat_map(|(key, inner)| {
                let below = if key == "answers" {
                    vec![]
                } else {
                    read(inner)
                };
                if below.is_empty() {
                    vec![key.clone()]
                } else {
                    below.into_iter().map(|b| format!("{key}.{b}")).collect()
                }
            })
            .collect(),
        Value::Array(items) => items.first().map(read).unwrap_or_default(),
        _ => vec![],
    }
}

fn difference(expected: &str, actual: &str) -> String {
    let expected: Vec<_> = expected.lines().collect();
    actual
        .lines()
        .filter(|line| !expected.contains(line))
        .map(|line| format!("{line}\n"))
        .collect()
}
