//! Calls on the wire.
use super::{
    model::{Call, CallId, CallStatus, ClosedReason, OfferId, Rhythm, Wording},
    policy::{CallAction, Relation},
    store::Narrowing,
};
use crate::platform::text::OptionKey;
use crate::{
    applicants::model::Applicant,
    fit::dto::FitView,
    platform::{page::PageQuery, text},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

/// What others may know of a person before a pair lives: never a surname, an address or a photo.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PersonCard {
    /// What she lets others call her.
    #[schema(max_length = 120, example = "Léa")]
    pub public_name: String,
    #[schema(max_length = 120, example = "Développeuse web")]
    pub job: String,
    /// Key of the questionnaire's question `situation`.
    #[schema(required, max_length = 40, example = "retraining")]
    pub situation: Option<String>,
    /// Years of experience or study.
    #[schema(required, minimum = 0, maximum = 60, example = 2)]
    pub years: Option<i64>,
    /// Département or country.
    #[schema(max_length = 120, example = "Rhône")]
    pub region: String,
    #[schema(required, max_length = 60, example = "elle")]
    pub pronouns: Option<String>,
}

impl PersonCard {
    /// The card of a candidacy.
    #[must_use]
    pub fn of(person: &Applicant) -> Self {
        Self {
            public_name: person.public_name.clone(),
            job: person.job.clone(),
            situation: answer(person, "situation"),
            years: person.answers.get("years").and_then(|v| v.as_i64()),
            region: person.region.clone(),
            pronouns: answer(person, "pronouns"),
        }
    }
}

/// A text she answered with, if she did.
#[must_use]
pub fn answer(person: &Applicant, key: &str) -> Option<String> {
    person
        .answers
        .get(key)
        .and_then(|v| v.as_str())
        .map(str::to_owned)
}

/// A call as its reader sees it. How many offers it has is nobody's to read.
#[derive(Debug, Serialize, ToSchema)]
pub struct CallView {
    pub id: CallId,
    pub status: CallStatus,
    /// Why it was closed; the mentee alone reads it.
    #[schema(required)]
    pub closed_reason: Option<ClosedReason>,
    pub mentee: PersonCard,
    /// What she looks for.
    #[schema(
        max_length = 2000,
        example = "Je cherche quelqu'un avec qui préparer mon premier poste…"
    )]
    pub words: String,
    #[schema(value_type = Vec<OptionKey>, max_items = 20, example = json!(["confidence", "first_job"]))]
    pub topics: Vec<String>,
    #[schema(value_type = Vec<OptionKey>, max_items = 20, example = json!(["web"]))]
    pub fields: Vec<String>,
    /// ISO 639 codes.
    #[schema(value_type = Vec<OptionKey>, max_items = 20, example = json!(["fr"]))]
    pub languages: Vec<String>,
    #[schema(value_type = Vec<OptionKey>, max_items = 20, example = json!(["video"]))]
    pub ways: Vec<String>,
    #[schema(required)]
    pub rhythm: Option<Rhythm>,
    /// Since when she waits: her place in the queue.
    pub waiting_since: DateTime<Utc>,
    /// When she last said that she still looks.
    pub confirmed_at: DateTime<Utc>,
    /// Whether it is the reader's own.
    pub is_mine: bool,
    /// The reader's newest offer on it.
    #[schema(required)]
    pub my_offer_id: Option<OfferId>,
    /// How it may suit the reader, a mentor; null for the mentee herself.
    #[schema(required)]
    pub fit: Option<FitView>,
    /// Of the call's text and state; send it back as If-Match.
    #[schema(minimum = 1, maximum = 2_000_000_000, example = 1)]
    pub version: i32,
    pub created_at: DateTime<Utc>,
    /// What the reader may do next.
    #[schema(max_items = 10)]
    pub actions: Vec<CallAction>,
}

impl CallView {
    /// The view of somebody who may see it, before it is known what she offered, may do, and how it suits her.
    #[must_use]
    pub fn of(call: Call, mentee: PersonCard, relation: Relation) -> Self {
        let is_mine = relation == Relation::Owner;
        Self {
            id: call.id,
            status: call.status,
            closed_reason: call.closed_reason.filter(|_| is_mine),
            mentee,
            words: call.words,
            topics: call.topics,
            fields: call.fields,
            languages: call.languages,
            ways: call.ways,
            rhythm: call.rhythm,
            waiting_since: call.waiting_since,
            confirmed_at: call.confirmed_at,
            is_mine,
            my_offer_id: None,
            fit: None,
            version: call.version,
            created_at: call.created_at,
            actions: vec![],
        }
    }
}

/// A call to open. What is left out comes from the mentee's answers.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "rhythm": "month" }))]
pub struct NewCall {
    /// What she looks for.
    #[validate(
        length(min = 200, max = 2000, message = "Write between 200 and 2000 characters."),
        custom(function = text::written)
    )]
    #[schema(min_length = 200, max_length = 2000)]
    pub words: Option<String>,
    /// Keys of the questionnaire's topics that would help.
    #[validate(
        length(min = 1, max = 4, message = "Name 1 to 4 topics."),
        custom(function = text::keys)
    )]
    #[schema(value_type = Option<Vec<OptionKey>>, min_items = 1, max_items = 4, example = json!(["confidence"]))]
    pub topics: Option<Vec<String>>,
    pub rhythm: Option<Rhythm>,
}

/// What changes on a call; what is left out stays.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "topics": ["confidence", "negotiation"] }))]
pub struct CallChange {
    /// What she looks for.
    #[validate(
        length(min = 200, max = 2000, message = "Write between 200 and 2000 characters."),
        custom(function = text::written)
    )]
    #[schema(min_length = 200, max_length = 2000)]
    pub words: Option<String>,
    /// Keys of the questionnaire's topics that would help.
    #[validate(
        length(min = 1, max = 4, message = "Name 1 to 4 topics."),
        custom(function = text::keys)
    )]
    #[schema(value_type = Option<Vec<OptionKey>>, min_items = 1, max_items = 4, example = json!(["confidence"]))]
    pub topics: Option<Vec<String>>,
    pub rhythm: Option<Rhythm>,
}

impl From<NewCall> for Wording {
    fn from(new: NewCall) -> Self {
        Self {
            words: new.words,
            topics: new.topics,
            rhythm: new.rhythm,
        }
    }
}

impl From<CallChange> for Wording {
    fn from(change: CallChange) -> Self {
        Self {
            words: change.words,
            topics: change.topics,
            rhythm: change.rhythm,
        }
    }
}

/// What the list of calls may be narrowed to.
#[derive(Clone, Debug, Deserialize, IntoParams, Validate)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct CallsQuery {
    #[serde(flatten)]
    #[validate(nested)]
    #[param(ignore)]
    pub page: PageQuery,
    /// A technical field of hers.
    #[validate(
        length(min = 1, max = 40, message = "A key is at most 40 characters."),
        custom(function = text::plain)
    )]
    #[param(min_length = 1, max_length = 40, example = "web")]
    pub field: Option<String>,
    /// A topic that would help her.
    #[validate(
        length(min = 1, max = 40, message = "A key is at most 40 characters."),
        custom(function = text::plain)
    )]
    #[param(min_length = 1, max_length = 40, example = "confidence")]
    pub topic: Option<String>,
    /// A language she speaks, as an ISO 639 code.
    #[validate(
        length(min = 1, max = 40, message = "A code is at most 40 characters."),
        custom(function = text::plain)
    )]
    #[param(min_length = 1, max_length = 40, example = "fr")]
    pub language: Option<String>,
    /// Her département or country, as shown.
    #[validate(
        length(min = 1, max = 120, message = "A region is at most 120 characters."),
        custom(function = text::plain)
    )]
    #[param(min_length = 1, max_length = 120, example = "Rhône")]
    pub region: Option<String>,
    /// A way she likes to talk.
    #[validate(
        length(min = 1, max = 40, message = "A key is at most 40 characters."),
        custom(function = text::plain)
    )]
    #[param(min_length = 1, max_length = 40, example = "video")]
    pub way: Option<String>,
    /// Also those that mentors have thought of enough already.
    #[serde(default)]
    #[param(default = false)]
    pub include_well_served: bool,
}

impl CallsQuery {
    /// What the list is narrowed to, when a call with `enough` open offers is well served.
    #[must_use]
    pub fn narrowing(&self, enough: i32) -> Narrowing {
        Narrowing {
            field: self.field.clone(),
            topic: self.topic.clone(),
            language: self.language.clone(),
            region: self.region.clone(),
            way: self.way.clone(),
            below: (!self.include_well_served).then_some(enough),
        }
    }
}
