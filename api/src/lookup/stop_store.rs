//! The table of whose look-ups are stopped: one row for each account or reseller that ever was.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::lookup::stops::{HarvestPattern, LookupStop};
use types::resellers::ResellerId;
use uuid::Uuid;

use super::stop_entity::{Column as C, Entity, Model};
use super::stop_model::Holder;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// So many are listed at most.
const MOST: u64 = 100;

/// Everybody who is stopped, and until when; each process refuses them all.
pub(super) async fn stopped(source: &impl Source, now: DateTime<Utc>) -> Result<HashMap<Uuid, DateTime<Utc>>> {
    let query = Entity::find()
        .select_only()
        .column(C::HolderId)
        .column(C::Until)
        .filter(C::Until.gt(now));
    let rows: Vec<(Uuid, DateTime<Utc>)> = query.into_tuple().all(&source.executor()).await?;
    Ok(rows.into_iter().collect())
}

/// Until when somebody's last stop lasts, and which it was in a row; held until the transaction ends.
pub(super) async fn hold(tx: &Tx, scope: &Scope, holder: Holder) -> Result<Option<(DateTime<Utc>, i64)>> {
    let query = Entity::find_by_id(holder.id())
        .filter(C::ResellerId.eq(scope.reseller()?.0))
        .lock_exclusive();
    let row = query.one(&tx.executor()).await?;
    Ok(row.map(|row| (row.until, row.times)))
}

/// Writes that somebody is stopped, in the place of the time before; false where another process just did.
pub(super) async fn begin(tx: &Tx, scope: &Scope, stop: &LookupStop) -> Result<bool> {
    let holder = Holder {
        reseller: scope.reseller()?,
        account: stop.account_id,
    };
    let row = Model {
        holder_id: holder.id(),
        reseller_id: holder.reseller.0,
        account_id: holder.account.map(|account| account.0),
        pattern: stop.pattern.name().to_owned(),
        numbers: stop.numbers,
        began_at: stop.began_at,
        first: stop.first.clone(),
        last: stop.last.clone(),
        stopped_at: stop.stopped_at,
        until: stop.until,
        times: stop.times,
    };
    let mut anew = OnConflict::column(C::HolderId);
    anew.update_columns([
        C::Pattern,
        C::Numbers,
        C::BeganAt,
        C::First,
        C::Last,
        C::StoppedAt,
        C::Until,
        C::Times,
    ])
    .action_and_where(Expr::col((Entity, C::Until)).lte(stop.stopped_at));
    let insert = Entity::insert(row.into_active_model()).on_conflict(anew);
    Ok(insert.exec_without_returning(&tx.executor()).await? > 0)
}

/// Who is stopped within reach, the last first: the accounts and the members of a reseller, or all resellers' members.
pub(super) async fn list(source: &impl Source, scope: &Scope, now: DateTime<Utc>) -> Result<Vec<LookupStop>> {
    let query = Entity::find()
        .filter(within(scope))
        .filter(C::Until.gt(now))
        .order_by_desc(C::StoppedAt)
        .order_by_desc(C::HolderId)
        .limit(MOST);
    let rows = query.all(&source.executor()).await?;
    rows.into_iter().map(Model::stop).collect()
}

/// Ends a stop now; false where there is none.
pub(super) async fn end(tx: &Tx, scope: &Scope, holder: Uuid, now: DateTime<Utc>) -> Result<bool> {
    let update = Entity::update_many()
        .col_expr(C::Until, Expr::val(now))
        .filter(C::HolderId.eq(holder))
        .filter(within(scope))
        .filter(C::Until.gt(now));
    Ok(update.exec(&tx.executor()).await?.rows_affected > 0)
}

fn within(scope: &Scope) -> Expr {
    match scope.reseller() {
        Ok(reseller) => C::ResellerId.eq(reseller.0),
        Err(_) => C::AccountId.is_null(),
    }
}

impl Model {
    /// The stop, without the name of whom it concerns.
    fn stop(self) -> Result<LookupStop> {
        let pattern = HarvestPattern::of_name(&self.pattern);
        Ok(LookupStop {
            reseller_id: ResellerId(self.reseller_id),
            account_id: self.account_id.map(AccountId),
            name: String::new(),
            pattern: pattern.ok_or_else(|| Error::broken("unknown pattern of a stop"))?,
            numbers: self.numbers,
            began_at: self.began_at,
            first: self.first,
            last: self.last,
            stopped_at: self.stopped_at,
            until: self.until,
            times: self.times,
        })
    }
}
