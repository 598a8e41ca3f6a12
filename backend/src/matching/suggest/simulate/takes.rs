//! What it takes to reach the aims: one change after the other, until they are reached.

use crate::matching::score::settings::Weights;
use crate::matching::suggest::balanced::Spread;
use crate::matching::suggest::simulate::programme::simulate;
use crate::matching::suggest::simulate::report::Report;
use crate::matching::suggest::simulate::{Behaviour, Rules, Size};

/// A programme with one thing changed.
struct Step {
    name: &'static str,
    change: fn(&mut Size, &mut Rules, &mut Behaviour),
}

/// From what costs nothing to what costs people's time.
const STEPS: [Step; 4] = [
    Step {
        name: "+ 3 offers close a call's list",
        change: |_, rules, _| rules.offers_per_call = 3,
    },
    Step {
        name: "+ exposure weighs twice",
        change: |_, rules, _| {
            let penalty = rules.spread.penalty.max(Spread::default().penalty);
            rules.spread = Spread {
                penalty: 2 * penalty,
                ..Spread::default()
            };
        },
    },
    Step {
        name: "+ mentors look twice a week",
        change: |_, _, behaviour| behaviour.looks *= 2,
    },
    Step {
        name: "+ a third more mentors",
        change: |size, _, _| size.mentors += size.mentors / 3,
    },
];

/// Runs the rules in force, then with each change added, and stops at the first that reaches the aims. The last report
/// says whether they are reached at all.
pub fn what_it_takes(
    size: Size,
    rules: Rules,
    behaviour: Behaviour,
    weights: Weights,
) -> Vec<Report> {
    let (mut size, mut rules, mut behaviour) = (size, rules, behaviour);
    let mut reports = vec![simulate("in force", size, rules, behaviour, weights)];
    for Step { name, change } in STEPS {
        if reports.last().is_some_and(Report::reaches_aims) {
            break;
        }
        change(&mut size, &mut rules, &mut behaviour);
        reports.push(simulate(name, size, rules, behaviour, weights));
    }
    reports
}
