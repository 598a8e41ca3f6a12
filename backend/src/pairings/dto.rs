//! Pairings on the wire.
use super::{
    model::{
        Contact, ContactId, ContactMeans, EndedReason, Pairing, PairingHealth, PairingId,
        PairingNextStep, PairingSide, PairingStatus,
    },
    policy::{self, PairingAction},
    store::Agreement,
};
use crate::platform::text::{Link, OptionKey};
use crate::{
    applicants::model::Applicant,
    calls::model::Rhythm,
    identity::call::Actor,
    platform::{page::PageQuery, text},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

/// The other of the two. Full name, address and links are there while the pair lives, and for the two alone.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartnerCard {
    /// Full name while the pair lives, else the public one.
    #[schema(max_length = 250, example = "Nora Martin")]
    pub name: String,
    #[schema(max_length = 120, example = "Nora")]
    pub public_name: String,
    #[schema(required, max_length = 254, example = "nora@example.org")]
    pub email: Option<String>,
    #[schema(max_length = 120, example = "Développeuse")]
    pub job: String,
    #[schema(max_length = 120, example = "Rhône")]
    pub region: String,
    #[schema(value_type = Vec<Link>, max_items = 3, example = json!(["https://example.org/nora"]))]
    pub links: Vec<String>,
}

impl PartnerCard {
    /// The card of the other one.
    #[must_use]
    pub fn of(partner: &Applicant, email: Option<String>, live: bool) -> Self {
        let links = partner.answers.get("links").and_then(|v| v.as_array());
        let links = links
            .into_iter()
            .flatten()
            .filter_map(|link| link.as_str().map(str::to_owned));
        let name = if live && !partner.full_name.is_empty() {
            &partner.full_name
        } else {
            &partner.public_name
        };
        Self {
            name: name.clone(),
            public_name: partner.public_name.clone(),
            email: email.filter(|_| live),
            job: partner.job.clone(),
            region: partner.region.clone(),
            links: if live { links.collect() } else { vec![] },
        }
    }
}

/// A pair as one of the two sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PairingView {
    pub id: PairingId,
    pub status: PairingStatus,
    pub my_role: PairingSide,
    pub partner: PartnerCard,
    /// As the mentor offered.
    pub rhythm: Rhythm,
    /// As the mentor offered.
    #[schema(value_type = Vec<OptionKey>, max_items = 20, example = json!(["video"]))]
    pub ways: Vec<String>,
    pub formed_at: DateTime<Utc>,
    #[schema(required)]
    pub first_contact_on: Option<NaiveDate>,
    #[schema(required)]
    pub last_contact_on: Option<NaiveDate>,
    #[schema(required)]
    pub paused_until: Option<NaiveDate>,
    #[schema(required)]
    pub ended_at: Option<DateTime<Utc>>,
    /// Only for the one who ended it.
    #[schema(required)]
    pub ended_reason: Option<EndedReason>,
    pub next_step: PairingNextStep,
    /// Who says hello first: always the mentee, so that nobody waits for the other.
    pub who_writes_first: PairingSide,
    pub health: PairingHealth,
    #[schema(minimum = 1, maximum = 2_000_000_000, example = 1)]
    pub version: i32,
    /// What the reader may do next.
    #[schema(max_items = 10)]
    pub actions: Vec<PairingAction>,
}

/// What a pair's view is made of, beside the pair.
#[derive(Debug)]
pub struct Context<'a> {
    pub side: PairingSide,
    pub partner: &'a Applicant,
    pub email: Option<String>,
    pub agreement: &'a Agreement,
    /// No call came after this pair.
    pub last: bool,
    pub zone: chrono_tz::Tz,
    pub now: DateTime<Utc>,
}

impl PairingView {
    /// The view of one of the two.
    #[must_use]
    pub fn of(pairing: &Pairing, who: &Actor, context: Context<'_>) -> Self {
        let (zone, now) = (context.zone, context.now);
        Self {
            id: pairing.id,
            status: pairing.status,
            my_role: context.side,
            partner: PartnerCard::of(context.partner, context.email, pairing.is_live()),
            rhythm: context.agreement.rhythm,
            ways: context.agreement.ways.clone(),
            formed_at: pairing.formed_at,
            first_contact_on: pairing.first_contact_on,
            last_contact_on: pairing.last_contact_on,
            paused_until: pairing.paused_until,
            ended_at: pairing.ended_at,
            ended_reason: pairing
                .ended_reason
                .filter(|_| pairing.ended_by == Some(who.account_id)),
            next_step: pairing.next_step(zone, now),
            who_writes_first: PairingSide::Mentee,
            health: pairing.health(zone, now),
            version: pairing.version,
            actions: policy::actions(context.side, pairing, context.last),
        }
    }
}

/// What the list of pairs is narrowed to.
#[derive(Clone, Debug, Deserialize, IntoParams, Validate)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PairingsQuery {
    #[serde(flatten)]
    #[validate(nested)]
    #[param(ignore)]
    pub page: PageQuery,
    /// Those in this state.
    #[param(inline)]
    pub status: Option<PairingStatus>,
    /// Those in which the reader is the mentee, or the mentor.
    #[param(inline)]
    pub side: Option<PairingSide>,
}

crate::text_enum! {
    /// Who logged a contact.
    pub enum ContactLogger {
        Me = "me",
        Partner = "partner",
    }
}

/// That the two met or wrote: date and means only.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContactView {
    pub id: ContactId,
    pub happened_on: NaiveDate,
    pub means: ContactMeans,
    pub logged_by: ContactLogger,
    pub created_at: DateTime<Utc>,
}

impl ContactView {
    /// The view of one of the two.
    #[must_use]
    pub fn of(contact: Contact, who: &Actor) -> Self {
        let logged_by = if contact.logged_by == who.account_id {
            ContactLogger::Me
        } else {
            ContactLogger::Partner
        };
        Self {
            id: contact.id,
            happened_on: contact.happened_on,
            means: contact.means,
            logged_by,
            created_at: contact.created_at,
        }
    }
}

/// A contact to log.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewContact {
    /// Not in the future, nor before the pair was formed; a day of the programme's time zone.
    pub happened_on: NaiveDate,
    pub means: ContactMeans,
}

/// A pause to take.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PairingPause {
    /// The day on which the pair resumes: after today and within a year.
    pub until: NaiveDate,
}

/// An ending.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PairingEnding {
    /// For organisers only: `no_start` for a pair that never spoke, one of the others (`conduct` excepted) for another.
    pub reason: EndedReason,
    /// For organisers only.
    #[validate(
        length(max = 2000, message = "Write at most 2000 characters."),
        custom(function = text::plain)
    )]
    #[schema(max_length = 2000, example = "Merci pour tout.")]
    pub words: Option<String>,
}
