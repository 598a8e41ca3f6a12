//! What happens to pairs when one of the two leaves the programme.
use super::{
    commands,
    model::{Ending, PairingSide},
    store,
};
use crate::{
    applicants::store as people,
    identity::model::{AccountId, ProgrammeId},
    platform::{db::Conn, problem::Problem},
};
use chrono::{DateTime, Utc};

/// Ends the live pairs in which she is on this side: the others are told, and a mentee whose pair had not started keeps
/// her place in the queue. In the caller's transaction.
///
/// # Errors
/// The database's.
pub async fn end_pairs_of(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    side: PairingSide,
    by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    people::lock_participants(conn, programme, &[account]).await?;
    for pairing in store::lock_live_of(conn, programme, account, side).await? {
        let ending = Ending {
            reason: pairing.reason_of_leaving(),
            by,
            words: None,
        };
        commands::end_in(conn, &pairing, ending, now).await?;
    }
    Ok(())
}
