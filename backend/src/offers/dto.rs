//! Offers on the wire.
use super::{
    model::{
        Edit, LapseReason, Message, MessageId, Offer, OfferId, OfferSide, OfferStatus, Proposal,
    },
    policy::{self, OfferAction, Party},
    store::Narrowing,
};
use crate::platform::text::OptionKey;
use crate::{
    applicants::model::Applicant,
    calls::{
        dto::{PersonCard, answer},
        model::{CallId, ClosedReason, Rhythm},
    },
    fit::dto::OfferFit,
    identity::call::Actor,
    platform::{page::PageQuery, text},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::{Validate, ValidationError};

/// What a mentee may know of a mentor who offers.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MentorCard {
    #[serde(flatten)]
    pub card: PersonCard,
    /// A few words of hers to mentees.
    #[schema(max_length = 2000, example = "J'aime accompagner les premiers pas…")]
    pub to_mentees: String,
    /// Her path in three lines.
    #[schema(required, max_length = 2000)]
    pub path: Option<String>,
    /// She accompanies for the first time.
    pub first_time: bool,
    /// She was a mentee once.
    pub was_mentee: bool,
}

impl MentorCard {
    /// The card of a mentor's candidacy.
    #[must_use]
    pub fn of(mentor: &Applicant) -> Self {
        let ticked = |key: &str| {
            mentor
                .answers
                .get(key)
                .and_then(|v| v.as_bool())
                .unwrap_or(false)
        };
        Self {
            card: PersonCard::of(mentor),
            to_mentees: answer(mentor, "to_mentees").unwrap_or_default(),
            path: answer(mentor, "path"),
            first_time: ticked("first_time"),
            was_mentee: ticked("was_mentee"),
        }
    }
}

/// An offer as one of its two sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfferView {
    pub id: OfferId,
    pub call_id: CallId,
    pub status: OfferStatus,
    pub mentor: MentorCard,
    pub mentee: PersonCard,
    /// Why her.
    #[schema(max_length = 1500, example = "Votre parcours ressemble au mien…")]
    pub why: String,
    /// How she can help.
    #[schema(
        max_length = 1000,
        example = "Relire vos candidatures, préparer les entretiens."
    )]
    pub how: String,
    pub rhythm: Rhythm,
    #[schema(value_type = Vec<OptionKey>, max_items = 20, example = json!(["video"]))]
    pub ways: Vec<String>,
    /// What she will not be able to do.
    #[schema(required, max_length = 1000)]
    pub limits: Option<String>,
    /// She is happy to talk for 20 minutes before the mentee chooses.
    pub talk_first: bool,
    /// Until when the mentee can elect it; in UTC, meant in the programme's time zone.
    pub expires_at: DateTime<Utc>,
    /// Whether the mentee took more time to think.
    pub extended: bool,
    /// Why it lapsed, if it did.
    #[schema(required)]
    pub lapse_reason: Option<LapseReason>,
    #[schema(required)]
    pub decided_at: Option<DateTime<Utc>>,
    /// Whether the reader made or received it.
    pub side: OfferSide,
    /// What the two share, and what they had better check together.
    pub fit: OfferFit,
    /// Send it back as If-Match.
    #[schema(minimum = 1, maximum = 2_000_000_000, example = 1)]
    pub version: i32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    /// What the reader may do next.
    #[schema(max_items = 10)]
    pub actions: Vec<OfferAction>,
}

impl OfferView {
    /// The view of one of its two.
    #[must_use]
    pub fn of(
        offer: Offer,
        mentor: &Applicant,
        mentee: &Applicant,
        fit: OfferFit,
        who: &Actor,
        now: DateTime<Utc>,
    ) -> Self {
        let party = policy::party(who, &offer, false);
        let side = if party == Party::Mentor {
            OfferSide::Made
        } else {
            OfferSide::Received
        };
        let status = offer.status_at(now);
        let overdue = status == OfferStatus::Expired && offer.decided_at.is_none();
        Self {
            status,
            mentor: MentorCard::of(mentor),
            mentee: PersonCard::of(mentee),
            fit,
            actions: policy::actions(party, &offer, now),
            id: offer.id,
            call_id: offer.call_id,
            why: offer.why,
            how: offer.how,
            rhythm: offer.rhythm,
            ways: offer.ways,
            limits: offer.limits,
            talk_first: offer.talk_first,
            expires_at: offer.expires_at,
            extended: offer.extended_at.is_some(),
            lapse_reason: offer.lapse_reason.map(|reason| told(reason, side)),
            decided_at: offer.decided_at.or(overdue.then_some(offer.expires_at)),
            side,
            version: offer.version,
            created_at: offer.created_at,
            updated_at: offer.updated_at,
        }
    }
}

/// What must not be known has another face.
fn told(reason: LapseReason, side: OfferSide) -> LapseReason {
    match (reason, side) {
        (LapseReason::KeptApart, OfferSide::Made) => LapseReason::CallClosed,
        (LapseReason::KeptApart, OfferSide::Received) => LapseReason::MentorGone,
        (reason, _) => reason,
    }
}

/// An offer to make.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewOffer {
    /// The call it answers.
    pub call_id: CallId,
    /// Why you, in words for her alone: refused when identical to another offer of yours.
    #[validate(
        length(min = 150, max = 1500, message = "Write between 150 and 1500 characters."),
        custom(function = text::written)
    )]
    #[schema(
        min_length = 150,
        max_length = 1500,
        example = "Votre appel m'a parlé : j'ai fait la même reconversion il y a six ans, et je me souviens très bien de la peur du premier entretien. J'aimerais vous aider à le préparer."
    )]
    pub why: String,
    /// How you can help.
    #[validate(
        length(min = 1, max = 1000, message = "Write between 1 and 1000 characters."),
        custom(function = text::written)
    )]
    #[schema(
        min_length = 1,
        max_length = 1000,
        example = "Relire vos candidatures."
    )]
    pub how: String,
    pub rhythm: Rhythm,
    /// Ways to talk that you can sustain, as keys of the questionnaire.
    #[validate(
        length(min = 1, max = 5, message = "Name 1 to 5 ways to talk."),
        custom(function = text::keys)
    )]
    #[schema(value_type = Vec<OptionKey>, min_items = 1, max_items = 5, example = json!(["video"]))]
    pub ways: Vec<String>,
    /// What you will not be able to do.
    #[validate(
        length(max = 1000, message = "Write at most 1000 characters."),
        custom(function = text::plain)
    )]
    #[schema(max_length = 1000, example = "Pas de rendez-vous le lundi.")]
    pub limits: Option<String>,
    /// Happy to talk for 20 minutes before she chooses.
    #[serde(default)]
    pub talk_first: bool,
}

impl From<NewOffer> for Proposal {
    fn from(new: NewOffer) -> Self {
        Self {
            why: new.why,
            how: new.how,
            rhythm: new.rhythm,
            ways: new.ways,
            limits: new.limits,
            talk_first: new.talk_first,
        }
    }
}

/// What changes on an offer; what is left out stays. Empty limits take them away.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "how": "Relire vos candidatures, et préparer les entretiens." }))]
pub struct OfferChange {
    /// Why you.
    #[validate(
        length(min = 150, max = 1500, message = "Write between 150 and 1500 characters."),
        custom(function = text::written)
    )]
    #[schema(min_length = 150, max_length = 1500)]
    pub why: Option<String>,
    /// How you can help.
    #[validate(
        length(min = 1, max = 1000, message = "Write between 1 and 1000 characters."),
        custom(function = text::written)
    )]
    #[schema(min_length = 1, max_length = 1000)]
    pub how: Option<String>,
    pub rhythm: Option<Rhythm>,
    /// Ways to talk that you can sustain.
    #[validate(
        length(min = 1, max = 5, message = "Name 1 to 5 ways to talk."),
        custom(function = text::keys)
    )]
    #[schema(value_type = Option<Vec<OptionKey>>, min_items = 1, max_items = 5)]
    pub ways: Option<Vec<String>>,
    /// What you will not be able to do.
    #[validate(
        length(max = 1000, message = "Write at most 1000 characters."),
        custom(function = text::plain)
    )]
    #[schema(max_length = 1000)]
    pub limits: Option<String>,
    pub talk_first: Option<bool>,
}

impl From<OfferChange> for Edit {
    fn from(change: OfferChange) -> Self {
        Self {
            why: change.why,
            how: change.how,
            rhythm: change.rhythm,
            ways: change.ways,
            limits: change.limits,
            talk_first: change.talk_first,
        }
    }
}

/// What the list of offers is narrowed to.
#[derive(Clone, Debug, Deserialize, IntoParams, Validate)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct OffersQuery {
    #[serde(flatten)]
    #[validate(nested)]
    #[param(ignore)]
    pub page: PageQuery,
    /// Those made, newest first, or those received, in an order that prefers none. Both when left out.
    #[param(inline)]
    pub side: Option<OfferSide>,
    /// Those in this state.
    #[param(inline)]
    pub status: Option<OfferStatus>,
    /// Those on this call.
    pub call_id: Option<CallId>,
}

impl OffersQuery {
    /// What the list is narrowed to.
    #[must_use]
    pub const fn narrowing(&self) -> Narrowing {
        Narrowing {
            side: self.side,
            status: self.status,
            call_id: self.call_id,
        }
    }
}

crate::text_enum! {
    /// Who wrote a message.
    pub enum MessageAuthor {
        Me = "me",
        Other = "other",
    }
}

/// A question or an answer under an offer.
#[derive(Debug, Serialize, ToSchema)]
pub struct MessageView {
    pub id: MessageId,
    pub author: MessageAuthor,
    /// Her public name.
    #[schema(max_length = 120, example = "Nora")]
    pub author_name: String,
    #[schema(
        max_length = 2000,
        example = "Avez-vous déjà accompagné quelqu'un en reconversion ?"
    )]
    pub body: String,
    pub created_at: DateTime<Utc>,
}

impl MessageView {
    /// The view of one of the two.
    #[must_use]
    pub fn of(message: Message, author_name: &str, who: &Actor) -> Self {
        let author = if message.author_id == who.account_id {
            MessageAuthor::Me
        } else {
            MessageAuthor::Other
        };
        Self {
            id: message.id,
            author,
            author_name: author_name.to_owned(),
            body: message.body,
            created_at: message.created_at,
        }
    }
}

/// A question or an answer to write.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    #[validate(
        length(min = 1, max = 2000, message = "Write between 1 and 2000 characters."),
        custom(function = text::written)
    )]
    #[schema(
        min_length = 1,
        max_length = 2000,
        example = "Avez-vous déjà accompagné quelqu'un en reconversion ?"
    )]
    pub body: String,
}

/// Why a mentee ends her search.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CallClosure {
    /// `moderated` is not hers to give.
    #[validate(custom(function = hers))]
    #[schema(example = "found_elsewhere")]
    pub reason: ClosedReason,
}

fn hers(reason: &ClosedReason) -> Result<(), ValidationError> {
    if *reason == ClosedReason::Moderated {
        return Err(ValidationError::new("reason")
            .with_message("Choose among found_elsewhere, no_longer and no_offer.".into()));
    }
    Ok(())
}
