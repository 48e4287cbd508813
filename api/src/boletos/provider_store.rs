//! The table of the resellers' payment providers, and of the operator's own.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use types::boletos::{ProviderEnvironment, ProviderKind, WebhookId};
use types::kit::problem::Code;
use types::resellers::ResellerId;
use uuid::Uuid;

use super::provider_entity::{Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx, breaks_unique};
use crate::kit::error::{Error, Result};
use crate::kit::seal::Sealed;

/// A reseller's provider as it is kept.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub kind: ProviderKind,
    pub environment: ProviderEnvironment,
    pub api_key: Sealed,
    pub api_key_at: DateTime<Utc>,
    pub webhook: WebhookId,
    /// The hash of the token.
    pub webhook_token: String,
    pub webhook_token_at: DateTime<Utc>,
    pub last_event_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// The reseller's provider.
pub(super) async fn find(source: &impl Source, scope: &Scope) -> Result<Option<Kept>> {
    let query = Entity::find_by_id(scope.owner());
    query.one(&source.executor()).await?.map(Model::kept).transpose()
}

/// Whose webhook it is, a reseller's or the operator's, and the hash of its token.
pub(super) async fn by_webhook(
    source: &impl Source,
    webhook: WebhookId,
) -> Result<Option<(Option<ResellerId>, String)>> {
    let query = Entity::find().filter(Column::WebhookId.eq(webhook.0));
    let row = query.one(&source.executor()).await?;
    let owner = |id: Uuid| (!id.is_nil()).then_some(ResellerId(id));
    Ok(row.map(|row| (owner(row.reseller_id), row.webhook_token)))
}

/// Writes the provider as it is to be, in the place of the one at that version; at version 0 there is none.
pub(super) async fn save(tx: &Tx, scope: &Scope, provider: &Kept, against: i64) -> Result<()> {
    let row = row(scope, provider).into_active_model();
    if against == 0 {
        let inserted = Entity::insert(row).exec_without_returning(&tx.executor()).await;
        return match inserted {
            Err(error) if breaks_unique(&error, &["payment_providers"]) => Err(Code::VersionIsStale.into()),
            other => other.map(|_| ()).map_err(Error::from),
        };
    }
    let update = Entity::update_many()
        .set(row.reset_all())
        .filter(Column::ResellerId.eq(scope.owner()))
        .filter(Column::Version.eq(against));
    changed(update.exec(&tx.executor()).await?.rows_affected)
}

/// Forgets the provider at that version.
pub(super) async fn delete(tx: &Tx, scope: &Scope, against: i64) -> Result<()> {
    let delete = Entity::delete_many()
        .filter(Column::ResellerId.eq(scope.owner()))
        .filter(Column::Version.eq(against));
    changed(delete.exec(&tx.executor()).await?.rows_affected)
}

/// Notes that an event came.
pub(super) async fn heard(tx: &Tx, scope: &Scope, now: DateTime<Utc>) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::LastEventAt, Expr::val(now))
        .filter(Column::ResellerId.eq(scope.owner()));
    update.exec(&tx.executor()).await?;
    Ok(())
}

fn changed(rows: u64) -> Result<()> {
    if rows == 0 {
        return Err(Code::VersionIsStale.into());
    }
    Ok(())
}

fn row(scope: &Scope, provider: &Kept) -> Model {
    Model {
        reseller_id: scope.owner(),
        kind: provider.kind.name().to_owned(),
        environment: provider.environment.name().to_owned(),
        api_key: provider.api_key.as_stored().to_owned(),
        api_key_at: provider.api_key_at,
        webhook_id: provider.webhook.0,
        webhook_token: provider.webhook_token.clone(),
        webhook_token_at: provider.webhook_token_at,
        last_event_at: provider.last_event_at,
        version: provider.version,
    }
}

impl Model {
    fn kept(self) -> Result<Kept> {
        let kind = ProviderKind::of_name(&self.kind);
        let environment = ProviderEnvironment::of_name(&self.environment);
        Ok(Kept {
            kind: kind.ok_or_else(|| Error::broken("unknown provider"))?,
            environment: environment.ok_or_else(|| Error::broken("unknown environment"))?,
            api_key: Sealed::stored(self.api_key),
            api_key_at: self.api_key_at,
            webhook: WebhookId(self.webhook_id),
            webhook_token: self.webhook_token,
            webhook_token_at: self.webhook_token_at,
            last_event_at: self.last_event_at,
            version: self.version,
        })
    }
}
