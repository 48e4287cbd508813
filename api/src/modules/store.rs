//! The table of modules and parts. It belongs to the installation, not to a reseller.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::kit::fault::Fault;
use types::kit::problem::Code;
use types::modules::{Module, ModuleCode, ModuleId, ModuleNames};

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx, breaks_unique};
use crate::kit::error::{Error, Result};

/// The whole catalogue, siblings in their order.
pub(crate) async fn list(source: &impl Source) -> Result<Vec<Module>> {
    let query = Entity::find().order_by_asc(Column::Place).order_by_asc(Column::Id);
    let rows = query.all(&source.executor()).await?;
    Ok(rows.into_iter().map(Module::from).collect())
}

/// One entry, if there is such a code.
pub(super) async fn find(source: &impl Source, scope: &Scope, code: &ModuleCode) -> Result<Option<Module>> {
    scope.installation()?;
    let row = Entity::find().filter(Column::Code.eq(code.as_str()));
    Ok(row.one(&source.executor()).await?.map(Module::from))
}

/// An entry and those beside it, in their order, held so that nobody else changes them meanwhile.
pub(super) async fn hold_siblings(tx: &Tx, scope: &Scope, code: &ModuleCode) -> Result<Vec<Module>> {
    let module = find(tx, scope, code).await?.ok_or(Code::NotFound)?;
    let query = Entity::find()
        .filter(beside(module.part_of.as_ref()))
        .order_by_asc(Column::Id);
    let mut rows = query.lock_exclusive().all(&tx.executor()).await?;
    rows.sort_by_key(|row| (row.place, row.id));
    Ok(rows.into_iter().map(Module::from).collect())
}

/// Adds an entry after its siblings.
pub(super) async fn insert(tx: &Tx, scope: &Scope, module: &Module) -> Result<()> {
    scope.installation()?;
    let last = Entity::find()
        .filter(beside(module.part_of.as_ref()))
        .order_by_desc(Column::Place);
    let last = last.one(&tx.executor()).await?;
    let row = ActiveModel {
        id: Set(module.id.0),
        code: Set(module.code.to_string()),
        part_of: Set(module.part_of.as_ref().map(ToString::to_string)),
        place: Set(last.map_or(0, |row| row.place + 1)),
        name_es: Set(module.names.es.clone()),
        name_pt: Set(module.names.pt.clone()),
        name_en: Set(module.names.en.clone()),
        retired: Set(module.retired),
        version: Set(module.version),
    };
    match Entity::insert(row).exec_without_returning(&tx.executor()).await {
        Err(error) if breaks_unique(&error, &["code"]) => Err(Error::field("code", Fault::Taken)),
        other => Ok(other.map(|_| ())?),
    }
}

/// Writes names and retirement of an entry as they are now, against the version before.
pub(super) async fn update(tx: &Tx, scope: &Scope, module: &Module, against: i64) -> Result<()> {
    scope.installation()?;
    let update = Entity::update_many()
        .col_expr(Column::NameEs, module.names.es.as_str().into())
        .col_expr(Column::NamePt, module.names.pt.as_str().into())
        .col_expr(Column::NameEn, module.names.en.as_str().into())
        .col_expr(Column::Retired, module.retired.into())
        .col_expr(Column::Version, module.version.into())
        .filter(Column::Id.eq(module.id.0))
        .filter(Column::Version.eq(against));
    match update.exec(&tx.executor()).await?.rows_affected {
        0 => Err(Code::VersionIsStale.into()),
        _ => Ok(()),
    }
}

/// Puts an entry at a place among its siblings.
pub(super) async fn put(tx: &Tx, scope: &Scope, code: &ModuleCode, place: i64) -> Result<()> {
    scope.installation()?;
    let update = Entity::update_many().col_expr(Column::Place, Expr::val(place));
    update
        .filter(Column::Code.eq(code.as_str()))
        .exec(&tx.executor())
        .await?;
    Ok(())
}

fn beside(part_of: Option<&ModuleCode>) -> sea_orm::sea_query::SimpleExpr {
    match part_of {
        Some(code) => Column::PartOf.eq(code.as_str()),
        None => Column::PartOf.is_null(),
    }
}

impl From<Model> for Module {
    fn from(row: Model) -> Self {
        Self {
            id: ModuleId(row.id),
            code: row.code.into(),
            part_of: row.part_of.map(ModuleCode::from),
            names: ModuleNames {
                es: row.name_es,
                pt: row.name_pt,
                en: row.name_en,
            },
            retired: row.retired,
            version: row.version,
        }
    }
}
