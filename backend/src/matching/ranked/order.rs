//! A mentor's strict order: whom she ranked, then her other offers by the programme's precedence, then the lot.

use std::collections::HashSet;

use crate::matching::ranked::lottery::{Lot, Seed};

/// What decides between mentees whom a mentor did not rank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precedence {
    /// The higher score first.
    #[default]
    Score,
    /// The longer wait first.
    Wait,
}

/// A mentee to whom the mentor made an offer and whom she did not rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unranked {
    /// The mentee's id.
    pub mentee: String,
    /// Score `s1` of the two, 0 to 100.
    pub score: u8,
    /// When her wait began, in seconds since 1970 (UTC).
    pub waiting_since: i64,
}

/// Where a mentee stands in a mentor's order, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The mentor ranked her, at this place from 0.
    Ranked(u32),
    /// By precedence (smaller first), then by lot.
    Unranked { precedence: i64, lot: Lot },
}

/// What put one mentee before another at a mentor's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// The mentor's own ranking.
    Ranking,
    /// The programme's precedence (score or wait).
    Precedence,
    /// The lot.
    Lot,
}

/// A mentor's order with the reasons for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MentorOrder {
    entries: Vec<(String, Standing)>,
}

impl MentorOrder {
    /// Makes a strict order. `ranked`: the mentor's own, best first. Who stands in both lists counts as ranked.
    pub fn new(
        ranked: Vec<String>,
        unranked: Vec<Unranked>,
        precedence: Precedence,
        seed: &Seed,
    ) -> Self {
        let mut tail: Vec<(String, Standing)> = {
            let named: HashSet<&str> = ranked.iter().map(String::as_str).collect();
            unranked
                .into_iter()
                .filter(|offer| !named.contains(offer.mentee.as_str()))
                .map(|offer| {
                    let precedence = match precedence {
                        Precedence::Score => -i64::from(offer.score),
                        Precedence::Wait => offer.waiting_since,
                    };
                    let lot = seed.lot(&offer.mentee);
                    (offer.mentee, Standing::Unranked { precedence, lot })
                })
                .collect()
        };
        tail.sort_by_key(|(_, standing)| *standing);
        let mut entries: Vec<_> = (0u32..)
            .zip(ranked)
            .map(|(place, mentee)| (mentee, Standing::Ranked(place)))
            .collect();
        entries.append(&mut tail);
        Self { entries }
    }

    /// The mentees' ids, best first.
    pub fn mentees(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(mentee, _)| mentee.as_str())
    }

    /// Why the one at place `before` comes before the one at place `after`. `None` when there is no such place.
    pub fn decided_by(&self, before: usize, after: usize) -> Option<DecidedBy> {
        let (_, first) = self.entries.get(before)?;
        let (_, second) = self.entries.get(after)?;
        Some(match (first, second) {
            (
                Standing::Unranked {
                    precedence: first, ..
                },
                Standing::Unranked {
                    precedence: second, ..
                },
            ) if first == second => DecidedBy::Lot,
            (Standing::Unranked { .. }, Standing::Unranked { .. }) => DecidedBy::Precedence,
            _ => DecidedBy::Ranking,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{DecidedBy, MentorOrder, Precedence, Unranked};
    use crate::matching::ranked::lottery::Seed;

    fn offer(mentee: &str, score: u8, waiting_since: i64) -> Unranked {
        Unranked {
            mentee: mentee.into(),
            score,
            waiting_since,
        }
    }

    fn order(precedence: Precedence, seed: u8) -> MentorOrder {
        let offers = vec![
            offer("ada", 60, 300),
            offer("bea", 80, 200),
            offer("eve", 80, 200),
            offer("zoe", 99, 1),
        ];
        MentorOrder::new(
            vec!["zoe".into(), "ida".into()],
            offers,
            precedence,
            &Seed::new(&[seed; 16]).unwrap(),
        )
    }

    #[test]
    fn ranked_first_then_score_then_lot() {
        let order = order(Precedence::Score, 1);
        let mentees: Vec<_> = order.mentees().collect();
        assert_eq!((&mentees[..2], mentees[4]), (&["zoe", "ida"][..], "ada"));
        assert_eq!(order.decided_by(0, 1), Some(DecidedBy::Ranking));
        assert_eq!(order.decided_by(1, 2), Some(DecidedBy::Ranking));
        assert_eq!(order.decided_by(2, 3), Some(DecidedBy::Lot));
        assert_eq!(order.decided_by(3, 4), Some(DecidedBy::Precedence));
        assert_eq!(order.decided_by(4, 5), None);
    }

    #[test]
    fn the_longest_wait_comes_first_when_the_programme_says_so() {
        let order = order(Precedence::Wait, 1);
        assert_eq!(
            order.mentees().last(),
            Some("ada"),
            "she waits since 300 only"
        );
    }

    #[test]
    fn another_seed_may_turn_a_tie_and_nothing_else() {
        let orders: Vec<Vec<String>> = (0..20)
            .map(|seed| {
                order(Precedence::Score, seed)
                    .mentees()
                    .map(String::from)
                    .collect()
            })
            .collect();
        assert!(orders.iter().any(|order| order != &orders[0]));
        for order in orders {
            assert_eq!(
                (&order[..2], order[4].as_str()),
                (&["zoe".to_owned(), "ida".to_owned()][..], "ada")
            );
        }
    }
}
