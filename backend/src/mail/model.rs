//! Which event tells whom.
use crate::{
    identity::model::{AccountId, LinkPurpose, Locale, Role},
    outbox::EventId,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

crate::text_enum! {
    /// A mail, named as its folder in `templates/mail`.
    pub enum MailTemplate {
        VerifyEmail = "verify_email",
        SignIn = "sign_in",
        ResetPassword = "reset_password",
        ApplicationReceived = "application_received",
        NeedsInfo = "needs_info",
        Admitted = "admitted",
        Declined = "declined",
        NewOffer = "new_offer",
        Question = "question",
        ElectedMentee = "elected_mentee",
        ElectedMentor = "elected_mentor",
        NotElected = "not_elected",
        OfferLapsed = "offer_lapsed",
        OfferDeclined = "offer_declined",
        PairIntroduction = "pair_introduction",
        PairEnded = "pair_ended",
    }
}

impl MailTemplate {
    /// The purpose of the link that the mail carries, if it acts for its reader. Such mails are about the account
    /// itself: they leave at once and also to an address that is not confirmed.
    #[must_use]
    pub const fn purpose(self) -> Option<LinkPurpose> {
        match self {
            Self::VerifyEmail => Some(LinkPurpose::VerifyEmail),
            Self::SignIn => Some(LinkPurpose::SignIn),
            Self::ResetPassword => Some(LinkPurpose::ResetPassword),
            _ => None,
        }
    }
}

/// Ids that an event carries for those who are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Refs {
    pub account_id: Option<AccountId>,
    pub mentee_id: Option<AccountId>,
    pub mentor_id: Option<AccountId>,
    pub offer_id: Option<Uuid>,
    pub pairing_id: Option<Uuid>,
    pub election_id: Option<Uuid>,
}

impl Refs {
    /// The other one of the two.
    #[must_use]
    pub fn partner_of(&self, account: AccountId) -> Option<AccountId> {
        if self.mentee_id == Some(account) {
            self.mentor_id
        } else {
            self.mentee_id
        }
    }
}

/// An event, as far as mails look at it.
#[derive(Clone, Debug)]
pub struct Told {
    pub id: EventId,
    pub kind: String,
    pub actor_id: Option<AccountId>,
    pub subject_id: Uuid,
    pub reason: Option<String>,
    pub refs: Refs,
}

/// Who is told.
#[derive(Clone, Copy)]
enum To {
    Account,
    Mentee,
    Mentor,
    /// Those of the two who did not do it themselves.
    Others,
}

/// Event kind, mail, whom it goes to. What is not here goes out to nobody.
const MAILS: &[(&str, MailTemplate, To)] = &[
    (
        "account.verification_asked",
        MailTemplate::VerifyEmail,
        To::Account,
    ),
    ("account.sign_in_asked", MailTemplate::SignIn, To::Account),
    (
        "account.reset_asked",
        MailTemplate::ResetPassword,
        To::Account,
    ),
    (
        "applicant.submitted",
        MailTemplate::ApplicationReceived,
        To::Account,
    ),
    ("applicant.info_asked", MailTemplate::NeedsInfo, To::Account),
    ("applicant.admitted", MailTemplate::Admitted, To::Account),
    ("applicant.declined", MailTemplate::Declined, To::Account),
    ("offer.made", MailTemplate::NewOffer, To::Mentee),
    ("offer.questioned", MailTemplate::Question, To::Others),
    ("offer.declined", MailTemplate::OfferDeclined, To::Mentor),
    ("offer.not_elected", MailTemplate::NotElected, To::Mentor),
    ("offer.lapsed", MailTemplate::OfferLapsed, To::Mentor),
    ("election.cast", MailTemplate::ElectedMentee, To::Mentee),
    ("election.cast", MailTemplate::ElectedMentor, To::Mentor),
    ("pairing.formed", MailTemplate::PairIntroduction, To::Mentee),
    ("pairing.formed", MailTemplate::PairIntroduction, To::Mentor),
    ("pairing.ended", MailTemplate::PairEnded, To::Others),
];

/// The mails that an event asks for.
#[must_use]
pub fn mails(event: &Told) -> Vec<(MailTemplate, AccountId)> {
    if is_her_own_doing(event) {
        return vec![];
    }
    let refs = &event.refs;
    let planned = MAILS.iter().filter(|(kind, ..)| *kind == event.kind);
    planned
        .flat_map(|&(_, template, to)| {
            let people = match to {
                To::Account => [refs.account_id, None],
                To::Mentee => [refs.mentee_id, None],
                To::Mentor => [refs.mentor_id, None],
                To::Others => [refs.mentee_id, refs.mentor_id]
                    .map(|person| person.filter(|id| Some(*id) != event.actor_id)),
            };
            people.into_iter().flatten().map(move |id| (template, id))
        })
        .collect()
}

/// Offers lapse when their mentor pauses or leaves: she knows.
fn is_her_own_doing(event: &Told) -> bool {
    event.kind == "offer.lapsed"
        && (event.actor_id.is_some() && event.actor_id == event.refs.mentor_id
            || event.reason.as_deref() == Some("mentor_paused"))
}

/// What a `send_mail` job carries.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct SendMail {
    pub event_id: EventId,
    pub template: MailTemplate,
    pub account_id: AccountId,
}

impl SendMail {
    /// The key of the job: one mail per event, template and person.
    #[must_use]
    pub fn key(&self) -> String {
        format!(
            "mail:{}:{}:{}",
            self.event_id, self.template, self.account_id
        )
    }

    /// The Message-ID, the same however often the mail is handed over; it tells nothing about anybody.
    #[must_use]
    pub fn message_id(&self, domain: &str) -> String {
        let digest = Sha256::digest(self.key());
        let name: String = digest.iter().take(16).map(|b| format!("{b:02x}")).collect();
        format!("<{name}@{domain}>")
    }
}

/// Who a mail goes to.
#[derive(Clone, Debug)]
pub struct Recipient {
    pub email: String,
    pub email_verified: bool,
    pub locale: Locale,
    pub time_zone: String,
    /// What others call her; empty until she says.
    pub name: String,
}

/// What somebody's partner may know of her while the pair lives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Partner {
    pub name: String,
    pub email: String,
    /// Job and region, in a line.
    pub about: String,
    pub links: Vec<String>,
}

/// What the templates may say. What a mail does not need stays out of it; a template that asks for more fails.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Facts {
    pub programme: String,
    pub home: String,
    pub locale: String,
    pub name: String,
    pub mentee: String,
    pub mentees: String,
    pub mentor: String,
    pub mentors: String,
    pub link: String,
    /// Whether the reader is the mentee in what the mail is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_mentee: Option<bool>,
    /// How long the link works, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub life: Option<String>,
    /// Whether she asked to sign up and had an account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<bool>,
    /// The programme's noun for the role she applied in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The organisers' words; may be empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// A code; may be empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What the other one is called before a pair lives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// A day in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner: Option<Partner>,
}

/// A candidacy, as far as mails speak of it.
#[derive(Clone, Debug)]
pub struct Candidacy {
    pub account_id: AccountId,
    pub role: Role,
    pub words: Option<String>,
    pub decline_reason: Option<String>,
}

/// A mail, ready to leave.
#[derive(Clone, Debug)]
pub struct Letter {
    pub message_id: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEA: AccountId = AccountId(Uuid::from_u128(1));
    const NORA: AccountId = AccountId(Uuid::from_u128(2));

    fn event(kind: &str, actor: Option<AccountId>, reason: Option<&str>) -> Told {
        Told {
            id: EventId(Uuid::from_u128(9)),
            kind: kind.into(),
            actor_id: actor,
            subject_id: Uuid::from_u128(8),
            reason: reason.map(str::to_owned),
            refs: Refs {
                mentee_id: Some(LEA),
                mentor_id: Some(NORA),
                ..Refs::default()
            },
        }
    }

    #[test]
    fn an_election_tells_both_in_their_own_words() {
        let told = mails(&event("election.cast", Some(LEA), None));
        assert_eq!(
            told,
            [
                (MailTemplate::ElectedMentee, LEA),
                (MailTemplate::ElectedMentor, NORA)
            ]
        );
    }

    #[test]
    fn who_did_it_is_not_told() {
        let question = |actor| mails(&event("offer.questioned", Some(actor), None));
        assert_eq!(question(LEA), [(MailTemplate::Question, NORA)]);
        assert_eq!(question(NORA), [(MailTemplate::Question, LEA)]);
        // An organiser ended it: both are told.
        assert_eq!(mails(&event("pairing.ended", None, None)).len(), 2);
    }

    #[test]
    fn a_mentor_is_not_told_of_offers_that_she_let_lapse() {
        let lapsed = |actor, reason| mails(&event("offer.lapsed", actor, Some(reason))).len();
        assert_eq!(lapsed(Some(LEA), "mentor_full"), 1);
        assert_eq!(lapsed(Some(LEA), "call_closed"), 1);
        assert_eq!(lapsed(None, "mentor_paused"), 0);
        assert_eq!(lapsed(Some(NORA), "mentor_gone"), 0);
    }

    #[test]
    fn what_nobody_planned_goes_to_nobody() {
        assert!(mails(&event("applicant.read", Some(LEA), None)).is_empty());
    }

    #[test]
    fn the_message_id_is_stable_and_silent() {
        let mail = |account_id| SendMail {
            event_id: EventId(Uuid::from_u128(9)),
            template: MailTemplate::PairEnded,
            account_id,
        };
        let id = mail(LEA).message_id("example.org");
        assert_eq!(id, mail(LEA).message_id("example.org"));
        assert_ne!(id, mail(NORA).message_id("example.org"));
        assert!(!id.contains(&LEA.to_string()));
    }
}
