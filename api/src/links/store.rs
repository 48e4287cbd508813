//! The table of links.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use types::links::Purpose;
use types::resellers::ResellerId;
use types::users::MemberId;
use uuid::Uuid;

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};

/// A link that lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub id: Uuid,
    pub member: MemberId,
    pub reseller: Option<ResellerId>,
    pub purpose: Purpose,
    pub token_hash: String,
    /// The address it was sent to.
    pub email: String,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// Writes a link in the place of those the member had for the same purpose.
pub(super) async fn replace(tx: &Tx, link: &Link) -> Result<()> {
    let older = Entity::delete_many()
        .filter(Column::MemberId.eq(link.member.0))
        .filter(Column::Purpose.eq(link.purpose.name()));
    older.exec(&tx.executor()).await?;
    let row = ActiveModel {
        id: Set(link.id),
        member_id: Set(link.member.0),
        reseller_id: Set(link.reseller.map(|id| id.0)),
        purpose: Set(link.purpose.name().to_owned()),
        token_hash: Set(link.token_hash.clone()),
        email: Set(link.email.clone()),
        created_at: Set(link.created_at),
        expires_at: Set(link.expires_at),
    };
    Entity::insert(row).exec_without_returning(&tx.executor()).await?;
    Ok(())
}

pub(super) async fn living(source: &impl Source, token_hash: &str, now: DateTime<Utc>) -> Result<Option<Link>> {
    let query = Entity::find()
        .filter(Column::TokenHash.eq(token_hash))
        .filter(Column::ExpiresAt.gt(now));
    query.one(&source.executor()).await?.map(Model::link).transpose()
}

/// Uses a link up; false when somebody else did.
pub(super) async fn take(tx: &Tx, link: &Link) -> Result<bool> {
    let deleted = Entity::delete_by_id(link.id).exec(&tx.executor()).await?;
    Ok(deleted.rows_affected == 1)
}

/// Removes every link of a member.
pub(super) async fn remove(tx: &Tx, member: MemberId) -> Result<()> {
    let all = Entity::delete_many().filter(Column::MemberId.eq(member.0));
    all.exec(&tx.executor()).await?;
    Ok(())
}

/// Removes the links that expired before that time.
pub(super) async fn forget(tx: &Tx, before: DateTime<Utc>) -> Result<()> {
    let old = Entity::delete_many().filter(Column::ExpiresAt.lt(before));
    old.exec(&tx.executor()).await?;
    Ok(())
}

impl Model {
    fn link(self) -> Result<Link> {
        Ok(Link {
            id: self.id,
            member: MemberId(self.member_id),
            reseller: self.reseller_id.map(ResellerId),
            purpose: Purpose::of_name(&self.purpose).ok_or_else(|| Error::broken("unknown purpose"))?,
            token_hash: self.token_hash,
            email: self.email,
            created_at: self.created_at,
            expires_at: self.expires_at,
        })
    }
}
