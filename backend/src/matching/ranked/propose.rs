//! Deferred acceptance, from either side.

#![allow(
    clippy::indexing_slicing,
    reason = "positions were checked when the market was made"
)]

use crate::matching::people::{Mentee, Mentor, Position, everyone};
use crate::matching::ranked::market::{ABSENT, Market};
use crate::matching::ranked::matching::{Matching, Outcome};
use crate::matching::ranked::places::{Answer, Places};

/// Mentees propose: the stable matching that every mentee likes best. This is the rule of the programme.
///
/// O(choices × log capacity).
pub fn mentees_propose(market: &Market) -> Outcome {
    let mut places = Places::of(market);
    let mut next = vec![0u32; market.mentees()];
    let mut free: Vec<Mentee> = everyone(market.mentees()).collect();
    let mut freed = Vec::new();
    let mut rounds = 0;
    while !free.is_empty() {
        let mut proposed = false;
        for mentee in free.drain(..) {
            let Some((mentor, rank)) = next_choice(market, mentee, &mut next[mentee.at()]) else {
                continue;
            };
            proposed = true;
            match places.propose(mentor, rank, mentee) {
                Answer::Held => {}
                Answer::InsteadOf(gone) => freed.push(gone),
                Answer::Refused => freed.push(mentee),
            }
        }
        rounds += u32::from(proposed);
        std::mem::swap(&mut free, &mut freed);
    }
    let mut mentor_of = vec![None; market.mentees()];
    for mentor in everyone::<Mentor>(market.mentors()) {
        for mentee in places.holders(mentor) {
            mentor_of[mentee.at()] = Some(mentor);
        }
    }
    Outcome {
        matching: Matching::new(mentor_of),
        rounds,
    }
}

/// The next mentor on her ballot who listed her too, and her rank there.
fn next_choice(market: &Market, mentee: Mentee, next: &mut u32) -> Option<(Mentor, u32)> {
    let (ballot, ranks) = (market.ballot(mentee), market.ranks(mentee));
    loop {
        let at = *next as usize;
        let (mentor, rank) = (*ballot.get(at)?, *ranks.get(at)?);
        *next += 1;
        if rank != ABSENT {
            return Some((mentor, rank));
        }
    }
}

/// Mentors propose: the stable matching that mentors like best, and the least good one for each mentee.
///
/// Used to check the other run (the same people are unmatched in both: the rural hospitals theorem; Roth, 1986) and
/// by auditors who want to see how far apart the two extremes are.
pub fn mentors_propose(market: &Market) -> Outcome {
    let liked = market.mirrored();
    let mut next: Vec<usize> = Vec::with_capacity(market.mentors());
    let mut vacant: Vec<u32> = Vec::with_capacity(market.mentors());
    for mentor in everyone::<Mentor>(market.mentors()) {
        next.push(market.order_range(mentor).start);
        vacant.push(market.capacity(mentor));
    }
    // Places that come free during a round; they are proposed for in the next one.
    let mut vacated = vec![0u32; market.mentors()];
    // For each mentee: the place on her ballot of the mentor she holds, and that mentor.
    let mut held = vec![(ABSENT, Mentor(0)); market.mentees()];
    let mut active: Vec<Mentor> = everyone(market.mentors()).collect();
    let mut again = Vec::new();
    let mut rounds = 0;
    while !active.is_empty() {
        let mut proposed = false;
        for mentor in active.drain(..) {
            let range = market.order_range(mentor);
            let order = market.order(mentor);
            let next = &mut next[mentor.at()];
            let mut places = std::mem::take(&mut vacant[mentor.at()]);
            while places > 0 && *next < range.end {
                let (mentee, likes) = (order[*next - range.start], liked[*next]);
                *next += 1;
                if likes == ABSENT {
                    continue;
                }
                proposed = true;
                places -= 1;
                let now = &mut held[mentee.at()];
                let turned_away = if likes < now.0 {
                    std::mem::replace(now, (likes, mentor))
                } else {
                    (likes, mentor)
                };
                if turned_away.0 != ABSENT {
                    let vacated = &mut vacated[turned_away.1.at()];
                    if *vacated == 0 {
                        again.push(turned_away.1);
                    }
                    *vacated += 1;
                }
            }
        }
        for mentor in &again {
            vacant[mentor.at()] = std::mem::take(&mut vacated[mentor.at()]);
        }
        rounds += u32::from(proposed);
        std::mem::swap(&mut active, &mut again);
    }
    let mentor_of = held
        .into_iter()
        .map(|(likes, mentor)| (likes != ABSENT).then_some(mentor))
        .collect();
    Outcome {
        matching: Matching::new(mentor_of),
        rounds,
    }
}
