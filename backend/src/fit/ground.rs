//! What scores stand on besides the two people: the matching settings in force, and how rare each kind of help is.
use crate::matching::score::{
    fit::Scoring,
    rarity::Supply,
    settings::{MatchingSettings, SettingsFault, Weights},
    tags::{Attribute, Vocabulary},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Of how many mentors how many help with what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpCount {
    /// Admitted mentors.
    pub mentors: u32,
    /// By topic.
    pub helping: BTreeMap<String, u32>,
}

/// What a programme's scores stand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    pub settings: MatchingSettings,
    pub help: HelpCount,
}

impl Ground {
    /// Weights and rarities, and the vocabulary in which the latter are written; profiles that are to be compared on this
    /// ground are read with the same.
    ///
    /// # Errors
    /// When the settings give no weight to anything, which publishing refuses.
    pub fn scoring(&self) -> Result<(Scoring, Vocabulary), SettingsFault> {
        let mut vocabulary = Vocabulary::default();
        let counts = self.help.helping.iter().filter_map(|(topic, count)| {
            let bit = vocabulary.bit(Attribute::Topics, topic)?;
            Some((bit, *count))
        });
        let supply = Supply::counted(self.help.mentors, counts);
        let weights = Weights::of(&self.settings)?;
        Ok((Scoring { weights, supply }, vocabulary))
    }
}
