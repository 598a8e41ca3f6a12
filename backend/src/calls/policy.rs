//! Who may do what with calls. Pure.
use super::model::{Call, CallStatus};
use crate::{
    identity::{call::Actor, model::Role},
    platform::problem::{PlatformRefusal, Problem},
};

/// What lies between a reader and the mentee of a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Between {
    /// They must not see each other.
    pub apart: bool,
    /// She made an offer on this call, whatever became of it.
    pub offered: bool,
}

/// What somebody is to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The mentee who calls.
    Owner,
    /// An admitted mentor who may read it.
    Mentor,
    /// For anybody else it does not exist.
    Stranger,
}

crate::text_enum! {
    /// What the reader of a call may do next.
    pub enum CallAction {
        Edit = "edit",
        Pause = "pause",
        Resume = "resume",
        Close = "close",
        Confirm = "confirm",
        Offer = "offer",
    }
}

/// What `who` is to `call`.
#[must_use]
pub fn relation(who: &Actor, call: &Call, between: Between) -> Relation {
    if who.account_id == call.mentee_id {
        Relation::Owner
    } else if !between.apart
        && who.is(Role::Mentor)
        && (call.status == CallStatus::Open || between.offered)
    {
        Relation::Mentor
    } else {
        Relation::Stranger
    }
}

/// A call that is not there for you does not exist.
///
/// # Errors
/// 404.
pub fn may_see(relation: Relation) -> Result<(), PlatformRefusal> {
    match relation {
        Relation::Owner | Relation::Mentor => Ok(()),
        Relation::Stranger => Err(PlatformRefusal::NotFound),
    }
}

/// Only the mentee changes her call.
///
/// # Errors
/// 403 for a mentor who may read it, 404 for anybody else.
pub fn may_change(relation: Relation) -> Result<(), PlatformRefusal> {
    may_see(relation)?;
    if relation == Relation::Owner {
        Ok(())
    } else {
        Err(PlatformRefusal::Forbidden)
    }
}

/// Admitted mentees call.
///
/// # Errors
/// 403.
pub fn may_open(who: &Actor) -> Result<(), Problem> {
    who.must_be(Role::Mentee)
}

/// Admitted mentors browse.
///
/// # Errors
/// 403.
pub fn may_browse(who: &Actor) -> Result<(), Problem> {
    who.must_be(Role::Mentor)
}

/// What she may do next. `can_offer` is about the mentor alone (room, pause, an offer of hers): whether the call takes
/// more offers must not show, for it would tell how many there are.
#[must_use]
pub fn actions(relation: Relation, call: &Call, can_offer: bool) -> Vec<CallAction> {
    use CallAction::{Close, Confirm, Edit, Offer, Pause, Resume};
    match (relation, call.status) {
        (Relation::Owner, CallStatus::Open) => vec![Edit, Pause, Close, Confirm],
        (Relation::Owner, CallStatus::Paused) => vec![Edit, Resume, Close],
        (Relation::Mentor, CallStatus::Open) if can_offer => vec![Offer],
        _ => vec![],
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::{
        calls::model::tests::{call, noon},
        identity::model::{AccountId, SessionId},
    };

    pub(crate) fn actor(account_id: AccountId, call: &Call, roles: &[Role]) -> Actor {
        Actor {
            account_id,
            programme_id: call.programme_id,
            session_id: SessionId::fresh(noon()),
            email_verified: true,
            roles: roles.to_vec(),
        }
    }

    #[test]
    fn who_may_do_what() {
        let open = call();
        let paused = Call {
            status: CallStatus::Paused,
            ..open.clone()
        };
        let fresh = || AccountId::fresh(noon());
        let offered = Between {
            offered: true,
            ..Between::default()
        };
        let apart = Between {
            apart: true,
            offered: true,
        };
        let nothing = Between::default();
        let callers: [(&str, AccountId, &[Role], Between); 8] = [
            ("its mentee", open.mentee_id, &[Role::Mentee], nothing),
            ("another mentee", fresh(), &[Role::Mentee], nothing),
            ("a mentor", fresh(), &[Role::Mentor], nothing),
            ("a mentor who offered", fresh(), &[Role::Mentor], offered),
            ("a mentor kept apart", fresh(), &[Role::Mentor], apart),
            ("an organiser", fresh(), &[Role::Organiser], nothing),
            ("an administrator", fresh(), &[Role::Administrator], nothing),
            ("nobody yet", fresh(), &[], nothing),
        ];
        let word = |r: Result<(), PlatformRefusal>| match r {
            Ok(()) => "yes".to_owned(),
            Err(e) => format!("{e:?}"),
        };
        let yes = |r: Result<(), Problem>| if r.is_ok() { "yes" } else { "Forbidden" };
        let table: Vec<String> = callers
            .into_iter()
            .map(|(name, id, roles, between)| {
                let who = actor(id, &open, roles);
                let to = relation(&who, &open, between);
                format!(
                    "{name:<20} see: {:<8} paused: {:<8} change: {:<9} browse: {:<9} open: {:<9} actions: {}",
                    word(may_see(to)),
                    word(may_see(relation(&who, &paused, between))),
                    word(may_change(to)),
                    yes(may_browse(&who)),
                    yes(may_open(&who)),
                    actions(to, &open, true)
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
        its mentee           see: yes      paused: yes      change: yes       browse: Forbidden open: yes       actions: edit pause close confirm
        another mentee       see: NotFound paused: NotFound change: NotFound  browse: Forbidden open: yes       actions:
        a mentor             see: yes      paused: NotFound change: Forbidden browse: yes       open: Forbidden actions: offer
        a mentor who offered see: yes      paused: yes      change: Forbidden browse: yes       open: Forbidden actions: offer
        a mentor kept apart  see: NotFound paused: NotFound change: NotFound  browse: yes       open: Forbidden actions:
        an organiser         see: NotFound paused: NotFound change: NotFound  browse: Forbidden open: Forbidden actions:
        an administrator     see: NotFound paused: NotFound change: NotFound  browse: Forbidden open: Forbidden actions:
        nobody yet           see: NotFound paused: NotFound change: NotFound  browse: Forbidden open: Forbidden actions:
        ");
    }
}
