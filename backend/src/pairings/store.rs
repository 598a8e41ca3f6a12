//! Statements on pairings and contacts.
use super::model::{
    Contact, ContactId, Pairing, PairingId, PairingRefusal, PairingSide, PairingStatus,
};
use crate::{
    applicants::model::ApplicantId,
    calls::model::{CallId, CallRefusal, Rhythm},
    identity::{
        call::Actor,
        model::{AccountId, ProgrammeId},
    },
    offers::model::{OfferRefusal, OfferStatus},
    platform::{
        db::{Conn, OnConstraint},
        prepared::prepared,
        problem::Problem,
    },
    schema::{accounts, calls, contacts, offers, pairings},
};
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use std::collections::HashMap;

/// One pairing.
pub async fn find(
    conn: &mut Conn,
    programme: ProgrammeId,
    id: PairingId,
) -> Result<Option<Pairing>, Problem> {
    Ok(pairings::table
        .find((programme, id))
        .select(Pairing::as_select())
        .first(conn)
        .await
        .optional()?)
}

/// Locks a pairing and reads it as it is then. After people, calls and offers.
pub async fn lock(
    conn: &mut Conn,
    programme: ProgrammeId,
    id: PairingId,
) -> Result<Option<Pairing>, Problem> {
    Ok(pairings::table
        .find((programme, id))
        .select(Pairing::as_select())
        .for_update()
        .first(conn)
        .await
        .optional()?)
}

/// Locks the live pairs in which she is on this side.
pub async fn lock_live_of(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
    side: PairingSide,
) -> Result<Vec<Pairing>, Problem> {
    let live = pairings::table
        .filter(pairings::programme_id.eq(programme))
        .filter(pairings::status.ne(PairingStatus::Ended))
        .order(pairings::id)
        .select(Pairing::as_select())
        .for_update();
    Ok(match side {
        PairingSide::Mentee => {
            live.filter(pairings::mentee_id.eq(account))
                .load(conn)
                .await?
        }
        PairingSide::Mentor => {
            live.filter(pairings::mentor_id.eq(account))
                .load(conn)
                .await?
        }
    })
}

/// Adds a pair. What the schema's guard says of it is told as the election would have told it.
pub async fn insert(mut conn: &Conn, pairing: &Pairing) -> Result<(), Problem> {
    prepared(diesel::insert_into(pairings::table).values(pairing))
        .execute(&mut conn)
        .await
        .on_constraint("pairings_within_capacity", OfferRefusal::MentorFull)
        .on_constraint("pairings_one_live_per_mentee", CallRefusal::AlreadyPaired)
        .on_constraint("pairings_not_mirrored", OfferRefusal::MirroredPair)
        .on_constraint("pairings_not_after_conduct", OfferRefusal::NotOpen)
        .on_constraint("pairings_not_kept_apart", OfferRefusal::NotOpen)?;
    Ok(())
}

/// Writes what became of a pair, provided it is still what it was.
pub async fn save(mut conn: &Conn, before: &Pairing, after: &Pairing) -> Result<(), Problem> {
    let update = diesel::update(
        pairings::table
            .find((before.programme_id, before.id))
            .filter(pairings::status.eq(before.status))
            .filter(pairings::version.eq(before.version)),
    )
    .set((
        pairings::status.eq(after.status),
        pairings::first_contact_on.eq(after.first_contact_on),
        pairings::last_contact_on.eq(after.last_contact_on),
        pairings::paused_at.eq(after.paused_at),
        pairings::paused_until.eq(after.paused_until),
        pairings::ended_at.eq(after.ended_at),
        pairings::ended_by.eq(after.ended_by),
        pairings::ended_reason.eq(after.ended_reason),
        pairings::ending_words.eq(after.ending_words.as_deref()),
        pairings::version.eq(after.version),
        pairings::updated_at.eq(after.updated_at),
    ));
    let written = prepared(update)
        .execute(&mut conn)
        .await
        .on_constraint("pairings_ended_is_final", PairingRefusal::Ended)?;
    if written == 1 {
        Ok(())
    } else {
        Err(PairingRefusal::Ended.into())
    }
}

/// Paused pairs whose day to resume has come, whatever the programme. Days are looked at again where clocks hang.
pub async fn pauses_over(
    conn: &mut Conn,
    at_latest: NaiveDate,
    at_most: i64,
) -> Result<Vec<(ProgrammeId, PairingId)>, Problem> {
    Ok(pairings::table
        .filter(pairings::status.eq(PairingStatus::Paused))
        .filter(pairings::paused_until.le(at_latest))
        .order((pairings::paused_until, pairings::id))
        .limit(at_most)
        .select((pairings::programme_id, pairings::id))
        .load(conn)
        .await?)
}

/// Her pairs, newest first.
pub async fn page_of(
    conn: &mut Conn,
    who: &Actor,
    status: Option<PairingStatus>,
    side: Option<PairingSide>,
    after: Option<PairingId>,
    fetch: i64,
) -> Result<Vec<Pairing>, Problem> {
    let me = who.account_id;
    let mut page = pairings::table
        .filter(pairings::programme_id.eq(who.programme_id))
        .select(Pairing::as_select())
        .into_boxed();
    page = match side {
        Some(PairingSide::Mentee) => page.filter(pairings::mentee_id.eq(me)),
        Some(PairingSide::Mentor) => page.filter(pairings::mentor_id.eq(me)),
        None => page.filter(pairings::mentee_id.eq(me).or(pairings::mentor_id.eq(me))),
    };
    if let Some(status) = status {
        page = page.filter(pairings::status.eq(status));
    }
    if let Some(id) = after {
        page = page.filter(pairings::id.lt(id));
    }
    Ok(page
        .order(pairings::id.desc())
        .limit(fetch)
        .load(conn)
        .await?)
}

/// What was agreed in the offer that was elected on a call, and who the two are as candidates.
#[derive(Clone, Debug, Queryable)]
pub struct Agreement {
    pub call_id: CallId,
    pub rhythm: Rhythm,
    pub ways: Vec<String>,
    pub mentor: ApplicantId,
    pub mentee: ApplicantId,
}

/// The agreements of these calls.
pub async fn agreements(
    conn: &mut Conn,
    programme: ProgrammeId,
    ids: &[CallId],
) -> Result<HashMap<CallId, Agreement>, Problem> {
    let rows: Vec<Agreement> = offers::table
        .inner_join(
            calls::table.on(calls::programme_id
                .eq(offers::programme_id)
                .and(calls::id.eq(offers::call_id))),
        )
        .filter(offers::programme_id.eq(programme))
        .filter(offers::call_id.eq_any(ids))
        .filter(offers::status.eq(OfferStatus::Elected))
        .select((
            offers::call_id,
            offers::rhythm,
            offers::ways,
            offers::applicant_id,
            calls::applicant_id,
        ))
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(|row| (row.call_id, row)).collect())
}

/// Addresses of accounts that still exist.
pub async fn addresses(
    conn: &mut Conn,
    ids: &[AccountId],
) -> Result<HashMap<AccountId, String>, Problem> {
    let rows: Vec<(AccountId, String)> = accounts::table
        .filter(accounts::id.eq_any(ids))
        .filter(accounts::erased_at.is_null())
        .select((accounts::id, accounts::email))
        .load(conn)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Adds a contact.
pub async fn insert_contact(conn: &mut Conn, contact: &Contact) -> Result<(), Problem> {
    diesel::insert_into(contacts::table)
        .values(contact)
        .execute(conn)
        .await?;
    Ok(())
}

/// One contact.
pub async fn find_contact(
    conn: &mut Conn,
    programme: ProgrammeId,
    id: ContactId,
) -> Result<Option<Contact>, Problem> {
    Ok(contacts::table
        .find((programme, id))
        .select(Contact::as_select())
        .first(conn)
        .await
        .optional()?)
}

/// What a pair logged, newest first.
pub async fn contacts_page(
    conn: &mut Conn,
    programme: ProgrammeId,
    pairing: PairingId,
    after: Option<ContactId>,
    fetch: i64,
) -> Result<Vec<Contact>, Problem> {
    let mut page = contacts::table
        .filter(contacts::programme_id.eq(programme))
        .filter(contacts::pairing_id.eq(pairing))
        .select(Contact::as_select())
        .into_boxed();
    if let Some(id) = after {
        page = page.filter(contacts::id.lt(id));
    }
    Ok(page
        .order(contacts::id.desc())
        .limit(fetch)
        .load(conn)
        .await?)
}
