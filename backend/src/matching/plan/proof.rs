//! Why there is no better plan: three certificates, each checked by adding up, none by searching.

use crate::matching::people::{Mentee, Mentor, Position, everyone};
use crate::matching::plan::Plan;
use crate::matching::plan::graph::Graph;

/// People such that every edge in question has an end among them: a plan cannot have more pairs than they have places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// Each counts for one.
    pub mentees: Vec<Mentee>,
    /// Each counts for her free places.
    pub mentors: Vec<Mentor>,
}

/// The certificates of a plan of `n` pairs, worst score `w`, total `t`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Covers all edges with `n` places: no plan has more pairs.
    pub cover: Cover,
    /// Covers all edges above `w` with fewer than `n` places: no plan of `n` pairs has a better worst score. `None` when
    /// there is no pair, hence no worst score.
    pub better_cover: Option<Cover>,
    /// With the prices: on every edge of at least `w`, the two prices make at least score + bonus; prices are not
    /// negative; and mentees' prices plus mentors' prices times places make exactly `t + n × bonus`. So no plan of `n`
    /// pairs over these edges has a larger total (linear programming duality).
    pub bonus: i64,
    /// One per mentee.
    pub mentee_prices: Vec<i64>,
    /// One per mentor, for each of her places.
    pub mentor_prices: Vec<i64>,
}

/// What is wrong with a plan or its proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanFault {
    /// A pair that is not an edge.
    #[error("mentee {} and mentor {} may not be suggested to each other", mentee.0, mentor.0)]
    NotAnEdge { mentee: Mentee, mentor: Mentor },
    /// A mentee in two pairs.
    #[error("mentee {} is in two pairs", mentee.0)]
    Twice { mentee: Mentee },
    /// More pairs than places.
    #[error("mentor {} has more pairs than free places", mentor.0)]
    OverCapacity { mentor: Mentor },
    /// The worst score or the total is not that of the pairs.
    #[error("the worst score or the total is not that of the pairs")]
    Figures,
    /// A cover misses an edge.
    #[error("the cover misses the edge of mentee {} and mentor {}", mentee.0, mentor.0)]
    NotCovered { mentee: Mentee, mentor: Mentor },
    /// A cover has too many places to prove anything.
    #[error("a cover of {places} places does not prove anything about {pairs} pairs")]
    CoverTooLarge { places: u128, pairs: usize },
    /// No prices for somebody, or a price below zero.
    #[error("prices are missing or negative")]
    Prices,
    /// An edge is worth more than its two prices.
    #[error("the prices of mentee {} and mentor {} are less than their edge is worth", mentee.0, mentor.0)]
    Underpriced { mentee: Mentee, mentor: Mentor },
    /// Prices and total differ.
    #[error("prices add up to {prices}, the plan to {plan}")]
    Gap { prices: i128, plan: i128 },
}

/// Checks a plan and its three certificates. O(edges).
///
/// # Errors
/// The first [`PlanFault`] found.
pub fn check(graph: &Graph, plan: &Plan) -> Result<(), PlanFault> {
    check_pairs(graph, plan)?;
    let pairs = plan.pairs.len();
    let places = places_of_cover(graph, &plan.proof.cover, 0)?;
    if places > pairs as u128 {
        return Err(PlanFault::CoverTooLarge { places, pairs });
    }
    match (&plan.proof.better_cover, plan.worst) {
        (Some(cover), Some(worst)) => {
            let places = places_of_cover(graph, cover, worst.saturating_add(1))?;
            if places >= pairs as u128 {
                return Err(PlanFault::CoverTooLarge { places, pairs });
            }
        }
        (None, None) => {}
        _ => return Err(PlanFault::Figures),
    }
    check_prices(graph, plan)
}

fn check_pairs(graph: &Graph, plan: &Plan) -> Result<(), PlanFault> {
    let mut paired = vec![false; graph.mentees()];
    let mut held = vec![0u32; graph.mentors()];
    let mut worst = None;
    let mut total = 0u64;
    for (mentee, mentor) in plan.pairs.iter().copied() {
        let score = graph
            .score(mentee, mentor)
            .ok_or(PlanFault::NotAnEdge { mentee, mentor })?;
        worst = Some(worst.map_or(score, |worst: u8| worst.min(score)));
        total += u64::from(score);
        if paired
            .get_mut(mentee.at())
            .is_none_or(|paired| std::mem::replace(paired, true))
        {
            return Err(PlanFault::Twice { mentee });
        }
        if let Some(held) = held.get_mut(mentor.at()) {
            *held += 1;
            if *held > graph.capacity(mentor) {
                return Err(PlanFault::OverCapacity { mentor });
            }
        }
    }
    if (worst, total) == (plan.worst, plan.total) {
        Ok(())
    } else {
        Err(PlanFault::Figures)
    }
}

/// The places of a cover of the edges of at least `least`.
fn places_of_cover(graph: &Graph, cover: &Cover, least: u8) -> Result<u128, PlanFault> {
    let mut mentees = vec![false; graph.mentees()];
    let mut mentors = vec![false; graph.mentors()];
    let mut places = 0;
    for mentee in &cover.mentees {
        if let Some(covered) = mentees.get_mut(mentee.at()) {
            *covered = true;
        }
        places += 1;
    }
    for mentor in &cover.mentors {
        if let Some(covered) = mentors.get_mut(mentor.at()) {
            *covered = true;
        }
        places += u128::from(graph.capacity(*mentor));
    }
    for mentee in everyone::<Mentee>(graph.mentees()) {
        if mentees.get(mentee.at()) == Some(&true) {
            continue;
        }
        for edge in graph
            .edges(mentee)
            .iter()
            .take_while(|edge| edge.score >= least)
        {
            if mentors.get(edge.mentor.at()) != Some(&true) {
                return Err(PlanFault::NotCovered {
                    mentee,
                    mentor: edge.mentor,
                });
            }
        }
    }
    Ok(places)
}

fn check_prices(graph: &Graph, plan: &Plan) -> Result<(), PlanFault> {
    let Proof {
        bonus,
        mentee_prices,
        mentor_prices,
        ..
    } = &plan.proof;
    let lengths = (mentee_prices.len(), mentor_prices.len());
    if lengths != (graph.mentees(), graph.mentors())
        || mentee_prices
            .iter()
            .chain(mentor_prices)
            .any(|price| *price < 0)
    {
        return Err(PlanFault::Prices);
    }
    let least = plan.worst.unwrap_or(0);
    let mut prices = 0i128;
    for (mentee, own) in everyone::<Mentee>(graph.mentees()).zip(mentee_prices) {
        prices += i128::from(*own);
        for edge in graph
            .edges(mentee)
            .iter()
            .take_while(|edge| edge.score >= least)
        {
            let other = mentor_prices.get(edge.mentor.at()).copied().unwrap_or(0);
            let worth = i128::from(edge.score) + i128::from(*bonus);
            if i128::from(*own) + i128::from(other) < worth {
                return Err(PlanFault::Underpriced {
                    mentee,
                    mentor: edge.mentor,
                });
            }
        }
    }
    for (mentor, price) in everyone::<Mentor>(graph.mentors()).zip(mentor_prices) {
        prices += i128::from(*price) * i128::from(graph.capacity(mentor));
    }
    let worth = i128::from(plan.total) + i128::from(*bonus) * plan.pairs.len() as i128;
    if prices == worth {
        Ok(())
    } else {
        Err(PlanFault::Gap {
            prices,
            plan: worth,
        })
    }
}
