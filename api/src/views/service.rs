//! What can be done with one's views.

use types::kit::problem::{Code, LimitReached};
use types::views::{NewView, View, ViewChange, ViewId};

use super::store;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};

pub async fn list(context: &Context, scope: &Scope) -> Result<Vec<View>> {
    store::list(&context.db, scope).await
}

pub async fn create(context: &Context, scope: &Scope, once: Option<Once>, new: &NewView) -> Result<View> {
    let (name, query) = new.parse()?;
    let work = async |tx: &Tx| {
        if store::count(tx, scope).await? >= u64::from(View::MOST) {
            return Err(full());
        }
        let view = View {
            id: ViewId(context.id()),
            name: name.clone(),
            query: query.clone(),
            created_at: context.now(),
            version: 1,
        };
        store::insert(tx, scope, &view).await?;
        let event = scope.event("view.created", view.id.0, Change::made(&view)?);
        outbox::record(context, tx, event).await?;
        Ok(view)
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

pub async fn change(context: &Context, scope: &Scope, id: ViewId, against: i64, change: &ViewChange) -> Result<View> {
    let change = change.parse()?;
    context
        .db
        .write(async |tx| {
            let before = store::find(tx, scope, id).await?;
            if before.version != against {
                return Err(Code::VersionIsStale.into());
            }
            let after = View {
                name: change.name.clone().unwrap_or_else(|| before.name.clone()),
                query: change.query.clone().unwrap_or_else(|| before.query.clone()),
                version: against + 1,
                ..before.clone()
            };
            store::update(tx, scope, &after, against).await?;
            let event = scope.event("view.changed", id.0, Change::changed(&before, &after)?);
            outbox::record(context, tx, event).await?;
            Ok(after)
        })
        .await
}

pub async fn delete(context: &Context, scope: &Scope, id: ViewId) -> Result<()> {
    context
        .db
        .write(async |tx| {
            let view = store::find(tx, scope, id).await?;
            store::delete(tx, scope, id).await?;
            let facts = Change::facts(&serde_json::to_value(&view)?);
            outbox::record(context, tx, scope.event("view.deleted", id.0, facts)).await
        })
        .await
}

fn full() -> Error {
    let most = i64::from(View::MOST);
    let reached = LimitReached {
        meter: "views".to_owned(),
        used: most,
        limit: most,
        resets_at: None,
    };
    Refusal::new(Code::LimitReached).limit(reached).into()
}
