//! From an event to the mails it asks for, and from a mail to the letter that leaves.
use super::{
    dates,
    model::{Facts, Letter, MailTemplate, Recipient, SendMail, Told, mails},
    render, store,
};
use crate::{
    identity::{
        commands::links,
        model::{AccountId, Locale, ProgrammeId, Role},
        token::Keys,
    },
    jobs::{self, JobError, NewJob},
    outbox::EventId,
    platform::{
        db::{self, Conn},
        problem::Problem,
    },
};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;
use serde_json::Value;

/// Queues the mails that an event asks for. Done again, it queues nothing more.
///
/// # Errors
/// The database's.
pub async fn fan_out(
    conn: &mut Conn,
    programme: ProgrammeId,
    event: EventId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    db::transaction(conn, move |conn| {
        async move {
            let Some(mut told) = store::event(conn, programme, event).await? else {
                return Ok(());
            };
            if told.kind.starts_with("applicant.") && told.refs.account_id.is_none() {
                let candidacy = store::candidacy(conn, programme, told.subject_id).await?;
                told.refs.account_id = candidacy.map(|c| c.account_id);
            }
            for (template, account_id) in mails(&told) {
                let mail = SendMail {
                    event_id: event,
                    template,
                    account_id,
                };
                let job = NewJob {
                    programme_id: programme,
                    kind: "send_mail",
                    key: mail.key(),
                    payload: serde_json::to_value(mail).map_err(Problem::internal)?,
                };
                jobs::enqueue(conn, job, now, now).await?;
            }
            Ok(())
        }
        .boxed()
    })
    .await
}

/// What a letter is written with.
pub struct Desk<'a> {
    pub keys: &'a Keys,
    pub public_url: &'a str,
    /// The domain of Message-IDs.
    pub domain: &'a str,
    pub programme: ProgrammeId,
    pub now: DateTime<Utc>,
}

impl Desk<'_> {
    /// The letter, or None when it must not leave any more: the account is gone, its address was never confirmed, the
    /// pair whose details it would tell has ended.
    ///
    /// # Errors
    /// To try again after the database's; to give up on a template with a hole.
    pub async fn compose(
        &self,
        conn: &mut Conn,
        mail: SendMail,
    ) -> Result<Option<Letter>, JobError> {
        let Some(told) = store::event(conn, self.programme, mail.event_id).await? else {
            return Ok(None);
        };
        let Some(to) = store::recipient(conn, self.programme, mail.account_id).await? else {
            return Ok(None);
        };
        if !to.email_verified && mail.template.purpose().is_none() {
            return Ok(None);
        }
        let Some(facts) = self.facts(conn, mail, &told, &to).await? else {
            return Ok(None);
        };
        let rendered =
            render::render(mail.template, to.locale, &facts).map_err(JobError::give_up)?;
        Ok(Some(Letter {
            message_id: mail.message_id(self.domain),
            to: to.email,
            subject: rendered.subject,
            text: rendered.text,
            html: rendered.html,
        }))
    }

    /// What every mail may say, then what this one says.
    async fn facts(
        &self,
        conn: &mut Conn,
        mail: SendMail,
        told: &Told,
        to: &Recipient,
    ) -> Result<Option<Facts>, Problem> {
        let (programme, host, settings) = store::programme(conn, self.programme).await?;
        let home = home(self.public_url, host.as_deref());
        let noun = |role: &str, number: &str, default: (&str, &str)| {
            noun(&settings, role, number, to.locale, default)
        };
        let mut facts = Facts {
            programme,
            locale: to.locale.as_str().into(),
            name: to.name.clone(),
            mentee: noun("mentee_noun", "singular", ("filleule", "mentee")),
            mentees: noun("mentee_noun", "plural", ("filleules", "mentees")),
            mentor: noun("mentor_noun", "singular", ("marraine", "mentor")),
            mentors: noun("mentor_noun", "plural", ("marraines", "mentors")),
            home,
            ..Facts::default()
        };
        let there = match mail.template {
            MailTemplate::VerifyEmail | MailTemplate::SignIn | MailTemplate::ResetPassword => {
                self.about_the_account(conn, mail, told, to, &mut facts)
                    .await?
            }
            MailTemplate::ApplicationReceived
            | MailTemplate::NeedsInfo
            | MailTemplate::Admitted
            | MailTemplate::Declined => {
                self.about_a_candidacy(conn, mail.template, told, &mut facts)
                    .await?
            }
            _ => self.about_two(conn, mail, told, to, &mut facts).await?,
        };
        Ok(there.then_some(facts))
    }

    async fn about_the_account(
        &self,
        conn: &mut Conn,
        mail: SendMail,
        told: &Told,
        to: &Recipient,
        facts: &mut Facts,
    ) -> Result<bool, Problem> {
        let Some(purpose) = mail.template.purpose() else {
            return Ok(false);
        };
        // Made here and not when it was asked for: the token is in no table and no queue.
        let path = links::make(
            conn,
            self.keys,
            mail.account_id,
            purpose,
            told.id.0,
            self.now,
        )
        .await?;
        facts.link = format!("{}{path}", facts.home);
        facts.life = Some(dates::life(purpose, to.locale));
        facts.known = Some(told.reason.as_deref() == Some("already_registered"));
        Ok(true)
    }

    async fn about_a_candidacy(
        &self,
        conn: &mut Conn,
        template: MailTemplate,
        told: &Told,
        facts: &mut Facts,
    ) -> Result<bool, Problem> {
        let Some(candidacy) = store::candidacy(conn, self.programme, told.subject_id).await? else {
            return Ok(false);
        };
        let is_mentee = candidacy.role == Role::Mentee;
        let path = match template {
            MailTemplate::Admitted if is_mentee => "/appel".into(),
            MailTemplate::Admitted => "/appels".into(),
            MailTemplate::Declined => "/guide".into(),
            _ => format!("/candidature/{}", candidacy.role),
        };
        facts.link = format!("{}{path}", facts.home);
        facts.is_mentee = Some(is_mentee);
        facts.role = Some(if is_mentee {
            facts.mentee.clone()
        } else {
            facts.mentor.clone()
        });
        facts.words = Some(candidacy.words.unwrap_or_default());
        facts.reason = Some(candidacy.decline_reason.unwrap_or_default());
        Ok(true)
    }

    async fn about_two(
        &self,
        conn: &mut Conn,
        mail: SendMail,
        told: &Told,
        to: &Recipient,
        facts: &mut Facts,
    ) -> Result<bool, Problem> {
        let is_mentee = told.refs.mentee_id == Some(mail.account_id);
        facts.is_mentee = Some(is_mentee);
        facts.link = format!("{}{}", facts.home, path(mail.template, told, is_mentee));
        facts.reason = Some(told.reason.clone().unwrap_or_default());
        if names_the_other(mail.template) {
            facts.other = Some(self.other(conn, told, mail.account_id, facts).await?);
        }
        if mail.template == MailTemplate::NewOffer {
            let offer = told.refs.offer_id.unwrap_or(told.subject_id);
            // Withdrawn or decided meanwhile: no news any more.
            let Some(at) = store::open_offer_expiry(conn, self.programme, offer).await? else {
                return Ok(false);
            };
            facts.expires = Some(dates::day(at, &to.time_zone, to.locale));
        }
        if mail.template == MailTemplate::PairIntroduction {
            let pairing = told.refs.pairing_id.unwrap_or(told.subject_id);
            facts.partner =
                store::live_partner(conn, self.programme, pairing, mail.account_id).await?;
            return Ok(facts.partner.is_some());
        }
        Ok(true)
    }

    /// What the other one is called: her public name, else the programme's noun for her.
    async fn other(
        &self,
        conn: &mut Conn,
        told: &Told,
        reader: AccountId,
        facts: &Facts,
    ) -> Result<String, Problem> {
        let (role, noun) = match told.refs.mentee_id == Some(reader) {
            true => (Role::Mentor, &facts.mentor),
            false => (Role::Mentee, &facts.mentee),
        };
        let name = match told.refs.partner_of(reader) {
            Some(other) => store::public_name(conn, self.programme, other, Some(role)).await?,
            None => String::new(),
        };
        Ok(if name.is_empty() { noun.clone() } else { name })
    }
}

/// Whoever is not chosen is told kindly and without names.
const fn names_the_other(template: MailTemplate) -> bool {
    matches!(
        template,
        MailTemplate::NewOffer
            | MailTemplate::Question
            | MailTemplate::ElectedMentee
            | MailTemplate::ElectedMentor
            | MailTemplate::PairEnded
    )
}

/// Where the mail leads.
fn path(template: MailTemplate, told: &Told, is_mentee: bool) -> String {
    let offer = told.refs.offer_id.unwrap_or(told.subject_id);
    match template {
        MailTemplate::NewOffer => format!("/offres/{offer}"),
        MailTemplate::Question if is_mentee => format!("/offres/{offer}"),
        MailTemplate::Question => "/mes-offres".into(),
        MailTemplate::NotElected | MailTemplate::OfferLapsed | MailTemplate::OfferDeclined => {
            "/appels".into()
        }
        MailTemplate::PairIntroduction | MailTemplate::PairEnded => {
            format!(
                "/binome/{}",
                told.refs.pairing_id.unwrap_or(told.subject_id)
            )
        }
        _ => told
            .refs
            .pairing_id
            .map_or_else(|| "/accueil".into(), |id| format!("/binome/{id}")),
    }
}

/// The address of a programme's pages: its own host's, else the deployment's.
fn home(public_url: &str, host: Option<&str>) -> String {
    match (host, public_url.split_once("://")) {
        (Some(host), Some((scheme, _))) => format!("{scheme}://{host}"),
        _ => public_url.to_owned(),
    }
}

/// A noun of the programme's settings, or the usual one.
fn noun(
    settings: &Value,
    role: &str,
    number: &str,
    locale: Locale,
    (fr, en): (&str, &str),
) -> String {
    let usual = match locale {
        Locale::Fr => fr,
        Locale::En => en,
    };
    settings
        .pointer(&format!("/{role}/{number}/{locale}"))
        .and_then(Value::as_str)
        .unwrap_or(usual)
        .to_owned()
}
