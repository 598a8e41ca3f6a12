//! The days of a simulated programme.

#![allow(
    clippy::indexing_slicing,
    reason = "people are numbered by the simulation itself"
)]

use std::cmp::Reverse;

use crate::matching::lists::Lists;
use crate::matching::people::{Mentee, Position};
use crate::matching::score::eligible::{Ties, eligible};
use crate::matching::score::fit::{Scoring, score};
use crate::matching::score::rarity::Supply;
use crate::matching::score::settings::Weights;
use crate::matching::suggest::balanced::{Candidate, Row, Waiting, lists};
use crate::matching::suggest::random::Random;
use crate::matching::suggest::simulate::measure::{Measures, Watched};
use crate::matching::suggest::simulate::report::Report;
use crate::matching::suggest::simulate::{Behaviour, MOST_PEOPLE, Rules, Size, people};

/// Runs a programme from its first day to its last. Sizes beyond [`MOST_PEOPLE`] are cut to it.
pub fn simulate(
    name: &str,
    size: Size,
    rules: Rules,
    behaviour: Behaviour,
    weights: Weights,
) -> Report {
    let size = Size {
        mentees: size.mentees.min(MOST_PEOPLE),
        mentors: size.mentors.min(MOST_PEOPLE),
        ..size
    };
    let mut programme = Programme::new(size, rules, behaviour, weights);
    for day in 0..size.days {
        programme.day(day);
    }
    programme.measures.report(name, size)
}

/// An offer is known by who made it, when, and how well the two suit each other.
#[derive(Clone, Copy)]
struct Offer {
    mentor: u32,
    until: u32,
    points: u8,
}

struct MenteeState {
    arrives: u32,
    silent: bool,
    open: bool,
    since: u32,
    offers: Vec<Offer>,
    /// Mentors she was in a pair with: not again.
    past: Vec<u32>,
}

struct MentorState {
    arrives: u32,
    silent: bool,
    capacity: u32,
    pairs: u32,
    open_offers: u32,
    /// Everybody who is eligible, best first.
    suited: Vec<Candidate>,
}

struct Pair {
    mentee: u32,
    mentor: u32,
    starts: bool,
    formed: u32,
}

struct Programme {
    rules: Rules,
    behaviour: Behaviour,
    random: Random,
    mentees: Vec<MenteeState>,
    mentors: Vec<MentorState>,
    pairs: Vec<Pair>,
    /// The lists in force, by mentor.
    lists: Vec<Vec<Row>>,
    measures: Measures,
}

/// A pair that never starts is given up after this many days.
const GIVEN_UP: u32 = 21;

impl Programme {
    fn new(size: Size, rules: Rules, behaviour: Behaviour, weights: Weights) -> Self {
        let mut random = Random::new(size.seed);
        let half = (size.days / 2).max(1);
        let profiles: Vec<_> = (0..size.mentees)
            .map(|_| people::mentee(&mut random))
            .collect();
        let others: Vec<_> = (0..size.mentors)
            .map(|_| people::mentor(&mut random))
            .collect();
        let supply = Supply::of(others.iter().map(|(mentor, _)| mentor.topics.all()));
        let scoring = Scoring { weights, supply };
        let mentees = profiles
            .iter()
            .map(|_| MenteeState {
                arrives: random.below(half),
                silent: random.per_mille(behaviour.silent_mentees),
                open: false,
                since: 0,
                offers: vec![],
                past: vec![],
            })
            .collect();
        let mentors = others
            .iter()
            .map(|(mentor, capacity)| {
                let mut suited: Vec<Candidate> = (0u32..)
                    .zip(&profiles)
                    .filter(|(_, mentee)| eligible(mentee, mentor, Ties::default()).is_ok())
                    .map(|(number, mentee)| Candidate {
                        mentee: Mentee(number),
                        points: score(mentee, mentor, &scoring),
                    })
                    .collect();
                suited.sort_by_key(|candidate| (Reverse(candidate.points), candidate.mentee));
                // Most mentors are there before the first mentee; the others come as mentees do.
                let late = random.per_mille(400);
                MentorState {
                    arrives: if late { random.below(half) } else { 0 },
                    silent: random.per_mille(behaviour.silent_mentors),
                    capacity: *capacity,
                    pairs: 0,
                    open_offers: 0,
                    suited,
                }
            })
            .collect();
        Self {
            rules,
            behaviour,
            random,
            mentees,
            mentors,
            pairs: vec![],
            lists: vec![vec![]; others.len()],
            measures: Measures::new(size.mentees as usize),
        }
    }

    fn day(&mut self, day: u32) {
        for mentee in &mut self.mentees {
            if mentee.arrives == day {
                (mentee.open, mentee.since) = (true, day);
            }
        }
        self.expire(day);
        if day.is_multiple_of(self.rules.refresh_days.max(1)) {
            self.make_lists(day);
        }
        self.mentors_look(day);
        self.mentees_elect(day);
        self.pairs_live(day);
        let pairs = self
            .mentors
            .iter()
            .map(|mentor| (mentor.pairs, mentor.capacity));
        self.measures.day(pairs);
    }

    fn expire(&mut self, day: u32) {
        for mentee in &mut self.mentees {
            mentee.offers.retain(|offer| {
                let kept = offer.until > day;
                if !kept {
                    self.mentors[offer.mentor as usize].open_offers -= 1;
                }
                kept
            });
        }
    }

    /// Lists over the open calls and the mentors with room.
    fn make_lists(&mut self, day: u32) {
        let limit = self.rules.offers_per_call as usize;
        let open: Vec<u32> = (0u32..)
            .zip(&self.mentees)
            .filter(|(_, mentee)| mentee.open && mentee.offers.len() < limit)
            .map(|(number, _)| number)
            .collect();
        let mut place = vec![None; self.mentees.len()];
        for (at, number) in (0u32..).zip(&open) {
            place[*number as usize] = Some(at);
        }
        let here: Vec<usize> = (0..self.mentors.len())
            .filter(|number| {
                let mentor = &self.mentors[*number];
                mentor.arrives <= day && mentor.pairs < mentor.capacity
            })
            .collect();
        let mut candidates = Lists::default();
        for number in &here {
            let suited = self.mentors[*number].suited.iter();
            candidates.push(suited.filter_map(|candidate| {
                let mentee = &self.mentees[candidate.mentee.at()];
                let known = mentee.past.contains(&(*number as u32))
                    || mentee
                        .offers
                        .iter()
                        .any(|offer| offer.mentor as usize == *number);
                let place = place[candidate.mentee.at()].filter(|_| !known)?;
                Some(Candidate {
                    mentee: Mentee(place),
                    ..*candidate
                })
            }));
        }
        let waiting: Vec<Waiting> = open
            .iter()
            .map(|number| {
                let mentee = &self.mentees[*number as usize];
                Waiting {
                    since: i64::from(mentee.since),
                    has_offer: !mentee.offers.is_empty(),
                }
            })
            .collect();
        let made = lists(&candidates, &waiting, self.rules.spread);
        self.lists.iter_mut().for_each(Vec::clear);
        for (number, list) in here.iter().zip(made.iter()) {
            let rows = list.iter().map(|row| Row {
                mentee: Mentee(open[row.mentee.at()]),
                ..*row
            });
            self.lists[*number] = rows.collect();
        }
        self.measures
            .shown(&open, self.lists.iter().flatten().map(|row| row.mentee.0));
    }

    fn mentors_look(&mut self, day: u32) {
        for number in 0..self.mentors.len() {
            let mentor = &self.mentors[number];
            if mentor.arrives > day || mentor.silent || !self.random.per_mille(self.behaviour.looks)
            {
                continue;
            }
            for row in std::mem::take(&mut self.lists[number]) {
                let mentor = &mut self.mentors[number];
                let mentee = &mut self.mentees[row.mentee.at()];
                if mentor.pairs >= mentor.capacity
                    || mentor.open_offers >= self.rules.offers_per_mentor
                {
                    break;
                }
                let open = mentee.open && mentee.offers.len() < self.rules.offers_per_call as usize;
                let chance = self.behaviour.offers_per_ten_points * u32::from(row.points) / 10;
                if open && self.random.per_mille(chance) {
                    let until = day + self.rules.offer_days;
                    mentee.offers.push(Offer {
                        mentor: number as u32,
                        until,
                        points: row.points,
                    });
                    mentor.open_offers += 1;
                    self.measures.offered(row.mentee.0);
                }
                if !self.random.per_mille(self.behaviour.reads_on) {
                    break;
                }
            }
        }
        let watched = (0u32..)
            .zip(&self.mentees)
            .filter(|(_, mentee)| mentee.arrives <= day);
        let watched = watched.map(|(mentee, state)| Watched {
            mentee,
            arrived: state.arrives,
            offers: state.offers.len() as u32,
            day,
        });
        self.measures.watch(watched);
    }

    fn mentees_elect(&mut self, day: u32) {
        for number in 0..self.mentees.len() {
            let Behaviour {
                elects_with_one,
                elects_with_several,
                ..
            } = self.behaviour;
            let mentee = &self.mentees[number];
            let chance = match mentee.offers.len() {
                0 => continue,
                1 => elects_with_one,
                _ => elects_with_several,
            };
            if mentee.silent || !self.random.per_mille(chance) {
                continue;
            }
            // She weighs words and first talks as much as what the score sees.
            let liked =
                |offer: &Offer, random: &mut Random| u32::from(offer.points) + random.below(60);
            let mut best: Option<(u32, Offer)> = None;
            for offer in &self.mentees[number].offers {
                let likes = liked(offer, &mut self.random);
                if best.is_none_or(|(other, _)| likes > other) {
                    best = Some((likes, *offer));
                }
            }
            if let Some((_, offer)) = best {
                self.elect(number, offer.mentor, day);
            }
        }
    }

    /// The cascade of an election: her other offers close, and those of a mentor who is full lapse.
    fn elect(&mut self, number: usize, mentor: u32, day: u32) {
        let mentee = &mut self.mentees[number];
        mentee.open = false;
        mentee.past.push(mentor);
        for offer in mentee.offers.drain(..) {
            self.mentors[offer.mentor as usize].open_offers -= 1;
        }
        let state = &mut self.mentors[mentor as usize];
        state.pairs += 1;
        if state.pairs >= state.capacity {
            state.open_offers = 0;
            for mentee in &mut self.mentees {
                mentee.offers.retain(|offer| offer.mentor != mentor);
            }
        }
        let starts = !self.random.per_mille(self.behaviour.never_starts);
        self.pairs.push(Pair {
            mentee: number as u32,
            mentor,
            starts,
            formed: day,
        });
        self.measures.matched(number as u32);
    }

    fn pairs_live(&mut self, day: u32) {
        let mut kept = Vec::with_capacity(self.pairs.len());
        for pair in std::mem::take(&mut self.pairs) {
            let ends = match pair.starts {
                true => self.random.per_mille(self.behaviour.ends),
                false => day >= pair.formed + GIVEN_UP,
            };
            if !ends {
                kept.push(pair);
                continue;
            }
            self.mentors[pair.mentor as usize].pairs -= 1;
            let mentee = &mut self.mentees[pair.mentee as usize];
            // A pair that never started gives her the place in the queue that she had.
            if !pair.starts || self.random.per_mille(self.behaviour.comes_back) {
                mentee.open = true;
                mentee.since = if pair.starts { day } else { mentee.since };
            }
        }
        self.pairs = kept;
    }
}
