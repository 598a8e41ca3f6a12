//! Routes of calls. Pausing and closing, which lapse offers, are mounted by the offers.
use super::{
    commands,
    dto::{CallChange, CallView, CallsQuery, NewCall, PersonCard},
    model::{Call, CallId, OfferId},
    policy::{self, Between, Relation},
    reader::AsMentor,
    store::{self, people},
};
use crate::identity::call::Signed;
use crate::{
    applicants::model::{Applicant, ApplicantId},
    identity::{call::Actor, model::Role},
    platform::{
        db::Conn,
        etag::{IfMatch, IfMatchHeader, created, versioned},
        http::{Valid, ValidQuery},
        idempotency::{IdempotencyKey, IdempotencyKeyHeader},
        page::{Page, PageQuery, foreign_cursor},
        problem::{PlatformRefusal, Problem},
    },
};
use actix_web::{HttpRequest, HttpResponse, get, patch, post, web};
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list_my_calls)
        .service(list_calls)
        .service(open_call)
        .service(get_call)
        .service(edit_call)
        .service(resume_call)
        .service(confirm_call);
}

/// List open calls
///
/// For admitted mentors: calls with the fewest offers first, then the longest wait, so that offers spread. How many
/// offers a call has is not told. Calls that have enough of them are left out unless `include_well_served` is true.
#[utoipa::path(tag = "calls", params(PageQuery, CallsQuery), responses((status = 200, description = "A page of open calls.", body = Page<CallView>)), security(("bearer" = [])))]
#[get("/calls")]
async fn list_calls(
    call: Signed,
    request: HttpRequest,
    query: ValidQuery<CallsQuery>,
) -> Result<HttpResponse, Problem> {
    policy::may_browse(&call.who)?;
    let mut db = call.db().await?;
    let reader = AsMentor::of(&db, &call.who, call.now)
        .await?
        .ok_or(PlatformRefusal::Forbidden)?;
    let after = match query.0.page.after::<CallId>()? {
        Some(id) => Some(
            store::rank(&mut db, call.who.programme_id, id)
                .await?
                .ok_or_else(foreign_cursor)?,
        ),
        None => None,
    };
    let narrowing = query.0.narrowing(reader.rules.offers_per_call);
    let rows = store::list(&mut db, &call.who, narrowing, after, query.0.page.fetch()).await?;
    let page = query.0.page.cut(rows, |c| c.id)?;
    let items = shown(&db, &call.who, page.items, Some(&reader)).await?;
    let next_cursor = page.next_cursor;
    Ok(Page { items, next_cursor }.respond(&request))
}

/// List my calls
///
/// The calls of the mentee who asks, newest first.
#[utoipa::path(tag = "calls", params(PageQuery), responses((status = 200, description = "A page of her calls.", body = Page<CallView>)), security(("bearer" = [])))]
#[get("/calls/mine")]
async fn list_my_calls(
    call: Signed,
    request: HttpRequest,
    page: ValidQuery<PageQuery>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let rows = store::page_of(&mut db, &call.who, page.0.after()?, page.0.fetch()).await?;
    let page = page.0.cut(rows, |c| c.id)?;
    let items = shown(&db, &call.who, page.items, None).await?;
    let next_cursor = page.next_cursor;
    Ok(Page { items, next_cursor }.respond(&request))
}

/// Open a call
///
/// An admitted mentee without a live call or pair tells mentors what she looks for. After a pair that never started she
/// keeps her place in the queue.
#[utoipa::path(tag = "calls", request_body = NewCall, params(IdempotencyKeyHeader), responses((status = 201, description = "The call, open.", body = CallView)), security(("bearer" = [])))]
#[post("/calls")]
async fn open_call(
    call: Signed,
    key: IdempotencyKey,
    body: Valid<NewCall>,
) -> Result<HttpResponse, Problem> {
    let once = key.bind(call.who.programme_id.0, call.who.account_id.0, &body.0)?;
    let mut db = call.db().await?;
    let id = commands::open(&mut db, &call.who, &once, body.0.into(), call.now).await?;
    let view = view(&db, &call.who, id, call.now).await?;
    Ok(created(format!("/api/v1/calls/{id}"), view.version, &view))
}

/// Read a call
///
/// Its mentee reads it always; an admitted mentor while it is open, or when she made an offer on it.
#[utoipa::path(tag = "calls", params(("call_id" = CallId, Path, description = "The call.")), responses((status = 200, description = "The call.", body = CallView)), security(("bearer" = [])))]
#[get("/calls/{call_id}")]
async fn get_call(call: Signed, id: web::Path<CallId>) -> Result<HttpResponse, Problem> {
    let db = call.db().await?;
    let view = view(&db, &call.who, *id, call.now).await?;
    Ok(versioned(view.version, &view))
}

/// Edit a call
///
/// Its mentee changes her words, topics or rhythm while it is open or paused.
#[utoipa::path(tag = "calls", request_body = CallChange, params(("call_id" = CallId, Path, description = "The call."), IfMatchHeader), responses((status = 200, description = "The call, changed.", body = CallView)), security(("bearer" = [])))]
#[patch("/calls/{call_id}")]
async fn edit_call(
    call: Signed,
    id: web::Path<CallId>,
    read: IfMatch,
    body: Valid<CallChange>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    commands::edit(&mut db, &call.who, *id, read, body.0.into(), call.now).await?;
    let view = view(&db, &call.who, *id, call.now).await?;
    Ok(versioned(view.version, &view))
}

/// Resume a call
///
/// Its mentee puts a paused call back into the mentors' list, at her place.
#[utoipa::path(tag = "calls", params(("call_id" = CallId, Path, description = "The call.")), responses((status = 200, description = "The call, open again.", body = CallView)), security(("bearer" = [])))]
#[post("/calls/{call_id}/resumption")]
async fn resume_call(call: Signed, id: web::Path<CallId>) -> Result<web::Json<CallView>, Problem> {
    let mut db = call.db().await?;
    commands::resume(&mut db, &call.who, *id, call.now).await?;
    view(&db, &call.who, *id, call.now).await.map(web::Json)
}

/// Confirm a call
///
/// Its mentee says that she still looks, so that it stays in the list.
#[utoipa::path(tag = "calls", params(("call_id" = CallId, Path, description = "The call.")), responses((status = 200, description = "The call, confirmed.", body = CallView)), security(("bearer" = [])))]
#[post("/calls/{call_id}/confirmation")]
async fn confirm_call(call: Signed, id: web::Path<CallId>) -> Result<web::Json<CallView>, Problem> {
    let mut db = call.db().await?;
    commands::confirm(&mut db, &call.who, *id, call.now).await?;
    view(&db, &call.who, *id, call.now).await.map(web::Json)
}

/// A call for somebody who may see it.
///
/// # Errors
/// 404 for anybody else.
pub async fn view(
    conn: &Conn,
    who: &Actor,
    id: CallId,
    now: DateTime<Utc>,
) -> Result<CallView, Problem> {
    let call = store::find(conn, who.programme_id, id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    // What she may not see is asked for with what says so, and goes nowhere.
    let (between, known, reader) = crate::together!(
        store::between(conn, who, &call),
        Known::of(conn, who, std::slice::from_ref(&call)),
        AsMentor::of(conn, who, now),
    )?;
    policy::may_see(policy::relation(who, &call, between))?;
    let mut views = known.views(who, vec![call], reader.as_ref())?;
    views.pop().ok_or_else(|| PlatformRefusal::NotFound.into())
}

/// Calls that the reader may see, as she sees them: `reader` is what she is as a mentor, where calls of others are among
/// them.
///
/// # Errors
/// The database's.
pub async fn shown(
    conn: &Conn,
    who: &Actor,
    calls: Vec<Call>,
    reader: Option<&AsMentor>,
) -> Result<Vec<CallView>, Problem> {
    let known = Known::of(conn, who, &calls).await?;
    known.views(who, calls, reader)
}

/// What else is known of some calls: whose they are, and what the reader offered on them.
struct Known {
    mentees: HashMap<ApplicantId, Applicant>,
    offers: HashMap<CallId, (OfferId, String)>,
}

impl Known {
    async fn of(conn: &Conn, who: &Actor, calls: &[Call]) -> Result<Self, Problem> {
        let programme = who.programme_id;
        let ids: Vec<CallId> = calls.iter().map(|c| c.id).collect();
        let (mentees, offers) = crate::together!(
            people::by_id(conn, programme, calls.iter().map(|c| c.applicant_id)),
            async {
                if who.is(Role::Mentor) {
                    store::offers_of(conn, programme, who.account_id, &ids).await
                } else {
                    Ok(HashMap::new())
                }
            },
        )?;
        Ok(Self { mentees, offers })
    }

    /// Calls that the reader may see.
    fn views(
        &self,
        who: &Actor,
        calls: Vec<Call>,
        reader: Option<&AsMentor>,
    ) -> Result<Vec<CallView>, Problem> {
        let mut fits = reader.map(AsMentor::fits).transpose()?;
        let has_an_offer_left = reader.is_some_and(AsMentor::can_offer);
        let between = Between {
            apart: false,
            offered: true,
        };
        let view = |call: Call| {
            let mentee = self
                .mentees
                .get(&call.applicant_id)
                .ok_or(PlatformRefusal::NotFound)?;
            let relation: Relation = policy::relation(who, &call, between);
            let my_offer = self.offers.get(&call.id);
            let again = my_offer.is_none_or(|(_, status)| status != "open" && status != "declined");
            let fit = fits.as_mut().filter(|_| relation == Relation::Mentor);
            Ok(CallView {
                fit: fit.map(|fits| fits.of(&call, mentee)),
                my_offer_id: my_offer.map(|(id, _)| *id),
                actions: policy::actions(relation, &call, has_an_offer_left && again),
                ..CallView::of(call, PersonCard::of(mentee), relation)
            })
        };
        calls.into_iter().map(view).collect()
    }
}
