//! What features earn and where criteria end, counted by hand.

use serde_json::{Value, json};

use crate::matching::score::eligible::{Check, Exclusion, Ties, eligible};
use crate::matching::score::features::{Part, compare};
use crate::matching::score::samples::Programme;
use crate::matching::score::settings::{Feature, MatchingSettings};

#[test]
fn a_need_counts_by_importance_rarity_and_level() {
    let mut programme = Programme::new(MatchingSettings::complete());
    let one = programme.profile(json!({ "topics": {"rare": 3, "common": 3} }));
    let many = programme.profile(json!({ "topics": ["common"] }));
    let mut mentors = vec![many; 10];
    mentors[0] = one;
    let supply = programme.scoring(&mentors).supply;
    // ln(10 ÷ 1) is 2.30, ln(10 ÷ 10) counts as 1.
    assert_eq!((supply.rarity(0), supply.rarity(1)), (100, 230));
    let mut part = |mentee: Value, mentor: Value| {
        let (mentee, mentor) = (programme.profile(mentee), programme.profile(mentor));
        compare(Feature::Needs, &mentee, &mentor, &supply).map(|Part { earned, of }| (earned, of))
    };
    let wanted = json!({ "topics": {"rare": 3, "common": 2} });
    let of = 3 * 230 * 10 + 2 * 100 * 10;
    let offered = |topics: Value| json!({ "topics": topics });
    for (topics, earned) in [
        (json!({"rare": 3, "common": 3}), of),
        (json!({"rare": 3}), 3 * 230 * 10),
        (json!({"rare": 2}), 3 * 230 * 7),
        (json!({"rare": 1}), 3 * 230 * 4),
        (json!({"common": 2}), 2 * 100 * 7),
        (json!({"other": 3}), 0),
    ] {
        assert_eq!(
            part(wanted.clone(), offered(topics.clone())),
            Some((earned, of)),
            "{topics}"
        );
    }
    assert_eq!(part(wanted, json!({})), None);
}

#[test]
fn ease_counts_two_slots_the_rhythm_and_the_region_alike() {
    let mut programme = Programme::new(MatchingSettings::default());
    let mut part = |mentee: Value, mentor: Value| {
        let (mentee, mentor) = (programme.profile(mentee), programme.profile(mentor));
        let supply = programme.scoring(&[mentor]).supply;
        compare(Feature::Ease, &mentee, &mentor, &supply).map(|Part { earned, of }| (earned, of))
    };
    let person = |slots: &[&str], rhythm: &str, region: &str| json!({ "availability": slots, "rhythm": [rhythm], "region": region });
    let her = person(&["evenings", "lunch", "weekend"], "month", "Rhône");
    for (slots, rhythm, region, earned) in [
        (
            &["evenings", "lunch", "weekend"][..],
            "month",
            "Rhône",
            2 + 2 + 2,
        ),
        (&["evenings", "lunch"], "month", "Rhône", 2 + 2 + 2),
        (&["evenings"], "month", "Rhône", 1 + 2 + 2),
        (&["mornings"], "month", "Rhône", 2 + 2),
        (&["evenings", "lunch"], "two_months", "Rhône", 2 + 1 + 2),
        (&["evenings", "lunch"], "month", "Paris", 2 + 2),
    ] {
        let other = person(slots, rhythm, region);
        assert_eq!(
            part(her.clone(), other),
            Some((earned, 6)),
            "{slots:?} {rhythm} {region}"
        );
    }
    // What one of them did not say is left out, not counted as nothing.
    let silent = json!({ "availability": ["evenings", "lunch"] });
    assert_eq!(part(her, silent), Some((2, 2)));
}

#[test]
fn years_asked_for_are_met_at_both_ends() {
    let mut programme = Programme::new(MatchingSettings::complete());
    let mentee = programme.profile(json!({ "criteria": {"years": [5, 10]} }));
    let mut told = |years: u8| {
        let mentor = programme.profile(json!({ "years": years }));
        eligible(&mentee, &mentor, Ties::default()).map(drop)
    };
    assert_eq!([told(5), told(10)], [Ok(()), Ok(())]);
    let refused = Err(Exclusion::MenteesCriteria);
    assert_eq!([told(4), told(11)], [refused, refused]);
}

#[test]
fn meeting_in_person_somewhere_unknown_is_checked_together() {
    let mut programme = Programme::new(MatchingSettings::default());
    let common = json!({ "languages": ["fr"], "ways": ["in_person"], "rhythm": ["month"] });
    let mentor = programme.profile(common.clone());
    let mut somewhere = common;
    somewhere["region"] = json!("Rhône");
    let mentee = programme.profile(somewhere);
    for (one, other) in [(&mentee, &mentor), (&mentor, &mentee), (&mentor, &mentor)] {
        let checks = eligible(one, other, Ties::default()).unwrap();
        assert_eq!(checks.iter().collect::<Vec<_>>(), [Check::Place]);
    }
    let checks = eligible(&mentee, &mentee, Ties::default()).unwrap();
    assert_eq!(checks.iter().count(), 0);
}
