//! What everybody may read of a programme, and accepting its charter.
use super::{
    commands,
    dto::{CharterView, NewCharterAcceptance, ProgrammeView, QuestionnaireView},
    model::ApplicantRole,
    store,
};
use crate::{
    identity::call::{Anyone, Signed},
    platform::{
        etag,
        http::Valid,
        problem::{PlatformRefusal, Problem},
    },
};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(get_programme)
        .service(get_questionnaire)
        .service(get_current_charter)
        .service(accept_charter);
}

/// The programme
///
/// Its name and nouns, what is open, and public figures; a figure below five is not shown.
#[utoipa::path(tag = "programme", responses((status = 200, description = "The programme that answers at this address", body = ProgrammeView)))]
#[get("/programme")]
async fn get_programme(call: Anyone) -> Result<web::Json<ProgrammeView>, Problem> {
    let mut db = call.db().await?;
    let id = call.programme(&mut db).await?;
    let programme = store::find(&db, id).await?;
    let charter = store::current_charter_version(&mut db, id).await?;
    let figures = store::figures(&mut db, id).await?;
    Ok(web::Json(ProgrammeView::of(programme, charter, figures)))
}

/// The questionnaire of a role
///
/// What is asked of who applies now, as data: steps, questions, bounds, options, in French and English.
#[utoipa::path(tag = "programme", params(("role" = ApplicantRole, Path, description = "The role one applies for")),
    responses((status = 200, description = "The questionnaire in force", body = QuestionnaireView)))]
#[get("/questionnaires/{role}")]
async fn get_questionnaire(
    call: Anyone,
    request: HttpRequest,
    role: web::Path<ApplicantRole>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let programme = call.programme(&mut db).await?;
    let questionnaire = store::current_questionnaire(&db, programme, *role)
        .await?
        .ok_or(PlatformRefusal::NotFound)?;
    let version = questionnaire.version;
    let view = QuestionnaireView::of(*role, questionnaire);
    Ok(etag::tagged(&request, version, &view))
}

/// The charter in force
///
/// The charter and code of conduct, as Markdown and rendered.
#[utoipa::path(tag = "programme", responses((status = 200, description = "The charter in force", body = CharterView)))]
#[get("/charters/current")]
async fn get_current_charter(call: Anyone, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let programme = call.programme(&mut db).await?;
    let charter = commands::current_charter(&mut db, programme).await?;
    Ok(etag::tagged(
        &request,
        charter.version,
        &CharterView::from(charter),
    ))
}

/// Accept the charter
///
/// Only the one in force can be accepted; accepting it twice is accepting it once.
#[utoipa::path(tag = "programme", request_body = NewCharterAcceptance,
    responses((status = 204, description = "Accepted")), security(("bearer" = [])))]
#[post("/charter-acceptances")]
async fn accept_charter(
    call: Signed,
    body: Valid<NewCharterAcceptance>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    commands::accept_charter(&mut db, &call.who, body.0.version, call.now).await?;
    Ok(HttpResponse::NoContent().finish())
}
