//! What is open of the entries of an account, what settled them, and their sum.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::kit::money::{Currency, Money};
use types::ledger::{EntryId, WithholdingKind};
use uuid::Uuid;

use super::balance_entity as balance;
use super::item_entity::{ActiveModel, Column, Entity, Model};
use super::model::{Item, Settlement, Side};
use super::settlement_entity as settlement;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// Adds to the sums of accounts, and holds them until the transaction ends: nobody else writes to those ledgers
/// meanwhile. Whose sums they are, each once.
pub(super) async fn add<'a>(
    tx: &Tx,
    scope: &Scope,
    amounts: impl Iterator<Item = (AccountId, &'a Money)>,
) -> Result<Vec<(AccountId, Currency)>> {
    let reseller = scope.reseller()?.0;
    let mut sums: BTreeMap<(AccountId, &str), i64> = BTreeMap::new();
    let mut touched = Vec::new();
    for (account, amount) in amounts {
        match sums.entry((account, amount.currency.as_str())) {
            Entry::Occupied(mut sum) => *sum.get_mut() += amount.minor,
            Entry::Vacant(first) => {
                first.insert(amount.minor);
                touched.push((account, amount.currency.clone()));
            }
        }
    }
    if sums.is_empty() {
        return Ok(touched);
    }
    // In the order of their keys, which is everybody's: two that hold the same sums never wait for each other.
    let row = |((account, currency), minor): ((AccountId, &str), i64)| balance::ActiveModel {
        account_id: Set(account.0),
        currency: Set(currency.to_owned()),
        reseller_id: Set(reseller),
        balance_minor: Set(minor),
    };
    let sum = Expr::col((balance::Entity, balance::Column::BalanceMinor))
        .add(Expr::col(("excluded", balance::Column::BalanceMinor)));
    let mut more = OnConflict::columns([balance::Column::AccountId, balance::Column::Currency]);
    more.value(balance::Column::BalanceMinor, sum);
    balance::Entity::insert_many(sums.into_iter().map(row))
        .on_conflict(more)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(touched)
}

/// Those of some ledgers where something came in that settles nothing yet. Asked for by currency, so that whichever index
/// is taken leads to the accounts.
pub(super) async fn with_credit(
    source: &impl Source,
    scope: &Scope,
    ledgers: Vec<(AccountId, Currency)>,
) -> Result<Vec<(AccountId, Currency)>> {
    let reseller = scope.reseller()?.0;
    let mut of_currencies: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
    for (account, currency) in ledgers {
        of_currencies.entry(currency.into()).or_default().push(account.0);
    }
    let mut found = Vec::new();
    for (currency, accounts) in of_currencies {
        let with: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::AccountId)
            .distinct()
            .filter(Column::AccountId.is_in(accounts))
            .filter(Column::ResellerId.eq(reseller))
            .filter(Column::Currency.eq(currency.as_str()))
            .filter(Column::IsOpen.eq(true))
            .filter(Column::IsCharge.eq(false))
            .into_tuple()
            .all(&source.executor())
            .await?;
        let currency = Currency::parse(&currency).map_err(Error::broken)?;
        found.extend(with.into_iter().map(|account| (AccountId(account), currency.clone())));
    }
    Ok(found)
}

/// The sums of an account, by currency, in minor units.
pub(super) async fn sums(source: &impl Source, scope: &Scope, account: AccountId) -> Result<Vec<(Currency, i64)>> {
    let rows = balance::Entity::find()
        .filter(balance::Column::AccountId.eq(account.0))
        .filter(balance::Column::ResellerId.eq(scope.reseller()?.0))
        .order_by_asc(balance::Column::Currency)
        .all(&source.executor())
        .await?;
    let read = |row: balance::Model| {
        let currency = Currency::parse(&row.currency).map_err(Error::broken)?;
        Ok((currency, row.balance_minor))
    };
    rows.into_iter().map(read).collect()
}

/// What is open of an account, in one currency or in all.
pub(super) async fn open(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    currency: Option<&Currency>,
) -> Result<Vec<Item>> {
    let mut query = Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::IsOpen.eq(true));
    if let Some(currency) = currency {
        query = query.filter(Column::Currency.eq(currency.as_str()));
    }
    let rows = query.all(&source.executor()).await?;
    rows.into_iter().map(Model::item).collect()
}

/// What is open of some entries, also where that is nothing.
pub(super) async fn of_entries(source: &impl Source, scope: &Scope, entries: &[EntryId]) -> Result<Vec<Item>> {
    let rows = Entity::find()
        .filter(Column::EntryId.is_in(entries.iter().map(|entry| entry.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .all(&source.executor())
        .await?;
    rows.into_iter().map(Model::item).collect()
}

pub(super) async fn insert(tx: &Tx, scope: &Scope, items: impl Iterator<Item = (AccountId, Item)>) -> Result<()> {
    let reseller = scope.reseller()?.0;
    let row = |(account, item): (AccountId, Item)| {
        let (withheld, settles, meant_for) = match &item.side {
            Side::Charge { withheld, .. } => (*withheld, None, None),
            Side::Credit { settles, meant_for, .. } => (0, *settles, *meant_for),
        };
        ActiveModel {
            entry_id: Set(item.entry.0),
            reseller_id: Set(reseller),
            account_id: Set(account.0),
            currency: Set(item.currency.as_str().to_owned()),
            is_charge: Set(matches!(item.side, Side::Charge { .. })),
            is_open: Set(item.open > 0),
            falls_on: Set(item.falls_on()),
            open_minor: Set(item.open),
            withheld_minor: Set(withheld),
            withheld_kind: Set(settles.map(|kind| kind.name().to_owned())),
            meant_for: Set(meant_for.map(|charge| charge.0)),
        }
    };
    let rows: Vec<ActiveModel> = items.map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    Entity::insert_many(rows).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// Writes what is open of an entry now.
pub(super) async fn update(tx: &Tx, scope: &Scope, item: &Item) -> Result<()> {
    let withheld = match &item.side {
        Side::Charge { withheld, .. } => *withheld,
        Side::Credit { .. } => 0,
    };
    let update = Entity::update_many()
        .col_expr(Column::OpenMinor, Expr::val(item.open))
        .col_expr(Column::IsOpen, Expr::val(item.open > 0))
        .col_expr(Column::WithheldMinor, Expr::val(withheld))
        .filter(Column::EntryId.eq(item.entry.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Writes what settled what; each with an id of its own.
pub(super) async fn settled(
    tx: &Tx,
    scope: &Scope,
    account: AccountId,
    all: &[(Uuid, Settlement)],
    at: DateTime<Utc>,
) -> Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    let reseller = scope.reseller()?.0;
    let row = |(id, each): &(Uuid, Settlement)| settlement::ActiveModel {
        id: Set(*id),
        reseller_id: Set(reseller),
        account_id: Set(account.0),
        credit_id: Set(each.credit.0),
        charge_id: Set(each.charge.0),
        minor: Set(each.minor),
        withheld_minor: Set(each.withheld),
        created_at: Set(at),
    };
    settlement::Entity::insert_many(all.iter().map(row))
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// What settled an entry, or was settled by it, and was not taken back; one for each other entry.
pub(super) async fn settlements(source: &impl Source, scope: &Scope, entry: EntryId) -> Result<Vec<Settlement>> {
    use settlement::Column as S;
    let either = Condition::any()
        .add(S::CreditId.eq(entry.0))
        .add(S::ChargeId.eq(entry.0));
    let rows = settlement::Entity::find()
        .filter(either)
        .filter(S::ResellerId.eq(scope.reseller()?.0))
        .order_by_asc(S::Id)
        .all(&source.executor())
        .await?;
    let mut told: Vec<Settlement> = Vec::new();
    for row in rows {
        let (credit, charge) = (EntryId(row.credit_id), EntryId(row.charge_id));
        let same = |each: &&mut Settlement| (each.credit, each.charge) == (credit, charge);
        match told.iter_mut().find(same) {
            Some(before) => {
                before.minor += row.minor;
                before.withheld += row.withheld_minor;
            }
            None => told.push(Settlement {
                credit,
                charge,
                minor: row.minor,
                withheld: row.withheld_minor,
            }),
        }
    }
    told.retain(|each| each.minor != 0);
    Ok(told)
}

impl Model {
    fn item(self) -> Result<Item> {
        let settles = match self.withheld_kind {
            None => None,
            Some(kind) => Some(WithholdingKind::of_name(&kind).ok_or_else(|| Error::broken("unknown withholding"))?),
        };
        let side = if self.is_charge {
            Side::Charge {
                due_on: self.falls_on,
                withheld: self.withheld_minor,
            }
        } else {
            Side::Credit {
                on: self.falls_on,
                settles,
                meant_for: self.meant_for.map(EntryId),
            }
        };
        Ok(Item {
            entry: EntryId(self.entry_id),
            currency: Currency::parse(&self.currency).map_err(Error::broken)?,
            side,
            open: self.open_minor,
        })
    }
}
