//! Routes of calls. Pausing and closing, which lapse offers, are mounted by the offers.
use super::{
    commands,
    dto::{CallChange, CallView, CallsQuery, NewCall, PersonCard},
    model::{Call, CallId, OfferId},
    policy::{self, Between, Relation},
    store::{
        self,
        people::{self, Mentor},
    },
};
use crate::identity::call::Signed;
use crate::{
    applicants::model::{Applicant, ApplicantId},
    identity::{call::Actor, model::Role},
    platform::{
        db::Conn,
        etag::{IfMatch, IfMatchHeader, created, tagged},
        http::{Valid, ValidQuery},
        idempotency::{IdempotencyKey, IdempotencyKeyHeader},
        page::{Page, PageQuery, foreign_cursor},
        problem::{PlatformRefusal, Problem},
    },
    programme::{self, store::Programme},
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
    let (programme, mentor) = crate::together!(
        programme::store::find(&db, call.who.programme_id),
        people::mentor(&db, call.who.programme_id, call.who.account_id, call.now),
    )?;
    let after = match query.0.page.after::<CallId>()? {
        Some(id) => Some(
            store::rank(&mut db, call.who.programme_id, id)
                .await?
                .ok_or_else(foreign_cursor)?,
        ),
        None => None,
    };
    let narrowing = query.0.narrowing(programme.settings.rules.offers_per_call);
    let rows = store::list(&mut db, &call.who, narrowing, after, query.0.page.fetch()).await?;
    let page = query.0.page.cut(rows, |c| c.id)?;
    let can_offer = has_an_offer_left(&programme, mentor.as_ref(), call.now)?;
    shown(&db, &call.who, page, can_offer)
        .await
        .map(|page| page.respond(&request))
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
    let can_offer = can_offer(&db, &call.who, call.now).await?;
    shown(&db, &call.who, page, can_offer)
        .await
        .map(|page| page.respond(&request))
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
async fn get_call(
    call: Signed,
    request: HttpRequest,
    id: web::Path<CallId>,
) -> Result<HttpResponse, Problem> {
    let db = call.db().await?;
    let view = view(&db, &call.who, *id, call.now).await?;
    Ok(tagged(&request, view.version, &view))
}

/// Edit a call
///
/// Its mentee changes her words, topics or rhythm while it is open or paused.
#[utoipa::path(tag = "calls", request_body = CallChange, params(("call_id" = CallId, Path, description = "The call."), IfMatchHeader), responses((status = 200, description = "The call, changed.", body = CallView)), security(("bearer" = [])))]
#[patch("/calls/{call_id}")]
async fn edit_call(
    call: Signed,
    request: HttpRequest,
    id: web::Path<CallId>,
    read: IfMatch,
    body: Valid<CallChange>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    commands::edit(&mut db, &call.who, *id, read, body.0.into(), call.now).await?;
    let view = view(&db, &call.who, *id, call.now).await?;
    Ok(tagged(&request, view.version, &view))
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
    let (between, known, can_offer) = crate::together!(
        store::between(conn, who, &call),
        Known::of(conn, who, std::slice::from_ref(&call)),
        can_offer(conn, who, now),
    )?;
    policy::may_see(policy::relation(who, &call, between))?;
    known.view(who, call, can_offer)
}

/// A page of calls that the reader may see, as she sees them.
async fn shown(
    conn: &Conn,
    who: &Actor,
    page: Page<Call>,
    can_offer: bool,
) -> Result<Page<CallView>, Problem> {
    let known = Known::of(conn, who, &page.items).await?;
    let views = page
        .items
        .into_iter()
        .map(|call| known.view(who, call, can_offer));
    Ok(Page {
        items: views.collect::<Result<_, _>>()?,
        next_cursor: page.next_cursor,
    })
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

    /// A call that the reader may see.
    fn view(&self, who: &Actor, call: Call, can_offer: bool) -> Result<CallView, Problem> {
        let mentee = self
            .mentees
            .get(&call.applicant_id)
            .map(PersonCard::of)
            .ok_or(PlatformRefusal::NotFound)?;
        let between = Between {
            apart: false,
            offered: true,
        };
        let relation: Relation = policy::relation(who, &call, between);
        let my_offer = self.offers.get(&call.id);
        let again = my_offer.is_none_or(|(_, status)| status != "open" && status != "declined");
        let actions = policy::actions(relation, &call, can_offer && again);
        let my_offer_id = my_offer.map(|(id, _)| *id);
        Ok(CallView::of(call, mentee, relation, my_offer_id, actions))
    }
}

/// Whether the reader may make one more offer, whatever the call.
async fn can_offer(conn: &Conn, who: &Actor, now: DateTime<Utc>) -> Result<bool, Problem> {
    if !who.is(Role::Mentor) {
        return Ok(false);
    }
    let (programme, mentor) = crate::together!(
        programme::store::find(conn, who.programme_id),
        people::mentor(conn, who.programme_id, who.account_id, now),
    )?;
    has_an_offer_left(&programme, mentor.as_ref(), now)
}

fn has_an_offer_left(
    programme: &Programme,
    mentor: Option<&Mentor>,
    now: DateTime<Utc>,
) -> Result<bool, Problem> {
    let today = programme.today(now)?;
    let at_once = i64::from(programme.settings.rules.offers_per_mentor);
    Ok(mentor
        .is_some_and(|m| m.has_room() && !m.applicant.paused_on(today) && m.open_offers < at_once))
}
