use super::*;
use crate::programme::{defaults, model::ApplicantRole};
use proptest::prelude::*;
use serde_json::json;

fn mentee() -> Definition {
    defaults::questionnaire(ApplicantRole::Mentee).unwrap()
}

fn of(value: Value) -> Answers {
    value.as_object().cloned().unwrap()
}

/// What is said of these answers, `key code` each.
fn told(value: Value) -> Vec<String> {
    let problems = check(&mentee(), 1, &of(value)).err().unwrap_or_default();
    let line =
        |p: FieldProblem| format!("{} {}", p.pointer.trim_start_matches("/answers/"), p.code);
    problems.into_iter().map(line).collect()
}

fn kept(value: Value) -> Value {
    Value::Object(check(&mentee(), 1, &of(value)).unwrap())
}

#[test]
fn each_kind_takes_what_it_is_and_nothing_else() {
    let wrong = [
        json!({"first_name": 3}),
        json!({"first_name": "a\nb"}),
        json!({"first_name": "x".repeat(61)}),
        json!({"looking_for": ["a"]}),
        json!({"years": "4"}),
        json!({"years": 4.5}),
        json!({"years": -1}),
        json!({"years": 61}),
        json!({"situation": "queen"}),
        json!({"fields": "web"}),
        json!({"fields": ["web", "cooking"]}),
        json!({"fields": ["web", "mobile", "data", "infra", "ops", "qa"]}),
        json!({"adult": "yes"}),
        json!({"links": ["javascript:alert(1)"]}),
        json!({"links": ["https://a.example", "https://b.example", "https://c.example", "https://d.example"]}),
        json!({"keep_apart": ["x".repeat(81)]}),
        json!({"keep_apart": [{}]}),
        json!({"charter": 2}),
        json!({"charter": true}),
        json!({"confidence": 6}),
        json!({"time_zone": "Mars/Olympus"}),
        json!({"shoe_size": 38}),
        json!({"a/b~c": 1}),
    ];
    let table: Vec<String> = wrong.into_iter().flat_map(told).collect();
    insta::assert_snapshot!(table.join("\n"), @r"
    first_name type
    first_name characters
    first_name too-long
    looking_for type
    years type
    years type
    years range
    years range
    situation unknown-option
    fields type
    fields unknown-option
    fields too-many
    adult type
    links link
    links too-many
    keep_apart name
    keep_apart type
    charter charter-not-current
    charter type
    confidence range
    time_zone time-zone
    shoe_size unknown-question
    a~1b~0c unknown-question
    ");
}

#[test]
fn what_is_kept_is_tidy() {
    assert_eq!(
        kept(json!({"first_name": "  Léa "})),
        json!({"first_name": "Léa"})
    );
    assert_eq!(
        kept(json!({"looking_for": "a\r\nb"})),
        json!({"looking_for": "a\nb"})
    );
    assert_eq!(
        kept(json!({"first_name": "   "})),
        json!({"first_name": null})
    );
    assert_eq!(
        kept(json!({"fields": ["data", "web", "data"]})),
        json!({"fields": ["web", "data"]})
    );
    assert_eq!(
        kept(json!({"keep_apart": [" Zoé Petit ", "", "Zoé Petit"]})),
        json!({"keep_apart": ["Zoé Petit"]})
    );
    assert_eq!(kept(json!({"links": []})), json!({"links": null}));
    assert_eq!(
        kept(json!({"links": ["https://lea.example/cv"]})),
        json!({"links": ["https://lea.example/cv"]})
    );
    assert_eq!(
        kept(json!({"fields": null, "charter": 1})),
        json!({"fields": null, "charter": 1})
    );
}

#[test]
fn a_half_written_text_is_kept_and_stands_among_the_missing() {
    let saved = of(kept(json!({"looking_for": "Je cherche"})));
    assert!(missing(&mentee(), &saved).contains(&"looking_for".to_owned()));
    let merged = merge(&saved, &of(json!({"looking_for": "x".repeat(200)})));
    assert!(!missing(&mentee(), &merged).contains(&"looking_for".to_owned()));
    assert!(merge(&merged, &of(json!({"looking_for": null}))).is_empty());
}

#[test]
fn what_is_missing_follows_the_order_of_the_questions() {
    let all = missing(&mentee(), &Answers::new());
    let expected = "first_name last_name eligible adult situation job years fields looking_for topics place ways charter";
    assert_eq!(all.join(" "), expected);
    let box_unticked = of(json!({"adult": false}));
    let said = shortcomings(&mentee(), &box_unticked);
    let adult = said.iter().find(|p| p.pointer == "/answers/adult").unwrap();
    assert_eq!(adult.code, "must-be-ticked");
}

/// Any JSON there is, keys of real questions among it.
fn any_answers() -> impl Strategy<Value = Answers> {
    let keys: Vec<String> = mentee().questions().map(|q| q.key.clone()).collect();
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,80}".prop_map(Value::from),
        prop::sample::select(vec!["web", "fr", "video", "confidence", "student"])
            .prop_map(Value::from),
    ];
    let value = leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(".{0,8}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    });
    let key = prop_oneof![4 => prop::sample::select(keys), 1 => ".{0,12}"];
    prop::collection::btree_map(key, value, 0..12).prop_map(|map| map.into_iter().collect())
}

proptest! {
    /// Whatever comes in: no panic, every error points at a key that was sent, and what is kept is kept as it is.
    #[test]
    fn any_json_is_answered(changes in any_answers()) {
        match check(&mentee(), 1, &changes) {
            Ok(tidy) => {
                prop_assert_eq!(tidy.len(), changes.len());
                prop_assert_eq!(check(&mentee(), 1, &tidy), Ok(tidy.clone()));
                let merged = merge(&Answers::new(), &tidy);
                prop_assert_eq!(missing(&mentee(), &merged).len(), shortcomings(&mentee(), &merged).len());
            }
            Err(wrong) => prop_assert!(!wrong.is_empty() && wrong.len() <= changes.len()),
        }
    }
}
