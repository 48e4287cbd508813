//! The table of boletos.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::boletos::{Barcode, BoletoState, ProviderEnvironment};
use types::payments::{PaymentId, PaymentState};
use types::resellers::ResellerId;
use uuid::Uuid;

use super::entity::{Column, Entity, Model};
use super::model::{Claim, Codes, Kept, Paid};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// The table that boletos belong to.
const PAYMENTS: &str = "payments";

/// The boleto of a payment of an account.
pub(super) async fn find(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    payment: PaymentId,
) -> Result<Option<Kept>> {
    let query = of(scope, payment)?.filter(Column::AccountId.eq(account.0));
    query.one(&source.executor()).await?.map(Model::kept).transpose()
}

/// The boleto of a payment, held until the transaction ends.
pub(super) async fn hold(tx: &Tx, scope: &Scope, payment: PaymentId) -> Result<Option<Kept>> {
    let query = of(scope, payment)?.lock_exclusive();
    query.one(&tx.executor()).await?.map(Model::kept).transpose()
}

/// The account of a payment that has a boleto.
pub(super) async fn account_of(source: &impl Source, scope: &Scope, payment: PaymentId) -> Result<Option<AccountId>> {
    let row = of(scope, payment)?.one(&source.executor()).await?;
    Ok(row.map(|row| AccountId(row.account_id)))
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
        .filter(Column::PaymentId.eq(boleto.payment.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Ends a claim at that time, if it is still the one, and keeps the charge if there is one.
pub(super) async fn release(
    tx: &Tx,
    scope: &Scope,
    payment: PaymentId,
    (claim, until): (Uuid, DateTime<Utc>),
    charge: Option<&str>,
) -> Result<()> {
    let mut update = Entity::update_many()
        .col_expr(Column::ClaimedUntil, Expr::val(until))
        .filter(Column::PaymentId.eq(payment.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Claim.eq(claim));
    if let Some(charge) = charge {
        update = update.col_expr(Column::Charge, Expr::val(charge));
    }
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Boletos that can be paid though their payment is waited for no more, those after one of them, so many at most.
pub(super) async fn left_over(
    source: &impl Source,
    scope: &Scope,
    after: Uuid,
    most: u64,
) -> Result<Vec<(ResellerId, AccountId, PaymentId)>> {
    scope.installation()?;
    let payment = |column: &'static str| Expr::col((PAYMENTS, column));
    let decided = Query::select()
        .expr(Expr::val(1))
        .from(PAYMENTS)
        .and_where(payment("id").equals((Entity, Column::PaymentId)))
        .and_where(payment("state").ne(PaymentState::Scheduled.name()))
        .to_owned();
    let living = [BoletoState::Registering, BoletoState::Registered].map(BoletoState::name);
    let rows = Entity::find()
        .filter(Column::State.is_in(living))
        .filter(Column::PaymentId.gt(after))
        .filter(Expr::exists(decided))
        .order_by_asc(Column::PaymentId)
        .limit(most)
        .all(&source.executor())
        .await?;
    let told = |row: Model| {
        (
            ResellerId(row.reseller_id),
            AccountId(row.account_id),
            PaymentId(row.payment_id),
        )
    };
    Ok(rows.into_iter().map(told).collect())
}

fn of(scope: &Scope, payment: PaymentId) -> Result<sea_orm::Select<Entity>> {
    Ok(Entity::find_by_id(payment.0).filter(Column::ResellerId.eq(scope.reseller()?.0)))
}

fn row(scope: &Scope, boleto: &Kept) -> Result<Model> {
    let codes = boleto.codes.as_ref();
    Ok(Model {
        payment_id: boleto.payment.0,
        reseller_id: scope.reseller()?.0,
        account_id: boleto.account.0,
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
    fn kept(self) -> Result<Kept> {
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
            payment: PaymentId(self.payment_id),
            account: AccountId(self.account_id),
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
