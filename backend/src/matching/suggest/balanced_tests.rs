use proptest::prelude::*;

use super::{Candidate, Making, Row, Spread, UNIT, Waiting, Why, lists};
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
            let place = |row: &Row| {
                (std::cmp::Reverse(row.points), programme.waiting[row.mentee.at()].since, row.mentee)
            };
            prop_assert!(list.is_sorted_by_key(place), "best first, then the longest wait");
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

/// What the programme promises: these numbers are told to mentors and mentees.
#[test]
fn the_defaults_are_those_of_the_programme() {
    let Spread {
        places,
        kept_for_no_offer,
        least_lists,
        most_places,
        penalty,
    } = Spread::default();
    assert_eq!(
        (places, kept_for_no_offer, least_lists, most_places, penalty),
        (20, 6, 5, 200, 25)
    );
}

#[test]
fn exposure_takes_points_from_half_of_the_aim_on() {
    // Two hundred places for forty mentees: the aim is five lists each.
    let programme = everybody_likes_the_same();
    let mut making = Making::new(&programme.candidates, &programme.waiting, Spread::default());
    let mut taken = |exposure: u32| {
        making.exposure[0] = exposure;
        making.taken(Mentee(0))
    };
    // 25 × (exposure ÷ 5 − ½), in thousandths of a point.
    for (exposure, tenths) in [(0, 0), (2, 0), (3, 25), (4, 75), (5, 125), (10, 375)] {
        assert_eq!(taken(exposure), tenths * UNIT / 10, "{exposure} lists");
    }
}

#[test]
fn the_penalty_alone_spreads_those_who_suit_nearly_alike() {
    let list: Vec<Candidate> = (0..40)
        .map(|mentee| Candidate {
            mentee: Mentee(mentee),
            points: 90 - mentee as u8 / 8,
        })
        .collect();
    let programme = Programme {
        candidates: (0..10).map(|_| list.clone()).collect(),
        ..everybody_likes_the_same()
    };
    let spread = Spread {
        kept_for_no_offer: 0,
        least_lists: 0,
        ..Spread::default()
    };
    let made = lists(&programme.candidates, &programme.waiting, spread);
    let shown = exposure(&programme, &made);
    assert!(
        shown.iter().all(|lists| (4..=6).contains(lists)),
        "{shown:?}"
    );
}

#[test]
fn kept_places_go_to_those_who_wait_longest() {
    // Eight without an offer, three mentors with two kept places each: six of the eight get one, the two who came last
    // none. Positions say nothing about the wait.
    let since = [50, 10, 80, 30, 70, 20, 60, 40];
    let list: Vec<Candidate> = (0..8)
        .map(|mentee| Candidate {
            mentee: Mentee(mentee),
            points: 60,
        })
        .collect();
    let candidates: Lists<Candidate> = (0..3).map(|_| list.clone()).collect();
    let waiting = since.map(|since| Waiting {
        since,
        has_offer: false,
    });
    let spread = Spread {
        places: 2,
        kept_for_no_offer: 2,
        least_lists: 0,
        most_places: 1,
        penalty: 0,
    };
    let made = lists(&candidates, &waiting, spread);
    let mut kept: Vec<i64> = made
        .items()
        .iter()
        .inspect(|row| assert_eq!(row.why, Why::NoOfferYet))
        .map(|row| since[row.mentee.at()])
        .collect();
    kept.sort_unstable();
    assert_eq!(kept, [10, 20, 30, 40, 50, 60]);
}

#[test]
fn a_kept_place_is_not_given_up_for_somebody_seldom_shown() {
    // One mentee alone has no offer, and suits least: she has a kept place in all ten lists, more than the least.
    let mut programme = everybody_likes_the_same();
    for (mentee, waiting) in programme.waiting.iter_mut().enumerate() {
        waiting.has_offer = mentee != 39;
    }
    let spread = Spread {
        penalty: 0,
        ..Spread::default()
    };
    let made = lists(&programme.candidates, &programme.waiting, spread);
    let hers = made
        .items()
        .iter()
        .filter(|row| row.mentee == Mentee(39) && row.why == Why::NoOfferYet);
    assert_eq!(hers.count(), 10);
    assert!(
        made.items().iter().any(|row| row.why == Why::SeldomShown),
        "others had to be brought in"
    );
}

#[test]
fn no_mentor_is_always_the_first_to_choose() {
    let points = [90, 89, 88, 80];
    let list: Vec<Candidate> = (0u32..)
        .zip(points)
        .map(|(mentee, points)| Candidate {
            mentee: Mentee(mentee),
            points,
        })
        .collect();
    let candidates: Lists<Candidate> = [list.clone(), list].into_iter().collect();
    let waiting = [Waiting {
        since: 0,
        has_offer: true,
    }; 4];
    let spread = Spread {
        places: 2,
        kept_for_no_offer: 0,
        least_lists: 0,
        ..Spread::default()
    };
    let made = lists(&candidates, &waiting, spread);
    let chosen: Vec<Vec<u8>> = made
        .iter()
        .map(|list| list.iter().map(|row| row.points).collect())
        .collect();
    // The first mentor has the first choice of the first places, the second mentor that of the second places.
    assert_eq!(chosen, [[90, 80], [89, 88]]);
}

#[test]
fn a_kept_place_is_the_one_where_she_suits_best() {
    let candidate = |mentee, points| Candidate {
        mentee: Mentee(mentee),
        points,
    };
    // Each mentor keeps one place. The first mentee waits longer and has the choice; the second takes what is left.
    let candidates: Lists<Candidate> = [
        vec![candidate(1, 90), candidate(0, 80)],
        vec![candidate(0, 60), candidate(1, 50)],
    ]
    .into_iter()
    .collect();
    let waiting = [1, 2].map(|since| Waiting {
        since,
        has_offer: false,
    });
    let spread = Spread {
        places: 1,
        kept_for_no_offer: 1,
        least_lists: 0,
        most_places: 1,
        penalty: 0,
    };
    let made = lists(&candidates, &waiting, spread);
    let shown: Vec<Mentee> = made.items().iter().map(|row| row.mentee).collect();
    assert_eq!(shown, [Mentee(0), Mentee(1)]);
}
