//! Routes of pairings.
use super::{
    commands,
    dto::{
        ContactView, Context, NewContact, PairingEnding, PairingPause, PairingView, PairingsQuery,
    },
    leaving_http,
    model::{Pairing, PairingId, PairingSide},
    policy, store,
};
use crate::{
    calls::{self, dto::CallView, store::people::by_id},
    identity::{
        call::{Actor, Signed},
        model::Role,
    },
    platform::{
        db::Conn,
        etag::{created, versioned},
        http::{Valid, ValidQuery},
        idempotency::{IdempotencyKey, IdempotencyKeyHeader},
        page::{Page, PageQuery},
        problem::{PlatformRefusal, Problem},
    },
    programme,
};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use chrono::{DateTime, Utc};
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .configure(leaving_http::routes)
        .service(list_pairings)
        .service(get_pairing)
        .service(list_contacts)
        .service(log_contact)
        .service(pause_pairing)
        .service(resume_pairing)
        .service(end_pairing)
        .service(open_successor);
}

/// List my pairs
///
/// Those of the reader, as mentee or mentor, newest first.
#[utoipa::path(tag = "pairings", params(PageQuery, PairingsQuery), responses((status = 200, description = "A page of pairs.", body = Page<PairingView>)), security(("bearer" = [])))]
#[get("/pairings")]
async fn list_pairings(
    call: Signed,
    request: HttpRequest,
    query: ValidQuery<PairingsQuery>,
) -> Result<HttpResponse, Problem> {
    let query = query.0;
    let after = query.page.after()?;
    let mut db = call.db().await?;
    let (status, side, fetch) = (query.status, query.side, query.page.fetch());
    let rows = store::page_of(&mut db, &call.who, status, side, after, fetch).await?;
    let page = query.page.cut(rows, |pairing| pairing.id)?;
    shown(&mut db, &call.who, page, call.now)
        .await
        .map(|page| page.respond(&request))
}

/// Read a pair
///
/// Only its two can; while it lives they find each other's full name and address here.
#[utoipa::path(tag = "pairings", params(("pairing_id" = PairingId, Path, description = "The pair.")), responses((status = 200, description = "The pair.", body = PairingView)), security(("bearer" = [])))]
#[get("/pairings/{pairing_id}")]
async fn get_pairing(call: Signed, id: web::Path<PairingId>) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let view = view(&mut db, &call.who, *id, call.now).await?;
    Ok(versioned(view.version, &view))
}

/// List a pair's contacts
///
/// What either of the two logged, newest first.
#[utoipa::path(tag = "pairings", params(("pairing_id" = PairingId, Path, description = "The pair."), PageQuery), responses((status = 200, description = "A page of contacts.", body = Page<ContactView>)), security(("bearer" = [])))]
#[get("/pairings/{pairing_id}/contacts")]
async fn list_contacts(
    call: Signed,
    request: HttpRequest,
    id: web::Path<PairingId>,
    page: ValidQuery<PageQuery>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    seen(&mut db, &call.who, *id).await?;
    let (programme, after) = (call.who.programme_id, page.0.after()?);
    let rows = store::contacts_page(&mut db, programme, *id, after, page.0.fetch()).await?;
    let page = page.0.cut(rows, |contact| contact.id)?;
    Ok(page
        .map(|contact| ContactView::of(contact, &call.who))
        .respond(&request))
}

/// Log a contact
///
/// Either of the two says that they met or wrote; the first contact makes the pair active.
#[utoipa::path(tag = "pairings", request_body = NewContact, params(("pairing_id" = PairingId, Path, description = "The pair."), IdempotencyKeyHeader), responses((status = 201, description = "The contact.", body = ContactView)), security(("bearer" = [])))]
#[post("/pairings/{pairing_id}/contacts")]
async fn log_contact(
    call: Signed,
    id: web::Path<PairingId>,
    key: IdempotencyKey,
    body: Valid<NewContact>,
) -> Result<HttpResponse, Problem> {
    let once = key.bind(call.who.programme_id.0, call.who.account_id.0, &body.0)?;
    let contact = (body.0.happened_on, body.0.means);
    let mut db = call.db().await?;
    let logged = commands::log_contact(&mut db, &call.who, &once, *id, contact, call.now).await?;
    let contact = store::find_contact(&mut db, call.who.programme_id, logged)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    Ok(HttpResponse::Created().json(ContactView::of(contact, &call.who)))
}

/// Pause a pair
///
/// Either of the two says that no contact is expected until a day.
#[utoipa::path(tag = "pairings", request_body = PairingPause, params(("pairing_id" = PairingId, Path, description = "The pair.")), responses((status = 200, description = "The pair, paused.", body = PairingView)), security(("bearer" = [])))]
#[post("/pairings/{pairing_id}/pause")]
async fn pause_pairing(
    call: Signed,
    id: web::Path<PairingId>,
    body: Valid<PairingPause>,
) -> Result<web::Json<PairingView>, Problem> {
    let mut db = call.db().await?;
    commands::pause(&mut db, &call.who, *id, body.0.until, call.now).await?;
    view(&mut db, &call.who, *id, call.now).await.map(web::Json)
}

/// Resume a pair
///
/// Either of the two ends the pause before its day.
#[utoipa::path(tag = "pairings", params(("pairing_id" = PairingId, Path, description = "The pair.")), responses((status = 200, description = "The pair, active again.", body = PairingView)), security(("bearer" = [])))]
#[post("/pairings/{pairing_id}/resumption")]
async fn resume_pairing(
    call: Signed,
    id: web::Path<PairingId>,
) -> Result<web::Json<PairingView>, Problem> {
    let mut db = call.db().await?;
    commands::resume(&mut db, &call.who, *id, call.now).await?;
    view(&mut db, &call.who, *id, call.now).await.map(web::Json)
}

/// End a pair
///
/// Either of the two, at any time. The reason and the words go to organisers, never to the other.
#[utoipa::path(tag = "pairings", request_body = PairingEnding, params(("pairing_id" = PairingId, Path, description = "The pair.")), responses((status = 200, description = "The pair, ended.", body = PairingView)), security(("bearer" = [])))]
#[post("/pairings/{pairing_id}/ending")]
async fn end_pairing(
    call: Signed,
    id: web::Path<PairingId>,
    body: Valid<PairingEnding>,
) -> Result<web::Json<PairingView>, Problem> {
    let PairingEnding { reason, words } = body.0;
    let mut db = call.db().await?;
    commands::end(&mut db, &call.who, *id, reason, words, call.now).await?;
    view(&mut db, &call.who, *id, call.now).await.map(web::Json)
}

/// Open a successor call
///
/// The mentee of a pair that ended looks again, with the words of her last call; after a pair that never started she
/// keeps her place in the queue.
#[utoipa::path(tag = "pairings", params(("pairing_id" = PairingId, Path, description = "The pair."), IdempotencyKeyHeader), responses((status = 201, description = "The new call.", body = CallView)), security(("bearer" = [])))]
#[post("/pairings/{pairing_id}/successor")]
async fn open_successor(
    call: Signed,
    id: web::Path<PairingId>,
    key: IdempotencyKey,
) -> Result<HttpResponse, Problem> {
    let once = key.bind(call.who.programme_id.0, call.who.account_id.0, &())?;
    let mut db = call.db().await?;
    let opened = commands::open_successor(&mut db, &call.who, &once, *id, call.now).await?;
    let view = calls::http::view(&db, &call.who, opened, call.now).await?;
    let place = format!("/api/v1/calls/{opened}");
    Ok(created(place, view.version, &view))
}

/// A pair that the reader is of.
async fn seen(conn: &mut Conn, who: &Actor, id: PairingId) -> Result<Pairing, Problem> {
    let pairing = store::find(conn, who.programme_id, id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    policy::side(who, &pairing)?;
    Ok(pairing)
}

async fn view(
    conn: &mut Conn,
    who: &Actor,
    id: PairingId,
    now: DateTime<Utc>,
) -> Result<PairingView, Problem> {
    let page = Page {
        items: vec![seen(conn, who, id).await?],
        next_cursor: None,
    };
    let mut views = shown(conn, who, page, now).await?.items;
    views.pop().ok_or_else(|| PlatformRefusal::NotFound.into())
}

/// A page of the reader's pairs, as she sees them.
async fn shown(
    conn: &mut Conn,
    who: &Actor,
    page: Page<Pairing>,
    now: DateTime<Utc>,
) -> Result<Page<PairingView>, Problem> {
    let programme_id = who.programme_id;
    let calls: Vec<_> = page.items.iter().map(|p| p.call_id).collect();
    let agreements = store::agreements(conn, programme_id, &calls).await?;
    let ids = agreements.values().flat_map(|a| [a.mentor, a.mentee]);
    let people = by_id(conn, programme_id, ids).await?;
    // Addresses are asked for only where they may be shown.
    let partners: Vec<_> = page
        .items
        .iter()
        .filter(|p| p.is_live())
        .flat_map(|p| [p.mentee_id, p.mentor_id])
        .collect();
    let mut addresses = store::addresses(conn, &partners).await?;
    let last = if who.is(Role::Mentee) {
        calls::store::before(conn, programme_id, who.account_id).await?
    } else {
        None
    };
    let zone = programme::store::time_zone(conn, programme_id).await?;
    let mut items = vec![];
    for pairing in page.items {
        let side = policy::side(who, &pairing)?;
        let agreement = agreements.get(&pairing.call_id);
        let partner = agreement.and_then(|a| {
            people.get(&match side {
                PairingSide::Mentee => a.mentor,
                PairingSide::Mentor => a.mentee,
            })
        });
        let (Some(agreement), Some(partner)) = (agreement, partner) else {
            return Err(Problem::internal(anyhow::anyhow!("a pair without its two")));
        };
        let context = Context {
            side,
            partner,
            email: addresses.remove(&partner.account_id),
            agreement,
            last: last.is_some_and(|last| last.call_id == pairing.call_id),
            zone,
            now,
        };
        items.push(PairingView::of(&pairing, who, context));
    }
    Ok(Page {
        items,
        next_cursor: page.next_cursor,
    })
}
