//! Routes of offers, of what is asked under them, and of the two acts on a call that lapse its offers.
use super::{
    commands,
    dto::{CallClosure, MessageView, NewMessage, NewOffer, OfferChange, OfferView, OffersQuery},
    model::{Message, Offer, OfferId},
    policy, store,
};
use crate::{
    calls::{
        self,
        dto::CallView,
        model::{Call, CallId},
        store::people::{by_id, may_they_meet},
    },
    fit::{self, compare::Comparison, dto::OfferFit},
    identity::call::{Actor, Signed},
    platform::{
        db::Conn,
        etag::{IfMatch, IfMatchHeader, created, versioned},
        http::{Valid, ValidQuery},
        idempotency::{IdempotencyKey, IdempotencyKeyHeader},
        page::{Page, PageQuery},
        problem::{PlatformRefusal, Problem},
    },
};
use actix_web::{HttpRequest, HttpResponse, get, patch, post, web};
use chrono::{DateTime, Utc};
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list_offers)
        .service(make_offer)
        .service(get_offer)
        .service(edit_offer)
        .service(withdraw_offer)
        .service(decline_offer)
        .service(extend_offer)
        .service(list_messages)
        .service(write_message)
        .service(pause_call)
        .service(close_call);
}

/// List offers
///
/// Those the reader made, newest first, or received, in a stable order that prefers none of them.
#[utoipa::path(tag = "offers", params(PageQuery, OffersQuery), responses((status = 200, description = "A page of offers.", body = Page<OfferView>)), security(("bearer" = [])))]
#[get("/offers")]
async fn list_offers(
    call: Signed,
    request: HttpRequest,
    query: ValidQuery<OffersQuery>,
) -> Result<HttpResponse, Problem> {
    let (page, narrowing) = (&query.0.page, query.0.narrowing());
    let after = page.after()?;
    let mut db = call.db().await?;
    let rows = store::page_of(&mut db, &call.who, narrowing, after, page.fetch(), call.now).await?;
    let page = page.cut(rows, |(offer, _)| offer.id)?;
    shown(&mut db, &call.who, page, call.now)
        .await
        .map(|page| page.respond(&request))
}

/// Make an offer
///
/// An admitted mentor proposes to accompany the mentee of an open call. Whether other offers were made is not told.
#[utoipa::path(tag = "offers", request_body = NewOffer, params(IdempotencyKeyHeader), responses((status = 201, description = "The offer, open.", body = OfferView)), security(("bearer" = [])))]
#[post("/offers")]
async fn make_offer(
    call: Signed,
    key: IdempotencyKey,
    body: Valid<NewOffer>,
) -> Result<HttpResponse, Problem> {
    let once = key.bind(call.who.programme_id.0, call.who.account_id.0, &body.0)?;
    let (who, call_id) = (&call.who, body.0.call_id);
    let mut db = call.db().await?;
    let id = commands::make(&mut db, who, &once, call_id, body.0.into(), call.now).await?;
    let view = view(&mut db, who, id, call.now).await?;
    Ok(created(format!("/api/v1/offers/{id}"), view.version, &view))
}

/// Read an offer
///
/// Only the mentor who made it and the mentee who received it can.
#[utoipa::path(tag = "offers", params(("offer_id" = OfferId, Path, description = "The offer.")), responses((status = 200, description = "The offer.", body = OfferView)), security(("bearer" = [])))]
#[get("/offers/{offer_id}")]
async fn get_offer(call: Signed, id: web::Path<OfferId>) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let view = view(&mut db, &call.who, *id, call.now).await?;
    Ok(versioned(view.version, &view))
}

/// Edit an offer
///
/// The mentor changes her words while it is open.
#[utoipa::path(tag = "offers", request_body = OfferChange, params(("offer_id" = OfferId, Path, description = "The offer."), IfMatchHeader), responses((status = 200, description = "The offer, changed.", body = OfferView)), security(("bearer" = [])))]
#[patch("/offers/{offer_id}")]
async fn edit_offer(
    call: Signed,
    id: web::Path<OfferId>,
    read: IfMatch,
    body: Valid<OfferChange>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    commands::edit(&mut db, &call.who, *id, read, body.0.into(), call.now).await?;
    let view = view(&mut db, &call.who, *id, call.now).await?;
    Ok(versioned(view.version, &view))
}

/// Withdraw an offer
///
/// The mentor takes it back while it is open.
#[utoipa::path(tag = "offers", params(("offer_id" = OfferId, Path, description = "The offer.")), responses((status = 200, description = "The offer, withdrawn.", body = OfferView)), security(("bearer" = [])))]
#[post("/offers/{offer_id}/withdrawal")]
async fn withdraw_offer(
    call: Signed,
    id: web::Path<OfferId>,
) -> Result<web::Json<OfferView>, Problem> {
    let mut db = call.db().await?;
    commands::withdraw(&mut db, &call.who, *id, call.now).await?;
    view(&mut db, &call.who, *id, call.now).await.map(web::Json)
}

/// Decline an offer
///
/// The mentee says no, politely and for good; the mentor learns only that.
#[utoipa::path(tag = "offers", params(("offer_id" = OfferId, Path, description = "The offer.")), responses((status = 200, description = "The offer, declined.", body = OfferView)), security(("bearer" = [])))]
#[post("/offers/{offer_id}/declination")]
async fn decline_offer(
    call: Signed,
    id: web::Path<OfferId>,
) -> Result<web::Json<OfferView>, Problem> {
    let mut db = call.db().await?;
    commands::decline(&mut db, &call.who, *id, call.now).await?;
    view(&mut db, &call.who, *id, call.now).await.map(web::Json)
}

/// Extend an offer
///
/// The mentee takes more time to think, once.
#[utoipa::path(tag = "offers", params(("offer_id" = OfferId, Path, description = "The offer.")), responses((status = 200, description = "The offer, with a later end.", body = OfferView)), security(("bearer" = [])))]
#[post("/offers/{offer_id}/extension")]
async fn extend_offer(
    call: Signed,
    id: web::Path<OfferId>,
) -> Result<web::Json<OfferView>, Problem> {
    let mut db = call.db().await?;
    commands::extend(&mut db, &call.who, *id, call.now).await?;
    view(&mut db, &call.who, *id, call.now).await.map(web::Json)
}

/// List the messages under an offer
///
/// Oldest first; only its two read them.
#[utoipa::path(tag = "offers", params(("offer_id" = OfferId, Path, description = "The offer."), PageQuery), responses((status = 200, description = "A page of messages.", body = Page<MessageView>)), security(("bearer" = [])))]
#[get("/offers/{offer_id}/messages")]
async fn list_messages(
    call: Signed,
    request: HttpRequest,
    id: web::Path<OfferId>,
    page: ValidQuery<PageQuery>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let offer = seen(&mut db, &call.who, *id).await?;
    let (programme, after) = (call.who.programme_id, page.0.after()?);
    let rows = store::messages::page(&mut db, programme, *id, after, page.0.fetch()).await?;
    let page = page.0.cut(rows, |message| message.id)?;
    messages_shown(&mut db, &call.who, &offer, page)
        .await
        .map(|page| page.respond(&request))
}

/// Write a message under an offer
///
/// A question or an answer, between the two, while the offer is open.
#[utoipa::path(tag = "offers", request_body = NewMessage, params(("offer_id" = OfferId, Path, description = "The offer."), IdempotencyKeyHeader), responses((status = 201, description = "The message.", body = MessageView)), security(("bearer" = [])))]
#[post("/offers/{offer_id}/messages")]
async fn write_message(
    call: Signed,
    id: web::Path<OfferId>,
    key: IdempotencyKey,
    body: Valid<NewMessage>,
) -> Result<HttpResponse, Problem> {
    let once = key.bind(call.who.programme_id.0, call.who.account_id.0, &body.0)?;
    let mut db = call.db().await?;
    let written = commands::ask(&mut db, &call.who, &once, *id, body.0.body, call.now).await?;
    let offer = seen(&mut db, &call.who, *id).await?;
    let message = store::messages::find(&mut db, call.who.programme_id, written).await?;
    let page = Page {
        items: message.into_iter().collect(),
        next_cursor: None,
    };
    let mut views = messages_shown(&mut db, &call.who, &offer, page)
        .await?
        .items;
    let view = views.pop().ok_or(PlatformRefusal::NotFound)?;
    Ok(HttpResponse::Created().json(view))
}

/// Pause a call
///
/// Its mentee takes it out of the mentors' list; the offers on it lapse.
#[utoipa::path(tag = "calls", params(("call_id" = CallId, Path, description = "The call.")), responses((status = 200, description = "The call, paused.", body = CallView)), security(("bearer" = [])))]
#[post("/calls/{call_id}/pause")]
async fn pause_call(call: Signed, id: web::Path<CallId>) -> Result<web::Json<CallView>, Problem> {
    let mut db = call.db().await?;
    commands::pause_call(&mut db, &call.who, *id, call.now).await?;
    let view = calls::http::view(&db, &call.who, *id, call.now).await?;
    Ok(web::Json(view))
}

/// Close a call
///
/// Its mentee ends her search without an election; the offers on it lapse.
#[utoipa::path(tag = "calls", request_body = CallClosure, params(("call_id" = CallId, Path, description = "The call.")), responses((status = 200, description = "The call, closed.", body = CallView)), security(("bearer" = [])))]
#[post("/calls/{call_id}/closure")]
async fn close_call(
    call: Signed,
    id: web::Path<CallId>,
    body: Valid<CallClosure>,
) -> Result<web::Json<CallView>, Problem> {
    let mut db = call.db().await?;
    commands::close_call(&mut db, &call.who, *id, body.0.reason, call.now).await?;
    let view = calls::http::view(&db, &call.who, *id, call.now).await?;
    Ok(web::Json(view))
}

/// An offer that the reader may see.
async fn seen(conn: &mut Conn, who: &Actor, id: OfferId) -> Result<Offer, Problem> {
    let offer = store::find(conn, who.programme_id, id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    let meet = may_they_meet(conn, who.programme_id, offer.mentee_id, offer.mentor_id).await?;
    policy::may_see(policy::party(who, &offer, !meet))?;
    Ok(offer)
}

async fn view(
    conn: &mut Conn,
    who: &Actor,
    id: OfferId,
    now: DateTime<Utc>,
) -> Result<OfferView, Problem> {
    let offer = seen(conn, who, id).await?;
    let call = calls::store::find(conn, who.programme_id, offer.call_id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    let page = Page {
        items: vec![(offer, call)],
        next_cursor: None,
    };
    let mut views = shown(conn, who, page, now).await?.items;
    views.pop().ok_or_else(|| PlatformRefusal::NotFound.into())
}

/// A page of offers of the reader's, as she sees them.
async fn shown(
    conn: &mut Conn,
    who: &Actor,
    page: Page<(Offer, Call)>,
    now: DateTime<Utc>,
) -> Result<Page<OfferView>, Problem> {
    let ids = page
        .items
        .iter()
        .flat_map(|(offer, call)| [offer.applicant_id, call.applicant_id]);
    let people = by_id(conn, who.programme_id, ids).await?;
    let ground = fit::store::ground(conn, who.programme_id).await?;
    let mut comparison = Comparison::on(&ground).map_err(Problem::internal)?;
    let mut items = vec![];
    for (offer, call) in page.items {
        let mentor = people.get(&offer.applicant_id);
        let mentee = people.get(&call.applicant_id);
        let (Some(mentor), Some(mentee)) = (mentor, mentee) else {
            return Err(Problem::internal(anyhow::anyhow!(
                "an offer without its two"
            )));
        };
        let profiles = (
            comparison.profile(mentee, call.said()),
            comparison.profile(mentor, offer.said()),
        );
        let fit = OfferFit::from(&comparison.compare(&profiles.0, &profiles.1));
        items.push(OfferView::of(offer, mentor, mentee, fit, who, now));
    }
    Ok(Page {
        items,
        next_cursor: page.next_cursor,
    })
}

async fn messages_shown(
    conn: &mut Conn,
    who: &Actor,
    offer: &Offer,
    page: Page<Message>,
) -> Result<Page<MessageView>, Problem> {
    let call = calls::store::find(conn, who.programme_id, offer.call_id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    let ids = [offer.applicant_id, call.applicant_id];
    let people = by_id(conn, who.programme_id, ids).await?;
    let name = |message: &Message| {
        people
            .values()
            .find(|p| p.account_id == message.author_id)
            .map_or("", |p| &p.public_name)
    };
    Ok(page.map(|message| {
        let name = name(&message).to_owned();
        MessageView::of(message, &name, who)
    }))
}
