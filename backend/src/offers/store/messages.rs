//! Statements on what the two write under an offer.
use crate::{
    identity::model::ProgrammeId,
    offers::model::{Message, MessageId, OfferId},
    platform::{db::Conn, problem::Problem},
    schema::offer_messages::{self, dsl},
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Adds a message.
pub async fn insert(conn: &mut Conn, message: &Message) -> Result<(), Problem> {
    diesel::insert_into(offer_messages::table)
        .values(message)
        .execute(conn)
        .await?;
    Ok(())
}

/// One message.
pub async fn find(
    conn: &mut Conn,
    programme: ProgrammeId,
    id: MessageId,
) -> Result<Option<Message>, Problem> {
    Ok(offer_messages::table
        .find((programme, id))
        .select(Message::as_select())
        .first(conn)
        .await
        .optional()?)
}

/// Messages under an offer, oldest first.
pub async fn page(
    conn: &mut Conn,
    programme: ProgrammeId,
    offer: OfferId,
    after: Option<MessageId>,
    fetch: i64,
) -> Result<Vec<Message>, Problem> {
    let mut page = offer_messages::table
        .filter(dsl::programme_id.eq(programme))
        .filter(dsl::offer_id.eq(offer))
        .select(Message::as_select())
        .into_boxed();
    if let Some(id) = after {
        page = page.filter(dsl::id.gt(id));
    }
    Ok(page.order(dsl::id.asc()).limit(fetch).load(conn).await?)
}
