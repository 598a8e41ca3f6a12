//! Events.
use crate::identity::model::{AccountId, ProgrammeId};
use serde_json::{Value, json};
use uuid::Uuid;

crate::ids! {
    /// Something that happened.
    EventId,
}

/// Something that happens now: who, to what, from, to, why. Ids only, never personal data.
#[derive(Clone, Debug)]
pub struct Event {
    pub programme_id: ProgrammeId,
    /// `<subject>.<past participle>`, e.g. `offer.made`.
    pub kind: &'static str,
    /// None: the system itself.
    pub actor_id: Option<AccountId>,
    pub subject_id: Uuid,
    pub from: Option<&'static str>,
    pub to: Option<&'static str>,
    /// A code, never free words about a person.
    pub reason: Option<String>,
    /// Ids that those who are told will need.
    pub refs: Value,
}

impl Event {
    /// An event without states or reason; add them with the other methods.
    #[must_use]
    pub fn new(
        programme_id: ProgrammeId,
        kind: &'static str,
        actor: Option<AccountId>,
        subject: Uuid,
    ) -> Self {
        Self {
            programme_id,
            kind,
            actor_id: actor,
            subject_id: subject,
            from: None,
            to: None,
            reason: None,
            refs: json!({}),
        }
    }

    /// From one state to another.
    #[must_use]
    pub fn states(self, from: &'static str, to: &'static str) -> Self {
        Self {
            from: Some(from),
            to: Some(to),
            ..self
        }
    }

    /// Why, as a code.
    #[must_use]
    pub fn because(self, reason: impl Into<String>) -> Self {
        Self {
            reason: Some(reason.into()),
            ..self
        }
    }

    /// Ids for those who are told.
    #[must_use]
    pub fn with(self, refs: Value) -> Self {
        Self { refs, ..self }
    }
}
