//! Calls and their states. Pure: the time is a parameter.
use crate::{
    applicants::model::{Applicant, ApplicantId},
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
pub(crate) mod tests {
    use super::*;
    use chrono::{Duration, TimeZone};
    use serde_json::json;

    pub(crate) fn noon() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 1, 5, 12, 0, 0).unwrap()
    }

    pub(crate) fn applicant(role: crate::identity::model::Role) -> Applicant {
        let now = noon();
        Applicant {
            programme_id: ProgrammeId::fresh(now),
            id: ApplicantId::fresh(now),
            account_id: AccountId::fresh(now),
            role,
            status: crate::applicants::model::ApplicantStatus::Admitted,
            questionnaire_version: 1,
            answers: json!({ "looking_for": "é".repeat(200), "rhythm": "month" }),
            public_name: "Léa".into(),
            full_name: "Léa Martin".into(),
            job: "Développeuse".into(),
            region: "Rhône".into(),
            fields: vec!["web".into(), "data".into()],
            topics: vec!["confidence".into(), "first_job".into()],
            languages: vec!["fr".into()],
            ways: vec!["video".into(), "chat".into()],
            capacity: None,
            paused_at: None,
            paused_until: None,
            review_words: None,
            decline_reason: None,
            reread_since: None,
            submitted_at: Some(now),
            decided_at: Some(now),
            version: 1,
            created_at: now,
            updated_at: now,
        }
    }

    pub(crate) fn call() -> Call {
        let mentee = applicant(crate::identity::model::Role::Mentee);
        Call::opened(
            CallId::fresh(noon()),
            &mentee,
            Wording::default(),
            None,
            noon(),
        )
        .unwrap()
    }

    #[test]
    fn what_each_state_allows() {
        let later = noon() + Duration::hours(1);
        type Act = fn(Call, DateTime<Utc>) -> Result<Call, CallRefusal>;
        let acts: [(&str, Act); 6] = [
            ("edit", |c, t| c.edited(Wording::default(), t)),
            ("pause", Call::paused),
            ("resume", Call::resumed),
            ("confirm", Call::confirmed),
            ("close", |c, t| c.closed(ClosedReason::NoLonger, t)),
            ("elect", Call::elected),
        ];
        let table: Vec<String> = CallStatus::ALL
            .iter()
            .map(|status| {
                let cells = acts.iter().map(|(name, act)| {
                    let from = Call {
                        status: *status,
                        ..call()
                    };
                    let to = act(from, later).map_or("-", |c| c.status.as_str());
                    format!("{name}: {to:<8}")
                });
                format!("{:<8} {}", status.as_str(), cells.collect::<String>())
                    .trim_end()
                    .to_owned()
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"), @r"
        open     edit: open    pause: paused  resume: -       confirm: open    close: closed  elect: elected
        paused   edit: paused  pause: -       resume: open    confirm: -       close: closed  elect: -
        elected  edit: -       pause: -       resume: -       confirm: -       close: -       elect: -
        closed   edit: -       pause: -       resume: -       confirm: -       close: -       elect: -
        ");
    }

    #[test]
    fn every_change_raises_the_version_and_keeps_her_place() {
        let later = noon() + Duration::days(3);
        let paused = call().paused(later).unwrap();
        assert_eq!((paused.version, paused.updated_at), (2, later));
        let resumed = paused.resumed(later).unwrap();
        assert_eq!(
            (resumed.version, resumed.confirmed_at, resumed.waiting_since),
            (3, later, noon())
        );
    }

    #[test]
    fn only_a_pair_that_never_started_keeps_the_place_in_the_queue() {
        let mentee = applicant(crate::identity::model::Role::Mentee);
        let first = noon() - Duration::days(40);
        let place = |never_started| {
            let before = Before {
                call_id: CallId::fresh(first),
                waiting_since: first,
                never_started,
            };
            let id = CallId::fresh(noon());
            Call::opened(id, &mentee, Wording::default(), Some(before), noon())
                .unwrap()
                .waiting_since
        };
        assert_eq!((place(true), place(false)), (first, noon()));
    }

    #[test]
    fn a_call_says_something() {
        let mentee = Applicant {
            answers: json!({ "looking_for": "court" }),
            ..applicant(crate::identity::model::Role::Mentee)
        };
        let open = |mentee: &Applicant, wording| {
            Call::opened(CallId::fresh(noon()), mentee, wording, None, noon())
        };
        assert_eq!(
            open(&mentee, Wording::default()),
            Err(CallRefusal::WordsMissing)
        );
        let words = Wording {
            words: Some("a".repeat(200)),
            ..Wording::default()
        };
        assert!(open(&mentee, words.clone()).is_ok());
        let without_topics = Applicant {
            topics: vec![],
            ..mentee
        };
        assert_eq!(
            open(&without_topics, words),
            Err(CallRefusal::TopicsMissing)
        );
    }
}
