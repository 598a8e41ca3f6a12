//! Matching settings: data that belongs to a questionnaire, versioned with it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::matching::score::tags::Attribute;

/// The version of the score's rules; the weights are the settings'.
pub const SCORE_VERSION: &str = "s1";

/// What earns points.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// The mentee's needs that the mentor covers.
    Needs,
    /// The kind of help wanted and offered.
    Help,
    /// Values and way of working.
    Values,
    /// Distance in experience, and a shared path.
    Experience,
    /// Shared interests.
    Interests,
    /// Practical ease beyond the minimum.
    Ease,
    /// What each wishes of the other.
    Wishes,
}

/// All features, in the order in which they are shown and in which ties are broken.
pub const FEATURES: [Feature; 7] = [
    Feature::Needs,
    Feature::Help,
    Feature::Values,
    Feature::Experience,
    Feature::Interests,
    Feature::Ease,
    Feature::Wishes,
];

/// Settings that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsFault {
    /// No feature has a weight above zero.
    #[error("no feature has a weight")]
    NoWeight,
    /// More questions on values than a profile holds.
    #[error("{0} questions on values; at most {MOST_VALUES}")]
    TooManyValues(usize),
}

/// How many questions on values and way of working there may be.
pub const MOST_VALUES: usize = 12;

/// The matching settings of a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatchingSettings {
    /// Relative weights; brought to exactly 100 by [`Weights::of`]. A feature left out earns nothing.
    pub weights: BTreeMap<Feature, u16>,
    /// The key of the question that each attribute comes from; one left out is never compared.
    pub questions: BTreeMap<Attribute, String>,
    /// The keys of the questions on values, each answered 1 to 5 by both.
    #[serde(default)]
    pub values: Vec<String>,
}

/// Those of the default questionnaire: it asks neither kind of help nor values, so their points go to the others.
impl Default for MatchingSettings {
    fn default() -> Self {
        let questions = [
            (Attribute::Topics, "topics"),
            (Attribute::Years, "years"),
            (Attribute::Interests, "fields"),
            (Attribute::Slots, "availability"),
            (Attribute::Rhythm, "rhythm"),
            (Attribute::Ways, "ways"),
            (Attribute::Languages, "languages"),
            (Attribute::Situation, "situation"),
            (Attribute::Wishes, "a_mentor_who"),
        ];
        Self {
            weights: BTreeMap::from([
                (Feature::Needs, 45),
                (Feature::Experience, 10),
                (Feature::Interests, 8),
                (Feature::Ease, 7),
                (Feature::Wishes, 3),
            ]),
            questions: questions
                .map(|(attribute, key)| (attribute, key.to_owned()))
                .into(),
            values: vec![],
        }
    }
}

impl MatchingSettings {
    /// Those of a questionnaire that asks everything the score can use.
    pub fn complete() -> Self {
        let mut all = Self::default();
        all.weights
            .extend([(Feature::Help, 15), (Feature::Values, 12)]);
        for (attribute, key) in [
            (Attribute::Help, "help"),
            (Attribute::Paths, "paths"),
            (Attribute::Criteria, "criteria"),
        ] {
            all.questions.insert(attribute, key.to_owned());
        }
        all.values = ["autonomy", "structure", "frankness"]
            .map(str::to_owned)
            .into();
        all
    }
}

/// Points that each feature can earn; together exactly 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights([u8; FEATURES.len()]);

impl Weights {
    /// Brings relative weights to exactly 100 by the largest remainder; ties go to the feature shown first.
    ///
    /// # Errors
    /// [`SettingsFault`] when there is no weight to share, or too many questions on values.
    pub fn of(settings: &MatchingSettings) -> Result<Self, SettingsFault> {
        if settings.values.len() > MOST_VALUES {
            return Err(SettingsFault::TooManyValues(settings.values.len()));
        }
        let relative =
            FEATURES.map(|feature| u64::from(settings.weights.get(&feature).copied().unwrap_or(0)));
        let total: u64 = relative.iter().sum();
        if total == 0 {
            return Err(SettingsFault::NoWeight);
        }
        let shares = relative.map(|weight| weight * 100 * PRECISION / total);
        Ok(Self(round_to(100, shares)))
    }

    /// The points a feature can earn.
    pub fn points(&self, feature: Feature) -> u8 {
        FEATURES
            .iter()
            .zip(self.0)
            .find(|(other, _)| **other == feature)
            .map_or(0, |(_, points)| points)
    }

    /// Features that can earn points, in order, with their points.
    pub fn active(&self) -> impl Iterator<Item = (Feature, u8)> {
        FEATURES
            .into_iter()
            .zip(self.0)
            .filter(|(_, points)| *points > 0)
    }
}

/// Fractions of a point that are told apart.
pub(in crate::matching) const PRECISION: u64 = 1_000_000;

/// Rounds shares, in units of 1 ÷ [`PRECISION`], to whole numbers that add up to `total`, by the largest remainder. The
/// exact sum of the shares must be within one of `total`.
pub(super) fn round_to<const N: usize>(total: u64, shares: [u64; N]) -> [u8; N] {
    let mut whole = shares.map(|share| share / PRECISION);
    let mut by_remainder: Vec<(u64, usize)> = shares
        .iter()
        .map(|share| share % PRECISION)
        .zip(0..)
        .collect();
    by_remainder.sort_by_key(|(remainder, place)| (std::cmp::Reverse(*remainder), *place));
    let missing = total.saturating_sub(whole.iter().sum());
    for (_, place) in by_remainder
        .into_iter()
        .take(usize::try_from(missing).unwrap_or(0))
    {
        if let Some(whole) = whole.get_mut(place) {
            *whole += 1;
        }
    }
    whole.map(|points| u8::try_from(points).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{FEATURES, Feature, MatchingSettings, SettingsFault, Weights};

    #[test]
    fn the_complete_weights_are_those_of_the_design() {
        let weights = Weights::of(&MatchingSettings::complete()).unwrap();
        let points: Vec<u8> = FEATURES
            .iter()
            .map(|feature| weights.points(*feature))
            .collect();
        assert_eq!(points, [45, 15, 12, 10, 8, 7, 3]);
    }

    #[test]
    fn what_the_default_questionnaire_does_not_ask_goes_to_the_rest() {
        let weights = Weights::of(&MatchingSettings::default()).unwrap();
        let active: Vec<(Feature, u8)> = weights.active().collect();
        assert_eq!(
            active,
            [
                (Feature::Needs, 62),
                (Feature::Experience, 14),
                (Feature::Interests, 11),
                (Feature::Ease, 9),
                (Feature::Wishes, 4)
            ]
        );
    }

    #[test]
    fn settings_without_weight_are_refused() {
        let none = MatchingSettings {
            weights: BTreeMap::new(),
            ..MatchingSettings::default()
        };
        assert_eq!(Weights::of(&none), Err(SettingsFault::NoWeight));
    }

    proptest! {
        #[test]
        fn any_weights_make_exactly_100(weights in prop::collection::vec(0u16..=1000, FEATURES.len())) {
            let weights: BTreeMap<Feature, u16> = FEATURES.into_iter().zip(weights).collect();
            let settings = MatchingSettings { weights, ..MatchingSettings::default() };
            if let Ok(weights) = Weights::of(&settings) {
                let total: u32 = FEATURES.iter().map(|feature| u32::from(weights.points(*feature))).sum();
                prop_assert_eq!(total, 100);
            }
        }
    }

    #[test]
    fn settings_are_data() {
        let text = serde_json::to_string(&MatchingSettings::complete()).unwrap();
        assert_eq!(
            serde_json::from_str::<MatchingSettings>(&text).unwrap(),
            MatchingSettings::complete()
        );
        assert!(
            serde_json::from_str::<MatchingSettings>(r#"{"weights":{"beauty":3},"questions":{}}"#)
                .is_err()
        );
    }
}
