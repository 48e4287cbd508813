//! The table of whom to tell.

use std::collections::HashMap;

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use types::accounts::AccountId;
use types::dunning::BillingContact;
use types::kit::text::Language;

use super::contact_entity::{ActiveModel, Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// Whom to tell of some accounts, where that is known.
pub(super) async fn of(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, BillingContact>> {
    if accounts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = Entity::find()
        .filter(Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .all(&source.executor())
        .await?;
    let read = |row: Model| Ok((AccountId(row.account_id), row.contact()?));
    rows.into_iter().map(read).collect()
}

pub(super) async fn write(tx: &Tx, scope: &Scope, account: AccountId, contact: &BillingContact) -> Result<()> {
    let row = ActiveModel {
        account_id: Set(account.0),
        reseller_id: Set(scope.reseller()?.0),
        emails: Set(contact.emails.join("\n")),
        phone: Set(contact.phone.clone()),
        language: Set(contact.language.code().to_owned()),
    };
    let mut anew = OnConflict::column(Column::AccountId);
    anew.update_columns([Column::Emails, Column::Phone, Column::Language]);
    Entity::insert(row)
        .on_conflict(anew)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

impl Model {
    fn contact(self) -> Result<BillingContact> {
        Ok(BillingContact {
            emails: self.emails.lines().map(str::to_owned).collect(),
            phone: self.phone,
            language: Language::of_tag(&self.language).ok_or_else(|| Error::broken("unknown language"))?,
        })
    }
}
