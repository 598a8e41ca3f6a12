//! A questionnaire is data: steps of one idea each, questions with their kind, bounds and audience, in both languages.
use super::{
    matching,
    model::{LocalizedText, nullable},
};
use crate::matching::score::settings::MatchingSettings;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

crate::text_enum! {
    /// What an answer looks like.
    pub enum QuestionKind {
        /// One line; `min` and `max` count characters.
        ShortText = "short_text",
        /// Several lines; `min` and `max` count characters.
        LongText = "long_text",
        /// A whole number between `min` and `max`.
        Integer = "integer",
        /// The key of one option.
        SingleChoice = "single_choice",
        /// A list of `min` to `max` option keys.
        MultipleChoice = "multiple_choice",
        /// A box; a required one must be ticked.
        YesNo = "yes_no",
        /// A list of at most `max` web addresses.
        Links = "links",
        /// A list of at most `max` short texts.
        Names = "names",
        /// The version of the charter that is accepted.
        Charter = "charter",
        /// A whole number from `min` to `max`, drawn as a scale.
        Scale = "scale",
    }
}

crate::text_enum! {
    /// When a question is asked.
    pub enum QuestionStage {
        /// When applying.
        Apply = "apply",
        /// Optional, later, at leisure.
        Later = "later",
    }
}

crate::text_enum! {
    /// Who may read the answer.
    pub enum QuestionAudience {
        /// Organisers only.
        Organisers = "organisers",
        /// Organisers, and admitted mentors.
        Mentors = "mentors",
        /// Organisers, and mentees to whom she offers.
        Mentees = "mentees",
        /// Organisers, and the partner while the pair lives.
        Partner = "partner",
        /// Nobody: a rule obeys it or a figure counts it.
        Nobody = "nobody",
    }
}

/// What may be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct QuestionOption {
    /// What an answer holds.
    #[validate(length(min = 1, max = 40, message = "A key has 1 to 40 characters."))]
    #[schema(min_length = 1, max_length = 40, example = "web")]
    pub key: String,
    /// What is shown.
    #[validate(nested)]
    pub label: LocalizedText,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The member of `answers` that holds the answer: lower-case letters, digits and underscores.
    #[validate(length(min = 1, max = 40, message = "A key has 1 to 40 characters."))]
    #[schema(min_length = 1, max_length = 40, example = "first_name")]
    pub key: String,
    /// What an answer looks like.
    pub kind: QuestionKind,
    /// The question, or the label beside its box.
    #[validate(nested)]
    pub label: LocalizedText,
    /// A line of help.
    #[validate(nested)]
    #[serde(deserialize_with = "nullable")]
    #[schema(required)]
    pub help: Option<LocalizedText>,
    /// Whether an application needs it.
    pub required: bool,
    /// When it is asked.
    pub stage: QuestionStage,
    /// Who may read the answer.
    pub audience: QuestionAudience,
    /// Least length, number or count, as the kind says.
    #[validate(range(min = 0, max = 10_000, message = "A bound lies between 0 and 10000."))]
    #[serde(deserialize_with = "nullable")]
    #[schema(required, minimum = 0, maximum = 10_000, example = 1)]
    pub min: Option<i32>,
    /// Greatest length, number or count, as the kind says.
    #[validate(range(min = 0, max = 10_000, message = "A bound lies between 0 and 10000."))]
    #[serde(deserialize_with = "nullable")]
    #[schema(required, minimum = 0, maximum = 10_000, example = 60)]
    pub max: Option<i32>,
    /// What may be chosen, for the two kinds of choice.
    #[validate(
        nested,
        length(max = 60, message = "A question has at most 60 options.")
    )]
    #[schema(max_items = 60)]
    pub options: Vec<QuestionOption>,
}

/// One page: one idea, its title is the question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct QuestionnaireStep {
    /// What addresses name the page by: lower-case letters, digits and underscores.
    #[validate(length(min = 1, max = 40, message = "A key has 1 to 40 characters."))]
    #[schema(min_length = 1, max_length = 40, example = "name")]
    pub key: String,
    /// The page's title.
    #[validate(nested)]
    pub title: LocalizedText,
    /// A sentence under the title.
    #[validate(nested)]
    #[serde(deserialize_with = "nullable")]
    #[schema(required)]
    pub intro: Option<LocalizedText>,
    /// Its questions.
    #[validate(
        nested,
        length(min = 1, max = 20, message = "A step has 1 to 20 questions.")
    )]
    #[schema(min_items = 1, max_items = 20)]
    pub questions: Vec<Question>,
}

/// What is asked of one role: what the table keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    pub steps: Vec<QuestionnaireStep>,
    /// What the score compares and how much it counts; in the mentees' questionnaire alone. The defaults when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matching: Option<MatchingSettings>,
}

/// A definition that was published, and its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questionnaire {
    pub version: i32,
    pub definition: Definition,
}

impl Definition {
    /// Every question, in the order of asking.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.steps.iter().flat_map(|step| &step.questions)
    }

    /// The same, comparing what the questionnaire before it compared, unless it says what to compare itself.
    #[must_use]
    pub fn comparing_like(mut self, before: Option<Questionnaire>) -> Self {
        if self.matching.is_none() {
            let settings = before.and_then(|before| before.definition.matching);
            let settings = settings.unwrap_or_default();
            self.matching = Some(matching::carried_over(settings, &self));
        }
        self
    }

    /// The question of this key.
    #[must_use]
    pub fn question(&self, key: &str) -> Option<&Question> {
        self.questions().find(|question| question.key == key)
    }
}
