//! Offers and their states. Pure: the time is a parameter.
pub use crate::calls::model::OfferId;
use crate::{
    applicants::model::ApplicantId,
    calls::model::{CallId, Rhythm},
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
        CharterNotCurrent: Conflict, "charter-not-current", "The charter changed; read and accept it, then try again.";
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
pub(crate) mod tests {
    use super::*;
    use crate::calls::model::tests::{call, noon};
    use chrono::Duration;
    use chrono_tz::Europe::Paris;

    pub(crate) fn offer() -> Offer {
        let (call, now) = (call(), noon());
        Offer {
            programme_id: call.programme_id,
            id: OfferId::fresh(now),
            call_id: call.id,
            mentee_id: call.mentee_id,
            applicant_id: ApplicantId::fresh(now),
            mentor_id: AccountId::fresh(now),
            status: OfferStatus::Open,
            why: "Parce que".into(),
            how: "Comme ceci".into(),
            rhythm: Rhythm::Month,
            ways: vec!["video".into()],
            limits: None,
            talk_first: true,
            expires_at: now + Duration::days(21),
            extended_at: None,
            lapse_reason: None,
            decided_at: None,
            version: 1,
            created_at: now,
            updated_at: now,
        }
    }

    #[test]
    fn what_each_state_allows() {
        type Act = fn(Offer, DateTime<Utc>) -> Result<Offer, OfferRefusal>;
        let acts: [(&str, Act); 8] = [
            ("edit", |o, t| o.edited(Edit::default(), t)),
            ("withdraw", Offer::withdrawn),
            ("decline", Offer::declined),
            ("extend", |o, t| o.extended(14, Paris, t)),
            ("elect", Offer::elected),
            ("expire", Offer::expired),
            ("pass", Offer::passed_over),
            ("lapse", |o, t| o.lapsed(LapseReason::MentorFull, t)),
        ];
        let row = |name: &str, from: &Offer, at: DateTime<Utc>| {
            let cells = acts.iter().map(|(act, run)| {
                let to = match run(from.clone(), at) {
                    Ok(offer) => offer.status.as_str(),
                    Err(OfferRefusal::Expired) => "410",
                    Err(_) => "-",
                };
                format!("{act}: {to:<12}")
            });
            format!("{name:<12} {}", cells.collect::<String>())
                .trim_end()
                .to_owned()
        };
        let mut table: Vec<String> = OfferStatus::ALL
            .iter()
            .map(|status| {
                let from = Offer {
                    status: *status,
                    ..offer()
                };
                row(status.as_str(), &from, noon() + Duration::hours(1))
            })
            .collect();
        let end = offer().expires_at;
        table.push(row("last second", &offer(), end - Duration::seconds(1)));
        table.push(row("out of time", &offer(), end));
        insta::assert_snapshot!(table.join("\n"), @r"
        open         edit: open        withdraw: withdrawn   decline: declined    extend: open        elect: elected     expire: -           pass: not_elected lapse: lapsed
        elected      edit: -           withdraw: -           decline: -           extend: -           elect: -           expire: -           pass: -           lapse: -
        not_elected  edit: -           withdraw: -           decline: -           extend: -           elect: -           expire: -           pass: -           lapse: -
        declined     edit: -           withdraw: -           decline: -           extend: -           elect: -           expire: -           pass: -           lapse: -
        withdrawn    edit: -           withdraw: -           decline: -           extend: -           elect: -           expire: -           pass: -           lapse: -
        expired      edit: 410         withdraw: 410         decline: 410         extend: 410         elect: 410         expire: -           pass: -           lapse: -
        lapsed       edit: -           withdraw: -           decline: -           extend: -           elect: -           expire: -           pass: -           lapse: -
        last second  edit: open        withdraw: withdrawn   decline: declined    extend: open        elect: elected     expire: -           pass: not_elected lapse: lapsed
        out of time  edit: 410         withdraw: 410         decline: 410         extend: 410         elect: 410         expire: expired     pass: expired     lapse: expired
        ");
    }

    #[test]
    fn a_decision_has_a_time_and_raises_the_version() {
        let later = noon() + Duration::days(2);
        let declined = offer().declined(later).unwrap();
        assert_eq!(
            (declined.decided_at, declined.version, declined.updated_at),
            (Some(later), 2, later)
        );
    }

    #[test]
    fn she_may_extend_once() {
        let extended = offer().extended(14, Paris, noon()).unwrap();
        assert_eq!(extended.expires_at, noon() + Duration::days(35));
        assert_eq!(
            extended.extended(14, Paris, noon()),
            Err(OfferRefusal::AlreadyExtended)
        );
    }

    #[test]
    fn a_deadline_keeps_its_time_of_day_across_a_clock_change() {
        let utc = |m, d, h, min| Utc.with_ymd_and_hms(2026, m, d, h, min, 0).unwrap();
        // 29 March 2026, 2:00 becomes 3:00; 25 October 2026, 3:00 becomes 2:00.
        let cases = [
            (utc(1, 5, 9, 0), utc(1, 26, 9, 0), "no change"),
            (utc(3, 15, 9, 0), utc(4, 5, 8, 0), "into summer time"),
            (utc(10, 10, 8, 0), utc(10, 31, 9, 0), "into winter time"),
            (utc(3, 8, 1, 30), utc(3, 29, 1, 30), "2:30 is skipped: 3:30"),
            (
                utc(10, 4, 0, 30),
                utc(10, 25, 1, 30),
                "2:30 comes twice: the second",
            ),
        ];
        for (from, to, what) in cases {
            assert_eq!(days_later(from, 21, Paris), to, "{what}");
        }
    }

    #[test]
    fn the_same_letter_with_other_spaces_is_the_same() {
        let sent = vec!["Chère Léa,\n  je peux vous aider.".to_owned()];
        assert!(repeats("chère  LÉA, je peux vous aider. ", &sent));
        assert!(!repeats("Chère Inès, je peux vous aider.", &sent));
    }

    #[test]
    fn empty_limits_are_no_limits() {
        let with = |limits: &str| Edit {
            limits: Some(limits.into()),
            ..Edit::default()
        };
        let limited = offer().edited(with("Pas le lundi"), noon()).unwrap();
        assert_eq!(limited.limits.as_deref(), Some("Pas le lundi"));
        let same = limited.clone().edited(Edit::default(), noon()).unwrap();
        assert_eq!(same.limits, limited.limits);
        assert_eq!(limited.edited(with(""), noon()).unwrap().limits, None);
    }
}
