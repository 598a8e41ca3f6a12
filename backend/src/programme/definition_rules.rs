//! What makes a questionnaire fit to be published: it can be answered, and it asks what the programme stands on.
//!
//! Bounds of single members (lengths, counts) were checked when the body was read; here is what spans several.
use super::{
    matching,
    model::ApplicantRole,
    questionnaire::{Definition, Question, QuestionKind as Kind},
};
use crate::platform::problem::FieldProblem;
use std::collections::HashSet;

/// A question that others rely on: it must be there, be of this kind and, when marked so, be required.
struct Pillar {
    key: &'static str,
    kind: Kind,
    required: bool,
    /// Only these options, where the schema knows a closed list.
    options: &'static [&'static str],
}

const fn pillar(key: &'static str, kind: Kind, required: bool) -> Pillar {
    Pillar {
        key,
        kind,
        required,
        options: &[],
    }
}

const WAYS: &[&str] = &["video", "in_person", "phone", "chat", "email"];
const RHYTHMS: &[&str] = &["two_weeks", "month", "two_months", "on_demand"];

/// What each role must be asked: names, eligibility, what lists and filters read.
const BOTH: &[Pillar] = &[
    pillar("first_name", Kind::ShortText, true),
    pillar("last_name", Kind::ShortText, true),
    pillar("eligible", Kind::YesNo, true),
    pillar("adult", Kind::YesNo, true),
    pillar("job", Kind::ShortText, true),
    pillar("fields", Kind::MultipleChoice, true),
    pillar("place", Kind::ShortText, true),
    pillar("topics", Kind::MultipleChoice, true),
    pillar("charter", Kind::Charter, true),
    Pillar {
        key: "ways",
        kind: Kind::MultipleChoice,
        required: true,
        options: WAYS,
    },
];
const OF_MENTEES: &[Pillar] = &[pillar("looking_for", Kind::LongText, true)];
const OF_MENTORS: &[Pillar] = &[
    pillar("to_mentees", Kind::LongText, true),
    pillar("capacity", Kind::Integer, true),
];
/// May be left out; when asked, they are of this kind.
const OPTIONAL: &[Pillar] = &[
    pillar("display_name", Kind::ShortText, false),
    pillar("pronouns", Kind::ShortText, false),
    pillar("situation", Kind::SingleChoice, false),
    pillar("company", Kind::ShortText, false),
    pillar("years", Kind::Integer, false),
    pillar("languages", Kind::MultipleChoice, false),
    pillar("time_zone", Kind::ShortText, false),
    pillar("links", Kind::Links, false),
    pillar("keep_apart", Kind::Names, false),
    pillar("consent_directory", Kind::YesNo, false),
    pillar("consent_map", Kind::YesNo, false),
    pillar("consent_newsletter", Kind::YesNo, false),
    pillar("path", Kind::LongText, false),
    pillar("first_time", Kind::YesNo, false),
    pillar("was_mentee", Kind::YesNo, false),
    Pillar {
        key: "rhythm",
        kind: Kind::SingleChoice,
        required: false,
        options: RHYTHMS,
    },
];

/// A mentee's words open her call, and a call takes 200 to 2,000 characters.
const WORDS: (i32, i32) = (200, 2000);
/// Places a mentor may have.
const CAPACITY: (i32, i32) = (1, 10);

/// Everything that is wrong with it, with pointers into the body that was sent.
#[must_use]
pub fn check(role: ApplicantRole, definition: &Definition) -> Vec<FieldProblem> {
    let mut wrong = Vec::new();
    let (mut steps, mut keys) = (HashSet::new(), HashSet::new());
    for (s, step) in definition.steps.iter().enumerate() {
        let at = format!("/steps/{s}");
        if !is_key(&step.key) {
            wrong.push(problem(&at, "key", "key", KEY_SHAPE));
        } else if !steps.insert(step.key.as_str()) {
            wrong.push(problem(
                &at,
                "key",
                "repeated",
                "Another step has this key; choose a new one.",
            ));
        }
        for (q, question) in step.questions.iter().enumerate() {
            let at = format!("{at}/questions/{q}");
            if !is_key(&question.key) {
                wrong.push(problem(&at, "key", "key", KEY_SHAPE));
            } else if !keys.insert(question.key.as_str()) {
                wrong.push(problem(
                    &at,
                    "key",
                    "repeated",
                    "Another question has this key; choose a new one.",
                ));
            }
            bounds(question, &at, &mut wrong);
            options(question, &at, &mut wrong);
            pillars(role, question, &at, &mut wrong);
        }
    }
    for pillar in BOTH.iter().chain(own(role)) {
        if !keys.contains(pillar.key) {
            let detail = format!(
                "Ask the question `{}`: the programme cannot work without it.",
                pillar.key
            );
            wrong.push(problem("/steps", "", "question-missing", &detail));
        }
    }
    match (&definition.matching, role) {
        (None, _) => {}
        (Some(settings), ApplicantRole::Mentee) => {
            wrong.extend(matching::shortcomings(settings, definition));
        }
        (Some(_), ApplicantRole::Mentor) => wrong.push(problem(
            "/matching",
            "",
            "mentees-only",
            "What is compared is published with the mentees' questionnaire, for both sides.",
        )),
    }
    wrong
}

const KEY_SHAPE: &str = "A key begins with a lower-case letter and goes on with lower-case letters, digits and underscores.";

fn own(role: ApplicantRole) -> &'static [Pillar] {
    match role {
        ApplicantRole::Mentee => OF_MENTEES,
        ApplicantRole::Mentor => OF_MENTORS,
    }
}

pub(super) fn problem(at: &str, member: &str, code: &str, detail: &str) -> FieldProblem {
    let pointer = if member.is_empty() {
        at.to_owned()
    } else {
        format!("{at}/{member}")
    };
    FieldProblem {
        pointer,
        code: code.into(),
        detail: detail.into(),
    }
}

fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_lowercase())
        && key
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

fn bounds(question: &Question, at: &str, wrong: &mut Vec<FieldProblem>) {
    if let (Some(min), Some(max)) = (question.min, question.max)
        && min > max
    {
        wrong.push(problem(
            at,
            "min",
            "bounds",
            "The least may not exceed the greatest.",
        ));
    }
    let needs_both = matches!(question.kind, Kind::Integer | Kind::Scale);
    if needs_both && (question.min.is_none() || question.max.is_none()) {
        wrong.push(problem(
            at,
            "max",
            "bounds",
            "A number needs a least and a greatest value.",
        ));
    }
    let most = match question.kind {
        Kind::ShortText => 500,
        Kind::LongText => 5000,
        Kind::Scale => 10,
        Kind::Links | Kind::Names | Kind::MultipleChoice => 60,
        Kind::Integer | Kind::SingleChoice | Kind::YesNo | Kind::Charter => 10_000,
    };
    let is_text = matches!(question.kind, Kind::ShortText | Kind::LongText);
    if question
        .max
        .is_some_and(|max| max > most || is_text && max < 1)
    {
        wrong.push(problem(
            at,
            "max",
            "bounds",
            &format!("For this kind the greatest is at most {most}."),
        ));
    }
    let is_list = matches!(question.kind, Kind::MultipleChoice);
    let choices = i32::try_from(question.options.len()).unwrap_or(i32::MAX);
    if is_list && question.min.is_some_and(|min| min > choices) {
        wrong.push(problem(
            at,
            "min",
            "bounds",
            "There are fewer options than must be chosen.",
        ));
    }
    let (key, lowest, highest) = match question.key.as_str() {
        "looking_for" | "to_mentees" => ("words", WORDS.0, WORDS.1),
        "capacity" => ("capacity", CAPACITY.0, CAPACITY.1),
        _ => return,
    };
    if question.min.is_none_or(|min| min < lowest) || question.max.is_none_or(|max| max > highest) {
        let detail = format!(
            "The programme needs {lowest} as least and {highest} as greatest bound here, or narrower ones."
        );
        wrong.push(problem(at, "min", key, &detail));
    }
}

fn options(question: &Question, at: &str, wrong: &mut Vec<FieldProblem>) {
    let chooses = matches!(question.kind, Kind::SingleChoice | Kind::MultipleChoice);
    if chooses && question.options.len() < 2 {
        wrong.push(problem(
            at,
            "options",
            "too-few",
            "A choice needs two options at least.",
        ));
    }
    if !chooses && !question.options.is_empty() {
        wrong.push(problem(
            at,
            "options",
            "not-a-choice",
            "Only choices have options; leave the list empty.",
        ));
    }
    let mut seen = HashSet::new();
    for (o, option) in question.options.iter().enumerate() {
        let at = format!("{at}/options/{o}");
        if !is_key(&option.key) {
            wrong.push(problem(&at, "key", "key", KEY_SHAPE));
        } else if !seen.insert(option.key.as_str()) {
            wrong.push(problem(
                &at,
                "key",
                "repeated",
                "Another option has this key; choose a new one.",
            ));
        }
    }
}

fn pillars(role: ApplicantRole, question: &Question, at: &str, wrong: &mut Vec<FieldProblem>) {
    let all = BOTH.iter().chain(own(role)).chain(OPTIONAL);
    let Some(pillar) = all.into_iter().find(|p| p.key == question.key) else {
        if question.kind == Kind::Charter {
            wrong.push(problem(
                at,
                "kind",
                "charter",
                "The charter is asked under the key `charter` only.",
            ));
        }
        return;
    };
    if question.kind != pillar.kind {
        let detail = format!(
            "The question `{}` must be of kind `{}`.",
            pillar.key, pillar.kind
        );
        wrong.push(problem(at, "kind", "kind", &detail));
    }
    if pillar.required && !question.required {
        let detail = format!("The question `{}` must be required.", pillar.key);
        wrong.push(problem(at, "required", "required", &detail));
    }
    for (o, option) in question.options.iter().enumerate() {
        if !pillar.options.is_empty() && !pillar.options.contains(&option.key.as_str()) {
            let detail = format!("Here an option is one of {}.", pillar.options.join(", "));
            wrong.push(problem(
                &format!("{at}/options/{o}"),
                "key",
                "unknown-option",
                &detail,
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::defaults;

    /// The default one of mentees, with one thing changed, and what is said of it.
    fn told(change: impl Fn(&mut Definition)) -> Vec<String> {
        let mut definition = defaults::questionnaire(ApplicantRole::Mentee).unwrap();
        change(&mut definition);
        check(ApplicantRole::Mentee, &definition)
            .into_iter()
            .map(|p| format!("{} {}", p.pointer, p.code))
            .collect()
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        assert_eq!(told(|_| {}), Vec::<String>::new());
        assert_eq!(
            told(|d| d.steps[0].questions[0].key = "Prénom".into()),
            ["/steps/0/questions/0/key key", "/steps question-missing"]
        );
        assert_eq!(
            told(|d| d.steps[1].key = "name".into()),
            ["/steps/1/key repeated"]
        );
        assert_eq!(
            told(|d| d.steps[0].questions[1].required = false),
            ["/steps/0/questions/1/required required"]
        );
        assert_eq!(
            told(|d| d.steps[0].questions[2].min = Some(90)),
            ["/steps/0/questions/2/min bounds"]
        );
        assert_eq!(
            told(|d| d.steps[2].questions[0].options.truncate(1)),
            ["/steps/2/questions/0/options too-few"]
        );
        assert_eq!(
            told(|d| d.steps[4].questions[0].min = Some(100)),
            ["/steps/4/questions/0/min words"]
        );
        assert_eq!(
            told(|d| d.steps[0].questions[3].kind = Kind::LongText),
            ["/steps/0/questions/3/kind kind"]
        );
        let pigeon = |d: &mut Definition| {
            for question in d
                .steps
                .iter_mut()
                .flat_map(|s| &mut s.questions)
                .filter(|q| q.key == "ways")
            {
                question.options[0].key = "pigeon".into();
            }
        };
        assert_eq!(
            told(pigeon),
            ["/steps/6/questions/2/options/0/key unknown-option"]
        );
        assert_eq!(
            told(|d| drop(d.steps.remove(4))),
            ["/steps question-missing"]
        );
    }
}
