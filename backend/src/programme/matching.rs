//! What the score compares, as organisers publish it with the mentees' questionnaire: what each feature can earn, and
//! which question answers what. One set of keys for both roles: what mentors are not asked is never compared.
use super::{
    definition_rules::problem,
    questionnaire::{Definition, QuestionKind as Kind},
};
use crate::{
    matching::score::{
        settings::{Feature, MatchingSettings, Weights},
        tags::Attribute,
    },
    platform::{problem::FieldProblem, text, text::OptionKey},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

/// Relative weights of what can earn points; brought to exactly 100 together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct FeatureWeights {
    /// The mentee's needs that the mentor covers.
    #[validate(range(max = 1000, message = "A weight lies between 0 and 1000."))]
    #[schema(maximum = 1000, example = 45)]
    pub needs: u16,
    /// The kind of help wanted and offered.
    #[validate(range(max = 1000, message = "A weight lies between 0 and 1000."))]
    #[schema(maximum = 1000, example = 15)]
    pub help: u16,
    /// Values and way of working.
    #[validate(range(max = 1000, message = "A weight lies between 0 and 1000."))]
    #[schema(maximum = 1000, example = 12)]
    pub values: u16,
    /// Distance in experience, and a shared path.
    #[validate(range(max = 1000, message = "A weight lies between 0 and 1000."))]
    #[schema(maximum = 1000, example = 10)]
    pub experience: u16,
    /// Shared interests.
    #[validate(range(max = 1000, message = "A weight lies between 0 and 1000."))]
    #[schema(maximum = 1000, example = 8)]
    pub interests: u16,
    /// Practical ease beyond the minimum.
    #[validate(range(max = 1000, message = "A weight lies between 0 and 1000."))]
    #[schema(maximum = 1000, example = 7)]
    pub ease: u16,
    /// What each wishes of the other.
    #[validate(range(max = 1000, message = "A weight lies between 0 and 1000."))]
    #[schema(maximum = 1000, example = 3)]
    pub wishes: u16,
}

impl FeatureWeights {
    const fn of(&self) -> [(Feature, u16); 7] {
        [
            (Feature::Needs, self.needs),
            (Feature::Help, self.help),
            (Feature::Values, self.values),
            (Feature::Experience, self.experience),
            (Feature::Interests, self.interests),
            (Feature::Ease, self.ease),
            (Feature::Wishes, self.wishes),
        ]
    }
}

/// Which question answers what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ComparedQuestion {
    pub attribute: Attribute,
    /// The key of the question, in both roles' questionnaires.
    #[validate(length(min = 1, max = 40, message = "A key has 1 to 40 characters."))]
    #[schema(value_type = OptionKey)]
    pub question: String,
}

/// What suggestions and scores compare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Matching {
    #[validate(nested)]
    pub weights: FeatureWeights,
    /// Each attribute at most once; one left out is never compared.
    #[validate(
        nested,
        length(max = 12, message = "There are twelve attributes."),
        custom(function = each_once)
    )]
    #[schema(max_items = 12)]
    pub questions: Vec<ComparedQuestion>,
    /// Keys of the questions on values and way of working, each a scale from 1 to 5.
    #[validate(
        length(max = 12, message = "At most 12 questions on values are compared."),
        custom(function = text::keys)
    )]
    #[schema(value_type = Vec<OptionKey>, max_items = 12, example = json!(["autonomy"]))]
    pub values: Vec<String>,
}

fn each_once(questions: &[ComparedQuestion]) -> Result<(), ValidationError> {
    let twice = questions.iter().enumerate().any(|(at, question)| {
        questions
            .iter()
            .take(at)
            .any(|before| before.attribute == question.attribute)
    });
    if twice {
        Err(ValidationError::new("repeated").with_message("Name each attribute once.".into()))
    } else {
        Ok(())
    }
}

impl From<MatchingSettings> for Matching {
    fn from(settings: MatchingSettings) -> Self {
        let weight = |feature| settings.weights.get(&feature).copied().unwrap_or(0);
        Self {
            weights: FeatureWeights {
                needs: weight(Feature::Needs),
                help: weight(Feature::Help),
                values: weight(Feature::Values),
                experience: weight(Feature::Experience),
                interests: weight(Feature::Interests),
                ease: weight(Feature::Ease),
                wishes: weight(Feature::Wishes),
            },
            questions: settings
                .questions
                .into_iter()
                .map(|(attribute, question)| ComparedQuestion {
                    attribute,
                    question,
                })
                .collect(),
            values: settings.values,
        }
    }
}

impl From<Matching> for MatchingSettings {
    fn from(matching: Matching) -> Self {
        let weights = matching.weights.of();
        let questions: BTreeMap<Attribute, String> = matching
            .questions
            .into_iter()
            .map(|compared| (compared.attribute, compared.question))
            .collect();
        Self {
            weights: weights.into_iter().filter(|(_, w)| *w > 0).collect(),
            questions,
            values: matching.values,
        }
    }
}

/// Kinds of questions whose answers an attribute can be read from.
const fn kinds(attribute: Attribute) -> &'static [Kind] {
    match attribute {
        Attribute::Years => &[Kind::Integer],
        Attribute::Situation => &[Kind::SingleChoice],
        // Fields, situations and years that the other must have: no kind of question holds such an answer yet.
        Attribute::Criteria => &[],
        _ => &[Kind::SingleChoice, Kind::MultipleChoice],
    }
}

/// What is wrong with the matching settings of a questionnaire, with pointers into the body that was sent.
#[must_use]
pub fn shortcomings(settings: &MatchingSettings, definition: &Definition) -> Vec<FieldProblem> {
    let mut wrong = Vec::new();
    if Weights::of(settings).is_err() {
        wrong.push(problem(
            "/matching/weights",
            "",
            "weightless",
            "Give at least one feature a weight above zero.",
        ));
    }
    for (attribute, key) in &settings.questions {
        if !can_be_compared(*attribute, key, definition) {
            let detail = format!(
                "No question of this questionnaire is called `{key}` and can be compared in this way; name one that can, \
                or leave the attribute out."
            );
            wrong.push(problem("/matching", "questions", "question", &detail));
        }
    }
    for (at, key) in settings.values.iter().enumerate() {
        if !is_scale_of_five(key, definition) {
            let detail = format!("`{key}` is not a scale from 1 to 5 in this questionnaire.");
            wrong.push(problem(
                &format!("/matching/values/{at}"),
                "",
                "question",
                &detail,
            ));
        }
    }
    wrong
}

/// The settings in force, without what another questionnaire does not ask any more.
#[must_use]
pub fn carried_over(mut settings: MatchingSettings, definition: &Definition) -> MatchingSettings {
    settings
        .questions
        .retain(|attribute, key| can_be_compared(*attribute, key, definition));
    settings
        .values
        .retain(|key| is_scale_of_five(key, definition));
    settings
}

fn can_be_compared(attribute: Attribute, key: &str, definition: &Definition) -> bool {
    let question = definition.question(key);
    question.is_some_and(|question| kinds(attribute).contains(&question.kind))
}

fn is_scale_of_five(key: &str, definition: &Definition) -> bool {
    definition.question(key).is_some_and(|question| {
        question.kind == Kind::Scale && (question.min, question.max) == (Some(1), Some(5))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::{defaults, model::ApplicantRole};

    fn default_definition() -> Definition {
        defaults::questionnaire(ApplicantRole::Mentee).unwrap()
    }

    fn told(settings: &MatchingSettings) -> Vec<String> {
        shortcomings(settings, &default_definition())
            .into_iter()
            .map(|problem| format!("{} {}", problem.pointer, problem.code))
            .collect()
    }

    #[test]
    fn the_default_settings_suit_the_default_questionnaire() {
        assert_eq!(told(&MatchingSettings::default()), Vec::<String>::new());
        let kept = carried_over(MatchingSettings::default(), &default_definition());
        assert_eq!(kept, MatchingSettings::default());
    }

    #[test]
    fn what_is_not_asked_cannot_be_compared() {
        let complete = MatchingSettings::complete();
        let missing = "/matching/questions question";
        let value = |at: usize| format!("/matching/values/{at} question");
        let expected = [missing, missing, missing, &value(0), &value(1), &value(2)];
        assert_eq!(told(&complete), expected);
        let kept = carried_over(complete, &default_definition());
        assert_eq!(kept.questions, MatchingSettings::default().questions);
        assert_eq!(kept.values, Vec::<String>::new());
    }

    #[test]
    fn weights_that_weigh_nothing_are_refused() {
        let weightless = MatchingSettings {
            weights: BTreeMap::new(),
            ..MatchingSettings::default()
        };
        assert_eq!(told(&weightless), ["/matching/weights weightless"]);
    }

    #[test]
    fn settings_survive_the_wire() {
        let settings = MatchingSettings::complete();
        let wire = serde_json::to_value(Matching::from(settings.clone())).unwrap();
        let read: Matching = serde_json::from_value(wire).unwrap();
        assert_eq!(read.validate(), Ok(()));
        assert_eq!(MatchingSettings::from(read), settings);
    }

    #[test]
    fn an_attribute_is_named_once() {
        let mut matching = Matching::from(MatchingSettings::default());
        matching.questions.extend(matching.questions.clone());
        assert!(matching.validate().is_err());
    }
}
