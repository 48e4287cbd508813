//! The table of how far up the ladder accounts are.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use types::accounts::{AccountId, LockLevel};
use types::dunning::{DunningAction, DunningQuery, Grace};
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::model::Kept;
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::statements::model::Place;

/// How some accounts stand, of those that ever stood on the ladder or had grace.
pub(super) async fn of(
    source: &impl Source,
    scope: &Scope,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, Kept>> {
    let rows = Entity::find()
        .filter(Column::AccountId.is_in(accounts.iter().map(|account| account.0)))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .all(&source.executor())
        .await?;
    let read = |row: Model| row.kept().map(|kept| (kept.account, kept));
    rows.into_iter().map(read).collect()
}

/// The accounts on the ladder after a place, what is due the longest first, so many at most. `today` is the day by which
/// grace is over or not.
pub(super) async fn page(
    source: &impl Source,
    scope: &Scope,
    asked: &DunningQuery,
    today: NaiveDate,
    after: Option<Place>,
    most: u64,
) -> Result<Vec<Kept>> {
    let mut query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Since.is_not_null());
    if let Some(stage) = asked.stage {
        query = query.filter(Column::Stage.eq(stage.name()));
    }
    if let Some(by_hand) = asked.by_hand {
        query = query.filter(Column::ByHand.eq(by_hand));
    }
    query = match asked.grace {
        None => query,
        Some(true) => query.filter(Column::GraceUntil.gte(today)),
        Some(false) => query.filter(
            Condition::any()
                .add(Column::GraceUntil.is_null())
                .add(Column::GraceUntil.lt(today)),
        ),
    };
    if let Some(place) = after {
        let same = Column::Since
            .eq(place.due_since)
            .and(Column::AccountId.gt(place.account.0));
        query = query.filter(Condition::any().add(Column::Since.gt(place.due_since)).add(same));
    }
    let rows = query
        .order_by_asc(Column::Since)
        .order_by_asc(Column::AccountId)
        .limit(most)
        .all(&source.executor())
        .await?;
    rows.into_iter().map(Model::kept).collect()
}

/// Writes how accounts that are held stand, in one query.
pub(super) async fn put(tx: &Tx, scope: &Scope, all: &[Kept]) -> Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    let reseller = scope.reseller()?.0;
    let rows: Vec<ActiveModel> = all.iter().map(|kept| row(reseller, kept)).collect::<Result<_>>()?;
    let mut anew = OnConflict::column(Column::AccountId);
    anew.update_columns([
        Column::Since,
        Column::NextAt,
        Column::Stage,
        Column::ByHand,
        Column::Wants,
        Column::Holds,
        Column::Released,
        Column::Under,
        Column::SeenVersion,
        Column::SeenSettings,
        Column::GraceUntil,
        Column::GraceReason,
        Column::GraceBy,
    ]);
    Entity::insert_many(rows)
        .on_conflict(anew)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

fn row(reseller: Uuid, kept: &Kept) -> Result<ActiveModel> {
    let grace = kept.grace.clone();
    let (reason, by) = grace.map(|grace| (grace.reason, grace.by)).unzip();
    Ok(ActiveModel {
        account_id: Set(kept.account.0),
        reseller_id: Set(reseller),
        since: Set(kept.since),
        next_at: Set(kept.next_at),
        stage: Set(kept.stage.map(|stage| stage.name().to_owned())),
        by_hand: Set(kept.by_hand),
        wants: Set(kept.wants.map(|level| level.name().to_owned())),
        holds: Set(kept.holds),
        released: Set(kept.released),
        under: Set(kept.under.as_ref().map(serde_json::to_string).transpose()?),
        seen_version: Set(kept.seen_version),
        seen_settings: Set(kept.seen_settings),
        grace_until: Set(kept.grace.as_ref().map(|grace| grace.until)),
        grace_reason: Set(reason),
        grace_by: Set(by),
    })
}

impl Model {
    fn kept(self) -> Result<Kept> {
        let stage = |name: &str| DunningAction::of_name(name).ok_or_else(|| Error::broken("unknown step of a ladder"));
        let level = |name: &str| LockLevel::of_name(name).ok_or_else(|| Error::broken("unknown level of a lock"));
        let grace = self.grace_until.map(|until| Grace {
            until,
            reason: self.grace_reason.unwrap_or_default(),
            by: self.grace_by.unwrap_or_default(),
        });
        Ok(Kept {
            account: AccountId(self.account_id),
            since: self.since,
            next_at: self.next_at,
            stage: self.stage.as_deref().map(stage).transpose()?,
            by_hand: self.by_hand,
            wants: self.wants.as_deref().map(level).transpose()?,
            holds: self.holds,
            released: self.released,
            under: self.under.as_deref().map(serde_json::from_str).transpose()?,
            seen_version: self.seen_version,
            seen_settings: self.seen_settings,
            grace,
        })
    }
}
