//! What is read off the answers into columns: names, region, lists for filters, and the silent keep-apart rule. Pure.
use super::regions;
use crate::identity::model::Role;
use serde_json::Value;
use std::collections::BTreeSet;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Columns of an applicant that follow her answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Projection {
    pub public_name: String,
    pub full_name: String,
    pub job: String,
    pub region: String,
    pub fields: Vec<String>,
    pub topics: Vec<String>,
    pub languages: Vec<String>,
    pub ways: Vec<String>,
    pub capacity: Option<i32>,
}

impl Projection {
    /// Reads them off.
    #[must_use]
    pub fn of(role: Role, answers: &Value) -> Self {
        let (first, last) = (text(answers, "first_name"), text(answers, "last_name"));
        let languages = list(answers, "languages");
        let capacity = answers.get("capacity").and_then(Value::as_i64).unwrap_or(1);
        Self {
            public_name: public_name(text(answers, "display_name"), first, last),
            full_name: format!("{first} {last}").trim().to_owned(),
            job: text(answers, "job").to_owned(),
            region: regions::of_place(text(answers, "place")),
            fields: list(answers, "fields"),
            topics: list(answers, "topics"),
            // The questionnaire says so beside the question: without an answer, French.
            languages: if languages.is_empty() {
                vec!["fr".into()]
            } else {
                languages
            },
            ways: list(answers, "ways"),
            capacity: (role == Role::Mentor)
                .then(|| i32::try_from(capacity).unwrap_or(1).clamp(1, 10)),
        }
    }
}

fn text<'a>(answers: &'a Value, key: &str) -> &'a str {
    answers.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn list(answers: &Value, key: &str) -> Vec<String> {
    let items = answers.get(key).and_then(Value::as_array);
    items
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// The display name, else the first name; words of the surname are left out, wherever she wrote them.
fn public_name(display: &str, first: &str, last: &str) -> String {
    let normal_last = normalised(last);
    let surname: BTreeSet<&str> = normal_last.split(' ').collect();
    let without = |name: &str| {
        let words = name.split_whitespace().filter(|word| {
            let word = normalised(word);
            word.is_empty() || !word.split(' ').all(|part| surname.contains(part))
        });
        words.collect::<Vec<_>>().join(" ")
    };
    let shown = without(display);
    let shown = if shown.is_empty() {
        without(first)
    } else {
        shown
    };
    // Somebody whose first name is her surname's word: the first word of it has to do.
    if shown.is_empty() {
        first
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned()
    } else {
        shown
    }
}

/// Who somebody does not want to meet, and what others may know her by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Apart {
    pub terms: Vec<String>,
    pub keys: Vec<String>,
}

impl Apart {
    /// United over all her candidacies; `email` is her account's.
    #[must_use]
    pub fn of<'a>(candidacies: impl IntoIterator<Item = &'a Value>, email: &str) -> Self {
        let (mut terms, mut keys) = (BTreeSet::new(), BTreeSet::from([term(email)]));
        for answers in candidacies {
            terms.extend(list(answers, "keep_apart").iter().map(|name| term(name)));
            let (first, last) = (text(answers, "first_name"), text(answers, "last_name"));
            if !first.is_empty() && !last.is_empty() {
                // People are written both ways round.
                keys.extend([
                    term(&format!("{first} {last}")),
                    term(&format!("{last} {first}")),
                ]);
            }
            keys.insert(term(text(answers, "company")));
        }
        let filled =
            |set: BTreeSet<String>| set.into_iter().filter(|word| !word.is_empty()).collect();
        Self {
            terms: filled(terms),
            keys: filled(keys),
        }
    }
}

/// One name, company or address as it is compared.
fn term(text: &str) -> String {
    if text.contains('@') {
        text.trim().to_lowercase()
    } else {
        normalised(text)
    }
}

/// Lower case, without accents or punctuation, one space between words: "  Éloïse  D’ALMEIDA " is "eloise d almeida".
#[must_use]
pub fn normalised(text: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    let plain = plain
        .replace('œ', "oe")
        .replace('æ', "ae")
        .replace('ß', "ss")
        .replace('ø', "o")
        .replace('ł', "l");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn shown(answers: Value) -> String {
        Projection::of(Role::Mentee, &answers).public_name
    }

    #[test]
    fn the_public_name_never_holds_the_surname() {
        let name = |first: &str, last: &str, display: Option<&str>| {
            shown(json!({"first_name": first, "last_name": last, "display_name": display}))
        };
        assert_eq!(name("Léa", "Martin", None), "Léa");
        assert_eq!(name("Léa", "Martin", Some("Lili")), "Lili");
        assert_eq!(name("Léa", "Martin", Some("Léa MARTIN")), "Léa");
        assert_eq!(name("Léa Martin", "Martin", None), "Léa");
        assert_eq!(
            name("Anne-Sophie", "D’Almeida", Some("d'almeida")),
            "Anne-Sophie"
        );
        assert_eq!(name("Éloïse", "Le Goff", Some("Eloise le goff")), "Eloise");
        assert_eq!(name("Lou", "Lou", None), "Lou");
        assert_eq!(shown(json!({})), "");
    }

    #[test]
    fn columns_follow_the_answers() {
        let answers = json!({"first_name": "Nora", "last_name": "Haddad", "place": "38000 Grenoble", "job": "SRE",
            "fields": ["ops"], "topics": ["technical"], "ways": ["video"], "capacity": 2});
        let read = Projection::of(Role::Mentor, &answers);
        assert_eq!(
            (read.full_name.as_str(), read.region.as_str()),
            ("Nora Haddad", "Isère")
        );
        assert_eq!(
            (read.languages, read.capacity),
            (vec!["fr".to_owned()], Some(2))
        );
        assert_eq!(Projection::of(Role::Mentee, &answers).capacity, None);
        assert_eq!(Projection::of(Role::Mentor, &json!({})).capacity, Some(1));
    }

    #[test]
    fn people_are_kept_apart_however_their_names_are_written() {
        let her = json!({"first_name": "Éloïse", "last_name": "D’Almeida", "company": "Société Générale"});
        let known = Apart::of([&her], "Eloise@Example.org").keys;
        for way in [
            "eloise d'almeida",
            "ÉLOÏSE  D’ALMEIDA",
            "D'Almeida, Éloïse",
            "societe generale",
            " eloise@example.ORG ",
        ] {
            let wish = Apart::of([&json!({"keep_apart": [way]})], "z@example.org").terms;
            assert!(
                wish.iter().any(|term| known.contains(term)),
                "{way} {wish:?} {known:?}"
            );
        }
        let other = Apart::of([&json!({"keep_apart": ["Éloïse"]})], "z@example.org").terms;
        assert!(
            !other.iter().any(|term| known.contains(term)),
            "a first name alone is nobody"
        );
    }

    #[test]
    fn both_candidacies_count_and_nothing_empty_matches() {
        let (a, b) = (
            json!({"keep_apart": ["Acme"], "company": ""}),
            json!({"keep_apart": ["Zoé Petit", "…"]}),
        );
        let apart = Apart::of([&a, &b], "x@example.org");
        assert_eq!(apart.terms, ["acme", "zoe petit"]);
        assert_eq!(apart.keys, ["x@example.org"]);
    }
}
