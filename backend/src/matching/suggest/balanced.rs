//! All mentors' lists at once, with exposure spread over mentees.
//!
//! Lists by score alone show the same mentees to everybody and others to nobody. Here a mentee's points fall while she is
//! shown often, places are kept for mentees without an offer, and every mentee is in a least number of lists.

#![allow(
    clippy::indexing_slicing,
    reason = "positions are checked at the door, by `Lists::of`"
)]

use std::cmp::Reverse;

use crate::matching::lists::Lists;
use crate::matching::people::{Mentee, Mentor, Position, everyone};

/// How lists are made. The defaults are the programme's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Places of a list.
    pub places: u32,
    /// Of these, for mentees without an offer, longest wait first.
    pub kept_for_no_offer: u32,
    /// Each mentee is in so many lists, or in those of all mentors who suit; a list may grow longer for it.
    pub least_lists: u32,
    /// No list grows longer than this. Nobody reads more; it holds the guarantee back only where there are more than
    /// `most_places ÷ least_lists` mentees to a mentor, and then those who wait longest have it first.
    pub most_places: u32,
    /// Points taken for each time the exposure aimed at, beyond half of it.
    pub penalty: u32,
}

impl Default for Spread {
    fn default() -> Self {
        Self {
            places: 20,
            kept_for_no_offer: 6,
            least_lists: 5,
            most_places: 200,
            penalty: 25,
        }
    }
}

impl Spread {
    /// Lists by score alone, for comparison.
    pub fn plain() -> Self {
        Self {
            kept_for_no_offer: 0,
            least_lists: 0,
            penalty: 0,
            ..Self::default()
        }
    }
}

/// A mentee with an open call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// When her wait began, in seconds since 1970 (UTC).
    pub since: i64,
    /// Whether she has an open offer.
    pub has_offer: bool,
}

/// Somebody whom a mentor may accompany, with their score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub mentee: Mentee,
    pub points: u8,
}

/// Why a row is in a list; the mentor is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The two suit each other.
    Fit,
    /// She has no offer yet and waits longest.
    NoOfferYet,
    /// She is seldom shown.
    SeldomShown,
}

/// A row of a mentor's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub mentee: Mentee,
    pub points: u8,
    pub why: Why,
}

/// Makes every mentor's list. `candidates`: for each mentor, the mentees who are eligible for her (and whom she did not
/// set aside), best first; those of nobody's list are left out. Rows come best first, kept places among them.
pub fn lists(candidates: &Lists<Candidate>, waiting: &[Waiting], spread: Spread) -> Lists<Row> {
    let mut making = Making::new(candidates, waiting, spread);
    making.keep_for_no_offer();
    making.fill();
    making.guarantee();
    making.done()
}

struct Making<'a> {
    candidates: &'a Lists<Candidate>,
    waiting: &'a [Waiting],
    spread: Spread,
    lists: Vec<Vec<Row>>,
    /// In how many lists each mentee is.
    exposure: Vec<u32>,
    /// For each mentee, her mentors with their points, best first; points are the same on both sides.
    suited: Lists<(Mentor, u8)>,
}

impl<'a> Making<'a> {
    fn new(candidates: &'a Lists<Candidate>, waiting: &'a [Waiting], spread: Spread) -> Self {
        let mut suited: Vec<Vec<(Mentor, u8)>> = vec![Vec::new(); waiting.len()];
        for (mentor, list) in everyone::<Mentor>(candidates.len()).zip(candidates.iter()) {
            for Candidate { mentee, points } in list {
                if let Some(suited) = suited.get_mut(mentee.at()) {
                    suited.push((mentor, *points));
                }
            }
        }
        for mentors in &mut suited {
            mentors.sort_by_key(|(mentor, points)| (Reverse(*points), *mentor));
        }
        Self {
            candidates,
            waiting,
            spread,
            lists: vec![Vec::new(); candidates.len()],
            exposure: vec![0; waiting.len()],
            suited: suited.into_iter().collect(),
        }
    }

    fn add(&mut self, mentor: Mentor, row: Row) {
        self.exposure[row.mentee.at()] += 1;
        self.lists[mentor.at()].push(row);
    }

    fn lists_her(&self, mentor: Mentor, mentee: Mentee) -> bool {
        self.lists[mentor.at()]
            .iter()
            .any(|row| row.mentee == mentee)
    }

    /// Turn by turn, longest wait first, each mentee without an offer takes a kept place at the mentor who suits her best
    /// among those with one left.
    fn keep_for_no_offer(&mut self) {
        let mut without: Vec<(Mentee, usize)> = everyone::<Mentee>(self.waiting.len())
            .filter(|mentee| !self.waiting[mentee.at()].has_offer)
            .map(|mentee| (mentee, 0))
            .collect();
        without.sort_by_key(|(mentee, _)| (self.waiting[mentee.at()].since, *mentee));
        let kept = self.spread.kept_for_no_offer.min(self.spread.places) as usize;
        while !without.is_empty() {
            without.retain_mut(|(mentee, next)| {
                let suited = self.suited.get(mentee.at());
                let found =
                    (*next..suited.len()).find(|at| self.lists[suited[*at].0.at()].len() < kept);
                let Some(at) = found else {
                    return false;
                };
                let (mentor, points) = suited[at];
                *next = at + 1;
                self.add(
                    mentor,
                    Row {
                        mentee: *mentee,
                        points,
                        why: Why::NoOfferYet,
                    },
                );
                true
            });
        }
    }

    /// Place by place, each mentor in turn gets the mentee with most points after what her exposure takes.
    fn fill(&mut self) {
        let places = self.spread.places as usize;
        let mentors = self.lists.len();
        for place in 0..places {
            for turn in 0..mentors {
                // Another mentor begins each time.
                let mentor = (turn + place) % mentors;
                if self.lists[mentor].len() <= place
                    && let Some(Candidate { mentee, points }) = self.best_left(mentor)
                {
                    let mentor = Mentor::from_number(mentor as u32);
                    self.add(
                        mentor,
                        Row {
                            mentee,
                            points,
                            why: Why::Fit,
                        },
                    );
                }
            }
        }
    }

    fn best_left(&self, mentor: usize) -> Option<Candidate> {
        let mut best: Option<(u64, Candidate)> = None;
        for candidate in self.candidates.get(mentor) {
            let most = u64::from(candidate.points) * UNIT + PENALTY_ROOM;
            if best.is_some_and(|(worth, _)| worth >= most) {
                // Exposure only takes: nobody further down can be better.
                break;
            }
            if candidate.mentee.at() >= self.waiting.len()
                || self.lists_her(Mentor::from_number(mentor as u32), candidate.mentee)
            {
                continue;
            }
            let worth = most.saturating_sub(self.taken(candidate.mentee));
            if best.is_none_or(|(other, _)| worth > other) {
                best = Some((worth, *candidate));
            }
        }
        best.map(|(_, candidate)| candidate)
    }

    /// What exposure takes from a mentee: penalty × max(exposure ÷ aim − ½, 0), in [`UNIT`]s. The aim is what everybody
    /// would have if all list places were shared alike.
    fn taken(&self, mentee: Mentee) -> u64 {
        let shown = u64::from(self.exposure[mentee.at()]) * self.waiting.len() as u64;
        let places = u64::from(self.spread.places) * self.lists.len() as u64;
        let over = (2 * shown).saturating_sub(places);
        u64::from(self.spread.penalty) * over * UNIT / (2 * places).max(1)
    }

    /// Brings every mentee into the least number of lists: at the mentors who suit her best, in place of somebody who is
    /// in more lists than that, or as a row more.
    fn guarantee(&mut self) {
        let least = self.spread.least_lists;
        let mut seldom: Vec<Mentee> = everyone::<Mentee>(self.waiting.len())
            .filter(|mentee| self.exposure[mentee.at()] < least)
            .collect();
        seldom.sort_by_key(|mentee| (self.waiting[mentee.at()].since, *mentee));
        for mentee in seldom {
            let mut suited: Vec<(Mentor, u8)> = self.suited.get(mentee.at()).to_vec();
            suited.retain(|(mentor, _)| {
                !self.lists_her(*mentor, mentee)
                    && (self.may_grow(*mentor) || self.replaceable(*mentor, least).is_some())
            });
            // First where a row can be given up or a place is left, then where the list is shortest.
            suited.sort_by_cached_key(|(mentor, points)| {
                let room = self.replaceable(*mentor, least).is_some() || self.has_place(*mentor);
                let length = if room {
                    0
                } else {
                    self.lists[mentor.at()].len()
                };
                (!room, length, Reverse(*points), *mentor)
            });
            for (mentor, points) in suited {
                if self.exposure[mentee.at()] >= least {
                    break;
                }
                if !self.has_place(mentor)
                    && let Some(row) = self.replaceable(mentor, least)
                {
                    let gone = self.lists[mentor.at()].remove(row);
                    self.exposure[gone.mentee.at()] -= 1;
                }
                self.add(
                    mentor,
                    Row {
                        mentee,
                        points,
                        why: Why::SeldomShown,
                    },
                );
            }
        }
    }

    fn may_grow(&self, mentor: Mentor) -> bool {
        self.lists[mentor.at()].len() < self.spread.most_places as usize
    }

    fn has_place(&self, mentor: Mentor) -> bool {
        self.lists[mentor.at()].len() < self.spread.places as usize
    }

    /// The row that can best be spared: its mentee is in more lists than the least, most of all.
    fn replaceable(&self, mentor: Mentor, least: u32) -> Option<usize> {
        let rows = self.lists[mentor.at()].iter().enumerate();
        let spare =
            rows.filter(|(_, row)| row.why == Why::Fit && self.exposure[row.mentee.at()] > least);
        spare
            .max_by_key(|(_, row)| {
                (
                    self.exposure[row.mentee.at()],
                    Reverse(row.points),
                    row.mentee,
                )
            })
            .map(|(at, _)| at)
    }

    fn done(mut self) -> Lists<Row> {
        for list in &mut self.lists {
            list.sort_by_key(|row| {
                (
                    Reverse(row.points),
                    self.waiting[row.mentee.at()].since,
                    row.mentee,
                )
            });
        }
        self.lists.into_iter().collect()
    }
}

/// Fractions of a point.
const UNIT: u64 = 1000;
/// Added to everybody's points so that what is taken never goes below zero in practice (a mentee shown a thousand times
/// the aim); beyond, all are alike.
const PENALTY_ROOM: u64 = 100_000 * UNIT;

#[cfg(test)]
#[path = "balanced_tests.rs"]
mod tests;
