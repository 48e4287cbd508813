//! The table of the steps of resellers.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use types::dunning::{DunningSettings, suggested};
use types::kit::problem::Code;
use types::resellers::ResellerId;

use super::setting_entity::{ActiveModel, Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

/// The steps of a reseller; a suggestion, which is not taken, where it never kept any.
pub(super) async fn find(source: &impl Source, scope: &Scope) -> Result<DunningSettings> {
    let found = Entity::find_by_id(scope.reseller()?.0).one(&source.executor()).await?;
    let first = || DunningSettings {
        enabled: false,
        steps: suggested(),
        reply_to: None,
        version: 0,
    };
    found.map_or_else(|| Ok(first()), Model::settings)
}

/// The steps of every reseller that ever kept some.
pub(super) async fn all(source: &impl Source, scope: &Scope) -> Result<Vec<(ResellerId, DunningSettings)>> {
    scope.installation()?;
    let rows = Entity::find().all(&source.executor()).await?;
    let told = |row: Model| Ok((ResellerId(row.reseller_id), row.settings()?));
    rows.into_iter().map(told).collect()
}

/// Keeps steps, against the version before.
///
/// # Errors
/// `version_is_stale` when somebody changed them first.
pub(super) async fn write(tx: &Tx, scope: &Scope, settings: &DunningSettings, against: i64) -> Result<()> {
    let steps = serde_json::to_string(&settings.steps)?;
    let reseller = scope.reseller()?.0;
    let written = if against == 0 {
        let row = ActiveModel {
            reseller_id: Set(reseller),
            enabled: Set(settings.enabled),
            steps: Set(steps),
            reply_to: Set(settings.reply_to.clone()),
            version: Set(settings.version),
        };
        Entity::insert_many([row])
            .on_conflict(OnConflict::column(Column::ResellerId).do_nothing().to_owned())
            .exec_without_returning(&tx.executor())
            .await?
    } else {
        let update = Entity::update_many()
            .col_expr(Column::Enabled, settings.enabled.into())
            .col_expr(Column::Steps, steps.into())
            .col_expr(Column::ReplyTo, Expr::val(settings.reply_to.clone()))
            .col_expr(Column::Version, settings.version.into())
            .filter(Column::ResellerId.eq(reseller))
            .filter(Column::Version.eq(against));
        update.exec(&tx.executor()).await?.rows_affected
    };
    if written == 0 {
        return Err(Code::VersionIsStale.into());
    }
    Ok(())
}

impl Model {
    fn settings(self) -> Result<DunningSettings> {
        Ok(DunningSettings {
            enabled: self.enabled,
            steps: serde_json::from_str(&self.steps)?,
            reply_to: self.reply_to,
            version: self.version,
        })
    }
}
