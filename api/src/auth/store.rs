//! The tables of sessions and of failed sign-ins.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use types::access::Role;
use types::auth::{Session, SessionId};
use types::resellers::ResellerId;
use types::users::MemberId;
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use super::{failure_entity as failure, throttle};
use crate::access::SignedIn;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::resellers::entity as reseller;
use crate::users::entity as member;

/// A session to begin.
pub(super) struct NewSession {
    pub id: SessionId,
    pub member: MemberId,
    pub reseller: Option<ResellerId>,
    pub refresh_hash: String,
    pub user_agent: String,
    pub now: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

pub(super) async fn insert(tx: &Tx, new: NewSession) -> Result<()> {
    let row = ActiveModel {
        id: Set(new.id.0),
        member_id: Set(new.member.0),
        reseller_id: Set(new.reseller.map(|id| id.0)),
        refresh_hash: Set(new.refresh_hash),
        previous_hash: Set(None),
        rotated_at: Set(new.now),
        user_agent: Set(new.user_agent),
        created_at: Set(new.now),
        last_seen_at: Set(new.now),
        expires_at: Set(new.expires_at),
        ended_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

/// A session that has neither ended nor expired.
pub(super) async fn living(source: &impl Source, id: SessionId, now: DateTime<Utc>) -> Result<Option<Model>> {
    let query = Entity::find_by_id(id.0)
        .filter(Column::EndedAt.is_null())
        .filter(Column::ExpiresAt.gt(now));
    Ok(query.one(&source.executor()).await?)
}

/// Whose a living session is, if that is an active member: session, member and reseller in one query, for every
/// request asks.
pub(super) async fn holder(source: &impl Source, id: SessionId, now: DateTime<Utc>) -> Result<Option<SignedIn>> {
    let of_member = Entity::belongs_to(member::Entity)
        .from(Column::MemberId)
        .to(member::Column::Id);
    let of_reseller = member::Entity::belongs_to(reseller::Entity)
        .from(member::Column::ResellerId)
        .to(reseller::Column::Id);
    let query = Entity::find_by_id(id.0)
        .filter(Column::EndedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .join(JoinType::InnerJoin, of_member.into())
        .join(JoinType::LeftJoin, of_reseller.into())
        .filter(member::Column::Active.eq(true))
        .select_only()
        .columns([
            member::Column::Id,
            member::Column::ResellerId,
            member::Column::Name,
            member::Column::Role,
        ])
        .column(reseller::Column::SuspendedAt);
    type Found = (Uuid, Option<Uuid>, String, String, Option<DateTime<Utc>>);
    let found: Option<Found> = query.into_tuple().one(&source.executor()).await?;
    let holder = |(member, reseller, name, role, suspended_at): Found| {
        Ok(SignedIn {
            member: MemberId(member),
            name,
            role: Role::of_name(&role).ok_or_else(|| Error::broken("unknown role"))?,
            session: id,
            reseller: reseller.map(ResellerId),
            suspended: suspended_at.is_some(),
        })
    };
    found.map(holder).transpose()
}

/// Gives a session its next refresh token, if it still has the one shown.
pub(super) async fn rotate(tx: &Tx, id: SessionId, shown: &str, next: String, now: DateTime<Utc>) -> Result<bool> {
    let update = Entity::update_many()
        .col_expr(Column::PreviousHash, shown.into())
        .col_expr(Column::RefreshHash, next.into())
        .col_expr(Column::RotatedAt, now.into())
        .col_expr(Column::LastSeenAt, now.into())
        .filter(Column::Id.eq(id.0))
        .filter(Column::RefreshHash.eq(shown));
    Ok(update.exec(&tx.executor()).await?.rows_affected == 1)
}

/// The living sessions of a member, newest first.
pub(super) async fn of_member(
    source: &impl Source,
    member: MemberId,
    current: SessionId,
    now: DateTime<Utc>,
) -> Result<Vec<Session>> {
    let query = Entity::find()
        .filter(Column::MemberId.eq(member.0))
        .filter(Column::EndedAt.is_null())
        .filter(Column::ExpiresAt.gt(now))
        .order_by_desc(Column::Id);
    let rows = query.all(&source.executor()).await?;
    let session = |row: Model| Session {
        id: SessionId(row.id),
        user_agent: row.user_agent,
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
        current: row.id == current.0,
    };
    Ok(rows.into_iter().map(session).collect())
}

/// Ends one session of a member; false when there is none to end.
pub(super) async fn end(tx: &Tx, member: MemberId, id: SessionId, now: DateTime<Utc>) -> Result<bool> {
    let update = ending(now)
        .filter(Column::MemberId.eq(member.0))
        .filter(Column::Id.eq(id.0));
    Ok(update.exec(&tx.executor()).await?.rows_affected == 1)
}

/// Ends every session of a member but one.
pub(super) async fn end_others(tx: &Tx, member: MemberId, keep: SessionId, now: DateTime<Utc>) -> Result<()> {
    let update = ending(now)
        .filter(Column::MemberId.eq(member.0))
        .filter(Column::Id.ne(keep.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Ends every session of a member.
pub(super) async fn end_all(tx: &Tx, member: MemberId, now: DateTime<Utc>) -> Result<()> {
    let update = ending(now).filter(Column::MemberId.eq(member.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

fn ending(now: DateTime<Utc>) -> sea_orm::UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::EndedAt, now.into())
        .filter(Column::EndedAt.is_null())
}

/// Removes sessions that expired before that time.
pub(super) async fn forget(tx: &Tx, before: DateTime<Utc>) -> Result<()> {
    Entity::delete_many()
        .filter(Column::ExpiresAt.lt(before))
        .exec(&tx.executor())
        .await?;
    failure::Entity::delete_many()
        .filter(failure::Column::LastAt.lt(before))
        .exec(&tx.executor())
        .await?;
    Ok(())
}

/// Counts one more guess as wrong until it is forgiven; or gives the seconds to wait before the next one.
pub(super) async fn guess(tx: &Tx, email_hash: &str, now: DateTime<Utc>) -> Result<u64> {
    use failure::Column as C;
    let first = failure::ActiveModel {
        email_hash: Set(email_hash.to_owned()),
        failures: Set(0),
        last_at: Set(now),
    };
    let insert = failure::Entity::insert(first).on_conflict_do_nothing_on([C::EmailHash]);
    insert.exec_without_returning(&tx.executor()).await?;
    let held = failure::Entity::find_by_id(email_hash).lock_exclusive();
    let (failures, last_at) = match held.one(&tx.executor()).await? {
        Some(row) if !throttle::forgotten(row.last_at, now) => (row.failures, row.last_at),
        _ => (0, now),
    };
    let wait = throttle::wait(failures, last_at, now);
    if wait == 0 {
        let update = failure::Entity::update_many()
            .col_expr(C::Failures, (failures + 1).into())
            .col_expr(C::LastAt, now.into())
            .filter(C::EmailHash.eq(email_hash));
        update.exec(&tx.executor()).await?;
    }
    Ok(wait)
}

pub(super) async fn forgive(tx: &Tx, email_hash: &str) -> Result<()> {
    failure::Entity::delete_by_id(email_hash).exec(&tx.executor()).await?;
    Ok(())
}
