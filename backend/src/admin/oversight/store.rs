//! Read joins over the features' tables.
use super::dto::{CallFilter, PairingFilter, ToDoGroup, ToDoItem};
use crate::{
    admin::names_store::names,
    applicants::model::ApplicantStatus,
    calls::model::{CallId, CallStatus},
    identity::model::{AccountId, ProgrammeId},
    pairings::model::{Pairing, PairingHealth, PairingStatus},
    platform::{db::Conn, problem::Problem},
    schema::{applicants, calls, pairings},
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use diesel::{dsl::count_star, prelude::*};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// Items of a group that are shown at once.
const SHOWN: i64 = 5;

/// A group from its statement: `$rows` selects id, who or label, and since when, oldest first.
macro_rules! group {
    ($conn:expr, $filtered:expr, $select:expr, $order:expr) => {{
        let count: i64 = $filtered.select(count_star()).first($conn).await?;
        let rows: Vec<(Uuid, _, Option<DateTime<Utc>>)> = $filtered
            .select($select)
            .order($order)
            .limit(SHOWN)
            .load($conn)
            .await?;
        (count, rows)
    }};
}

fn shown(count: i64, rows: Vec<(Uuid, String, Option<DateTime<Utc>>)>) -> ToDoGroup {
    let items: Vec<_> = rows
        .into_iter()
        .filter_map(|(id, label, since)| since.map(|since| ToDoItem { id, label, since }))
        .collect();
    ToDoGroup {
        count,
        oldest_at: items.iter().map(|item| item.since).min(),
        items,
    }
}

/// How many there are, and the oldest: id, whose, since when.
type Found = (i64, Vec<(Uuid, AccountId, Option<DateTime<Utc>>)>);

async fn named(
    conn: &mut Conn,
    programme: ProgrammeId,
    (count, rows): Found,
) -> Result<ToDoGroup, Problem> {
    let people: Vec<_> = rows.iter().map(|(_, who, _)| *who).collect();
    let names = names(conn, programme, &people).await?;
    let label = |who: &AccountId| names.get(who).cloned().unwrap_or_default();
    Ok(shown(
        count,
        rows.into_iter()
            .map(|(id, who, since)| (id, label(&who), since))
            .collect(),
    ))
}

/// Applications to review.
pub async fn reviews(conn: &mut Conn, programme: ProgrammeId) -> Result<ToDoGroup, Problem> {
    let filtered = applicants::table
        .filter(applicants::programme_id.eq(programme))
        .filter(applicants::status.eq(ApplicantStatus::Submitted));
    let select = (
        applicants::id,
        applicants::full_name,
        applicants::submitted_at,
    );
    let (count, rows) = group!(
        conn,
        filtered,
        select,
        (applicants::submitted_at, applicants::id)
    );
    Ok(shown(count, rows))
}

/// Admitted people whose answers changed in substance.
pub async fn reread(conn: &mut Conn, programme: ProgrammeId) -> Result<ToDoGroup, Problem> {
    let filtered = applicants::table
        .filter(applicants::programme_id.eq(programme))
        .filter(applicants::status.eq(ApplicantStatus::Admitted))
        .filter(applicants::reread_since.is_not_null());
    let select = (
        applicants::id,
        applicants::full_name,
        applicants::reread_since,
    );
    let (count, rows) = group!(
        conn,
        filtered,
        select,
        (applicants::reread_since, applicants::id)
    );
    Ok(shown(count, rows))
}

/// Open calls that have waited since before `until` and have no open offer.
pub async fn without_offer(
    conn: &mut Conn,
    programme: ProgrammeId,
    until: DateTime<Utc>,
) -> Result<ToDoGroup, Problem> {
    let filtered = calls::table
        .filter(calls::programme_id.eq(programme))
        .filter(calls::status.eq(CallStatus::Open))
        .filter(calls::open_offers.eq(0))
        .filter(calls::waiting_since.le(until));
    let select = (calls::id, calls::mentee_id, calls::waiting_since.nullable());
    let found = group!(conn, filtered, select, (calls::waiting_since, calls::id));
    named(conn, programme, found).await
}

/// Pairs formed before `until` that have not begun.
pub async fn forming_stalled(
    conn: &mut Conn,
    programme: ProgrammeId,
    until: DateTime<Utc>,
) -> Result<ToDoGroup, Problem> {
    let filtered = pairings::table
        .filter(pairings::programme_id.eq(programme))
        .filter(pairings::status.eq(PairingStatus::Forming))
        .filter(pairings::formed_at.le(until));
    let select = (
        pairings::id,
        pairings::mentee_id,
        pairings::formed_at.nullable(),
    );
    let found = group!(conn, filtered, select, (pairings::formed_at, pairings::id));
    named(conn, programme, found).await
}

/// Active pairs whose last contact lies before `day`.
pub async fn silent_since(
    conn: &mut Conn,
    programme: ProgrammeId,
    day: NaiveDate,
) -> Result<ToDoGroup, Problem> {
    let filtered = pairings::table
        .filter(pairings::programme_id.eq(programme))
        .filter(pairings::status.eq(PairingStatus::Active))
        .filter(pairings::last_contact_on.lt(day));
    let count: i64 = filtered.select(count_star()).first(conn).await?;
    let rows: Vec<(Uuid, AccountId, Option<NaiveDate>)> = filtered
        .select((pairings::id, pairings::mentee_id, pairings::last_contact_on))
        .order((pairings::last_contact_on, pairings::id))
        .limit(SHOWN)
        .load(conn)
        .await?;
    let midnight = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN).and_utc();
    let rows = rows
        .into_iter()
        .map(|(id, who, day)| (id, who, day.map(midnight)))
        .collect();
    named(conn, programme, (count, rows)).await
}

/// The programme's calendar as of now.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    pub zone: chrono_tz::Tz,
    pub now: DateTime<Utc>,
}

impl Days {
    /// The day `n` days before today.
    #[must_use]
    pub fn ago(&self, n: i64) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive() - Duration::days(n)
    }

    /// The instant at which that day began.
    #[must_use]
    pub fn begin(&self, n: i64) -> DateTime<Utc> {
        let midnight = self.ago(n).and_time(chrono::NaiveTime::MIN);
        let local = midnight.and_local_timezone(self.zone).earliest();
        // Where clocks skip midnight, the day begins an hour later: UTC is near enough.
        local.map_or_else(|| midnight.and_utc(), |local| local.to_utc())
    }
}

/// Pairs, newest first.
pub async fn pairings_page(
    conn: &mut Conn,
    programme: ProgrammeId,
    filter: &PairingFilter,
    days: &Days,
) -> Result<Vec<Pairing>, Problem> {
    let page = filter.page();
    let mut statement = pairings::table
        .filter(pairings::programme_id.eq(programme))
        .order(pairings::id.desc())
        .limit(page.fetch())
        .select(Pairing::as_select())
        .into_boxed();
    if let Some(status) = filter.status {
        statement = statement.filter(pairings::status.eq(status));
    }
    if let Some(health) = filter.health {
        let (forming, active) = (PairingStatus::Forming, PairingStatus::Active);
        // The words of `Pairing::health`, said to the database.
        let (contact, formed) = (pairings::last_contact_on, pairings::formed_at);
        let met = pairings::status.eq(active);
        let new = pairings::status.eq(forming);
        statement = match health {
            PairingHealth::Grey => statement.filter(pairings::status.eq(PairingStatus::Paused)),
            PairingHealth::Green => statement.filter(
                met.and(contact.gt(days.ago(45)))
                    .or(new.and(formed.ge(days.begin(6)))),
            ),
            PairingHealth::Amber => statement.filter(
                met.and(contact.between(days.ago(60), days.ago(45))).or(new
                    .and(formed.lt(days.begin(6)))
                    .and(formed.ge(days.begin(20)))),
            ),
            PairingHealth::Red => statement.filter(
                met.and(contact.lt(days.ago(60)))
                    .or(new.and(formed.lt(days.begin(20)))),
            ),
        };
    }
    if let Some(after) = page.after::<Uuid>()? {
        statement = statement.filter(pairings::id.lt(after));
    }
    Ok(statement.load(conn).await?)
}

/// A call as the list needs it: id, mentee, state, waiting since, open offers.
pub type CallLine = (CallId, AccountId, CallStatus, DateTime<Utc>, i32);

/// Calls, longest wait first.
pub async fn calls_page(
    conn: &mut Conn,
    programme: ProgrammeId,
    filter: &CallFilter,
) -> Result<Vec<CallLine>, Problem> {
    let page = filter.page();
    let mut statement = calls::table
        .filter(calls::programme_id.eq(programme))
        .order((calls::waiting_since, calls::id))
        .limit(page.fetch())
        .select((
            calls::id,
            calls::mentee_id,
            calls::status,
            calls::waiting_since,
            calls::open_offers,
        ))
        .into_boxed();
    if let Some(status) = filter.status {
        statement = statement.filter(calls::status.eq(status));
    }
    match filter.without_offer {
        Some(true) => statement = statement.filter(calls::open_offers.eq(0)),
        Some(false) => statement = statement.filter(calls::open_offers.gt(0)),
        None => {}
    }
    if let Some((since, id)) = page.after::<(DateTime<Utc>, CallId)>()? {
        statement = statement.filter(
            calls::waiting_since
                .gt(since)
                .or(calls::waiting_since.eq(since).and(calls::id.gt(id))),
        );
    }
    Ok(statement.load(conn).await?)
}
