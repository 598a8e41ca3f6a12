//! The application: state, middleware, routes. The server and the tests call the same function.
use crate::{
    api,
    config::Settings,
    identity::{call::Doors, password::Passwords, token::Keys},
    jobs::{Ctx, Handlers, Worker},
    mail,
    platform::{
        clock::Clock,
        db::{self, Pool},
        http::BODY_LIMIT,
        problem::Problem,
    },
};
use actix_web::{
    App, HttpResponse,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    http::StatusCode,
    web,
};
use std::sync::Arc;
use utoipa_actix_web::AppExt;

/// What a process serves from: shared by its workers.
#[derive(Clone)]
pub struct Site {
    pub doors: web::Data<Doors>,
    pub settings: Arc<Settings>,
}

impl Site {
    /// A site on this pool and clock.
    ///
    /// # Errors
    /// When the signing keys cannot be used.
    pub fn new(settings: Settings, pool: Pool, clock: Clock) -> anyhow::Result<Self> {
        let keys = Keys::new(&settings.public_url, &settings.jwt_keys)?;
        Ok(Self {
            doors: web::Data::new(Doors {
                pool,
                clock,
                keys: Arc::new(keys),
                passwords: Passwords::default(),
                trusted_proxies: settings.trusted_proxies.clone(),
                limited: settings.rate_limits,
            }),
            settings: Arc::new(settings),
        })
    }
}

/// The whole application.
pub fn build(
    site: &Site,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody + use<>>,
        Error = actix_web::Error,
        InitError = (),
    > + use<>,
> {
    App::new()
        .app_data(site.doors.clone())
        .app_data(web::Data::from(site.settings.clone()))
        .app_data(web::PayloadConfig::new(BODY_LIMIT))
        .into_utoipa_app()
        .configure(api::routes)
        .into_app()
        .configure(development(site.settings.dev))
        .service(web::resource("/livez").get(async || HttpResponse::Ok().json("alive")))
        .service(web::resource("/readyz").get(ready))
        .default_service(web::to(async || {
            Err::<HttpResponse, _>(Problem::of_status(StatusCode::NOT_FOUND))
        }))
}

/// The worker of this site: every kind of job there is.
///
/// # Errors
/// When mails cannot be sent with these settings.
pub fn worker(site: &Site) -> anyhow::Result<Worker> {
    let ctx = Ctx {
        pool: site.doors.pool.clone(),
        clock: site.doors.clock.clone(),
    };
    let office = mail::Office::new(&site.settings, site.doors.keys.clone())?;
    Ok(Worker::new(
        ctx,
        mail::handlers(Handlers::default(), office),
    ))
}

/// Pages that only development has.
fn development(dev: bool) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        if dev {
            mail::http::routes(config);
        }
    }
}

/// Ready when the database answers.
async fn ready(doors: web::Data<Doors>) -> Result<HttpResponse, Problem> {
    db::ping(&doors.pool).await?;
    Ok(HttpResponse::Ok().json("ready"))
}
