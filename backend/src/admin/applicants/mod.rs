//! Applications as organisers review them.
pub mod dto;
pub mod http;
pub mod store;

use crate::{
    applicants::{model::Applicant, views},
    platform::{db::Conn, problem::Problem},
};
use dto::ApplicantReview;

/// What an organiser sees of an application: answers meant for nobody's eyes are left out.
///
/// # Errors
/// The database's.
pub async fn review_of(conn: &mut Conn, applicant: Applicant) -> Result<ApplicantReview, Problem> {
    let definition = views::definition_of(conn, &applicant).await?;
    let email = store::email_of(conn, applicant.account_id).await?;
    let history = store::history_of(conn, &applicant).await?;
    let actors: Vec<_> = history.iter().filter_map(|event| event.actor_id).collect();
    let names = store::names_of(conn, applicant.programme_id, &actors).await?;
    Ok(ApplicantReview::of(
        applicant,
        &definition,
        email,
        history,
        &names,
    ))
}
