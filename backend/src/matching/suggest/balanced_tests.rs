use proptest::prelude::*;

use super::{Candidate, Row, Spread, Waiting, Why, lists};
use crate::matching::lists::Lists;
use crate::matching::people::{Mentee, Position};

#[derive(Clone, Debug)]
struct Programme {
    candidates: Lists<Candidate>,
    waiting: Vec<Waiting>,
}

fn programme() -> impl Strategy<Value = Programme> {
    (1usize..30, 1usize..12).prop_flat_map(|(mentees, mentors)| {
        let points =
            prop::collection::vec(prop::option::weighted(0.7, 0u8..=100), mentees * mentors);
        let waiting = prop::collection::vec((0i64..50, any::<bool>()), mentees);
        (points, waiting).prop_map(move |(points, waiting)| {
            let candidates = points.chunks(mentees).map(|row| {
                let mut list: Vec<Candidate> = (0u32..)
                    .zip(row)
                    .filter_map(|(mentee, points)| {
                        Some(Candidate {
                            mentee: Mentee(mentee),
                            points: (*points)?,
                        })
                    })
                    .collect();
                list.sort_by_key(|candidate| {
                    (std::cmp::Reverse(candidate.points), candidate.mentee)
                });
                list
            });
            let waiting = waiting.iter().map(|(since, has_offer)| Waiting {
                since: *since,
                has_offer: *has_offer,
            });
            Programme {
                candidates: candidates.collect(),
                waiting: waiting.collect(),
            }
        })
    })
}

fn exposure(programme: &Programme, made: &Lists<Row>) -> Vec<u32> {
    let mut exposure = vec![0; programme.waiting.len()];
    made.items()
        .iter()
        .for_each(|row| exposure[row.mentee.at()] += 1);
    exposure
}

proptest! {
    #[test]
    fn every_mentee_is_in_enough_lists_or_in_all_that_suit(programme in programme(), places in 2u32..8) {
        let spread = Spread { places, kept_for_no_offer: 2, ..Spread::default() };
        let made = lists(&programme.candidates, &programme.waiting, spread);
        let suited = |mentee: usize| {
            programme.candidates.items().iter().filter(|candidate| candidate.mentee.at() == mentee).count()
        };
        for (mentee, exposure) in exposure(&programme, &made).into_iter().enumerate() {
            prop_assert!(exposure as usize >= suited(mentee).min(5), "mentee {}: {}", mentee, exposure);
        }
    }

    #[test]
    fn lists_hold_candidates_once_with_their_points(programme in programme()) {
        let made = lists(&programme.candidates, &programme.waiting, Spread::default());
        for (mentor, list) in made.iter().enumerate() {
            for (at, row) in list.iter().enumerate() {
                let known = Candidate { mentee: row.mentee, points: row.points };
                prop_assert!(programme.candidates.get(mentor).contains(&known));
                prop_assert!(list[..at].iter().all(|other| other.mentee != row.mentee));
                prop_assert!(row.why != Why::NoOfferYet || !programme.waiting[row.mentee.at()].has_offer);
            }
            prop_assert!(list.is_sorted_by_key(|row| std::cmp::Reverse(row.points)));
        }
    }

    #[test]
    fn a_list_is_full_or_shows_everybody(programme in programme(), places in 2u32..8) {
        let spread = Spread { places, kept_for_no_offer: 2, ..Spread::default() };
        let made = lists(&programme.candidates, &programme.waiting, spread);
        for (list, candidates) in made.iter().zip(programme.candidates.iter()) {
            prop_assert!(list.len() >= candidates.len().min(places as usize));
        }
    }

    #[test]
    fn plain_lists_are_the_best_by_score(programme in programme(), places in 1u32..8) {
        let made = lists(&programme.candidates, &programme.waiting, Spread { places, ..Spread::plain() });
        for (list, candidates) in made.iter().zip(programme.candidates.iter()) {
            let best: Vec<u8> = candidates.iter().take(places as usize).map(|candidate| candidate.points).collect();
            prop_assert_eq!(list.iter().map(|row| row.points).collect::<Vec<_>>(), best);
        }
    }
}

/// Forty mentees whom all of ten mentors like in the same order.
fn everybody_likes_the_same() -> Programme {
    let list: Vec<Candidate> = (0..40)
        .map(|mentee| Candidate {
            mentee: Mentee(mentee),
            points: 90 - mentee as u8,
        })
        .collect();
    Programme {
        candidates: (0..10).map(|_| list.clone()).collect(),
        waiting: (0..40)
            .map(|mentee| Waiting {
                since: mentee,
                has_offer: mentee < 30,
            })
            .collect(),
    }
}

#[test]
fn exposure_is_spread_where_scores_alone_would_not() {
    let programme = everybody_likes_the_same();
    let plain = lists(&programme.candidates, &programme.waiting, Spread::plain());
    let balanced = lists(&programme.candidates, &programme.waiting, Spread::default());
    assert_eq!(
        exposure(&programme, &plain)[..],
        [[10; 20], [0; 20]].concat()[..]
    );
    // Two hundred places for forty mentees: five each, six for those whom places are kept for.
    let shown = exposure(&programme, &balanced);
    assert_eq!(
        (shown.iter().min(), shown.iter().max()),
        (Some(&5), Some(&6))
    );
}

#[test]
fn places_are_kept_for_mentees_without_an_offer_and_told() {
    let programme = everybody_likes_the_same();
    let made = lists(
        &programme.candidates,
        &programme.waiting,
        Spread {
            least_lists: 0,
            ..Spread::default()
        },
    );
    for list in made.iter() {
        assert_eq!(
            list.iter().filter(|row| row.why == Why::NoOfferYet).count(),
            6
        );
    }
    let longest = made.items().iter().filter(|row| row.mentee == Mentee(30));
    assert!(
        longest.count() >= 6,
        "ten of the forty have no offer; sixty places are kept for them"
    );
}

#[test]
fn no_list_grows_without_end_and_the_longest_wait_is_seen_first() {
    let everybody = (0..100).map(|number| Candidate {
        mentee: Mentee(number),
        points: 50,
    });
    let candidates: Lists<Candidate> = [everybody.collect()].into_iter().collect();
    let waiting: Vec<Waiting> = (0..100)
        .map(|number| Waiting {
            since: 100 - number,
            has_offer: true,
        })
        .collect();
    let spread = Spread {
        places: 10,
        most_places: 30,
        ..Spread::default()
    };
    let made = lists(&candidates, &waiting, spread);
    assert_eq!(made.get(0).len(), 30);
    let seldom = made.get(0).iter().filter(|row| row.why == Why::SeldomShown);
    assert!(seldom.clone().count() == 20 && seldom.clone().all(|row| row.mentee.at() >= 80));
}
