//! What can be done with the catalogue of modules, and which of them an account is given.

use types::kit::fault::Fault;
use types::kit::problem::Code;
use types::modules::{Module, ModuleChange, ModuleCode, ModuleId, NewModule, branches, offered};

use super::{model, store};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};

/// The whole catalogue, each module followed by its parts.
pub async fn list(context: &Context) -> Result<Vec<Module>> {
    let all = branches(&store::list(&context.db).await?).into_iter();
    Ok(all
        .flat_map(|branch| std::iter::once(branch.module).chain(branch.parts))
        .collect())
}

/// Adds a module, or a part to one.
pub async fn create(context: &Context, scope: &Scope, once: Option<Once>, new: &NewModule) -> Result<Module> {
    let (code, names) = new.parse()?;
    let work = async |tx: &Tx| {
        if let Some(module) = &new.part_of {
            find_module(tx, scope, module).await?;
        }
        let module = Module {
            id: ModuleId(context.id()),
            code: code.clone(),
            part_of: new.part_of.clone(),
            names: names.clone(),
            retired: false,
            version: 1,
        };
        store::insert(tx, scope, &module).await?;
        let event = scope.event("module.created", module.id.0, Change::made(&module)?);
        outbox::record(context, tx, event).await?;
        Ok(module)
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// Renames, moves, retires or restores a module or part.
pub async fn change(
    context: &Context,
    scope: &Scope,
    code: &ModuleCode,
    against: i64,
    change: &ModuleChange,
) -> Result<Module> {
    scope.installation()?;
    let code = ModuleCode::parse(code.as_str()).map_err(|_| Code::NotFound)?;
    let change = change.parse()?;
    context
        .db
        .write(async |tx| {
            let siblings = store::hold_siblings(tx, scope, &code).await?;
            let before = siblings.iter().find(|each| each.code == code).ok_or(Code::NotFound)?;
            if before.version != against {
                return Err(Code::VersionIsStale.into());
            }
            let after = Module {
                names: change.names.clone().unwrap_or_else(|| before.names.clone()),
                retired: change.retired.unwrap_or(before.retired),
                version: against + 1,
                ..before.clone()
            };
            store::update(tx, scope, &after, against).await?;
            if let Some(place) = change.place {
                let siblings = siblings.iter().map(|each| each.code.clone()).collect();
                rearrange(tx, scope, model::moved(siblings, &code, place)).await?;
            }
            let event = scope.event("module.changed", after.id.0, Change::changed(before, &after)?);
            outbox::record(context, tx, event).await?;
            Ok(after)
        })
        .await
}

/// The modules asked for, each once, if all of them can be given; those that are held already may stay.
///
/// # Errors
/// Every one that is unknown or retired, as `field.place`.
pub(crate) async fn check(
    source: &impl Source,
    field: &str,
    asked: &[ModuleCode],
    held: &[ModuleCode],
) -> Result<Vec<ModuleCode>> {
    Ok(model::chosen(&store::list(source).await?, field, asked, held)?)
}

/// What a new account gets: what was asked for, else those of the plan's defaults that can still be given, else
/// everything.
///
/// # Errors
/// Every one asked for that is unknown or retired, as `modules.place`.
pub(crate) async fn choose(
    source: &impl Source,
    asked: Option<&[ModuleCode]>,
    defaults: Option<&[ModuleCode]>,
) -> Result<Vec<ModuleCode>> {
    let catalogue = store::list(source).await?;
    Ok(match (asked, defaults) {
        (Some(asked), _) => model::chosen(&catalogue, "modules", asked, &[])?,
        (None, Some(defaults)) => model::living(&catalogue, defaults),
        (None, None) => offered(&catalogue),
    })
}

/// The module that is to have another part.
async fn find_module(tx: &Tx, scope: &Scope, code: &ModuleCode) -> Result<Module> {
    let unknown = || Error::field("part_of", Fault::Unknown);
    let code = ModuleCode::parse(code.as_str()).map_err(|_| unknown())?;
    let found = store::find(tx, scope, &code).await?;
    found.filter(|module| module.part_of.is_none()).ok_or_else(unknown)
}

async fn rearrange(tx: &Tx, scope: &Scope, siblings: Vec<ModuleCode>) -> Result<()> {
    for (place, code) in (0_i64..).zip(siblings) {
        store::put(tx, scope, &code, place).await?;
    }
    Ok(())
}
