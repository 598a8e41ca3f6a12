//! Reasons as codes with values: the sentences are the screens', in each language and for each side.

use serde::Serialize;
use utoipa::ToSchema;

use crate::matching::score::eligible::{Check, Checks};
use crate::matching::score::features::{SeenWish, seen_wishes};
use crate::matching::score::profile::Profile;
use crate::matching::score::settings::Feature;
use crate::matching::score::tags::{Attribute, Set, Vocabulary};

/// What a reason says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReasonCode {
    /// Values: needs that the mentor helps with.
    TopicsCovered,
    /// Values: needs that the mentor does not name.
    TopicsNotCovered,
    /// Values: kinds of help wanted and offered.
    HelpOffered,
    /// Values: kinds of help wanted and not offered.
    HelpNotOffered,
    /// Close in values and way of working.
    ValuesClose,
    /// Far apart in values and way of working.
    ValuesApart,
    /// Value: how many years the mentor is ahead, 2 to 8.
    YearsAhead,
    /// Value: how many years ahead, more than 8.
    ManyYearsAhead,
    /// About as experienced, or the mentor less.
    SimilarExperience,
    /// Values: paths in common.
    PathsShared,
    /// Values: interests (fields) in common.
    InterestsShared,
    /// None in common.
    NoInterestShared,
    /// Values: slots in common.
    SlotsShared,
    /// None in common.
    NoSlotShared,
    /// Values: rhythms in common.
    RhythmShared,
    /// They would find a rhythm, which is not the same.
    RhythmFlexible,
    /// Value: the region they share.
    RegionShared,
    /// They live in different regions.
    OtherRegion,
    /// The mentor would like to accompany somebody in her situation (value).
    MentorWishMet,
    /// The mentor would rather accompany other situations.
    MentorWishNotMet,
    /// A wish of the mentee is fulfilled (value: which).
    MenteeWishMet,
    /// A wish of the mentee is not fulfilled (value: which).
    MenteeWishNotMet,
    /// Values: languages in common.
    LanguagesShared,
    /// Values: ways to talk in common.
    WaysShared,
    /// An answer is missing: find out together.
    CheckLanguage,
    CheckWay,
    CheckPlace,
    CheckRhythm,
    CheckMenteesCriteria,
    CheckMentorsCriteria,
    /// Wishes that only the two can speak about (values).
    TalkAboutWishes,
}

/// A reason with what it is about: tags of the questionnaire, sorted, or numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    pub code: ReasonCode,
    pub values: Vec<String>,
}

/// What speaks for two people, and what does not, with the feature it belongs to.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    pub(super) matched: Vec<(Option<Feature>, Reason)>,
    pub(super) unmatched: Vec<(Feature, Reason)>,
}

impl Reasons {
    fn yes(&mut self, feature: Feature, code: ReasonCode, values: Vec<String>) {
        self.matched.push((Some(feature), Reason { code, values }));
    }

    fn no(&mut self, feature: Feature, code: ReasonCode, values: Vec<String>) {
        self.unmatched.push((feature, Reason { code, values }));
    }
}

/// Two people and the words for their tags.
pub(super) struct Pair<'a> {
    pub(super) mentee: &'a Profile,
    pub(super) mentor: &'a Profile,
    pub(super) vocabulary: &'a Vocabulary,
}

impl Pair<'_> {
    fn names(&self, attribute: Attribute, set: Set) -> Vec<String> {
        self.vocabulary.names(attribute, set)
    }

    /// Whether both answered; only then is there something to say.
    fn both(one: Set, other: Set) -> bool {
        !one.is_empty() && !other.is_empty()
    }

    /// Reasons of the features that can earn points, then what the two share beyond points.
    pub(super) fn reasons(&self, active: impl Iterator<Item = Feature>) -> Reasons {
        let mut reasons = Reasons::default();
        for feature in active {
            match feature {
                Feature::Needs => self.needs(&mut reasons),
                Feature::Help => self.help(&mut reasons),
                Feature::Values => self.values(&mut reasons),
                Feature::Experience => self.experience(&mut reasons),
                Feature::Interests => self.interests(&mut reasons),
                Feature::Ease => self.ease(&mut reasons),
                Feature::Wishes => self.wishes(&mut reasons),
            }
        }
        for (code, attribute, one, other) in [
            (
                ReasonCode::LanguagesShared,
                Attribute::Languages,
                self.mentee.languages,
                self.mentor.languages,
            ),
            (
                ReasonCode::WaysShared,
                Attribute::Ways,
                self.mentee.ways,
                self.mentor.ways,
            ),
        ] {
            let shared = one.and(other);
            if !shared.is_empty() {
                reasons.matched.push((
                    None,
                    Reason {
                        code,
                        values: self.names(attribute, shared),
                    },
                ));
            }
        }
        reasons
    }

    fn overlap(
        &self,
        reasons: &mut Reasons,
        (feature, attribute): (Feature, Attribute),
        (wanted, offered): (Set, Set),
        (met, unmet): (ReasonCode, ReasonCode),
    ) {
        if !Self::both(wanted, offered) {
            return;
        }
        let (covered, open) = (wanted.and(offered), wanted.without(offered));
        if !covered.is_empty() {
            reasons.yes(feature, met, self.names(attribute, covered));
        }
        if !open.is_empty() {
            reasons.no(feature, unmet, self.names(attribute, open));
        }
    }

    fn needs(&self, reasons: &mut Reasons) {
        let sets = (self.mentee.topics.all(), self.mentor.topics.all());
        let codes = (ReasonCode::TopicsCovered, ReasonCode::TopicsNotCovered);
        self.overlap(reasons, (Feature::Needs, Attribute::Topics), sets, codes);
    }

    fn help(&self, reasons: &mut Reasons) {
        let codes = (ReasonCode::HelpOffered, ReasonCode::HelpNotOffered);
        let sets = (self.mentee.help, self.mentor.help);
        self.overlap(reasons, (Feature::Help, Attribute::Help), sets, codes);
    }

    fn values(&self, reasons: &mut Reasons) {
        let both = self
            .mentee
            .values
            .iter()
            .zip(&self.mentor.values)
            .filter(|(a, b)| **a > 0 && **b > 0);
        let distances: Vec<u32> = both.map(|(a, b)| u32::from(a.abs_diff(*b))).collect();
        let sum: u32 = distances.iter().sum();
        // Close: on average at most one step apart on a scale of five.
        match (distances.len() as u32, sum) {
            (0, _) => {}
            (count, sum) if sum <= count => {
                reasons.yes(Feature::Values, ReasonCode::ValuesClose, vec![])
            }
            _ => reasons.no(Feature::Values, ReasonCode::ValuesApart, vec![]),
        }
    }

    fn experience(&self, reasons: &mut Reasons) {
        if let Some((hers, other)) = self.mentee.years.zip(self.mentor.years) {
            let ahead = i32::from(other) - i32::from(hers);
            let value = vec![ahead.to_string()];
            match ahead {
                2..=8 => reasons.yes(Feature::Experience, ReasonCode::YearsAhead, value),
                9.. => reasons.no(Feature::Experience, ReasonCode::ManyYearsAhead, value),
                _ => reasons.no(Feature::Experience, ReasonCode::SimilarExperience, vec![]),
            }
        }
        let shared = self.mentee.paths.and(self.mentor.paths);
        if !shared.is_empty() {
            let names = self.names(Attribute::Paths, shared);
            reasons.yes(Feature::Experience, ReasonCode::PathsShared, names);
        }
    }

    fn interests(&self, reasons: &mut Reasons) {
        let (one, other) = (self.mentee.interests, self.mentor.interests);
        let shared = one.and(other);
        if !shared.is_empty() {
            let names = self.names(Attribute::Interests, shared);
            reasons.yes(Feature::Interests, ReasonCode::InterestsShared, names);
        } else if Self::both(one, other) {
            reasons.no(Feature::Interests, ReasonCode::NoInterestShared, vec![]);
        }
    }

    fn ease(&self, reasons: &mut Reasons) {
        let Profile { slots, rhythms, .. } = *self.mentee;
        if Self::both(slots, self.mentor.slots) {
            let shared = self.names(Attribute::Slots, slots.and(self.mentor.slots));
            match shared.is_empty() {
                false => reasons.yes(Feature::Ease, ReasonCode::SlotsShared, shared),
                true => reasons.no(Feature::Ease, ReasonCode::NoSlotShared, shared),
            }
        }
        if Self::both(rhythms, self.mentor.rhythms) {
            let shared = self.names(Attribute::Rhythm, rhythms.and(self.mentor.rhythms));
            match shared.is_empty() {
                false => reasons.yes(Feature::Ease, ReasonCode::RhythmShared, shared),
                true => reasons.no(Feature::Ease, ReasonCode::RhythmFlexible, shared),
            }
        }
        if let Some((one, other)) = self.mentee.region.zip(self.mentor.region) {
            if one == other {
                let name = self.vocabulary.region_name(one).map(str::to_owned);
                reasons.yes(
                    Feature::Ease,
                    ReasonCode::RegionShared,
                    name.into_iter().collect(),
                );
            } else {
                reasons.no(Feature::Ease, ReasonCode::OtherRegion, vec![]);
            }
        }
    }

    fn wishes(&self, reasons: &mut Reasons) {
        for (wish, fulfilled) in seen_wishes(self.mentee, self.mentor) {
            let (met, unmet, values) = match wish {
                SeenWish::SameRegion => (
                    ReasonCode::MenteeWishMet,
                    ReasonCode::MenteeWishNotMet,
                    vec!["same_region".to_owned()],
                ),
                SeenWish::SamePath => (
                    ReasonCode::MenteeWishMet,
                    ReasonCode::MenteeWishNotMet,
                    vec!["same_path".to_owned()],
                ),
                SeenWish::Situation => {
                    let situation = self.names(Attribute::Situation, self.mentee.situation);
                    (
                        ReasonCode::MentorWishMet,
                        ReasonCode::MentorWishNotMet,
                        situation,
                    )
                }
            };
            match fulfilled {
                true => reasons.yes(Feature::Wishes, met, values),
                false => reasons.no(Feature::Wishes, unmet, values),
            }
        }
    }

    /// What is left for the two to find out together.
    pub(super) fn to_check(&self, checks: Checks) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = checks
            .iter()
            .map(|check| {
                let code = match check {
                    Check::Language => ReasonCode::CheckLanguage,
                    Check::Way => ReasonCode::CheckWay,
                    Check::Place => ReasonCode::CheckPlace,
                    Check::Rhythm => ReasonCode::CheckRhythm,
                    Check::MenteesCriteria => ReasonCode::CheckMenteesCriteria,
                    Check::MentorsCriteria => ReasonCode::CheckMentorsCriteria,
                };
                Reason {
                    code,
                    values: vec![],
                }
            })
            .collect();
        let seen: Vec<SeenWish> = seen_wishes(self.mentee, self.mentor)
            .map(|(wish, _)| wish)
            .collect();
        let mut open = self.names(Attribute::Wishes, self.mentee.wishes.named);
        open.retain(|wish| match wish.as_str() {
            "same_region" => !seen.contains(&SeenWish::SameRegion),
            "same_path" => !seen.contains(&SeenWish::SamePath),
            _ => true,
        });
        if !open.is_empty() {
            reasons.push(Reason {
                code: ReasonCode::TalkAboutWishes,
                values: open,
            });
        }
        reasons
    }
}
