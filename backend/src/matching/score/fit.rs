//! The score of two people, and how it is told.

use serde::Serialize;
use utoipa::ToSchema;

use crate::matching::score::eligible::Checks;
use crate::matching::score::features::{compare, share};
use crate::matching::score::profile::Profile;
use crate::matching::score::rarity::Supply;
use crate::matching::score::reason::{Pair, Reason};
use crate::matching::score::settings::{
    FEATURES, Feature, PRECISION, SCORE_VERSION, Weights, round_to,
};
use crate::matching::score::tags::Vocabulary;

/// What scores depend on besides the two people.
#[derive(Clone, Debug)]
pub struct Scoring {
    /// From the questionnaire's matching settings.
    pub weights: Weights,
    /// From the mentors who can offer.
    pub supply: Supply,
}

/// A score in words; never a "chance".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    Possible,
    Good,
    VeryGood,
}

impl Band {
    /// The band of a score: very good from 75, good from 55.
    pub fn of(points: u8) -> Self {
        match points {
            75.. => Self::VeryGood,
            55.. => Self::Good,
            _ => Self::Possible,
        }
    }
}

/// What a line of the score comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineOutcome {
    /// At least half of its points are earned.
    Matched,
    /// Less than half.
    NotMatched,
    /// An answer is missing: half of the points, neither praise nor blame.
    NotCompared,
}

/// One line: lines add up to the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    pub feature: Feature,
    pub points: u8,
    /// The most it can earn; all lines together make 100.
    pub of: u8,
    pub outcome: LineOutcome,
}

/// A score, explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fit {
    /// The version of the rules.
    pub version: &'static str,
    pub points: u8,
    pub band: Band,
    pub lines: Vec<Line>,
    pub matched: Vec<Reason>,
    pub not_matched: Vec<Reason>,
    pub not_compared: Vec<Feature>,
    pub to_check: Vec<Reason>,
    /// The one thing that costs most points, told honestly beside the good.
    pub gap: Option<Reason>,
}

/// What a mentee is shown under an offer: no points on people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SharedGround {
    pub shared: Vec<Reason>,
    pub to_check: Vec<Reason>,
}

impl Fit {
    /// What the mentee is shown: what the two share, and what to check together, the gap first.
    pub fn for_mentee(&self) -> SharedGround {
        let to_check = self.gap.iter().chain(&self.to_check).cloned().collect();
        SharedGround {
            shared: self.matched.clone(),
            to_check,
        }
    }
}

/// Exact shares of all features, in millionths of a point, in the order of [`FEATURES`].
fn shares(mentee: &Profile, mentor: &Profile, scoring: &Scoring) -> [u64; FEATURES.len()] {
    FEATURES.map(|feature| match scoring.weights.points(feature) {
        0 => 0,
        points => share(feature, points, mentee, mentor, &scoring.supply),
    })
}

/// The score of so many millionths of a point.
pub(in crate::matching) fn points_of(millionths: u64) -> u8 {
    u8::try_from((millionths + PRECISION / 2) / PRECISION).unwrap_or(100)
}

/// The fewest millionths that give so many points: the other way of [`points_of`].
pub(in crate::matching) fn least_for(points: u8) -> u64 {
    (u64::from(points) * PRECISION).saturating_sub(PRECISION / 2)
}

/// The score alone, 0 to 100, for ranking many. Equal to [`explain`]'s.
pub fn score(mentee: &Profile, mentor: &Profile, scoring: &Scoring) -> u8 {
    points_of(shares(mentee, mentor, scoring).iter().sum())
}

/// The score with its lines and reasons. `checks` come from [`super::eligible::eligible`].
pub fn explain(
    mentee: &Profile,
    mentor: &Profile,
    checks: Checks,
    scoring: &Scoring,
    vocabulary: &Vocabulary,
) -> Fit {
    let shares = shares(mentee, mentor, scoring);
    let points = points_of(shares.iter().sum());
    let mut lines = Vec::new();
    for ((feature, points), share) in FEATURES
        .into_iter()
        .zip(round_to(u64::from(points), shares))
        .zip(shares)
    {
        let of = scoring.weights.points(feature);
        if of == 0 {
            continue;
        }
        let outcome = match compare(feature, mentee, mentor, &scoring.supply) {
            None => LineOutcome::NotCompared,
            Some(_) if 2 * share >= u64::from(of) * PRECISION => LineOutcome::Matched,
            Some(_) => LineOutcome::NotMatched,
        };
        lines.push(Line {
            feature,
            points,
            of,
            outcome,
        });
    }
    let pair = Pair {
        mentee,
        mentor,
        vocabulary,
    };
    let reasons = pair.reasons(scoring.weights.active().map(|(feature, _)| feature));
    let lost = |feature: Feature| {
        let line = lines.iter().find(|line| line.feature == feature);
        line.map_or(0, |line| line.of.saturating_sub(line.points))
    };
    // The first of those that cost most: `max_by_key` would give the last.
    let gap = reasons
        .unmatched
        .iter()
        .rev()
        .max_by_key(|(feature, _)| lost(*feature));
    Fit {
        version: SCORE_VERSION,
        points,
        band: Band::of(points),
        gap: gap.map(|(_, reason)| reason.clone()),
        not_compared: lines
            .iter()
            .filter(|line| line.outcome == LineOutcome::NotCompared)
            .map(|line| line.feature)
            .collect(),
        lines,
        matched: reasons
            .matched
            .into_iter()
            .map(|(_, reason)| reason)
            .collect(),
        not_matched: reasons
            .unmatched
            .into_iter()
            .map(|(_, reason)| reason)
            .collect(),
        to_check: pair.to_check(checks),
    }
}
