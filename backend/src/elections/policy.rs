//! Who may elect: the mentee, and nobody for her. Pure.
use super::model::{Election, ElectionRefusal};
use crate::{
    identity::call::Actor,
    offers::model::Offer,
    platform::problem::{PlatformRefusal, Problem},
};

/// What somebody is to the choice of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chooser {
    /// It was made to her.
    Mentee,
    /// She may know of it and cannot choose it: its mentor, organisers, administrators.
    Onlooker,
    /// For anybody else it does not exist.
    Stranger,
}

/// What `who` is to the choice of `offer`.
#[must_use]
pub fn chooser(who: &Actor, offer: &Offer) -> Chooser {
    if who.account_id == offer.mentee_id {
        Chooser::Mentee
    } else if who.account_id == offer.mentor_id || who.organises() {
        Chooser::Onlooker
    } else {
        Chooser::Stranger
    }
}

/// Only the mentee elects.
///
/// # Errors
/// 403 for those who may know of the offer, 404 for anybody else.
pub fn may_elect(chooser: Chooser) -> Result<(), Problem> {
    match chooser {
        Chooser::Mentee => Ok(()),
        Chooser::Onlooker => Err(ElectionRefusal::OnlyTheMentee.into()),
        Chooser::Stranger => Err(PlatformRefusal::NotFound.into()),
    }
}

/// Only the mentee reads her election.
///
/// # Errors
/// 404.
pub fn may_see(who: &Actor, election: &Election) -> Result<(), PlatformRefusal> {
    if who.account_id == election.mentee_id {
        Ok(())
    } else {
        Err(PlatformRefusal::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        calls::{
            model::tests::{call, noon},
            policy::tests::actor,
        },
        elections::model::ElectionId,
        identity::model::{AccountId, Role},
        offers::model::tests::offer,
    };

    #[test]
    fn who_may_do_what() {
        let (call, offer) = (call(), offer());
        let election = Election::cast(ElectionId::fresh(noon()), &offer, offer.mentee_id, noon());
        let fresh = || AccountId::fresh(noon());
        let callers: [(&str, AccountId, &[Role]); 8] = [
            ("its mentee", offer.mentee_id, &[Role::Mentee]),
            (
                "a mentee who organises",
                offer.mentee_id,
                &[Role::Mentee, Role::Organiser],
            ),
            ("another mentee", fresh(), &[Role::Mentee]),
            ("its mentor", offer.mentor_id, &[Role::Mentor]),
            ("another mentor", fresh(), &[Role::Mentor]),
            ("an organiser", fresh(), &[Role::Organiser]),
            ("an administrator", fresh(), &[Role::Administrator]),
            ("a safeguarding lead", fresh(), &[Role::SafeguardingLead]),
        ];
        let table: Vec<String> = callers
            .into_iter()
            .map(|(name, id, roles)| {
                let who = actor(id, &call, roles);
                let elect = match may_elect(chooser(&who, &offer)) {
                    Ok(()) => "yes",
                    Err(problem) => problem.code(),
                };
                let see = if may_see(&who, &election).is_ok() {
                    "yes"
                } else {
                    "not-found"
                };
                format!("{name:<23} elect: {elect:<23} see: {see}")
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"), @r"
        its mentee              elect: yes                     see: yes
        a mentee who organises  elect: yes                     see: yes
        another mentee          elect: not-found               see: not-found
        its mentor              elect: only-the-mentee-elects  see: not-found
        another mentor          elect: not-found               see: not-found
        an organiser            elect: only-the-mentee-elects  see: not-found
        an administrator        elect: only-the-mentee-elects  see: not-found
        a safeguarding lead     elect: not-found               see: not-found
        ");
    }
}
