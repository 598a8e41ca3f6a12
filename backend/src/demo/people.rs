//! Accounts, applications and what organisers decided on them.
use super::{
    ACCOUNTS,
    cast::{Cast, Member, Standing},
};
use crate::{
    applicants::{
        answers::Answers,
        commands,
        model::{Applicant, ApplicantId, DeclineReason, SuspensionReason},
        projection::normalised,
    },
    identity::{
        call::Actor,
        model::{AccountId, Locale, ProgrammeId, Role, SessionId},
        store::{accounts, grants},
    },
    platform::{
        db::Conn,
        etag::IfMatch,
        idempotency::{IdempotencyKey, Once},
        problem::Problem,
    },
    programme::{self, model::ApplicantRole},
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Tz;
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

/// Where it happens, who is there, and the hour.
pub struct Scene {
    pub programme: ProgrammeId,
    pub now: DateTime<Utc>,
    pub zone: Tz,
    pub people: HashMap<String, Actor>,
    charter: i32,
    hash: String,
    organiser: Actor,
    steps: i64,
}

impl Scene {
    /// The accounts that are nobody's application: organiser, administrator, newcomer.
    pub async fn open(
        conn: &mut Conn,
        programme: ProgrammeId,
        hash: String,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let zone = programme::store::time_zone(conn, programme).await?;
        let charter = programme::store::current_charter_version(conn, programme).await?;
        let nobody = actor(programme, AccountId(Uuid::nil()), None);
        let people = HashMap::new();
        let (organiser, steps) = (nobody, 0);
        let mut scene = Self {
            programme,
            now,
            zone,
            people,
            charter,
            hash,
            organiser,
            steps,
        };
        let first = scene.at(400);
        let camille = scene
            .account(conn, "camille.orga@demo.example", first)
            .await?;
        let alix = scene
            .account(conn, "alix.admin@demo.example", first)
            .await?;
        for (account, role) in [(camille, Role::Organiser), (alix, Role::Administrator)] {
            grants::insert(conn, programme, account, role, None, first).await?;
        }
        scene.organiser = actor(programme, camille, Some(Role::Organiser));
        let lately = scene.at(1);
        scene.account(conn, "nouvelle@demo.example", lately).await?;
        Ok(scene)
    }

    /// A moment of that day, later than every moment of it before; the day of today has none yet.
    pub fn at(&mut self, days_ago: i64) -> DateTime<Utc> {
        self.steps += 1;
        self.now - Duration::days(days_ago.max(1)) + Duration::seconds(self.steps * 13)
    }

    /// The day of a moment, in the programme's zone.
    #[must_use]
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }

    async fn account(
        &self,
        conn: &mut Conn,
        email: &str,
        at: DateTime<Utc>,
    ) -> Result<AccountId, Problem> {
        let signs_in = ACCOUNTS.iter().any(|account| account.email == email);
        let hash = signs_in.then_some(self.hash.as_str());
        let id = AccountId::fresh(at);
        if !accounts::insert(conn, id, email, hash, Locale::Fr, at).await? {
            return Err(Problem::internal(anyhow::anyhow!(
                "{email} has an account already"
            )));
        }
        accounts::verify(conn, id, at).await?;
        Ok(id)
    }

    /// Everybody signs up and applies; organisers decide.
    pub async fn enter(&mut self, conn: &mut Conn, cast: &Cast) -> Result<(), Problem> {
        for member in &cast.mentors {
            self.apply(conn, member, ApplicantRole::Mentor).await?;
        }
        for member in &cast.mentees {
            self.apply(conn, member, ApplicantRole::Mentee).await?;
        }
        Ok(())
    }

    async fn apply(
        &mut self,
        conn: &mut Conn,
        member: &Member,
        role: ApplicantRole,
    ) -> Result<(), Problem> {
        let day = member.applied();
        let at = self.at(day);
        let account = self.account(conn, &address(member), at).await?;
        let who = actor(self.programme, account, Some(role.into()));
        let at = self.at(day);
        let draft = commands::apply(conn, &who, role, once(&who, "apply")?, at).await?;
        let answers = self.answers(member, role);
        let (read, at) = (IfMatch::of(draft.version), self.at(day));
        let written = commands::edit(conn, &who, draft.id, read, answers, at).await?;
        self.people.insert(member.id.clone(), who.clone());
        if member.status == Standing::Draft {
            return Ok(());
        }
        let at = self.at(day);
        let sent = commands::submit(conn, &who, written.id, at).await?;
        self.decide(conn, member, &who, sent).await
    }

    async fn decide(
        &mut self,
        conn: &mut Conn,
        member: &Member,
        who: &Actor,
        sent: Applicant,
    ) -> Result<(), Problem> {
        let (id, organiser) = (sent.id, self.organiser.clone());
        let at = self.at(member.applied() - 2);
        let words = |text: &Option<String>| text.clone().unwrap_or_default();
        match member.status {
            Standing::Draft | Standing::Submitted => {}
            Standing::NeedsInfo => {
                commands::ask_info(conn, &organiser, id, words(&member.asked), at).await?;
            }
            Standing::Declined => {
                let (reason, words) = (DeclineReason::NotEligible, words(&member.declined));
                commands::decline(conn, &organiser, id, reason, words, at).await?;
            }
            Standing::Withdrawn => {
                commands::withdraw_in(conn, who, id, at).await?;
            }
            Standing::Admitted => {
                commands::admit(conn, &organiser, id, at).await?;
            }
            Standing::Suspended => {
                commands::admit(conn, &organiser, id, at).await?;
                let (why, at) = (SuspensionReason::Unresponsive, self.at(20));
                commands::suspend_in(conn, &organiser, id, why, at).await?;
            }
        }
        if let Some(day) = member.paused {
            self.take_break(conn, who, id, day, member.paused_until)
                .await?;
        }
        Ok(())
    }

    async fn take_break(
        &mut self,
        conn: &mut Conn,
        who: &Actor,
        id: ApplicantId,
        day: i64,
        until: Option<i64>,
    ) -> Result<(), Problem> {
        let at = self.at(day);
        let until = until.map(|days| self.day(self.now + Duration::days(days)));
        commands::pause_in(conn, who, id, until, at).await.map(drop)
    }

    fn answers(&self, member: &Member, role: ApplicantRole) -> Answers {
        let words = match role {
            ApplicantRole::Mentee => "looking_for",
            ApplicantRole::Mentor => "to_mentees",
        };
        let mut answers = Answers::new();
        let mut say = |key: &str, value| drop(answers.insert(key.to_owned(), value));
        say("first_name", json!(member.first));
        say("last_name", json!(member.last));
        say("job", json!(member.job));
        say(words, json!(member.words));
        if member.status == Standing::Draft {
            return answers;
        }
        say("eligible", json!(true));
        say("adult", json!(true));
        say("situation", json!(member.situation));
        say("years", json!(member.years));
        say("fields", json!(member.fields));
        say("place", json!(member.place));
        say("topics", json!(member.topics));
        say("ways", json!(member.ways));
        say("charter", json!(self.charter));
        // Some like to be found, some to be written to; most leave the boxes alone.
        say("consent_directory", json!(member.years % 3 == 0));
        say("consent_newsletter", json!(member.years % 2 == 0));
        if !member.languages.is_empty() {
            say("languages", json!(member.languages));
        }
        let some = [
            ("rhythm", &member.rhythm),
            ("pronouns", &member.pronouns),
            ("path", &member.path),
        ];
        for (key, value) in some {
            if let Some(value) = value {
                say(key, json!(value));
            }
        }
        if let Some(capacity) = member.capacity {
            say("capacity", json!(capacity));
            say("first_time", json!(member.first_time));
            say("was_mentee", json!(member.was_mentee));
        }
        answers
    }
}

/// Known accounts have an address that says their role; the others one made from their name.
fn address(member: &Member) -> String {
    match member.id.as_str() {
        "lea" | "ines" => format!("{}.filleule@demo.example", member.id),
        "nora" | "sofia" => format!("{}.marraine@demo.example", member.id),
        _ => format!(
            "{}@demo.example",
            normalised(&format!("{} {}", member.first, member.last)).replace(' ', ".")
        ),
    }
}

fn actor(programme_id: ProgrammeId, account_id: AccountId, role: Option<Role>) -> Actor {
    Actor {
        account_id,
        programme_id,
        session_id: SessionId(Uuid::nil()),
        email_verified: true,
        roles: role.into_iter().collect(),
    }
}

/// A key for an intention of hers that nobody had before.
pub fn once(who: &Actor, what: &str) -> Result<Once, Problem> {
    let key = IdempotencyKey::of(format!("demo:{what}"), "demo");
    key.bind(who.programme_id.0, who.account_id.0, &what)
}
