//! What theory promises, on random markets, against brute force.

use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::matching::lists::Lists;
use crate::matching::people::{Mentee, Mentor, Position, everyone};
use crate::matching::ranked::brute_force::{
    blocked, every_matching, every_stable_matching, liking,
};
use crate::matching::ranked::check::{self, Fault};
use crate::matching::ranked::market::Market;
use crate::matching::ranked::matching::Matching;
use crate::matching::ranked::propose::{mentees_propose, mentors_propose};
use crate::matching::ranked::round::{Proposer, Round};

#[derive(Clone, Debug)]
struct Instance {
    ballots: Vec<Vec<u32>>,
    orders: Vec<Vec<u32>>,
    capacities: Vec<u32>,
}

impl Instance {
    fn market(&self) -> Market {
        let ballots: Lists<Mentor> = self
            .ballots
            .iter()
            .map(|ballot| ballot.iter().copied().map(Mentor).collect::<Vec<_>>())
            .collect();
        let orders: Lists<Mentee> = self
            .orders
            .iter()
            .map(|order| order.iter().copied().map(Mentee).collect::<Vec<_>>())
            .collect();
        Market::new(ballots, orders, self.capacities.clone()).unwrap()
    }
}

fn lists(count: usize, of: usize) -> impl Strategy<Value = Vec<Vec<u32>>> {
    let all: Vec<u32> = (0..of as u32).collect();
    prop::collection::vec(subsequence(all, 0..=of).prop_shuffle(), count)
}

/// Up to 5 mentees and 4 mentors, incomplete lists, not always mutual, capacities 0 to 3.
fn instance() -> impl Strategy<Value = Instance> {
    (1usize..=5, 1usize..=4).prop_flat_map(|(mentees, mentors)| {
        (
            lists(mentees, mentors),
            lists(mentors, mentees),
            prop::collection::vec(0u32..=3, mentors),
        )
            .prop_map(|(ballots, orders, capacities)| Instance {
                ballots,
                orders,
                capacities,
            })
    })
}

/// Too large for brute force: up to 60 mentees and 20 mentors.
fn larger() -> impl Strategy<Value = Instance> {
    (1usize..=60, 1usize..=20).prop_flat_map(|(mentees, mentors)| {
        (
            lists(mentees, mentors),
            lists(mentors, mentees),
            prop::collection::vec(0u32..=5, mentors),
        )
            .prop_map(|(ballots, orders, capacities)| Instance {
                ballots,
                orders,
                capacities,
            })
    })
}

fn likings(market: &Market, matching: &Matching) -> Vec<u32> {
    everyone(market.mentees())
        .map(|mentee| liking(market, matching, mentee))
        .collect()
}

proptest! {
    #[test]
    fn both_runs_are_the_two_extremes_of_all_stable_matchings(instance in instance()) {
        let market = instance.market();
        let (best, worst) = (mentees_propose(&market).matching, mentors_propose(&market).matching);
        let all = every_stable_matching(&market);
        prop_assert!(all.contains(&best) && all.contains(&worst));
        for mentee in everyone::<Mentee>(market.mentees()) {
            let likings = all.iter().map(|matching| liking(&market, matching, mentee));
            prop_assert_eq!(Some(liking(&market, &best, mentee)), likings.clone().min());
            prop_assert_eq!(Some(liking(&market, &worst, mentee)), likings.max());
        }
        for matching in &all {
            prop_assert_eq!(check::rural_hospitals(&market, &best, matching), Ok(()));
        }
    }

    #[test]
    fn the_check_says_what_the_definition_says(instance in instance()) {
        let market = instance.market();
        for matching in every_matching(&market) {
            match check::stable(&market, &matching) {
                Ok(()) => prop_assert!(!blocked(&market, &matching)),
                Err(Fault::Blocking { mentee, mentor, instead_of }) => {
                    prop_assert!(blocked(&market, &matching));
                    let mut better = matching_without(&matching, &[Some(mentee), instead_of]);
                    better[mentee.at()] = Some(mentor);
                    prop_assert!(
                        every_matching(&market).contains(&Matching::new(better)),
                        "the pair named can indeed come together"
                    );
                }
                Err(other) => prop_assert!(false, "not a fault of this matching: {other:?}"),
            }
        }
    }

    #[test]
    fn larger_markets_pass_every_check(instance in larger()) {
        let market = instance.market();
        let (best, worst) = (mentees_propose(&market).matching, mentors_propose(&market).matching);
        prop_assert_eq!(check::stable(&market, &best), Ok(()));
        prop_assert_eq!(check::stable(&market, &worst), Ok(()));
        prop_assert!(!blocked(&market, &best) && !blocked(&market, &worst));
        prop_assert_eq!(check::rural_hospitals(&market, &best, &worst), Ok(()));
    }

    #[test]
    fn a_truthful_ballot_is_never_worse(instance in instance(), lie in lists(1, 4), who in 0usize..5) {
        let who = who % instance.ballots.len();
        let truth = instance.market();
        let mentee = Mentee(who as u32);
        let honest = liking(&truth, &mentees_propose(&truth).matching, mentee);
        let mut other = instance.clone();
        other.ballots[who] = lie[0].iter().copied().filter(|m| (*m as usize) < instance.orders.len()).collect();
        let lied = liking(&truth, &mentees_propose(&other.market()).matching, mentee);
        prop_assert!(honest <= lied, "choice {} for the truth, {} for the lie", honest, lied);
    }

    #[test]
    fn a_seat_added_never_hurts_a_mentee(instance in instance(), which in 0usize..4) {
        let market = instance.market();
        let before = likings(&market, &mentees_propose(&market).matching);
        let mut more = instance.clone();
        more.capacities[which % instance.orders.len()] += 1;
        let after = likings(&market, &mentees_propose(&more.market()).matching);
        prop_assert!(before.iter().zip(&after).all(|(before, after)| after <= before));
    }

    #[test]
    fn a_mentee_added_never_helps_another(instance in instance(), who in 0usize..5) {
        // "Added" seen backwards: she comes with an empty ballot, then with hers.
        let who = who % instance.ballots.len();
        let market = instance.market();
        let with = likings(&market, &mentees_propose(&market).matching);
        let mut less = instance.clone();
        less.ballots[who].clear();
        let without = likings(&market, &mentees_propose(&less.market()).matching);
        let others = (0..with.len()).filter(|other| *other != who);
        prop_assert!(others.into_iter().all(|other| without[other] <= with[other]));
    }

    #[test]
    fn a_mentor_with_places_is_as_many_mentors_with_one(instance in instance()) {
        let market = instance.market();
        let whole = mentees_propose(&market).matching;
        // Each mentor becomes `capacity` clones, named in a row on every ballot.
        let mut firsts = vec![];
        let mut clones = Instance { ballots: vec![], orders: vec![], capacities: vec![] };
        let mut owner = vec![];
        for (mentor, (order, capacity)) in instance.orders.iter().zip(&instance.capacities).enumerate() {
            firsts.push(clones.orders.len() as u32);
            for _ in 0..*capacity {
                clones.orders.push(order.clone());
                clones.capacities.push(1);
                owner.push(Mentor(mentor as u32));
            }
        }
        for ballot in &instance.ballots {
            let clones_of = |m: &u32| (0..instance.capacities[*m as usize]).map(|n| firsts[*m as usize] + n).collect::<Vec<_>>();
            clones.ballots.push(ballot.iter().flat_map(clones_of).collect());
        }
        let split = mentees_propose(&clones.market()).matching;
        for mentee in everyone::<Mentee>(market.mentees()) {
            prop_assert_eq!(whole.mentor_of(mentee), split.mentor_of(mentee).map(|clone| owner[clone.at()]));
        }
    }

    #[test]
    fn nothing_depends_on_the_order_in_which_people_come(
        (instance, mentees, mentors) in larger().prop_flat_map(|instance| {
            let mentees: Vec<usize> = (0..instance.ballots.len()).collect();
            let mentors: Vec<usize> = (0..instance.orders.len()).collect();
            (Just(instance), Just(mentees).prop_shuffle(), Just(mentors).prop_shuffle())
        })
    ) {
        let straight = gathered(&instance, &(0..instance.ballots.len()).collect::<Vec<_>>(), &(0..instance.orders.len()).collect::<Vec<_>>());
        let shuffled = gathered(&instance, &mentees, &mentors);
        prop_assert_eq!(straight.input_hash(), shuffled.input_hash());
        for proposer in [Proposer::Mentees, Proposer::Mentors] {
            prop_assert_eq!(straight.resolve_checked(proposer), shuffled.resolve_checked(proposer));
        }
    }

    #[test]
    fn the_hash_changes_with_the_round(instance in larger(), who in 0usize..60, which in 0usize..20) {
        let (who, which) = (who % instance.ballots.len(), which % instance.orders.len());
        let hash = |instance: &Instance| {
            let people = (0..instance.ballots.len()).collect::<Vec<_>>();
            let mentors = (0..instance.orders.len()).collect::<Vec<_>>();
            gathered(instance, &people, &mentors).input_hash()
        };
        let mut places = instance.clone();
        places.capacities[which] += 1;
        prop_assert_ne!(hash(&instance), hash(&places));
        let mut ballot = instance.clone();
        ballot.ballots[who].reverse();
        prop_assert_eq!(hash(&instance) == hash(&ballot), instance.ballots[who].len() < 2);
        let mut order = instance.clone();
        order.orders[which].pop();
        prop_assert_eq!(hash(&instance) == hash(&order), instance.orders[which].is_empty());
    }
}

fn matching_without(matching: &Matching, gone: &[Option<Mentee>]) -> Vec<Option<Mentor>> {
    let kept = |mentee: Mentee| {
        if gone.contains(&Some(mentee)) {
            None
        } else {
            matching.mentor_of(mentee)
        }
    };
    everyone(matching.len()).map(kept).collect()
}

fn gathered(instance: &Instance, mentees: &[usize], mentors: &[usize]) -> Round {
    let name = |kind: &str, number: usize| format!("{kind}{number}");
    let names: Vec<String> = (0..instance.ballots.len())
        .map(|n| name("mentee ", n))
        .collect();
    let others: Vec<String> = (0..instance.orders.len())
        .map(|n| name("mentor ", n))
        .collect();
    let list = |list: &[u32], names: &[String]| {
        list.iter()
            .map(|n| names[*n as usize].clone())
            .collect::<Vec<_>>()
    };
    let ballots: Vec<_> = mentees
        .iter()
        .map(|n| (&names[*n], list(&instance.ballots[*n], &others)))
        .collect();
    let orders: Vec<_> = mentors
        .iter()
        .map(|n| {
            (
                &others[*n],
                instance.capacities[*n],
                list(&instance.orders[*n], &names),
            )
        })
        .collect();
    Round::gather(
        ballots
            .iter()
            .map(|(id, ballot)| (id.as_str(), ballot.iter().map(String::as_str))),
        orders.iter().map(|(id, capacity, order)| {
            (id.as_str(), *capacity, order.iter().map(String::as_str))
        }),
    )
    .unwrap()
}
