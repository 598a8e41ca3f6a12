//! Her own applications. Pausing, taking fewer and withdrawing end offers, calls and pairs: those routes live with what
//! they end (`pairings/leaving_http.rs`).
use super::{
    commands,
    dto::{ApplicantChanges, ApplicantView, NewApplicant},
    model::{Applicant, ApplicantId},
    policy, store, views,
};
use crate::{
    identity::call::Signed,
    platform::{
        db::Conn,
        etag::{self, IfMatch, IfMatchHeader},
        http::{Valid, ValidQuery},
        idempotency::{IdempotencyKey, IdempotencyKeyHeader},
        page::{Page, PageQuery},
        problem::{PlatformRefusal, Problem},
    },
};
use actix_web::{HttpRequest, HttpResponse, get, patch, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list_applicants)
        .service(apply)
        .service(get_applicant)
        .service(edit_applicant)
        .service(submit_applicant)
        .service(resume_applicant);
}

async fn answer(conn: &mut Conn, applicant: Applicant) -> Result<HttpResponse, Problem> {
    let version = applicant.version;
    let view = views::own(conn, applicant).await?;
    Ok(etag::versioned(version, &view))
}

/// List your applications
///
/// Your own, in every role and state, oldest first.
#[utoipa::path(tag = "applicants", params(PageQuery),
    responses((status = 200, description = "A page of your applications", body = Page<ApplicantView>)), security(("bearer" = [])))]
#[get("/applicants")]
async fn list_applicants(
    call: Signed,
    request: HttpRequest,
    query: ValidQuery<PageQuery>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let after: Option<ApplicantId> = query.0.after()?;
    let (programme, account) = (call.who.programme_id, call.who.account_id);
    let rows = store::page_of(&mut db, programme, account, after, query.0.fetch()).await?;
    let page = query.0.cut(rows, |applicant| applicant.id)?;
    let mut items = Vec::with_capacity(page.items.len());
    for applicant in page.items {
        items.push(views::own(&mut db, applicant).await?);
    }
    Ok(Page {
        items,
        next_cursor: page.next_cursor,
    }
    .respond(&request))
}

/// Apply
///
/// Starts a draft in one role, on the questionnaire of the day.
#[utoipa::path(tag = "applicants", params(IdempotencyKeyHeader), request_body = NewApplicant,
    responses((status = 201, description = "The draft", body = ApplicantView)), security(("bearer" = [])))]
#[post("/applicants")]
async fn apply(
    call: Signed,
    key: IdempotencyKey,
    body: Valid<NewApplicant>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let once = key.bind(call.who.programme_id.0, call.who.account_id.0, &body.0)?;
    let applicant = commands::apply(&mut db, &call.who, body.0.role, once, call.now).await?;
    let (place, version) = (
        format!("/api/v1/applicants/{}", applicant.id),
        applicant.version,
    );
    let view = views::own(&mut db, applicant).await?;
    Ok(etag::created(place, version, &view))
}

/// Read one of your applications
///
/// With what is still missing and what you may do next.
#[utoipa::path(tag = "applicants", params(("applicant_id" = ApplicantId, Path, description = "The application")),
    responses((status = 200, description = "The application", body = ApplicantView)), security(("bearer" = [])))]
#[get("/applicants/{applicant_id}")]
async fn get_applicant(call: Signed, id: web::Path<ApplicantId>) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let found = store::find(&mut db, call.who.programme_id, *id).await?;
    let applicant = found.ok_or(PlatformRefusal::NotFound)?;
    policy::is_hers(&call.who, &applicant)?;
    answer(&mut db, applicant).await
}

/// Save answers
///
/// The ones that are sent; the others stay, null takes one away. A draft keeps half-written texts.
#[utoipa::path(tag = "applicants", params(("applicant_id" = ApplicantId, Path, description = "The application"), IfMatchHeader),
    request_body = ApplicantChanges, responses((status = 200, description = "The application", body = ApplicantView)), security(("bearer" = [])))]
#[patch("/applicants/{applicant_id}")]
async fn edit_applicant(
    call: Signed,
    id: web::Path<ApplicantId>,
    if_match: IfMatch,
    body: Valid<ApplicantChanges>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let changes = body.0.answers;
    let applicant = commands::edit(&mut db, &call.who, *id, if_match, changes, call.now).await?;
    answer(&mut db, applicant).await
}

/// Hand in
///
/// Needs a verified address, the required answers and the charter in force.
#[utoipa::path(tag = "applicants", params(("applicant_id" = ApplicantId, Path, description = "The application")),
    responses((status = 200, description = "The application", body = ApplicantView)), security(("bearer" = [])))]
#[post("/applicants/{applicant_id}/submission")]
async fn submit_applicant(
    call: Signed,
    id: web::Path<ApplicantId>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let applicant = commands::submit(&mut db, &call.who, *id, call.now).await?;
    answer(&mut db, applicant).await
}

/// End your break
///
/// As a mentor: you are back, and may offer again.
#[utoipa::path(tag = "applicants", params(("applicant_id" = ApplicantId, Path, description = "The application")),
    responses((status = 200, description = "The application", body = ApplicantView)), security(("bearer" = [])))]
#[post("/applicants/{applicant_id}/resumption")]
async fn resume_applicant(
    call: Signed,
    id: web::Path<ApplicantId>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let applicant = commands::resume(&mut db, &call.who, *id, call.now).await?;
    answer(&mut db, applicant).await
}
