//! Fits on the wire: for a mentor beside a call, with points; for the two of an offer, in words alone.
use super::compare::Compared;
use crate::{
    matching::score::{
        eligible::Exclusion,
        fit::{Band, LineOutcome, SharedGround},
        reason::{Reason, ReasonCode},
        settings::Feature,
    },
    platform::text::FitValue,
};
use serde::Serialize;
use utoipa::ToSchema;

/// A reason, as a code with what it is about: screens have the sentences, in each language and for each side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FitReason {
    pub code: ReasonCode,
    /// Keys of the questionnaire's options, a region, or a number of years.
    #[schema(value_type = Vec<FitValue>, max_items = 60, example = json!(["confidence"]))]
    pub values: Vec<String>,
}

impl From<Reason> for FitReason {
    fn from(reason: Reason) -> Self {
        Self {
            code: reason.code,
            values: reason.values,
        }
    }
}

fn reasons(reasons: Vec<Reason>) -> Vec<FitReason> {
    reasons.into_iter().map(Into::into).collect()
}

/// One line of a score. Lines add up to the points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FitLine {
    pub feature: Feature,
    #[schema(maximum = 100, example = 31)]
    pub points: u8,
    /// The most it can earn; all lines together make 100.
    #[schema(maximum = 100, example = 62)]
    pub of: u8,
    pub outcome: LineOutcome,
}

crate::text_enum! {
    /// What stands against two people meeting, whatever their points.
    pub enum FitObstacle {
        NoCommonLanguage = "no_common_language",
        NoCommonWay = "no_common_way",
        OtherRhythm = "other_rhythm",
        MenteesCriteria = "mentees_criteria",
        MentorsCriteria = "mentors_criteria",
    }
}

impl FitObstacle {
    /// What may be told. The rest is told by other means, or to nobody.
    const fn of(exclusion: Exclusion) -> Option<Self> {
        match exclusion {
            Exclusion::NoCommonLanguage => Some(Self::NoCommonLanguage),
            Exclusion::NoCommonWay => Some(Self::NoCommonWay),
            Exclusion::OtherRhythm => Some(Self::OtherRhythm),
            Exclusion::MenteesCriteria => Some(Self::MenteesCriteria),
            Exclusion::MentorsCriteria => Some(Self::MentorsCriteria),
            Exclusion::SamePerson
            | Exclusion::Apart
            | Exclusion::Paired
            | Exclusion::Inactive
            | Exclusion::Full => None,
        }
    }
}

/// How a call and its reader may suit each other: every point explained. It orders suggestions and decides nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FitView {
    /// The version of the score's rules.
    #[schema(max_length = 20, example = "s1")]
    pub version: String,
    #[schema(maximum = 100, example = 78)]
    pub points: u8,
    pub band: Band,
    #[schema(max_items = 7)]
    pub lines: Vec<FitLine>,
    #[schema(max_items = 20)]
    pub matched: Vec<FitReason>,
    #[schema(max_items = 20)]
    pub not_matched: Vec<FitReason>,
    /// What could not be compared, because an answer is missing.
    #[schema(max_items = 7)]
    pub not_compared: Vec<Feature>,
    /// What the two had better find out together.
    #[schema(max_items = 10)]
    pub to_check: Vec<FitReason>,
    /// What costs most points.
    #[schema(required)]
    pub gap: Option<FitReason>,
    #[schema(required)]
    pub obstacle: Option<FitObstacle>,
}

impl From<Compared> for FitView {
    fn from(Compared { fit, obstacle }: Compared) -> Self {
        let lines = fit.lines.into_iter().map(|line| FitLine {
            feature: line.feature,
            points: line.points,
            of: line.of,
            outcome: line.outcome,
        });
        Self {
            version: fit.version.to_owned(),
            points: fit.points,
            band: fit.band,
            lines: lines.collect(),
            matched: reasons(fit.matched),
            not_matched: reasons(fit.not_matched),
            not_compared: fit.not_compared,
            to_check: reasons(fit.to_check),
            gap: fit.gap.map(Into::into),
            obstacle: obstacle.and_then(FitObstacle::of),
        }
    }
}

/// What mentee and mentor share, and what to check together. No points: nobody is graded to another's face.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct OfferFit {
    #[schema(max_items = 20)]
    pub shared: Vec<FitReason>,
    #[schema(max_items = 20)]
    pub to_check: Vec<FitReason>,
}

impl From<&Compared> for OfferFit {
    fn from(Compared { fit, obstacle }: &Compared) -> Self {
        let SharedGround { shared, to_check } = fit.for_mentee();
        // Who offers all the same has thought of it, or should: it comes first.
        let obstacle = obstacle.and_then(to_talk_about);
        let to_check = obstacle.into_iter().chain(reasons(to_check)).collect();
        Self {
            shared: reasons(shared),
            to_check,
        }
    }
}

/// An obstacle as something to find out together.
fn to_talk_about(exclusion: Exclusion) -> Option<FitReason> {
    let code = match FitObstacle::of(exclusion)? {
        FitObstacle::NoCommonLanguage => ReasonCode::CheckLanguage,
        FitObstacle::NoCommonWay => ReasonCode::CheckWay,
        FitObstacle::OtherRhythm => ReasonCode::CheckRhythm,
        FitObstacle::MenteesCriteria => ReasonCode::CheckMenteesCriteria,
        FitObstacle::MentorsCriteria => ReasonCode::CheckMentorsCriteria,
    };
    Some(FitReason {
        code,
        values: vec![],
    })
}
