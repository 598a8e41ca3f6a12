use super::*;
use ApplicantStatus as S;
use chrono::{Duration, TimeZone};
use serde_json::json;
use uuid::Uuid;

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 1, 5, 9, 0, 0).unwrap()
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn one(role: ApplicantRole, status: S) -> Applicant {
    let nil = Uuid::nil();
    let draft = Applicant::draft(
        ProgrammeId(nil),
        ApplicantId(nil),
        AccountId(nil),
        role,
        1,
        now(),
    );
    Applicant { status, ..draft }
}

#[test]
fn every_pair_of_status_and_act() {
    let table: Vec<String> = S::ALL
        .iter()
        .map(|status| {
            let follows = Act::ALL.iter().filter_map(|act| {
                let to = next(*status, *act).ok()?;
                Some(format!("{act:?} -> {to}"))
            });
            let line = format!("{status}: {}", follows.collect::<Vec<_>>().join(", "));
            line.trim_end().to_owned()
        })
        .collect();
    insta::assert_snapshot!(table.join("\n"), @r"
    draft: Submit -> submitted, Withdraw -> withdrawn, Expire -> expired
    submitted: AskInfo -> needs_info, Admit -> admitted, Decline -> declined, Withdraw -> withdrawn
    needs_info: Submit -> submitted, Decline -> declined, Withdraw -> withdrawn
    admitted: Withdraw -> withdrawn, Suspend -> suspended
    declined:
    withdrawn:
    suspended: Withdraw -> withdrawn, Reinstate -> admitted, Remove -> removed
    removed:
    expired:
    ");
}

#[test]
fn every_transition_moves_the_status_and_the_version_or_refuses() {
    let later = now() + Duration::hours(1);
    for status in S::ALL {
        let base = one(ApplicantRole::Mentor, *status);
        let words = || "Merci.".to_owned();
        let results = [
            (Act::Submit, base.clone().submitted(later)),
            (Act::AskInfo, base.clone().info_asked(words(), later)),
            (Act::Admit, base.clone().admitted(later)),
            (
                Act::Decline,
                base.clone().declined(DeclineReason::Other, words(), later),
            ),
            (Act::Withdraw, base.clone().withdrawn(later)),
            (Act::Suspend, base.clone().suspended(later)),
            (Act::Reinstate, base.clone().reinstated(later)),
            (Act::Remove, base.clone().removed(later)),
        ];
        for (act, result) in results {
            assert_eq!(result.is_ok(), base.may(act), "{status} {act:?}");
            match result {
                Ok(after) => {
                    assert_eq!(Ok(after.status), next(*status, act));
                    assert_eq!((after.version, after.updated_at), (2, later));
                }
                Err(refusal) => assert_eq!(refusal, ApplicantRefusal::OtherStatus),
            }
        }
    }
}

#[test]
fn her_place_in_the_queue_is_that_of_the_first_time() {
    let first = one(ApplicantRole::Mentee, S::Draft)
        .submitted(now())
        .unwrap();
    let asked = first
        .info_asked("Où ?".into(), now() + Duration::days(1))
        .unwrap();
    let again = asked.submitted(now() + Duration::days(2)).unwrap();
    assert_eq!(again.submitted_at, Some(now()));
    assert_eq!(again.review_words, None);
}

#[test]
fn only_admitted_mentors_take_breaks_that_end_between_tomorrow_and_a_year() {
    let mentor = one(ApplicantRole::Mentor, S::Admitted);
    let today = day(1, 5);
    for wrong in [
        day(1, 5),
        day(1, 4),
        NaiveDate::from_ymd_opt(2027, 1, 7).unwrap(),
    ] {
        assert_eq!(
            mentor.clone().paused(Some(wrong), today, now()),
            Err(ApplicantRefusal::PauseEnd)
        );
    }
    let paused = mentor
        .clone()
        .paused(Some(day(1, 10)), today, now())
        .unwrap();
    assert!(paused.paused_on(day(1, 9)) && !paused.paused_on(day(1, 10)));
    assert!(
        mentor
            .clone()
            .paused(None, today, now())
            .unwrap()
            .paused_on(day(12, 31))
    );
    let back = paused.resumed(now()).unwrap();
    assert_eq!((back.paused_at, back.paused_until), (None, None));
    assert_eq!(back.resumed(now()), Err(ApplicantRefusal::NotPaused));
    for other in [
        one(ApplicantRole::Mentee, S::Admitted),
        one(ApplicantRole::Mentor, S::Suspended),
    ] {
        assert_eq!(
            other.clone().paused(None, today, now()),
            Err(ApplicantRefusal::MentorsOnly)
        );
        assert_eq!(other.resumed(now()), Err(ApplicantRefusal::MentorsOnly));
    }
}

#[test]
fn a_substantive_edit_after_admission_asks_for_a_second_look() {
    let flagged = |status, before: Value, after: Value| {
        let applicant = Applicant {
            answers: before,
            ..one(ApplicantRole::Mentor, status)
        };
        let applicant = applicant.projected();
        applicant
            .edited(after, now())
            .unwrap()
            .reread_since
            .is_some()
    };
    let base = json!({"to_mentees": "a", "capacity": 1, "job": "Devops", "eligible": true});
    let with = |key: &str, value: Value| {
        let mut answers = base.clone();
        answers[key] = value;
        answers
    };
    assert!(flagged(
        S::Admitted,
        base.clone(),
        with("to_mentees", json!("b"))
    ));
    assert!(flagged(
        S::Admitted,
        base.clone(),
        with("capacity", json!(2))
    ));
    assert!(flagged(
        S::Admitted,
        base.clone(),
        with("eligible", json!(false))
    ));
    assert!(!flagged(
        S::Admitted,
        base.clone(),
        with("job", json!("SRE"))
    ));
    assert!(!flagged(
        S::Admitted,
        with("capacity", json!(2)),
        base.clone()
    ));
    assert!(!flagged(
        S::Submitted,
        base.clone(),
        with("to_mentees", json!("b"))
    ));
}

#[test]
fn answers_stand_still_once_it_is_over() {
    for status in S::ALL {
        let applicant = one(ApplicantRole::Mentee, *status);
        let may = applicant.may_edit();
        assert_eq!(applicant.edited(json!({}), now()).is_ok(), may, "{status}");
    }
}
