//! What a reader sees of her own applications, with what has to be read for it.
use super::{dto::ApplicantView, model::Applicant, store};
use crate::{
    identity::model::Role,
    platform::{
        db::Conn,
        problem::{PlatformRefusal, Problem},
    },
    programme::{self, model::ApplicantRole, questionnaire::Definition},
};

/// The questionnaire that this application answers.
///
/// # Errors
/// The database's.
pub async fn definition_of(conn: &mut Conn, applicant: &Applicant) -> Result<Definition, Problem> {
    let role = ApplicantRole::of(applicant.role).ok_or(PlatformRefusal::NotFound)?;
    let (programme, version) = (applicant.programme_id, applicant.questionnaire_version);
    let asked = programme::store::questionnaire_of_version(conn, programme, role, version);
    Ok(asked.await?.definition)
}

/// Her own application as she sees it.
///
/// # Errors
/// The database's.
pub async fn own(conn: &mut Conn, applicant: Applicant) -> Result<ApplicantView, Problem> {
    let definition = definition_of(conn, &applicant).await?;
    let (programme, account) = (applicant.programme_id, applicant.account_id);
    let engaged = applicant.role == Role::Mentee
        && store::searches_or_is_accompanied(conn, programme, account).await?;
    Ok(ApplicantView::of(applicant, &definition, engaged))
}
