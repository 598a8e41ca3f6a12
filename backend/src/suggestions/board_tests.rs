use super::*;
use crate::{
    applicants::model::Applicant,
    calls::model::tests::applicant,
    fit::{
        compare::{Comparison, Said},
        ground::{Ground, HelpCount},
    },
    identity::model::Role,
    matching::score::settings::MatchingSettings,
};
use chrono::{TimeZone, Utc};
use serde_json::{Value, json};

const TOPICS: [&str; 6] = [
    "confidence",
    "first_job",
    "technical",
    "negotiation",
    "balance",
    "leadership",
];
const FIELDS: [&str; 4] = ["web", "data", "ops", "security"];

fn ground() -> Ground {
    Ground {
        settings: MatchingSettings::default(),
        help: HelpCount {
            mentors: 10,
            helping: TOPICS
                .iter()
                .map(|topic| ((*topic).to_owned(), 3))
                .collect(),
        },
    }
}

fn person(role: Role, number: usize, ways: Value) -> Applicant {
    let answers = json!({
        "topics": [TOPICS[number % 6], TOPICS[(number / 2 + 1) % 6]],
        "fields": [FIELDS[number % 4]],
        "years": number % 9,
        "ways": ways,
        "rhythm": "on_demand",
    });
    Applicant {
        answers,
        ..applicant(role)
    }
}

/// So many mentors and calls, nobody barred; the last mentee talks in a way that only the last mentor knows.
fn board(mentors: usize, calls: usize) -> (Board, Scoring) {
    let ground = ground();
    let mut comparison = Comparison::on(&ground).unwrap();
    let now = Utc.with_ymd_and_hms(2026, 1, 5, 12, 0, 0).unwrap();
    let ways = |number: usize, all: usize| {
        if number + 1 == all {
            json!(["phone"])
        } else {
            json!(["video"])
        }
    };
    let mut profile = |role, number, all| {
        comparison.profile(&person(role, number, ways(number, all)), Said::default())
    };
    let mentor_seats = (0..mentors)
        .map(|number| profile(Role::Mentor, number, mentors))
        .collect();
    let call_seats = (0..calls).map(|number| CallSeat {
        id: CallId::fresh(now),
        profile: profile(Role::Mentee, number, calls),
        waiting_since: i64::try_from(number).unwrap(),
        has_offer: number % 3 == 0,
    });
    let board = Board {
        mentors: mentor_seats,
        calls: call_seats.collect(),
        barred: vec![vec![]; mentors],
    };
    let scoring = comparison.scoring().clone();
    (board, scoring)
}

fn lists_with(board: &Board, scoring: &Scoring, call: CallId) -> usize {
    let lists = board.lists(scoring, Spread::default());
    lists
        .iter()
        .filter(|rows| rows.iter().any(|row| row.call_id == call && !row.reserve))
        .count()
}

#[test]
fn nobody_is_suggested_where_she_is_barred_or_cannot_talk() {
    let (mut board, scoring) = board(8, 30);
    let (barred, last) = (board.calls[4].id, board.calls[29].id);
    board.barred = vec![vec![Mentee(4)]; 8];
    assert_eq!(lists_with(&board, &scoring, barred), 0);
    let lists = board.lists(&scoring, Spread::default());
    let reserved = lists.iter().flatten().any(|row| row.call_id == barred);
    assert!(!reserved, "nor behind the list");
    assert_eq!(lists_with(&board, &scoring, last), 1, "the one who phones");
}

#[test]
fn everybody_is_in_five_lists_and_six_places_are_for_those_without_an_offer() {
    let (board, scoring) = board(20, 90);
    let lists = board.lists(&scoring, Spread::default());
    for call in &board.calls[..89] {
        assert!(lists_with(&board, &scoring, call.id) >= 5);
    }
    for rows in &lists[..19] {
        let kept = |row: &&Row| row.why == WhySuggested::NoOfferYet;
        assert!(rows.iter().filter(kept).count() >= 6);
    }
}

#[test]
fn reserves_stand_behind_and_are_not_in_the_list() {
    let (board, scoring) = board(20, 60);
    for rows in &board.lists(&scoring, Spread::default())[..19] {
        let (behind, listed): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.reserve);
        assert_eq!(behind.len(), PLACES);
        assert!(
            behind
                .iter()
                .all(|row| listed.iter().all(|other| other.call_id != row.call_id))
        );
        let first_behind = rows.iter().position(|row| row.reserve);
        assert_eq!(first_behind, Some(listed.len()), "behind, not between");
    }
}

#[test]
fn the_index_and_every_pair_agree_while_all_fit_into_the_best() {
    let (mut board, scoring) = board(12, 60);
    board.barred[3] = vec![Mentee(0), Mentee(7)];
    let every: Vec<Vec<Candidate>> = board
        .every_pair(&scoring)
        .iter()
        .map(<[_]>::to_vec)
        .collect();
    let best: Vec<Vec<Candidate>> = board
        .best_pairs(&scoring, 5)
        .iter()
        .map(<[_]>::to_vec)
        .collect();
    assert_eq!(every, best);
}

#[test]
fn who_is_among_the_best_of_nobody_is_still_a_candidate_of_five() {
    let (board, scoring) = board(10, 3 * BEST);
    let best = board.best_pairs(&scoring, 5);
    let mut counts = vec![0; board.calls.len()];
    for candidate in best.iter().flatten() {
        counts[candidate.mentee.at()] += 1;
    }
    let (phones, others) = counts.split_last().unwrap();
    assert_eq!(*phones, 1, "only one mentor can talk with her");
    assert!(others.iter().all(|count| *count >= 5));
}
