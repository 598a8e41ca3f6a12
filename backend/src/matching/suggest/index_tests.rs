use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Index, Indexed};
use crate::matching::people::Mentee;
use crate::matching::score::samples::Programme;
use crate::matching::score::settings::MatchingSettings;

fn some(options: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop::sample::subsequence(options, 0..=options.len().min(3)).prop_map(|tags| json!(tags))
}

fn answers() -> impl Strategy<Value = Value> {
    (
        some(&["confidence", "first_job", "technical", "negotiation"]),
        some(&["web", "data", "infra"]),
        some(&["fr", "en", "es"]),
        some(&["video", "in_person"]),
        some(&["two_weeks", "month", "on_demand"]),
        prop::option::of(0u8..20),
        prop::option::weighted(0.2, 0u8..20),
    )
        .prop_map(|(topics, fields, languages, ways, rhythm, years, most)| {
            json!({
                "topics": topics, "fields": fields, "languages": languages, "ways": ways, "rhythm": rhythm,
                "years": years, "criteria": most.map(|most| json!({"years": [0, most]})),
            })
        })
}

proptest! {
    #[test]
    fn the_index_finds_what_a_full_scan_finds(
        mentees in prop::collection::vec((answers(), 0i64..5), 1..150),
        mentor in answers(),
        aside in prop::collection::vec(0u32..160, 0..10),
        count in 0usize..30,
    ) {
        let mut programme = Programme::new(MatchingSettings::complete());
        let mentor = programme.profile(mentor);
        let people: Vec<Indexed> = mentees
            .into_iter()
            .map(|(answers, waiting_since)| Indexed { profile: programme.profile(answers), waiting_since })
            .collect();
        let index = Index::new(&people);
        let scoring = programme.scoring(&[mentor]);
        let aside: Vec<Mentee> = aside.into_iter().map(Mentee).collect();
        prop_assert_eq!(
            index.best(&mentor, &scoring, &aside, count),
            index.full_scan(&mentor, &scoring, &aside, count)
        );
    }
}
