//! The table of how resellers charge.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use types::resellers::ResellerId;
use types::subscriptions::SubscriptionSettings;

use super::setting_entity::{ActiveModel, Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// What a reseller that never said anything has: clients have a week to pay.
const FIRST: SubscriptionSettings = SubscriptionSettings {
    automatic: false,
    trial_days: 0,
    days_to_pay: 7,
};

/// How a reseller charges.
pub(super) async fn find(source: &impl Source, scope: &Scope) -> Result<SubscriptionSettings> {
    let found = Entity::find_by_id(scope.reseller()?.0).one(&source.executor()).await?;
    Ok(found.map_or(FIRST, |row| row.settings()))
}

/// Says how a reseller charges. Where accounts get a subscription by themselves and did not before, those made from now
/// on do.
pub(super) async fn write(
    tx: &Tx,
    scope: &Scope,
    before: SubscriptionSettings,
    settings: SubscriptionSettings,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = ActiveModel {
        reseller_id: Set(scope.reseller()?.0),
        automatic: Set(settings.automatic),
        trial_days: Set(settings.trial_days),
        days_to_pay: Set(settings.days_to_pay),
        looked_from: Set(now),
    };
    let mut anew = OnConflict::column(Column::ResellerId);
    anew.update_columns([Column::Automatic, Column::TrialDays, Column::DaysToPay]);
    if !before.automatic {
        anew.update_column(Column::LookedFrom);
    }
    Entity::insert(row)
        .on_conflict(anew)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

/// The resellers whose new accounts get a subscription by themselves, and since when those are to be looked for.
pub(super) async fn automatic(
    source: &impl Source,
    scope: &Scope,
) -> Result<Vec<(ResellerId, SubscriptionSettings, DateTime<Utc>)>> {
    scope.installation()?;
    let rows = Entity::find()
        .filter(Column::Automatic.eq(true))
        .all(&source.executor())
        .await?;
    let told = |row: Model| (ResellerId(row.reseller_id), row.settings(), row.looked_from);
    Ok(rows.into_iter().map(told).collect())
}

/// Notes from when on accounts are to be looked for the next time.
pub(super) async fn looked(tx: &Tx, scope: &Scope, from: DateTime<Utc>) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::LookedFrom, Expr::val(from))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::LookedFrom.lt(from));
    update.exec(&tx.executor()).await?;
    Ok(())
}

impl Model {
    const fn settings(&self) -> SubscriptionSettings {
        SubscriptionSettings {
            automatic: self.automatic,
            trial_days: self.trial_days,
            days_to_pay: self.days_to_pay,
        }
    }
}
