//! Routes for those who run the programme.
use super::{applicants::http as applicants, log, oversight, roles, settings::http as settings};
use utoipa_actix_web::service_config::ServiceConfig;

/// Mounts them.
pub fn routes(config: &mut ServiceConfig) {
    config
        .configure(oversight::http::routes)
        .configure(roles::http::routes)
        .configure(log::http::routes)
        .service(applicants::list_applicants_to_review)
        .service(applicants::review_applicant)
        .service(applicants::admit_applicant)
        .service(applicants::decline_applicant)
        .service(applicants::ask_applicant)
        .service(applicants::reinstate_applicant)
        .service(applicants::mark_applicant_reread)
        .service(applicants::suspend_applicant)
        .service(applicants::remove_applicant)
        .service(settings::get_settings)
        .service(settings::change_settings)
        .service(settings::publish_charter)
        .service(settings::publish_questionnaire);
}
