//! Routes of this feature.
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(_: &mut ServiceConfig) {}
