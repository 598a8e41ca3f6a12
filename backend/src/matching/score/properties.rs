//! What holds for any two people.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::matching::score::eligible::{Checks, Ties, eligible};
use crate::matching::score::features::{compare, seen};
use crate::matching::score::fit::{LineOutcome, explain, score};
use crate::matching::score::samples::Programme;
use crate::matching::score::settings::{FEATURES, MatchingSettings};

fn some(options: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop::sample::subsequence(options, 0..=options.len().min(4)).prop_map(|tags| json!(tags))
}

/// Answers to a questionnaire that asks everything; any of them may be missing.
fn answers() -> impl Strategy<Value = Value> {
    let topics = some(&[
        "confidence",
        "first_job",
        "technical",
        "negotiation",
        "balance",
    ]);
    let tags = (
        topics,
        some(&["listening", "reviewing", "opening_doors"]),
        some(&["web", "data", "infra", "games", "qa"]),
        some(&["evenings", "lunch", "weekends"]),
        some(&["two_weeks", "month", "on_demand"]),
        some(&["video", "in_person", "chat"]),
        some(&["fr", "en"]),
        some(&["self_taught", "studies"]),
        some(&["same_region", "same_path", "parent"]),
    );
    let numbers = (
        prop::option::of(0u8..=60),
        [0u8..=6, 0u8..=6, 0u8..=6],
        0usize..3,
        prop::option::of(0u8..=20),
    );
    (tags, numbers).prop_map(|(tags, (years, values, region, limit))| {
        let (topics, help, fields, availability, rhythm, ways, languages, paths, wishes) = tags;
        let regions = ["Rhône", "Finistère", "Gard"];
        json!({
            "topics": topics, "help": help, "fields": fields, "availability": availability, "rhythm": rhythm,
            "ways": ways, "languages": languages, "paths": paths, "a_mentor_who": wishes, "years": years,
            "autonomy": values[0], "structure": values[1], "frankness": values[2],
            "region": regions[region],
            "criteria": limit.map(|limit| json!({"years": [0, limit]})),
        })
    })
}

/// What must not matter: who she is, how she writes, where she works.
fn identity() -> impl Strategy<Value = Value> {
    (
        ".{0,12}",
        prop::sample::select(&["elle", "il", "iel", "she/her", ""][..]),
        prop::sample::select(&["Je suis une développeuse motivée", "Je suis un développeur motivé", "Moi ?"][..]),
        prop::sample::select(&["École 42", "Polytechnique", "Thales", "SNCF", "aucune"][..]),
        0u8..99,
        ".{0,30}",
    )
        .prop_map(|(name, pronouns, text, company, age, other)| {
            json!({
                "first_name": name, "last_name": other, "display_name": name, "pronouns": pronouns,
                "looking_for": text, "to_mentees": text, "in_six_months": other, "path": text, "job": other,
                "company": company, "school": company, "age": age, "gender": pronouns, "photo": other,
                "links": [other], "email": other, "place": other, "access_needs": other,
                "eligible": true, "adult": true, "confidence": age % 5,
            })
        })
}

fn joined(answers: &Value, identity: &Value) -> Value {
    let mut all = answers.clone();
    if let (Some(all), Some(identity)) = (all.as_object_mut(), identity.as_object()) {
        all.extend(identity.clone());
    }
    all
}

proptest! {
    #[test]
    fn names_gendered_words_photos_schools_and_age_change_nothing(
        mentee in answers(), mentor in answers(), one in [identity(), identity()], other in [identity(), identity()]
    ) {
        let mut programme = Programme::new(MatchingSettings::complete());
        let profiles = [
            programme.profile(joined(&mentee, &one[0])),
            programme.profile(joined(&mentee, &other[0])),
            programme.profile(joined(&mentor, &one[1])),
            programme.profile(joined(&mentor, &other[1])),
        ];
        prop_assert_eq!(profiles[0], profiles[1]);
        prop_assert_eq!(profiles[2], profiles[3]);
        prop_assert_eq!(programme.fit(&profiles[0], &profiles[2]), programme.fit(&profiles[1], &profiles[3]));
    }

    #[test]
    fn lines_add_up_and_stay_within_their_points(mentee in answers(), mentor in answers(), complete: bool) {
        let settings = if complete { MatchingSettings::complete() } else { MatchingSettings::default() };
        let mut programme = Programme::new(settings);
        let (mentee, mentor) = (programme.profile(mentee), programme.profile(mentor));
        let scoring = programme.scoring(&[mentor]);
        let fit = explain(&mentee, &mentor, Checks::default(), &scoring, &programme.vocabulary);
        prop_assert_eq!(fit.points, score(&mentee, &mentor, &scoring));
        prop_assert_eq!(fit.lines.iter().map(|line| line.points).sum::<u8>(), fit.points);
        prop_assert_eq!(fit.lines.iter().map(|line| line.of).sum::<u8>(), 100);
        for line in &fit.lines {
            prop_assert!(line.points <= line.of);
            if line.outcome == LineOutcome::NotCompared {
                prop_assert!((2 * line.points).abs_diff(line.of) <= 2, "half, up to rounding");
            }
        }
        prop_assert_eq!(fit.gap.is_some(), !fit.not_matched.is_empty());
    }

    #[test]
    fn the_order_in_which_answers_are_met_changes_nothing(mentee in answers(), mentor in answers()) {
        let mut straight = Programme::new(MatchingSettings::complete());
        let (a, b) = (straight.profile(mentee.clone()), straight.profile(mentor.clone()));
        let mut reversed = Programme::new(MatchingSettings::complete());
        let d = reversed.profile(mentor);
        let c = reversed.profile(mentee);
        prop_assert_eq!(straight.fit(&a, &b), reversed.fit(&c, &d));
    }

    #[test]
    fn a_missing_answer_never_excludes(mentee in answers(), mentor in answers(), gone in 0usize..7, whose: bool) {
        let mut programme = Programme::new(MatchingSettings::complete());
        let key = ["languages", "ways", "rhythm", "fields", "years", "topics", "region"][gone];
        let (mut mentee, mut mentor) = (mentee, mentor);
        let before = {
            let (a, b) = (programme.profile(mentee.clone()), programme.profile(mentor.clone()));
            eligible(&a, &b, Ties::default()).is_ok()
        };
        let person = if whose { &mut mentee } else { &mut mentor };
        person[key] = Value::Null;
        let (a, b) = (programme.profile(mentee), programme.profile(mentor));
        prop_assert!(!before || eligible(&a, &b, Ties::default()).is_ok());
    }

    #[test]
    fn covering_one_more_need_never_costs_points(mentee in answers(), mentor in answers(), topic in 0usize..5) {
        let mut programme = Programme::new(MatchingSettings::complete());
        let topic = ["confidence", "first_job", "technical", "negotiation", "balance"][topic];
        let mut more = mentor.clone();
        let mut topics: Vec<Value> = mentor["topics"].as_array().cloned().unwrap_or_default();
        prop_assume!(!topics.is_empty() && !topics.contains(&json!(topic)));
        topics.push(json!(topic));
        more["topics"] = json!(topics);
        let (mentee, mentor, more) = (programme.profile(mentee), programme.profile(mentor), programme.profile(more));
        // The same supply for both: only her own answer differs.
        let scoring = programme.scoring(&[mentor]);
        prop_assert!(score(&mentee, &more, &scoring) >= score(&mentee, &mentor, &scoring));
    }

    #[test]
    fn what_a_feature_sees_is_all_it_needs(mentee in answers(), mentor in answers()) {
        let mut programme = Programme::new(MatchingSettings::complete());
        let (mentee, mentor) = (programme.profile(mentee), programme.profile(mentor));
        let supply = programme.scoring(&[mentor]).supply;
        for feature in FEATURES {
            let whole = compare(feature, &mentee, &mentor, &supply);
            prop_assert_eq!(compare(feature, &seen(feature, &mentee), &mentor, &supply), whole);
        }
    }

    #[test]
    fn hostile_answers_are_as_if_not_given(key in 0usize..8, nonsense in 0usize..6) {
        let mut programme = Programme::new(MatchingSettings::complete());
        let key = ["topics", "years", "fields", "languages", "criteria", "autonomy", "rhythm", "a_mentor_who"][key];
        let answers = [
            json!(-1),
            json!(1e300),
            json!({"a": {"b": []}}),
            json!([[["x"]]]),
            json!(true),
            json!({"years": [1]}),
        ];
        let odd = programme.profile(json!({ key: answers[nonsense] }));
        let plain = programme.profile(json!({}));
        let scoring = programme.scoring(&[plain]);
        prop_assert!(score(&odd, &plain, &scoring) <= 100);
    }
}

#[test]
fn every_feature_has_its_place_in_the_order() {
    assert!(FEATURES.is_sorted());
}
