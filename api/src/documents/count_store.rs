//! How many documents there are, as their rows tell.

use chrono::NaiveDate;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use types::accounts::{AccountId, Environment};
use uuid::Uuid;

use super::entity::{Column, Entity};
use crate::access::Scope;
use crate::kit::db::Source;
use crate::kit::error::Result;

/// Documents of one account that are counted alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Alike {
    pub account: AccountId,
    pub issued_on: NaiveDate,
    /// How many times the account's cycle day had been changed when they were admitted.
    pub cycle_changes: i64,
    pub environment: Environment,
    pub documents: i64,
}

/// The counted documents of some accounts. Reads every row of theirs, by `documents_account`.
pub(crate) async fn of_accounts(source: &impl Source, scope: &Scope, accounts: &[AccountId]) -> Result<Vec<Alike>> {
    let query = Entity::find()
        .select_only()
        .columns([
            Column::AccountId,
            Column::IssuedOn,
            Column::CycleChanges,
            Column::Environment,
        ])
        .column_as(Column::Id.count(), "documents")
        .filter(Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Counted.eq(true))
        .group_by(Column::AccountId)
        .group_by(Column::IssuedOn)
        .group_by(Column::CycleChanges)
        .group_by(Column::Environment);
    let rows = query.into_model::<Group>().all(&source.executor()).await?;
    Ok(rows.into_iter().map(Group::told).collect())
}

#[derive(Debug, FromQueryResult)]
struct Group {
    account_id: Uuid,
    issued_on: NaiveDate,
    cycle_changes: i64,
    environment: String,
    documents: i64,
}

impl Group {
    fn told(self) -> Alike {
        let demo = self.environment == Environment::Demo.name();
        Alike {
            account: AccountId(self.account_id),
            issued_on: self.issued_on,
            cycle_changes: self.cycle_changes,
            environment: if demo {
                Environment::Demo
            } else {
                Environment::Production
            },
            documents: self.documents,
        }
    }
}
