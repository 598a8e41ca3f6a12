//! Everybody's lists at once, from people and what stands between them. Pure, and for a thread of its own: it may take
//! seconds when a programme is large.
use super::model::{PLACES, WhySuggested};
use crate::{
    calls::model::CallId,
    matching::{
        lists::Lists,
        people::{Mentee, Mentor, Position, everyone},
        score::{
            eligible::{Ties, eligible},
            fit::{Scoring, score},
            profile::Profile,
        },
        suggest::{
            balanced::{Candidate, Spread, Waiting, lists},
            index::{Index, Indexed},
        },
    },
};
use std::{cmp::Reverse, collections::HashSet};

/// A call that takes offers.
#[derive(Clone, Debug)]
pub struct CallSeat {
    pub id: CallId,
    pub profile: Profile,
    /// Since when she waits, in seconds since 1970 (UTC).
    pub waiting_since: i64,
    pub has_offer: bool,
}

/// Everybody, and who is not suggested to whom.
#[derive(Debug)]
pub struct Board {
    /// Those who can offer.
    pub mentors: Vec<Profile>,
    /// Longest wait first.
    pub calls: Vec<CallSeat>,
    /// For each mentor, in order, the calls that are not for her: her own, kept apart, in a pair, offered on, set aside.
    pub barred: Vec<Vec<Mentee>>,
}

/// A row of a mentor's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub call_id: CallId,
    pub why: WhySuggested,
    /// Behind the list, for when a row falls away.
    pub reserve: bool,
}

/// Up to this many pairs of people, every pair is looked at.
const EVERY_PAIR: usize = 4_000_000;
/// Beyond, each mentor's best so many, found by the index, and for a mentee who is among the best of few mentors those who
/// suit her best.
const BEST: usize = 200;

impl Board {
    /// Each mentor's list, in the order of the mentors.
    #[must_use]
    pub fn lists(&self, scoring: &Scoring, spread: Spread) -> Vec<Vec<Row>> {
        let candidates = if self.mentors.len() * self.calls.len() <= EVERY_PAIR {
            self.every_pair(scoring)
        } else {
            self.best_pairs(scoring, spread.least_lists)
        };
        let waiting: Vec<Waiting> = self
            .calls
            .iter()
            .map(|call| Waiting {
                since: call.waiting_since,
                has_offer: call.has_offer,
            })
            .collect();
        let listed = lists(&candidates, &waiting, spread);
        listed
            .iter()
            .zip(candidates.iter())
            .map(|(listed, candidates)| {
                let there: HashSet<Mentee> = listed.iter().map(|row| row.mentee).collect();
                let rows = listed.iter().map(|row| (row.mentee, row.why.into(), false));
                let reserve = candidates
                    .iter()
                    .filter(|candidate| !there.contains(&candidate.mentee))
                    .take(PLACES)
                    .map(|candidate| (candidate.mentee, WhySuggested::Fit, true));
                rows.chain(reserve)
                    .filter_map(|(mentee, why, reserve)| self.row(mentee, why, reserve))
                    .collect()
            })
            .collect()
    }

    fn row(&self, mentee: Mentee, why: WhySuggested, reserve: bool) -> Option<Row> {
        let call = self.calls.get(mentee.at())?;
        Some(Row {
            call_id: call.id,
            why,
            reserve,
        })
    }

    fn is_barred(&self, mentor: Mentor, mentee: Mentee) -> bool {
        let barred = self.barred.get(mentor.at());
        barred.is_some_and(|barred| barred.binary_search(&mentee).is_ok())
    }

    /// The score of two whom nothing keeps from being suggested to each other.
    fn points(&self, mentor: Mentor, mentee: Mentee, scoring: &Scoring) -> Option<u8> {
        let (her, call) = (self.mentors.get(mentor.at())?, self.calls.get(mentee.at())?);
        if self.is_barred(mentor, mentee) {
            return None;
        }
        eligible(&call.profile, her, Ties::default()).ok()?;
        Some(score(&call.profile, her, scoring))
    }

    /// Every mentee whom each mentor may accompany, best first, then the longest wait.
    fn every_pair(&self, scoring: &Scoring) -> Lists<Candidate> {
        everyone::<Mentor>(self.mentors.len())
            .map(|mentor| {
                let points = |mentee| {
                    let points = self.points(mentor, mentee, scoring)?;
                    Some(Candidate { mentee, points })
                };
                let suited = everyone::<Mentee>(self.calls.len()).filter_map(points);
                best_first(suited.collect())
            })
            .collect()
    }

    /// The best of each mentor, and for who is in fewer than `least` of these lists the mentors who suit her best.
    fn best_pairs(&self, scoring: &Scoring, least: u32) -> Lists<Candidate> {
        let indexed: Vec<Indexed> = self
            .calls
            .iter()
            .map(|call| Indexed {
                profile: call.profile,
                waiting_since: call.waiting_since,
            })
            .collect();
        let index = Index::new(&indexed);
        let mut of_mentor: Vec<Vec<Candidate>> = self
            .mentors
            .iter()
            .enumerate()
            .map(|(at, mentor)| {
                let barred = self.barred.get(at).map_or(&[][..], Vec::as_slice);
                index
                    .best(mentor, scoring, barred, BEST)
                    .into_iter()
                    .map(|found| Candidate {
                        mentee: found.mentee,
                        points: found.points,
                    })
                    .collect()
            })
            .collect();
        let mut in_lists = vec![0u32; self.calls.len()];
        for candidate in of_mentor.iter().flatten() {
            if let Some(count) = in_lists.get_mut(candidate.mentee.at()) {
                *count += 1;
            }
        }
        let few = everyone::<Mentee>(self.calls.len())
            .zip(&in_lists)
            .filter(|(_, count)| **count < least);
        for (mentee, _) in few {
            for (mentor, points) in self.who_suit_best(mentee, least, scoring) {
                if let Some(list) = of_mentor.get_mut(mentor.at())
                    && !list.iter().any(|candidate| candidate.mentee == mentee)
                {
                    list.push(Candidate { mentee, points });
                }
            }
        }
        of_mentor.into_iter().map(best_first).collect()
    }

    /// The `count` mentors who suit a mentee best.
    fn who_suit_best(&self, mentee: Mentee, count: u32, scoring: &Scoring) -> Vec<(Mentor, u8)> {
        let mut suited: Vec<(Mentor, u8)> = everyone::<Mentor>(self.mentors.len())
            .filter_map(|mentor| Some((mentor, self.points(mentor, mentee, scoring)?)))
            .collect();
        suited.sort_unstable_by_key(|(mentor, points)| (Reverse(*points), *mentor));
        suited.truncate(count as usize);
        suited
    }
}

/// Calls stand by their wait, so among equals the lower position waits longer.
fn best_first(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_unstable_by_key(|candidate| (Reverse(candidate.points), candidate.mentee));
    candidates
}

#[cfg(test)]
#[path = "board_tests.rs"]
mod tests;
