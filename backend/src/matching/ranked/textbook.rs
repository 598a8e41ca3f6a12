//! Instances whose answers are published.

use crate::matching::people::{Mentee, Mentor};
use crate::matching::ranked::brute_force::every_stable_matching;
use crate::matching::ranked::explain::{MenteeReason, MentorReason, Missed, Reasons, WhyNot};
use crate::matching::ranked::round::{Proposer, Round};

/// A round from lines `id: best second …` and `id capacity: best second …`.
fn round(mentees: &str, mentors: &str) -> Round {
    fn lines(text: &str) -> impl Iterator<Item = (&str, std::str::SplitWhitespace<'_>)> {
        text.lines()
            .filter_map(|line| line.split_once(':'))
            .map(|(id, list)| (id.trim(), list.split_whitespace()))
    }
    let mentors = lines(mentors).map(|(head, order)| {
        let (id, capacity) = head.split_once(' ').unwrap_or((head, "1"));
        (id, capacity.parse().unwrap(), order)
    });
    Round::gather(lines(mentees), mentors).unwrap()
}

/// The result as `mentee-mentor` words.
fn resolved(round: &Round, proposer: Proposer) -> String {
    let outcome = round.resolve_checked(proposer).unwrap();
    let pairs = round.named(&outcome.matching);
    pairs
        .map(|(mentee, mentor)| format!("{mentee}-{}", mentor.unwrap_or("0")))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Gale and Shapley (1962), Example 1: three stable sets of marriages, the two extremes being everybody's first choice
/// on one side.
#[test]
fn gale_and_shapley_example_1() {
    let round = round(
        "α: A B C\nβ: B C A\nγ: C A B",
        "A: β γ α\nB: γ α β\nC: α β γ",
    );
    assert_eq!(resolved(&round, Proposer::Mentees), "α-A β-B γ-C");
    assert_eq!(resolved(&round, Proposer::Mentors), "α-C β-A γ-B");
    assert_eq!(every_stable_matching(&round.market).len(), 3);
    assert_eq!(
        round.resolve(Proposer::Mentees).rounds,
        1,
        "nobody is refused"
    );
}

/// Gale and Shapley (1962), Example 2: exactly one stable set of marriages, in which nobody gets a first choice.
#[test]
fn gale_and_shapley_example_2() {
    let round = round(
        "α: A B C D\nβ: A D C B\nγ: B A C D\nδ: D B C A",
        "A: δ γ α β\nB: β δ α γ\nC: δ α β γ\nD: γ β α δ",
    );
    assert_eq!(resolved(&round, Proposer::Mentees), "α-C β-D γ-A δ-B");
    assert_eq!(resolved(&round, Proposer::Mentors), "α-C β-D γ-A δ-B");
    assert_eq!(every_stable_matching(&round.market).len(), 1);
}

/// Gusfield and Irving (1989), the instance of size 8 of chapter 1: man-optimal 5 3 8 6 7 1 2 4, woman-optimal
/// 3 6 2 8 1 5 7 4.
#[test]
fn gusfield_and_irving_size_8() {
    let round = round(
        "1: 5 7 1 2 6 8 4 3\n2: 2 3 7 5 4 1 8 6\n3: 8 5 1 4 6 2 3 7\n4: 3 2 7 4 1 6 8 5\n\
         5: 7 2 5 1 3 6 8 4\n6: 1 6 7 5 8 4 2 3\n7: 2 5 7 6 3 4 8 1\n8: 3 8 4 5 7 2 6 1",
        "1: 5 3 7 6 1 2 8 4\n2: 8 6 3 5 7 2 1 4\n3: 1 5 6 2 4 8 7 3\n4: 8 7 3 2 4 1 5 6\n\
         5: 6 4 7 3 8 1 2 5\n6: 2 8 5 4 6 3 7 1\n7: 7 5 2 1 8 6 4 3\n8: 7 4 1 5 2 3 6 8",
    );
    assert_eq!(
        resolved(&round, Proposer::Mentees),
        "1-5 2-3 3-8 4-6 5-7 6-1 7-2 8-4"
    );
    assert_eq!(
        resolved(&round, Proposer::Mentors),
        "1-3 2-6 3-2 4-8 5-1 6-5 7-7 8-4"
    );
}

/// Roth and Sotomayor, "The college admissions problem revisited" (1989), also in their book (1990): seven students,
/// five colleges, the first with three places; four stable results.
#[test]
fn roth_and_sotomayor_five_colleges() {
    let round = round(
        "s1: C5 C1\ns2: C2 C5 C1\ns3: C3 C1\ns4: C4 C1\ns5: C1 C2\ns6: C1 C3\ns7: C1 C3 C4",
        "C1 3: s1 s2 s3 s4 s5 s6 s7\nC2: s5 s2\nC3: s6 s7 s3\nC4: s7 s4\nC5: s2 s1",
    );
    assert_eq!(
        resolved(&round, Proposer::Mentees),
        "s1-C5 s2-C2 s3-C3 s4-C4 s5-C1 s6-C1 s7-C1"
    );
    assert_eq!(
        resolved(&round, Proposer::Mentors),
        "s1-C1 s2-C5 s3-C1 s4-C1 s5-C2 s6-C3 s7-C4"
    );
    assert_eq!(every_stable_matching(&round.market).len(), 4);
}

/// The National Resident Matching Program's "Run a Match" (nrmp.org, 2014): five applicants, three programmes of two
/// places.
fn nrmp() -> Round {
    round(
        "Anderson: City\nChen: City Mercy\nFord: City General Mercy\nDavis: Mercy City General\n\
         Eastman: City Mercy General",
        "Mercy 2: Chen Ford\nCity 2: Eastman Anderson Chen Davis Ford\nGeneral 2: Eastman Anderson Ford Davis",
    )
}

#[test]
fn nrmp_run_a_match() {
    let expected = "Anderson-City Chen-Mercy Davis-General Eastman-City Ford-General";
    assert_eq!(resolved(&nrmp(), Proposer::Mentees), expected);
    assert_eq!(resolved(&nrmp(), Proposer::Mentors), expected);
}

#[test]
fn each_person_can_read_why() {
    let round = nrmp();
    let outcome = round.resolve_checked(Proposer::Mentees).unwrap();
    let reasons = Reasons::new(&round.market, &outcome.matching);
    // Mentees by id: Anderson, Chen, Davis, Eastman, Ford; mentors: City, General, Mercy.
    let (city, general, mercy) = (Mentor(0), Mentor(1), Mentor(2));
    assert_eq!(
        reasons.mentee(Mentee(0)),
        MenteeReason::Matched {
            mentor: city,
            choice: 1,
            of: 1,
            missed: vec![]
        }
    );
    let full = |own| WhyNot::Filled {
        places: 2,
        last: 1,
        own,
    };
    assert_eq!(
        reasons.mentee(Mentee(2)),
        MenteeReason::Matched {
            mentor: general,
            choice: 3,
            of: 3,
            missed: vec![
                Missed {
                    mentor: mercy,
                    choice: 1,
                    why: WhyNot::NotListed
                },
                Missed {
                    mentor: city,
                    choice: 2,
                    why: full(3)
                },
            ],
        }
    );
    assert_eq!(reasons.mentor(city), MentorReason::Full { places: 2 });
    assert_eq!(
        reasons.mentor(mercy),
        MentorReason::PlacesLeft {
            filled: 1,
            places: 2
        }
    );
}

#[test]
fn whoever_stays_alone_reads_why_too() {
    let round = round("ada: x y\nbea: x\neve:", "x: bea ada\ny 0: ada\nz:");
    let outcome = round.resolve_checked(Proposer::Mentees).unwrap();
    let reasons = Reasons::new(&round.market, &outcome.matching);
    assert_eq!(
        reasons.mentee(Mentee(0)),
        MenteeReason::NoStableResult {
            missed: vec![
                Missed {
                    mentor: Mentor(0),
                    choice: 1,
                    why: WhyNot::Filled {
                        places: 1,
                        last: 0,
                        own: 1
                    }
                },
                Missed {
                    mentor: Mentor(1),
                    choice: 2,
                    why: WhyNot::NoPlace
                },
            ]
        }
    );
    assert_eq!(reasons.mentee(Mentee(2)), MenteeReason::EmptyBallot);
    assert_eq!(reasons.mentor(Mentor(1)), MentorReason::NoPlace);
    assert_eq!(
        reasons.mentor(Mentor(2)),
        MentorReason::PlacesLeft {
            filled: 0,
            places: 1
        }
    );
}

#[test]
fn rounds_are_those_of_simultaneous_proposals() {
    // All want x, who takes them from the last to the first: in each round one more is turned away.
    let round = round("a: x y\nb: x z\nc: x", "x: c b a\ny: a\nz: b");
    assert_eq!(resolved(&round, Proposer::Mentees), "a-y b-z c-x");
    assert_eq!(
        round.resolve(Proposer::Mentees).rounds,
        2,
        "all propose to x; the two turned away propose next"
    );
    assert_eq!(round.resolve(Proposer::Mentors).rounds, 1);
}
