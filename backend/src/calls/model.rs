//! Calls and their states. Pure: the time is a parameter.
use crate::{
    applicants::model::{Applicant, ApplicantId},
    fit::compare::Said,
    identity::model::{AccountId, ProgrammeId},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;

crate::ids! {
    /// A mentee's search for a mentor.
    CallId,
    /// A mentor's offer on a call. Named here because a call tells its reader which offer is hers.
    OfferId,
}

crate::text_enum! {
    /// Where a search stands.
    pub enum CallStatus {
        Open = "open",
        Paused = "paused",
        Elected = "elected",
        Closed = "closed",
    }
}

crate::text_enum! {
    /// Why a search ended without an election.
    pub enum ClosedReason {
        FoundElsewhere = "found_elsewhere",
        NoLonger = "no_longer",
        NoOffer = "no_offer",
        /// The programme closed it: she was suspended or removed.
        Moderated = "moderated",
    }
}

crate::text_enum! {
    /// How often the two would meet.
    pub enum Rhythm {
        TwoWeeks = "two_weeks",
        Month = "month",
        TwoMonths = "two_months",
        OnDemand = "on_demand",
    }
}

crate::refusals! {
    /// What calls refuse.
    pub enum CallRefusal {
        NotOpen: Conflict, "call-not-open", "This call is not open any more; read it again to see where it stands.";
        NotPaused: Conflict, "call-not-paused", "This call is not paused.";
        AlreadyCalling: Conflict, "already-calling", "You have a call already: edit it, resume it or close it first.";
        AlreadyPaired: Conflict, "already-paired", "You have a mentor: end that pair before you look for another.";
        WordsMissing: Invalid, "words-missing", "Say what you are looking for, in 200 to 2000 characters.";
        TopicsMissing: Invalid, "topics-missing", "Name one to four topics that would help you.";
    }
}

/// A mentee's search for a mentor.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = crate::schema::calls, check_for_backend(diesel::pg::Pg))]
pub struct Call {
    pub programme_id: ProgrammeId,
    pub id: CallId,
    pub applicant_id: ApplicantId,
    pub mentee_id: AccountId,
    pub status: CallStatus,
    pub closed_reason: Option<ClosedReason>,
    pub words: String,
    pub topics: Vec<String>,
    pub fields: Vec<String>,
    pub languages: Vec<String>,
    pub ways: Vec<String>,
    pub region: String,
    pub rhythm: Option<Rhythm>,
    /// Her place in the queue: kept from the first call when a pair never started.
    pub waiting_since: DateTime<Utc>,
    pub predecessor_id: Option<CallId>,
    /// Open offers. Never leaves the server: mentors must not learn it.
    pub open_offers: i32,
    pub confirmed_at: DateTime<Utc>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// What she says for this call; what she leaves out comes from her answers, or stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    pub words: Option<String>,
    pub topics: Option<Vec<String>>,
    pub rhythm: Option<Rhythm>,
}

/// The call before this one, and whether her place in the queue is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    pub call_id: CallId,
    pub waiting_since: DateTime<Utc>,
    /// The pair that came of it never started.
    pub never_started: bool,
}

impl Call {
    /// A new call of an admitted mentee.
    ///
    /// # Errors
    /// When neither she nor her answers say what she looks for.
    pub fn opened(
        id: CallId,
        mentee: &Applicant,
        wording: Wording,
        before: Option<Before>,
        now: DateTime<Utc>,
    ) -> Result<Self, CallRefusal> {
        let answer = |key: &str| mentee.answers.get(key).and_then(|v| v.as_str());
        let words = wording
            .words
            .or_else(|| answer("looking_for").map(str::to_owned))
            .filter(|w| (200..=2000).contains(&w.chars().count()))
            .ok_or(CallRefusal::WordsMissing)?;
        let topics = wording.topics.unwrap_or_else(|| mentee.topics.clone());
        if topics.is_empty() {
            return Err(CallRefusal::TopicsMissing);
        }
        let rhythm = wording
            .rhythm
            .or_else(|| answer("rhythm").and_then(Rhythm::of_word));
        let kept = before.filter(|b| b.never_started).map(|b| b.waiting_since);
        Ok(Self {
            programme_id: mentee.programme_id,
            id,
            applicant_id: mentee.id,
            mentee_id: mentee.account_id,
            status: CallStatus::Open,
            closed_reason: None,
            words,
            topics,
            fields: mentee.fields.clone(),
            languages: mentee.languages.clone(),
            ways: mentee.ways.clone(),
            region: mentee.region.clone(),
            rhythm,
            waiting_since: kept.unwrap_or(now),
            predecessor_id: before.map(|b| b.call_id),
            open_offers: 0,
            confirmed_at: now,
            version: 1,
            created_at: now,
            updated_at: now,
        })
    }

    /// What it says, which counts instead of what she answered before.
    #[must_use]
    pub fn said(&self) -> Said<'_> {
        Said {
            topics: Some(&self.topics),
            fields: Some(&self.fields),
            languages: Some(&self.languages),
            ways: Some(&self.ways),
            rhythm: self.rhythm.map(Rhythm::as_str),
        }
    }

    /// Whether it may still lead somewhere.
    #[must_use]
    pub const fn is_live(&self) -> bool {
        matches!(self.status, CallStatus::Open | CallStatus::Paused)
    }

    fn must_be(&self, status: CallStatus, otherwise: CallRefusal) -> Result<(), CallRefusal> {
        if self.status == status {
            Ok(())
        } else {
            Err(otherwise)
        }
    }

    fn must_be_live(&self) -> Result<(), CallRefusal> {
        if self.is_live() {
            Ok(())
        } else {
            Err(CallRefusal::NotOpen)
        }
    }

    fn changed(self, now: DateTime<Utc>) -> Self {
        Self {
            version: self.version + 1,
            updated_at: now,
            ..self
        }
    }

    /// Other words, topics or rhythm.
    ///
    /// # Errors
    /// When it is over.
    pub fn edited(self, wording: Wording, now: DateTime<Utc>) -> Result<Self, CallRefusal> {
        self.must_be_live()?;
        Ok(Self {
            words: wording.words.unwrap_or_else(|| self.words.clone()),
            topics: wording.topics.unwrap_or_else(|| self.topics.clone()),
            rhythm: wording.rhythm.or(self.rhythm),
            ..self.changed(now)
        })
    }

    /// Out of the mentors' list until she resumes it.
    ///
    /// # Errors
    /// When it is not open.
    pub fn paused(self, now: DateTime<Utc>) -> Result<Self, CallRefusal> {
        self.must_be(CallStatus::Open, CallRefusal::NotOpen)?;
        Ok(Self {
            status: CallStatus::Paused,
            ..self.changed(now)
        })
    }

    /// Back in the list, at her place; resuming says that she still looks.
    ///
    /// # Errors
    /// When it is not paused.
    pub fn resumed(self, now: DateTime<Utc>) -> Result<Self, CallRefusal> {
        self.must_be(CallStatus::Paused, CallRefusal::NotPaused)?;
        Ok(Self {
            status: CallStatus::Open,
            confirmed_at: now,
            ..self.changed(now)
        })
    }

    /// She still looks.
    ///
    /// # Errors
    /// When it is not open.
    pub fn confirmed(self, now: DateTime<Utc>) -> Result<Self, CallRefusal> {
        self.must_be(CallStatus::Open, CallRefusal::NotOpen)?;
        Ok(Self {
            confirmed_at: now,
            ..self.changed(now)
        })
    }

    /// Over without an election.
    ///
    /// # Errors
    /// When it is over already.
    pub fn closed(self, reason: ClosedReason, now: DateTime<Utc>) -> Result<Self, CallRefusal> {
        self.must_be_live()?;
        Ok(Self {
            status: CallStatus::Closed,
            closed_reason: Some(reason),
            ..self.changed(now)
        })
    }

    /// She elected one of its offers.
    ///
    /// # Errors
    /// When it is not open.
    pub fn elected(self, now: DateTime<Utc>) -> Result<Self, CallRefusal> {
        self.must_be(CallStatus::Open, CallRefusal::NotOpen)?;
        Ok(Self {
            status: CallStatus::Elected,
            ..self.changed(now)
        })
    }
}

#[cfg(test)]
#[path = "model_tests.rs"]
pub(crate) mod tests;
