//! A mentor's list as things are at this instant: what was made, checked again.
use super::{
    model::{self, SetAsideReason, Standing, SuggestionsClosed, WhySuggested},
    store::{self, Listed},
};
use crate::{
    calls::{
        self,
        model::{Call, CallId},
        reader::AsMentor,
    },
    fit::compare::{Comparison, Said},
    identity::call::Actor,
    matching::score::profile::Profile,
    platform::{db::Conn, problem::Problem},
};
use chrono::{DateTime, Utc};
use std::cmp::Reverse;

/// Calls that are looked at for a list that is not made yet.
const FIRST: i64 = 60;

/// Where a suggestion stands: most points, longest wait, id.
pub type Rank = (Reverse<u8>, DateTime<Utc>, CallId);

/// A call that is suggested, as things are now.
pub struct Suggested {
    pub why: WhySuggested,
    pub call: Call,
    points: u8,
}

impl Suggested {
    /// Its place.
    #[must_use]
    pub fn rank(&self) -> Rank {
        (Reverse(self.points), self.call.waiting_since, self.call.id)
    }
}

/// Why she has none at present, whatever the calls.
#[must_use]
pub fn closed_because(reader: &AsMentor) -> Option<SuggestionsClosed> {
    if reader.can_offer() {
        return None;
    }
    let paused = reader.mentor.applicant.paused_on(reader.today);
    Some(SuggestionsClosed::of(paused, reader.mentor.has_room()))
}

/// Her list as things are now. Who was admitted a moment ago has none yet: she gets the calls that wait most for an offer.
///
/// # Errors
/// The database's.
pub async fn of(
    conn: &mut Conn,
    who: &Actor,
    reader: &AsMentor,
    now: DateTime<Utc>,
) -> Result<Vec<Suggested>, Problem> {
    let (programme, account) = (who.programme_id, who.account_id);
    let most = reader.rules.offers_per_call;
    let mut rows = if store::has_list(conn, programme, account).await? {
        store::list_of(conn, programme, account, most).await?
    } else {
        first_list(conn, who, most).await?
    };
    let not_for_her = store::not_for(conn, programme, account).await?;
    rows.retain(|(_, call)| !not_for_her.contains(&call.mentee_id));
    let (listed, calls): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let reasons =
        store::reasons_since(conn, programme, account, now - model::REASONS_COUNT).await?;
    let people = calls::store::people::by_id(
        conn,
        programme,
        calls
            .iter()
            .chain(reasons.iter().map(|(_, call)| call))
            .map(|call| call.applicant_id),
    )
    .await?;
    let mut comparison = Comparison::on(&reader.ground).map_err(Problem::internal)?;
    let her = comparison.profile(&reader.mentor.applicant, Said::default());
    let mut profile = |call: &Call| {
        let mentee = people.get(&call.applicant_id);
        mentee.map_or_else(Profile::default, |mentee| {
            comparison.profile(mentee, call.said())
        })
    };
    let asides: Vec<(SetAsideReason, Profile)> = reasons
        .iter()
        .map(|(reason, call)| (*reason, profile(call)))
        .collect();
    let profiles: Vec<Profile> = calls.iter().map(&mut profile).collect();
    let mut fitting: Vec<(Standing, Call, u8)> = Vec::with_capacity(calls.len());
    for ((listed, call), profile) in listed.into_iter().zip(calls).zip(&profiles) {
        let compared = comparison.compare(profile, &her);
        if compared.obstacle.is_some() {
            // Somebody's answers changed since the list was made.
            continue;
        }
        let like_set_aside = asides
            .iter()
            .map(|(reason, aside)| model::likeness(*reason, aside, profile))
            .max()
            .unwrap_or(0);
        let standing = Standing {
            why: listed.why.now(call.open_offers > 0),
            reserve: listed.reserve,
            like_set_aside,
        };
        fitting.push((standing, call, compared.fit.points));
    }
    let standings: Vec<Standing> = fitting.iter().map(|(standing, ..)| *standing).collect();
    let wanted = model::shown(&standings);
    let chosen = fitting
        .into_iter()
        .enumerate()
        .filter(|(at, _)| wanted.binary_search(at).is_ok());
    let mut chosen: Vec<Suggested> = chosen
        .map(|(_, (standing, call, points))| Suggested {
            why: standing.why,
            call,
            points,
        })
        .collect();
    chosen.sort_by_key(Suggested::rank);
    Ok(chosen)
}

/// What stands in for a list that is not made yet: the calls that the programme lists first, some more than are shown.
async fn first_list(
    conn: &mut Conn,
    who: &Actor,
    offers_per_call: i32,
) -> Result<Vec<(Listed, Call)>, Problem> {
    let narrowing = calls::store::Narrowing {
        below: Some(offers_per_call),
        ..calls::store::Narrowing::default()
    };
    let calls = calls::store::list(conn, who, narrowing, None, FIRST).await?;
    let listed = calls.into_iter().map(|call| {
        let listed = Listed {
            why: WhySuggested::NoOfferYet,
            reserve: true,
        };
        (listed, call)
    });
    Ok(listed.collect())
}
