//! Routes of elections.
use super::{
    commands,
    dto::{ElectionView, NewElection},
    model::{Election, ElectionId},
    policy, store,
};
use crate::{
    calls::store::people::by_id,
    identity::call::{Actor, Signed},
    platform::{
        db::Conn,
        http::{Valid, ValidQuery},
        idempotency::{IdempotencyKey, IdempotencyKeyHeader},
        page::{Page, PageQuery},
        problem::{PlatformRefusal, Problem},
    },
};
use actix_web::{HttpRequest, HttpResponse, get, http::header, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list_elections)
        .service(elect)
        .service(get_election);
}

/// List my elections
///
/// The receipts of the mentee who asks, newest first.
#[utoipa::path(tag = "elections", params(PageQuery), responses((status = 200, description = "A page of elections.", body = Page<ElectionView>)), security(("bearer" = [])))]
#[get("/elections")]
async fn list_elections(
    call: Signed,
    request: HttpRequest,
    page: ValidQuery<PageQuery>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let rows = store::page_of(&mut db, &call.who, page.0.after()?, page.0.fetch()).await?;
    let page = page.0.cut(rows, |election| election.id)?;
    shown(&mut db, &call.who, page)
        .await
        .map(|page| page.respond(&request))
}

/// Elect an offer
///
/// The mentee chooses her mentor among those who offered; in one transaction the pair forms, the other offers on her
/// call end, and where the mentor has no place left her other open offers lapse. Nobody can do it for her.
#[utoipa::path(tag = "elections", request_body = NewElection, params(IdempotencyKeyHeader), responses((status = 201, description = "The receipt.", body = ElectionView)), security(("bearer" = [])))]
#[post("/elections")]
async fn elect(
    call: Signed,
    key: IdempotencyKey,
    body: Valid<NewElection>,
) -> Result<HttpResponse, Problem> {
    let once = key.bind(call.who.programme_id.0, call.who.account_id.0, &body.0)?;
    let mut db = call.db().await?;
    let id = commands::elect(&mut db, &call.who, &once, body.0.offer_id, call.now).await?;
    let view = view(&mut db, &call.who, id).await?;
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, format!("/api/v1/elections/{id}")))
        .json(view))
}

/// Read an election
///
/// Only the mentee who cast it can.
#[utoipa::path(tag = "elections", params(("election_id" = ElectionId, Path, description = "The election.")), responses((status = 200, description = "The receipt.", body = ElectionView)), security(("bearer" = [])))]
#[get("/elections/{election_id}")]
async fn get_election(
    call: Signed,
    id: web::Path<ElectionId>,
) -> Result<web::Json<ElectionView>, Problem> {
    let mut db = call.db().await?;
    view(&mut db, &call.who, *id).await.map(web::Json)
}

async fn view(conn: &mut Conn, who: &Actor, id: ElectionId) -> Result<ElectionView, Problem> {
    let election = store::find(conn, who.programme_id, id)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    policy::may_see(who, &election)?;
    let page = Page {
        items: vec![election],
        next_cursor: None,
    };
    let mut views = shown(conn, who, page).await?.items;
    views.pop().ok_or_else(|| PlatformRefusal::NotFound.into())
}

/// A page of the reader's elections, as she sees them.
async fn shown(
    conn: &mut Conn,
    who: &Actor,
    page: Page<Election>,
) -> Result<Page<ElectionView>, Problem> {
    let ids: Vec<_> = page.items.iter().map(|e| e.id).collect();
    let outcomes = store::outcomes(conn, who.programme_id, &ids).await?;
    let candidates = outcomes.iter().flat_map(|o| [o.mentor, o.mentee]);
    let people = by_id(conn, who.programme_id, candidates).await?;
    let mut items = vec![];
    for election in page.items {
        let outcome = outcomes.iter().find(|o| o.election_id == election.id);
        let outcome = outcome
            .ok_or_else(|| Problem::internal(anyhow::anyhow!("an election without a pair")))?;
        let name = |id| {
            people
                .get(&id)
                .map_or_else(String::new, |p| p.public_name.clone())
        };
        let (mentee, mentor) = (name(outcome.mentee), name(outcome.mentor));
        items.push(ElectionView::of(
            &election,
            outcome.pairing_id,
            mentee,
            mentor,
        ));
    }
    Ok(Page {
        items,
        next_cursor: page.next_cursor,
    })
}
