//! Reading and changing settings; publishing charters and questionnaires.
use super::dto::{NewCharter, NewProgrammeSettings, NewQuestionnaire, ProgrammeSettings};
use crate::{
    identity::call::Signed,
    platform::{
        etag::{self, IfMatch, IfMatchHeader},
        http::Valid,
        problem::Problem,
    },
    programme::{
        commands,
        dto::{CharterView, QuestionnaireView},
        model::ApplicantRole,
        questionnaire::Definition,
        store,
    },
};
use actix_web::{HttpRequest, HttpResponse, get, post, put, web};

/// Read the settings
///
/// Everything that organisers may set, with its version.
#[utoipa::path(tag = "admin", responses((status = 200, description = "The settings", body = ProgrammeSettings)), security(("bearer" = [])))]
#[get("/admin/settings")]
pub async fn get_settings(call: Signed, request: HttpRequest) -> Result<HttpResponse, Problem> {
    call.who.must_organise()?;
    let db = call.db().await?;
    let programme = store::find(&db, call.who.programme_id).await?;
    let version = programme.version;
    Ok(etag::tagged(
        &request,
        version,
        &ProgrammeSettings::from(programme),
    ))
}

/// Change the settings
///
/// Replaces all of them, provided nobody did since you read them.
#[utoipa::path(tag = "admin", params(IfMatchHeader), request_body = NewProgrammeSettings,
    responses((status = 200, description = "The settings", body = ProgrammeSettings)), security(("bearer" = [])))]
#[put("/admin/settings")]
pub async fn change_settings(
    call: Signed,
    request: HttpRequest,
    if_match: IfMatch,
    body: Valid<NewProgrammeSettings>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let (name, settings) = body.0.split();
    let changed = commands::change_settings(&mut db, &call.who, if_match, name, settings, call.now);
    let programme = changed.await?;
    let version = programme.version;
    Ok(etag::tagged(
        &request,
        version,
        &ProgrammeSettings::from(programme),
    ))
}

/// Publish a charter
///
/// From now on everybody is asked to accept it before her next offer or election.
#[utoipa::path(tag = "admin", request_body = NewCharter,
    responses((status = 201, description = "The charter in force", body = CharterView)), security(("bearer" = [])))]
#[post("/admin/charters")]
pub async fn publish_charter(
    call: Signed,
    body: Valid<NewCharter>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let NewCharter { body_fr, body_en } = body.0;
    let charter = commands::publish_charter(&mut db, &call.who, body_fr, body_en, call.now).await?;
    let place = "/api/v1/charters/current".to_owned();
    Ok(etag::created(
        place,
        charter.version,
        &CharterView::from(charter),
    ))
}

/// Publish a questionnaire
///
/// Who applies from now on is asked this one; applications that were started keep theirs.
#[utoipa::path(tag = "admin", params(("role" = ApplicantRole, Path, description = "The role one applies for")), request_body = NewQuestionnaire,
    responses((status = 201, description = "The questionnaire in force", body = QuestionnaireView)), security(("bearer" = [])))]
#[post("/admin/questionnaires/{role}")]
pub async fn publish_questionnaire(
    call: Signed,
    role: web::Path<ApplicantRole>,
    body: Valid<NewQuestionnaire>,
) -> Result<HttpResponse, Problem> {
    let mut db = call.db().await?;
    let definition = Definition {
        steps: body.0.steps,
        matching: body.0.matching.map(Into::into),
    };
    let published =
        commands::publish_questionnaire(&mut db, &call.who, *role, definition, call.now);
    let questionnaire = published.await?;
    let (place, version) = (
        format!("/api/v1/questionnaires/{role}"),
        questionnaire.version,
    );
    Ok(etag::created(
        place,
        version,
        &QuestionnaireView::of(*role, questionnaire),
    ))
}
