//! Statements that stay prepared on their connection although Diesel would prepare them each time.
use diesel::{
    QueryResult,
    pg::Pg,
    query_builder::{AstPass, QueryFragment, QueryId},
};

/// A statement that is prepared once per connection.
///
/// Diesel does so for most of them, but not for updates and upserts, nor for rows with a field that may be left out: it
/// cannot know in how many forms their text comes. That costs a round trip, parsing and planning each time. For those
/// that always set the same columns the text is one or a few; it is what the statement is found by, so that a form not
/// seen before is prepared like any other.
#[derive(Clone, Copy, Debug)]
pub struct Prepared<Q>(Q);

/// Keeps `statement` prepared. Only for one that comes in few forms: every form stays.
pub const fn prepared<Q>(statement: Q) -> Prepared<Q> {
    Prepared(statement)
}

impl<Q: QueryFragment<Pg>> QueryFragment<Pg> for Prepared<Q> {
    fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        self.0.walk_ast(out)
    }

    fn is_safe_to_cache_prepared(&self, _: &Pg) -> QueryResult<bool> {
        Ok(true)
    }
}

/// Without an id of its type it is known by its text.
impl<Q> QueryId for Prepared<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
