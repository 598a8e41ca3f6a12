//! Each fault of lists and of results, planted; and the hash, redone by other means.

use crate::matching::lists::Lists;
use crate::matching::people::{Mentee, Mentor};
use crate::matching::ranked::check::{Fault, rural_hospitals, stable};
use crate::matching::ranked::market::{Market, MarketFault};
use crate::matching::ranked::matching::Matching;
use crate::matching::ranked::round::{Proposer, Round};

fn market(
    ballots: &[&[u32]],
    orders: &[&[u32]],
    capacities: &[u32],
) -> Result<Market, MarketFault> {
    let ballots: Lists<Mentor> = ballots
        .iter()
        .map(|list| list.iter().copied().map(Mentor).collect::<Vec<_>>())
        .collect();
    let orders: Lists<Mentee> = orders
        .iter()
        .map(|list| list.iter().copied().map(Mentee).collect::<Vec<_>>())
        .collect();
    Market::new(ballots, orders, capacities.to_vec())
}

fn matching(mentors: &[Option<u32>]) -> Matching {
    Matching::new(mentors.iter().map(|mentor| mentor.map(Mentor)).collect())
}

#[test]
fn lists_that_make_no_market_are_refused() {
    let fault = |ballots, orders, capacities| market(ballots, orders, capacities).unwrap_err();
    let (mentee, mentor) = (Mentee(0), Mentor(0));
    assert_eq!(
        fault(&[&[0]], &[&[0]], &[1, 1]),
        MarketFault::Lengths {
            orders: 1,
            capacities: 2
        }
    );
    assert_eq!(
        fault(&[&[1]], &[&[0]], &[1]),
        MarketFault::UnknownMentor {
            mentee,
            mentor: Mentor(1)
        }
    );
    assert_eq!(
        fault(&[&[0]], &[&[0, 1]], &[1]),
        MarketFault::UnknownMentee {
            mentor,
            mentee: Mentee(1)
        }
    );
    assert_eq!(
        fault(&[&[0, 0]], &[&[0]], &[1]),
        MarketFault::TwiceInBallot { mentee, mentor }
    );
    assert_eq!(
        fault(&[&[0]], &[&[0, 0]], &[1]),
        MarketFault::TwiceInOrder { mentor, mentee }
    );
}

#[test]
fn results_of_another_size_or_with_strangers_are_no_results() {
    let market = market(&[&[0], &[0]], &[&[0, 1]], &[2]).unwrap();
    let faults = |mentors: &[Option<u32>]| stable(&market, &matching(mentors));
    assert_eq!(faults(&[Some(0), Some(0)]), Ok(()));
    assert_eq!(
        faults(&[Some(0)]),
        Err(Fault::Length {
            mentees: 2,
            result: 1
        })
    );
    assert_eq!(
        faults(&[Some(0), Some(0), None]),
        Err(Fault::Length {
            mentees: 2,
            result: 3
        })
    );
    assert_eq!(
        faults(&[Some(0), Some(7)]),
        Err(Fault::UnknownMentor {
            mentee: Mentee(1),
            mentor: Mentor(7)
        })
    );
}

#[test]
fn results_that_cannot_both_be_stable_are_told_apart() {
    let market = market(&[&[0, 1], &[0, 1]], &[&[0, 1], &[0, 1]], &[1, 1]).unwrap();
    let both = matching(&[Some(0), Some(1)]);
    let apart = |other: &[Option<u32>]| rural_hospitals(&market, &both, &matching(other));
    assert_eq!(apart(&[Some(1), Some(0)]), Ok(()));
    assert_eq!(
        apart(&[Some(0), None]),
        Err(Fault::RuralMentee { mentee: Mentee(1) })
    );
    assert_eq!(
        apart(&[Some(0), Some(0)]),
        Err(Fault::RuralMentor {
            mentor: Mentor(0),
            held: 1,
            other: 2
        })
    );
}

#[test]
fn whoever_is_not_listed_back_costs_no_round() {
    // a's first choice did not list her: a proposes to y at once, and all is done in one wave.
    let round = Round::gather(
        [("a", vec!["x", "y"]), ("b", vec!["x"])],
        [("x", 1, vec!["b"]), ("y", 1, vec!["a"])],
    )
    .unwrap();
    assert_eq!(round.resolve(Proposer::Mentees).rounds, 1);
    assert_eq!(round.resolve(Proposer::Mentors).rounds, 1);
}

#[test]
fn ids_that_only_one_side_knows_are_counted_on_both_sides() {
    let round = Round::gather(
        [("a", vec!["x", "nobody"])],
        [("x", 1, vec!["a", "no one", "somebody"])],
    )
    .unwrap();
    assert_eq!(round.ignored.count, 3);
    assert_eq!(round.ignored.example.as_deref(), Some("nobody"));
}

/// As an auditor would redo it (Python: hashlib and struct), from what [`Round::input_hash`] says of itself.
#[test]
fn the_hash_is_the_documented_one() {
    let round = Round::gather(
        [("eve", vec!["noa"]), ("ada", vec!["noa", "mia"])],
        [("noa", 2, vec!["eve", "ada"]), ("mia", 1, vec!["ada"])],
    )
    .unwrap();
    assert_eq!(
        round.input_hash(),
        "sha256:618a5c8bd80936883d7f40580cb617faf63c2cbfbf1dab2a90c37836c6c9025c"
    );
}
