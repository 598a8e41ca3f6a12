//! Routes for those who run the programme.
use super::{log, roles};
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .configure(roles::http::routes)
        .configure(log::http::routes);
}
