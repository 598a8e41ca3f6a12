//! The suggestion plan for mentees without an offer: which calls to suggest to which mentors.
//!
//! It *suggests*: mentors offer or not, and each mentee elects. Over the mentees without an offer and the free places,
//! with the best eligible mentors of each as edges, the plan is, in this order:
//!
//! 1. as many mentees as possible (`cardinality`; Hopcroft and Karp, 1973);
//! 2. among those, the best worst score (`bottleneck`);
//! 3. among those, the largest total (`cheapest`; successive shortest augmenting paths with potentials: Tomizawa, 1971;
//!    Edmonds and Karp, 1972).
//!
//! Each of the three is proven by numbers that are stored with the plan and that anybody can check in a minute
//! ([`proof`]).

pub mod graph;
pub mod proof;

mod bottleneck;
mod cardinality;
mod cheapest;
mod queue;
mod seats;

use graph::Graph;
use proof::{PlanFault, Proof};

use crate::matching::people::{Mentee, Mentor};

/// A plan with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The pairs suggested, in the mentees' order.
    pub pairs: Vec<(Mentee, Mentor)>,
    /// The worst score among them; `None` without a pair.
    pub worst: Option<u8>,
    /// The sum of their scores.
    pub total: u64,
    /// Why there is no better one.
    pub proof: Proof,
}

/// Makes the plan and checks its proof.
///
/// # Errors
/// A [`PlanFault`] means a defect of this program: the plan must not be used.
pub fn plan(graph: &Graph) -> Result<Plan, PlanFault> {
    let bottleneck = bottleneck::search(graph);
    let worst = bottleneck.worst;
    let best = cheapest::largest_total(graph, worst.unwrap_or(0), bottleneck.most);
    let pairs: Vec<(Mentee, Mentor)> = best.seats.pairs().collect();
    let total = graph.total(&pairs);
    let proof = Proof {
        cover: bottleneck.cover,
        better_cover: bottleneck.better_cover,
        bonus: best.bonus,
        mentee_prices: best.mentee_prices,
        mentor_prices: best.mentor_prices,
    };
    let plan = Plan {
        pairs,
        worst,
        total,
        proof,
    };
    proof::check(graph, &plan)?;
    Ok(plan)
}

#[cfg(test)]
mod tests;
