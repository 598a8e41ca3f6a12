//! Routes of suggestions.
use super::{
    commands,
    dto::{NewSetAside, SetAsideView, SuggestionView, SuggestionsView},
    list::{self, Rank, Suggested},
    store,
};
use crate::{
    calls::{http::shown, model::CallId, policy::may_browse, reader::AsMentor},
    identity::call::Signed,
    platform::{
        db::Conn,
        http::{Valid, ValidQuery},
        page::{Page, PageQuery, respond},
        problem::{PlatformRefusal, Problem},
    },
};
use actix_web::{HttpRequest, HttpResponse, delete, get, put, web};
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list_suggestions)
        .service(list_set_asides)
        .service(set_aside)
        .service(take_back);
}

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
    let closed_because = list::closed_because(&reader);
    let mut rows = match closed_because {
        None => list::of(&mut db, &call.who, &reader, call.now).await?,
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
