//! Statements on participants and applicants.
use super::model::{Applicant, ApplicantId, ApplicantStatus};
use crate::{
    identity::model::{AccountId, ProgrammeId, Role},
    platform::{db::Conn, problem::Problem},
    schema::{applicants, participants},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Locks people, in the order of their ids, until the transaction ends: the first locks of every command that involves
/// more than one person or anybody's capacity. Calls come after people, offers after calls.
pub async fn lock_participants(
    conn: &mut Conn,
    programme: ProgrammeId,
    people: &[AccountId],
) -> Result<(), Problem> {
    participants::table
        .filter(participants::programme_id.eq(programme))
        .filter(participants::account_id.eq_any(people))
        .order(participants::account_id)
        .select(participants::account_id)
        .for_update()
        .load::<AccountId>(conn)
        .await?;
    Ok(())
}

/// Whether the two silently keep apart, either way.
pub async fn kept_apart(
    conn: &mut Conn,
    programme: ProgrammeId,
    one: AccountId,
    other: AccountId,
) -> Result<bool, Problem> {
    let (a, b) = diesel::alias!(participants as a, participants as b);
    Ok(diesel::select(diesel::dsl::exists(
        a.inner_join(
            b.on(b
                .field(participants::programme_id)
                .eq(a.field(participants::programme_id))),
        )
        .filter(a.field(participants::programme_id).eq(programme))
        .filter(a.field(participants::account_id).eq(one))
        .filter(b.field(participants::account_id).eq(other))
        .filter(
            a.field(participants::apart_terms)
                .overlaps_with(b.field(participants::apart_keys))
                .or(b
                    .field(participants::apart_terms)
                    .overlaps_with(a.field(participants::apart_keys))),
        ),
    ))
    .get_result(conn)
    .await?)
}

/// Her admitted candidacy in a role, if she has one.
pub async fn admitted(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    role: Role,
) -> Result<Option<Applicant>, Problem> {
    Ok(applicants::table
        .filter(applicants::programme_id.eq(programme))
        .filter(applicants::account_id.eq(account))
        .filter(applicants::role.eq(role))
        .filter(applicants::status.eq(ApplicantStatus::Admitted))
        .select(Applicant::as_select())
        .first(conn)
        .await
        .optional()?)
}

/// One candidacy.
pub async fn find(
    conn: &mut Conn,
    programme: ProgrammeId,
    id: ApplicantId,
) -> Result<Option<Applicant>, Problem> {
    Ok(applicants::table
        .find((programme, id))
        .select(Applicant::as_select())
        .first(conn)
        .await
        .optional()?)
}
