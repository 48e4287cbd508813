//! The table of events, as it is read.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::AccountId;
use types::audit::{Actor, ActorKind, Event, EventId, EventQuery, HistoryPart};
use types::kit::page::{Page, page_size};

use super::entity::{Column, Entity, Model};
use super::model::Kept;
use crate::access::Scope;
use crate::kit::db::Source;
use crate::kit::error::Result;
use crate::kit::page::page_of;

/// One page of what happened to an account, the last first.
pub(super) async fn of_account(
    source: &impl Source,
    scope: &Scope,
    account: AccountId,
    asked: EventQuery,
) -> Result<Page<Event>> {
    let account = scope.account(account)?;
    let mut query = Entity::find()
        .filter(Column::SubjectId.eq(account.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0));
    if asked.show.unwrap_or_default() == HistoryPart::Changes {
        query = query.filter(Column::Routine.eq(false));
    }
    if let Some(cursor) = asked.cursor {
        query = query.filter(Column::Id.lt(cursor));
    }
    let size = page_size(asked.limit);
    let rows = query
        .order_by_desc(Column::Id)
        .limit(size + 1)
        .all(&source.executor())
        .await?;
    page_of(rows, size, |row| row.id, Model::told)
}

impl Model {
    fn told(self) -> Result<Event> {
        let kind = match self.actor_kind.as_deref() {
            Some("program") => ActorKind::Program,
            Some("installation") => ActorKind::Installation,
            _ => ActorKind::Person,
        };
        let kept: Kept = serde_json::from_str(&self.data)?;
        Ok(Event {
            id: EventId(self.id),
            name: self.name,
            at: self.at,
            actor: Actor {
                kind,
                name: self.actor_name,
            },
            changes: kept.changes(),
        })
    }
}
