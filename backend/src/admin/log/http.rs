//! Routes of the log and the queue.
use super::{
    dto::{EventFilter, EventView, JobFilter, JobView},
    store,
};
use crate::{
    identity::{call::Signed, model::Role},
    jobs::{self, JobId},
    platform::{
        http::ValidQuery,
        page::Page,
        problem::{PlatformRefusal, Problem},
    },
};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .service(list_events)
        .service(list_jobs)
        .service(revive_job);
}

/// Read the log
///
/// Every change of state: who, when, from, to, why; newest first. It is append-only, and holds ids and codes, no words.
#[utoipa::path(tag = "admin", params(EventFilter), responses((status = 200, description = "A page of events", body = Page<EventView>)), security(("bearer" = [])))]
#[get("/admin/events")]
async fn list_events(
    call: Signed,
    filter: ValidQuery<EventFilter>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    call.who.must_organise()?;
    let mut db = call.db().await?;
    Ok(store::page(&mut db, call.who.programme_id, &filter.0)
        .await?
        .respond(&request))
}

/// List jobs
///
/// The queue of mails and other work after commit, newest first; dead ones wait for somebody to look.
#[utoipa::path(tag = "admin", params(JobFilter), responses((status = 200, description = "A page of jobs", body = Page<JobView>)), security(("bearer" = [])))]
#[get("/admin/jobs")]
async fn list_jobs(
    call: Signed,
    filter: ValidQuery<JobFilter>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    call.who.must_be(Role::Administrator)?;
    let mut db = call.db().await?;
    let page = jobs::page(
        &mut db,
        call.who.programme_id,
        filter.0.status,
        &filter.0.page(),
    )
    .await?;
    Ok(page.map(JobView::from).respond(&request))
}

/// Revive a dead job
///
/// It is queued again at once, with all its tries before it, and keeps its key: what was sent is not sent twice.
#[utoipa::path(tag = "admin", params(("job_id" = JobId, Path, description = "The job")), responses((status = 200, description = "The job, queued", body = JobView)), security(("bearer" = [])))]
#[post("/admin/jobs/{job_id}/revival")]
async fn revive_job(call: Signed, id: web::Path<JobId>) -> Result<web::Json<JobView>, Problem> {
    call.who.must_be(Role::Administrator)?;
    let mut db = call.db().await?;
    let job = jobs::revive(&mut db, call.who.programme_id, *id, call.now).await?;
    job.map(|job| web::Json(job.into()))
        .ok_or_else(|| PlatformRefusal::NotFound.into())
}
