//! Two people's answers, compared on a programme's ground. Pure.
use super::ground::Ground;
use crate::{
    applicants::model::Applicant,
    matching::score::{
        eligible::{Checks, Exclusion, Ties, eligible},
        fit::{Fit, Scoring, explain},
        profile::Profile,
        settings::{MatchingSettings, SettingsFault},
        tags::{Attribute, Vocabulary},
    },
};
use serde_json::{Map, Value};

/// What is known of somebody's answers.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    pub answers: &'a Value,
    pub languages: &'a [String],
    /// Département or country; empty when unknown.
    pub region: &'a str,
}

impl<'a> From<&'a Applicant> for Answered<'a> {
    fn from(person: &'a Applicant) -> Self {
        Self {
            answers: &person.answers,
            languages: &person.languages,
            region: &person.region,
        }
    }
}

/// What somebody said later than in her questionnaire, and which therefore counts instead: in a call or an offer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    pub topics: Option<&'a [String]>,
    pub fields: Option<&'a [String]>,
    pub languages: Option<&'a [String]>,
    pub ways: Option<&'a [String]>,
    pub rhythm: Option<&'a str>,
}

/// Reads profiles and compares them; all profiles of one comparison are read by the same reader.
pub struct Comparison<'a> {
    settings: &'a MatchingSettings,
    scoring: Scoring,
    vocabulary: Vocabulary,
}

/// What was found of two people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    pub fit: Fit,
    /// What stands against it before any points, if something does: nothing that concerns keeping apart.
    pub obstacle: Option<Exclusion>,
}

impl<'a> Comparison<'a> {
    /// A comparison on this ground.
    ///
    /// # Errors
    /// When the settings give no weight to anything, which publishing refuses.
    pub fn on(ground: &'a Ground) -> Result<Self, SettingsFault> {
        let (scoring, vocabulary) = ground.scoring()?;
        Ok(Self {
            settings: &ground.settings,
            scoring,
            vocabulary,
        })
    }

    /// What the score sees of somebody: the answers that the settings name, and her region.
    pub fn profile<'p>(&mut self, person: impl Into<Answered<'p>>, said: Said<'_>) -> Profile {
        let person = person.into();
        let answers = compared(self.settings, person, said);
        let region = Some(person.region).filter(|region| !region.is_empty());
        Profile::from_answers(&answers, region, self.settings, &mut self.vocabulary)
    }

    /// Weights and rarities, for those who score many.
    #[must_use]
    pub const fn scoring(&self) -> &Scoring {
        &self.scoring
    }

    /// The score of two people, with its reasons. Whether the two may meet is not asked here: who may not never gets here.
    #[must_use]
    pub fn compare(&self, mentee: &Profile, mentor: &Profile) -> Compared {
        let (checks, obstacle) = match eligible(mentee, mentor, Ties::default()) {
            Ok(checks) => (checks, None),
            Err(exclusion) => (Checks::default(), Some(exclusion)),
        };
        let fit = explain(mentee, mentor, checks, &self.scoring, &self.vocabulary);
        Compared { fit, obstacle }
    }
}

/// The answers that are compared, with what was said later in their place.
fn compared(
    settings: &MatchingSettings,
    person: Answered<'_>,
    said: Said<'_>,
) -> Map<String, Value> {
    let mut answers = Map::new();
    let named = settings.questions.values().chain(&settings.values);
    for key in named {
        if let Some(answer) = person.answers.get(key) {
            answers.insert(key.clone(), answer.clone());
        }
    }
    let mut put = |attribute: Attribute, answer: Option<Value>| {
        if let (Some(key), Some(answer)) = (settings.questions.get(&attribute), answer) {
            answers.insert(key.clone(), answer);
        }
    };
    put(Attribute::Topics, said.topics.map(Value::from));
    put(Attribute::Interests, said.fields.map(Value::from));
    // Without an answer the questionnaire takes French for granted: what was read off the answers counts.
    let languages = said.languages.unwrap_or(person.languages);
    put(Attribute::Languages, Some(Value::from(languages)));
    put(Attribute::Ways, said.ways.map(Value::from));
    put(Attribute::Rhythm, said.rhythm.map(Value::from));
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        calls::model::tests::applicant, fit::ground::HelpCount, identity::model::Role,
        matching::score::reason::ReasonCode,
    };
    use serde_json::json;

    fn ground() -> Ground {
        Ground {
            settings: MatchingSettings::default(),
            help: HelpCount {
                mentors: 10,
                helping: [("confidence".to_owned(), 5), ("negotiation".to_owned(), 1)].into(),
            },
        }
    }

    fn with(role: Role, answers: Value) -> Applicant {
        Applicant {
            answers,
            languages: vec!["fr".into()],
            ..applicant(role)
        }
    }

    #[test]
    fn what_was_said_in_the_call_counts_instead_of_the_questionnaire() {
        let ground = ground();
        let mut comparison = Comparison::on(&ground).unwrap();
        let mentee = with(Role::Mentee, json!({"topics": ["leadership"], "years": 2}));
        let mentor = with(Role::Mentor, json!({"topics": ["confidence"], "years": 6}));
        let mentor = comparison.profile(&mentor, Said::default());
        let asked = comparison.profile(&mentee, Said::default());
        let before = comparison.compare(&asked, &mentor).fit;
        assert!(
            !before
                .matched
                .iter()
                .any(|r| r.code == ReasonCode::TopicsCovered)
        );
        let topics = ["confidence".to_owned()];
        let said = Said {
            topics: Some(&topics),
            ..Said::default()
        };
        let asked = comparison.profile(&mentee, said);
        let after = comparison.compare(&asked, &mentor).fit;
        assert!(
            after
                .matched
                .iter()
                .any(|r| r.code == ReasonCode::TopicsCovered)
        );
        assert!(after.points > before.points);
    }

    #[test]
    fn an_obstacle_is_told_beside_the_points() {
        let ground = ground();
        let mut comparison = Comparison::on(&ground).unwrap();
        let mentee = with(Role::Mentee, json!({"ways": ["video"]}));
        let mentor = with(Role::Mentor, json!({"ways": ["phone"]}));
        let (mentee, mentor) = (
            comparison.profile(&mentee, Said::default()),
            comparison.profile(&mentor, Said::default()),
        );
        let compared = comparison.compare(&mentee, &mentor);
        assert_eq!(compared.obstacle, Some(Exclusion::NoCommonWay));
    }

    #[test]
    fn nothing_but_the_named_answers_is_seen() {
        let ground = ground();
        let mut comparison = Comparison::on(&ground).unwrap();
        let plain = with(Role::Mentee, json!({"topics": ["confidence"], "years": 2}));
        let named = Applicant {
            public_name: "Zoé".into(),
            full_name: "Zoé Zola".into(),
            job: "Prix Nobel".into(),
            answers: json!({"topics": ["confidence"], "years": 2, "first_name": "Zoé", "pronouns": "iel",
                "company": "Grande École", "looking_for": "Une marraine", "confidence": 5}),
            ..plain.clone()
        };
        let profiles = [&plain, &named].map(|who| comparison.profile(who, Said::default()));
        assert_eq!(profiles[0], profiles[1]);
    }
}
