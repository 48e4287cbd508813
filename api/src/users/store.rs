//! The table of members.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use types::access::Role;
use types::kit::fault::Fault;
use types::kit::page::{Page, PageQuery, page_size};
use types::kit::problem::Code;
use types::kit::text::Language;
use types::resellers::ResellerId;
use types::users::{Member, MemberId, ValidMember};

use super::entity::{ActiveModel, Column, Entity, Model};
use crate::access::Scope;
use crate::kit::db::{Source, Tx, breaks_unique};
use crate::kit::error::{Error, Result};
use crate::kit::page::page_of;

/// A member with what only signing in needs.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub member: Member,
    pub reseller: Option<ResellerId>,
    pub password_hash: String,
}

/// A member to write.
pub(crate) struct NewRow {
    pub id: MemberId,
    pub reseller: Option<ResellerId>,
    pub member: ValidMember,
    pub password_hash: String,
    pub now: DateTime<Utc>,
}

/// The members of the scope's reseller, newest first.
pub(super) async fn list(source: &impl Source, scope: &Scope, page: PageQuery) -> Result<Page<Member>> {
    let mut query = Entity::find().filter(Column::ResellerId.eq(scope.reseller()?.0));
    if let Some(cursor) = page.cursor {
        query = query.filter(Column::Id.lt(cursor));
    }
    let size = page_size(page.limit);
    let rows = query
        .order_by_desc(Column::Id)
        .limit(size + 1)
        .all(&source.executor())
        .await?;
    page_of(rows, size, |row| row.id, Model::member)
}

pub(super) async fn find(source: &impl Source, scope: &Scope, id: MemberId) -> Result<Member> {
    let query = Entity::find_by_id(id.0).filter(Column::ResellerId.eq(scope.reseller()?.0));
    query.one(&source.executor()).await?.ok_or(Code::NotFound)?.member()
}

/// Writes a new member; its e-mail must be free in the whole installation.
pub(crate) async fn insert(tx: &Tx, email_field: &str, new: NewRow) -> Result<()> {
    let row = ActiveModel {
        id: Set(new.id.0),
        reseller_id: Set(new.reseller.map(|id| id.0)),
        name: Set(new.member.name.into_string()),
        email: Set(new.member.email.into_string()),
        role: Set(new.member.role.name().to_owned()),
        language: Set(new.member.language.code().to_owned()),
        password_hash: Set(new.password_hash),
        active: Set(true),
        created_at: Set(new.now),
        last_seen_at: Set(None),
        version: Set(1),
    };
    let inserted = Entity::insert(row).exec_without_returning(&tx.executor()).await;
    match inserted {
        Err(error) if breaks_unique(&error, &["email"]) => Err(Error::field(email_field, Fault::Taken)),
        other => Ok(other.map(|_| ())?),
    }
}

/// Writes role and activity of a member as they are now, against the version before.
pub(super) async fn update(tx: &Tx, scope: &Scope, member: &Member, against: i64) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::Role, member.role.name().into())
        .col_expr(Column::Active, member.active.into())
        .col_expr(Column::Version, member.version.into())
        .filter(Column::Id.eq(member.id.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Version.eq(against));
    match update.exec(&tx.executor()).await?.rows_affected {
        0 => Err(Code::VersionIsStale.into()),
        _ => Ok(()),
    }
}

/// Holds the scope's owners as they are until the transaction ends: nobody else deposes one meanwhile.
pub(super) async fn hold_owners(tx: &Tx, scope: &Scope) -> Result<()> {
    let query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Role.eq(Role::Owner.name()))
        .order_by_asc(Column::Id)
        .lock_exclusive();
    query.all(&tx.executor()).await?;
    Ok(())
}

/// How many active owners the scope's reseller has.
pub(super) async fn owners(tx: &Tx, scope: &Scope) -> Result<u64> {
    let query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Role.eq(Role::Owner.name()))
        .filter(Column::Active.eq(true));
    Ok(query.count(&tx.executor()).await?)
}

/// Whoever signs in with that address.
pub(crate) async fn by_email(source: &impl Source, email: &str) -> Result<Option<Known>> {
    let found = Entity::find()
        .filter(Column::Email.eq(email))
        .one(&source.executor())
        .await?;
    found.map(Model::known).transpose()
}

/// Whether nobody can sign in yet.
pub(crate) async fn is_empty(source: &impl Source) -> Result<bool> {
    Ok(Entity::find().one(&source.executor()).await?.is_none())
}

/// The member of a session.
pub(crate) async fn by_id(source: &impl Source, id: MemberId) -> Result<Known> {
    Entity::find_by_id(id.0)
        .one(&source.executor())
        .await?
        .ok_or(Code::NotFound)?
        .known()
}

/// Writes one's own name and language, against the version before.
pub(crate) async fn update_profile(tx: &Tx, member: &Member, against: i64) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::Name, member.name.clone().into())
        .col_expr(Column::Language, member.language.code().into())
        .col_expr(Column::Version, member.version.into())
        .filter(Column::Id.eq(member.id.0))
        .filter(Column::Version.eq(against));
    match update.exec(&tx.executor()).await?.rows_affected {
        0 => Err(Code::VersionIsStale.into()),
        _ => Ok(()),
    }
}

pub(crate) async fn update_password(tx: &Tx, id: MemberId, hash: String) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::PasswordHash, hash.into())
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

pub(crate) async fn seen(tx: &Tx, id: MemberId, at: DateTime<Utc>) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::LastSeenAt, at.into())
        .filter(Column::Id.eq(id.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

impl Model {
    fn member(self) -> Result<Member> {
        Ok(Member {
            id: MemberId(self.id),
            name: self.name,
            email: self.email,
            role: Role::of_name(&self.role).ok_or_else(|| Error::broken("unknown role"))?,
            language: Language::of_tag(&self.language).unwrap_or_default(),
            active: self.active,
            created_at: self.created_at,
            last_seen_at: self.last_seen_at,
            version: self.version,
        })
    }

    fn known(self) -> Result<Known> {
        let reseller = self.reseller_id.map(ResellerId);
        let password_hash = self.password_hash.clone();
        Ok(Known {
            member: self.member()?,
            reseller,
            password_hash,
        })
    }
}
