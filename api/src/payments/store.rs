//! The table of payments.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::boletos::BoletoState;
use types::kit::money::{Currency, Money};
use types::kit::page::page_size;
use types::kit::problem::Code;
use types::ledger::EntryId;
use types::payments::{CardBrand, How, PaymentId, PaymentMethod, PaymentQuery, PaymentState};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::model::{Decided, Kept, reference_key};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// The table of what payments are registered as.
const BOLETOS: &str = "boletos";

/// One payment of an account.
pub(super) async fn find(source: &impl Source, scope: &Scope, account: AccountId, id: PaymentId) -> Result<Kept> {
    let query = of(scope, account)?.filter(Column::Id.eq(id.0));
    query.one(&source.executor()).await?.ok_or(Code::NotFound)?.kept()
}

/// One payment of whatever account.
pub(super) async fn find_any(source: &impl Source, scope: &Scope, id: PaymentId) -> Result<Kept> {
    let query = Entity::find_by_id(id.0).filter(Column::ResellerId.eq(scope.reseller()?.0));
    query.one(&source.executor()).await?.ok_or(Code::NotFound)?.kept()
}

/// One payment of an account, held until the transaction ends.
pub(super) async fn hold(tx: &Tx, scope: &Scope, account: AccountId, id: PaymentId) -> Result<Kept> {
    let query = of(scope, account)?.filter(Column::Id.eq(id.0)).lock_exclusive();
    query.one(&tx.executor()).await?.ok_or(Code::NotFound)?.kept()
}

/// Payments of an account, the last scheduled first, with one more than the page holds where more follow.
pub(super) async fn list(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    asked: &PaymentQuery,
) -> Result<Vec<Kept>> {
    let mut query = of(scope, account)?;
    if let Some(state) = asked.state {
        query = query.filter(Column::State.eq(state.name()));
    }
    if let Some(cursor) = asked.cursor {
        query = query.filter(Column::Id.lt(cursor));
    }
    let rows = query
        .order_by_desc(Column::Id)
        .limit(page_size(asked.limit) + 1)
        .all(&source.executor())
        .await?;
    rows.into_iter().map(Model::kept).collect()
}

/// The payments of an account that are waited for, so many at most, the first due first.
pub(super) async fn scheduled(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    currency: &Currency,
    most: u64,
) -> Result<Vec<Kept>> {
    let rows = of(scope, account)?
        .filter(Column::State.eq(PaymentState::Scheduled.name()))
        .filter(Column::Currency.eq(currency.as_str()))
        .order_by_asc(Column::DueOn)
        .order_by_asc(Column::Id)
        .limit(most)
        .all(&source.executor())
        .await?;
    rows.into_iter().map(Model::kept).collect()
}

/// Other payments of the reseller, not cancelled, whose reference is one of those, the last first.
pub(super) async fn alike(source: &impl Source, scope: &Scope, keys: &[String]) -> Result<Vec<(String, Kept)>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::ReferenceKey.is_in(keys.iter().map(String::as_str)))
        .filter(Column::State.ne(PaymentState::Cancelled.name()))
        .order_by_desc(Column::Id)
        .limit(200)
        .all(&source.executor())
        .await?;
    let read = |row: Model| Ok((row.reference_key.clone().unwrap_or_default(), row.kept()?));
    rows.into_iter().map(read).collect()
}

/// How the boletos of payments stand, of those that have one.
pub(super) async fn boletos(
    source: &impl Source,
    scope: &Scope,
    payments: &[PaymentId],
) -> Result<Vec<(PaymentId, BoletoState)>> {
    if payments.is_empty() {
        return Ok(Vec::new());
    }
    let select = Query::select()
        .columns(["id", "state"])
        .from(BOLETOS)
        .and_where(Expr::col("reseller_id").eq(scope.reseller()?.0))
        .and_where(Expr::col("id").is_in(payments.iter().map(|payment| payment.0)))
        .to_owned();
    let rows = source.executor().query_all(&select).await?;
    let read = |row: &sea_orm::QueryResult| {
        let (payment, state): (Uuid, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let state = BoletoState::of_name(&state).ok_or_else(|| Error::broken("unknown state of boleto"))?;
        Ok((PaymentId(payment), state))
    };
    rows.iter().map(read).collect()
}

pub(super) async fn insert(tx: &Tx, scope: &Scope, payment: &Kept) -> Result<()> {
    let row = row(scope, payment)?;
    Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// Writes a payment as it is to be.
pub(super) async fn update(tx: &Tx, scope: &Scope, payment: &Kept) -> Result<()> {
    let update = Entity::update_many()
        .set(row(scope, payment)?.reset_all())
        .filter(Column::Id.eq(payment.id.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

fn of(scope: &Scope, account: AccountId) -> Result<sea_orm::Select<Entity>> {
    Ok(Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0)))
}

fn row(scope: &Scope, payment: &Kept) -> Result<ActiveModel> {
    let Kept { how, decided, .. } = payment;
    let id = |id: &Option<EntryId>| id.map(|entry| entry.0);
    Ok(ActiveModel {
        id: Set(payment.id.0),
        reseller_id: Set(scope.reseller()?.0),
        account_id: Set(payment.account.0),
        state: Set(payment.state.name().to_owned()),
        due_on: Set(payment.due_on),
        description: Set(payment.description.clone()),
        currency: Set(payment.amount.currency.as_str().to_owned()),
        amount_minor: Set(payment.amount.minor),
        method: Set(how.method.name().to_owned()),
        card_brand: Set(how.card_brand.map(|brand| brand.name().to_owned())),
        bank: Set(how.bank.clone()),
        reference: Set(how.reference.clone()),
        reference_key: Set(reference_key(how)),
        charge_id: Set(payment.charge.0),
        rest_of: Set(payment.rest_of.map(|other| other.0)),
        paid_on: Set(payment.paid_on),
        entry_id: Set(id(&payment.entry)),
        decided_at: Set(decided.as_ref().map(|decided| decided.at)),
        decided_by: Set(decided.as_ref().map(|decided| decided.by.clone())),
        reason: Set(decided.as_ref().and_then(|decided| decided.reason.clone())),
        created_at: Set(payment.created_at),
        created_by: Set(payment.created_by.clone()),
        version: Set(payment.version),
    })
}

impl Model {
    fn kept(self) -> Result<Kept> {
        let broken = |what: &'static str| move || Error::broken(what);
        let card_brand = match self.card_brand.as_deref() {
            None => None,
            Some(name) => Some(CardBrand::of_name(name).ok_or_else(broken("unknown card"))?),
        };
        let decided = self.decided_at.zip(self.decided_by);
        Ok(Kept {
            id: PaymentId(self.id),
            account: AccountId(self.account_id),
            state: PaymentState::of_name(&self.state).ok_or_else(broken("unknown state of payment"))?,
            due_on: self.due_on,
            description: self.description,
            amount: Money {
                minor: self.amount_minor,
                currency: Currency::parse(&self.currency).map_err(Error::broken)?,
            },
            how: How {
                method: PaymentMethod::of_name(&self.method).ok_or_else(broken("unknown method"))?,
                card_brand,
                bank: self.bank,
                reference: self.reference,
            },
            charge: EntryId(self.charge_id),
            rest_of: self.rest_of.map(PaymentId),
            paid_on: self.paid_on,
            entry: self.entry_id.map(EntryId),
            decided: decided.map(|(at, by)| Decided {
                at,
                by,
                reason: self.reason,
            }),
            created_at: self.created_at,
            created_by: self.created_by,
            version: self.version,
        })
    }
}
