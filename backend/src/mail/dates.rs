//! Days and stretches of time in words.
use crate::identity::model::{LinkPurpose, Locale};
use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Tz;

const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS_FR: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];
const DAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The day of an instant where its reader lives, e.g. "lundi 26 janvier 2026". Unknown zones are read as Paris.
#[must_use]
pub fn day(instant: DateTime<Utc>, zone: &str, locale: Locale) -> String {
    let zone: Tz = zone.parse().unwrap_or(Tz::Europe__Paris);
    let date = instant.with_timezone(&zone).date_naive();
    let (days, months) = match locale {
        Locale::Fr => (DAYS_FR, MONTHS_FR),
        Locale::En => (DAYS_EN, MONTHS_EN),
    };
    let weekday = days
        .get(date.weekday().num_days_from_monday() as usize)
        .unwrap_or(&"");
    let month = months.get(date.month0() as usize).unwrap_or(&"");
    let number = match (locale, date.day()) {
        (Locale::Fr, 1) => "1er".to_owned(),
        (_, day) => day.to_string(),
    };
    format!("{weekday} {number}\u{a0}{month} {}", date.year())
}

/// How long a link works.
#[must_use]
pub fn life(purpose: LinkPurpose, locale: Locale) -> String {
    let minutes = purpose.life().num_minutes();
    let (number, fr, en) = match minutes {
        60 => (1, "heure", "hour"),
        m if m % 60 == 0 => (m / 60, "heures", "hours"),
        m => (m, "minutes", "minutes"),
    };
    let unit = match locale {
        Locale::Fr => fr,
        Locale::En => en,
    };
    format!("{number}\u{a0}{unit}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn a_day_is_the_readers_day() {
        let late = Utc.with_ymd_and_hms(2026, 1, 25, 23, 30, 0).unwrap();
        assert_eq!(
            day(late, "Europe/Paris", Locale::Fr),
            "lundi 26\u{a0}janvier 2026"
        );
        assert_eq!(
            day(late, "America/Montreal", Locale::En),
            "Sunday 25\u{a0}January 2026"
        );
        let first = Utc.with_ymd_and_hms(2026, 8, 1, 12, 0, 0).unwrap();
        assert_eq!(
            day(first, "nowhere", Locale::Fr),
            "samedi 1er\u{a0}août 2026"
        );
    }

    #[test]
    fn stretches_are_said_in_their_largest_unit() {
        assert_eq!(life(LinkPurpose::VerifyEmail, Locale::Fr), "48\u{a0}heures");
        assert_eq!(life(LinkPurpose::ResetPassword, Locale::En), "1\u{a0}hour");
        assert_eq!(life(LinkPurpose::SignIn, Locale::En), "30\u{a0}minutes");
    }
}
