//! What the score knows of a person: tags, numbers and nothing else.

use serde_json::{Map, Value};

use crate::matching::score::settings::{MOST_VALUES, MatchingSettings};
use crate::matching::score::tags::{Attribute, Set, Vocabulary};

/// A set graded in three: importance of needs (3, 2, 1), or level of help (1, 0.7, 0.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Graded {
    /// The highest grade.
    pub high: Set,
    /// The middle one.
    pub middle: Set,
    /// The lowest.
    pub low: Set,
}

impl Graded {
    /// All, whatever the grade.
    pub fn all(self) -> Set {
        self.high.or(self.middle).or(self.low)
    }
}

/// What the other must have; a filter, never points. Empty: no criterion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Criteria {
    /// At least one of these interests (fields).
    pub interests: Set,
    /// One of these situations.
    pub situations: Set,
    /// Years of experience, from and to.
    pub years: Option<(u8, u8)>,
}

/// What can be wished of the other and seen from answers. What cannot (`parent`, `same_job`, `other`) is for the two to
/// talk about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Wishes {
    /// The same region.
    pub same_region: bool,
    /// A path in common.
    pub same_path: bool,
    /// Situations she would like to accompany.
    pub situations: Set,
    /// All that was wished, to name what is left to talk about.
    pub named: Set,
}

/// A person as the score sees her. `None` or an empty set: not answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Profile {
    /// Needs (mentee: by importance) or topics offered (mentor: by level).
    pub topics: Graded,
    /// Kinds of help.
    pub help: Set,
    /// Answers 1 to 5 on values, 0 for none, in the order of the settings.
    pub values: [u8; MOST_VALUES],
    /// Years of experience or study.
    pub years: Option<u8>,
    /// Paths.
    pub paths: Set,
    /// Interests.
    pub interests: Set,
    /// Free slots.
    pub slots: Set,
    /// Rhythms wished or possible.
    pub rhythms: Set,
    /// "On demand" is among the rhythms: it goes with any.
    pub any_rhythm: bool,
    /// Ways to talk.
    pub ways: Set,
    /// The way that needs a place: meeting in person.
    pub in_person: Set,
    /// Languages.
    pub languages: Set,
    /// Région, département or country.
    pub region: Option<u32>,
    /// Situation.
    pub situation: Set,
    /// Soft wishes.
    pub wishes: Wishes,
    /// Hard criteria.
    pub criteria: Criteria,
}

impl Profile {
    /// Builds a profile from a questionnaire's answers. Only the questions that the settings name are read; what is not
    /// of the expected form counts as not answered. `region` is what the server derived from the place.
    pub fn from_answers(
        answers: &Map<String, Value>,
        region: Option<&str>,
        settings: &MatchingSettings,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let mut reader = Reader {
            answers,
            settings,
            vocabulary,
        };
        let mut values = [0; MOST_VALUES];
        for (value, key) in values.iter_mut().zip(&settings.values) {
            *value = number(answers.get(key))
                .filter(|n| (1..=5).contains(n))
                .unwrap_or(0);
        }
        let rhythms = reader.set(Attribute::Rhythm);
        let ways = reader.set(Attribute::Ways);
        Self {
            topics: reader.graded(Attribute::Topics),
            help: reader.set(Attribute::Help),
            values,
            years: number(reader.answer(Attribute::Years)),
            paths: reader.set(Attribute::Paths),
            interests: reader.set(Attribute::Interests),
            slots: reader.set(Attribute::Slots),
            rhythms,
            any_rhythm: !rhythms
                .and(reader.tag(Attribute::Rhythm, "on_demand"))
                .is_empty(),
            ways,
            in_person: ways.and(reader.tag(Attribute::Ways, "in_person")),
            languages: reader.set(Attribute::Languages),
            region: region.map(|label| reader.vocabulary.region(label)),
            situation: reader.set(Attribute::Situation),
            wishes: reader.wishes(),
            criteria: reader.criteria(),
        }
    }
}

/// A number from 0 to 255.
fn number(answer: Option<&Value>) -> Option<u8> {
    answer?
        .as_u64()
        .and_then(|number| u8::try_from(number).ok())
}

/// The texts of an answer: one or several.
fn texts(answer: Option<&Value>) -> impl Iterator<Item = &str> {
    let (one, several) = match answer {
        Some(Value::String(one)) => (Some(one.as_str()), &[][..]),
        Some(Value::Array(several)) => (None, several.as_slice()),
        _ => (None, &[][..]),
    };
    one.into_iter()
        .chain(several.iter().filter_map(Value::as_str))
}

struct Reader<'a> {
    answers: &'a Map<String, Value>,
    settings: &'a MatchingSettings,
    vocabulary: &'a mut Vocabulary,
}

impl<'a> Reader<'a> {
    fn answer(&self, attribute: Attribute) -> Option<&'a Value> {
        self.answers.get(self.settings.questions.get(&attribute)?)
    }

    fn tag(&mut self, attribute: Attribute, tag: &str) -> Set {
        self.vocabulary
            .bit(attribute, tag)
            .map_or(Set::EMPTY, Set::of)
    }

    fn union<'t>(&mut self, attribute: Attribute, tags: impl Iterator<Item = &'t str>) -> Set {
        tags.fold(Set::EMPTY, |set, tag| set.or(self.tag(attribute, tag)))
    }

    fn set(&mut self, attribute: Attribute) -> Set {
        let answer = self.answer(attribute);
        self.union(attribute, texts(answer))
    }

    /// A list, all of the highest grade, or an object tag → 1 to 3.
    fn graded(&mut self, attribute: Attribute) -> Graded {
        let answer = self.answer(attribute);
        let mut graded = Graded {
            high: self.union(attribute, texts(answer)),
            ..Graded::default()
        };
        if let Some(Value::Object(grades)) = answer {
            for (tag, grade) in grades {
                let tag = self.tag(attribute, tag);
                match grade.as_u64() {
                    Some(3) => graded.high = graded.high.or(tag),
                    Some(2) => graded.middle = graded.middle.or(tag),
                    Some(1) => graded.low = graded.low.or(tag),
                    _ => {}
                }
            }
        }
        graded
    }

    fn wishes(&mut self) -> Wishes {
        let answer = self.answer(Attribute::Wishes);
        let situations = match answer {
            Some(Value::Object(wishes)) => {
                self.union(Attribute::Situation, texts(wishes.get("situations")))
            }
            _ => Set::EMPTY,
        };
        Wishes {
            same_region: texts(answer).any(|wish| wish == "same_region"),
            same_path: texts(answer).any(|wish| wish == "same_path"),
            situations,
            named: self.set(Attribute::Wishes),
        }
    }

    fn criteria(&mut self) -> Criteria {
        let Some(Value::Object(criteria)) = self.answer(Attribute::Criteria) else {
            return Criteria::default();
        };
        let years = match criteria
            .get("years")
            .and_then(Value::as_array)
            .map(Vec::as_slice)
        {
            Some([from, to]) => number(Some(from)).zip(number(Some(to))),
            _ => None,
        };
        Criteria {
            interests: self.union(Attribute::Interests, texts(criteria.get("interests"))),
            situations: self.union(Attribute::Situation, texts(criteria.get("situations"))),
            years,
        }
    }
}
