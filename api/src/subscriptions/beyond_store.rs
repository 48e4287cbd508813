//! The table of what was charged for use beyond plans, to which rows are only added.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use types::ledger::EntryId;

use super::beyond_entity::{ActiveModel, Entity};
use super::beyond_model::Use;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// Writes what was charged, each with its entry.
pub(super) async fn insert(tx: &Tx, scope: &Scope, all: &[(Use, Option<EntryId>)], at: DateTime<Utc>) -> Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    let reseller = scope.reseller()?.0;
    let row = |(each, entry): &(Use, Option<EntryId>)| ActiveModel {
        account_id: Set(each.account.0),
        starts_on: Set(each.span.starts_on),
        meter: Set(each.meter.name().to_owned()),
        reseller_id: Set(reseller),
        next_on: Set(each.span.next_on),
        plan_id: Set(each.plan.0.0),
        plan_version: Set(each.plan.1),
        used: Set(each.used),
        included: Set(each.included),
        unit_minor: Set(each.unit.minor),
        currency: Set(each.unit.currency.as_str().to_owned()),
        amount_minor: Set(each.amount.minor),
        entry_id: Set(entry.map(|entry| entry.0)),
        created_at: Set(at),
    };
    Entity::insert_many(all.iter().map(row))
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}
