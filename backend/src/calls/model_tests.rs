use super::*;
use chrono::{Duration, TimeZone};
use serde_json::json;

pub(crate) fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 1, 5, 12, 0, 0).unwrap()
}

pub(crate) fn applicant(role: crate::identity::model::Role) -> Applicant {
    let now = noon();
    Applicant {
        programme_id: ProgrammeId::fresh(now),
        id: ApplicantId::fresh(now),
        account_id: AccountId::fresh(now),
        role,
        status: crate::applicants::model::ApplicantStatus::Admitted,
        questionnaire_version: 1,
        answers: json!({ "looking_for": "é".repeat(200), "rhythm": "month" }),
        public_name: "Léa".into(),
        full_name: "Léa Martin".into(),
        job: "Développeuse".into(),
        region: "Rhône".into(),
        fields: vec!["web".into(), "data".into()],
        topics: vec!["confidence".into(), "first_job".into()],
        languages: vec!["fr".into()],
        ways: vec!["video".into(), "chat".into()],
        capacity: None,
        paused_at: None,
        paused_until: None,
        review_words: None,
        decline_reason: None,
        reread_since: None,
        submitted_at: Some(now),
        decided_at: Some(now),
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

pub(crate) fn call() -> Call {
    let mentee = applicant(crate::identity::model::Role::Mentee);
    Call::opened(
        CallId::fresh(noon()),
        &mentee,
        Wording::default(),
        None,
        noon(),
    )
    .unwrap()
}

#[test]
fn what_each_state_allows() {
    let later = noon() + Duration::hours(1);
    type Act = fn(Call, DateTime<Utc>) -> Result<Call, CallRefusal>;
    let acts: [(&str, Act); 6] = [
        ("edit", |c, t| c.edited(Wording::default(), t)),
        ("pause", Call::paused),
        ("resume", Call::resumed),
        ("confirm", Call::confirmed),
        ("close", |c, t| c.closed(ClosedReason::NoLonger, t)),
        ("elect", Call::elected),
    ];
    let table: Vec<String> = CallStatus::ALL
        .iter()
        .map(|status| {
            let cells = acts.iter().map(|(name, act)| {
                let from = Call {
                    status: *status,
                    ..call()
                };
                let to = act(from, later).map_or("-", |c| c.status.as_str());
                format!("{name}: {to:<8}")
            });
            format!("{:<8} {}", status.as_str(), cells.collect::<String>())
                .trim_end()
                .to_owned()
        })
        .collect();
    insta::assert_snapshot!(table.join("\n"), @r"
    open     edit: open    pause: paused  resume: -       confirm: open    close: closed  elect: elected
    paused   edit: paused  pause: -       resume: open    confirm: -       close: closed  elect: -
    elected  edit: -       pause: -       resume: -       confirm: -       close: -       elect: -
    closed   edit: -       pause: -       resume: -       confirm: -       close: -       elect: -
    ");
}

#[test]
fn every_change_raises_the_version_and_keeps_her_place() {
    let later = noon() + Duration::days(3);
    let paused = call().paused(later).unwrap();
    assert_eq!((paused.version, paused.updated_at), (2, later));
    let resumed = paused.resumed(later).unwrap();
    assert_eq!(
        (resumed.version, resumed.confirmed_at, resumed.waiting_since),
        (3, later, noon())
    );
}

#[test]
fn only_a_pair_that_never_started_keeps_the_place_in_the_queue() {
    let mentee = applicant(crate::identity::model::Role::Mentee);
    let first = noon() - Duration::days(40);
    let place = |never_started| {
        let before = Before {
            call_id: CallId::fresh(first),
            waiting_since: first,
            never_started,
        };
        let id = CallId::fresh(noon());
        Call::opened(id, &mentee, Wording::default(), Some(before), noon())
            .unwrap()
            .waiting_since
    };
    assert_eq!((place(true), place(false)), (first, noon()));
}

#[test]
fn a_call_says_something() {
    let mentee = Applicant {
        answers: json!({ "looking_for": "court" }),
        ..applicant(crate::identity::model::Role::Mentee)
    };
    let open = |mentee: &Applicant, wording| {
        Call::opened(CallId::fresh(noon()), mentee, wording, None, noon())
    };
    assert_eq!(
        open(&mentee, Wording::default()),
        Err(CallRefusal::WordsMissing)
    );
    let words = Wording {
        words: Some("a".repeat(200)),
        ..Wording::default()
    };
    assert!(open(&mentee, words.clone()).is_ok());
    let of_length = |length: usize| {
        let wording = Wording {
            words: Some("é".repeat(length)),
            ..Wording::default()
        };
        open(&mentee, wording).is_ok()
    };
    assert_eq!(
        [199, 200, 2000, 2001].map(of_length),
        [false, true, true, false]
    );
    let without_topics = Applicant {
        topics: vec![],
        ..mentee
    };
    assert_eq!(
        open(&without_topics, words),
        Err(CallRefusal::TopicsMissing)
    );
}
