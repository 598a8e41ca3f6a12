//! The application: state, middleware, routes. The server and the tests call the same function.
use crate::{
    api,
    config::Settings,
    docs,
    identity::{call::Doors, password::Passwords, token::Keys},
    jobs::{Ctx, Handlers, Worker},
    mail,
    platform::{
        address_limit::{self, AddressLimit},
        clock::Clock,
        db::{self, Pool},
        http::BODY_LIMIT,
        problem::Problem,
        shield,
    },
    spa::Spa,
};
use actix_web::{
    App, HttpRequest, HttpResponse,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    http::{Method, StatusCode, header},
    middleware::{Condition, from_fn},
    web,
};
use std::sync::{Arc, LazyLock};
use utoipa_actix_web::AppExt;

/// What a process serves from: shared by its workers.
#[derive(Clone)]
pub struct Site {
    pub doors: web::Data<Doors>,
    pub settings: Arc<Settings>,
    limit: web::Data<AddressLimit>,
    spa: Option<web::Data<Spa>>,
}

impl Site {
    /// A site on this pool and clock.
    ///
    /// # Errors
    /// When the signing keys cannot be used or the front end cannot be read.
    pub fn new(settings: Settings, pool: Pool, clock: Clock) -> anyhow::Result<Self> {
        let keys = Keys::new(&settings.public_url, &settings.jwt_keys)?;
        let spa = settings.static_dir.as_deref().map(Spa::load).transpose()?;
        Ok(Self {
            doors: web::Data::new(Doors {
                pool,
                clock,
                keys: Arc::new(keys),
                passwords: Passwords::default(),
                trusted_proxies: settings.trusted_proxies.clone(),
                limited: settings.rate_limits,
            }),
            limit: web::Data::new(AddressLimit::new(settings.trusted_proxies.clone())),
            spa: spa.map(web::Data::new),
            settings: Arc::new(settings),
        })
    }

    /// The same site on another pool: limits and keys stay common.
    #[must_use]
    pub fn on(&self, pool: Pool) -> Self {
        let doors = Doors {
            pool,
            ..Doors::clone(&self.doors)
        };
        Self {
            doors: web::Data::new(doors),
            ..self.clone()
        }
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
    let spa = site.spa.clone();
    App::new()
        .app_data(site.doors.clone())
        .app_data(site.limit.clone())
        .app_data(web::Data::from(site.settings.clone()))
        .app_data(web::PayloadConfig::new(BODY_LIMIT))
        .configure(docs::routes)
        .into_utoipa_app()
        .configure(api::routes)
        .into_app()
        .configure(development(site.settings.dev))
        .service(web::resource("/livez").get(async || HttpResponse::Ok().json("alive")))
        .service(web::resource("/readyz").get(ready))
        .default_service(web::to(move |request: HttpRequest| {
            std::future::ready(elsewhere(spa.as_ref().map(|spa| spa.get_ref()), &request))
        }))
        .wrap(Condition::new(
            site.settings.rate_limits,
            from_fn(address_limit::limit),
        ))
        .wrap(from_fn(shield::surround))
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

/// What no route claims: a page of the front end, a known address asked the wrong way, or nothing.
fn elsewhere(spa: Option<&Spa>, request: &HttpRequest) -> Result<HttpResponse, Problem> {
    let path = request.path();
    if path.starts_with("/api/") {
        return Ok(match allowed(path) {
            Some(methods) => HttpResponse::MethodNotAllowed()
                .insert_header((header::ALLOW, methods))
                .finish(),
            None => HttpResponse::NotFound().finish(),
        });
    }
    match spa {
        Some(spa) if request.method() == Method::GET => spa.respond(request),
        _ => Err(Problem::of_status(StatusCode::NOT_FOUND)),
    }
}

/// Templates of the document's paths and the methods they know. The document is made from the handlers, so this is too.
static ADDRESSES: LazyLock<Vec<(Vec<String>, String)>> = LazyLock::new(|| {
    let document = api::document();
    let mut addresses: Vec<_> = document
        .paths
        .paths
        .iter()
        .map(|(path, item)| {
            let known = [
                ("GET, HEAD", item.get.is_some()),
                ("POST", item.post.is_some()),
                ("PUT", item.put.is_some()),
                ("PATCH", item.patch.is_some()),
                ("DELETE", item.delete.is_some()),
            ];
            let methods: Vec<_> = known
                .into_iter()
                .filter(|(_, is)| *is)
                .map(|(name, _)| name)
                .collect();
            (
                path.split('/').map(str::to_owned).collect(),
                methods.join(", "),
            )
        })
        .collect();
    addresses.push((
        docs::DOCUMENT.split('/').map(str::to_owned).collect(),
        "GET, HEAD".into(),
    ));
    addresses
});

fn allowed(path: &str) -> Option<&'static str> {
    let asked: Vec<_> = path.split('/').collect();
    let fits = |template: &[String]| {
        template.len() == asked.len()
            && template
                .iter()
                .zip(&asked)
                .all(|(t, a)| (t.starts_with('{') && !a.is_empty()) || t == a)
    };
    ADDRESSES
        .iter()
        .find(|(template, _)| fits(template))
        .map(|(_, methods)| methods.as_str())
}
