//! Who may do what with a programme: everybody reads it, who runs it changes it.
use crate::{identity::call::Actor, platform::problem::Problem};

/// Settings, charters and questionnaires are the organisers'.
///
/// # Errors
/// 403 for others.
pub fn may_change(who: &Actor) -> Result<(), Problem> {
    who.must_organise()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::model::{AccountId, ProgrammeId, Role, SessionId};
    use uuid::Uuid;

    #[test]
    fn who_may_do_what() {
        let table: Vec<String> = std::iter::once(None)
            .chain(Role::ALL.iter().copied().map(Some))
            .map(|role| {
                let who = Actor {
                    account_id: AccountId(Uuid::nil()),
                    programme_id: ProgrammeId(Uuid::nil()),
                    session_id: SessionId(Uuid::nil()),
                    email_verified: true,
                    roles: role.into_iter().collect(),
                };
                let name = role.map_or("nobody yet", Role::as_str);
                let change = may_change(&who).map_or_else(|p| p.code(), |()| "yes");
                format!("{name:<17} change: {change}")
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"), @r"
        nobody yet        change: forbidden
        mentee            change: forbidden
        mentor            change: forbidden
        organiser         change: yes
        safeguarding_lead change: forbidden
        administrator     change: yes
        ");
    }
}
