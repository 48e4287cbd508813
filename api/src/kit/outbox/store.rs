//! The table of events.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use uuid::Uuid;

use super::Event;
use crate::kit::db::{Source, Tx};
use crate::kit::error::Result;

mod entity;

pub(super) async fn insert(tx: &Tx, events: Vec<(Uuid, DateTime<Utc>, Event<'_>)>) -> Result<()> {
    if events.is_empty() {
        return Ok(());
    }
    let row = |(id, at, event): (Uuid, DateTime<Utc>, Event<'_>)| entity::ActiveModel {
        id: Set(id),
        reseller_id: Set(event.reseller),
        name: Set(event.name.to_owned()),
        subject_id: Set(event.subject),
        actor_id: Set(event.actor.id),
        actor_name: Set(event.actor.name.clone()),
        actor_kind: Set(Some(event.actor.kind.name().to_owned())),
        data: Set(event.change.into_text()),
        at: Set(at),
        routine: Set(event.routine),
    };
    entity::Entity::insert_many(events.into_iter().map(row))
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}
