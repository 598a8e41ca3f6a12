//! What the readers refuse, and that they name the place.

use proptest::prelude::*;

use super::{candidates, round};

fn refused_round(document: &str) -> String {
    round::read(document.as_bytes())
        .map(drop)
        .unwrap_err()
        .to_string()
}

fn refused_candidates(document: &str) -> String {
    candidates::read(document.as_bytes())
        .map(drop)
        .unwrap_err()
        .to_string()
}

#[test]
fn a_bad_round_is_refused_with_the_place() {
    for (document, said) in [
        ("", "EOF while parsing a value at line 1 column 0"),
        (
            "[]",
            r#"invalid type: sequence, expected an object with members "mentees" and "mentors" at line 1"#,
        ),
        (
            r#"{"mentees":{}}"#,
            r#"member "mentors" is missing at line 1 column 14"#,
        ),
        (
            r#"{"mentees":{},"mentors":{},"mentees":{}}"#,
            r#"member "mentees" is given twice"#,
        ),
        (
            r#"{"mentees":{},"mentors":{}} x"#,
            "trailing characters at line 1 column 29",
        ),
        (
            r#"{"mentees":{},"mentorz":{}}"#,
            r#"unknown member "mentorz"; the members are "mentees" and "mentors""#,
        ),
        (
            r#"{"mentees":[],"mentors":{}}"#,
            "/mentees: invalid type: sequence, expected an object of mentees' ids",
        ),
        (
            r#"{"mentees":{"a":"x"},"mentors":{}}"#,
            r#"/mentees/a: invalid type: string "x", expected a list of ids, best first"#,
        ),
        (
            r#"{"mentees":{"a":["x",7]},"mentors":{}}"#,
            "/mentees/a/1: invalid type: integer `7`, expected an id, in quotes",
        ),
        (
            r#"{"mentees":{"a":["x","y","x"]},"mentors":{}}"#,
            r#"/mentees/a/2: "x" is named twice in this list at line 1 column 28"#,
        ),
        (
            r#"{"mentees":{"a":[],"a":[]},"mentors":{}}"#,
            r#"/mentees/a: "a" is given twice"#,
        ),
        (
            r#"{"mentees":{},"mentors":{"x":{"capacity":1,"order":["a","a"]}}}"#,
            r#"/mentors/x/order/1: "a" is named twice in this list"#,
        ),
        (
            r#"{"mentees":{},"mentors":{"x":{"capacity":-1,"order":[]}}}"#,
            "/mentors/x/capacity: invalid value: integer `-1`, expected a capacity, a whole number from 0 to 4294967295",
        ),
        (
            r#"{"mentees":{},"mentors":{"x":{"capacity":1.5,"order":[]}}}"#,
            "/mentors/x/capacity: invalid value: floating point `1.5`",
        ),
        (
            r#"{"mentees":{},"mentors":{"x":{"capacity":4294967296,"order":[]}}}"#,
            "/mentors/x/capacity: invalid value: integer `4294967296`",
        ),
        (
            r#"{"mentees":{},"mentors":{"x":{"capacity":1e999,"order":[]}}}"#,
            "/mentors/x/capacity: number out of range",
        ),
        (
            r#"{"mentees":{},"mentors":{"x":{"capacity":"2","order":[]}}}"#,
            r#"/mentors/x/capacity: invalid type: string "2""#,
        ),
        (
            r#"{"mentees":{},"mentors":{"x":{"order":[]}}}"#,
            r#"/mentors/x: member "capacity" is missing"#,
        ),
        (
            r#"{"mentees":{},"mentors":{"x":{"capacity":1}}}"#,
            r#"/mentors/x: member "order" is missing"#,
        ),
        (
            r#"{"mentees":{},"mentors":{"x":{"capacity":1,"capacity":2,"order":[]}}}"#,
            r#"/mentors/x: member "capacity" is given twice"#,
        ),
        (
            r#"{"mentees":{},"mentors":{"a/b~":{"capacity":null}}}"#,
            "/mentors/a~1b~0/capacity: invalid type: null",
        ),
        (
            "{\"mentees\":{\"a\":[\"x\",\n  nul",
            "/mentees/a/1: EOF while parsing a value at line 2 column 5",
        ),
        (
            "{\"mentees\":{\"\u{1b}[2J\":[1]}}",
            r"/mentees: control character (\u0000-\u001F) found while parsing a string",
        ),
        (
            r#"{"mentees":{"\u001b[2J":[1]}}"#,
            r"/mentees/\u{1b}[2J/0: invalid type",
        ),
        (r#"{"mentees":{"\ud800":[]}}"#, "/mentees: "),
    ] {
        let refused = refused_round(document);
        assert!(
            refused.starts_with(said),
            "{document}\n  gives {refused}\n  not   {said}"
        );
    }
}

#[test]
fn bad_candidates_are_refused_with_the_place() {
    let document = |mentees: &str, mentors: &str, edges: &str| {
        format!(r#"{{"mentees":{mentees},"mentors":{mentors},"edges":{edges}}}"#)
    };
    let edges = |edges: &str| document(r#"["a","b"]"#, r#"{"x":1}"#, edges);
    for (document, said) in [
        (
            document(r#"["a","b","a"]"#, "{}", "[]"),
            r#"/mentees/2: "a" is given twice"#,
        ),
        (
            document(r#"["a",null]"#, "{}", "[]"),
            "/mentees/1: invalid type: null, expected an id, in quotes",
        ),
        (
            document("[]", r#"{"x":1,"x":1}"#, "[]"),
            "/mentors/x: this mentor is given twice",
        ),
        (
            document("[]", r#"{"x":-3}"#, "[]"),
            "/mentors/x: invalid value: integer `-3`, expected a capacity",
        ),
        (
            edges(r#"[["a","x",50],["a","x",60]]"#),
            "/edges/1: these two already have an edge",
        ),
        (
            edges(r#"[["a","x",50],["c","x",60]]"#),
            r#"/edges/1: "c" is not among the mentees"#,
        ),
        (
            edges(r#"[["a","y",50]]"#),
            r#"/edges/0: "y" is not among the mentors"#,
        ),
        (
            edges(r#"[["a","x",101]]"#),
            "/edges/0: invalid value: integer `101`, expected a score, a whole number from 0 to 100",
        ),
        (
            edges(r#"[["a","x",-1]]"#),
            "/edges/0: invalid value: integer `-1`, expected a score",
        ),
        (
            edges(r#"[["a","x",50.5]]"#),
            "/edges/0: invalid value: floating point `50.5`",
        ),
        (
            edges(r#"[["a","x"]]"#),
            "/edges/0: invalid length 2, expected an edge: [mentee, mentor, score]",
        ),
        (edges(r#"[["a","x",5,5]]"#), "/edges/0: invalid length 4"),
        (
            edges(r#"[{"a":"x"}]"#),
            "/edges/0: invalid type: map, expected an edge",
        ),
        (
            r#"{"mentees":[],"mentors":{}}"#.into(),
            r#"member "edges" is missing"#,
        ),
    ] {
        let refused = refused_candidates(&document);
        assert!(
            refused.starts_with(said),
            "{document}\n  gives {refused}\n  not   {said}"
        );
    }
}

#[test]
fn endless_nesting_and_endless_ids_are_refused() {
    assert!(refused_round(&"[".repeat(1_000_000)).contains("invalid type: sequence"));
    let nested = format!(r#"{{"mentees":{{"a":[{}"#, "[".repeat(1_000_000));
    assert!(refused_round(&nested).starts_with("/mentees/a/0: invalid type: sequence"));
    let long = format!(r#"{{"mentees":{{"{}":[]}}}}"#, "é".repeat(1000));
    let refused = refused_round(&long);
    assert!(
        refused.contains("an id of 2000 bytes is longer than 1024") && refused.len() < 400,
        "{refused}"
    );
}

#[test]
fn bytes_that_are_not_text_are_refused() {
    let refused = round::read(&b"{\"mentees\":{\"\xff\xfe\":[]}}"[..])
        .map(drop)
        .unwrap_err()
        .to_string();
    assert!(refused.contains("invalid unicode"), "{refused}");
}

#[test]
fn what_stands_after_a_document_is_refused() {
    let candidates = r#"{"mentees":["a"],"mentors":{"x":1},"edges":[]}"#;
    for after in ["{}", "]", "x", "\u{feff}"] {
        let refused = refused_candidates(&format!("{candidates} {after}"));
        assert!(refused.starts_with("trailing characters"), "{refused}");
        let refused = refused_round(&format!("{GOOD}\n{after}"));
        assert!(refused.starts_with("trailing characters"), "{refused}");
    }
}

const GOOD: &str = r#"{"mentees":{"ada":["xu","yva"],"bea":["xu"]},"mentors":{"xu":{"capacity":1,"order":["bea","ada"]},"yva":{"capacity":2,"order":["ada"]}}}"#;

#[test]
fn every_cut_of_a_good_document_is_refused() {
    assert!(round::read(GOOD.as_bytes()).is_ok());
    for length in 0..GOOD.len() {
        assert!(
            round::read(&GOOD.as_bytes()[..length]).is_err(),
            "cut at {length}"
        );
    }
}

proptest! {
    #[test]
    fn spoilt_documents_never_panic(at in 0..GOOD.len(), byte: u8, cut in 0..GOOD.len()) {
        let mut document = GOOD.as_bytes().to_vec();
        document[at] = byte;
        let _ = round::read(document.as_slice());
        document.remove(cut);
        let _ = round::read(document.as_slice());
        let _ = candidates::read(document.as_slice());
    }

    #[test]
    fn any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = round::read(bytes.as_slice());
        let _ = candidates::read(bytes.as_slice());
    }
}
