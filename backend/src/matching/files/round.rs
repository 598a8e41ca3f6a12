//! `{"mentees": {id: [mentor ids, best first]}, "mentors": {id: {"capacity": n, "order": [mentee ids, best first]}}}`

use std::fmt;
use std::io::Read;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::matching::files::place::{Place, Refused};
use crate::matching::files::visit::{Text, Whole, needed, once, unknown_member};
use crate::matching::ranked::gather::{RoundBuilder, RoundFault};
use crate::matching::ranked::round::Round;

/// Reads a round. Both members may come in either order, and people in any order.
///
/// # Errors
/// [`Refused`] for what is not JSON, not of this form, a person given twice, or named twice in one list.
pub fn read(document: impl Read) -> Result<Round, Refused> {
    let mut reading = Reading::default();
    let mut json = serde_json::Deserializer::from_reader(document);
    let read = Document(&mut reading).deserialize(&mut json);
    read.and_then(|()| json.end())
        .map_err(|fault| reading.place.refuse(&fault))?;
    reading
        .builder
        .finish()
        .map_err(|fault| Place::default().refuse_with(fault))
}

#[derive(Default)]
struct Reading {
    builder: RoundBuilder,
    place: Place,
}

struct Document<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for Document<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with members \"mentees\" and \"mentors\"")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let (mut mentees, mut mentors) = (false, false);
        while let Some(side) = map.next_key_seed(member(&[
            ("mentees", Side::Mentees),
            ("mentors", Side::Mentors),
        ]))? {
            match side {
                Side::Mentees => once(&mut mentees, "mentees")?,
                Side::Mentors => once(&mut mentors, "mentors")?,
            }
            self.0.place.enter(if side == Side::Mentees {
                "mentees"
            } else {
                "mentors"
            });
            map.next_value_seed(People {
                reading: &mut *self.0,
                side,
            })?;
            self.0.place = Place::default();
        }
        needed(mentees, "mentees")?;
        needed(mentors, "mentors")
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Mentees,
    Mentors,
}

/// A key among the members of an object.
fn member<'a, T: Copy>(
    members: &'a [(&'static str, T)],
) -> Text<impl FnOnce(&str) -> Result<T, serde::de::value::Error> + 'a> {
    Text {
        expected: "a member's name",
        then: move |key: &str| {
            let known = members
                .iter()
                .find(|(name, _)| *name == key)
                .map(|(_, member)| *member);
            known.ok_or_else(|| {
                let names: Vec<String> = members
                    .iter()
                    .map(|(name, _)| format!("{name:?}"))
                    .collect();
                unknown_member(key, &names.join(" and "))
            })
        },
    }
}

/// All people of one side.
struct People<'r> {
    reading: &'r mut Reading,
    side: Side,
}

impl<'de> DeserializeSeed<'de> for People<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for People<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.side {
            Side::Mentees => "an object of mentees' ids, each with a list of mentors' ids",
            Side::Mentors => "an object of mentors' ids, each with a capacity and an order",
        })
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let Self { reading, side } = self;
        let open = |reading: &mut Reading, id: &str| {
            reading.place.enter_person(id);
            match side {
                Side::Mentees => reading.builder.open_mentee(id),
                Side::Mentors => reading.builder.open_mentor(id),
            }
        };
        while map
            .next_key_seed(Text {
                expected: "an id",
                then: |id: &str| open(reading, id),
            })?
            .is_some()
        {
            match side {
                Side::Mentees => {
                    map.next_value_seed(List {
                        reading: &mut *reading,
                        side,
                    })?;
                    reading.builder.close_mentee();
                }
                Side::Mentors => {
                    let capacity = map.next_value_seed(Mentor(&mut *reading))?;
                    reading.builder.close_mentor(capacity);
                }
            }
        }
        Ok(())
    }
}

/// The list of ids of one person.
struct List<'r> {
    reading: &'r mut Reading,
    side: Side,
}

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of ids, best first")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        let Self { reading, side } = self;
        let add = |builder: &mut RoundBuilder, id: &str| -> Result<(), RoundFault> {
            match side {
                Side::Mentees => builder.choice(id),
                Side::Mentors => builder.ranked(id),
            }
        };
        for index in 0.. {
            reading.place.at(index);
            let builder = &mut reading.builder;
            let id = Text {
                expected: "an id, in quotes",
                then: |id: &str| add(builder, id),
            };
            if list.next_element_seed(id)?.is_none() {
                break;
            }
        }
        Ok(())
    }
}

/// `{"capacity": n, "order": […]}`; gives the capacity.
struct Mentor<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for Mentor<'_> {
    type Value = u32;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<u32, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Mentor<'_> {
    type Value = u32;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with members \"capacity\" and \"order\"")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<u32, M::Error> {
        let mut capacity = 0;
        let (mut has_capacity, mut order) = (false, false);
        while let Some(is_order) =
            map.next_key_seed(member(&[("capacity", false), ("order", true)]))?
        {
            if is_order {
                once(&mut order, "order")?;
                self.0.place.enter_member("order");
                map.next_value_seed(List {
                    reading: &mut *self.0,
                    side: Side::Mentors,
                })?;
            } else {
                once(&mut has_capacity, "capacity")?;
                self.0.place.enter_member("capacity");
                capacity = map.next_value_seed(Whole {
                    what: "a capacity",
                    most: u32::MAX,
                })?;
            }
            self.0.place.enter_member("");
        }
        needed(order, "order")?;
        needed(has_capacity, "capacity")?;
        Ok(capacity)
    }
}
