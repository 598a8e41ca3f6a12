//! Statements on elections.
use super::model::{Election, ElectionId};
use crate::{
    applicants::model::ApplicantId,
    calls::model::CallRefusal,
    identity::{call::Actor, model::ProgrammeId},
    pairings::model::PairingId,
    platform::{
        db::{Conn, OnConstraint},
        prepared::prepared,
        problem::Problem,
    },
    schema::{calls, elections, offers, pairings},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Adds an election; nobody changes it any more.
pub async fn insert(mut conn: &Conn, election: &Election) -> Result<(), Problem> {
    prepared(diesel::insert_into(elections::table).values(election))
        .execute(&mut conn)
        .await
        .on_constraint("elections_one_per_call", CallRefusal::NotOpen)?;
    Ok(())
}

/// One election.
pub async fn find(
    mut conn: &Conn,
    programme: ProgrammeId,
    id: ElectionId,
) -> Result<Option<Election>, Problem> {
    Ok(elections::table
        .find((programme, id))
        .select(Election::as_select())
        .first(&mut conn)
        .await
        .optional()?)
}

/// A mentee's elections, newest first.
pub async fn page_of(
    conn: &mut Conn,
    who: &Actor,
    after: Option<ElectionId>,
    fetch: i64,
) -> Result<Vec<Election>, Problem> {
    let mut page = elections::table
        .filter(elections::programme_id.eq(who.programme_id))
        .filter(elections::mentee_id.eq(who.account_id))
        .select(Election::as_select())
        .into_boxed();
    if let Some(id) = after {
        page = page.filter(elections::id.lt(id));
    }
    Ok(page
        .order(elections::id.desc())
        .limit(fetch)
        .load(conn)
        .await?)
}

/// What an election led to: its pair, and who the two are as candidates.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct Outcome {
    pub election_id: ElectionId,
    pub pairing_id: PairingId,
    pub mentor: ApplicantId,
    pub mentee: ApplicantId,
}

/// What these elections led to.
pub async fn outcomes(
    conn: &mut Conn,
    programme: ProgrammeId,
    ids: &[ElectionId],
) -> Result<Vec<Outcome>, Problem> {
    Ok(elections::table
        .inner_join(
            pairings::table.on(pairings::programme_id
                .eq(elections::programme_id)
                .and(pairings::election_id.eq(elections::id))),
        )
        .inner_join(
            offers::table.on(offers::programme_id
                .eq(elections::programme_id)
                .and(offers::id.eq(elections::offer_id))),
        )
        .inner_join(
            calls::table.on(calls::programme_id
                .eq(elections::programme_id)
                .and(calls::id.eq(elections::call_id))),
        )
        .filter(elections::programme_id.eq(programme))
        .filter(elections::id.eq_any(ids))
        .select((
            elections::id,
            pairings::id,
            offers::applicant_id,
            calls::applicant_id,
        ))
        .load(conn)
        .await?)
}
