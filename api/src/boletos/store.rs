//! The table of boletos.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::boletos::{Barcode, BoletoState, ProviderEnvironment};
use types::invoices::{InvoiceId, InvoiceState};
use types::payments::{PaymentId, PaymentState};
use types::resellers::ResellerId;
use uuid::Uuid;

use super::debt::Debt;
use super::entity::{Column, Entity, Model};
use super::model::{Claim, Codes, Kept, Paid};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// The tables of what boletos are for.
const PAYMENTS: &str = "payments";
const INVOICES: &str = "invoices";
/// What a boleto is for, as it is stored.
const PAYMENT: &str = "payment";
const INVOICE: &str = "invoice";

/// The boleto of a debt.
pub(super) async fn find(source: &impl Source, scope: &Scope, debt: Debt) -> Result<Option<Kept>> {
    let query = of(scope, debt)?;
    query.one(&source.executor()).await?.map(Model::kept).transpose()
}

/// The boleto of a debt, held until the transaction ends.
pub(super) async fn hold(tx: &Tx, scope: &Scope, debt: Debt) -> Result<Option<Kept>> {
    let query = of(scope, debt)?.lock_exclusive();
    query.one(&tx.executor()).await?.map(Model::kept).transpose()
}

/// What a boleto is for that is known by that id, and whose it is: of a reseller's provider a payment of its accounts, of
/// the operator's an invoice.
pub(super) async fn debt_of(source: &impl Source, scope: &Scope, id: Uuid) -> Result<Option<(ResellerId, Debt)>> {
    let query = Entity::find_by_id(id);
    let query = match scope.reseller() {
        Ok(reseller) => query
            .filter(Column::ResellerId.eq(reseller.0))
            .filter(Column::Kind.eq(PAYMENT)),
        Err(_) => {
            scope.installation()?;
            query.filter(Column::Kind.eq(INVOICE))
        }
    };
    let row = query.one(&source.executor()).await?;
    row.map(|row| Ok((ResellerId(row.reseller_id), row.debt()?)))
        .transpose()
}

/// Writes a boleto that was not there.
pub(super) async fn insert(tx: &Tx, scope: &Scope, boleto: &Kept) -> Result<()> {
    let row = row(scope, boleto)?.into_active_model();
    Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// Writes a boleto as it is to be.
pub(super) async fn update(tx: &Tx, scope: &Scope, boleto: &Kept) -> Result<()> {
    let update = Entity::update_many()
        .set(row(scope, boleto)?.into_active_model().reset_all())
        .filter(Column::Id.eq(boleto.debt.id()))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Ends a claim at that time, if it is still the one, and keeps the charge if there is one.
pub(super) async fn release(
    tx: &Tx,
    scope: &Scope,
    debt: Debt,
    (claim, until): (Uuid, DateTime<Utc>),
    charge: Option<&str>,
) -> Result<()> {
    let mut update = Entity::update_many()
        .col_expr(Column::ClaimedUntil, Expr::val(until))
        .filter(Column::Id.eq(debt.id()))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Claim.eq(claim));
    if let Some(charge) = charge {
        update = update.col_expr(Column::Charge, Expr::val(charge));
    }
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Boletos that can be paid though nobody waits for that any more, those after one of them, so many at most.
pub(super) async fn left_over(
    source: &impl Source,
    scope: &Scope,
    after: Uuid,
    most: u64,
) -> Result<Vec<(ResellerId, Debt)>> {
    scope.installation()?;
    let decided = |of: &'static str, waited_for: &'static str| {
        let decided = Query::select()
            .expr(Expr::val(1))
            .from(of)
            .and_where(Expr::col((of, "id")).equals((Entity, Column::Id)))
            .and_where(Expr::col((of, "state")).ne(waited_for))
            .to_owned();
        Expr::exists(decided)
    };
    let payment = decided(PAYMENTS, PaymentState::Scheduled.name());
    let decided = payment.or(decided(INVOICES, InvoiceState::Pending.name()));
    let living = [BoletoState::Registering, BoletoState::Registered].map(BoletoState::name);
    let rows = Entity::find()
        .filter(Column::State.is_in(living))
        .filter(Column::Id.gt(after))
        .filter(decided)
        .order_by_asc(Column::Id)
        .limit(most)
        .all(&source.executor())
        .await?;
    let told = |row: Model| Ok((ResellerId(row.reseller_id), row.debt()?));
    rows.into_iter().map(told).collect()
}

fn of(scope: &Scope, debt: Debt) -> Result<sea_orm::Select<Entity>> {
    let query = Entity::find_by_id(debt.id()).filter(Column::ResellerId.eq(scope.reseller()?.0));
    Ok(match debt {
        Debt::Payment(account, _) => query.filter(Column::AccountId.eq(account.0)),
        Debt::Invoice(_) => query.filter(Column::Kind.eq(INVOICE)),
    })
}

fn row(scope: &Scope, boleto: &Kept) -> Result<Model> {
    let codes = boleto.codes.as_ref();
    let (kind, account_id) = match boleto.debt {
        Debt::Payment(account, _) => (PAYMENT, Some(account.0)),
        Debt::Invoice(_) => (INVOICE, None),
    };
    Ok(Model {
        id: boleto.debt.id(),
        kind: kind.to_owned(),
        reseller_id: scope.reseller()?.0,
        account_id,
        state: boleto.state.name().to_owned(),
        environment: boleto.environment.name().to_owned(),
        due_on: boleto.due_on,
        amount_minor: boleto.amount_minor,
        charge: boleto.charge.clone(),
        barcode: codes.map(|codes| codes.barcode.to_string()),
        our_number: codes.and_then(|codes| codes.our_number.clone()),
        pix: codes.and_then(|codes| codes.pix.clone()),
        registered_at: boleto.registered.as_ref().map(|(at, _)| *at),
        registered_by: boleto.registered.as_ref().and_then(|(_, by)| by.clone()),
        paid_on: boleto.paid.map(|paid| paid.on),
        paid_minor: boleto.paid.map(|paid| paid.minor),
        confirmed: boleto.paid.map(|paid| paid.confirmed),
        claim: boleto.claim.map(|claim| claim.id),
        claimed_until: boleto.claim.map(|claim| claim.until),
        created_at: boleto.created_at,
    })
}

impl Model {
    fn debt(&self) -> Result<Debt> {
        match (self.kind.as_str(), self.account_id) {
            (PAYMENT, Some(account)) => Ok(Debt::Payment(AccountId(account), PaymentId(self.id))),
            (INVOICE, None) => Ok(Debt::Invoice(InvoiceId(self.id))),
            _ => Err(Error::broken("a boleto is of nothing that is known")),
        }
    }

    fn kept(self) -> Result<Kept> {
        let debt = self.debt()?;
        let codes = match self.barcode {
            None => None,
            Some(barcode) => Some(Codes {
                barcode: Barcode::parse(&barcode).map_err(Error::broken)?,
                our_number: self.our_number,
                pix: self.pix,
            }),
        };
        let paid = self.paid_on.zip(self.paid_minor).zip(self.confirmed);
        let environment = ProviderEnvironment::of_name(&self.environment);
        Ok(Kept {
            debt,
            state: BoletoState::of_name(&self.state).ok_or_else(|| Error::broken("unknown state of boleto"))?,
            environment: environment.ok_or_else(|| Error::broken("unknown environment"))?,
            due_on: self.due_on,
            amount_minor: self.amount_minor,
            charge: self.charge,
            codes,
            registered: self.registered_at.map(|at| (at, self.registered_by)),
            paid: paid.map(|((on, minor), confirmed)| Paid { on, minor, confirmed }),
            claim: self
                .claim
                .zip(self.claimed_until)
                .map(|(id, until)| Claim { id, until }),
            created_at: self.created_at,
        })
    }
}
