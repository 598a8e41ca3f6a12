//! Instances for the benchmark of matching: drawn from a seed, the same for the engine and for its peers.

use std::fs::File;
use std::io::{BufWriter, Write};

use backend::matching::lists::Lists;
use backend::matching::people::{Mentee, Mentor, everyone};
use backend::matching::plan::graph::Edge;
use backend::matching::score::fit::Scoring;
use backend::matching::score::profile::{Graded, Profile};
use backend::matching::score::rarity::Supply;
use backend::matching::score::settings::{MatchingSettings, Weights};
use backend::matching::score::tags::Set;
use backend::matching::suggest::index::Indexed;
use backend::matching::suggest::random::Random;

const CHOICES: usize = 10;

/// Ballots of ten among half as many mentors of two places each; mentors rank all who named them, at random.
pub fn round(mentees: u32) -> (Lists<Mentor>, Lists<Mentee>, Vec<u32>) {
    let mentors = mentees / 2;
    let mut random = Random::new(7);
    let mut ballots = Lists::with_capacity(mentees as usize, mentees as usize * CHOICES);
    let mut listed = vec![0u32; mentors as usize];
    let mut ballot: Vec<Mentor> = Vec::new();
    for _ in 0..mentees {
        ballot.clear();
        while ballot.len() < CHOICES {
            let mentor = Mentor(random.below(mentors));
            if !ballot.contains(&mentor) {
                ballot.push(mentor);
                listed[mentor.0 as usize] += 1;
            }
        }
        ballots.push(ballot.iter().copied());
    }
    let mut starts: Vec<usize> = vec![0];
    starts.extend(listed.iter().scan(0, |sum, count| {
        *sum += *count as usize;
        Some(*sum)
    }));
    let mut next = starts.clone();
    let mut all = vec![Mentee(0); ballots.total()];
    for mentee in everyone::<Mentee>(ballots.len()) {
        for mentor in ballots.get(mentee.0 as usize) {
            all[next[mentor.0 as usize]] = mentee;
            next[mentor.0 as usize] += 1;
        }
    }
    let mut orders = Lists::with_capacity(listed.len(), all.len());
    for pair in starts.windows(2) {
        let order = &mut all[pair[0]..pair[1]];
        for last in (1..order.len()).rev() {
            order.swap(last, random.below(last as u32 + 1) as usize);
        }
        orders.push(order.iter().copied());
    }
    (ballots, orders, vec![2; mentors as usize])
}

/// Ten edges each, scores at random; places for just everybody, and one plan that seats all. One place per mentor, or one
/// to three.
pub fn plan(mentees: u32, one_to_one: bool) -> (Lists<Edge>, Vec<u32>) {
    let mut random = Random::new(11);
    let (mut capacities, mut owner) = (vec![], vec![]);
    while owner.len() < mentees as usize {
        let most = mentees - owner.len() as u32;
        let capacity = if one_to_one {
            1
        } else {
            (1 + random.below(3)).min(most)
        };
        owner.extend((0..capacity).map(|_| Mentor(capacities.len() as u32)));
        capacities.push(capacity);
    }
    let mut edges = Lists::with_capacity(mentees as usize, mentees as usize * CHOICES);
    let mut own: Vec<Edge> = Vec::new();
    for planted in owner {
        own.clear();
        own.push(Edge {
            mentor: planted,
            score: random.below(101) as u8,
        });
        while own.len() < CHOICES {
            let mentor = Mentor(random.below(capacities.len() as u32));
            if own.iter().all(|edge| edge.mentor != mentor) {
                own.push(Edge {
                    mentor,
                    score: random.below(101) as u8,
                });
            }
        }
        edges.push(own.iter().copied());
    }
    (edges, capacities)
}

/// A person of mentor-match's shape: grade, organisation, profession.
pub type Person = (u32, u32, u32);

/// As many mentees as mentors.
pub fn people(count: u32) -> (Vec<Person>, Vec<Person>) {
    let mut random = Random::new(13);
    let mut draw = |lowest| {
        (0..count)
            .map(|_| (lowest + random.below(6), random.below(20), random.below(12)))
            .collect()
    };
    (draw(1), draw(3))
}

/// All pairs by mentor-match's kind of rules: 3 for more than two grades, 3 for another organisation, 4 for the same
/// profession.
pub fn scored(mentees: &[Person], mentors: &[Person]) -> Lists<Edge> {
    let score = |mentee: &Person, mentor: &Person| {
        let grade = if mentor.0 > mentee.0 + 2 { 3 } else { 0 };
        let organisation = if mentor.1 != mentee.1 { 3 } else { 0 };
        let profession = if mentor.2 == mentee.2 { 4 } else { 0 };
        grade + organisation + profession
    };
    let mut edges = Lists::default();
    for mentee in mentees {
        edges.push((0u32..).zip(mentors).map(|(number, mentor)| Edge {
            mentor: Mentor(number),
            score: score(mentee, mentor),
        }));
    }
    edges
}

fn draw(chances: &[u32], most: u32, random: &mut Random) -> Set {
    let first = random.below(chances.len() as u32) as usize;
    let mut set = Set::EMPTY;
    for step in 0..chances.len() {
        let bit = (first + step) % chances.len();
        if set.len() < most && random.per_mille(chances[bit] * 10) {
            set = set.or(Set::of(bit as u8));
        }
    }
    if set.is_empty() {
        Set::of(first as u8)
    } else {
        set
    }
}

fn common(random: &mut Random) -> Profile {
    let ways = draw(&[85, 35, 40, 50, 45], 5, random);
    Profile {
        interests: draw(&[55, 20, 30, 15, 20, 10, 8, 5, 12, 25, 10], 3, random),
        slots: draw(&[70, 45, 30], 3, random),
        ways,
        in_person: ways.and(Set::of(1)),
        languages: draw(&[97, 35, 4], 3, random),
        region: Some(random.below(100)),
        ..Profile::default()
    }
}

/// Mentees and mentors of the default questionnaire.
pub fn programme(mentees: u32, mentors: u32) -> (Vec<Indexed>, Vec<Profile>, Scoring) {
    let mut random = Random::new(17);
    let mut mentee = || {
        let rhythm = random.below(4) as u8;
        let topics = draw(&[60, 45, 40, 30, 35, 25, 20, 15, 20, 10], 4, &mut random);
        let profile = Profile {
            topics: Graded {
                high: topics,
                ..Graded::default()
            },
            years: Some(random.below(11) as u8),
            rhythms: Set::of(rhythm),
            any_rhythm: rhythm == 3,
            ..common(&mut random)
        };
        Indexed {
            profile,
            waiting_since: i64::from(random.below(10_000_000)),
        }
    };
    let mentees: Vec<Indexed> = (0..mentees).map(|_| mentee()).collect();
    let mut mentor = || Profile {
        topics: Graded {
            high: draw(&[50, 35, 25, 35, 60, 15, 25, 10, 20, 30], 5, &mut random),
            ..Graded::default()
        },
        years: Some(2 + random.below(24) as u8),
        ..common(&mut random)
    };
    let mentors: Vec<Profile> = (0..mentors).map(|_| mentor()).collect();
    let supply = Supply::of(mentors.iter().map(|mentor| mentor.topics.all()));
    let weights = Weights::of(&MatchingSettings::default()).unwrap();
    (mentees, mentors, Scoring { weights, supply })
}

fn joined<T>(items: impl IntoIterator<Item = T>, text: impl Fn(T) -> String) -> String {
    items.into_iter().map(text).collect::<Vec<_>>().join(",")
}

/// The round as `resolve` reads it.
pub fn write_round(mentees: u32, to: File) {
    let (ballots, orders, capacities) = round(mentees);
    let mut to = BufWriter::new(to);
    let comma = |number: usize| if number > 0 { "," } else { "" };
    write!(to, "{{\"mentees\":{{").unwrap();
    for (number, ballot) in ballots.iter().enumerate() {
        let list = joined(ballot, |mentor| format!("\"m{}\"", mentor.0));
        write!(to, "{}\"a{number}\":[{list}]", comma(number)).unwrap();
    }
    write!(to, "}},\"mentors\":{{").unwrap();
    for (number, (order, capacity)) in orders.iter().zip(capacities).enumerate() {
        let list = joined(order, |mentee| format!("\"a{}\"", mentee.0));
        write!(
            to,
            "{}\"m{number}\":{{\"capacity\":{capacity},\"order\":[{list}]}}",
            comma(number)
        )
        .unwrap();
    }
    writeln!(to, "}}}}").unwrap();
}

/// The candidates as `plan` reads them.
pub fn write_plan(mentees: u32, one_to_one: bool, to: File) {
    let (edges, capacities) = plan(mentees, one_to_one);
    let mut to = BufWriter::new(to);
    let ids = joined(0..mentees, |mentee| format!("\"a{mentee}\""));
    let places = joined(capacities.iter().enumerate(), |(mentor, capacity)| {
        format!("\"m{mentor}\":{capacity}")
    });
    let edges = joined(edges.iter().enumerate(), |(mentee, own)| {
        joined(own, |edge| {
            format!("[\"a{mentee}\",\"m{}\",{}]", edge.mentor.0, edge.score)
        })
    });
    writeln!(
        to,
        "{{\"mentees\":[{ids}],\"mentors\":{{{places}}},\"edges\":[{edges}]}}"
    )
    .unwrap();
}

/// People as mentor-match's classes take them.
pub fn write_people(count: u32, mut to: File) {
    let (mentees, mentors) = people(count);
    let side = |people: &[Person], kind: &str| {
        joined(
            people.iter().enumerate(),
            |(number, (grade, organisation, profession))| {
                format!(
                    "{{\"email\":\"{kind}{number}\",\"first name\":\"{kind}\",\"last name\":\"{number}\",\"role\":\"{kind}\",\
                 \"grade\":{grade},\"organisation\":\"o{organisation}\",\"profession\":\"p{profession}\"}}"
                )
            },
        )
    };
    let (mentees, mentors) = (side(&mentees, "mentee"), side(&mentors, "mentor"));
    writeln!(to, "{{\"mentees\":[{mentees}],\"mentors\":[{mentors}]}}").unwrap();
}
