//! The tables of answers that are kept, which belong to the installation, and of months, which are resellers'.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use types::lookup::{Asked, Source as Origin, Taxpayer};

use super::model::{Entry, expiry};
use super::{answer_entity as answer, month_entity as month};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;
use crate::usage::days::first_of_month;

/// What providers answered not too long ago about some numbers.
pub(super) async fn kept(
    source: &impl Source,
    asked: &[Asked],
    now: DateTime<Utc>,
) -> Result<HashMap<Asked, Taxpayer>> {
    use answer::Column as C;
    if asked.is_empty() {
        return Ok(HashMap::new());
    }
    let kinds: BTreeSet<&str> = asked.iter().map(|asked| asked.kind().name()).collect();
    let rows = answer::Entity::find()
        .filter(C::Kind.is_in(kinds))
        .filter(C::Number.is_in(asked.iter().map(Asked::number)))
        .filter(C::ExpiresAt.gt(now))
        .all(&source.executor())
        .await?;
    let told = |row: answer::Model| {
        let asked = asked
            .iter()
            .find(|asked| asked.kind().name() == row.kind && asked.number() == row.number)?;
        let entry = Entry {
            name: row.name,
            state: row.state,
            condition: row.condition,
            address: row.address,
            place_code: row.place_code,
        };
        Some((asked.clone(), entry.told(asked, Origin::Provider, row.asked_at)))
    };
    Ok(rows.into_iter().filter_map(told).collect())
}

/// Keeps what the provider answers now, in the place of what it answered before.
pub(super) async fn keep(tx: &Tx, asked: &Asked, entry: Entry, now: DateTime<Utc>) -> Result<()> {
    use answer::Column as C;
    let row = answer::ActiveModel {
        kind: Set(asked.kind().name().to_owned()),
        number: Set(asked.number().to_owned()),
        name: Set(entry.name),
        state: Set(entry.state),
        condition: Set(entry.condition),
        address: Set(entry.address),
        place_code: Set(entry.place_code),
        asked_at: Set(now),
        expires_at: Set(expiry(asked, now)),
    };
    let newer = OnConflict::columns([C::Kind, C::Number])
        .update_columns([
            C::Name,
            C::State,
            C::Condition,
            C::Address,
            C::PlaceCode,
            C::AskedAt,
            C::ExpiresAt,
        ])
        .to_owned();
    answer::Entity::insert(row)
        .on_conflict(newer)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// Removes the answers that were kept long enough.
pub(super) async fn forget(tx: &Tx, now: DateTime<Utc>) -> Result<()> {
    let old = answer::Entity::delete_many().filter(answer::Column::ExpiresAt.lte(now));
    old.exec(&tx.executor()).await?;
    Ok(())
}

/// Counts so many searches more of the reseller's members in the month of a day.
pub(super) async fn count(tx: &Tx, scope: &Scope, day: NaiveDate, lookups: i64) -> Result<()> {
    use month::Column as C;
    let first = month::ActiveModel {
        reseller_id: Set(scope.reseller()?.0),
        starts_on: Set(first_of_month(day)),
        lookups: Set(lookups),
    };
    let mut more = OnConflict::columns([C::ResellerId, C::StartsOn]);
    more.value(C::Lookups, Expr::col((month::Entity, C::Lookups)).add(lookups));
    month::Entity::insert(first)
        .on_conflict(more)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// How many searches the reseller's members made in the month of a day.
pub(super) async fn counted(source: &impl Source, scope: &Scope, day: NaiveDate) -> Result<i64> {
    let row = month::Entity::find_by_id((scope.reseller()?.0, first_of_month(day)));
    Ok(row.one(&source.executor()).await?.map_or(0, |row| row.lookups))
}
