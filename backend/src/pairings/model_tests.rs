use super::*;
use crate::{calls::model::tests::noon, offers::model::tests::offer};
use chrono::Duration;
use chrono_tz::Europe::Paris;

pub(crate) fn pairing() -> Pairing {
    let now = noon();
    Pairing::formed(PairingId::fresh(now), ElectionId::fresh(now), &offer(), now)
}

fn ending(reason: EndedReason) -> Ending {
    Ending {
        reason,
        by: None,
        words: None,
    }
}

fn in_state(status: PairingStatus) -> Pairing {
    let today = day(noon(), Paris);
    let active = || pairing().contacted(today, Paris, noon()).unwrap();
    match status {
        PairingStatus::Forming => pairing(),
        PairingStatus::Active => active(),
        PairingStatus::Paused => active()
            .paused(today + Duration::days(30), Paris, noon())
            .unwrap(),
        PairingStatus::Ended => active()
            .ended(ending(EndedReason::Completed), noon())
            .unwrap(),
    }
}

#[test]
fn what_each_state_allows() {
    type Act = fn(Pairing) -> Result<Pairing, PairingRefusal>;
    let acts: [(&str, Act); 6] = [
        ("log", |p| p.contacted(day(noon(), Paris), Paris, noon())),
        ("pause", |p| {
            p.paused(day(noon(), Paris) + Duration::days(30), Paris, noon())
        }),
        ("resume", |p| p.resumed(noon())),
        ("no_start", |p| {
            p.ended(ending(EndedReason::NoStart), noon())
        }),
        ("faded", |p| p.ended(ending(EndedReason::Faded), noon())),
        ("conduct", |p| p.ended(ending(EndedReason::Conduct), noon())),
    ];
    let table: Vec<String> = PairingStatus::ALL
        .iter()
        .map(|status| {
            let cells = acts.iter().map(|(name, act)| {
                let to = act(in_state(*status)).map_or("-", |p| p.status.as_str());
                format!("{name}: {to:<8}")
            });
            format!("{:<8} {}", status.as_str(), cells.collect::<String>())
                .trim_end()
                .to_owned()
        })
        .collect();
    insta::assert_snapshot!(table.join("\n"), @r"
    forming  log: active  pause: -       resume: -       no_start: ended   faded: -       conduct: ended
    active   log: active  pause: paused  resume: -       no_start: -       faded: ended   conduct: ended
    paused   log: paused  pause: -       resume: active  no_start: -       faded: ended   conduct: ended
    ended    log: -       pause: -       resume: -       no_start: -       faded: -       conduct: -
    ");
}

#[test]
fn a_contact_happened_between_the_forming_and_today() {
    let later = noon() + Duration::days(10);
    let today = day(later, Paris);
    let log = |on: NaiveDate| pairing().contacted(on, Paris, later);
    assert_eq!(
        log(today + Duration::days(1)),
        Err(PairingRefusal::ContactInFuture)
    );
    assert_eq!(
        log(today - Duration::days(11)),
        Err(PairingRefusal::ContactTooEarly)
    );
    let first = log(today - Duration::days(10)).unwrap();
    let second = first.contacted(today, Paris, later).unwrap();
    let earlier = second
        .contacted(today - Duration::days(3), Paris, later)
        .unwrap();
    assert_eq!(
        (earlier.first_contact_on, earlier.last_contact_on),
        (Some(today - Duration::days(10)), Some(today))
    );
}

#[test]
fn a_pause_ends_after_today_and_within_a_year() {
    let today = day(noon(), Paris);
    for (days, well) in [(0, false), (1, true), (366, true), (367, false)] {
        let paused =
            in_state(PairingStatus::Active).paused(today + Duration::days(days), Paris, noon());
        assert_eq!(paused.is_ok(), well, "{days}");
    }
}

#[test]
fn t9_amber_from_day_45_red_from_61() {
    let told = |pairing: &Pairing, days: i64| {
        let then = noon() + Duration::days(days);
        format!(
            "day {days:>2}: {:<6} {}",
            pairing.health(Paris, then).as_str(),
            pairing.next_step(Paris, then)
        )
    };
    let active = in_state(PairingStatus::Active);
    let forming = pairing();
    let table: Vec<String> = [0, 44, 45, 60, 61]
        .map(|days| format!("active  {}", told(&active, days)))
        .into_iter()
        .chain([0, 6, 7, 20, 21].map(|days| format!("forming {}", told(&forming, days))))
        .chain([format!(
            "paused  {}",
            told(&in_state(PairingStatus::Paused), 90)
        )])
        .chain([format!(
            "ended   {}",
            told(&in_state(PairingStatus::Ended), 90)
        )])
        .collect();
    insta::assert_snapshot!(table.join("\n"), @r"
    active  day  0: green  keep_going
    active  day 44: green  keep_going
    active  day 45: amber  long_silence
    active  day 60: amber  long_silence
    active  day 61: red    long_silence
    forming day  0: green  say_hello
    forming day  6: green  say_hello
    forming day  7: amber  log_first
    forming day 20: amber  log_first
    forming day 21: red    log_first
    paused  day 90: grey   paused
    ended   day 90: grey   over
    ");
}
