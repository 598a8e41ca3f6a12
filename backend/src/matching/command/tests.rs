//! The command line as organisers and auditors type it.

use std::ffi::OsString;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::run;

/// A file for one test, removed when it ends.
struct Paper(PathBuf);

impl Paper {
    fn new(content: &str) -> Self {
        use std::sync::atomic::{AtomicU32, Ordering};
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("marelle-{}-{number}.json", std::process::id()));
        std::fs::write(&path, content).unwrap();
        Self(path)
    }

    fn name(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Paper {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Exit code, standard output, standard error.
fn marelle(arguments: &[&str], input: &str) -> (u8, String, String) {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let code = run(
        arguments.iter().map(OsString::from),
        &mut input.as_bytes(),
        &mut output,
        &mut errors,
    );
    (
        code,
        String::from_utf8(output).unwrap(),
        String::from_utf8(errors).unwrap(),
    )
}

/// Ada and Bea both want Xu first; Xu has one place and prefers Bea. Eve and Zoé are listed by nobody.
const ROUND: &str = r#"{
  "mentees": {"ada": ["xu", "yva"], "bea": ["xu"], "eve": ["xu"]},
  "mentors": {"xu": {"capacity": 1, "order": ["bea", "ada"]}, "yva": {"order": ["ada"], "capacity": 2},
              "zoé": {"capacity": 0, "order": []}}
}"#;

#[test]
fn resolve_prints_the_result_with_rounds_and_hash() {
    let (code, output, errors) = marelle(&["resolve", "-"], ROUND);
    let result: Value = serde_json::from_str(&output).unwrap();
    assert_eq!((code, errors.as_str()), (0, ""));
    assert_eq!(
        result["matching"],
        json!({"ada": "yva", "bea": "xu", "eve": null})
    );
    assert_eq!(result["rounds"], 2);
    assert!(
        result["input_hash"]
            .as_str()
            .unwrap()
            .starts_with("sha256:")
    );
    let paper = Paper::new(ROUND);
    assert_eq!(
        marelle(&["resolve", paper.name()], "").1,
        output,
        "a file or standard input: the same"
    );
}

#[test]
fn the_other_extreme_is_printed_on_demand() {
    let crossed = r#"{"mentees": {"a": ["x", "y"], "b": ["y", "x"]},
        "mentors": {"x": {"capacity": 1, "order": ["b", "a"]}, "y": {"capacity": 1, "order": ["a", "b"]}}}"#;
    let matching = |arguments: &[&str]| {
        let (_, output, _) = marelle(arguments, crossed);
        serde_json::from_str::<Value>(&output).unwrap()["matching"].clone()
    };
    assert_eq!(matching(&["resolve", "-"]), json!({"a": "x", "b": "y"}));
    assert_eq!(
        matching(&["resolve", "-", "--proposer", "mentees"]),
        json!({"a": "x", "b": "y"})
    );
    assert_eq!(
        matching(&["resolve", "--proposer", "mentors", "-"]),
        json!({"a": "y", "b": "x"})
    );
}

#[test]
fn the_result_does_not_depend_on_how_the_file_is_written() {
    let shuffled = r#"{"mentors":{"zoé":{"order":[],"capacity":0},"yva":{"order":["ada"],"capacity":2},
        "xu":{"order":["bea","ada"],"capacity":1}},"mentees":{"eve":["xu"],"bea":["xu"],"ada":["xu","yva"]}}"#;
    assert_eq!(
        marelle(&["resolve", "-"], shuffled),
        marelle(&["resolve", "-"], ROUND)
    );
}

#[test]
fn ids_listed_on_one_side_only_are_ignored_and_told() {
    let with_ghosts = ROUND.replace(r#"["bea", "ada"]"#, r#"["ghost", "bea", "ada"]"#);
    let (code, output, errors) = marelle(&["resolve", "-"], &with_ghosts);
    assert_eq!((code, output), (0, marelle(&["resolve", "-"], ROUND).1));
    assert!(errors.contains("ghost"), "{errors}");
}

#[test]
fn nobody_is_a_round_too() {
    let (code, output, _) = marelle(&["resolve", "-"], r#"{"mentees":{},"mentors":{}}"#);
    assert_eq!(code, 0);
    assert!(
        output.starts_with(r#"{"matching":{},"rounds":0,"input_hash":"sha256:"#),
        "{output}"
    );
}

#[test]
fn verify_accepts_what_resolve_prints() {
    let round = Paper::new(ROUND);
    for proposer in ["mentees", "mentors"] {
        let (_, result, _) = marelle(&["resolve", round.name(), "--proposer", proposer], "");
        let (code, output, errors) = marelle(&["verify", round.name(), "-"], &result);
        assert_eq!((code, errors.as_str()), (0, ""));
        assert!(
            output.starts_with("stable: 2 of 3 mentees have a mentor"),
            "{output}"
        );
    }
    let (code, ..) = marelle(
        &["verify", round.name(), "-"],
        r#"{"matching":{"ada":"yva","bea":"xu","eve":null}}"#,
    );
    assert_eq!(code, 0, "rounds and hash may be left out");
}

#[test]
fn verify_says_which_stable_result_is_the_best_for_mentees() {
    // Gale and Shapley (1962): everybody's first choice on one side is the last on the other.
    let round = Paper::new(
        r#"{"mentees":{"ada":["xu","yva"],"bea":["yva","xu"]},
        "mentors":{"xu":{"capacity":1,"order":["bea","ada"]},"yva":{"capacity":1,"order":["ada","bea"]}}}"#,
    );
    for (proposer, said) in [
        (
            "mentees",
            "stable: 2 of 2 mentees have a mentor; no other such result is better for any mentee",
        ),
        ("mentors", "stable: 2 of 2 mentees have a mentor"),
    ] {
        let (_, result, _) = marelle(&["resolve", round.name(), "--proposer", proposer], "");
        let (code, output, _) = marelle(&["verify", round.name(), "-"], &result);
        assert_eq!((code, output.trim_end()), (0, said), "{proposer}");
    }
}

#[test]
fn verify_catches_every_kind_of_planted_fault() {
    let round = Paper::new(ROUND);
    let faults = [
        // (the fault, what is said)
        (
            r#"{"ada":"xu","bea":null,"eve":null}"#,
            r#"blocking pair: mentee "bea" prefers mentor "xu" to what she has, and "xu" ranks her before "ada", whom she has"#,
        ),
        (
            r#"{"ada":null,"bea":"xu","eve":null}"#,
            r#"blocking pair: mentee "ada" prefers mentor "yva" to what she has, and "yva" has a free place"#,
        ),
        (
            r#"{"ada":"xu","bea":"xu","eve":null}"#,
            r#"over capacity: mentor "xu" has 2 mentees and 1 places"#,
        ),
        (
            r#"{"ada":"yva","bea":null,"eve":"xu"}"#,
            r#"not mutual: mentee "eve" and mentor "xu" did not both list each other"#,
        ),
        (
            r#"{"ada":"yva","bea":"xu","eve":"zoé"}"#,
            r#"not mutual: mentee "eve" and mentor "zoé" did not both list each other"#,
        ),
        (
            r#"{"ada":"yva","bea":"xu"}"#,
            r#"incomplete: mentee "eve" is not in the result"#,
        ),
    ];
    for (matching, said) in faults {
        let (code, output, _) = marelle(
            &["verify", round.name(), "-"],
            &format!(r#"{{"matching":{matching}}}"#),
        );
        assert_eq!((code, output.trim_end()), (1, said), "{matching}");
    }
    let stale = r#"{"matching":{"ada":"yva","bea":"xu","eve":null},"input_hash":"sha256:00"}"#;
    let (code, output, _) = marelle(&["verify", round.name(), "-"], stale);
    assert_eq!(code, 1);
    assert!(output.starts_with("other input:"), "{output}");
}

#[test]
fn verify_refuses_results_about_other_people() {
    let round = Paper::new(ROUND);
    for (result, said) in [
        (
            r#"{"matching":{"eva":null}}"#,
            "/matching/eva: no such mentee in the round",
        ),
        (
            r#"{"matching":{"ada":"xo"}}"#,
            r#"/matching/ada: no such mentor in the round: "xo""#,
        ),
        (
            r#"{"matching":{"ada":null,"ada":null}}"#,
            "/matching/ada: this mentee is given twice",
        ),
        (
            r#"{"matching":{"ada":3}}"#,
            "/matching/ada: invalid type: integer `3`, expected a mentor's id or null",
        ),
        (r#"{"rounds":3}"#, r#"member "matching" is missing"#),
        (r#"{"matching":{},"round":3}"#, r#"unknown member "round""#),
        (r#"{"matching":{"ada":"#, "/matching/ada: EOF while parsing"),
        (r#"{"matching":{}} {}"#, "trailing characters"),
    ] {
        let (code, output, errors) = marelle(&["verify", round.name(), "-"], result);
        assert_eq!((code, output.as_str()), (2, ""), "{result}");
        assert!(errors.contains(said), "{errors}");
    }
}

#[test]
fn plan_prints_pairs_figures_and_prices_that_prove_them() {
    let candidates = r#"{"mentees": ["bea", "ada"], "mentors": {"xu": 1, "yva": 1},
        "edges": [["ada", "xu", 90], ["ada", "yva", 60], ["bea", "xu", 70]]}"#;
    let (code, output, errors) = marelle(&["plan", "-"], candidates);
    assert_eq!((code, errors.as_str()), (0, ""));
    let plan: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(plan["pairs"], json!([["ada", "yva"], ["bea", "xu"]]));
    assert_eq!(
        (&plan["matched"], &plan["worst"], &plan["total"]),
        (&json!(2), &json!(60), &json!(130))
    );
    let proof = &plan["proof"];
    let price = |side: &str, id: &str| proof[side][id].as_i64().unwrap();
    let bonus = proof["bonus"].as_i64().unwrap();
    for (mentee, mentor, score) in [("ada", "xu", 90), ("ada", "yva", 60), ("bea", "xu", 70)] {
        assert!(price("mentees", mentee) + price("mentors", mentor) >= score + bonus);
    }
    let prices = ["ada", "bea"]
        .map(|id| price("mentees", id))
        .iter()
        .sum::<i64>()
        + ["xu", "yva"]
            .map(|id| price("mentors", id))
            .iter()
            .sum::<i64>();
    assert_eq!(prices, 130 + 2 * bonus);
}

#[test]
fn plan_of_nobody_has_no_worst_score() {
    let (code, output, _) = marelle(
        &["plan", "-"],
        r#"{"edges":[],"mentors":{"x":2},"mentees":["a"]}"#,
    );
    let plan: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(code, 0);
    assert_eq!(
        (&plan["pairs"], &plan["matched"], &plan["worst"]),
        (&json!([]), &json!(0), &Value::Null)
    );
}

#[test]
fn what_cannot_be_done_ends_with_2_and_prints_nothing() {
    for arguments in [
        &["resolve", "/nowhere/round.json"][..],
        &["resolve"],
        &["resolve", "-", "--proposer", "nobody"],
        &["verify", "-", "-"],
        &["solve", "-"],
        &[],
    ] {
        let (code, output, errors) = marelle(arguments, ROUND);
        assert_eq!((code, output.as_str()), (2, ""), "{arguments:?}");
        assert!(!errors.is_empty());
    }
    let (_, _, errors) = marelle(&["verify", "-", "-"], ROUND);
    assert_eq!(
        errors.trim_end(),
        "error: the round and the result cannot both come from standard input"
    );
    assert_eq!(marelle(&["--help"], "").0, 0);
}

#[test]
fn a_result_that_cannot_be_written_is_not_a_success() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("no space left"))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut errors = Vec::new();
    let arguments = ["resolve", "-"].map(OsString::from);
    assert_eq!(
        run(arguments, &mut ROUND.as_bytes(), &mut Full, &mut errors),
        2
    );
    assert!(String::from_utf8(errors).unwrap().contains("no space left"));
}
