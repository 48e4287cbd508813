//! How many documents there are, as their rows tell.

use chrono::NaiveDate;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use types::accounts::{AccountId, Environment};
use types::documents::{DocumentKind, DocumentState};
use types::kit::money::Currency;
use uuid::Uuid;

use super::entity::{Column, Entity};
use super::month_model::{Cell, Much};
use crate::access::Scope;
use crate::kit::db::Source;
use crate::kit::error::{Error, Result};
use crate::usage::cycle_tally::CycleTally;

/// Documents of one account that are counted alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alike {
    pub account: AccountId,
    pub issued_on: NaiveDate,
    /// How many times the account's cycle day had been changed when they were admitted.
    pub cycle_changes: i64,
    pub environment: Environment,
    pub kind: DocumentKind,
    pub state: DocumentState,
    /// Empty for those without an amount.
    pub currency: String,
    pub much: Much,
}

impl Alike {
    /// What they add to their cycle, in a country of that currency.
    pub(crate) fn tally(&self, own: &Currency) -> CycleTally {
        let class = (self.environment, self.kind);
        CycleTally::of(own, class, self.much.documents, Some((&self.currency, self.much.minor)))
    }

    pub(crate) fn cell(&self) -> Cell {
        Cell::named(
            self.issued_on,
            (self.environment, self.kind, self.state),
            &self.currency,
        )
    }
}

/// The documents of some accounts. Reads every row of theirs, by `documents_account`.
pub(crate) async fn of_accounts(source: &impl Source, scope: &Scope, accounts: &[AccountId]) -> Result<Vec<Alike>> {
    let mut query = Entity::find()
        .select_only()
        .filter(Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    for column in [
        Column::AccountId,
        Column::IssuedOn,
        Column::CycleChanges,
        Column::Environment,
        Column::Kind,
        Column::State,
        Column::TotalCurrency,
    ] {
        query = query.column(column).group_by(column);
    }
    let query = query
        .column_as(Column::Id.count(), "documents")
        .column_as(Column::TotalMinor.sum().cast_as("bigint"), "minor");
    let rows = query.into_model::<Group>().all(&source.executor()).await?;
    rows.into_iter().map(Group::told).collect()
}

#[derive(Debug, FromQueryResult)]
struct Group {
    account_id: Uuid,
    issued_on: NaiveDate,
    cycle_changes: i64,
    environment: String,
    kind: String,
    state: String,
    total_currency: Option<String>,
    documents: i64,
    minor: Option<i64>,
}

impl Group {
    fn told(self) -> Result<Alike> {
        let demo = self.environment == Environment::Demo.name();
        Ok(Alike {
            account: AccountId(self.account_id),
            issued_on: self.issued_on,
            cycle_changes: self.cycle_changes,
            environment: if demo {
                Environment::Demo
            } else {
                Environment::Production
            },
            kind: DocumentKind::of_name(&self.kind).ok_or_else(|| Error::broken("unknown kind of document"))?,
            state: DocumentState::of_name(&self.state).ok_or_else(|| Error::broken("unknown state of a document"))?,
            currency: self.total_currency.unwrap_or_default(),
            much: Much {
                documents: self.documents,
                minor: self.minor.unwrap_or_default(),
            },
        })
    }
}
