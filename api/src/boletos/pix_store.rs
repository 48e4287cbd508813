//! The table of the resellers' own Pix keys.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use types::boletos::{PixReceiver, PixSettings};
use types::kit::problem::Code;
use types::pix::KeyKind;

use super::pix_entity::{Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx, breaks_unique};
use crate::kit::error::{Error, Result};

/// The reseller's key; at version 0 where it has none.
pub(super) async fn find(source: &impl Source, scope: &Scope) -> Result<PixSettings> {
    let query = Entity::find_by_id(scope.reseller()?.0);
    match query.one(&source.executor()).await? {
        Some(row) => row.settings(),
        None => Ok(PixSettings {
            receiver: None,
            version: 0,
        }),
    }
}

/// Writes the key as it is to be, in the place of the one at that version; at version 0 there is none.
pub(super) async fn save(tx: &Tx, scope: &Scope, receiver: PixReceiver, against: i64) -> Result<()> {
    let row = Model {
        reseller_id: scope.reseller()?.0,
        kind: receiver.kind.name().to_owned(),
        key: receiver.key,
        name: receiver.name,
        city: receiver.city,
        version: against + 1,
    };
    let row = row.into_active_model();
    if against == 0 {
        let inserted = Entity::insert(row).exec_without_returning(&tx.executor()).await;
        return match inserted {
            Err(error) if breaks_unique(&error, &["pix_receivers"]) => Err(Code::VersionIsStale.into()),
            other => other.map(|_| ()).map_err(Error::from),
        };
    }
    let update = Entity::update_many()
        .set(row.reset_all())
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Version.eq(against));
    changed(update.exec(&tx.executor()).await?.rows_affected)
}

/// Forgets the key at that version.
pub(super) async fn delete(tx: &Tx, scope: &Scope, against: i64) -> Result<()> {
    let delete = Entity::delete_many()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Version.eq(against));
    changed(delete.exec(&tx.executor()).await?.rows_affected)
}

fn changed(rows: u64) -> Result<()> {
    match rows {
        0 => Err(Code::VersionIsStale.into()),
        _ => Ok(()),
    }
}

impl Model {
    fn settings(self) -> Result<PixSettings> {
        let kind = KeyKind::of_name(&self.kind).ok_or_else(|| Error::broken("unknown kind of Pix key"))?;
        Ok(PixSettings {
            receiver: Some(PixReceiver {
                kind,
                key: self.key,
                name: self.name,
                city: self.city,
            }),
            version: self.version,
        })
    }
}
