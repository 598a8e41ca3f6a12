//! Settings, as they go over the wire.
use crate::programme::{
    matching::Matching,
    model::LocalizedText,
    questionnaire::QuestionnaireStep,
    settings::{ApplicationsOpen, Noun, Rules, Settings, address_or_nothing, known_zone, one_tag},
    store::Programme,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What organisers set.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgrammeSettings {
    #[schema(min_length = 1, max_length = 120, example = "Marelle")]
    pub name: String,
    /// What the programme is, in a line.
    pub tagline: LocalizedText,
    pub mentee_noun: Noun,
    pub mentor_noun: Noun,
    /// IANA name of the zone in which deadlines are shown.
    #[schema(max_length = 40, example = "Europe/Paris")]
    pub time_zone: String,
    /// Without the sign.
    #[schema(max_length = 40, example = "AdoptADuchess")]
    pub hashtag: String,
    /// Where people may write; empty when no address is set.
    #[schema(max_length = 254, example = "bonjour@example.org")]
    pub contact_email: String,
    pub applications_open: ApplicationsOpen,
    /// Open offers a mentor may have at once.
    #[schema(minimum = 1, maximum = 50, example = 5)]
    pub offers_per_mentor: i32,
    /// Open offers after which a call leaves the default list.
    #[schema(minimum = 1, maximum = 50, example = 5)]
    pub offers_per_call: i32,
    /// Days an offer stays open.
    #[schema(minimum = 1, maximum = 90, example = 21)]
    pub offer_days: i64,
    /// Days by which the mentee may extend an offer, once.
    #[schema(minimum = 1, maximum = 60, example = 14)]
    pub offer_extension_days: i64,
    /// Days after which an open call is to be reconfirmed.
    #[schema(minimum = 7, maximum = 365, example = 60)]
    pub call_reconfirm_days: i64,
    /// Counts the changes; the ETag.
    #[schema(minimum = 1, maximum = 2_000_000_000, example = 3)]
    pub version: i32,
}

impl From<Programme> for ProgrammeSettings {
    fn from(programme: Programme) -> Self {
        let Settings {
            tagline,
            mentee_noun,
            mentor_noun,
            time_zone,
            hashtag,
            contact_email,
            applications_open,
            rules,
        } = programme.settings;
        Self {
            name: programme.name,
            tagline,
            mentee_noun,
            mentor_noun,
            time_zone,
            hashtag,
            contact_email,
            applications_open,
            offers_per_mentor: rules.offers_per_mentor,
            offers_per_call: rules.offers_per_call,
            offer_days: rules.offer_days,
            offer_extension_days: rules.offer_extension_days,
            call_reconfirm_days: rules.call_reconfirm_days,
            version: programme.version,
        }
    }
}

/// The settings to put in the place of the present ones: all of them.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewProgrammeSettings {
    #[validate(length(min = 1, max = 120, message = "Give a name of 1 to 120 characters."))]
    #[schema(min_length = 1, max_length = 120, example = "Marelle")]
    pub name: String,
    /// What the programme is, in a line.
    #[validate(nested)]
    pub tagline: LocalizedText,
    #[validate(nested)]
    pub mentee_noun: Noun,
    #[validate(nested)]
    pub mentor_noun: Noun,
    /// IANA name of the zone in which deadlines are shown.
    #[validate(
        length(min = 1, max = 40, message = "A zone has 1 to 40 characters."),
        custom(function = "known_zone")
    )]
    #[schema(min_length = 1, max_length = 40, example = "Europe/Paris")]
    pub time_zone: String,
    /// Without the sign.
    #[validate(
        length(min = 1, max = 40, message = "Give 1 to 40 characters."),
        custom(function = "one_tag")
    )]
    #[schema(
        min_length = 1,
        max_length = 40,
        pattern = "^[A-Za-z0-9_À-ÿ]+$",
        example = "AdoptADuchess"
    )]
    pub hashtag: String,
    /// Where people may write; may be empty.
    #[validate(
        length(max = 254, message = "An address has at most 254 characters."),
        custom(function = "address_or_nothing")
    )]
    #[schema(
        max_length = 254,
        pattern = r"^([A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}([.][A-Za-z0-9-]{1,63})+)?$",
        example = "bonjour@example.org"
    )]
    pub contact_email: String,
    pub applications_open: ApplicationsOpen,
    /// Open offers a mentor may have at once.
    #[validate(range(min = 1, max = 50, message = "Give 1 to 50."))]
    #[schema(minimum = 1, maximum = 50, example = 5)]
    pub offers_per_mentor: i32,
    /// Open offers after which a call leaves the default list.
    #[validate(range(min = 1, max = 50, message = "Give 1 to 50."))]
    #[schema(minimum = 1, maximum = 50, example = 5)]
    pub offers_per_call: i32,
    /// Days an offer stays open.
    #[validate(range(min = 1, max = 90, message = "Give 1 to 90 days."))]
    #[schema(minimum = 1, maximum = 90, example = 21)]
    pub offer_days: i64,
    /// Days by which the mentee may extend an offer, once.
    #[validate(range(min = 1, max = 60, message = "Give 1 to 60 days."))]
    #[schema(minimum = 1, maximum = 60, example = 14)]
    pub offer_extension_days: i64,
    /// Days after which an open call is to be reconfirmed.
    #[validate(range(min = 7, max = 365, message = "Give 7 to 365 days."))]
    #[schema(minimum = 7, maximum = 365, example = 60)]
    pub call_reconfirm_days: i64,
}

impl NewProgrammeSettings {
    /// The name, and the rest.
    #[must_use]
    pub fn split(self) -> (String, Settings) {
        let rules = Rules {
            offers_per_mentor: self.offers_per_mentor,
            offers_per_call: self.offers_per_call,
            offer_days: self.offer_days,
            offer_extension_days: self.offer_extension_days,
            call_reconfirm_days: self.call_reconfirm_days,
        };
        let settings = Settings {
            tagline: self.tagline,
            mentee_noun: self.mentee_noun,
            mentor_noun: self.mentor_noun,
            time_zone: self.time_zone,
            hashtag: self.hashtag,
            contact_email: self.contact_email,
            applications_open: self.applications_open,
            rules,
        };
        (self.name, settings)
    }
}

/// A charter to publish, in Markdown.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCharter {
    /// French.
    #[validate(length(
        min = 1,
        max = 15_000,
        message = "Write 1 to 15000 characters of French."
    ))]
    #[schema(
        min_length = 1,
        max_length = 15_000,
        example = "## Ce que nous nous promettons"
    )]
    pub body_fr: String,
    /// English.
    #[validate(length(
        min = 1,
        max = 15_000,
        message = "Write 1 to 15000 characters of English."
    ))]
    #[schema(
        min_length = 1,
        max_length = 15_000,
        example = "## What we promise one another"
    )]
    pub body_en: String,
}

/// A questionnaire to publish.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewQuestionnaire {
    /// One page each.
    #[validate(
        nested,
        length(min = 1, max = 30, message = "A questionnaire has 1 to 30 steps.")
    )]
    #[schema(min_items = 1, max_items = 30)]
    pub steps: Vec<QuestionnaireStep>,
    /// What suggestions compare; with the mentees' questionnaire only. What is in force stays when it is left out.
    #[validate(nested)]
    pub matching: Option<Matching>,
}
