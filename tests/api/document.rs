//! The document equals the code, and keeps the house's rules.
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn the_checked_in_document_is_the_code_s() {
    let checked_in = include_str!("../../openapi/openapi.json");
    assert!(
        checked_in == backend::docs::print().unwrap(),
        "openapi/openapi.json is not what the handlers say; run `cargo xtask test doc`, which writes it anew"
    );
}

fn document() -> Value {
    serde_json::from_str(&backend::docs::print().unwrap()).unwrap()
}

pub fn operations(document: &Value) -> Vec<(String, String, &Value)> {
    let methods = ["get", "post", "put", "patch", "delete"];
    document["paths"]
        .as_object()
        .into_iter()
        .flatten()
        .flat_map(|(path, item)| {
            methods
                .into_iter()
                .filter_map(move |m| item.get(m).map(|o| (m.to_uppercase(), path.clone(), o)))
        })
        .collect()
}

#[test]
fn every_operation_is_told_whole() {
    let document = document();
    let mut ids = BTreeSet::new();
    for (method, path, operation) in operations(&document) {
        let name = format!("{method} {path}");
        assert!(
            operation["summary"].as_str().is_some_and(|s| !s.is_empty()),
            "{name} has no summary"
        );
        assert!(
            operation["description"]
                .as_str()
                .is_some_and(|s| s.len() > 20),
            "{name} has no description"
        );
        assert!(
            operation["tags"].as_array().is_some_and(|t| t.len() == 1),
            "{name} has no tag"
        );
        let id = operation["operationId"]
            .as_str()
            .unwrap_or_else(|| panic!("{name} has no operationId"));
        assert!(ids.insert(id.to_owned()), "{id} names two operations");
        for (status, response) in operation["responses"].as_object().unwrap() {
            assert!(
                response["description"]
                    .as_str()
                    .is_some_and(|d| !d.is_empty()),
                "{name} {status}"
            );
        }
        let segments = path.trim_start_matches("/api/v1/").split('/');
        for segment in segments.filter(|s| !s.starts_with('{')) {
            assert!(
                segment.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
                "{name}: {segment} is not kebab-case"
            );
        }
    }
    assert!(ids.len() >= 60, "only {} operations", ids.len());
}

#[test]
fn every_problem_code_is_written_down() {
    assert!(
        include_str!("../../openapi/problems.md") == backend::docs::print_problems(),
        "openapi/problems.md is not what the code says; run `cargo xtask test doc`, which writes it anew"
    );
}
