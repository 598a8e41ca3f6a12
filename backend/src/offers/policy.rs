//! Who may do what with offers. Pure.
use super::model::{Offer, OfferStatus};
use crate::{
    identity::{call::Actor, model::Role},
    platform::problem::{PlatformRefusal, Problem},
};
use chrono::{DateTime, Utc};

/// What somebody is to an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// It was made to her.
    Mentee,
    /// She made it.
    Mentor,
    /// For anybody else, organisers included, it does not exist.
    Stranger,
}

crate::text_enum! {
    /// What the reader of an offer may do next.
    pub enum OfferAction {
        Edit = "edit",
        Withdraw = "withdraw",
        Decline = "decline",
        Extend = "extend",
        Ask = "ask",
        Elect = "elect",
    }
}

/// What `who` is to `offer`, `apart` telling that its two must not see each other any more.
#[must_use]
pub fn party(who: &Actor, offer: &Offer, apart: bool) -> Party {
    if apart {
        Party::Stranger
    } else if who.account_id == offer.mentee_id {
        Party::Mentee
    } else if who.account_id == offer.mentor_id {
        Party::Mentor
    } else {
        Party::Stranger
    }
}

/// Admitted mentors offer.
///
/// # Errors
/// 403.
pub fn may_make(who: &Actor) -> Result<(), Problem> {
    who.must_be(Role::Mentor)
}

/// Only the two read it, and what is asked under it.
///
/// # Errors
/// 404.
pub fn may_see(party: Party) -> Result<(), PlatformRefusal> {
    match party {
        Party::Mentee | Party::Mentor => Ok(()),
        Party::Stranger => Err(PlatformRefusal::NotFound),
    }
}

/// The mentor edits and withdraws.
///
/// # Errors
/// 403 for the mentee, 404 for anybody else.
pub fn may_rewrite(party: Party) -> Result<(), PlatformRefusal> {
    only(party, Party::Mentor)
}

/// The mentee declines and extends.
///
/// # Errors
/// 403 for the mentor, 404 for anybody else.
pub fn may_answer(party: Party) -> Result<(), PlatformRefusal> {
    only(party, Party::Mentee)
}

fn only(party: Party, wanted: Party) -> Result<(), PlatformRefusal> {
    may_see(party)?;
    if party == wanted {
        Ok(())
    } else {
        Err(PlatformRefusal::Forbidden)
    }
}

/// What she may do next.
#[must_use]
pub fn actions(party: Party, offer: &Offer, now: DateTime<Utc>) -> Vec<OfferAction> {
    use OfferAction::{Ask, Decline, Edit, Elect, Extend, Withdraw};
    if offer.status_at(now) != OfferStatus::Open {
        return vec![];
    }
    match party {
        Party::Mentor => vec![Edit, Withdraw, Ask],
        Party::Mentee if offer.extended_at.is_none() => vec![Elect, Decline, Extend, Ask],
        Party::Mentee => vec![Elect, Decline, Ask],
        Party::Stranger => vec![],
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
        identity::model::AccountId,
        offers::model::tests::offer,
    };

    #[test]
    fn who_may_do_what() {
        let (call, offer) = (call(), offer());
        let fresh = || AccountId::fresh(noon());
        let callers: [(&str, AccountId, &[Role], bool); 8] = [
            ("its mentee", offer.mentee_id, &[Role::Mentee], false),
            ("its mentor", offer.mentor_id, &[Role::Mentor], false),
            ("its mentee, apart", offer.mentee_id, &[Role::Mentee], true),
            ("its mentor, apart", offer.mentor_id, &[Role::Mentor], true),
            ("another mentee", fresh(), &[Role::Mentee], false),
            ("another mentor", fresh(), &[Role::Mentor], false),
            ("an organiser", fresh(), &[Role::Organiser], false),
            ("an administrator", fresh(), &[Role::Administrator], false),
        ];
        let word = |r: Result<(), PlatformRefusal>| match r {
            Ok(()) => "yes".to_owned(),
            Err(e) => format!("{e:?}"),
        };
        let table: Vec<String> = callers
            .into_iter()
            .map(|(name, id, roles, apart)| {
                let who = actor(id, &call, roles);
                let to = party(&who, &offer, apart);
                let make = if may_make(&who).is_ok() { "yes" } else { "Forbidden" };
                format!(
                    "{name:<17} make: {make:<9} see: {:<8} rewrite: {:<9} answer: {:<9} actions: {}",
                    word(may_see(to)),
                    word(may_rewrite(to)),
                    word(may_answer(to)),
                    actions(to, &offer, noon())
                        .iter()
                        .map(|a| a.as_str())
                        .collect::<Vec<_>>()
                        .join(" "),
                )
                .trim_end()
                .to_owned()
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"), @r"
        its mentee        make: Forbidden see: yes      rewrite: Forbidden answer: yes       actions: elect decline extend ask
        its mentor        make: yes       see: yes      rewrite: yes       answer: Forbidden actions: edit withdraw ask
        its mentee, apart make: Forbidden see: NotFound rewrite: NotFound  answer: NotFound  actions:
        its mentor, apart make: yes       see: NotFound rewrite: NotFound  answer: NotFound  actions:
        another mentee    make: Forbidden see: NotFound rewrite: NotFound  answer: NotFound  actions:
        another mentor    make: yes       see: NotFound rewrite: NotFound  answer: NotFound  actions:
        an organiser      make: Forbidden see: NotFound rewrite: NotFound  answer: NotFound  actions:
        an administrator  make: Forbidden see: NotFound rewrite: NotFound  answer: NotFound  actions:
        ");
    }

    #[test]
    fn an_offer_out_of_time_asks_for_nothing() {
        let offer = offer();
        for party in [Party::Mentee, Party::Mentor] {
            assert_eq!(actions(party, &offer, offer.expires_at), []);
        }
    }
}
