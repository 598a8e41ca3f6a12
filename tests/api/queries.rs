//! What the document forbids in a query, the server refuses: each rule of each parameter is broken once.
use crate::{document::operations, doors::filled};
use actix_web::http::Method;
use serde_json::Value;
use std::collections::BTreeSet;
use tests::{Caller, TestApp};

/// The schema itself, where the document refers to it.
fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(place) => document.pointer(place.trim_start_matches('#')).unwrap(),
        None => schema,
    }
}

/// Values that the schema forbids, each with the rule that it breaks.
fn forbidden(schema: &Value) -> Vec<(&'static str, String)> {
    let mut values = Vec::new();
    match schema["type"].as_str().expect("a parameter has a type") {
        "integer" => {
            values.push(("type", "many".to_owned()));
            if let Some(least) = schema["minimum"].as_i64() {
                values.push(("minimum", (least - 1).to_string()));
            }
            if let Some(most) = schema["maximum"].as_i64() {
                values.push(("maximum", (most + 1).to_string()));
            }
        }
        "boolean" => values.push(("type", "perhaps".to_owned())),
        "string" => {
            if schema.get("enum").is_some() {
                values.push(("enum", "unheard-of".to_owned()));
            }
            if schema["format"] == "uuid" {
                values.push(("format", "0.5".to_owned()));
            }
            if schema.get("pattern").is_some() {
                // No pattern of ours admits a sign that is not a letter of some alphabet, a digit, or ASCII.
                values.push(("pattern", "0.5%E2%98%83".to_owned()));
                values.push(("pattern", "0.5%20".to_owned()));
            }
            if schema["minLength"].as_u64() > Some(0) {
                values.push(("minLength", String::new()));
            }
            if let Some(most) = schema["maxLength"].as_u64() {
                let longer = usize::try_from(most).unwrap() + 1;
                values.push(("maxLength", "a".repeat(longer)));
            }
        }
        other => panic!("no way to break a parameter of type {other}"),
    }
    values
}

/// Whether one of the callers is let through, and whether one is told that the query is at fault.
async fn tried(callers: &[Caller<'_>], path: &str) -> (bool, bool) {
    let (mut let_in, mut told) = (false, false);
    for caller in callers {
        let answer = caller.call(Method::GET, path, None, &[]).await;
        let_in |= answer.status.is_success();
        told |= answer.status == 422 || answer.status == 400;
    }
    (let_in, told)
}

#[actix_web::test]
async fn a_query_that_the_document_forbids_is_refused() {
    let app = TestApp::new().await;
    let callers = [
        app.mentee("Léa").await,
        app.mentor("Nora", 2).await,
        app.administrator().await,
    ];
    let document: Value = serde_json::from_str(&backend::docs::print().unwrap()).unwrap();
    let mut rules = BTreeSet::new();
    let mut ignored = Vec::new();
    for (method, path, operation) in operations(&document) {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        for parameter in parameters.filter(|p| p["in"] == "query") {
            assert_eq!(method, "GET", "{path} has a query");
            let name = parameter["name"].as_str().unwrap();
            for (rule, value) in forbidden(resolved(&document, &parameter["schema"])) {
                rules.insert(rule);
                let question = format!("{}?{name}={value}", filled(&path));
                let (let_in, told) = tried(&callers, &question).await;
                // Under something that does not exist, nobody looks at the query before saying so.
                if let_in || !(told || path.contains("_id}")) {
                    ignored.push(format!("{rule}: {question}"));
                }
            }
        }
    }
    assert_eq!(
        rules.into_iter().collect::<Vec<_>>(),
        [
            "enum",
            "format",
            "maxLength",
            "maximum",
            "minLength",
            "minimum",
            "pattern",
            "type"
        ]
    );
    assert!(
        ignored.is_empty(),
        "documented, but not refused:\n{}",
        ignored.join("\n")
    );
}
