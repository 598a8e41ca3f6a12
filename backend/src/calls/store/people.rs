//! What this feature and those after it read about people: who may meet, who is who, what room a mentor has.
pub mod apart;

pub use apart::not_kept_apart;

use crate::{
    applicants::model::{Applicant, ApplicantId, ApplicantStatus},
    identity::model::{AccountId, ProgrammeId, Role},
    platform::{db::Conn, problem::Problem},
    schema::{applicants, offers, pairings},
};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use std::collections::HashMap;

diesel::define_sql_function! {
    /// Whether two people may see each other: a function of the schema, so that all ask the same. For two people whom
    /// one knows; a list asks [`not_kept_apart`].
    fn may_meet(
        programme: diesel::sql_types::Uuid,
        one: diesel::sql_types::Uuid,
        other: diesel::sql_types::Uuid,
    ) -> diesel::sql_types::Bool;
}

/// Whether the two may see each other.
pub async fn may_they_meet(
    mut conn: &Conn,
    programme: ProgrammeId,
    one: AccountId,
    other: AccountId,
) -> Result<bool, Problem> {
    Ok(diesel::select(may_meet(programme, one, other))
        .get_result(&mut conn)
        .await?)
}

/// Candidacies by id, for the cards of those who read.
pub async fn by_id(
    mut conn: &Conn,
    programme: ProgrammeId,
    ids: impl IntoIterator<Item = ApplicantId>,
) -> Result<HashMap<ApplicantId, Applicant>, Problem> {
    let ids: Vec<_> = ids.into_iter().collect();
    let rows: Vec<Applicant> = applicants::table
        .filter(applicants::programme_id.eq(programme))
        .filter(applicants::id.eq_any(ids))
        .select(Applicant::as_select())
        .load(&mut conn)
        .await?;
    Ok(rows.into_iter().map(|a| (a.id, a)).collect())
}

/// A mentor and what she has in hand.
#[derive(Clone, Debug)]
pub struct Mentor {
    pub applicant: Applicant,
    pub live_pairs: i64,
    /// Her offers that are open and in time.
    pub open_offers: i64,
}

impl Mentor {
    /// Whether one more pair fits.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.live_pairs < i64::from(self.applicant.capacity.unwrap_or(0))
    }

    /// Whether one more pair fills her last place.
    #[must_use]
    pub fn has_one_place(&self) -> bool {
        self.live_pairs + 1 == i64::from(self.applicant.capacity.unwrap_or(0))
    }
}

/// An admitted mentor, her live pairs and her open offers.
pub async fn mentor(
    mut conn: &Conn,
    programme: ProgrammeId,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<Mentor>, Problem> {
    let live_pairs = pairings::table
        .filter(pairings::programme_id.eq(programme))
        .filter(pairings::mentor_id.eq(account))
        .filter(pairings::status.eq_any(super::LIVE))
        .count()
        .single_value();
    let open_offers = offers::table
        .filter(offers::programme_id.eq(programme))
        .filter(offers::mentor_id.eq(account))
        .filter(offers::status.eq("open"))
        .filter(offers::expires_at.gt(now))
        .count()
        .single_value();
    let found: Option<(Applicant, i64, i64)> = applicants::table
        .filter(applicants::programme_id.eq(programme))
        .filter(applicants::account_id.eq(account))
        .filter(applicants::role.eq(Role::Mentor))
        .filter(applicants::status.eq(ApplicantStatus::Admitted))
        .select((
            Applicant::as_select(),
            live_pairs.assume_not_null(),
            open_offers.assume_not_null(),
        ))
        .first(&mut conn)
        .await
        .optional()?;
    Ok(found.map(|(applicant, live_pairs, open_offers)| Mentor {
        applicant,
        live_pairs,
        open_offers,
    }))
}
