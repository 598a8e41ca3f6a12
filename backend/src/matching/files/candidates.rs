//! `{"mentees": [ids], "mentors": {id: capacity}, "edges": [[mentee, mentor, score], …]}`

use std::fmt;
use std::io::Read;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::matching::files::place::{Place, Refused};
use crate::matching::files::visit::{Text, Whole, needed, once, unknown_member};
use crate::matching::lists::Lists;
use crate::matching::names::{Interner, Names};
use crate::matching::people::Mentor;
use crate::matching::plan::graph::{Edge, Graph, HIGHEST_SCORE};

/// Mentees, free places and edges, by id.
#[derive(Debug)]
pub struct Candidates {
    /// The mentees' ids.
    pub mentees: Names,
    /// The mentors' ids.
    pub mentors: Names,
    /// Who may be suggested to whom.
    pub graph: Graph,
}

/// Reads candidates. The three members may come in any order.
///
/// # Errors
/// [`Refused`] for what is not JSON, not of this form, a person given twice, an edge given twice or naming somebody who
/// is not there, a capacity or a score out of range.
pub fn read(document: impl Read) -> Result<Candidates, Refused> {
    let mut reading = Reading::default();
    let mut json = serde_json::Deserializer::from_reader(document);
    let read = Document(&mut reading).deserialize(&mut json);
    read.and_then(|()| json.end())
        .map_err(|fault| reading.place.refuse(&fault))?;
    reading.finish()
}

#[derive(Default)]
struct Reading {
    mentees: Interner,
    mentors: Interner,
    /// For each id: given, not only named by an edge.
    mentee_given: Vec<bool>,
    /// For each id: her capacity when she was given.
    capacity: Vec<Option<u32>>,
    edges: Vec<(u32, u32, u8)>,
    place: Place,
}

impl Reading {
    fn mentee(&mut self, id: &str) -> Result<u32, String> {
        let number = self.mentees.number(id).map_err(|fault| fault.to_string())?;
        self.mentee_given.resize(self.mentees.len(), false);
        Ok(number)
    }

    fn mentor(&mut self, id: &str) -> Result<u32, String> {
        let number = self.mentors.number(id).map_err(|fault| fault.to_string())?;
        self.capacity.resize(self.mentors.len(), None);
        Ok(number)
    }

    fn give_mentee(&mut self, id: &str) -> Result<(), String> {
        let number = self.mentee(id)?;
        match self.mentee_given.get_mut(number as usize) {
            Some(given) if !*given => *given = true,
            _ => return Err(format!("{id:?} is given twice")),
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Candidates, Refused> {
        self.place.enter("edges");
        let given = |mentee: u32| self.mentee_given.get(mentee as usize) == Some(&true);
        let capacity = |mentor: u32| self.capacity.get(mentor as usize).copied().flatten();
        for (index, (mentee, mentor, _)) in self.edges.iter().enumerate() {
            self.place.at(index);
            if !given(*mentee) {
                let id = self.mentees.get(*mentee);
                return Err(self
                    .place
                    .refuse_with(format_args!("{id:?} is not among the mentees")));
            }
            if capacity(*mentor).is_none() {
                let id = self.mentors.get(*mentor);
                return Err(self
                    .place
                    .refuse_with(format_args!("{id:?} is not among the mentors")));
            }
        }
        let places: Vec<Option<u32>> = self.capacity.clone();
        let (mentees, mentee_places) = self.mentees.sorted(given);
        let (mentors, mentor_places) = self.mentors.sorted(|_| true);
        let mut capacities = vec![0; mentors.len()];
        for (place, capacity) in mentor_places.iter().zip(places) {
            let slot = place.and_then(|place| capacities.get_mut(place as usize));
            if let (Some(slot), Some(capacity)) = (slot, capacity) {
                *slot = capacity;
            }
        }
        let mut sorted: Vec<(u32, u32, u32, u8)> = Vec::with_capacity(self.edges.len());
        for (index, (mentee, mentor, score)) in (0u32..).zip(&self.edges) {
            let mentee = mentee_places.get(*mentee as usize).copied().flatten();
            let mentor = mentor_places.get(*mentor as usize).copied().flatten();
            if let (Some(mentee), Some(mentor)) = (mentee, mentor) {
                sorted.push((mentee, mentor, index, *score));
            }
        }
        sorted.sort_unstable();
        let twice = sorted.windows(2).filter_map(|pair| match pair {
            [(a, x, _, _), (b, y, index, _)] if (a, x) == (b, y) => Some(*index),
            _ => None,
        });
        if let Some(index) = twice.min() {
            self.place.at(index as usize);
            return Err(self.place.refuse_with("these two already have an edge"));
        }
        let mut edges = Lists::with_capacity(mentees.len(), sorted.len());
        let mut rest = sorted.as_slice();
        for mentee in 0..mentees.len() {
            let own = rest
                .iter()
                .take_while(|edge| edge.0 as usize == mentee)
                .count();
            let (these, after) = rest.split_at(own);
            edges.push(these.iter().map(|(_, mentor, _, score)| Edge {
                mentor: Mentor(*mentor),
                score: *score,
            }));
            rest = after;
        }
        let graph = Graph::new(edges, capacities).map_err(|fault| self.place.refuse_with(fault))?;
        Ok(Candidates {
            mentees,
            mentors,
            graph,
        })
    }
}

struct Document<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for Document<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

#[derive(Clone, Copy)]
enum Member {
    Mentees,
    Mentors,
    Edges,
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with members \"mentees\", \"mentors\" and \"edges\"")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let (mut mentees, mut mentors, mut edges) = (false, false, false);
        let member = || Text {
            expected: "a member's name",
            then: |key: &str| match key {
                "mentees" => Ok(Member::Mentees),
                "mentors" => Ok(Member::Mentors),
                "edges" => Ok(Member::Edges),
                _ => Err(unknown_member::<serde::de::value::Error>(
                    key,
                    "\"mentees\", \"mentors\" and \"edges\"",
                )),
            },
        };
        while let Some(member) = map.next_key_seed(member())? {
            match member {
                Member::Mentees => {
                    once(&mut mentees, "mentees")?;
                    self.0.place.enter("mentees");
                    map.next_value_seed(Mentees(&mut *self.0))?;
                }
                Member::Mentors => {
                    once(&mut mentors, "mentors")?;
                    self.0.place.enter("mentors");
                    map.next_value_seed(Mentors(&mut *self.0))?;
                }
                Member::Edges => {
                    once(&mut edges, "edges")?;
                    self.0.place.enter("edges");
                    map.next_value_seed(Edges(&mut *self.0))?;
                }
            }
            self.0.place = Place::default();
        }
        needed(mentees, "mentees")?;
        needed(mentors, "mentors")?;
        needed(edges, "edges")
    }
}

/// Gives a seed its reading, of the shape that its visitor reads.
macro_rules! reads {
    ($seed:ident, $shape:ident, $expected:literal) => {
        struct $seed<'r>(&'r mut Reading);

        impl<'de> DeserializeSeed<'de> for $seed<'_> {
            type Value = ();

            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
                deserializer.$shape(self)
            }
        }

        impl $seed<'_> {
            const EXPECTED: &'static str = $expected;
        }
    };
}

reads!(Mentees, deserialize_seq, "a list of mentees' ids");
reads!(
    Mentors,
    deserialize_map,
    "an object of mentors' ids, each with her free places"
);
reads!(
    Edges,
    deserialize_seq,
    "a list of edges, [mentee, mentor, score]"
);
reads!(OneEdge, deserialize_seq, "an edge: [mentee, mentor, score]");

impl<'de> Visitor<'de> for Mentees<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::EXPECTED)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        for index in 0.. {
            self.0.place.at(index);
            let reading = &mut *self.0;
            let id = Text {
                expected: "an id, in quotes",
                then: |id: &str| reading.give_mentee(id),
            };
            if list.next_element_seed(id)?.is_none() {
                break;
            }
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for Mentors<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::EXPECTED)
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let reading = self.0;
        while let Some(mentor) = map.next_key_seed(Text {
            expected: "an id",
            then: |id: &str| {
                reading.place.enter_person(id);
                reading.mentor(id)
            },
        })? {
            let capacity = map.next_value_seed(Whole {
                what: "a capacity",
                most: u32::MAX,
            })?;
            match reading.capacity.get_mut(mentor as usize) {
                Some(slot @ None) => *slot = Some(capacity),
                _ => return Err(M::Error::custom("this mentor is given twice")),
            }
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for Edges<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::EXPECTED)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        for index in 0.. {
            self.0.place.at(index);
            if list.next_element_seed(OneEdge(&mut *self.0))?.is_none() {
                break;
            }
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for OneEdge<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::EXPECTED)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut edge: S) -> Result<(), S::Error> {
        let reading = self.0;
        let short = |length| S::Error::invalid_length(length, &Self::EXPECTED);
        let mentee = Text {
            expected: "a mentee's id, in quotes",
            then: |id: &str| reading.mentee(id),
        };
        let mentee = edge.next_element_seed(mentee)?.ok_or_else(|| short(0))?;
        let mentor = Text {
            expected: "a mentor's id, in quotes",
            then: |id: &str| reading.mentor(id),
        };
        let mentor = edge.next_element_seed(mentor)?.ok_or_else(|| short(1))?;
        let score = Whole {
            what: "a score",
            most: u32::from(HIGHEST_SCORE),
        };
        let score = edge.next_element_seed(score)?.ok_or_else(|| short(2))?;
        if edge.next_element::<serde::de::IgnoredAny>()?.is_some() {
            return Err(short(4));
        }
        reading
            .edges
            .push((mentee, mentor, u8::try_from(score).unwrap_or(HIGHEST_SCORE)));
        Ok(())
    }
}
