//! Elections on the wire.
use super::model::{Election, ElectionId};
use crate::{calls::model::CallId, offers::model::OfferId, pairings::model::PairingId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The offer to elect.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewElection {
    /// An open offer made to the mentee who asks.
    pub offer_id: OfferId,
}

/// The receipt of an election.
#[derive(Debug, Serialize, ToSchema)]
pub struct ElectionView {
    pub id: ElectionId,
    pub call_id: CallId,
    pub offer_id: OfferId,
    /// The pair that it formed.
    pub pairing_id: PairingId,
    /// Her public name.
    #[schema(max_length = 120, example = "Léa")]
    pub mentee_name: String,
    /// Her public name.
    #[schema(max_length = 120, example = "Nora")]
    pub mentor_name: String,
    pub cast_at: DateTime<Utc>,
}

impl ElectionView {
    /// The receipt of an election that formed a pair.
    #[must_use]
    pub fn of(
        election: &Election,
        pairing_id: PairingId,
        mentee_name: String,
        mentor_name: String,
    ) -> Self {
        Self {
            id: election.id,
            call_id: election.call_id,
            offer_id: election.offer_id,
            pairing_id,
            mentee_name,
            mentor_name,
            cast_at: election.cast_at,
        }
    }
}
