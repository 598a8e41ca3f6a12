//! People for tests.

use serde_json::{Map, Value, json};

use crate::matching::score::eligible::{Checks, Exclusion, Ties, eligible};
use crate::matching::score::fit::{Fit, Scoring, explain};
use crate::matching::score::profile::Profile;
use crate::matching::score::rarity::Supply;
use crate::matching::score::settings::{MatchingSettings, Weights};
use crate::matching::score::tags::Vocabulary;

/// A programme: settings and vocabulary in one place.
pub(in crate::matching) struct Programme {
    pub(in crate::matching) settings: MatchingSettings,
    pub(in crate::matching) vocabulary: Vocabulary,
}

impl Programme {
    pub(in crate::matching) fn new(settings: MatchingSettings) -> Self {
        Self {
            settings,
            vocabulary: Vocabulary::default(),
        }
    }

    /// A profile from answers; `region` is an answer here, for short.
    pub(in crate::matching) fn profile(&mut self, answers: Value) -> Profile {
        let answers: Map<String, Value> = answers.as_object().cloned().unwrap_or_default();
        let region = answers.get("region").and_then(Value::as_str);
        Profile::from_answers(&answers, region, &self.settings, &mut self.vocabulary)
    }

    pub(in crate::matching) fn scoring(&self, mentors: &[Profile]) -> Scoring {
        Scoring {
            weights: Weights::of(&self.settings).unwrap(),
            supply: Supply::of(mentors.iter().map(|mentor| mentor.topics.all())),
        }
    }

    pub(in crate::matching) fn fit(
        &self,
        mentee: &Profile,
        mentor: &Profile,
    ) -> Result<Fit, Exclusion> {
        let checks: Checks = eligible(mentee, mentor, Ties::default())?;
        Ok(explain(
            mentee,
            mentor,
            checks,
            &self.scoring(&[*mentor]),
            &self.vocabulary,
        ))
    }
}

/// A mentee of the default questionnaire.
pub(in crate::matching) fn ines() -> Value {
    json!({
        "first_name": "Inès", "situation": "retraining", "years": 1, "fields": ["web", "data"],
        "languages": ["fr"], "ways": ["video", "chat"], "availability": ["evenings"], "region": "Rhône",
        "topics": ["confidence", "first_job", "technical"], "rhythm": "month",
        "a_mentor_who": ["same_region", "parent"],
    })
}

/// A mentor of the default questionnaire: she is not asked for a rhythm.
pub(in crate::matching) fn nora() -> Value {
    json!({
        "first_name": "Nora", "situation": "employed", "years": 6, "fields": ["web", "infra", "data"],
        "languages": ["fr", "en"], "ways": ["video", "in_person"], "availability": ["evenings", "lunch"],
        "region": "Rhône", "topics": ["confidence", "technical", "negotiation"], "capacity": 2,
    })
}
