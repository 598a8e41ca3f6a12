//! The house's plan, held by reading the code: which way arrows point, who writes a table, what a file may know.
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// Which features a feature may use. There is no way back: a cycle cannot be written down here without noticing it.
const MAY_USE: &[(&str, &[&str])] = &[
    ("platform", &[]),
    ("matching", &[]),
    ("jobs", &["platform", "identity"]),
    ("outbox", &["platform", "identity", "jobs"]),
    ("identity", &["platform", "outbox", "jobs"]),
    (
        "programme",
        &["platform", "identity", "matching", "outbox", "jobs"],
    ),
    (
        "applicants",
        &["platform", "identity", "programme", "outbox", "jobs"],
    ),
    (
        "fit",
        &[
            "platform",
            "identity",
            "programme",
            "applicants",
            "matching",
        ],
    ),
    (
        "calls",
        &[
            "platform",
            "identity",
            "programme",
            "applicants",
            "fit",
            "matching",
            "outbox",
            "jobs",
        ],
    ),
    (
        "offers",
        &[
            "platform",
            "identity",
            "programme",
            "applicants",
            "fit",
            "calls",
            "outbox",
            "jobs",
        ],
    ),
    (
        "pairings",
        &[
            "platform",
            "identity",
            "programme",
            "applicants",
            "calls",
            "offers",
            "outbox",
            "jobs",
        ],
    ),
    (
        "elections",
        &[
            "platform",
            "identity",
            "programme",
            "applicants",
            "calls",
            "offers",
            "pairings",
            "outbox",
            "jobs",
        ],
    ),
    (
        "suggestions",
        &[
            "platform",
            "identity",
            "programme",
            "applicants",
            "fit",
            "calls",
            "matching",
        ],
    ),
];

/// The only feature that writes to a table.
const OWNS: &[(&str, &str)] = &[
    ("accounts", "identity"),
    ("sessions", "identity"),
    ("refresh_tokens", "identity"),
    ("one_off_links", "identity"),
    ("role_grants", "identity"),
    ("events", "outbox"),
    ("jobs", "jobs"),
    ("mailbox", "mail"),
    ("idempotency_keys", "platform"),
    ("rate_windows", "platform"),
    ("programmes", "programme"),
    ("charters", "programme"),
    ("questionnaires", "programme"),
    ("consents", "programme"),
    ("participants", "applicants"),
    ("applicants", "applicants"),
    ("calls", "calls"),
    ("offers", "offers"),
    ("offer_messages", "offers"),
    ("elections", "elections"),
    ("pairings", "pairings"),
    ("contacts", "pairings"),
    ("matching_grounds", "suggestions"),
    ("suggestions", "suggestions"),
    ("set_asides", "suggestions"),
];

/// A source file: its feature, its name within it, and its code without tests, comments and white space.
struct Source {
    path: PathBuf,
    feature: String,
    file: String,
    flat: String,
    lines: usize,
}

fn sources() -> Vec<Source> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../backend/src"))
        .canonicalize()
        .unwrap();
    let mut found = Vec::new();
    read(&root, &root, &mut found);
    assert!(
        found.len() > 50,
        "only {} files in {}",
        found.len(),
        root.display()
    );
    found
}

fn read(root: &Path, folder: &Path, into: &mut Vec<Source>) {
    for path in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        if path.is_dir() {
            read(root, &path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let inside = path.strip_prefix(root).unwrap();
            let feature = inside
                .components()
                .next()
                .unwrap()
                .as_os_str()
                .to_string_lossy();
            let code = text.split("#[cfg(test)]").next().unwrap();
            let flat = code
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default())
                .flat_map(str::split_whitespace)
                .collect::<String>();
            into.push(Source {
                feature: feature.trim_end_matches(".rs").to_owned(),
                file: path.file_name().unwrap().to_string_lossy().into_owned(),
                lines: text.lines().count(),
                path: inside.to_owned(),
                flat,
            });
        }
    }
}

/// Features named by `crate::x` or within `use crate::{…}`.
fn used(flat: &str) -> Vec<String> {
    let mut names = Vec::new();
    for part in flat.split("crate::").skip(1) {
        match part.strip_prefix('{') {
            None => names.push(
                part.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect(),
            ),
            Some(list) => {
                let (mut depth, mut name, mut fresh) = (0, String::new(), true);
                for c in list.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => {
                            names.push(std::mem::take(&mut name));
                            fresh = true;
                        }
                        ':' => fresh = false,
                        c if depth == 0 && fresh => name.push(c),
                        _ => {}
                    }
                }
                names.push(name);
            }
        }
    }
    names
}

#[test]
fn arrows_point_at_what_is_used_and_never_back() {
    let allowed: BTreeMap<_, _> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for source in sources()
        .iter()
        .filter(|s| allowed.contains_key(s.feature.as_str()))
    {
        for name in used(&source.flat) {
            let known = allowed.contains_key(name.as_str())
                || ["admin", "mail", "demo", "cli", "app", "api"].contains(&&*name);
            if known
                && name != source.feature
                && !allowed[source.feature.as_str()].contains(&name.as_str())
            {
                wrong.push(format!("{} uses {name}", source.path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_table_has_one_writer() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| s.feature != "demo") {
        for (table, owner) in OWNS.iter().filter(|(_, owner)| *owner != source.feature) {
            let writes = ["insert_into(", "update(", "delete("].iter().any(|verb| {
                source.flat.contains(&format!("{verb}{table}::table"))
                    || source.flat.contains(&format!("{verb}dsl::{table}"))
            });
            if writes {
                wrong.push(format!(
                    "{} writes to {table}, which {owner} owns",
                    source.path.display()
                ));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn only_stores_speak_sql_and_only_commands_open_transactions() {
    let mut wrong = Vec::new();
    for source in sources()
        .iter()
        .filter(|s| !["platform", "demo", "schema"].contains(&s.feature.as_str()))
    {
        let is_store = source.file.contains("store") || source.path.iter().any(|p| p == "store");
        let sql = [
            "insert_into(",
            "diesel::update(",
            "diesel::delete(",
            "sql_query(",
            ".get_result(",
            ".load(",
            "::table.",
        ];
        if let Some(verb) = sql
            .iter()
            .find(|verb| !is_store && source.flat.contains(**verb))
        {
            wrong.push(format!("{} has SQL: {verb}", source.path.display()));
        }
        let opens =
            source.flat.contains("db::transaction(") || source.flat.contains(".transaction(");
        let may = source.file.contains("commands")
            || source.path.iter().any(|p| p == "commands")
            || ["jobs", "mail"].contains(&source.feature.as_str())
            || ["leaving.rs", "jobs.rs"].contains(&source.file.as_str());
        if opens && !may {
            wrong.push(format!("{} opens a transaction", source.path.display()));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn rules_know_neither_the_wire_nor_the_database() {
    let mut wrong = Vec::new();
    for source in sources()
        .iter()
        .filter(|s| ["model.rs", "policy.rs", "commands.rs", "store.rs"].contains(&s.file.as_str()))
    {
        let mut banned = vec!["StatusCode", "HttpResponse"];
        if source.file == "policy.rs" || source.file == "model.rs" {
            banned.extend(["Utc::now", "RunQueryDsl", "&mutConn"]);
        }
        for word in banned.into_iter().filter(|word| source.flat.contains(word)) {
            wrong.push(format!("{} knows {word}", source.path.display()));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn there_are_no_drawers_and_no_large_rooms() {
    let mut wrong = Vec::new();
    for source in sources() {
        if ["utils", "util", "common", "helpers", "helper", "misc"]
            .iter()
            .any(|d| source.file.trim_end_matches(".rs") == *d)
        {
            wrong.push(format!("{} is a drawer", source.path.display()));
        }
        if source.lines > 450 && source.file != "schema.rs" {
            wrong.push(format!(
                "{} has {} lines",
                source.path.display(),
                source.lines
            ));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_reader_of_imports_sees_nested_lists() {
    let names = used("usecrate::{identity::model::{A,B},platform::db,offers};crate::calls::x()");
    assert_eq!(names, ["identity", "platform", "offers", "calls"]);
}
