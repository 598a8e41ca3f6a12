//! Routes of suggestions.
use super::{
    commands,
    dto::{NewSetAside, SetAsideView, SuggestionView, SuggestionsView},
    model::{self, SetAsideReason, Standing, SuggestionsClosed, WhySuggested},
    store::{self, Listed},
};
use crate::{
    calls::{
        self,
        http::shown,
        model::{Call, CallId},
        policy::may_browse,
        reader::AsMentor,
    },
    fit::compare::{Comparison, Said},
    identity::call::{Actor, Signed},
    matching::score::profile::Profile,
    platform::{
        db::Conn,
        http::{Valid, ValidQuery},
        page::{Page, PageQuery, respond},
        problem::{PlatformRefusal, Problem},
    },
};
use actix_web::{HttpRequest, HttpResponse, delete, get, put, web};
use chrono::{DateTime, Duration, Utc};
use std::cmp::Reverse;
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list_suggestions)
        .service(list_set_asides)
        .service(set_aside)
        .service(take_back);
}

/// Calls that are looked at for a list that is not made yet.
const FIRST: i64 = 60;

/// For how long a reason moves calls like the one set aside behind others.
const REASONS_COUNT: Duration = Duration::days(90);

/// List suggestions
///
/// For admitted mentors: calls that may suit her, each with the reasons and why it is in her list. Lists are spread over
/// mentees so that nobody goes unseen; some places are kept for mentees without an offer. Never an assignment.
#[utoipa::path(tag = "suggestions", params(PageQuery), responses((status = 200, description = "A page of her list.", body = SuggestionsView)), security(("bearer" = [])))]
#[get("/suggestions")]
async fn list_suggestions(
    call: Signed,
    request: HttpRequest,
    page: ValidQuery<PageQuery>,
) -> Result<HttpResponse, Problem> {
    may_browse(&call.who)?;
    let after = page.0.after::<Rank>()?;
    let mut db = call.db().await?;
    let programme = call.who.programme_id;
    let made_at = store::last_made(&mut db, programme)
        .await?
        .map(|(at, ..)| at);
    let reader = reading(&mut db, &call).await?;
    let closed_because = closed(&reader);
    let mut rows = match closed_because {
        None => list(&mut db, &call.who, &reader, call.now).await?,
        Some(_) => vec![],
    };
    rows.retain(|row| after.is_none_or(|after| row.rank() > after));
    rows.truncate(page.0.limit() + 1);
    let page = page.0.cut(rows, Suggested::rank)?;
    let (whys, calls): (Vec<_>, Vec<_>) = page
        .items
        .into_iter()
        .map(|row| (row.why, row.call))
        .unzip();
    let views = shown(&db, &call.who, calls, Some(&reader)).await?;
    let items = whys
        .into_iter()
        .zip(views)
        .map(|(why, call)| SuggestionView { call, why });
    let view = SuggestionsView {
        page: Page {
            items: items.collect(),
            next_cursor: page.next_cursor,
        },
        closed_because,
        made_at,
    };
    Ok(respond(&request, view.page.next_cursor.as_deref(), &view))
}

/// Where a suggestion stands: most points, longest wait, id.
type Rank = (Reverse<u8>, DateTime<Utc>, CallId);

/// A call that is suggested, as things are now.
struct Suggested {
    why: WhySuggested,
    call: Call,
    points: u8,
}

impl Suggested {
    fn rank(&self) -> Rank {
        (Reverse(self.points), self.call.waiting_since, self.call.id)
    }
}

/// List calls set aside
///
/// Open calls to which the mentor said "not this time", the newest call first. She alone reads this.
#[utoipa::path(tag = "suggestions", params(PageQuery), responses((status = 200, description = "A page of what she set aside.", body = Page<SetAsideView>)), security(("bearer" = [])))]
#[get("/set-asides")]
async fn list_set_asides(
    call: Signed,
    request: HttpRequest,
    page: ValidQuery<PageQuery>,
) -> Result<HttpResponse, Problem> {
    may_browse(&call.who)?;
    let (programme, mentor) = (call.who.programme_id, call.who.account_id);
    let after = page.0.after()?;
    let mut db = call.db().await?;
    let rows = store::set_asides_of(&mut db, programme, mentor, after, page.0.fetch()).await?;
    let page = page.0.cut(rows, |(_, call)| call.id)?;
    let (asides, set): (Vec<_>, Vec<_>) = page.items.into_iter().unzip();
    let reader = reading(&mut db, &call).await?;
    let views = shown(&db, &call.who, set, Some(&reader)).await?;
    let items = asides
        .into_iter()
        .zip(views)
        .map(|(aside, call)| SetAsideView {
            call,
            reason: aside.reason,
            set_at: aside.set_at,
        });
    Ok(Page {
        items: items.collect(),
        next_cursor: page.next_cursor,
    }
    .respond(&request))
}

/// Set a call aside
///
/// "Not this time": the call leaves the mentor's suggestions. An optional reason, told to nobody, lets calls like it give
/// way to others. The call stays in the list of all calls, and she may offer on it all the same.
#[utoipa::path(tag = "suggestions", request_body = NewSetAside, params(("call_id" = CallId, Path, description = "The call.")), responses((status = 204, description = "It is set aside.")), security(("bearer" = [])))]
#[put("/set-asides/{call_id}")]
async fn set_aside(
    call: Signed,
    id: web::Path<CallId>,
    body: Valid<NewSetAside>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    commands::set_aside(&mut db, &call.who, *id, body.0.reason, call.now).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Take a call back
///
/// It may be suggested again. Taking back what was not set aside changes nothing.
#[utoipa::path(tag = "suggestions", params(("call_id" = CallId, Path, description = "The call.")), responses((status = 204, description = "It is not set aside.")), security(("bearer" = [])))]
#[delete("/set-asides/{call_id}")]
async fn take_back(call: Signed, id: web::Path<CallId>) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    commands::take_back(&mut db, &call.who, *id).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The reader as the mentor that she is.
async fn reading(conn: &mut Conn, call: &Signed) -> Result<AsMentor, Problem> {
    let reader = AsMentor::of(conn, &call.who, call.now).await?;
    // Admitted when the request began, and not any more.
    reader.ok_or_else(|| PlatformRefusal::Forbidden.into())
}

/// Why she has none, whatever the calls.
fn closed(reader: &AsMentor) -> Option<SuggestionsClosed> {
    if reader.can_offer() {
        None
    } else if reader.mentor.applicant.paused_on(reader.today) {
        Some(SuggestionsClosed::Paused)
    } else if !reader.mentor.has_room() {
        Some(SuggestionsClosed::Full)
    } else {
        Some(SuggestionsClosed::Offers)
    }
}

/// Her list as things are now. Who was admitted a moment ago has none yet: she gets the calls that wait most for an offer.
async fn list(
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
    let reasons = store::reasons_since(conn, programme, account, now - REASONS_COUNT).await?;
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
        // Said only while it is true.
        let why = match listed.why {
            WhySuggested::NoOfferYet if call.open_offers > 0 => WhySuggested::Fit,
            why => why,
        };
        let like_set_aside = asides
            .iter()
            .map(|(reason, aside)| model::likeness(*reason, aside, profile))
            .max()
            .unwrap_or(0);
        let standing = Standing {
            why,
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
