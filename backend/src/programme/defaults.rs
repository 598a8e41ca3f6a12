//! The default charter and questionnaires: what a programme starts with and organisers change.
use super::{
    model::{ApplicantRole, LocalizedText},
    questionnaire::{Definition, Question, QuestionnaireStep},
};
use crate::platform::problem::Problem;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The charter and code of conduct, in Markdown: French, English.
pub const CHARTER: (&str, &str) = (
    include_str!("../../content/charter.fr.md"),
    include_str!("../../content/charter.en.md"),
);

const SHARED: &str = include_str!("../../content/questionnaire.shared.json");
const MENTEE: &str = include_str!("../../content/questionnaire.mentee.json");
const MENTOR: &str = include_str!("../../content/questionnaire.mentor.json");

/// The default questionnaire of a role: its steps name questions of its own or ones that both roles are asked.
///
/// # Errors
/// When a content file is not what it should be, which a test tells first.
pub fn questionnaire(role: ApplicantRole) -> Result<Definition, Problem> {
    let own = match role {
        ApplicantRole::Mentee => MENTEE,
        ApplicantRole::Mentor => MENTOR,
    };
    assemble(SHARED, own).map_err(Problem::internal)
}

/// Questions by key, as they are in the definition but for the key itself.
type Questions = BTreeMap<String, Map<String, Value>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleFile {
    questions: Questions,
    steps: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    key: String,
    title: LocalizedText,
    intro: Option<LocalizedText>,
    /// Keys of its questions.
    questions: Vec<String>,
}

fn assemble(shared: &str, own: &str) -> anyhow::Result<Definition> {
    let shared: Questions = serde_json::from_str(shared)?;
    let own: RoleFile = serde_json::from_str(own)?;
    let question = |key: String| {
        let found = own.questions.get(&key).or_else(|| shared.get(&key));
        let mut members = found
            .ok_or_else(|| anyhow::anyhow!("no question is called {key:?}"))?
            .clone();
        members.insert("key".into(), Value::String(key));
        anyhow::Ok(serde_json::from_value::<Question>(Value::Object(members))?)
    };
    let step = |step: Step| {
        let questions = step.questions.into_iter().map(question);
        anyhow::Ok(QuestionnaireStep {
            key: step.key,
            title: step.title,
            intro: step.intro,
            questions: questions.collect::<anyhow::Result<_>>()?,
        })
    };
    let steps = own.steps.into_iter().map(step);
    Ok(Definition {
        steps: steps.collect::<anyhow::Result<_>>()?,
        matching: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::definition_rules;
    use validator::Validate;

    #[test]
    fn both_default_questionnaires_may_be_published() {
        for role in ApplicantRole::ALL {
            let definition = questionnaire(*role).unwrap();
            assert!((6..=9).contains(&definition.steps.len()), "{role}");
            for step in &definition.steps {
                step.validate().unwrap();
            }
            assert_eq!(definition_rules::check(*role, &definition), [], "{role}");
        }
    }

    #[test]
    fn no_default_question_is_left_unasked() {
        let asked: Vec<String> = ApplicantRole::ALL
            .iter()
            .flat_map(|role| questionnaire(*role).unwrap().steps)
            .flat_map(|step| step.questions)
            .map(|question| question.key)
            .collect();
        for text in [SHARED, MENTEE, MENTOR] {
            let file: Value = serde_json::from_str(text).unwrap();
            let questions = file.get("questions").unwrap_or(&file);
            for key in questions.as_object().unwrap().keys() {
                assert!(asked.contains(key), "{key}");
            }
        }
    }

    #[test]
    fn a_step_that_names_no_question_is_told() {
        let own = r#"{"questions":{},"steps":[{"key":"a","title":{"fr":"A","en":"A"},"intro":null,"questions":["nobody"]}]}"#;
        assert!(
            assemble("{}", own)
                .unwrap_err()
                .to_string()
                .contains("nobody")
        );
    }
}
