//! Statements on participants and applicants.
use super::{
    model::{Applicant, ApplicantId, ApplicantRefusal, ApplicantStatus},
    projection::Apart,
};
use crate::{
    identity::model::{AccountId, ProgrammeId, Role},
    platform::{
        db::{Conn, OnConstraint},
        problem::Problem,
    },
    schema::{accounts, applicants, calls, pairings, participants},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// One live candidacy per account and role.
pub const ONE_LIVE: &str = "applicants_one_live";

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
    mut conn: &Conn,
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
        .first(&mut conn)
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

/// One candidacy, kept from others until the transaction ends. The person's row is locked before it.
pub async fn lock(
    conn: &mut Conn,
    programme: ProgrammeId,
    id: ApplicantId,
) -> Result<Option<Applicant>, Problem> {
    Ok(applicants::table
        .find((programme, id))
        .select(Applicant::as_select())
        .for_no_key_update()
        .first(conn)
        .await
        .optional()?)
}

/// Makes sure that she has her row in the programme.
pub async fn ensure_participant(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    diesel::insert_into(participants::table)
        .values((
            participants::programme_id.eq(programme),
            participants::account_id.eq(account),
            participants::created_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(())
}

/// Adds a candidacy.
pub async fn insert(conn: &mut Conn, applicant: &Applicant) -> Result<(), Problem> {
    diesel::insert_into(applicants::table)
        .values(applicant)
        .execute(conn)
        .await
        .on_constraint(ONE_LIVE, ApplicantRefusal::AlreadyApplied)?;
    Ok(())
}

/// Writes a candidacy over the version before it.
pub async fn save(conn: &mut Conn, applicant: &Applicant) -> Result<(), Problem> {
    let before = applicants::table
        .find((applicant.programme_id, applicant.id))
        .filter(applicants::version.eq(applicant.version - 1));
    let written = diesel::update(before).set(applicant).execute(conn).await?;
    if written == 1 {
        Ok(())
    } else {
        Err(ApplicantRefusal::OtherStatus.into())
    }
}

/// Her candidacies, oldest first, after a key.
pub async fn page_of(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    after: Option<ApplicantId>,
    limit: i64,
) -> Result<Vec<Applicant>, Problem> {
    let mut query = applicants::table
        .filter(applicants::programme_id.eq(programme))
        .filter(applicants::account_id.eq(account))
        .select(Applicant::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(applicants::id.gt(after));
    }
    Ok(query.order(applicants::id).limit(limit).load(conn).await?)
}

/// The answers of all her candidacies, and her address: what the keep-apart rule is made from.
pub async fn apart_sources(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
) -> Result<(Vec<serde_json::Value>, String), Problem> {
    let answers = applicants::table
        .filter(applicants::programme_id.eq(programme))
        .filter(applicants::account_id.eq(account))
        .select(applicants::answers)
        .load(conn)
        .await?;
    let email = accounts::table
        .find(account)
        .select(accounts::email)
        .first(conn)
        .await?;
    Ok((answers, email))
}

/// Writes whom she is kept apart from and what others know her by.
pub async fn set_apart(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    apart: &Apart,
) -> Result<(), Problem> {
    diesel::update(participants::table.find((programme, account)))
        .set((
            participants::apart_terms.eq(&apart.terms),
            participants::apart_keys.eq(&apart.keys),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether she searches or is accompanied already: a live call or a live pair as mentee.
pub async fn searches_or_is_accompanied(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
) -> Result<bool, Problem> {
    let call = calls::table
        .filter(calls::programme_id.eq(programme))
        .filter(calls::mentee_id.eq(account))
        .filter(calls::status.eq_any(["open", "paused"]));
    let pair = pairings::table
        .filter(pairings::programme_id.eq(programme))
        .filter(pairings::mentee_id.eq(account))
        .filter(pairings::status.ne("ended"));
    let (calls, pairs): (bool, bool) =
        diesel::select((diesel::dsl::exists(call), diesel::dsl::exists(pair)))
            .get_result(conn)
            .await?;
    Ok(calls || pairs)
}
