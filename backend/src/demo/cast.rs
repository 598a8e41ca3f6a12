//! The cast and its stories, as the content files tell them. Days count back from the day of the start.
use crate::{
    calls::model::{ClosedReason, Rhythm},
    pairings::model::{ContactMeans, EndedReason},
};
use serde::Deserialize;

const MENTEES: &str = include_str!("../../content/demo/mentees.json");
const MENTORS: &str = include_str!("../../content/demo/mentors.json");

/// Everybody.
#[derive(Clone, Debug)]
pub struct Cast {
    pub mentees: Vec<Member>,
    pub mentors: Vec<Member>,
}

impl Cast {
    /// Reads the content files.
    ///
    /// # Errors
    /// When one of them is not what it should be, which a test tells first.
    pub fn read() -> anyhow::Result<Self> {
        Ok(Self {
            mentees: serde_json::from_str(MENTEES)?,
            mentors: serde_json::from_str(MENTORS)?,
        })
    }
}

/// How far an application came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    #[default]
    Admitted,
    Draft,
    Submitted,
    NeedsInfo,
    Declined,
    Withdrawn,
    Suspended,
}

/// One person, and what she lived through.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    pub id: String,
    pub first: String,
    pub last: String,
    pub job: String,
    pub situation: String,
    pub years: i32,
    pub fields: Vec<String>,
    pub place: String,
    pub topics: Vec<String>,
    pub ways: Vec<String>,
    #[serde(default)]
    pub languages: Vec<String>,
    /// What she looks for, or her words to mentees.
    pub words: String,
    #[serde(default)]
    pub status: Standing,
    /// The day on which she applied; a mentee with a call applied five days before it.
    pub since: Option<i64>,
    pub rhythm: Option<String>,
    pub pronouns: Option<String>,
    pub capacity: Option<i32>,
    pub path: Option<String>,
    #[serde(default)]
    pub first_time: bool,
    #[serde(default)]
    pub was_mentee: bool,
    /// The day on which her break began, and the days until it ends.
    pub paused: Option<i64>,
    pub paused_until: Option<i64>,
    /// What organisers asked, or said when they declined.
    pub asked: Option<String>,
    pub declined: Option<String>,
    pub call: Option<CallStory>,
    #[serde(default)]
    pub offers: Vec<OfferStory>,
    pub pair: Option<PairStory>,
    /// The day on which she looked again.
    pub successor: Option<i64>,
}

impl Member {
    /// The day on which she applied.
    #[must_use]
    pub fn applied(&self) -> i64 {
        let before_call = self.call.as_ref().map(|call| call.opened + 5);
        self.since.or(before_call).unwrap_or(30)
    }
}

/// How her search went without an election.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallStory {
    pub opened: i64,
    pub end: Option<CallEnd>,
    pub end_day: Option<i64>,
}

/// Paused, or closed for a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum CallEnd {
    Closed(ClosedReason),
    Paused(PausedWord),
}

/// The one word that is no reason for closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PausedWord {
    Paused,
}

/// An offer made to her.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferStory {
    pub by: String,
    pub day: i64,
    pub why: String,
    pub how: String,
    pub rhythm: Rhythm,
    pub ways: Vec<String>,
    pub limits: Option<String>,
    #[serde(default)]
    pub talk_first: bool,
    pub fate: Option<Fate>,
    pub fate_day: Option<i64>,
    /// Who wrote what under it, the day after.
    #[serde(default)]
    pub messages: Vec<(Author, String)>,
}

/// What became of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    Elected,
    Withdrawn,
    Declined,
}

/// Which of the two wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    Mentee,
    Mentor,
}

/// The pair that came of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairStory {
    /// The day of the election.
    pub on: i64,
    pub contacts: Vec<(i64, ContactMeans)>,
    /// The day on which it paused, and the days until it goes on.
    pub paused: Option<(i64, i64)>,
    pub ended: Option<(i64, EndedReason)>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn nobody_says_what_another_said() {
        let cast = Cast::read().unwrap();
        assert_eq!((cast.mentees.len(), cast.mentors.len()), (40, 25));
        let members = || cast.mentees.iter().chain(&cast.mentors);
        let mut texts: Vec<&str> = members().map(|m| m.words.as_str()).collect();
        texts.extend(
            cast.mentees
                .iter()
                .flat_map(|m| &m.offers)
                .map(|o| o.why.as_str()),
        );
        let words: Vec<Vec<&str>> = texts
            .iter()
            .map(|t| t.split_whitespace().collect())
            .collect();
        let mut seen = HashSet::new();
        for run in words.iter().flat_map(|w| w.windows(8)) {
            assert!(seen.insert(run.join(" ")), "said twice: {}", run.join(" "));
        }
        let names: HashSet<_> = members().map(|m| (&m.first, &m.last)).collect();
        assert_eq!(names.len(), 65);
    }
}
