//! Small readers that the documents share.

use std::fmt::{self, Display};

use serde::de::{DeserializeSeed, Deserializer, Error, Unexpected, Visitor};

/// Reads a text and hands it on without keeping it.
pub(super) struct Text<F> {
    pub(super) expected: &'static str,
    pub(super) then: F,
}

impl<'de, T, E: Display, F: FnOnce(&str) -> Result<T, E>> DeserializeSeed<'de> for Text<F> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<T, E: Display, F: FnOnce(&str) -> Result<T, E>> Visitor<'_> for Text<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<R: Error>(self, text: &str) -> Result<T, R> {
        (self.then)(text).map_err(R::custom)
    }
}

/// Reads a text or `null`.
pub(super) struct TextOrNull<F> {
    pub(super) expected: &'static str,
    pub(super) then: F,
}

impl<'de, T, E: Display, F: FnOnce(Option<&str>) -> Result<T, E>> DeserializeSeed<'de>
    for TextOrNull<F>
{
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<T, E: Display, F: FnOnce(Option<&str>) -> Result<T, E>> Visitor<'_> for TextOrNull<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<R: Error>(self, text: &str) -> Result<T, R> {
        (self.then)(Some(text)).map_err(R::custom)
    }

    fn visit_unit<R: Error>(self) -> Result<T, R> {
        (self.then)(None).map_err(R::custom)
    }
}

/// Reads a whole number from 0 to `most`.
pub(super) struct Whole {
    pub(super) what: &'static str,
    pub(super) most: u32,
}

impl<'de> DeserializeSeed<'de> for Whole {
    type Value = u32;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<u32, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Whole {
    type Value = u32;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, a whole number from 0 to {}", self.what, self.most)
    }

    fn visit_u64<R: Error>(self, number: u64) -> Result<u32, R> {
        let inside = u32::try_from(number)
            .ok()
            .filter(|number| *number <= self.most);
        inside.ok_or_else(|| R::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_i64<R: Error>(self, number: i64) -> Result<u32, R> {
        Err(R::invalid_value(Unexpected::Signed(number), &self))
    }

    fn visit_f64<R: Error>(self, number: f64) -> Result<u32, R> {
        Err(R::invalid_value(Unexpected::Float(number), &self))
    }
}

/// Writes a name as the reader expects it, for "unknown" and "twice" sentences.
pub(super) fn unknown_member<R: Error>(member: &str, known: &str) -> R {
    let shown: String = member.chars().take(80).collect();
    R::custom(format_args!(
        "unknown member {shown:?}; the members are {known}"
    ))
}

/// Notes that a member was read; each may stand once.
pub(super) fn once<R: Error>(seen: &mut bool, member: &str) -> Result<(), R> {
    if std::mem::replace(seen, true) {
        return Err(R::custom(format_args!("member {member:?} is given twice")));
    }
    Ok(())
}

/// Refuses a document without a member that it needs.
pub(super) fn needed<R: Error>(seen: bool, member: &str) -> Result<(), R> {
    if seen {
        Ok(())
    } else {
        Err(R::custom(format_args!("member {member:?} is missing")))
    }
}
