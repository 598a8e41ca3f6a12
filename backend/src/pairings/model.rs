//! Pairings, their states and their health. Pure: the time is a parameter.
use crate::{
    calls::model::CallId,
    identity::model::{AccountId, ProgrammeId},
    offers::model::Offer,
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

crate::ids! {
    /// A mentor and a mentee.
    PairingId,
    /// That the two met or wrote.
    ContactId,
    /// The election that formed a pair. Named here because a pairing points at it.
    ElectionId,
}

crate::text_enum! {
    /// Where a pair stands.
    pub enum PairingStatus {
        Forming = "forming",
        Active = "active",
        Paused = "paused",
        Ended = "ended",
    }
}

crate::text_enum! {
    /// Why a pair ended. For organisers only: neither owes the other a reason.
    pub enum EndedReason {
        /// They never spoke.
        NoStart = "no_start",
        Completed = "completed",
        GoalsMet = "goals_met",
        LifeChange = "life_change",
        NotAFit = "not_a_fit",
        Faded = "faded",
        /// Given by the safeguarding lead alone.
        Conduct = "conduct",
        /// One of the two left the programme.
        Left = "left",
    }
}

crate::text_enum! {
    /// How the two met or wrote.
    pub enum ContactMeans {
        Video = "video",
        InPerson = "in_person",
        Phone = "phone",
        Chat = "chat",
        Email = "email",
    }
}

crate::text_enum! {
    /// Which of the two.
    pub enum PairingSide {
        Mentee = "mentee",
        Mentor = "mentor",
    }
}

crate::text_enum! {
    /// How a pair is, derived from dates and never stored.
    pub enum PairingHealth {
        Green = "green",
        Amber = "amber",
        Red = "red",
        /// Paused or over.
        Grey = "grey",
    }
}

crate::text_enum! {
    /// What the pair's page proposes first.
    pub enum PairingNextStep {
        SayHello = "say_hello",
        LogFirst = "log_first",
        KeepGoing = "keep_going",
        LongSilence = "long_silence",
        Paused = "paused",
        Over = "over",
    }
}

crate::refusals! {
    /// What pairings refuse.
    pub enum PairingRefusal {
        Ended: Conflict, "pairing-ended", "This pair has ended.";
        NotEnded: Conflict, "pairing-not-ended", "This pair has not ended.";
        NotActive: Conflict, "pairing-not-active", "Only a pair that has spoken can pause.";
        NotPaused: Conflict, "pairing-not-paused", "This pair is not paused.";
        ReasonUnfit: Invalid, "ending-reason-unfit", "A pair that never spoke ends as no_start, another for one of the other reasons.";
        ContactInFuture: Invalid, "contact-in-the-future", "Log a contact once it has happened.";
        ContactTooEarly: Invalid, "contact-before-pair", "The pair did not exist yet on that day.";
        PauseOutOfBounds: Invalid, "pause-out-of-bounds", "Choose a day after today and within a year.";
        SuccessorExists: Conflict, "successor-exists", "Another call came after this pair already.";
    }
}

/// A mentor and a mentee.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = crate::schema::pairings, check_for_backend(diesel::pg::Pg))]
pub struct Pairing {
    pub programme_id: ProgrammeId,
    pub id: PairingId,
    pub election_id: ElectionId,
    pub call_id: CallId,
    pub mentee_id: AccountId,
    pub mentor_id: AccountId,
    pub status: PairingStatus,
    pub formed_at: DateTime<Utc>,
    pub first_contact_on: Option<NaiveDate>,
    pub last_contact_on: Option<NaiveDate>,
    pub paused_at: Option<DateTime<Utc>>,
    pub paused_until: Option<NaiveDate>,
    pub ended_at: Option<DateTime<Utc>>,
    pub ended_by: Option<AccountId>,
    pub ended_reason: Option<EndedReason>,
    pub ending_words: Option<String>,
    pub version: i32,
    pub updated_at: DateTime<Utc>,
}

/// That the two met or wrote: date and means only.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = crate::schema::contacts, check_for_backend(diesel::pg::Pg))]
pub struct Contact {
    pub programme_id: ProgrammeId,
    pub id: ContactId,
    pub pairing_id: PairingId,
    pub logged_by: AccountId,
    pub happened_on: NaiveDate,
    pub means: ContactMeans,
    pub created_at: DateTime<Utc>,
}

/// How a pair ends: who ends it, why, and what organisers may read of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    pub reason: EndedReason,
    pub by: Option<AccountId>,
    pub words: Option<String>,
}

impl Pairing {
    /// The pair that an elected offer forms.
    #[must_use]
    pub fn formed(
        id: PairingId,
        election_id: ElectionId,
        offer: &Offer,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            programme_id: offer.programme_id,
            id,
            election_id,
            call_id: offer.call_id,
            mentee_id: offer.mentee_id,
            mentor_id: offer.mentor_id,
            status: PairingStatus::Forming,
            formed_at: now,
            first_contact_on: None,
            last_contact_on: None,
            paused_at: None,
            paused_until: None,
            ended_at: None,
            ended_by: None,
            ended_reason: None,
            ending_words: None,
            version: 1,
            updated_at: now,
        }
    }

    /// Whether the two are a pair: they may reach each other.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.status != PairingStatus::Ended
    }

    fn changed(self, now: DateTime<Utc>) -> Self {
        Self {
            version: self.version + 1,
            updated_at: now,
            ..self
        }
    }

    /// They met or wrote on that day; the first time makes the pair active. `today` is the programme's.
    ///
    /// # Errors
    /// When the pair is over, or the day is not between its forming and today.
    pub fn contacted(
        self,
        on: NaiveDate,
        zone: chrono_tz::Tz,
        now: DateTime<Utc>,
    ) -> Result<Self, PairingRefusal> {
        if !self.is_live() {
            return Err(PairingRefusal::Ended);
        }
        if on > day(now, zone) {
            return Err(PairingRefusal::ContactInFuture);
        }
        if on < day(self.formed_at, zone) {
            return Err(PairingRefusal::ContactTooEarly);
        }
        let status = match self.status {
            PairingStatus::Forming => PairingStatus::Active,
            other => other,
        };
        Ok(Self {
            status,
            first_contact_on: Some(self.first_contact_on.map_or(on, |first| first.min(on))),
            last_contact_on: Some(self.last_contact_on.map_or(on, |last| last.max(on))),
            ..self.changed(now)
        })
    }

    /// No contact is expected until a day.
    ///
    /// # Errors
    /// When the pair is not active, or the day is not after today and within a year.
    pub fn paused(
        self,
        until: NaiveDate,
        zone: chrono_tz::Tz,
        now: DateTime<Utc>,
    ) -> Result<Self, PairingRefusal> {
        if self.status != PairingStatus::Active {
            return Err(PairingRefusal::NotActive);
        }
        let ahead = (until - day(now, zone)).num_days();
        if !(1..=366).contains(&ahead) {
            return Err(PairingRefusal::PauseOutOfBounds);
        }
        Ok(Self {
            status: PairingStatus::Paused,
            paused_at: Some(now),
            paused_until: Some(until),
            ..self.changed(now)
        })
    }

    /// The pause is over.
    ///
    /// # Errors
    /// When it is not paused.
    pub fn resumed(self, now: DateTime<Utc>) -> Result<Self, PairingRefusal> {
        if self.status != PairingStatus::Paused {
            return Err(PairingRefusal::NotPaused);
        }
        Ok(Self {
            status: PairingStatus::Active,
            paused_at: None,
            paused_until: None,
            ..self.changed(now)
        })
    }

    /// It is over.
    ///
    /// # Errors
    /// When it was over already, or the reason does not fit its state.
    pub fn ended(self, ending: Ending, now: DateTime<Utc>) -> Result<Self, PairingRefusal> {
        if !self.is_live() {
            return Err(PairingRefusal::Ended);
        }
        let never_spoke = self.status == PairingStatus::Forming;
        let conduct = ending.reason == EndedReason::Conduct;
        if !conduct && never_spoke != (ending.reason == EndedReason::NoStart) {
            return Err(PairingRefusal::ReasonUnfit);
        }
        Ok(Self {
            status: PairingStatus::Ended,
            paused_at: None,
            paused_until: None,
            ended_at: Some(now),
            ended_by: ending.by,
            ended_reason: Some(ending.reason),
            ending_words: ending.words.filter(|w| !w.is_empty()),
            ..self.changed(now)
        })
    }

    /// The reason under which it ends when one of the two leaves the programme.
    #[must_use]
    pub fn reason_of_leaving(&self) -> EndedReason {
        if self.status == PairingStatus::Forming {
            EndedReason::NoStart
        } else {
            EndedReason::Left
        }
    }

    /// Whole days since they last spoke, or since it was formed.
    fn silent_days(&self, zone: chrono_tz::Tz, now: DateTime<Utc>) -> i64 {
        let since = self
            .last_contact_on
            .unwrap_or_else(|| day(self.formed_at, zone));
        (day(now, zone) - since).num_days()
    }

    /// How it is. Active: amber  from day 45 of silence, red from day 61. Forming: amber  at 7 days, red at 21.
    #[must_use]
    pub fn health(&self, zone: chrono_tz::Tz, now: DateTime<Utc>) -> PairingHealth {
        let (amber, red) = match self.status {
            PairingStatus::Forming => (7, 21),
            PairingStatus::Active => (45, 61),
            PairingStatus::Paused | PairingStatus::Ended => return PairingHealth::Grey,
        };
        match self.silent_days(zone, now) {
            days if days >= red => PairingHealth::Red,
            days if days >= amber => PairingHealth::Amber,
            _ => PairingHealth::Green,
        }
    }

    /// What to propose to the two.
    #[must_use]
    pub fn next_step(&self, zone: chrono_tz::Tz, now: DateTime<Utc>) -> PairingNextStep {
        let well = self.health(zone, now) == PairingHealth::Green;
        match self.status {
            PairingStatus::Forming if well => PairingNextStep::SayHello,
            PairingStatus::Forming => PairingNextStep::LogFirst,
            PairingStatus::Active if well => PairingNextStep::KeepGoing,
            PairingStatus::Active => PairingNextStep::LongSilence,
            PairingStatus::Paused => PairingNextStep::Paused,
            PairingStatus::Ended => PairingNextStep::Over,
        }
    }
}

/// The day it is in `zone`.
#[must_use]
pub fn day(now: DateTime<Utc>, zone: chrono_tz::Tz) -> NaiveDate {
    now.with_timezone(&zone).date_naive()
}

#[cfg(test)]
#[path = "model_tests.rs"]
pub(crate) mod tests;
