//! `{"matching": {mentee id: mentor id or null}, "rounds": n, "input_hash": "sha256:…"}`

use std::fmt;
use std::io::{self, Read, Write};

use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

use crate::matching::files::place::{Place, Refused};
use crate::matching::files::visit::{Text, TextOrNull, Whole, needed, once, unknown_member};
use crate::matching::people::{Mentee, Mentor, Position, everyone};
use crate::matching::ranked::matching::{Matching, Outcome};
use crate::matching::ranked::round::Round;

/// Writes a result, mentees in the order of their ids.
///
/// # Errors
/// What the writer says.
pub fn write(mut to: impl Write, round: &Round, outcome: &Outcome) -> io::Result<()> {
    to.write_all(b"{\"matching\":{")?;
    for (number, (mentee, mentor)) in round.named(&outcome.matching).enumerate() {
        if number > 0 {
            to.write_all(b",")?;
        }
        serde_json::to_writer(&mut to, mentee)?;
        to.write_all(b":")?;
        serde_json::to_writer(&mut to, &mentor)?;
    }
    writeln!(
        to,
        "}},\"rounds\":{},\"input_hash\":\"{}\"}}",
        outcome.rounds,
        round.input_hash()
    )
}

/// A result as it was read: it may be wrong, but it speaks of people of the round only.
#[derive(Debug)]
pub struct Stated {
    /// Who is with whom.
    pub matching: Matching,
    /// A mentee of whom the result does not speak.
    pub forgotten: Option<Mentee>,
    /// The input that the result says it answers; absent when it does not say.
    pub input_hash: Option<String>,
}

/// Reads a result about `round`. Only `matching` must be there.
///
/// # Errors
/// [`Refused`] for what is not JSON, not of this form, a mentee given twice, or an id that is not in the round.
pub fn read(document: impl Read, round: &Round) -> Result<Stated, Refused> {
    let mut reading = Reading {
        round,
        mentor_of: vec![None; round.mentees.len()],
        seen: vec![false; round.mentees.len()],
        input_hash: None,
        place: Place::default(),
    };
    let mut json = serde_json::Deserializer::from_reader(document);
    let read = Document(&mut reading).deserialize(&mut json);
    read.and_then(|()| json.end())
        .map_err(|fault| reading.place.refuse(&fault))?;
    let forgotten = everyone::<Mentee>(round.mentees.len())
        .find(|mentee| reading.seen.get(mentee.at()) == Some(&false));
    Ok(Stated {
        matching: Matching::new(reading.mentor_of),
        forgotten,
        input_hash: reading.input_hash,
    })
}

struct Reading<'a> {
    round: &'a Round,
    mentor_of: Vec<Option<Mentor>>,
    seen: Vec<bool>,
    input_hash: Option<String>,
    place: Place,
}

impl Reading<'_> {
    /// The position of a mentee, of whom nothing was said yet.
    fn mentee(&mut self, id: &str) -> Result<Mentee, String> {
        self.place.enter_person(id);
        let mentee = self.round.mentees.find(id).map(Mentee);
        let mentee = mentee.ok_or_else(|| "no such mentee in the round".to_owned())?;
        match self.seen.get_mut(mentee.at()) {
            Some(seen) if !*seen => *seen = true,
            _ => return Err("this mentee is given twice".to_owned()),
        }
        Ok(mentee)
    }

    fn mentor(&self, id: &str) -> Result<Mentor, String> {
        let mentor = self.round.mentors.find(id).map(Mentor);
        mentor.ok_or_else(|| {
            let shown: String = id.chars().take(80).collect();
            format!("no such mentor in the round: {shown:?}")
        })
    }
}

struct Document<'r, 'a>(&'r mut Reading<'a>);

impl<'de> DeserializeSeed<'de> for Document<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

#[derive(Clone, Copy)]
enum Member {
    Matching,
    Rounds,
    InputHash,
}

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with members \"matching\", \"rounds\" and \"input_hash\"")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let (mut matching, mut rounds, mut hash) = (false, false, false);
        let member = || Text {
            expected: "a member's name",
            then: |key: &str| match key {
                "matching" => Ok(Member::Matching),
                "rounds" => Ok(Member::Rounds),
                "input_hash" => Ok(Member::InputHash),
                _ => Err(unknown_member::<serde::de::value::Error>(
                    key,
                    "\"matching\", \"rounds\" and \"input_hash\"",
                )),
            },
        };
        while let Some(member) = map.next_key_seed(member())? {
            match member {
                Member::Matching => {
                    once(&mut matching, "matching")?;
                    self.0.place.enter("matching");
                    map.next_value_seed(Pairs(&mut *self.0))?;
                }
                Member::Rounds => {
                    once(&mut rounds, "rounds")?;
                    self.0.place.enter("rounds");
                    map.next_value_seed(Whole {
                        what: "a number of rounds",
                        most: u32::MAX,
                    })?;
                }
                Member::InputHash => {
                    once(&mut hash, "input_hash")?;
                    self.0.place.enter("input_hash");
                    self.0.input_hash = Some(map.next_value()?);
                }
            }
            self.0.place = Place::default();
        }
        needed(matching, "matching")
    }
}

struct Pairs<'r, 'a>(&'r mut Reading<'a>);

impl<'de> DeserializeSeed<'de> for Pairs<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Pairs<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of mentees' ids, each with a mentor's id or null")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let reading = self.0;
        while let Some(mentee) = map.next_key_seed(Text {
            expected: "an id",
            then: |id: &str| reading.mentee(id),
        })? {
            let mentor = map.next_value_seed(TextOrNull {
                expected: "a mentor's id or null",
                then: |id: Option<&str>| id.map(|id| reading.mentor(id)).transpose(),
            })?;
            if let Some(slot) = reading.mentor_of.get_mut(mentee.at()) {
                *slot = mentor;
            }
        }
        Ok(())
    }
}
