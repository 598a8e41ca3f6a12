//! Use cases on programmes.
use super::store;
use crate::{
    identity::model::ProgrammeId,
    platform::{
        db::{self, Conn},
        problem::Problem,
    },
};
use chrono::{DateTime, Utc};
use futures_util::FutureExt;

/// The programme of a lone deployment: made with the default charter and questionnaires when there is none.
///
/// # Errors
/// The database's.
pub async fn ensure_one(conn: &mut Conn, now: DateTime<Utc>) -> Result<ProgrammeId, Problem> {
    db::transaction(conn, move |conn| {
        async move {
            if let Some(id) = store::first(conn).await? {
                return Ok(id);
            }
            let id = ProgrammeId::fresh(now);
            store::insert(conn, id, None, "Marelle", now).await?;
            store::insert_charter(conn, id, 1, "(à écrire)", "(to be written)", now).await?;
            for role in ["mentee", "mentor"] {
                store::insert_questionnaire(conn, id, role, 1, &serde_json::json!({}), now).await?;
            }
            Ok(id)
        }
        .boxed()
    })
    .await
}
