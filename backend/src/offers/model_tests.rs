use super::*;
use crate::calls::model::tests::{call, noon};
use chrono::Duration;
use chrono_tz::Europe::Paris;

pub(crate) fn offer() -> Offer {
    let (call, now) = (call(), noon());
    Offer {
        programme_id: call.programme_id,
        id: OfferId::fresh(now),
        call_id: call.id,
        mentee_id: call.mentee_id,
        applicant_id: ApplicantId::fresh(now),
        mentor_id: AccountId::fresh(now),
        status: OfferStatus::Open,
        why: "Parce que".into(),
        how: "Comme ceci".into(),
        rhythm: Rhythm::Month,
        ways: vec!["video".into()],
        limits: None,
        talk_first: true,
        expires_at: now + Duration::days(21),
        extended_at: None,
        lapse_reason: None,
        decided_at: None,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

#[test]
fn what_each_state_allows() {
    type Act = fn(Offer, DateTime<Utc>) -> Result<Offer, OfferRefusal>;
    let acts: [(&str, Act); 8] = [
        ("edit", |o, t| o.edited(Edit::default(), t)),
        ("withdraw", Offer::withdrawn),
        ("decline", Offer::declined),
        ("extend", |o, t| o.extended(14, Paris, t)),
        ("elect", Offer::elected),
        ("expire", Offer::expired),
        ("pass", Offer::passed_over),
        ("lapse", |o, t| o.lapsed(LapseReason::MentorFull, t)),
    ];
    let row = |name: &str, from: &Offer, at: DateTime<Utc>| {
        let cells = acts.iter().map(|(act, run)| {
            let to = match run(from.clone(), at) {
                Ok(offer) => offer.status.as_str(),
                Err(OfferRefusal::Expired) => "410",
                Err(_) => "-",
            };
            format!("{act}: {to:<12}")
        });
        format!("{name:<12} {}", cells.collect::<String>())
            .trim_end()
            .to_owned()
    };
    let mut table: Vec<String> = OfferStatus::ALL
        .iter()
        .map(|status| {
            let from = Offer {
                status: *status,
                ..offer()
            };
            row(status.as_str(), &from, noon() + Duration::hours(1))
        })
        .collect();
    let end = offer().expires_at;
    table.push(row("last second", &offer(), end - Duration::seconds(1)));
    table.push(row("out of time", &offer(), end));
    insta::assert_snapshot!(table.join("\n"), @r"
    open         edit: open        withdraw: withdrawn   decline: declined    extend: open        elect: elected     expire: -           pass: not_elected lapse: lapsed
    elected      edit: -           withdraw: -           decline: -           extend: -           elect: -           expire: -           pass: -           lapse: -
    not_elected  edit: -           withdraw: -           decline: -           extend: -           elect: -           expire: -           pass: -           lapse: -
    declined     edit: -           withdraw: -           decline: -           extend: -           elect: -           expire: -           pass: -           lapse: -
    withdrawn    edit: -           withdraw: -           decline: -           extend: -           elect: -           expire: -           pass: -           lapse: -
    expired      edit: 410         withdraw: 410         decline: 410         extend: 410         elect: 410         expire: -           pass: -           lapse: -
    lapsed       edit: -           withdraw: -           decline: -           extend: -           elect: -           expire: -           pass: -           lapse: -
    last second  edit: open        withdraw: withdrawn   decline: declined    extend: open        elect: elected     expire: -           pass: not_elected lapse: lapsed
    out of time  edit: 410         withdraw: 410         decline: 410         extend: 410         elect: 410         expire: expired     pass: expired     lapse: expired
    ");
}

#[test]
fn a_decision_has_a_time_and_raises_the_version() {
    let later = noon() + Duration::days(2);
    let declined = offer().declined(later).unwrap();
    assert_eq!(
        (declined.decided_at, declined.version, declined.updated_at),
        (Some(later), 2, later)
    );
}

#[test]
fn she_may_extend_once() {
    let extended = offer().extended(14, Paris, noon()).unwrap();
    assert_eq!(extended.expires_at, noon() + Duration::days(35));
    assert_eq!(
        extended.extended(14, Paris, noon()),
        Err(OfferRefusal::AlreadyExtended)
    );
}

#[test]
fn a_deadline_keeps_its_time_of_day_across_a_clock_change() {
    let utc = |m, d, h, min| Utc.with_ymd_and_hms(2026, m, d, h, min, 0).unwrap();
    // 29 March 2026, 2:00 becomes 3:00; 25 October 2026, 3:00 becomes 2:00.
    let cases = [
        (utc(1, 5, 9, 0), utc(1, 26, 9, 0), "no change"),
        (utc(3, 15, 9, 0), utc(4, 5, 8, 0), "into summer time"),
        (utc(10, 10, 8, 0), utc(10, 31, 9, 0), "into winter time"),
        (utc(3, 8, 1, 30), utc(3, 29, 1, 30), "2:30 is skipped: 3:30"),
        (
            utc(10, 4, 0, 30),
            utc(10, 25, 1, 30),
            "2:30 comes twice: the second",
        ),
    ];
    for (from, to, what) in cases {
        assert_eq!(days_later(from, 21, Paris), to, "{what}");
    }
}

#[test]
fn the_same_letter_with_other_spaces_is_the_same() {
    let sent = vec!["Chère Léa,\n  je peux vous aider.".to_owned()];
    assert!(repeats("chère  LÉA, je peux vous aider. ", &sent));
    assert!(!repeats("Chère Inès, je peux vous aider.", &sent));
}

#[test]
fn empty_limits_are_no_limits() {
    let with = |limits: &str| Edit {
        limits: Some(limits.into()),
        ..Edit::default()
    };
    let limited = offer().edited(with("Pas le lundi"), noon()).unwrap();
    assert_eq!(limited.limits.as_deref(), Some("Pas le lundi"));
    let same = limited.clone().edited(Edit::default(), noon()).unwrap();
    assert_eq!(same.limits, limited.limits);
    assert_eq!(limited.edited(with(""), noon()).unwrap().limits, None);
}
