//! Suggestions on the wire.
use super::model::{SetAsideReason, SuggestionsClosed, WhySuggested};
use crate::{calls::dto::CallView, platform::page::Page};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A call that may suit the reader.
#[derive(Debug, Serialize, ToSchema)]
pub struct SuggestionView {
    pub call: CallView,
    pub why: WhySuggested,
}

/// A mentor's list.
#[derive(Debug, Serialize, ToSchema)]
pub struct SuggestionsView {
    /// Those that suit best first. Twenty in all, or more when a mentee would else be seen by too few.
    #[serde(flatten)]
    pub page: Page<SuggestionView>,
    /// Why there are none at present, if that is so.
    #[schema(required)]
    pub closed_because: Option<SuggestionsClosed>,
    /// When the lists were last made from everybody at once; each row is checked when it is read.
    #[schema(required)]
    pub made_at: Option<DateTime<Utc>>,
}

/// "Not this time."
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "topics" }))]
pub struct NewSetAside {
    /// Why, for her list alone: calls like this one give way to others for ninety days.
    pub reason: Option<SetAsideReason>,
}

/// A call that the reader set aside. Nobody else reads it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SetAsideView {
    pub call: CallView,
    #[schema(required)]
    pub reason: Option<SetAsideReason>,
    pub set_at: DateTime<Utc>,
}
