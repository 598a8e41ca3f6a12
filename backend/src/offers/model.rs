//! Offers and their states. Pure: the time is a parameter.
pub use crate::calls::model::OfferId;
use crate::{
    applicants::model::ApplicantId,
    calls::model::{CallId, Rhythm},
    fit::compare::Said,
    identity::model::{AccountId, ProgrammeId},
};
use chrono::{DateTime, Days, LocalResult, TimeDelta, TimeZone, Utc};
use diesel::prelude::*;

crate::ids! {
    /// A question or an answer under an offer.
    MessageId,
}

crate::text_enum! {
    /// Where an offer stands. All but `open` are final.
    pub enum OfferStatus {
        Open = "open",
        Elected = "elected",
        /// Another was elected.
        NotElected = "not_elected",
        /// By the mentee.
        Declined = "declined",
        /// By the mentor.
        Withdrawn = "withdrawn",
        Expired = "expired",
        Lapsed = "lapsed",
    }
}

crate::text_enum! {
    /// From which of its two sides an offer is looked at.
    pub enum OfferSide {
        Made = "made",
        Received = "received",
    }
}

crate::text_enum! {
    /// Why an offer lapsed.
    pub enum LapseReason {
        MentorFull = "mentor_full",
        MentorPaused = "mentor_paused",
        MentorGone = "mentor_gone",
        CallPaused = "call_paused",
        CallClosed = "call_closed",
        /// Never told to anybody.
        KeptApart = "kept_apart",
    }
}

crate::refusals! {
    /// What offers refuse.
    pub enum OfferRefusal {
        CallNotTaking: Conflict, "call-not-taking-offers", "This call takes no more offers; others wait for one.";
        AlreadyOffered: Conflict, "already-offered", "You have an open offer on this call; edit it instead.";
        DeclinedBefore: Conflict, "declined-before", "She declined your offer on this call; others wait for one.";
        TooMany: Conflict, "too-many-open-offers", "You have as many open offers as the programme allows; withdraw one first.";
        RepeatsAnother: Invalid, "offer-repeats-another", "You wrote the same to somebody else; say why her.";
        MentorFull: Conflict, "mentor-full", "No place is free: capacity is reached.";
        MentorPaused: Conflict, "mentor-paused", "You are on pause; resume before you offer.";
        MirroredPair: Conflict, "mirrored-pair", "The two of you are a pair already, the other way round.";
        Expired: Gone, "offer-expired", "This offer has expired.";
        NotOpen: Conflict, "offer-not-open", "This offer is not open any more.";
        AlreadyExtended: Conflict, "offer-already-extended", "This offer was extended once already.";
    }
}

/// A mentor's proposal to a mentee.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = crate::schema::offers, check_for_backend(diesel::pg::Pg))]
pub struct Offer {
    pub programme_id: ProgrammeId,
    pub id: OfferId,
    pub call_id: CallId,
    pub mentee_id: AccountId,
    pub applicant_id: ApplicantId,
    pub mentor_id: AccountId,
    pub status: OfferStatus,
    pub why: String,
    pub how: String,
    pub rhythm: Rhythm,
    pub ways: Vec<String>,
    pub limits: Option<String>,
    pub talk_first: bool,
    pub expires_at: DateTime<Utc>,
    pub extended_at: Option<DateTime<Utc>>,
    pub lapse_reason: Option<LapseReason>,
    pub decided_at: Option<DateTime<Utc>>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// What a mentor proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub why: String,
    pub how: String,
    pub rhythm: Rhythm,
    pub ways: Vec<String>,
    pub limits: Option<String>,
    pub talk_first: bool,
}

/// What a mentor changes; what is none stays. Empty limits are no limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    pub why: Option<String>,
    pub how: Option<String>,
    pub rhythm: Option<Rhythm>,
    pub ways: Option<Vec<String>>,
    pub limits: Option<String>,
    pub talk_first: Option<bool>,
}

/// A question or an answer.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = crate::schema::offer_messages, check_for_backend(diesel::pg::Pg))]
pub struct Message {
    pub programme_id: ProgrammeId,
    pub id: MessageId,
    pub offer_id: OfferId,
    pub author_id: AccountId,
    pub body: String,
    pub created_at: DateTime<Utc>,
}

/// The same time of day `days` later where `zone`'s clocks hang, across their changes. An hour that is skipped counts
/// as the one after it, an hour that comes twice as its second coming: nobody loses time.
#[must_use]
pub fn days_later(from: DateTime<Utc>, days: u64, zone: chrono_tz::Tz) -> DateTime<Utc> {
    let wall = from.with_timezone(&zone).naive_local();
    let Some(then) = wall.checked_add_days(Days::new(days)) else {
        return from;
    };
    match zone.from_local_datetime(&then) {
        LocalResult::Single(instant) | LocalResult::Ambiguous(_, instant) => instant.to_utc(),
        LocalResult::None => zone
            .from_local_datetime(&(then + TimeDelta::hours(1)))
            .latest()
            .map_or(then.and_utc(), |instant| instant.to_utc()),
    }
}

/// Whether a mentor wrote the same words before: case and spaces do not make a letter personal.
#[must_use]
pub fn repeats(why: &str, others: &[String]) -> bool {
    let plain = |text: &str| {
        text.split_whitespace()
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let why = plain(why);
    others.iter().any(|other| plain(other) == why)
}

impl Offer {
    /// What it says, which counts instead of what its mentor answered before.
    #[must_use]
    pub fn said(&self) -> Said<'_> {
        Said {
            ways: Some(&self.ways),
            rhythm: Some(self.rhythm.as_str()),
            ..Said::default()
        }
    }

    /// Where it stands at `now`: past its time it has expired, whether or not anybody has written that down yet.
    #[must_use]
    pub fn status_at(&self, now: DateTime<Utc>) -> OfferStatus {
        if self.status == OfferStatus::Open && now >= self.expires_at {
            OfferStatus::Expired
        } else {
            self.status
        }
    }

    /// Whether it can still be answered.
    ///
    /// # Errors
    /// When it expired, or is over for another reason.
    pub fn must_be_open(&self, now: DateTime<Utc>) -> Result<(), OfferRefusal> {
        match self.status_at(now) {
            OfferStatus::Open => Ok(()),
            OfferStatus::Expired => Err(OfferRefusal::Expired),
            _ => Err(OfferRefusal::NotOpen),
        }
    }

    fn changed(self, now: DateTime<Utc>) -> Self {
        Self {
            version: self.version + 1,
            updated_at: now,
            ..self
        }
    }

    fn decided(self, status: OfferStatus, now: DateTime<Utc>) -> Self {
        Self {
            status,
            decided_at: Some(now),
            ..self.changed(now)
        }
    }

    /// The mentor's other words.
    ///
    /// # Errors
    /// When it is not open.
    pub fn edited(self, edit: Edit, now: DateTime<Utc>) -> Result<Self, OfferRefusal> {
        self.must_be_open(now)?;
        let offer = self.changed(now);
        Ok(Self {
            why: edit.why.unwrap_or(offer.why),
            how: edit.how.unwrap_or(offer.how),
            rhythm: edit.rhythm.unwrap_or(offer.rhythm),
            ways: edit.ways.unwrap_or(offer.ways),
            limits: edit
                .limits
                .map_or(offer.limits, |l| Some(l).filter(|l| !l.is_empty())),
            talk_first: edit.talk_first.unwrap_or(offer.talk_first),
            ..offer
        })
    }

    /// The mentor takes it back.
    ///
    /// # Errors
    /// When it is not open.
    pub fn withdrawn(self, now: DateTime<Utc>) -> Result<Self, OfferRefusal> {
        self.must_be_open(now)?;
        Ok(self.decided(OfferStatus::Withdrawn, now))
    }

    /// The mentee says no.
    ///
    /// # Errors
    /// When it is not open.
    pub fn declined(self, now: DateTime<Utc>) -> Result<Self, OfferRefusal> {
        self.must_be_open(now)?;
        Ok(self.decided(OfferStatus::Declined, now))
    }

    /// The mentee takes `days` more to think, once.
    ///
    /// # Errors
    /// When it is not open or was extended before.
    pub fn extended(
        self,
        days: u64,
        zone: chrono_tz::Tz,
        now: DateTime<Utc>,
    ) -> Result<Self, OfferRefusal> {
        self.must_be_open(now)?;
        if self.extended_at.is_some() {
            return Err(OfferRefusal::AlreadyExtended);
        }
        Ok(Self {
            expires_at: days_later(self.expires_at, days, zone),
            extended_at: Some(now),
            ..self.changed(now)
        })
    }

    /// The mentee elects it.
    ///
    /// # Errors
    /// When it is not open.
    pub fn elected(self, now: DateTime<Utc>) -> Result<Self, OfferRefusal> {
        self.must_be_open(now)?;
        Ok(self.decided(OfferStatus::Elected, now))
    }

    /// Its time is over.
    ///
    /// # Errors
    /// When it is not open, or still in time.
    pub fn expired(self, now: DateTime<Utc>) -> Result<Self, OfferRefusal> {
        if self.status == OfferStatus::Open && now >= self.expires_at {
            Ok(self.decided(OfferStatus::Expired, now))
        } else {
            Err(OfferRefusal::NotOpen)
        }
    }

    /// Another was elected. One whose time was over had expired before.
    ///
    /// # Errors
    /// When it was over already.
    pub fn passed_over(self, now: DateTime<Utc>) -> Result<Self, OfferRefusal> {
        match self.must_be_open(now) {
            Ok(()) => Ok(self.decided(OfferStatus::NotElected, now)),
            Err(_) => self.expired(now),
        }
    }

    /// It has no ground any more. One whose time was over had expired before.
    ///
    /// # Errors
    /// When it was over already.
    pub fn lapsed(self, reason: LapseReason, now: DateTime<Utc>) -> Result<Self, OfferRefusal> {
        match self.must_be_open(now) {
            Ok(()) => Ok(Self {
                lapse_reason: Some(reason),
                ..self.decided(OfferStatus::Lapsed, now)
            }),
            Err(_) => self.expired(now),
        }
    }
}

#[cfg(test)]
#[path = "model_tests.rs"]
pub(crate) mod tests;
