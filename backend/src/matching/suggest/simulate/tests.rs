use super::measure::gini;
use super::{Behaviour, Report, Rules, Size, simulate, svg, table, what_it_takes};
use crate::matching::score::settings::{MatchingSettings, Weights};

fn size(seed: u64) -> Size {
    Size {
        mentees: 200,
        mentors: 100,
        days: 90,
        seed,
    }
}

fn weights() -> Weights {
    Weights::of(&MatchingSettings::default()).unwrap()
}

fn run(name: &str, rules: Rules, seed: u64) -> Report {
    simulate(name, size(seed), rules, Behaviour::default(), weights())
}

#[test]
fn the_same_seed_gives_the_same_programme() {
    assert_eq!(
        run("balanced", Rules::default(), 1),
        run("balanced", Rules::default(), 1)
    );
    assert_ne!(
        run("balanced", Rules::default(), 1),
        run("balanced", Rules::default(), 2)
    );
}

#[test]
fn balanced_lists_spread_what_plain_lists_do_not() {
    let larger = |name, rules, seed| {
        let size = Size {
            mentees: 600,
            mentors: 300,
            days: 60,
            seed,
        };
        simulate(name, size, rules, Behaviour::default(), weights())
    };
    let (mut with_plain, mut with_balanced) = (0, 0);
    for seed in 1..=2 {
        let plain = larger("plain", Rules::plain(), seed);
        let balanced = larger("balanced", Rules::default(), seed);
        assert!(
            2 * balanced.gini < plain.gini,
            "{} {}",
            balanced.gini,
            plain.gini
        );
        assert_eq!((plain.over_capacity, balanced.over_capacity), (0, 0));
        with_plain += plain.one_offer;
        with_balanced += balanced.one_offer;
    }
    assert!(with_balanced > with_plain, "{with_balanced} {with_plain}");
}

#[test]
fn what_it_takes_is_tried_step_by_step() {
    let reports = what_it_takes(size(1), Rules::default(), Behaviour::default(), weights());
    let (last, before) = reports.split_last().unwrap();
    assert!(before.iter().all(|report| !report.reaches_aims()));
    assert!(last.reaches_aims(), "{last:?}");
}

#[test]
fn a_programme_without_anybody_reports_nothing() {
    let size = Size {
        mentees: 0,
        mentors: 0,
        days: 30,
        seed: 1,
    };
    let report = simulate(
        "empty",
        size,
        Rules::default(),
        Behaviour::default(),
        weights(),
    );
    assert_eq!(
        (report.one_offer, report.matched, report.gini, report.offers),
        (0, 0, 0, 0)
    );
}

#[test]
fn gini_is_that_of_the_textbook() {
    assert_eq!(gini(vec![]), 0);
    assert_eq!(gini(vec![3, 3, 3, 3]), 0);
    // One of four has everything: (n − 1) ÷ n.
    assert_eq!(gini(vec![0, 0, 8, 0]), 750);
    // 1, 2, 3, 4: mean difference 1.25 over twice the mean, 5.
    assert_eq!(gini(vec![4, 1, 3, 2]), 250);
}

#[test]
fn table_and_plot_show_every_report() {
    let reports = [
        run("plain", Rules::plain(), 1),
        run("balanced <b>", Rules::default(), 1),
    ];
    let text = table(&reports);
    assert_eq!(text.lines().count(), 4);
    assert!(text.contains("200 mentees, 100 mentors"));
    let drawing = svg(&reports);
    assert!(drawing.contains("balanced &lt;b>") && !drawing.contains("<b>"));
    assert_eq!(drawing.matches("<rect x=").count(), 5 * 2 + 2);
}
