//! Routes by which a person changes her own standing, and with it her offers, her call and her pairs.
use super::leaving;
use crate::{
    applicants::{
        dto::{ApplicantView, NewCapacity, PauseApplicant, WithdrawApplicant},
        model::{Applicant, ApplicantId},
        views,
    },
    identity::call::Signed,
    platform::{
        db::Conn,
        etag::{IfMatch, IfMatchHeader, versioned},
        http::Valid,
        problem::Problem,
    },
};
use actix_web::{HttpResponse, post, put, web};
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(pause_applicant)
        .service(withdraw_applicant)
        .service(set_capacity);
}

/// Take a break
///
/// As a mentor, until a day or until you say so. Your open offers lapse; your pairs go on.
#[utoipa::path(tag = "applicants", params(("applicant_id" = ApplicantId, Path, description = "The application")), request_body = PauseApplicant,
    responses((status = 200, description = "The application", body = ApplicantView)), security(("bearer" = [])))]
#[post("/applicants/{applicant_id}/pause")]
async fn pause_applicant(
    call: Signed,
    id: web::Path<ApplicantId>,
    body: Valid<PauseApplicant>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let mentor = leaving::pause(&mut db, &call.who, *id, body.0.until, call.now).await?;
    answer(&mut db, mentor).await
}

/// Withdraw your application
///
/// You leave the programme in this role: your call closes or your offers lapse, and your pairs end.
#[utoipa::path(tag = "applicants", params(("applicant_id" = ApplicantId, Path, description = "The application")), request_body = WithdrawApplicant,
    responses((status = 200, description = "The application", body = ApplicantView)), security(("bearer" = [])))]
#[post("/applicants/{applicant_id}/withdrawal")]
async fn withdraw_applicant(
    call: Signed,
    id: web::Path<ApplicantId>,
    _: Valid<WithdrawApplicant>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let gone = leaving::withdraw(&mut db, &call.who, *id, call.now).await?;
    answer(&mut db, gone).await
}

/// Set your capacity
///
/// How many you accompany at a time, as a mentor. Fewer ends no pair, but where no place is left your open offers lapse;
/// more asks organisers for a second look.
#[utoipa::path(tag = "applicants", params(("applicant_id" = ApplicantId, Path, description = "The application"), IfMatchHeader),
    request_body = NewCapacity, responses((status = 200, description = "The application", body = ApplicantView)), security(("bearer" = [])))]
#[put("/applicants/{applicant_id}/capacity")]
async fn set_capacity(
    call: Signed,
    id: web::Path<ApplicantId>,
    read: IfMatch,
    body: Valid<NewCapacity>,
) -> Result<HttpResponse, Problem> {
    let (mut db, capacity) = (call.db().await?, body.0.capacity);
    let mentor = leaving::set_capacity(&mut db, &call.who, *id, read, capacity, call.now).await?;
    answer(&mut db, mentor).await
}

async fn answer(conn: &mut Conn, applicant: Applicant) -> Result<HttpResponse, Problem> {
    let version = applicant.version;
    let view = views::own(conn, applicant).await?;
    Ok(versioned(version, &view))
}
