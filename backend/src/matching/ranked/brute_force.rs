//! Everything there is, for small markets: what the engine is compared with.

use crate::matching::people::{Mentee, Mentor, everyone};
use crate::matching::ranked::market::{ABSENT, Market};
use crate::matching::ranked::matching::Matching;

/// Every matching of mutual pairs within capacities that no pair blocks, straight from the definition.
pub(super) fn every_stable_matching(market: &Market) -> Vec<Matching> {
    every_matching(market)
        .into_iter()
        .filter(|matching| !blocked(market, matching))
        .collect()
}

/// Every matching of mutual pairs within capacities.
pub(super) fn every_matching(market: &Market) -> Vec<Matching> {
    let mut partial: Vec<Vec<Option<Mentor>>> = vec![vec![]];
    for mentee in everyone::<Mentee>(market.mentees()) {
        let mut longer = Vec::new();
        for before in partial {
            for option in mutual(market, mentee).map(Some).chain([None]) {
                let taken = before
                    .iter()
                    .filter(|other| option.is_some() && **other == option)
                    .count();
                if option.is_none_or(|mentor| taken < market.capacity(mentor) as usize) {
                    longer.push(before.iter().copied().chain([option]).collect());
                }
            }
        }
        partial = longer;
    }
    partial.into_iter().map(Matching::new).collect()
}

fn mutual(market: &Market, mentee: Mentee) -> impl Iterator<Item = Mentor> {
    market
        .ballot(mentee)
        .iter()
        .copied()
        .filter(move |mentor| market.order(*mentor).contains(&mentee))
}

/// Whether some pair would rather be together. Uses the lists only, not the ranks that the engine works with.
pub(super) fn blocked(market: &Market, matching: &Matching) -> bool {
    everyone::<Mentee>(market.mentees()).any(|mentee| {
        let own = matching.mentor_of(mentee);
        let better = market
            .ballot(mentee)
            .iter()
            .take_while(|mentor| Some(**mentor) != own);
        better
            .copied()
            .filter(|mentor| market.order(*mentor).contains(&mentee))
            .any(|mentor| {
                let place =
                    |who: Mentee| market.order(mentor).iter().position(|other| *other == who);
                let with_her: Vec<Mentee> = matching
                    .pairs()
                    .filter(|(_, other)| *other == mentor)
                    .map(|(who, _)| who)
                    .collect();
                with_her.len() < market.capacity(mentor) as usize
                    || with_her.iter().any(|holder| place(*holder) > place(mentee))
            })
    })
}

/// The place of her mentor on a mentee's ballot; [`ABSENT`] without one, which she likes least.
pub(super) fn liking(market: &Market, matching: &Matching, mentee: Mentee) -> u32 {
    let choice = matching
        .mentor_of(mentee)
        .and_then(|mentor| market.choice(mentee, mentor));
    choice.map_or(ABSENT, |choice| choice as u32)
}
