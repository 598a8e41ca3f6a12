//! Applicants and their states. Transitions are pure: they take the time and give the next row or a refusal.
use super::projection::Projection;
use crate::{
    identity::model::{AccountId, ProgrammeId, Role},
    programme::model::ApplicantRole,
};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use serde_json::Value;

crate::ids! {
    /// An account's candidacy in one role.
    ApplicantId,
}

crate::text_enum! {
    /// Where a candidacy stands.
    pub enum ApplicantStatus {
        Draft = "draft",
        Submitted = "submitted",
        NeedsInfo = "needs_info",
        Admitted = "admitted",
        Declined = "declined",
        Withdrawn = "withdrawn",
        Suspended = "suspended",
        Removed = "removed",
        Expired = "expired",
    }
}

crate::text_enum! {
    /// Why an application was declined.
    pub enum DeclineReason {
        NotEligible = "not_eligible",
        NotAFit = "not_a_fit",
        Incomplete = "incomplete",
        Duplicate = "duplicate",
        Other = "other",
    }
}

crate::text_enum! {
    /// Why somebody was suspended or removed.
    pub enum SuspensionReason {
        Conduct = "conduct",
        Unresponsive = "unresponsive",
        OwnRequest = "own_request",
        Other = "other",
    }
}

/// What may happen to a candidacy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Submit,
    AskInfo,
    Admit,
    Decline,
    Withdraw,
    Suspend,
    Reinstate,
    Remove,
    Expire,
}

impl Act {
    /// Every act, in the order of declaration.
    pub const ALL: &'static [Self] = &[
        Self::Submit,
        Self::AskInfo,
        Self::Admit,
        Self::Decline,
        Self::Withdraw,
        Self::Suspend,
        Self::Reinstate,
        Self::Remove,
        Self::Expire,
    ];
}

crate::refusals! {
    /// What applying refuses.
    pub enum ApplicantRefusal {
        AlreadyApplied: Conflict, "already-applied", "You have a live application in this role; go on with that one.";
        ApplicationsClosed: Conflict, "applications-closed", "The programme takes no applications in this role at present.";
        OtherStatus: Conflict, "applicant-in-another-status", "The application's present status does not allow this; read it again to see what is possible.";
        EmailNotVerified: Conflict, "email-not-verified", "Verify your e-mail address first: open the link that was sent to it.";
        AnswersMissing: Invalid, "answers-missing", "Some answers are still needed; `errors` says which.";
        MentorsOnly: Conflict, "mentors-only", "Only an admitted mentor has a capacity and can take a break.";
        NotPaused: Conflict, "not-paused", "There is no break to end.";
        PauseEnd: Invalid, "pause-end-not-possible", "A break ends on a day after today and within a year.";
        NothingToReread: Conflict, "nothing-to-reread", "Nothing changed since the last reading.";
    }
}

/// An account's candidacy in one role.
#[derive(Clone, Debug, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = crate::schema::applicants, check_for_backend(diesel::pg::Pg))]
#[diesel(primary_key(programme_id, id), treat_none_as_null = true)]
pub struct Applicant {
    pub programme_id: ProgrammeId,
    pub id: ApplicantId,
    pub account_id: AccountId,
    /// `Mentee` or `Mentor`.
    pub role: Role,
    pub status: ApplicantStatus,
    pub questionnaire_version: i32,
    pub answers: Value,
    /// What others may call her before a pair lives; never holds a surname.
    pub public_name: String,
    pub full_name: String,
    pub job: String,
    /// Département or country, as shown.
    pub region: String,
    pub fields: Vec<String>,
    pub topics: Vec<String>,
    pub languages: Vec<String>,
    pub ways: Vec<String>,
    /// Places of a mentor; none for a mentee.
    pub capacity: Option<i32>,
    pub paused_at: Option<DateTime<Utc>>,
    pub paused_until: Option<NaiveDate>,
    pub review_words: Option<String>,
    pub decline_reason: Option<String>,
    pub reread_since: Option<DateTime<Utc>>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub decided_at: Option<DateTime<Utc>>,
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// The status that follows, if this may happen to one that stands so.
///
/// # Errors
/// A conflict when it may not.
pub const fn next(status: ApplicantStatus, act: Act) -> Result<ApplicantStatus, ApplicantRefusal> {
    use ApplicantStatus as S;
    match (status, act) {
        (S::Draft | S::NeedsInfo, Act::Submit) => Ok(S::Submitted),
        (S::Submitted, Act::AskInfo) => Ok(S::NeedsInfo),
        // An application that waits for more may lack answers: it is submitted again before it is admitted.
        (S::Submitted, Act::Admit) => Ok(S::Admitted),
        (S::Submitted | S::NeedsInfo, Act::Decline) => Ok(S::Declined),
        (S::Draft | S::Submitted | S::NeedsInfo | S::Admitted | S::Suspended, Act::Withdraw) => {
            Ok(S::Withdrawn)
        }
        (S::Admitted, Act::Suspend) => Ok(S::Suspended),
        (S::Suspended, Act::Reinstate) => Ok(S::Admitted),
        (S::Suspended, Act::Remove) => Ok(S::Removed),
        (S::Draft, Act::Expire) => Ok(S::Expired),
        _ => Err(ApplicantRefusal::OtherStatus),
    }
}

impl Applicant {
    /// A draft that nobody wrote in yet.
    #[must_use]
    pub fn draft(
        programme_id: ProgrammeId,
        id: ApplicantId,
        account_id: AccountId,
        role: ApplicantRole,
        questionnaire_version: i32,
        now: DateTime<Utc>,
    ) -> Self {
        let empty = Self {
            programme_id,
            id,
            account_id,
            role: role.into(),
            status: ApplicantStatus::Draft,
            questionnaire_version,
            answers: Value::Object(serde_json::Map::new()),
            public_name: String::new(),
            full_name: String::new(),
            job: String::new(),
            region: String::new(),
            fields: vec![],
            topics: vec![],
            languages: vec![],
            ways: vec![],
            capacity: None,
            paused_at: None,
            paused_until: None,
            review_words: None,
            decline_reason: None,
            reread_since: None,
            submitted_at: None,
            decided_at: None,
            version: 1,
            created_at: now,
            updated_at: now,
        };
        empty.projected()
    }

    /// Whether this may happen to her now.
    #[must_use]
    pub const fn may(&self, act: Act) -> bool {
        next(self.status, act).is_ok()
    }

    /// Whether her answers may be changed.
    #[must_use]
    pub const fn may_edit(&self) -> bool {
        use ApplicantStatus as S;
        matches!(
            self.status,
            S::Draft | S::Submitted | S::NeedsInfo | S::Admitted
        )
    }

    /// Whether answers may still be half-written: nobody decided on them, nobody reads them.
    #[must_use]
    pub const fn is_in_hand(&self) -> bool {
        matches!(
            self.status,
            ApplicantStatus::Draft | ApplicantStatus::NeedsInfo
        )
    }

    /// Whether she is an admitted mentor.
    #[must_use]
    pub fn mentors(&self) -> bool {
        self.role == Role::Mentor && self.status == ApplicantStatus::Admitted
    }

    /// Whether she takes a break on this day of the programme's zone.
    #[must_use]
    pub fn paused_on(&self, today: NaiveDate) -> bool {
        self.paused_at.is_some() && self.paused_until.is_none_or(|until| today < until)
    }

    fn after(self, act: Act, now: DateTime<Utc>) -> Result<Self, ApplicantRefusal> {
        let status = next(self.status, act)?;
        Ok(Self { status, ..self }.touched(now))
    }

    fn touched(self, now: DateTime<Utc>) -> Self {
        Self {
            version: self.version + 1,
            updated_at: now,
            ..self
        }
    }

    /// Handed in. The first time counts for her place in the queue.
    ///
    /// # Errors
    /// A conflict in any other status than draft and needs-info.
    pub fn submitted(self, now: DateTime<Utc>) -> Result<Self, ApplicantRefusal> {
        let submitted_at = self.submitted_at.or(Some(now));
        Ok(Self {
            submitted_at,
            review_words: None,
            ..self.after(Act::Submit, now)?
        })
    }

    /// Given back with a question.
    ///
    /// # Errors
    /// A conflict unless it is submitted.
    pub fn info_asked(self, words: String, now: DateTime<Utc>) -> Result<Self, ApplicantRefusal> {
        Ok(Self {
            review_words: Some(words),
            ..self.after(Act::AskInfo, now)?
        })
    }

    /// Let in.
    ///
    /// # Errors
    /// A conflict unless it is submitted.
    pub fn admitted(self, now: DateTime<Utc>) -> Result<Self, ApplicantRefusal> {
        let admitted = self.after(Act::Admit, now)?;
        Ok(Self {
            decided_at: Some(now),
            review_words: None,
            ..admitted
        })
    }

    /// Not let in, for a reason and with words to her.
    ///
    /// # Errors
    /// A conflict unless it is submitted or waits for more.
    pub fn declined(
        self,
        reason: DeclineReason,
        words: String,
        now: DateTime<Utc>,
    ) -> Result<Self, ApplicantRefusal> {
        let decline_reason = Some(reason.as_str().to_owned());
        let declined = self.after(Act::Decline, now)?;
        Ok(Self {
            decline_reason,
            review_words: Some(words),
            decided_at: Some(now),
            ..declined
        })
    }

    /// Taken back by her.
    ///
    /// # Errors
    /// A conflict when it is over already.
    pub fn withdrawn(self, now: DateTime<Utc>) -> Result<Self, ApplicantRefusal> {
        Ok(self.after(Act::Withdraw, now)?.without_pause())
    }

    /// Put on hold by organisers.
    ///
    /// # Errors
    /// A conflict unless she is admitted.
    pub fn suspended(self, now: DateTime<Utc>) -> Result<Self, ApplicantRefusal> {
        self.after(Act::Suspend, now)
    }

    /// Back from being on hold.
    ///
    /// # Errors
    /// A conflict unless she is suspended.
    pub fn reinstated(self, now: DateTime<Utc>) -> Result<Self, ApplicantRefusal> {
        self.after(Act::Reinstate, now)
    }

    /// Out for good.
    ///
    /// # Errors
    /// A conflict unless she is suspended.
    pub fn removed(self, now: DateTime<Utc>) -> Result<Self, ApplicantRefusal> {
        Ok(self.after(Act::Remove, now)?.without_pause())
    }

    fn without_pause(self) -> Self {
        Self {
            paused_at: None,
            paused_until: None,
            ..self
        }
    }

    /// On a break from now to a day, or until she says so.
    ///
    /// # Errors
    /// A conflict unless she mentors; invalid unless the day lies after `today` and within a year.
    pub fn paused(
        self,
        until: Option<NaiveDate>,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<Self, ApplicantRefusal> {
        if !self.mentors() {
            return Err(ApplicantRefusal::MentorsOnly);
        }
        let in_a_year = today + chrono::Days::new(366);
        if until.is_some_and(|day| day <= today || day > in_a_year) {
            return Err(ApplicantRefusal::PauseEnd);
        }
        let paused_at = self.paused_at.or(Some(now));
        Ok(Self {
            paused_at,
            paused_until: until,
            ..self
        }
        .touched(now))
    }

    /// Back from a break.
    ///
    /// # Errors
    /// A conflict unless she mentors and takes one.
    pub fn resumed(self, now: DateTime<Utc>) -> Result<Self, ApplicantRefusal> {
        if !self.mentors() {
            return Err(ApplicantRefusal::MentorsOnly);
        }
        if self.paused_at.is_none() {
            return Err(ApplicantRefusal::NotPaused);
        }
        Ok(self.without_pause().touched(now))
    }

    /// Her answers, changed; what lists read follows. A substantive change after admission asks for a second look.
    ///
    /// # Errors
    /// A conflict when answers can no longer be changed.
    pub fn edited(self, answers: Value, now: DateTime<Utc>) -> Result<Self, ApplicantRefusal> {
        if !self.may_edit() {
            return Err(ApplicantRefusal::OtherStatus);
        }
        let before = self.clone();
        let after = Self { answers, ..self }.projected().touched(now);
        let flagged = before.status == ApplicantStatus::Admitted && substantive(&before, &after);
        let reread_since = after.reread_since.or(flagged.then_some(now));
        Ok(Self {
            reread_since,
            ..after
        })
    }

    /// What lists and filters read, read off the answers again.
    fn projected(self) -> Self {
        let read = Projection::of(self.role, &self.answers);
        Self {
            public_name: read.public_name,
            full_name: read.full_name,
            job: read.job,
            region: read.region,
            fields: read.fields,
            topics: read.topics,
            languages: read.languages,
            ways: read.ways,
            capacity: read.capacity,
            ..self
        }
    }

    /// Read again by an organiser.
    ///
    /// # Errors
    /// A conflict when nothing changed since the last reading.
    pub fn reread(self, now: DateTime<Utc>) -> Result<Self, ApplicantRefusal> {
        if self.reread_since.is_none() {
            return Err(ApplicantRefusal::NothingToReread);
        }
        Ok(Self {
            reread_since: None,
            ..self
        }
        .touched(now))
    }
}

/// Eligibility, capacity up, or the words that the other side reads.
fn substantive(before: &Applicant, after: &Applicant) -> bool {
    const READ_BY_OTHERS: &[&str] = &["eligible", "adult", "looking_for", "to_mentees"];
    let changed = |key: &&str| before.answers.get(key) != after.answers.get(key);
    READ_BY_OTHERS.iter().any(changed) || after.capacity > before.capacity
}

#[cfg(test)]
#[path = "model_tests.rs"]
mod tests;
