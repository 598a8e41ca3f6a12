//! Explanations as people would read them: one readable text per case.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::matching::score::eligible::{Exclusion, Ties, eligible};
use crate::matching::score::fit::{Band, Fit};
use crate::matching::score::reason::Reason;
use crate::matching::score::samples::{Programme, ines, nora};
use crate::matching::score::settings::MatchingSettings;

/// The name of a code, as in the API.
fn code(code: impl serde::Serialize) -> String {
    serde_json::to_value(code)
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

fn words(reasons: &[Reason]) -> String {
    let word = |reason: &Reason| {
        format!("{} {}", code(reason.code), reason.values.join("+"))
            .trim()
            .to_owned()
    };
    reasons.iter().map(word).collect::<Vec<_>>().join("; ")
}

/// A fit as a text.
fn told(fit: &Fit) -> String {
    let mut text = format!("{} {} {}\n", fit.version, fit.points, code(fit.band));
    for line in &fit.lines {
        let (points, of) = (line.points, line.of);
        writeln!(
            text,
            "{:<10} {points:>2}/{of:<2} {}",
            code(line.feature),
            code(line.outcome)
        )
        .unwrap();
    }
    writeln!(text, "yes: {}", words(&fit.matched)).unwrap();
    writeln!(text, "no: {}", words(&fit.not_matched)).unwrap();
    writeln!(text, "check: {}", words(&fit.to_check)).unwrap();
    writeln!(text, "gap: {}", words(fit.gap.as_slice())).unwrap();
    text
}

#[test]
fn a_good_pair_of_the_default_questionnaire() {
    let mut programme = Programme::new(MatchingSettings::default());
    let (mentee, mentor) = (programme.profile(ines()), programme.profile(nora()));
    let fit = programme.fit(&mentee, &mentor).unwrap();
    assert_eq!(
        told(&fit),
        "s1 75 very_good\n\
         needs      41/62 matched\n\
         experience 14/14 matched\n\
         interests   9/11 matched\n\
         ease        7/9  matched\n\
         wishes      4/4  matched\n\
         yes: topics_covered confidence+technical; years_ahead 5; interests_shared data+web; slots_shared evenings; \
         region_shared Rhône; mentee_wish_met same_region; languages_shared fr; ways_shared video\n\
         no: topics_not_covered first_job\n\
         check: check_rhythm; talk_about_wishes parent\n\
         gap: topics_not_covered first_job\n"
    );
}

#[test]
fn the_mentee_sees_no_points() {
    let mut programme = Programme::new(MatchingSettings::default());
    let (mentee, mentor) = (programme.profile(ines()), programme.profile(nora()));
    let ground = programme.fit(&mentee, &mentor).unwrap().for_mentee();
    assert!(
        words(&ground.shared).starts_with("topics_covered confidence+technical; years_ahead 5")
    );
    assert_eq!(
        words(&ground.to_check),
        "topics_not_covered first_job; check_rhythm; talk_about_wishes parent"
    );
    let sent = serde_json::to_string(&ground).unwrap();
    assert!(!sent.contains("points") && !sent.contains("75"), "{sent}");
}

#[test]
fn nothing_answered_is_nothing_compared_and_nobody_excluded() {
    let mut programme = Programme::new(MatchingSettings::default());
    let (mentee, mentor) = (programme.profile(json!({})), programme.profile(json!({})));
    let fit = programme.fit(&mentee, &mentor).unwrap();
    assert_eq!(
        told(&fit),
        "s1 50 possible\n\
         needs      31/62 not_compared\n\
         experience  7/14 not_compared\n\
         interests   6/11 not_compared\n\
         ease        4/9  not_compared\n\
         wishes      2/4  not_compared\n\
         yes: \n\
         no: \n\
         check: check_language; check_way; check_rhythm\n\
         gap: \n"
    );
}

#[test]
fn a_questionnaire_that_asks_everything() {
    let mut programme = Programme::new(MatchingSettings::complete());
    let mentee = programme.profile(json!({
        "topics": {"negotiation": 3, "balance": 1}, "help": ["listening", "reviewing"], "years": 4,
        "paths": ["self_taught"], "fields": ["games"], "autonomy": 5, "structure": 2, "frankness": 4,
        "languages": "fr", "ways": ["phone"], "rhythm": "two_weeks", "situation": "freelance",
    }));
    let mentor = programme.profile(json!({
        "topics": {"negotiation": 1, "balance": 3}, "help": ["listening"], "years": 20,
        "paths": ["self_taught", "studies"], "fields": ["ops"], "autonomy": 4, "structure": 5, "frankness": 4,
        "languages": ["fr"], "ways": ["phone"], "rhythm": ["two_weeks", "month"],
        "a_mentor_who": {"situations": ["freelance"]},
        "criteria": {"situations": ["freelance", "student"], "years": [0, 10]},
    }));
    let fit = programme.fit(&mentee, &mentor).unwrap();
    assert_eq!(
        told(&fit),
        "s1 59 good\n\
         needs      25/45 matched\n\
         help        8/15 matched\n\
         values      8/12 matched\n\
         experience  8/10 matched\n\
         interests   0/8  not_matched\n\
         ease        7/7  matched\n\
         wishes      3/3  matched\n\
         yes: topics_covered balance+negotiation; help_offered listening; paths_shared self_taught; \
         rhythm_shared two_weeks; mentor_wish_met freelance; languages_shared fr; ways_shared phone\n\
         no: help_not_offered reviewing; values_apart; many_years_ahead 16; no_interest_shared\n\
         check: \n\
         gap: no_interest_shared\n"
    );
}

#[test]
fn hard_criteria_exclude_both_ways() {
    let mut programme = Programme::new(MatchingSettings::complete());
    let (mut ines, mut nora) = (ines(), nora());
    let mut refused = |mentee: &Value, mentor: &Value| {
        let (mentee, mentor) = (
            programme.profile(mentee.clone()),
            programme.profile(mentor.clone()),
        );
        eligible(&mentee, &mentor, Ties::default()).map(drop)
    };
    assert_eq!(refused(&ines, &nora), Ok(()));
    let with = |person: &Value, key: &str, answer: Value| {
        let mut person = person.clone();
        person[key] = answer;
        person
    };
    assert_eq!(
        refused(&with(&ines, "languages", json!(["br"])), &nora),
        Err(Exclusion::NoCommonLanguage)
    );
    assert_eq!(
        refused(&with(&ines, "ways", json!(["email"])), &nora),
        Err(Exclusion::NoCommonWay)
    );
    assert_eq!(
        refused(&ines, &with(&nora, "rhythm", json!(["two_months"]))),
        Err(Exclusion::OtherRhythm)
    );
    assert_eq!(
        refused(
            &ines,
            &with(&nora, "rhythm", json!(["two_months", "on_demand"]))
        ),
        Ok(())
    );
    let criterion = |key: &str, answer: Value| json!({ key: answer });
    assert_eq!(
        refused(
            &with(&ines, "criteria", criterion("years", json!([10, 40]))),
            &nora
        ),
        Err(Exclusion::MenteesCriteria)
    );
    assert_eq!(
        refused(
            &ines,
            &with(
                &nora,
                "criteria",
                criterion("situations", json!(["student"]))
            )
        ),
        Err(Exclusion::MentorsCriteria)
    );
    assert_eq!(
        refused(
            &with(&ines, "criteria", criterion("interests", json!(["games"]))),
            &nora
        ),
        Err(Exclusion::MenteesCriteria)
    );
    // In person only: the same region, or it is no common way.
    ines["ways"] = json!(["in_person"]);
    assert_eq!(refused(&ines, &nora), Ok(()));
    nora["region"] = json!("Finistère");
    assert_eq!(refused(&ines, &nora), Err(Exclusion::NoCommonWay));
}

#[test]
fn what_the_programme_knows_excludes_too_and_keeping_apart_is_not_told() {
    let mut programme = Programme::new(MatchingSettings::default());
    let (mentee, mentor) = (programme.profile(ines()), programme.profile(nora()));
    let none = Ties::default();
    for (ties, exclusion) in [
        (
            Ties {
                same_person: true,
                ..none
            },
            Exclusion::SamePerson,
        ),
        (
            Ties {
                apart: true,
                ..none
            },
            Exclusion::Apart,
        ),
        (
            Ties {
                paired: true,
                ..none
            },
            Exclusion::Paired,
        ),
        (
            Ties {
                inactive: true,
                ..none
            },
            Exclusion::Inactive,
        ),
        (Ties { full: true, ..none }, Exclusion::Full),
    ] {
        assert_eq!(eligible(&mentee, &mentor, ties), Err(exclusion));
        assert_eq!(exclusion.may_be_told(), exclusion != Exclusion::Apart);
    }
}

#[test]
fn bands_are_words_with_fixed_limits() {
    let bands = [0, 54, 55, 74, 75, 100].map(Band::of);
    use Band::{Good, Possible, VeryGood};
    assert_eq!(bands, [Possible, Possible, Good, Good, VeryGood, VeryGood]);
}
