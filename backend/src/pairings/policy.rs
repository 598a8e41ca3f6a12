//! Who may do what with pairings. Pure.
use super::model::{Pairing, PairingSide, PairingStatus};
use crate::{identity::call::Actor, platform::problem::PlatformRefusal};

crate::text_enum! {
    /// What one of the two may do next.
    pub enum PairingAction {
        LogContact = "log_contact",
        Pause = "pause",
        Resume = "resume",
        End = "end",
        OpenSuccessor = "open_successor",
    }
}

/// Which of the two she is. For anybody else, organisers included, it does not exist: what organisers may know of
/// pairs is in their own lists.
///
/// # Errors
/// 404.
pub fn side(who: &Actor, pairing: &Pairing) -> Result<PairingSide, PlatformRefusal> {
    if who.account_id == pairing.mentee_id {
        Ok(PairingSide::Mentee)
    } else if who.account_id == pairing.mentor_id {
        Ok(PairingSide::Mentor)
    } else {
        Err(PlatformRefusal::NotFound)
    }
}

/// Only the mentee looks for another mentor.
///
/// # Errors
/// 403 for the mentor, 404 for anybody else.
pub fn may_succeed(who: &Actor, pairing: &Pairing) -> Result<(), PlatformRefusal> {
    match side(who, pairing)? {
        PairingSide::Mentee => Ok(()),
        PairingSide::Mentor => Err(PlatformRefusal::Forbidden),
    }
}

/// What she may do next, `last` telling that no call came after this pair.
#[must_use]
pub fn actions(side: PairingSide, pairing: &Pairing, last: bool) -> Vec<PairingAction> {
    use PairingAction::{End, LogContact, OpenSuccessor, Pause, Resume};
    match (pairing.status, side) {
        (PairingStatus::Forming, _) => vec![LogContact, End],
        (PairingStatus::Active, _) => vec![LogContact, Pause, End],
        (PairingStatus::Paused, _) => vec![LogContact, Resume, End],
        (PairingStatus::Ended, PairingSide::Mentee) if last => vec![OpenSuccessor],
        (PairingStatus::Ended, _) => vec![],
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
        identity::model::{AccountId, Role},
        pairings::model::tests::pairing,
    };

    #[test]
    fn who_may_do_what() {
        let (call, live) = (call(), pairing());
        let ended = Pairing {
            status: PairingStatus::Ended,
            ..live.clone()
        };
        let fresh = || AccountId::fresh(noon());
        let callers: [(&str, AccountId, &[Role]); 6] = [
            ("its mentee", live.mentee_id, &[Role::Mentee]),
            ("its mentor", live.mentor_id, &[Role::Mentor]),
            ("another mentee", fresh(), &[Role::Mentee]),
            ("another mentor", fresh(), &[Role::Mentor]),
            ("an organiser", fresh(), &[Role::Organiser]),
            ("an administrator", fresh(), &[Role::Administrator]),
        ];
        let table: Vec<String> = callers
            .into_iter()
            .map(|(name, id, roles)| {
                let who = actor(id, &call, roles);
                let side = side(&who, &live);
                let told = |pairing: &Pairing| {
                    side.map_or_else(
                        |_| String::new(),
                        |side| {
                            actions(side, pairing, true)
                                .iter()
                                .map(|a| a.as_str())
                                .collect::<Vec<_>>()
                                .join(" ")
                        },
                    )
                };
                let succeed = match may_succeed(&who, &ended) {
                    Ok(()) => "yes".to_owned(),
                    Err(e) => format!("{e:?}"),
                };
                let see = side.map_or_else(|e| format!("{e:?}"), |s| s.to_string());
                format!(
                    "{name:<16} is: {see:<8} succeed: {succeed:<9} forming: {:<15} ended: {}",
                    told(&live),
                    told(&ended)
                )
                .trim_end()
                .to_owned()
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"), @r"
        its mentee       is: mentee   succeed: yes       forming: log_contact end ended: open_successor
        its mentor       is: mentor   succeed: Forbidden forming: log_contact end ended:
        another mentee   is: NotFound succeed: NotFound  forming:                 ended:
        another mentor   is: NotFound succeed: NotFound  forming:                 ended:
        an organiser     is: NotFound succeed: NotFound  forming:                 ended:
        an administrator is: NotFound succeed: NotFound  forming:                 ended:
        ");
    }
}
