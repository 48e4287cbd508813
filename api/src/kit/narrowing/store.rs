//! Measuring how many rows a condition leaves.

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement};

use super::{COUNTED, Measure};
use crate::kit::db::Source;
use crate::kit::error::{Error, Result};

/// Counts the rows that a condition leaves, as far as it pays: `ids` selects them under the name `id`, the same perhaps
/// more than once.
pub(crate) async fn measure(source: &impl Source, mut ids: SelectStatement, id: &'static str) -> Result<Measure> {
    let few = ids.limit(COUNTED.unsigned_abs()).take();
    let select = Query::select()
        .expr(Func::count_distinct(Expr::col(id)))
        .expr(Expr::col(id).count())
        .from_subquery(few, Alias::new("few"))
        .take();
    let row = source.executor().query_one(&select).await?;
    let row = row.ok_or_else(|| Error::broken("a count gives no row"))?;
    let named: i64 = row.try_get_by_index(1)?;
    Ok(Measure {
        rows: row.try_get_by_index(0)?,
        is_all: named < COUNTED,
    })
}
