//! What the overview shows.
use crate::{
    calls::model::{CallId, CallStatus},
    identity::model::AccountId,
    pairings::model::{EndedReason, PairingHealth, PairingId, PairingStatus},
    platform::page::PageQuery,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

/// One thing to look at.
#[derive(Debug, Serialize, ToSchema)]
pub struct ToDoItem {
    /// The applicant, call or pairing.
    #[schema(max_length = 36)]
    pub id: Uuid,
    /// Whose it is.
    #[schema(max_length = 400, example = "Léa Martin")]
    pub label: String,
    /// Since when it waits.
    pub since: DateTime<Utc>,
}

/// Things of one kind, oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct ToDoGroup {
    /// How many there are.
    #[schema(minimum = 0, maximum = 10_000_000, example = 3)]
    pub count: i64,
    /// Since when the oldest waits.
    #[schema(required)]
    pub oldest_at: Option<DateTime<Utc>>,
    /// The oldest few.
    #[schema(max_items = 5)]
    pub items: Vec<ToDoItem>,
}

/// What wants an organiser's attention today.
#[derive(Debug, Serialize, ToSchema)]
pub struct ToDo {
    /// Applications to review.
    pub reviews: ToDoGroup,
    /// Admitted people whose answers changed in substance.
    pub reread: ToDoGroup,
    /// Calls without an open offer for a week or more.
    pub without_offer: ToDoGroup,
    /// Pairs that have not begun a week after the election.
    pub forming_stalled: ToDoGroup,
    /// Pairs without a contact for more than sixty days.
    pub red_pairs: ToDoGroup,
}

/// Which pairs to list.
#[derive(Debug, Default, Deserialize, IntoParams, Validate)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PairingFilter {
    /// Only pairs in this state.
    pub status: Option<PairingStatus>,
    /// Only live pairs of this health.
    pub health: Option<PairingHealth>,
    #[serde(default, deserialize_with = "crate::platform::page::number")]
    #[validate(range(min = 1, max = 100, message = "Ask for 1 to 100 items."))]
    #[param(minimum = 1, maximum = 100, default = 25)]
    /// How many items to return.
    pub limit: Option<u32>,
    /// `next_cursor` of the page before; opaque.
    #[validate(length(min = 1, max = 500, message = "A cursor is at most 500 characters."))]
    #[param(min_length = 1, max_length = 500, pattern = "^[A-Za-z0-9_-]*$")]
    pub cursor: Option<String>,
}

impl PairingFilter {
    /// The page asked for.
    #[must_use]
    pub fn page(&self) -> PageQuery {
        PageQuery {
            limit: self.limit,
            cursor: self.cursor.clone(),
        }
    }
}

/// What an organiser may do with a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PairingRowAction {
    /// Close it, when both agree that it is over.
    End,
}

/// A pair as organisers see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PairingRow {
    pub id: PairingId,
    #[schema(max_length = 400, example = "Léa Martin")]
    pub mentee_name: String,
    #[schema(max_length = 400, example = "Nora Dupont")]
    pub mentor_name: String,
    pub status: PairingStatus,
    pub health: PairingHealth,
    pub formed_at: DateTime<Utc>,
    #[schema(required)]
    pub last_contact_on: Option<NaiveDate>,
    #[schema(required)]
    pub ended_reason: Option<EndedReason>,
    #[schema(max_items = 1)]
    pub actions: Vec<PairingRowAction>,
}

/// Closing a pair both say is over.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct EndPairing {
    pub reason: EndedReason,
    /// That both of the two said so. Organisers end no pair against its will.
    #[validate(custom(function = "agreed"))]
    #[schema(example = true)]
    pub agreed_by_both: bool,
    /// For the organisers' eyes.
    #[validate(length(max = 2000, message = "Write at most 2000 characters."))]
    #[schema(max_length = 2000)]
    pub words: Option<String>,
}

fn agreed(agreed: &bool) -> Result<(), validator::ValidationError> {
    if *agreed {
        Ok(())
    } else {
        let message = "Only a pair that both of the two call over can be closed.";
        Err(validator::ValidationError::new("agreement").with_message(message.into()))
    }
}

/// Which calls to list.
#[derive(Debug, Default, Deserialize, IntoParams, Validate)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct CallFilter {
    /// Only calls in this state.
    pub status: Option<CallStatus>,
    /// Only calls without an open offer.
    pub without_offer: Option<bool>,
    #[serde(default, deserialize_with = "crate::platform::page::number")]
    #[validate(range(min = 1, max = 100, message = "Ask for 1 to 100 items."))]
    #[param(minimum = 1, maximum = 100, default = 25)]
    /// How many items to return.
    pub limit: Option<u32>,
    /// `next_cursor` of the page before; opaque.
    #[validate(length(min = 1, max = 500, message = "A cursor is at most 500 characters."))]
    #[param(min_length = 1, max_length = 500, pattern = "^[A-Za-z0-9_-]*$")]
    pub cursor: Option<String>,
}

impl CallFilter {
    /// The page asked for.
    #[must_use]
    pub fn page(&self) -> PageQuery {
        PageQuery {
            limit: self.limit,
            cursor: self.cursor.clone(),
        }
    }
}

/// A call as organisers see it: with the number of its offers, which mentors never learn.
#[derive(Debug, Serialize, ToSchema)]
pub struct CallRow {
    pub id: CallId,
    pub mentee_account_id: AccountId,
    #[schema(max_length = 400, example = "Léa Martin")]
    pub mentee_name: String,
    pub status: CallStatus,
    pub waiting_since: DateTime<Utc>,
    #[schema(minimum = 0, maximum = 1000, example = 2)]
    pub open_offers: i32,
}
