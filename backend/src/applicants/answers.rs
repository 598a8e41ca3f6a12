//! Answers against the questionnaire they answer: what may be saved, what is still missing. Pure.
//!
//! A half-written text is kept: least lengths and counts, like missing answers, are asked for when handing in.
use crate::{
    platform::problem::FieldProblem,
    programme::questionnaire::{Definition, Question, QuestionKind as Kind},
};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use validator::ValidateUrl;

/// Answers by question key.
pub type Answers = Map<String, Value>;

/// Longest web address, in characters.
const LONGEST_LINK: usize = 300;
/// Longest name in a list of names.
const LONGEST_NAME: usize = 80;
/// As many errors as a problem lists.
const MOST_ERRORS: usize = 100;

/// What may be saved of `changes`, tidied: texts trimmed, lists without repeats, empty answers as null (remove it).
///
/// # Errors
/// Every answer that is not of its question's kind or above its bounds, and every key that is no question.
pub fn check(
    definition: &Definition,
    current_charter: i32,
    changes: &Answers,
) -> Result<Answers, Vec<FieldProblem>> {
    let (mut tidy, mut wrong) = (Answers::new(), Vec::new());
    for (key, value) in changes {
        let checked = match definition.question(key) {
            None => Err((
                "unknown-question",
                "This questionnaire has no such question; leave it out.".into(),
            )),
            Some(_) if value.is_null() => Ok(Value::Null),
            Some(question) => answer(question, current_charter, value),
        };
        match checked {
            Ok(value) => drop(tidy.insert(key.clone(), value)),
            Err((code, detail)) => wrong.push(at(key, code, detail)),
        }
    }
    wrong.truncate(MOST_ERRORS);
    if wrong.is_empty() {
        Ok(tidy)
    } else {
        Err(wrong)
    }
}

/// `answers` with the changes made; null takes an answer away.
#[must_use]
pub fn merge(answers: &Answers, changes: &Answers) -> Answers {
    let mut merged = answers.clone();
    for (key, value) in changes {
        if value.is_null() {
            merged.remove(key);
        } else {
            merged.insert(key.clone(), value.clone());
        }
    }
    merged
}

/// What keeps these answers from being handed in, in the order of the questions.
#[must_use]
pub fn shortcomings(definition: &Definition, answers: &Answers) -> Vec<FieldProblem> {
    let short = |question: &Question| {
        let (code, detail) = shortcoming(question, answers.get(&question.key))?;
        Some(at(&question.key, code, detail))
    };
    definition.questions().filter_map(short).collect()
}

/// Keys of the questions that still keep these answers from being handed in.
#[must_use]
pub fn missing(definition: &Definition, answers: &Answers) -> Vec<String> {
    definition
        .questions()
        .filter(|question| shortcoming(question, answers.get(&question.key)).is_some())
        .map(|question| question.key.clone())
        .collect()
}

type Wrong = (&'static str, String);

fn at(key: &str, code: &str, detail: String) -> FieldProblem {
    let key: String = key.chars().take(100).collect();
    let key = key.replace('~', "~0").replace('/', "~1");
    FieldProblem {
        pointer: format!("/answers/{key}"),
        code: code.into(),
        detail,
    }
}

fn shortcoming(question: &Question, answer: Option<&Value>) -> Option<Wrong> {
    let Some(answer) = answer else {
        return question
            .required
            .then(|| ("required", "This answer is needed.".into()));
    };
    let least = question.min.unwrap_or(0);
    match question.kind {
        Kind::YesNo if question.required && answer != &Value::Bool(true) => {
            Some(("must-be-ticked", "This box must be ticked to apply.".into()))
        }
        Kind::ShortText | Kind::LongText => {
            let length = answer.as_str().map_or(0, |text| text.chars().count());
            let short = i32::try_from(length).unwrap_or(i32::MAX) < least;
            short.then(|| {
                (
                    "too-short",
                    format!("Write at least {least} characters; there are {length}."),
                )
            })
        }
        Kind::MultipleChoice | Kind::Links | Kind::Names => {
            let count = answer.as_array().map_or(0, Vec::len);
            let few = i32::try_from(count).unwrap_or(i32::MAX) < least;
            few.then(|| ("too-few", format!("Choose or give at least {least}.")))
        }
        Kind::Integer | Kind::Scale | Kind::SingleChoice | Kind::YesNo | Kind::Charter => None,
    }
}

fn answer(question: &Question, current_charter: i32, value: &Value) -> Result<Value, Wrong> {
    match question.kind {
        Kind::ShortText => text(question, value, false),
        Kind::LongText => text(question, value, true),
        Kind::Integer | Kind::Scale => number(question, value),
        Kind::SingleChoice => one_of(question, value),
        Kind::MultipleChoice => some_of(question, value),
        Kind::YesNo if value.is_boolean() => Ok(value.clone()),
        Kind::YesNo => Err(("type", "Answer true or false.".into())),
        Kind::Links => list(question, value, link),
        Kind::Names => list(question, value, name),
        Kind::Charter if value.as_i64() == Some(current_charter.into()) => Ok(value.clone()),
        Kind::Charter if value.is_i64() => {
            let detail = "The charter has changed: read the current one and accept its version.";
            Err(("charter-not-current", detail.into()))
        }
        Kind::Charter => Err((
            "type",
            "Give the version of the charter, a whole number.".into(),
        )),
    }
}

fn text(question: &Question, value: &Value, lines: bool) -> Result<Value, Wrong> {
    let written = value.as_str().ok_or(("type", "Write a text.".to_owned()))?;
    let tidy = written.replace("\r\n", "\n");
    let tidy = tidy.trim();
    if tidy.is_empty() {
        return Ok(Value::Null);
    }
    if tidy
        .chars()
        .any(|c| c.is_control() && !(lines && matches!(c, '\n' | '\t')))
    {
        let detail = "Remove line breaks and characters that cannot be seen.";
        return Err(("characters", detail.into()));
    }
    let (length, most) = (tidy.chars().count(), question.max.unwrap_or(5000));
    if i32::try_from(length).unwrap_or(i32::MAX) > most {
        return Err((
            "too-long",
            format!("Write at most {most} characters; there are {length}."),
        ));
    }
    if question.key == "time_zone" && tidy.parse::<chrono_tz::Tz>().is_err() {
        return Err((
            "time-zone",
            "Give an IANA name such as Europe/Paris.".into(),
        ));
    }
    Ok(Value::String(tidy.to_owned()))
}

fn number(question: &Question, value: &Value) -> Result<Value, Wrong> {
    let number = value
        .as_i64()
        .ok_or(("type", "Give a whole number.".to_owned()))?;
    let (least, most) = (question.min.unwrap_or(0), question.max.unwrap_or(10_000));
    if (i64::from(least)..=i64::from(most)).contains(&number) {
        Ok(value.clone())
    } else {
        Err(("range", format!("Give a number from {least} to {most}.")))
    }
}

fn is_option(question: &Question, value: &Value) -> bool {
    question
        .options
        .iter()
        .any(|option| value.as_str() == Some(&option.key))
}

fn keys_of(question: &Question) -> String {
    let keys: Vec<_> = question
        .options
        .iter()
        .map(|option| option.key.as_str())
        .collect();
    keys.join(", ")
}

fn one_of(question: &Question, value: &Value) -> Result<Value, Wrong> {
    if is_option(question, value) {
        Ok(value.clone())
    } else {
        Err((
            "unknown-option",
            format!("Choose one of: {}.", keys_of(question)),
        ))
    }
}

fn some_of(question: &Question, value: &Value) -> Result<Value, Wrong> {
    let chosen = value
        .as_array()
        .ok_or(("type", "Give a list of choices.".to_owned()))?;
    if chosen.iter().any(|choice| !is_option(question, choice)) {
        return Err((
            "unknown-option",
            format!("Choose among: {}.", keys_of(question)),
        ));
    }
    let words: BTreeSet<&str> = chosen.iter().filter_map(Value::as_str).collect();
    let most = question.max.unwrap_or(60);
    if i32::try_from(words.len()).unwrap_or(i32::MAX) > most {
        return Err(("too-many", format!("Choose at most {most}.")));
    }
    // In the order of the options: the same choices are the same answer.
    let ordered = question
        .options
        .iter()
        .filter(|option| words.contains(option.key.as_str()));
    let ordered: Vec<Value> = ordered
        .map(|option| Value::String(option.key.clone()))
        .collect();
    Ok(if ordered.is_empty() {
        Value::Null
    } else {
        Value::Array(ordered)
    })
}

fn list(
    question: &Question,
    value: &Value,
    item: impl Fn(&str) -> Result<(), Wrong>,
) -> Result<Value, Wrong> {
    let given = value
        .as_array()
        .ok_or(("type", "Give a list of texts.".to_owned()))?;
    let mut kept: Vec<Value> = Vec::new();
    for value in given {
        let text = value
            .as_str()
            .ok_or(("type", "Give a list of texts.".to_owned()))?
            .trim();
        if text.is_empty() || kept.iter().any(|known| known.as_str() == Some(text)) {
            continue;
        }
        item(text)?;
        kept.push(Value::String(text.to_owned()));
    }
    let most = question.max.unwrap_or(20);
    if i32::try_from(kept.len()).unwrap_or(i32::MAX) > most {
        return Err(("too-many", format!("Give at most {most}.")));
    }
    Ok(if kept.is_empty() {
        Value::Null
    } else {
        Value::Array(kept)
    })
}

fn link(text: &str) -> Result<(), Wrong> {
    let lower = text.to_ascii_lowercase();
    let web = lower.starts_with("https://") || lower.starts_with("http://");
    if web
        && text.chars().count() <= LONGEST_LINK
        && text.validate_url()
        && !text.contains(char::is_control)
    {
        Ok(())
    } else {
        Err((
            "link",
            format!(
                "Give web addresses that begin with https://, of at most {LONGEST_LINK} characters."
            ),
        ))
    }
}

fn name(text: &str) -> Result<(), Wrong> {
    if text.chars().count() > LONGEST_NAME || text.contains(char::is_control) {
        return Err((
            "name",
            format!("A name has at most {LONGEST_NAME} characters, on one line."),
        ));
    }
    Ok(())
}

#[cfg(test)]
#[path = "answers_tests.rs"]
mod tests;
