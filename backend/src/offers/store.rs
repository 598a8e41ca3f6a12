//! Statements on offers.
pub mod messages;

use super::model::{Offer, OfferId, OfferRefusal, OfferSide, OfferStatus};
use crate::{
    calls::{
        model::{Call, CallId},
        store::people::not_kept_apart,
    },
    identity::{
        call::Actor,
        model::{AccountId, ProgrammeId},
    },
    platform::{
        db::{Conn, OnConstraint},
        prepared::prepared,
        problem::Problem,
    },
    schema::{calls, offers, pairings},
};
use chrono::{DateTime, Utc};
use diesel::{dsl::exists, prelude::*};
use diesel_async::RunQueryDsl;

/// An offer and its call: what is locked together.
pub type Place = (OfferId, CallId);

/// One offer.
pub async fn find(
    conn: &mut Conn,
    programme: ProgrammeId,
    id: OfferId,
) -> Result<Option<Offer>, Problem> {
    Ok(offers::table
        .find((programme, id))
        .select(Offer::as_select())
        .first(conn)
        .await
        .optional()?)
}

/// Locks offers in the order of their ids and reads them as they are then. After people and calls.
pub async fn lock(
    mut conn: &Conn,
    programme: ProgrammeId,
    ids: &[OfferId],
) -> Result<Vec<Offer>, Problem> {
    Ok(offers::table
        .filter(offers::programme_id.eq(programme))
        .filter(offers::id.eq_any(ids))
        .order(offers::id)
        .select(Offer::as_select())
        .for_update()
        .load(&mut conn)
        .await?)
}

/// Adds an offer.
pub async fn insert(conn: &mut Conn, offer: &Offer) -> Result<(), Problem> {
    prepared(diesel::insert_into(offers::table).values(offer))
        .execute(conn)
        .await
        .on_constraint("offers_one_open_per_mentor", OfferRefusal::AlreadyOffered)?;
    Ok(())
}

/// Writes what became of an offer, provided it is still what it was.
pub async fn save(mut conn: &Conn, before: &Offer, after: &Offer) -> Result<(), Problem> {
    let update = diesel::update(
        offers::table
            .find((before.programme_id, before.id))
            .filter(offers::status.eq(before.status))
            .filter(offers::version.eq(before.version)),
    )
    .set((
        offers::status.eq(after.status),
        offers::why.eq(&after.why),
        offers::how.eq(&after.how),
        offers::rhythm.eq(after.rhythm),
        offers::ways.eq(&after.ways),
        offers::limits.eq(after.limits.as_deref()),
        offers::talk_first.eq(after.talk_first),
        offers::expires_at.eq(after.expires_at),
        offers::extended_at.eq(after.extended_at),
        offers::lapse_reason.eq(after.lapse_reason),
        offers::decided_at.eq(after.decided_at),
        offers::version.eq(after.version),
        offers::updated_at.eq(after.updated_at),
    ));
    let written = prepared(update)
        .execute(&mut conn)
        .await
        .on_constraint("offers_one_elected_per_call", OfferRefusal::NotOpen)
        .on_constraint("offers_final_is_final", OfferRefusal::NotOpen)?;
    if written == 1 {
        Ok(())
    } else {
        Err(OfferRefusal::NotOpen.into())
    }
}

/// Offers of a mentor that nobody has decided on.
pub async fn undecided_of_mentor(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentor: AccountId,
) -> Result<Vec<Place>, Problem> {
    Ok(offers::table
        .filter(offers::programme_id.eq(programme))
        .filter(offers::mentor_id.eq(mentor))
        .filter(offers::status.eq(OfferStatus::Open))
        .select((offers::id, offers::call_id))
        .load(conn)
        .await?)
}

/// Offers on a call that nobody has decided on.
pub async fn undecided_on_call(
    mut conn: &Conn,
    programme: ProgrammeId,
    call: CallId,
) -> Result<Vec<Place>, Problem> {
    Ok(offers::table
        .filter(offers::programme_id.eq(programme))
        .filter(offers::call_id.eq(call))
        .filter(offers::status.eq(OfferStatus::Open))
        .select((offers::id, offers::call_id))
        .load(&mut conn)
        .await?)
}

/// Offers that nobody has decided on and whose two must not see each other, whatever the programme.
pub async fn undecided_apart(
    conn: &mut Conn,
    at_most: i64,
) -> Result<Vec<(ProgrammeId, OfferId, CallId)>, Problem> {
    Ok(offers::table
        .filter(offers::status.eq(OfferStatus::Open))
        .filter(diesel::dsl::not(not_kept_apart(
            offers::programme_id,
            offers::mentee_id,
            offers::mentor_id,
        )))
        .limit(at_most)
        .select((offers::programme_id, offers::id, offers::call_id))
        .load(conn)
        .await?)
}

/// Offers whose time is over and that nobody has written off yet, whatever the programme.
pub async fn overdue(
    conn: &mut Conn,
    now: DateTime<Utc>,
    at_most: i64,
) -> Result<Vec<(ProgrammeId, OfferId, CallId)>, Problem> {
    Ok(offers::table
        .filter(offers::status.eq(OfferStatus::Open))
        .filter(offers::expires_at.le(now))
        .order((offers::expires_at, offers::id))
        .limit(at_most)
        .select((offers::programme_id, offers::id, offers::call_id))
        .load(conn)
        .await?)
}

/// How many offers on a call are open and in time.
pub async fn open_on_call(
    conn: &mut Conn,
    programme: ProgrammeId,
    call: CallId,
    now: DateTime<Utc>,
) -> Result<i64, Problem> {
    Ok(offers::table
        .filter(offers::programme_id.eq(programme))
        .filter(offers::call_id.eq(call))
        .filter(offers::status.eq(OfferStatus::Open))
        .filter(offers::expires_at.gt(now))
        .count()
        .get_result(conn)
        .await?)
}

/// Whether the mentee of a call declined this mentor on it.
pub async fn declined_on_call(
    conn: &mut Conn,
    programme: ProgrammeId,
    call: CallId,
    mentor: AccountId,
) -> Result<bool, Problem> {
    Ok(diesel::select(exists(
        offers::table
            .filter(offers::programme_id.eq(programme))
            .filter(offers::call_id.eq(call))
            .filter(offers::mentor_id.eq(mentor))
            .filter(offers::status.eq(OfferStatus::Declined)),
    ))
    .get_result(conn)
    .await?)
}

/// What a mentor wrote on other calls.
pub async fn letters_elsewhere(
    conn: &mut Conn,
    programme: ProgrammeId,
    mentor: AccountId,
    call: CallId,
) -> Result<Vec<String>, Problem> {
    Ok(offers::table
        .filter(offers::programme_id.eq(programme))
        .filter(offers::mentor_id.eq(mentor))
        .filter(offers::call_id.ne(call))
        .select(offers::why)
        .load(conn)
        .await?)
}

/// Whether `mentor` is herself accompanied by `mentee`.
pub async fn mirrored(
    mut conn: &Conn,
    programme: ProgrammeId,
    mentee: AccountId,
    mentor: AccountId,
) -> Result<bool, Problem> {
    Ok(diesel::select(exists(
        pairings::table
            .filter(pairings::programme_id.eq(programme))
            .filter(pairings::mentee_id.eq(mentor))
            .filter(pairings::mentor_id.eq(mentee))
            .filter(pairings::status.ne("ended")),
    ))
    .get_result(&mut conn)
    .await?)
}

/// What a list of offers is narrowed to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Narrowing {
    pub side: Option<OfferSide>,
    pub status: Option<OfferStatus>,
    pub call_id: Option<CallId>,
}

/// Offers of hers with their calls: those she made newest first, those she received in an order that prefers none.
pub async fn page_of(
    conn: &mut Conn,
    who: &Actor,
    narrowing: Narrowing,
    after: Option<OfferId>,
    fetch: i64,
    now: DateTime<Utc>,
) -> Result<Vec<(Offer, Call)>, Problem> {
    let me = who.account_id;
    let mut page = offers::table
        .inner_join(
            calls::table.on(calls::programme_id
                .eq(offers::programme_id)
                .and(calls::id.eq(offers::call_id))),
        )
        .filter(offers::programme_id.eq(who.programme_id))
        .filter(not_kept_apart(
            offers::programme_id,
            offers::mentee_id,
            offers::mentor_id,
        ))
        .select((Offer::as_select(), Call::as_select()))
        .into_boxed();
    page = match narrowing.side {
        Some(OfferSide::Made) => page.filter(offers::mentor_id.eq(me)),
        Some(OfferSide::Received) => page.filter(offers::mentee_id.eq(me)),
        None => page.filter(offers::mentor_id.eq(me).or(offers::mentee_id.eq(me))),
    };
    page = match narrowing.status {
        None => page,
        Some(OfferStatus::Open) => page
            .filter(offers::status.eq(OfferStatus::Open))
            .filter(offers::expires_at.gt(now)),
        Some(OfferStatus::Expired) => page.filter(
            offers::status.eq(OfferStatus::Expired).or(offers::status
                .eq(OfferStatus::Open)
                .and(offers::expires_at.le(now))),
        ),
        Some(status) => page.filter(offers::status.eq(status)),
    };
    if let Some(call) = narrowing.call_id {
        page = page.filter(offers::call_id.eq(call));
    }
    if narrowing.side == Some(OfferSide::Made) {
        if let Some(id) = after {
            page = page.filter(offers::id.lt(id));
        }
        page = page.order(offers::id.desc());
    } else {
        if let Some(id) = after {
            page = page.filter(offers::id.gt(id));
        }
        page = page.order(offers::id.asc());
    }
    Ok(page.limit(fetch).load(conn).await?)
}
