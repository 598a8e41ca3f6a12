//! Applications as organisers review them.
pub mod dto;
pub mod http;
pub mod store;

use crate::{
    admin::log::store as log,
    applicants::{model::Applicant, views},
    platform::{db::Conn, problem::Problem},
};
use dto::ApplicantReview;

/// Entries of the log shown beside an application.
const MOST_HISTORY: i64 = 200;

/// What an organiser sees of an application: answers meant for nobody's eyes are left out.
///
/// # Errors
/// The database's.
pub async fn review_of(conn: &mut Conn, applicant: Applicant) -> Result<ApplicantReview, Problem> {
    let definition = views::definition_of(conn, &applicant).await?;
    let email = store::email_of(conn, applicant.account_id).await?;
    let hers = store::all_of_hers(conn, &applicant).await?;
    let history = log::of_subjects(conn, applicant.programme_id, &hers, MOST_HISTORY).await?;
    Ok(ApplicantReview::of(applicant, &definition, email, history))
}
