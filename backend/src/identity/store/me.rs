//! What a person reads about herself; joins over what other features own.
use crate::{
    identity::model::{AccountId, ProgrammeId, Role},
    platform::{db::Conn, problem::Problem},
    schema::{applicants, charters, consents, programmes},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

/// One of her candidacies.
#[derive(Debug, Queryable)]
pub struct Candidacy {
    pub id: Uuid,
    pub role: Role,
    pub status: String,
}

/// Her candidacies in a programme, oldest first.
pub async fn candidacies(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
) -> Result<Vec<Candidacy>, Problem> {
    Ok(applicants::table
        .filter(applicants::programme_id.eq(programme))
        .filter(applicants::account_id.eq(account))
        .order(applicants::id)
        .limit(100)
        .select((applicants::id, applicants::role, applicants::status))
        .load(conn)
        .await?)
}

/// The programme's name, and whether she accepted a charter that is not the one in force any more.
pub async fn surroundings(
    conn: &mut Conn,
    programme: ProgrammeId,
    account: AccountId,
) -> Result<(String, bool), Problem> {
    let (name, current, accepted): (String, Option<i32>, Option<i32>) = programmes::table
        .find(programme)
        .select((
            programmes::name,
            charters::table
                .filter(charters::programme_id.eq(programme))
                .select(diesel::dsl::max(charters::version))
                .single_value(),
            consents::table
                .filter(consents::programme_id.eq(programme))
                .filter(consents::account_id.eq(account))
                .filter(consents::kind.eq("charter"))
                .filter(consents::withdrawn_at.is_null())
                .select(diesel::dsl::max(consents::version))
                .single_value(),
        ))
        .first(conn)
        .await?;
    Ok((name, accepted.is_some() && accepted < current))
}
