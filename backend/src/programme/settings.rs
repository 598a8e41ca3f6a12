//! What organisers may set, and the defaults the design gives.
use super::model::{ApplicantRole, LocalizedText};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

/// Numbers that commands obey. Stored as what differs from the defaults.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// Open offers a mentor may have at once.
    pub offers_per_mentor: i32,
    /// Open offers after which a call leaves the default list and takes no more.
    pub offers_per_call: i32,
    /// Days an offer stays open.
    pub offer_days: i64,
    /// Days by which the mentee may extend an offer, once.
    pub offer_extension_days: i64,
    /// Days after which an open call is to be reconfirmed.
    pub call_reconfirm_days: i64,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            offers_per_mentor: 5,
            offers_per_call: 5,
            offer_days: 21,
            offer_extension_days: 14,
            call_reconfirm_days: 60,
        }
    }
}

/// A noun of the programme, in both numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Noun {
    /// One of them.
    #[validate(nested, custom(function = "short"))]
    pub singular: LocalizedText,
    /// Several.
    #[validate(nested, custom(function = "short"))]
    pub plural: LocalizedText,
}

/// Which of the two roles may be applied for at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplicationsOpen {
    pub mentee: bool,
    pub mentor: bool,
}

impl ApplicationsOpen {
    /// Whether this role may be applied for.
    #[must_use]
    pub const fn to(self, role: ApplicantRole) -> bool {
        match role {
            ApplicantRole::Mentee => self.mentee,
            ApplicantRole::Mentor => self.mentor,
        }
    }
}

/// What organisers set beside the name, which has a column of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub tagline: LocalizedText,
    pub mentee_noun: Noun,
    pub mentor_noun: Noun,
    /// IANA name of the zone in which deadlines are shown.
    pub time_zone: String,
    pub hashtag: String,
    /// Where people may write; empty until somebody sets it.
    pub contact_email: String,
    pub applications_open: ApplicationsOpen,
    #[serde(flatten)]
    pub rules: Rules,
}

impl Default for Settings {
    fn default() -> Self {
        let noun = |fr: &str, en: &str| Noun {
            singular: LocalizedText::new(fr, en),
            plural: LocalizedText::new(format!("{fr}s"), format!("{en}s")),
        };
        Self {
            tagline: LocalizedText::new(
                "Des marraines se proposent, la filleule choisit.",
                "Mentors offer, the mentee chooses.",
            ),
            mentee_noun: noun("filleule", "mentee"),
            mentor_noun: noun("marraine", "mentor"),
            time_zone: "Europe/Paris".into(),
            hashtag: "Marelle".into(),
            contact_email: String::new(),
            applications_open: ApplicationsOpen {
                mentee: true,
                mentor: true,
            },
            rules: Rules::default(),
        }
    }
}

impl Settings {
    /// Reads what is stored: what was changed, over the defaults.
    ///
    /// # Errors
    /// When what is stored is not of this shape.
    pub fn of_stored(stored: Value) -> Result<Self, serde_json::Error> {
        serde_json::from_value(stored)
    }

    /// What is to be stored: members that differ from the defaults, so that a default changed later reaches everyone
    /// who kept it.
    ///
    /// # Errors
    /// When it does not serialise, which is our fault.
    pub fn to_stored(&self) -> Result<Value, serde_json::Error> {
        let defaults = serde_json::to_value(Self::default())?;
        let mut changed = Map::new();
        if let Value::Object(members) = serde_json::to_value(self)? {
            changed.extend(
                members
                    .into_iter()
                    .filter(|(key, value)| defaults.get(key) != Some(value)),
            );
        }
        Ok(Value::Object(changed))
    }
}

/// Nouns, taglines and the like fit on a button or a line.
pub fn short(text: &LocalizedText) -> Result<(), ValidationError> {
    for (language, part) in [("French", &text.fr), ("English", &text.en)] {
        if part.chars().count() > 60 || part.trim().is_empty() {
            let message = format!("Write 1 to 60 characters of {language}.");
            return Err(ValidationError::new("length").with_message(message.into()));
        }
    }
    Ok(())
}

/// A zone of the IANA database.
pub fn known_zone(name: &str) -> Result<(), ValidationError> {
    name.parse::<chrono_tz::Tz>().map(drop).map_err(|_| {
        ValidationError::new("time-zone")
            .with_message("Give an IANA name such as Europe/Paris.".into())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_was_changed_is_stored_and_it_reads_back() {
        assert_eq!(Settings::default().to_stored().unwrap(), json!({}));
        assert_eq!(Settings::of_stored(json!({})).unwrap(), Settings::default());
        let mut settings = Settings::default();
        settings.rules.offer_days = 10;
        settings.hashtag = "AdoptADuchess".into();
        let stored = settings.to_stored().unwrap();
        assert_eq!(
            stored,
            json!({"offer_days": 10, "hashtag": "AdoptADuchess"})
        );
        assert_eq!(Settings::of_stored(stored.clone()).unwrap(), settings);
        assert_eq!(
            serde_json::from_value::<Rules>(stored).unwrap(),
            settings.rules
        );
    }
}
