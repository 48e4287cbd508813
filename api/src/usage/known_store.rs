//! What is known here of an account's documents that need somebody, beside what its software reports; and which
//! accounts' limits are to be looked at again.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::resellers::ResellerId;
use uuid::Uuid;

use super::{look_entity as look, total_entity as total};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// Documents that need somebody, as they are known here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct KnownTrouble {
    pub not_sent: i64,
    pub voiding: i64,
    pub errors: i64,
}

/// The counts of documents that need somebody, as they were reported and as they are known here.
const REPORTED: [total::Column; 3] = [
    total::Column::NotSent,
    total::Column::PendingVoiding,
    total::Column::WithErrors,
];
pub(super) const KNOWN: [total::Column; 3] = [
    total::Column::KnownNotSent,
    total::Column::KnownVoiding,
    total::Column::KnownErrors,
];

/// Whether an account has any: by the counts that are being written, or by the others, which stay.
pub(super) fn with_problems(any: bool, others: [total::Column; 3]) -> Expr {
    let other = others.into_iter().map(|column| Expr::col(column).gt(0));
    other.fold(Expr::val(any), ExprTrait::or)
}

/// Holds what is counted of accounts until the transaction ends.
pub(crate) async fn hold(tx: &Tx, scope: &Scope, accounts: &[AccountId]) -> Result<()> {
    let query = total::Entity::find()
        .select_only()
        .column(total::Column::AccountId)
        .filter(total::Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(total::Column::ResellerId.eq(scope.reseller()?.0))
        .order_by_asc(total::Column::AccountId)
        .lock_exclusive();
    let _: Vec<Uuid> = query.into_tuple().all(&tx.executor()).await?;
    Ok(())
}

/// Writes what is known of an account.
pub(crate) async fn set(tx: &Tx, scope: &Scope, account: AccountId, known: KnownTrouble) -> Result<()> {
    use total::Column as T;
    let any = known != KnownTrouble::default();
    let update = total::Entity::update_many()
        .col_expr(T::KnownNotSent, known.not_sent.into())
        .col_expr(T::KnownVoiding, known.voiding.into())
        .col_expr(T::KnownErrors, known.errors.into())
        .col_expr(T::WithProblems, with_problems(any, REPORTED))
        .filter(T::AccountId.eq(account.0))
        .filter(T::ResellerId.eq(scope.reseller()?.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Notes that it was told how documents of an account stand: whoever tells that once is expected to.
pub(crate) async fn tells(tx: &Tx, scope: &Scope, account: AccountId) -> Result<()> {
    let update = total::Entity::update_many()
        .col_expr(total::Column::TellsStates, true.into())
        .filter(total::Column::AccountId.eq(account.0))
        .filter(total::Column::ResellerId.eq(scope.reseller()?.0))
        .filter(total::Column::TellsStates.eq(false));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// The accounts of which it was ever told how a document stands.
pub(crate) fn telling() -> SelectStatement {
    Query::select()
        .column(total::Column::AccountId)
        .from(total::Entity)
        .and_where(Expr::col(total::Column::TellsStates).eq(true))
        .take()
}

/// Has the limits of accounts looked at again soon: something that bears on them changed.
pub(crate) async fn look_again(tx: &Tx, scope: &Scope, accounts: &[AccountId]) -> Result<()> {
    if accounts.is_empty() {
        return Ok(());
    }
    let reseller = scope.reseller()?.0;
    let row = |account: &AccountId| look::ActiveModel {
        account_id: Set(account.0),
        reseller_id: Set(reseller),
    };
    look::Entity::insert_many(accounts.iter().map(row))
        .on_conflict_do_nothing_on([look::Column::AccountId])
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// The accounts to be looked at again, so many at most, each with its reseller.
pub(crate) async fn to_look_at(source: &impl Source, scope: &Scope, most: u64) -> Result<Vec<(ResellerId, AccountId)>> {
    scope.installation()?;
    let query = look::Entity::find().order_by_asc(look::Column::AccountId).limit(most);
    let rows = query.all(&source.executor()).await?;
    let told = |row: look::Model| (ResellerId(row.reseller_id), AccountId(row.account_id));
    Ok(rows.into_iter().map(told).collect())
}

/// Accounts are being looked at: whatever changes from now on is to be looked at anew.
pub(crate) async fn looked_at(tx: &Tx, scope: &Scope, accounts: &[AccountId]) -> Result<()> {
    let delete = look::Entity::delete_many()
        .filter(look::Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(look::Column::ResellerId.eq(scope.reseller()?.0));
    delete.exec(&tx.executor()).await?;
    Ok(())
}
