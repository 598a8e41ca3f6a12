//! Who may do what with an application: hers is hers alone, organisers review what was handed in.
use super::model::Applicant;
use crate::{
    identity::call::Actor,
    platform::problem::{PlatformRefusal, Problem},
};

/// Her own; another's does not exist for her.
///
/// # Errors
/// 404.
pub fn is_hers(who: &Actor, applicant: &Applicant) -> Result<(), Problem> {
    if applicant.account_id == who.account_id {
        Ok(())
    } else {
        Err(PlatformRefusal::NotFound.into())
    }
}

/// Organisers read and decide on what was handed in; a draft is nobody's business yet.
///
/// # Errors
/// 403 for who does not run the programme, 404 for what was never handed in.
pub fn may_review(who: &Actor, applicant: &Applicant) -> Result<(), Problem> {
    who.must_organise()?;
    if applicant.submitted_at.is_some() {
        Ok(())
    } else {
        Err(PlatformRefusal::NotFound.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        applicants::model::ApplicantId,
        identity::model::{AccountId, ProgrammeId, Role, SessionId},
        programme::model::ApplicantRole,
    };
    use chrono::{TimeZone, Utc};
    use uuid::Uuid;

    #[test]
    fn who_may_do_what() {
        let now = Utc.with_ymd_and_hms(2026, 1, 5, 9, 0, 0).unwrap();
        let (lea, zoe) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
        let programme = ProgrammeId(Uuid::nil());
        let draft = Applicant::draft(
            programme,
            ApplicantId(Uuid::nil()),
            lea,
            ApplicantRole::Mentee,
            1,
            now,
        );
        let handed_in = draft.clone().submitted(now).unwrap();
        let callers = [
            ("herself", lea, vec![]),
            ("another applicant", zoe, vec![]),
            ("an admitted mentor", zoe, vec![Role::Mentor]),
            ("an organiser", zoe, vec![Role::Organiser]),
            ("a safeguarding lead", zoe, vec![Role::SafeguardingLead]),
            ("an administrator", zoe, vec![Role::Administrator]),
        ];
        let word = |result: Result<(), Problem>| result.map_or_else(|p| p.code(), |()| "yes");
        let table: Vec<String> = callers
            .into_iter()
            .map(|(name, account_id, roles)| {
                let who = Actor {
                    account_id,
                    programme_id: programme,
                    session_id: SessionId(Uuid::nil()),
                    email_verified: true,
                    roles,
                };
                format!(
                    "{name:<19} hers: {:<9} review a draft: {:<9} review one handed in: {}",
                    word(is_hers(&who, &draft)),
                    word(may_review(&who, &draft)),
                    word(may_review(&who, &handed_in)),
                )
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"), @r"
        herself             hers: yes       review a draft: forbidden review one handed in: forbidden
        another applicant   hers: not-found review a draft: forbidden review one handed in: forbidden
        an admitted mentor  hers: not-found review a draft: forbidden review one handed in: forbidden
        an organiser        hers: not-found review a draft: not-found review one handed in: yes
        a safeguarding lead hers: not-found review a draft: forbidden review one handed in: forbidden
        an administrator    hers: not-found review a draft: not-found review one handed in: yes
        ");
    }
}
