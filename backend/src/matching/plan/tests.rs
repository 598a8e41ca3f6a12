//! Plans against an exhaustive optimum, and proofs against planted faults.

use proptest::prelude::*;

use super::graph::{Edge, Graph, GraphFault};
use super::proof::{Cover, PlanFault, check};
use super::{Plan, plan};
use crate::matching::lists::Lists;
use crate::matching::people::{Mentee, Mentor};

fn graph(mentees: &[&[(u32, u8)]], capacities: &[u32]) -> Graph {
    let edge = |(mentor, score): &(u32, u8)| Edge {
        mentor: Mentor(*mentor),
        score: *score,
    };
    let edges: Lists<Edge> = mentees
        .iter()
        .map(|edges| edges.iter().map(edge).collect::<Vec<_>>())
        .collect();
    Graph::new(edges, capacities.to_vec()).unwrap()
}

/// The best of all plans by the three aims, in their order: pairs, worst score, total. Tries everything.
fn best(
    graph: &Graph,
    mentee: u32,
    free: &mut Vec<u32>,
    so_far: (usize, u8, u64),
) -> (usize, u8, u64) {
    if mentee as usize == graph.mentees() {
        return so_far;
    }
    let mut found = best(graph, mentee + 1, free, so_far);
    for edge in graph.edges(Mentee(mentee)) {
        let at = edge.mentor.0 as usize;
        if free[at] > 0 {
            free[at] -= 1;
            let (pairs, worst, total) = so_far;
            let with = (
                pairs + 1,
                worst.min(edge.score),
                total + u64::from(edge.score),
            );
            found = found.max(best(graph, mentee + 1, free, with));
            free[at] += 1;
        }
    }
    found
}

fn figures(plan: &Plan) -> (usize, u8, u64) {
    (plan.pairs.len(), plan.worst.unwrap_or(u8::MAX), plan.total)
}

fn any_graph(mentees: usize, mentors: usize, scores: u8) -> impl Strategy<Value = Graph> {
    (1..=mentees, 1..=mentors).prop_flat_map(move |(mentees, mentors)| {
        let edge = (0..mentors as u32, 0..=scores);
        let edges = prop::collection::vec(
            prop::collection::btree_map(edge.0, edge.1, 0..=mentors),
            mentees,
        );
        (edges, prop::collection::vec(0u32..=3, mentors)).prop_map(|(edges, capacities)| {
            let edge = |(mentor, score)| Edge {
                mentor: Mentor(mentor),
                score,
            };
            let edges: Lists<Edge> = edges
                .into_iter()
                .map(|edges| edges.into_iter().map(edge).collect::<Vec<_>>())
                .collect();
            Graph::new(edges, capacities).unwrap()
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_plan_is_the_best_of_all_plans(graph in any_graph(6, 4, 100)) {
        let plan = plan(&graph).unwrap();
        let mut free: Vec<u32> = (0..graph.mentors() as u32).map(|m| graph.capacity(Mentor(m))).collect();
        prop_assert_eq!(figures(&plan), best(&graph, 0, &mut free, (0, u8::MAX, 0)));
    }

    #[test]
    fn ties_everywhere_change_nothing(graph in any_graph(6, 4, 3)) {
        let plan = plan(&graph).unwrap();
        let mut free: Vec<u32> = (0..graph.mentors() as u32).map(|m| graph.capacity(Mentor(m))).collect();
        prop_assert_eq!(figures(&plan), best(&graph, 0, &mut free, (0, u8::MAX, 0)));
    }

    #[test]
    fn larger_plans_come_with_a_proof_that_holds(graph in any_graph(80, 40, 100)) {
        let plan = plan(&graph).unwrap();
        prop_assert_eq!(check(&graph, &plan), Ok(()));
    }

    #[test]
    fn a_proof_does_not_hold_for_a_worse_plan(graph in any_graph(8, 5, 100), which in 0usize..8) {
        let good = plan(&graph).unwrap();
        prop_assume!(!good.pairs.is_empty());
        let mut less = good.clone();
        less.pairs.remove(which % good.pairs.len());
        less.total = graph.total(&less.pairs);
        less.worst = less.pairs.iter().filter_map(|(a, m)| graph.score(*a, *m)).min();
        prop_assert!(check(&graph, &less).is_err());
    }
}

#[test]
fn most_mentees_first_even_at_a_lower_score() {
    // 0 could have 100 with mentor 0, but then 1 would have nobody.
    let graph = graph(&[&[(0, 100), (1, 1)], &[(0, 10)]], &[1, 1]);
    let plan = plan(&graph).unwrap();
    assert_eq!(plan.pairs, [(Mentee(0), Mentor(1)), (Mentee(1), Mentor(0))]);
    assert_eq!((plan.worst, plan.total), (Some(1), 11));
}

#[test]
fn then_the_best_worst_score_even_at_a_smaller_total() {
    let graph = graph(&[&[(0, 100), (1, 50)], &[(0, 50), (1, 10)]], &[1, 1]);
    let plan = plan(&graph).unwrap();
    assert_eq!((plan.worst, plan.total), (Some(50), 100), "not 100 + 10");
}

#[test]
fn then_the_largest_total() {
    let graph = graph(&[&[(0, 50), (1, 60)], &[(0, 70), (1, 50)]], &[1, 1]);
    let plan = plan(&graph).unwrap();
    assert_eq!((plan.worst, plan.total), (Some(60), 130));
}

#[test]
fn nobody_nothing_no_place() {
    for graph in [
        graph(&[], &[]),
        graph(&[&[], &[]], &[3]),
        graph(&[&[(0, 80)]], &[0]),
    ] {
        let plan = plan(&graph).unwrap();
        assert_eq!((plan.pairs.len(), plan.worst, plan.total), (0, None, 0));
    }
}

/// A textbook assignment: Kuhn, "The Hungarian method for the assignment problem" (1955), section 1: four people, four
/// jobs, qualified or not; at most three can be assigned.
#[test]
fn kuhn_simple_assignment() {
    let graph = graph(
        &[
            &[(0, 1), (1, 1), (2, 1)],
            &[(2, 1), (3, 1)],
            &[(3, 1)],
            &[(3, 1)],
        ],
        &[1, 1, 1, 1],
    );
    assert_eq!(plan(&graph).unwrap().pairs.len(), 3);
}

#[test]
fn every_planted_fault_is_caught() {
    let graph = graph(
        &[&[(0, 90), (1, 40)], &[(0, 80)], &[(1, 70), (0, 30)]],
        &[1, 1],
    );
    let good = plan(&graph).unwrap();
    assert_eq!(
        (good.pairs.len(), good.worst, good.total),
        (2, Some(70), 160)
    );
    let spoilt = |spoil: &dyn Fn(&mut Plan)| {
        let mut plan = good.clone();
        spoil(&mut plan);
        check(&graph, &plan).unwrap_err()
    };
    let (first, second) = (Mentee(0), Mentee(1));
    assert_eq!(
        spoilt(&|plan| plan.pairs[0] = (second, Mentor(1))),
        PlanFault::NotAnEdge {
            mentee: second,
            mentor: Mentor(1)
        }
    );
    assert_eq!(
        spoilt(&|plan| plan.pairs[1] = (first, Mentor(1))),
        PlanFault::Twice { mentee: first }
    );
    assert_eq!(
        spoilt(&|plan| plan.pairs[1] = (second, Mentor(0))),
        PlanFault::OverCapacity { mentor: Mentor(0) }
    );
    assert_eq!(spoilt(&|plan| plan.total += 1), PlanFault::Figures);
    assert_eq!(spoilt(&|plan| plan.worst = Some(71)), PlanFault::Figures);
    assert!(matches!(
        spoilt(&|plan| plan.proof.cover = Default::default()),
        PlanFault::NotCovered { .. }
    ));
    assert!(matches!(
        spoilt(&|plan| plan.proof.cover.mentees = vec![Mentee(0), Mentee(1), Mentee(2)]),
        PlanFault::CoverTooLarge { .. }
    ));
    assert_eq!(
        spoilt(&|plan| plan.proof.better_cover = None),
        PlanFault::Figures
    );
    // Two places over the edges above 70 would let a better plan of two pairs be; none at all cover no edge.
    assert_eq!(
        spoilt(&|plan| plan.proof.better_cover = Some(Cover {
            mentees: vec![first, second],
            mentors: vec![]
        })),
        PlanFault::CoverTooLarge {
            places: 2,
            pairs: 2
        }
    );
    assert_eq!(
        spoilt(&|plan| plan.proof.better_cover = Some(Cover::default())),
        PlanFault::NotCovered {
            mentee: first,
            mentor: Mentor(0)
        }
    );
    assert_eq!(
        spoilt(&|plan| plan.proof.mentor_prices[0] = -1),
        PlanFault::Prices
    );
    assert_eq!(
        spoilt(&|plan| plan.proof.mentee_prices.truncate(1)),
        PlanFault::Prices
    );
    assert!(matches!(
        spoilt(&|plan| plan.proof.mentor_prices[0] += 1),
        PlanFault::Gap { .. }
    ));
    assert!(matches!(
        spoilt(&|plan| plan.proof.mentor_prices = vec![0, 0]),
        PlanFault::Underpriced { .. }
    ));
}

#[test]
fn edges_that_make_no_graph_are_refused() {
    let fault = |edges: &[(u32, u8)]| {
        let edge = |(mentor, score): &(u32, u8)| Edge {
            mentor: Mentor(*mentor),
            score: *score,
        };
        let edges: Lists<Edge> = [edges.iter().map(edge).collect()].into_iter().collect();
        Graph::new(edges, vec![1, 1]).unwrap_err()
    };
    let mentee = Mentee(0);
    let mentor = Mentor(1);
    assert_eq!(
        fault(&[(2, 50)]),
        GraphFault::UnknownMentor {
            mentee,
            mentor: Mentor(2)
        }
    );
    assert_eq!(
        fault(&[(1, 50), (0, 50), (1, 60)]),
        GraphFault::Twice { mentee, mentor }
    );
    assert_eq!(
        fault(&[(1, 101)]),
        GraphFault::Score {
            mentee,
            mentor,
            score: 101
        }
    );
}
