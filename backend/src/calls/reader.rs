//! A mentor who reads calls: whether she may offer, and how each may suit her.
use super::{
    model::Call,
    store::people::{self, Mentor},
};
use crate::{
    applicants::model::Applicant,
    fit::{
        self,
        compare::{Comparison, Said},
        dto::FitView,
        ground::Ground,
    },
    identity::{call::Actor, model::Role},
    matching::score::profile::Profile,
    platform::{db::Conn, problem::Problem},
    programme::{self, settings::Rules},
};
use chrono::{DateTime, NaiveDate, Utc};

/// What a reader of calls is as a mentor, and the rules that hold for her, read once for a whole page.
pub struct AsMentor {
    pub mentor: Mentor,
    pub rules: Rules,
    /// The day in the programme's zone.
    pub today: NaiveDate,
    /// What scores stand on.
    pub ground: Ground,
}

impl AsMentor {
    /// The reader as a mentor; nothing for who is not admitted as one.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(conn: &Conn, who: &Actor, now: DateTime<Utc>) -> Result<Option<Self>, Problem> {
        if !who.is(Role::Mentor) {
            return Ok(None);
        }
        let id = who.programme_id;
        let (mentor, programme, ground) = crate::together!(
            people::mentor(conn, id, who.account_id, now),
            programme::store::find(conn, id),
            fit::store::ground(conn, id),
        )?;
        let today = programme.today(now)?;
        Ok(mentor.map(|mentor| Self {
            mentor,
            today,
            rules: programme.settings.rules,
            ground,
        }))
    }

    /// Whether she may make one more offer, whatever the call.
    #[must_use]
    pub fn can_offer(&self) -> bool {
        self.mentor.has_room()
            && !self.mentor.applicant.paused_on(self.today)
            && self.mentor.open_offers < i64::from(self.rules.offers_per_mentor)
    }

    /// What tells how calls may suit her.
    ///
    /// # Errors
    /// When the matching settings give no weight to anything, which publishing refuses.
    pub fn fits(&self) -> Result<Fits<'_>, Problem> {
        let mut comparison = Comparison::on(&self.ground).map_err(Problem::internal)?;
        let mentor = comparison.profile(&self.mentor.applicant, Said::default());
        Ok(Fits { comparison, mentor })
    }
}

/// How calls may suit one mentor.
pub struct Fits<'a> {
    comparison: Comparison<'a>,
    mentor: Profile,
}

impl Fits<'_> {
    /// How this call may suit her.
    pub fn of(&mut self, call: &Call, mentee: &Applicant) -> FitView {
        let mentee = self.comparison.profile(mentee, call.said());
        self.comparison.compare(&mentee, &self.mentor).into()
    }
}
