//! The table of accounts.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, UpdateMany};
use types::accounts::terms::Known;
use types::accounts::{AccountId, AccountRef, AccountState, Environment, LockLevel, Payer, ValidAccount};
use types::kit::fault::Fault;
use types::kit::fold::fold;
use types::kit::problem::Code;
use types::limits::{Meter, PerMeter};
use types::plans::PlanId;
use types::tax_id::Country;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::lock::is_lost;
use super::model::{Contract, Terms};
use super::term_store;
use crate::access::Scope;
use crate::kit::db::{Source, Tx, breaks_unique};
use crate::kit::error::{Error, Result};
use crate::plans::count_store::Key;
use crate::plans::version_store::{self as plans, OnVersion};

/// One account within reach.
pub(crate) async fn find(source: &impl Source, scope: &Scope, id: AccountId) -> Result<Contract> {
    let row = within(scope, id)?
        .one(&source.executor())
        .await?
        .ok_or(Code::NotFound)?;
    complete(source, scope, row).await
}

/// One account within reach, held as it is until the transaction ends: nobody locks it or changes its limits
/// meanwhile.
pub(crate) async fn hold(tx: &Tx, scope: &Scope, id: AccountId) -> Result<Contract> {
    let row = within(scope, id)?
        .lock_shared()
        .one(&tx.executor())
        .await?
        .ok_or(Code::NotFound)?;
    complete(tx, scope, row).await
}

/// Those of the accounts that are within reach, as they stand.
pub(crate) async fn find_all(
    source: &impl Source,
    scope: &Scope,
    ids: &[AccountId],
) -> Result<HashMap<AccountId, Contract>> {
    contracts(source, scope, among(scope, ids)?).await
}

/// Those of the accounts that are within reach, held until the transaction ends: nobody else changes them, and no
/// document comes in meanwhile.
pub(crate) async fn hold_all(tx: &Tx, scope: &Scope, ids: &[AccountId]) -> Result<HashMap<AccountId, Contract>> {
    contracts(tx, scope, among(scope, ids)?.lock_exclusive()).await
}

fn among(scope: &Scope, ids: &[AccountId]) -> Result<Select<Entity>> {
    Ok(Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
        .order_by_asc(Column::Id))
}

async fn contracts(source: &impl Source, scope: &Scope, query: Select<Entity>) -> Result<HashMap<AccountId, Contract>> {
    let rows = query.all(&source.executor()).await?;
    let plans = plans::by_keys(source, scope, rows.iter().map(Model::plan_key)).await?;
    let told = |row: Model| contract(row, &plans).map(|each| (each.id, each));
    rows.into_iter().map(told).collect()
}

/// The accounts of a reseller after one of them, by their ids, so many at most.
pub(crate) async fn after(
    source: &impl Source,
    scope: &Scope,
    after: Option<AccountId>,
    most: u64,
) -> Result<Vec<Contract>> {
    let mut query = Entity::find().filter(Column::ResellerId.eq(scope.reseller()?.0));
    if let Some(after) = after {
        query = query.filter(Column::Id.gt(after.0));
    }
    let rows = query
        .order_by_asc(Column::Id)
        .limit(most)
        .all(&source.executor())
        .await?;
    let plans = plans::by_keys(source, scope, rows.iter().map(Model::plan_key)).await?;
    rows.into_iter().map(|row| contract(row, &plans)).collect()
}

/// What of a new account its request does not say.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    pub plan_version: i64,
    pub twin_of: Option<AccountId>,
    pub now: DateTime<Utc>,
}

pub(super) async fn insert(
    tx: &Tx,
    scope: &Scope,
    id: AccountId,
    new: &ValidAccount,
    password_hash: String,
    at: At,
) -> Result<()> {
    let (hostname, name) = (new.hostname.as_str(), new.name.as_str());
    let row = ActiveModel {
        id: Set(id.0),
        reseller_id: Set(scope.reseller()?.0),
        plan_id: Set(new.plan_id.0),
        plan_version: Set(at.plan_version),
        country: Set(new.tax_id.country().code().to_owned()),
        tax_id: Set(new.tax_id.as_str().to_owned()),
        name: Set(name.to_owned()),
        sort_name: Set(fold(name)),
        hostname: Set(hostname.to_owned()),
        hostname_skeleton: Set(new.hostname.skeleton()),
        access_email: Set(new.access_email.as_str().to_owned()),
        password_hash: Set(password_hash),
        environment: Set(new.environment.name().to_owned()),
        limit_documents: Set(new.enforced.documents),
        limit_sales_notes: Set(new.enforced.sales_notes),
        limit_lookups: Set(new.enforced.lookups),
        limit_users: Set(new.enforced.users),
        limit_establishments: Set(new.enforced.establishments),
        limit_sales_amount: Set(new.enforced.sales_amount),
        own_documents: Set(None),
        own_sales_notes: Set(None),
        own_lookups: Set(None),
        own_users: Set(None),
        own_establishments: Set(None),
        own_sales_minor: Set(None),
        cycle_day: Set(i64::from(new.cycle_day)),
        cycle_changes: Set(0),
        locked_at: Set(None),
        lock_reason: Set(None),
        locked_by: Set(None),
        lock_level: Set(None),
        lock_overdue: Set(false),
        is_lost: Set(false),
        password_temporary: Set(false),
        sessions_valid_from: Set(None),
        payer: Set(new.payer.name().to_owned()),
        twin_of: Set(at.twin_of.map(|id| id.0)),
        created_at: Set(at.now),
        version: Set(1),
    };
    match Entity::insert(row).exec_without_returning(&tx.executor()).await {
        Err(error) if breaks_unique(&error, &["hostname_skeleton"]) => {
            Err(Error::field("hostname", Fault::LooksLikeAnother))
        }
        Err(error) if breaks_unique(&error, &["twin_of"]) => Err(Code::TwinExists.into()),
        Err(error) if breaks_unique(&error, &["hostname"]) => Err(Error::field("hostname", Fault::Taken)),
        other => {
            other?;
            let known = Known {
                country: new.tax_id.country(),
                tax_id: new.tax_id.as_str(),
                name,
                hostname,
                access_email: new.access_email.as_str(),
            };
            term_store::write(tx, scope, id, known).await
        }
    }
}

/// Writes all that changes of an account as it is now, against the version before.
pub(crate) async fn update(tx: &Tx, scope: &Scope, account: &Contract, against: i64) -> Result<()> {
    let mut update = in_state(&account.state)
        .col_expr(Column::PlanId, account.plan.id.0.into())
        .col_expr(Column::PlanVersion, account.plan.version.into())
        .col_expr(Column::Environment, account.environment.name().into())
        .col_expr(Column::CycleDay, i64::from(account.cycle_day).into())
        .col_expr(Column::CycleChanges, account.cycle_changes.into())
        .col_expr(Column::Payer, account.payer.name().into())
        .col_expr(Column::Version, account.version.into());
    for meter in Meter::ALL {
        let ((switch, own), says) = (columns(meter), account.says.of(meter));
        update = update
            .col_expr(switch, says.enforced.into())
            .col_expr(own, Expr::val(says.own));
    }
    let update = update
        .filter(Column::Id.eq(account.id.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Version.eq(against));
    match update.exec(&tx.executor()).await?.rows_affected {
        0 => Err(Code::VersionIsStale.into()),
        _ => Ok(()),
    }
}

/// Puts accounts into one state, each into its next version.
pub(super) async fn update_states(tx: &Tx, scope: &Scope, ids: &[AccountId], state: &AccountState) -> Result<()> {
    let update = in_state(state)
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Id.is_in(ids.iter().map(|id| id.0)));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// The demo twin of an account.
pub(super) async fn twin(source: &impl Source, scope: &Scope, id: AccountId) -> Result<Option<AccountRef>> {
    let query = Entity::find()
        .filter(Column::TwinOf.eq(scope.account(id)?.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    Ok(query.one(&source.executor()).await?.map(AccountRef::from))
}

/// An account within reach, as a link to it needs it.
pub(super) async fn reference(source: &impl Source, scope: &Scope, id: AccountId) -> Result<Option<AccountRef>> {
    Ok(within(scope, id)?.one(&source.executor()).await?.map(AccountRef::from))
}

fn in_state(state: &AccountState) -> UpdateMany<Entity> {
    let (at, level, reason, by) = match state {
        AccountState::Active => (None, None, None, None),
        AccountState::Locked {
            level,
            since,
            reason,
            by,
            ..
        } => (Some(*since), Some(level.name()), Some(reason.clone()), Some(by.clone())),
    };
    let update = Entity::update_many()
        .col_expr(Column::LockedAt, Expr::val(at))
        .col_expr(Column::LockLevel, Expr::val(level))
        .col_expr(Column::LockReason, Expr::val(reason))
        .col_expr(Column::LockedBy, Expr::val(by))
        .col_expr(Column::LockOverdue, Expr::val(state.is_overdue()));
    // The ladder's lock leaves that as it was.
    if state.is_overdue() {
        update
    } else {
        update.col_expr(Column::IsLost, Expr::val(is_lost(false, state)))
    }
}

fn within(scope: &Scope, id: AccountId) -> Result<sea_orm::Select<Entity>> {
    let id = scope.account(id)?;
    Ok(Entity::find_by_id(id.0).filter(Column::ResellerId.eq(scope.reseller()?.0)))
}

async fn complete(source: &impl Source, scope: &Scope, row: Model) -> Result<Contract> {
    let plans = plans::by_keys(source, scope, std::iter::once(row.plan_key())).await?;
    contract(row, &plans)
}

/// An account as its row and the version of its plan say.
pub(super) fn contract(row: Model, plans: &HashMap<Key, OnVersion>) -> Result<Contract> {
    let plan = plans
        .get(&row.plan_key())
        .ok_or_else(|| Error::broken("an account has no plan"))?;
    let says = row.says();
    let state = match row.locked_at {
        None => AccountState::Active,
        Some(since) => AccountState::Locked {
            level: row
                .lock_level
                .as_deref()
                .and_then(LockLevel::of_name)
                .ok_or_else(|| Error::broken("unknown level of a lock"))?,
            since,
            reason: row.lock_reason.unwrap_or_default(),
            by: row.locked_by.unwrap_or_default(),
            overdue: row.lock_overdue,
        },
    };
    let demo = row.environment == Environment::Demo.name();
    Ok(Contract {
        id: AccountId(row.id),
        hostname: row.hostname,
        name: row.name,
        country: Country::of_code(&row.country).ok_or_else(|| Error::broken("unknown country"))?,
        tax_id: row.tax_id,
        access_email: row.access_email,
        plan: plan.plan.clone(),
        terms: Arc::clone(&plan.terms),
        says,
        environment: if demo {
            Environment::Demo
        } else {
            Environment::Production
        },
        state,
        is_lost: row.is_lost,
        must_change_password: row.password_temporary,
        sessions_valid_from: row.sessions_valid_from,
        cycle_day: u8::try_from(row.cycle_day).map_err(Error::broken)?,
        cycle_changes: row.cycle_changes,
        payer: Payer::of_name(&row.payer).ok_or_else(|| Error::broken("unknown payer"))?,
        twin_of: row.twin_of.map(AccountId),
        created_at: row.created_at,
        version: row.version,
    })
}

impl From<Model> for AccountRef {
    fn from(row: Model) -> Self {
        Self {
            id: AccountId(row.id),
            hostname: row.hostname,
        }
    }
}

/// The switch of a meter, and the account's own number.
const fn columns(meter: Meter) -> (Column, Column) {
    match meter {
        Meter::Documents => (Column::LimitDocuments, Column::OwnDocuments),
        Meter::SalesNotes => (Column::LimitSalesNotes, Column::OwnSalesNotes),
        Meter::Lookups => (Column::LimitLookups, Column::OwnLookups),
        Meter::Users => (Column::LimitUsers, Column::OwnUsers),
        Meter::Establishments => (Column::LimitEstablishments, Column::OwnEstablishments),
        Meter::SalesAmount => (Column::LimitSalesAmount, Column::OwnSalesMinor),
    }
}

impl Model {
    const fn says(&self) -> PerMeter<Terms> {
        const fn terms(own: Option<i64>, enforced: bool) -> Terms {
            Terms { own, enforced }
        }
        PerMeter {
            documents: terms(self.own_documents, self.limit_documents),
            sales_notes: terms(self.own_sales_notes, self.limit_sales_notes),
            lookups: terms(self.own_lookups, self.limit_lookups),
            users: terms(self.own_users, self.limit_users),
            establishments: terms(self.own_establishments, self.limit_establishments),
            sales_amount: terms(self.own_sales_minor, self.limit_sales_amount),
        }
    }

    pub(super) const fn plan_key(&self) -> Key {
        (PlanId(self.plan_id), self.plan_version)
    }
}
