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

/// One form of a noun, in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NounForm {
    /// French.
    #[validate(length(min = 1, max = 60, message = "Write 1 to 60 characters of French."))]
    #[schema(min_length = 1, max_length = 60, example = "marraine")]
    pub fr: String,
    /// English.
    #[validate(length(min = 1, max = 60, message = "Write 1 to 60 characters of English."))]
    #[schema(min_length = 1, max_length = 60, example = "mentor")]
    pub en: String,
}

/// A noun of the programme, in both numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Noun {
    /// One of them.
    #[validate(nested)]
    pub singular: NounForm,
    /// Several.
    #[validate(nested)]
    pub plural: NounForm,
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
        let form = |fr: String, en: String| NounForm { fr, en };
        let noun = |fr: &str, en: &str| Noun {
            singular: form(fr.into(), en.into()),
            plural: form(format!("{fr}s"), format!("{en}s")),
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

/// A zone of the IANA database.
///
/// # Errors
/// When there is no such zone.
pub fn known_zone(name: &str) -> Result<(), ValidationError> {
    name.parse::<chrono_tz::Tz>().map(drop).map_err(|_| {
        ValidationError::new("time-zone")
            .with_message("Give an IANA name such as Europe/Paris.".into())
    })
}

/// Letters, digits and underscores: what a network makes a link of.
///
/// # Errors
/// Anything else.
pub fn one_tag(text: &str) -> Result<(), ValidationError> {
    let fine = |c: char| c.is_ascii_alphanumeric() || c == '_' || ('À'..='ÿ').contains(&c);
    if text.chars().all(fine) {
        Ok(())
    } else {
        Err(ValidationError::new("pattern")
            .with_message("Use letters, digits and underscores, without the sign.".into()))
    }
}

/// An address, or nothing: `local@domain.tld` in letters that mail servers agree on.
///
/// # Errors
/// Anything else.
pub fn address_or_nothing(text: &str) -> Result<(), ValidationError> {
    let local_fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-');
    let label_fine = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let fine = text.is_empty()
        || text.split_once('@').is_some_and(|(local, domain)| {
            (1..=64).contains(&local.len())
                && local.chars().all(local_fine)
                && domain.contains('.')
                && domain.split('.').all(label_fine)
        });
    if fine {
        Ok(())
    } else {
        Err(ValidationError::new("email")
            .with_message("Give an e-mail address, or nothing.".into()))
    }
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

    #[test]
    fn a_contact_is_an_address_or_nothing() {
        for fine in ["", "a@b.example", "bon.jour+x@mail.asso-x.fr"] {
            assert!(address_or_nothing(fine).is_ok(), "{fine}");
        }
        for wrong in ["a", "a@b", "@b.c", "a@b..c", "a b@c.d", "a@b.c\n"] {
            assert!(address_or_nothing(wrong).is_err(), "{wrong}");
        }
        assert!(
            one_tag("AdoptADuchess_été").is_ok()
                && one_tag("a b").is_err()
                && one_tag("#a").is_err()
        );
    }
}
