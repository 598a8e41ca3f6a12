//! The document as it is served: JSON for machines, a page for people.
use crate::api;
use actix_web::{HttpResponse, http::header, web};
use std::sync::LazyLock;
use utoipa_swagger_ui::{Config, SwaggerUi};

/// Where machines read the document.
pub const DOCUMENT: &str = "/api/v1/openapi.json";
/// The reader's styles are its own, inline.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

static JSON: LazyLock<Result<String, String>> =
    LazyLock::new(|| print().map_err(|e| e.to_string()));

/// The document as it is checked in: pretty, with a line end.
///
/// # Errors
/// When it does not serialise, which is our fault.
pub fn print() -> serde_json::Result<String> {
    let value = serde_json::to_value(api::document())?;
    serde_json::to_string_pretty(&value).map(|text| text + "\n")
}

/// Mounts the document and its page.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(web::resource(DOCUMENT).get(json));
    config.service(web::resource("/docs").get(async || {
        HttpResponse::PermanentRedirect()
            .insert_header((header::LOCATION, "/docs/"))
            .finish()
    }));
    config.service(
        web::scope("")
            .wrap(
                actix_web::middleware::DefaultHeaders::new()
                    .add((header::CONTENT_SECURITY_POLICY, POLICY)),
            )
            .guard(actix_web::guard::fn_guard(|context| {
                context.head().uri.path().starts_with("/docs/")
            }))
            .service(
                SwaggerUi::new("/docs/{_:.*}")
                    .config(Config::from(DOCUMENT).persist_authorization(false)),
            ),
    );
}

async fn json() -> Result<HttpResponse, crate::platform::problem::Problem> {
    let text = JSON
        .as_deref()
        .map_err(|e| crate::platform::problem::Problem::internal(anyhow::anyhow!("{e}")))?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .body(text))
}
