//! Who may meet, asked within a statement about many people.
use diesel::{
    QueryResult,
    expression::{AppearsOnTable, AsExpression, Expression, SelectableExpression, ValidGrouping},
    pg::Pg,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_types::{Bool, Uuid},
};

/// `NOT EXISTS (SELECT FROM kept_apart(…))`: the schema's rule, which Postgres plans as a part of the statement, where
/// `may_meet` would be called for each row.
#[derive(Clone, Copy, Debug, QueryId, ValidGrouping)]
pub struct NotKeptApart<P, A, B> {
    programme: P,
    one: A,
    other: B,
}

/// Whether nothing keeps the two apart, for lists.
pub fn not_kept_apart<P, A, B>(
    programme: P,
    one: A,
    other: B,
) -> NotKeptApart<P::Expression, A::Expression, B::Expression>
where
    P: AsExpression<Uuid>,
    A: AsExpression<Uuid>,
    B: AsExpression<Uuid>,
{
    NotKeptApart {
        programme: programme.as_expression(),
        one: one.as_expression(),
        other: other.as_expression(),
    }
}

impl<P: Expression, A: Expression, B: Expression> Expression for NotKeptApart<P, A, B> {
    type SqlType = Bool;
}

impl<P, A, B> QueryFragment<Pg> for NotKeptApart<P, A, B>
where
    P: QueryFragment<Pg>,
    A: QueryFragment<Pg>,
    B: QueryFragment<Pg>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        out.push_sql("NOT EXISTS (SELECT FROM kept_apart(");
        self.programme.walk_ast(out.reborrow())?;
        out.push_sql(", ");
        self.one.walk_ast(out.reborrow())?;
        out.push_sql(", ");
        self.other.walk_ast(out.reborrow())?;
        out.push_sql("))");
        Ok(())
    }
}

impl<P, A, B, S> AppearsOnTable<S> for NotKeptApart<P, A, B>
where
    P: AppearsOnTable<S>,
    A: AppearsOnTable<S>,
    B: AppearsOnTable<S>,
{
}

impl<P, A, B, S> SelectableExpression<S> for NotKeptApart<P, A, B>
where
    P: SelectableExpression<S>,
    A: SelectableExpression<S>,
    B: SelectableExpression<S>,
{
}
