//! A programme, its charter and questionnaires, as they go over the wire.
use super::{
    markdown,
    matching::Matching,
    model::{ApplicantRole, LocalizedText},
    questionnaire::{Questionnaire, QuestionnaireStep},
    settings::{ApplicationsOpen, Noun},
    store::{Charter, Figures, Programme},
};
use crate::identity::model::ProgrammeId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Below this, a public figure would point at people.
const SMALLEST_FIGURE: i64 = 5;

/// What everybody may know of a programme.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgrammeView {
    pub id: ProgrammeId,
    /// Its name.
    #[schema(max_length = 120, example = "Marelle")]
    pub name: String,
    /// What it is, in a line.
    pub tagline: LocalizedText,
    /// What those who look for a mentor are called here.
    pub mentee_noun: Noun,
    /// What those who offer are called here.
    pub mentor_noun: Noun,
    /// IANA name of the zone in which deadlines are shown.
    #[schema(max_length = 40, example = "Europe/Paris")]
    pub time_zone: String,
    /// Without the sign.
    #[schema(max_length = 40, example = "AdoptADuchess")]
    pub hashtag: String,
    /// Where people may write; empty when no address was set.
    #[schema(max_length = 254, example = "bonjour@example.org")]
    pub contact_email: String,
    /// Which roles may be applied for at present.
    pub applications_open: ApplicationsOpen,
    /// The version of the charter in force.
    #[schema(minimum = 0, maximum = 1_000_000, example = 1)]
    pub charter_version: i32,
    /// Public figures; null while all of them are small.
    #[schema(required)]
    pub figures: Option<PublicFigures>,
}

/// Public figures. One below five is null: it would point at people.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct PublicFigures {
    /// Admitted mentees.
    #[schema(required, minimum = 5, maximum = 100_000_000, example = 42)]
    pub mentees: Option<i64>,
    /// Admitted mentors.
    #[schema(required, minimum = 5, maximum = 100_000_000, example = 25)]
    pub mentors: Option<i64>,
    /// Pairs ever formed.
    #[schema(required, minimum = 5, maximum = 100_000_000, example = 18)]
    pub pairs_formed: Option<i64>,
}

impl PublicFigures {
    fn of(figures: Figures) -> Option<Self> {
        let shown = |n: i64| (n >= SMALLEST_FIGURE).then_some(n);
        let view = Self {
            mentees: shown(figures.mentees),
            mentors: shown(figures.mentors),
            pairs_formed: shown(figures.pairs_formed),
        };
        let nothing = Self {
            mentees: None,
            mentors: None,
            pairs_formed: None,
        };
        (view != nothing).then_some(view)
    }
}

impl ProgrammeView {
    /// The public face of a programme.
    #[must_use]
    pub fn of(programme: Programme, charter_version: i32, figures: Figures) -> Self {
        let settings = programme.settings;
        Self {
            id: programme.id,
            name: programme.name,
            tagline: settings.tagline,
            mentee_noun: settings.mentee_noun,
            mentor_noun: settings.mentor_noun,
            time_zone: settings.time_zone,
            hashtag: settings.hashtag,
            contact_email: settings.contact_email,
            applications_open: settings.applications_open,
            charter_version,
            figures: PublicFigures::of(figures),
        }
    }
}

/// The questions put to one role, page by page.
#[derive(Debug, Serialize, ToSchema)]
pub struct QuestionnaireView {
    pub role: ApplicantRole,
    /// Counts from one; an application keeps the version it started with.
    #[schema(minimum = 1, maximum = 1_000_000, example = 1)]
    pub version: i32,
    /// One page each, one idea a page.
    #[schema(max_items = 30)]
    pub steps: Vec<QuestionnaireStep>,
    /// What suggestions compare, and how much it counts; with the mentees' questionnaire, for both sides.
    #[schema(required)]
    pub matching: Option<Matching>,
}

impl QuestionnaireView {
    /// A published questionnaire.
    #[must_use]
    pub fn of(role: ApplicantRole, questionnaire: Questionnaire) -> Self {
        Self {
            role,
            version: questionnaire.version,
            matching: (role == ApplicantRole::Mentee)
                .then(|| questionnaire.definition.matching.unwrap_or_default().into()),
            steps: questionnaire.definition.steps,
        }
    }
}

/// A long text in both languages.
#[derive(Debug, Serialize, ToSchema)]
pub struct CharterText {
    /// French.
    #[schema(max_length = 200_000, example = "## Ce que nous nous promettons")]
    pub fr: String,
    /// English.
    #[schema(max_length = 200_000, example = "## What we promise one another")]
    pub en: String,
}

/// The charter and code of conduct.
#[derive(Debug, Serialize, ToSchema)]
pub struct CharterView {
    /// Counts from one.
    #[schema(minimum = 1, maximum = 1_000_000, example = 1)]
    pub version: i32,
    pub published_at: DateTime<Utc>,
    /// Rendered and safe to show.
    pub html: CharterText,
    /// As written, in Markdown.
    pub text: CharterText,
}

impl From<Charter> for CharterView {
    fn from(charter: Charter) -> Self {
        Self {
            version: charter.version,
            published_at: charter.published_at,
            html: CharterText {
                fr: markdown::render(&charter.body_fr),
                en: markdown::render(&charter.body_en),
            },
            text: CharterText {
                fr: charter.body_fr,
                en: charter.body_en,
            },
        }
    }
}

/// "I have read it and commit to it."
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCharterAcceptance {
    /// The version that was read.
    #[validate(range(min = 1, max = 1_000_000, message = "A version is a number from 1."))]
    #[schema(minimum = 1, maximum = 1_000_000, example = 1)]
    pub version: i32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_figures_are_not_public() {
        let of = |mentees, mentors, pairs_formed| {
            PublicFigures::of(Figures {
                mentees,
                mentors,
                pairs_formed,
            })
        };
        assert_eq!(of(4, 0, 4), None);
        let some = PublicFigures {
            mentees: Some(5),
            mentors: None,
            pairs_formed: None,
        };
        assert_eq!(of(5, 4, 1), Some(some));
    }
}
