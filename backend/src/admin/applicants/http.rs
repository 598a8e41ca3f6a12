//! Reviewing applications. Suspending and removing end offers, calls and pairs, in one transaction of `pairings`.
use super::{
    dto::{ApplicantReview, ApplicantRow, ApplicantsQuery, AskApplicant, DeclineApplicant},
    review_of,
    store::{self, Filter, Key},
};
use crate::{
    applicants::{commands, dto::SuspendApplicant, model::ApplicantId},
    identity::call::Signed,
    pairings::leaving,
    platform::{
        http::{Valid, ValidQuery},
        page::Page,
        problem::Problem,
    },
};
use actix_web::{HttpRequest, HttpResponse, get, post, web};

/// List applications
///
/// Those that were handed in, the longest waiting first. Drafts are nobody's business yet.
#[utoipa::path(tag = "admin", params(ApplicantsQuery),
    responses((status = 200, description = "A page of applications", body = Page<ApplicantRow>)), security(("bearer" = [])))]
#[get("/admin/applicants")]
pub async fn list_applicants_to_review(
    call: Signed,
    request: HttpRequest,
    query: ValidQuery<ApplicantsQuery>,
) -> Result<HttpResponse, Problem> {
    call.who.must_organise()?;
    let mut db = call.db().await?;
    let (query, page) = (&query.0, query.0.page());
    let filter = Filter {
        status: query.status,
        role: query.role,
        q: query.q.as_deref(),
    };
    let after: Option<Key> = page.after()?;
    let rows = store::page(&mut db, call.who.programme_id, filter, after, page.fetch()).await?;
    let page = page.cut(rows, |(applicant, _)| {
        (applicant.submitted_at, applicant.id)
    })?;
    let page = page.map(|(applicant, email)| ApplicantRow::of(applicant, email, call.now));
    Ok(page.respond(&request))
}

/// Read an application
///
/// Answers, history and what you may do next. The reading is recorded.
#[utoipa::path(tag = "admin", params(("applicant_id" = ApplicantId, Path, description = "The application")),
    responses((status = 200, description = "The application", body = ApplicantReview)), security(("bearer" = [])))]
#[get("/admin/applicants/{applicant_id}")]
pub async fn review_applicant(
    call: Signed,
    id: web::Path<ApplicantId>,
) -> Result<web::Json<ApplicantReview>, Problem> {
    let mut db = call.db().await?;
    let applicant = commands::read(&mut db, &call.who, *id, call.now).await?;
    Ok(web::Json(review_of(&mut db, applicant).await?))
}

/// Admit
///
/// From now on she is a mentee or a mentor of the programme, and is told so.
#[utoipa::path(tag = "admin", params(("applicant_id" = ApplicantId, Path, description = "The application")),
    responses((status = 200, description = "The application", body = ApplicantReview)), security(("bearer" = [])))]
#[post("/admin/applicants/{applicant_id}/admission")]
pub async fn admit_applicant(
    call: Signed,
    id: web::Path<ApplicantId>,
) -> Result<web::Json<ApplicantReview>, Problem> {
    let mut db = call.db().await?;
    let applicant = commands::admit(&mut db, &call.who, *id, call.now).await?;
    Ok(web::Json(review_of(&mut db, applicant).await?))
}

/// Decline
///
/// With a reason for figures and words that she reads.
#[utoipa::path(tag = "admin", params(("applicant_id" = ApplicantId, Path, description = "The application")), request_body = DeclineApplicant,
    responses((status = 200, description = "The application", body = ApplicantReview)), security(("bearer" = [])))]
#[post("/admin/applicants/{applicant_id}/declination")]
pub async fn decline_applicant(
    call: Signed,
    id: web::Path<ApplicantId>,
    body: Valid<DeclineApplicant>,
) -> Result<web::Json<ApplicantReview>, Problem> {
    let mut db = call.db().await?;
    let DeclineApplicant { reason, words } = body.0;
    let applicant = commands::decline(&mut db, &call.who, *id, reason, words, call.now).await?;
    Ok(web::Json(review_of(&mut db, applicant).await?))
}

/// Ask for more
///
/// Gives the application back with a question; she edits it and hands it in again.
#[utoipa::path(tag = "admin", params(("applicant_id" = ApplicantId, Path, description = "The application")), request_body = AskApplicant,
    responses((status = 200, description = "The application", body = ApplicantReview)), security(("bearer" = [])))]
#[post("/admin/applicants/{applicant_id}/information-request")]
pub async fn ask_applicant(
    call: Signed,
    id: web::Path<ApplicantId>,
    body: Valid<AskApplicant>,
) -> Result<web::Json<ApplicantReview>, Problem> {
    let mut db = call.db().await?;
    let applicant = commands::ask_info(&mut db, &call.who, *id, body.0.words, call.now).await?;
    Ok(web::Json(review_of(&mut db, applicant).await?))
}

/// Reinstate
///
/// Back from suspension: she is what she was.
#[utoipa::path(tag = "admin", params(("applicant_id" = ApplicantId, Path, description = "The application")),
    responses((status = 200, description = "The application", body = ApplicantReview)), security(("bearer" = [])))]
#[post("/admin/applicants/{applicant_id}/reinstatement")]
pub async fn reinstate_applicant(
    call: Signed,
    id: web::Path<ApplicantId>,
) -> Result<web::Json<ApplicantReview>, Problem> {
    let mut db = call.db().await?;
    let applicant = commands::reinstate(&mut db, &call.who, *id, call.now).await?;
    Ok(web::Json(review_of(&mut db, applicant).await?))
}

/// Mark as read again
///
/// A substantive change after admission was read.
#[utoipa::path(tag = "admin", params(("applicant_id" = ApplicantId, Path, description = "The application")),
    responses((status = 200, description = "The application", body = ApplicantReview)), security(("bearer" = [])))]
#[post("/admin/applicants/{applicant_id}/rereading")]
pub async fn mark_applicant_reread(
    call: Signed,
    id: web::Path<ApplicantId>,
) -> Result<web::Json<ApplicantReview>, Problem> {
    let mut db = call.db().await?;
    let applicant = commands::mark_reread(&mut db, &call.who, *id, call.now).await?;
    Ok(web::Json(review_of(&mut db, applicant).await?))
}

/// Suspend
///
/// On hold: her call closes or her offers lapse; her pairs wait for what comes of it.
#[utoipa::path(tag = "admin", params(("applicant_id" = ApplicantId, Path, description = "The application")), request_body = SuspendApplicant,
    responses((status = 200, description = "The application", body = ApplicantReview)), security(("bearer" = [])))]
#[post("/admin/applicants/{applicant_id}/suspension")]
pub async fn suspend_applicant(
    call: Signed,
    id: web::Path<ApplicantId>,
    body: Valid<SuspendApplicant>,
) -> Result<web::Json<ApplicantReview>, Problem> {
    let mut db = call.db().await?;
    let applicant = leaving::suspend(&mut db, &call.who, *id, body.0.reason, call.now).await?;
    Ok(web::Json(review_of(&mut db, applicant).await?))
}

/// Remove
///
/// For good, once she is suspended: her pairs end.
#[utoipa::path(tag = "admin", params(("applicant_id" = ApplicantId, Path, description = "The application")), request_body = SuspendApplicant,
    responses((status = 200, description = "The application", body = ApplicantReview)), security(("bearer" = [])))]
#[post("/admin/applicants/{applicant_id}/removal")]
pub async fn remove_applicant(
    call: Signed,
    id: web::Path<ApplicantId>,
    body: Valid<SuspendApplicant>,
) -> Result<web::Json<ApplicantReview>, Problem> {
    let mut db = call.db().await?;
    let applicant = leaving::remove(&mut db, &call.who, *id, body.0.reason, call.now).await?;
    Ok(web::Json(review_of(&mut db, applicant).await?))
}
