//! One mentor's best mentees among very many, exactly.
//!
//! Mentees are kept by their needs: all who need the same stand side by side, with a bitmap per language, way and rhythm
//! over them. A search ANDs the hard criteria. Then it computes each feature's points once for each kind of mentee that
//! the feature can tell apart (a few hundred), goes through the needs from the best covered down and adds up, until no
//! group can still change the answer. The answer is that of a full scan, always.

#![allow(
    clippy::indexing_slicing,
    reason = "positions come from the index itself"
)]

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use crate::matching::people::{Mentee, Position, everyone};
use crate::matching::score::eligible::{HARD, Ties, eligible};
use crate::matching::score::features::{seen, share};
use crate::matching::score::fit::{Scoring, least_for, points_of, score};
use crate::matching::score::profile::Profile;
use crate::matching::score::settings::FEATURES;
use crate::matching::score::tags::{MOST_TAGS, Set};

/// Somebody found, best first: by points, then by the longer wait, then by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub mentee: Mentee,
    pub points: u8,
}

/// A mentee to be found.
#[derive(Clone, Copy, Debug)]
pub struct Indexed {
    pub profile: Profile,
    /// When her wait began, in seconds since 1970 (UTC).
    pub waiting_since: i64,
}

/// Mentees with open calls, arranged for searches. Made anew when people change (a fraction of a second for 100,000, off
/// the request), and swapped in whole.
#[derive(Debug)]
pub struct Index {
    /// In the order of their needs.
    people: Vec<Indexed>,
    mentee: Vec<Mentee>,
    place_of: Vec<u32>,
    /// For each person, her kind in the eyes of each feature.
    kinds: Vec<[u32; FEATURES.len()]>,
    /// For each feature, somebody of each kind.
    of_kind: [Vec<Profile>; FEATURES.len()],
    /// The same for the hard criteria that bitmaps do not know.
    hard_kinds: Vec<[u32; HARD.len()]>,
    of_hard_kind: [Vec<Profile>; HARD.len()],
    groups: Vec<Group>,
    languages: Columns,
    ways: Columns,
    rhythms: Columns,
}

/// Where needs stand among the features.
const NEEDS: usize = 0;

/// Kinds of mentees in the eyes of one feature.
#[derive(Default)]
struct Kinds {
    numbers: HashMap<Profile, u32>,
    profiles: Vec<Profile>,
}

impl Kinds {
    fn number(&mut self, profile: Profile) -> u32 {
        let next = self.profiles.len() as u32;
        let number = *self.numbers.entry(profile).or_insert(next);
        if number == next {
            self.profiles.push(profile);
        }
        number
    }
}

/// Mentees with the same needs: the places from `start` to `end`.
#[derive(Debug)]
struct Group {
    kind: u32,
    start: usize,
    end: usize,
}

/// A bitmap per tag, and one of those who did not answer (or go with anything).
#[derive(Debug)]
struct Columns {
    tags: Vec<Option<Vec<u64>>>,
    open: Vec<u64>,
}

impl Columns {
    fn of(
        people: &[Indexed],
        set: impl Fn(&Profile) -> Set,
        open: impl Fn(&Profile) -> bool,
    ) -> Self {
        let words = people.len().div_ceil(64);
        let mut columns = Self {
            tags: vec![None; MOST_TAGS],
            open: vec![0; words],
        };
        for (place, Indexed { profile, .. }) in people.iter().enumerate() {
            let (word, bit) = (place / 64, 1u64 << (place % 64));
            let tags = set(profile);
            if tags.is_empty() || open(profile) {
                columns.open[word] |= bit;
            }
            for tag in tags.bits() {
                columns.tags[usize::from(tag)].get_or_insert_with(|| vec![0; words])[word] |= bit;
            }
        }
        columns
    }

    /// Keeps those who have one of the tags, or did not answer.
    fn keep(&self, wanted: Set, kept: &mut [u64], scratch: &mut Vec<u64>) {
        if wanted.is_empty() {
            return;
        }
        scratch.clear();
        scratch.extend_from_slice(&self.open);
        for column in wanted
            .bits()
            .filter_map(|tag| self.tags[usize::from(tag)].as_ref())
        {
            scratch
                .iter_mut()
                .zip(column)
                .for_each(|(any, word)| *any |= word);
        }
        kept.iter_mut()
            .zip(scratch.iter())
            .for_each(|(kept, any)| *kept &= any);
    }
}

/// The order of answers: more points, longer wait, smaller position. Greater is better.
type Rank = (u8, Reverse<i64>, Reverse<Mentee>);

impl Index {
    /// Arranges mentees; a position is that in `mentees`.
    pub fn new(mentees: &[Indexed]) -> Self {
        let mut kinds: [Kinds; FEATURES.len()] = Default::default();
        let mut hard: [Kinds; HARD.len()] = Default::default();
        let mut of_mentee = Vec::with_capacity(mentees.len());
        let mut hard_of_mentee = Vec::with_capacity(mentees.len());
        for Indexed { profile, .. } in mentees {
            let mut own = [0; FEATURES.len()];
            for ((own, kinds), feature) in own.iter_mut().zip(&mut kinds).zip(FEATURES) {
                *own = kinds.number(seen(feature, profile));
            }
            of_mentee.push(own);
            let mut own = [0; HARD.len()];
            for ((own, kinds), criterion) in own.iter_mut().zip(&mut hard).zip(HARD) {
                *own = kinds.number(criterion.seen(profile));
            }
            hard_of_mentee.push(own);
        }
        let mut order: Vec<Mentee> = everyone(mentees.len()).collect();
        order.sort_by_key(|mentee| (of_mentee[mentee.at()][NEEDS], *mentee));
        let mut groups: Vec<Group> = Vec::new();
        let mut place_of = vec![0; mentees.len()];
        for (place, mentee) in order.iter().enumerate() {
            place_of[mentee.at()] = place as u32;
            let kind = of_mentee[mentee.at()][NEEDS];
            match groups.last_mut() {
                Some(group) if group.kind == kind => group.end = place + 1,
                _ => groups.push(Group {
                    kind,
                    start: place,
                    end: place + 1,
                }),
            }
        }
        let people: Vec<Indexed> = order.iter().map(|mentee| mentees[mentee.at()]).collect();
        Self {
            languages: Columns::of(&people, |person| person.languages, |_| false),
            ways: Columns::of(&people, |person| person.ways, |_| false),
            rhythms: Columns::of(&people, |person| person.rhythms, |person| person.any_rhythm),
            people,
            kinds: order.iter().map(|mentee| of_mentee[mentee.at()]).collect(),
            of_kind: kinds.map(|kinds| kinds.profiles),
            hard_kinds: order
                .iter()
                .map(|mentee| hard_of_mentee[mentee.at()])
                .collect(),
            of_hard_kind: hard.map(|kinds| kinds.profiles),
            mentee: order,
            place_of,
            groups,
        }
    }

    /// The `count` best mentees for a mentor, leaving out those in `set_aside` (herself, kept apart, in a pair, "not this
    /// time"). Equal to [`Index::full_scan`].
    pub fn best(
        &self,
        mentor: &Profile,
        scoring: &Scoring,
        set_aside: &[Mentee],
        count: usize,
    ) -> Vec<Found> {
        let left = self.filtered(mentor, set_aside);
        let tables = self.tables(mentor, scoring);
        let allowed = self.allowed(mentor);
        let most_besides: u64 = tables
            .iter()
            .skip(NEEDS + 1)
            .filter_map(|table| table.iter().max())
            .sum();
        let mut groups: Vec<(u64, &Group)> = self
            .groups
            .iter()
            .map(|group| (tables[NEEDS][group.kind as usize], group))
            .collect();
        groups.sort_unstable_by_key(|(needs, group)| (Reverse(*needs), group.start));
        let mut best = Best::new(count);
        for (needs, group) in groups {
            if best.is_above(needs + most_besides) {
                break;
            }
            for_each_bit(&left, group.start, group.end, |place| {
                let kinds = &self.kinds[place];
                let earned: u64 = tables
                    .iter()
                    .zip(kinds)
                    .map(|(table, kind)| table[*kind as usize])
                    .sum();
                if best.is_above(earned) {
                    return;
                }
                let waiting_since = self.people[place].waiting_since;
                let rank = (
                    points_of(earned),
                    Reverse(waiting_since),
                    Reverse(self.mentee[place]),
                );
                let mut hard = allowed.iter().zip(&self.hard_kinds[place]);
                if best.takes(rank) && hard.all(|(allowed, kind)| allowed[*kind as usize]) {
                    best.offer(rank);
                }
            });
        }
        best.done()
    }

    /// For each hard criterion and kind of mentee, whether it lets the two through.
    fn allowed(&self, mentor: &Profile) -> [Vec<bool>; HARD.len()] {
        let mut allowed: [Vec<bool>; HARD.len()] = Default::default();
        for ((allowed, kinds), criterion) in allowed.iter_mut().zip(&self.of_hard_kind).zip(HARD) {
            allowed.extend(kinds.iter().map(|mentee| criterion.allows(mentee, mentor)));
        }
        allowed
    }

    /// For each feature and kind of mentee, what it earns with this mentor, in millionths of a point.
    fn tables(&self, mentor: &Profile, scoring: &Scoring) -> [Vec<u64>; FEATURES.len()] {
        let mut tables: [Vec<u64>; FEATURES.len()] = Default::default();
        for ((table, kinds), feature) in tables.iter_mut().zip(&self.of_kind).zip(FEATURES) {
            let points = scoring.weights.points(feature);
            table.extend(kinds.iter().map(|mentee| match points {
                0 => 0,
                _ => share(feature, points, mentee, mentor, &scoring.supply),
            }));
        }
        tables
    }

    /// The same by looking at everybody: what [`Index::best`] is compared with.
    pub fn full_scan(
        &self,
        mentor: &Profile,
        scoring: &Scoring,
        set_aside: &[Mentee],
        count: usize,
    ) -> Vec<Found> {
        let mut all: Vec<Rank> = self
            .people
            .iter()
            .zip(&self.mentee)
            .filter(|(person, mentee)| {
                !set_aside.contains(mentee)
                    && eligible(&person.profile, mentor, Ties::default()).is_ok()
            })
            .map(|(person, mentee)| {
                let points = score(&person.profile, mentor, scoring);
                (points, Reverse(person.waiting_since), Reverse(*mentee))
            })
            .collect();
        all.sort_unstable_by_key(|rank| Reverse(*rank));
        all.truncate(count);
        all.into_iter().map(found).collect()
    }

    /// Who is left after the criteria that bitmaps know.
    fn filtered(&self, mentor: &Profile, set_aside: &[Mentee]) -> Vec<u64> {
        let mut kept = vec![u64::MAX; self.people.len().div_ceil(64)];
        let mut scratch = Vec::with_capacity(kept.len());
        self.languages
            .keep(mentor.languages, &mut kept, &mut scratch);
        self.ways.keep(mentor.ways, &mut kept, &mut scratch);
        if !mentor.any_rhythm {
            self.rhythms.keep(mentor.rhythms, &mut kept, &mut scratch);
        }
        for mentee in set_aside {
            if let Some(place) = self.place_of.get(mentee.at()) {
                kept[*place as usize / 64] &= !(1 << (place % 64));
            }
        }
        kept
    }
}

/// Calls `then` for each bit set from `start` to `end`.
fn for_each_bit(bits: &[u64], start: usize, end: usize, mut then: impl FnMut(usize)) {
    let words = bits
        .iter()
        .enumerate()
        .take(end.div_ceil(64))
        .skip(start / 64);
    for (word, bits) in words {
        let mut rest = bits & (u64::MAX << start.saturating_sub(word * 64));
        while rest != 0 {
            let place = word * 64 + rest.trailing_zeros() as usize;
            if place >= end {
                return;
            }
            then(place);
            rest &= rest - 1;
        }
    }
}

fn found((points, _, Reverse(mentee)): Rank) -> Found {
    Found { mentee, points }
}

/// The best so far, the worst of them on top.
struct Best {
    count: usize,
    /// Below so many millionths of a point nobody enters; 0 until it is full.
    least: u64,
    heap: BinaryHeap<Reverse<Rank>>,
}

impl Best {
    fn new(count: usize) -> Self {
        // Nobody enters a list of no places.
        let least = if count == 0 { u64::MAX } else { 0 };
        Self {
            count,
            least,
            heap: BinaryHeap::with_capacity(count.min(1000) + 1),
        }
    }

    fn offer(&mut self, rank: Rank) {
        if self.heap.len() < self.count {
            self.heap.push(Reverse(rank));
        } else if let Some(mut worst) = self.heap.peek_mut()
            && rank > worst.0
        {
            *worst = Reverse(rank);
        }
        if self.heap.len() >= self.count
            && let Some(Reverse((points, ..))) = self.heap.peek()
        {
            self.least = least_for(*points);
        }
    }

    /// Whether it is full, and even the last in it has more points than so many millionths give.
    fn is_above(&self, millionths: u64) -> bool {
        millionths < self.least
    }

    /// Whether this rank would enter.
    fn takes(&self, rank: Rank) -> bool {
        self.heap.len() < self.count || self.heap.peek().is_some_and(|Reverse(worst)| rank > *worst)
    }

    fn done(self) -> Vec<Found> {
        // Sorted from the worst `Reverse` up: the best rank first.
        self.heap
            .into_sorted_vec()
            .into_iter()
            .map(|Reverse(rank)| found(rank))
            .collect()
    }
}

#[cfg(test)]
mod tests {
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
}
