//! The table of members.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use types::access::Role;
use types::auth::Theme;
use types::inbox::Assignee;
use types::kit::fault::Fault;
use types::kit::page::{Page, PageQuery, page_size};
use types::kit::problem::Code;
use types::kit::text::Language;
use types::kit::value::{Email, Name};
use types::resellers::ResellerId;
use types::users::{Member, MemberId};

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
    /// None for a member who has not accepted its invitation.
    pub password_hash: Option<String>,
    pub password_set_at: Option<DateTime<Utc>>,
    pub profile: Profile,
}

/// What a member chose for itself.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    pub theme: Theme,
    pub time_zone: Option<String>,
    /// The address that takes the other's place once it is confirmed.
    pub new_email: Option<String>,
}

/// A member to write.
pub(crate) struct NewRow {
    pub id: MemberId,
    pub reseller: Option<ResellerId>,
    pub name: Name,
    pub email: Email,
    pub role: Role,
    pub language: Language,
    pub entry: Entry,
    pub now: DateTime<Utc>,
}

/// How a new member gets in.
pub(crate) enum Entry {
    /// By a password that somebody hands over.
    Password { hash: String },
    /// By an invitation that may be accepted until then.
    Invited { until: DateTime<Utc> },
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

/// The members of the scope's reseller who can sign in, by name.
pub(crate) async fn active(source: &impl Source, scope: &Scope) -> Result<Vec<Assignee>> {
    let query = Entity::find()
        .select_only()
        .column(Column::Id)
        .column(Column::Name)
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Active.eq(true))
        .filter(Column::InvitedUntil.is_null())
        .order_by_asc(Column::Name)
        .order_by_asc(Column::Id);
    let rows: Vec<(uuid::Uuid, String)> = query.into_tuple().all(&source.executor()).await?;
    let told = |(id, name)| Assignee { id: MemberId(id), name };
    Ok(rows.into_iter().map(told).collect())
}

/// The members of the scope's reseller with one of those roles who can sign in, the first first.
pub(crate) async fn with_roles(source: &impl Source, scope: &Scope, roles: &[Role]) -> Result<Vec<Member>> {
    let query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Role.is_in(roles.iter().map(|role| role.name())))
        .filter(Column::Active.eq(true))
        .filter(Column::InvitedUntil.is_null())
        .order_by_asc(Column::Id);
    let rows = query.all(&source.executor()).await?;
    rows.into_iter().map(Model::member).collect()
}

/// Who runs the installation and can sign in, the first first.
pub(crate) async fn operators(source: &impl Source, scope: &Scope) -> Result<Vec<Member>> {
    scope.installation()?;
    let query = Entity::find()
        .filter(Column::Role.eq(Role::Operator.name()))
        .filter(Column::Active.eq(true))
        .order_by_asc(Column::Id);
    let rows = query.all(&source.executor()).await?;
    rows.into_iter().map(Model::member).collect()
}

pub(crate) async fn find(source: &impl Source, scope: &Scope, id: MemberId) -> Result<Member> {
    let query = Entity::find_by_id(id.0).filter(Column::ResellerId.eq(scope.reseller()?.0));
    query.one(&source.executor()).await?.ok_or(Code::NotFound)?.member()
}

/// Writes a new member; its e-mail must be free in the whole installation.
pub(crate) async fn insert(tx: &Tx, email_field: &str, new: NewRow) -> Result<()> {
    let (password_hash, invited_until) = match new.entry {
        Entry::Password { hash } => (hash, None),
        Entry::Invited { until } => (String::new(), Some(until)),
    };
    let row = ActiveModel {
        id: Set(new.id.0),
        reseller_id: Set(new.reseller.map(|id| id.0)),
        name: Set(new.name.into_string()),
        email: Set(new.email.into_string()),
        role: Set(new.role.name().to_owned()),
        language: Set(new.language.code().to_owned()),
        password_hash: Set(password_hash),
        invited_until: Set(invited_until),
        verified_at: Set(None),
        password_set_at: Set(None),
        new_email: Set(None),
        time_zone: Set(None),
        theme: Set(Theme::default().name().to_owned()),
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

/// How many active owners the scope's reseller has; one who was invited is none yet.
pub(super) async fn owners(tx: &Tx, scope: &Scope) -> Result<u64> {
    let query = Entity::find()
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Role.eq(Role::Owner.name()))
        .filter(Column::Active.eq(true))
        .filter(Column::InvitedUntil.is_null());
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

/// Writes one's own name, language, theme and time zone, against the version before.
pub(crate) async fn update_profile(tx: &Tx, member: &Member, profile: &Profile, against: i64) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::Name, member.name.clone().into())
        .col_expr(Column::Language, member.language.code().into())
        .col_expr(Column::Theme, profile.theme.name().into())
        .col_expr(Column::TimeZone, Expr::value(profile.time_zone.clone()))
        .col_expr(Column::Version, member.version.into())
        .filter(Column::Id.eq(member.id.0))
        .filter(Column::Version.eq(against));
    match update.exec(&tx.executor()).await?.rows_affected {
        0 => Err(Code::VersionIsStale.into()),
        _ => Ok(()),
    }
}

/// Gives a member another password; an address it was about to take is forgotten.
pub(crate) async fn update_password(tx: &Tx, id: MemberId, hash: String, now: DateTime<Utc>) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::PasswordHash, hash.into())
        .col_expr(Column::PasswordSetAt, now.into())
        .col_expr(Column::NewEmail, Expr::value(Option::<String>::None))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Lets an invitation be accepted until that time; false when there is none.
pub(crate) async fn invite_again(tx: &Tx, scope: &Scope, id: MemberId, until: DateTime<Utc>) -> Result<bool> {
    let update = Entity::update_many()
        .col_expr(Column::InvitedUntil, until.into())
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::Active.eq(true))
        .filter(Column::InvitedUntil.is_not_null());
    Ok(update.exec(&tx.executor()).await?.rows_affected == 1)
}

/// Removes a member who was invited and has not accepted; false when there is none.
pub(crate) async fn delete_invited(tx: &Tx, scope: &Scope, id: MemberId) -> Result<bool> {
    let delete = Entity::delete_by_id(id.0)
        .filter(Column::ResellerId.eq(scope.reseller()?.0))
        .filter(Column::InvitedUntil.is_not_null());
    Ok(delete.exec(&tx.executor()).await?.rows_affected == 1)
}

/// Gives an invited member its first password; false when it is not invited (any more).
pub(crate) async fn accept(tx: &Tx, id: MemberId, hash: String, now: DateTime<Utc>) -> Result<bool> {
    let update = Entity::update_many()
        .col_expr(Column::PasswordHash, hash.into())
        .col_expr(Column::PasswordSetAt, now.into())
        .col_expr(Column::VerifiedAt, now.into())
        .col_expr(Column::InvitedUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Active.eq(true))
        .filter(Column::InvitedUntil.is_not_null());
    Ok(update.exec(&tx.executor()).await?.rows_affected == 1)
}

/// Notes that an address is the member's, if it still has it.
pub(crate) async fn verify(tx: &Tx, id: MemberId, email: &str, now: DateTime<Utc>) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::VerifiedAt, now.into())
        .filter(Column::Id.eq(id.0))
        .filter(Column::Email.eq(email));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Notes the address a member is about to take.
pub(crate) async fn want_email(tx: &Tx, id: MemberId, email: &str) -> Result<()> {
    let update = Entity::update_many()
        .col_expr(Column::NewEmail, email.into())
        .filter(Column::Id.eq(id.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Gives a member the address it wanted, which must be free; false when it no longer wants it.
pub(crate) async fn take_new_email(tx: &Tx, id: MemberId, email: &str, now: DateTime<Utc>) -> Result<bool> {
    let update = Entity::update_many()
        .col_expr(Column::Email, email.into())
        .col_expr(Column::NewEmail, Expr::value(Option::<String>::None))
        .col_expr(Column::VerifiedAt, now.into())
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .filter(Column::NewEmail.eq(email));
    match update.exec(&tx.executor()).await {
        Err(error) if breaks_unique(&error, &["email"]) => Err(Error::field("email", Fault::Taken)),
        other => Ok(other?.rows_affected == 1),
    }
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
            invited_until: self.invited_until,
            verified_at: self.verified_at,
            last_seen_at: self.last_seen_at,
            version: self.version,
        })
    }

    fn known(self) -> Result<Known> {
        let reseller = self.reseller_id.map(ResellerId);
        let password_hash = Some(self.password_hash.clone()).filter(|hash| !hash.is_empty());
        let password_set_at = self.password_set_at;
        let profile = Profile {
            theme: Theme::of_name(&self.theme).unwrap_or_default(),
            time_zone: self.time_zone.clone(),
            new_email: self.new_email.clone(),
        };
        Ok(Known {
            member: self.member()?,
            reseller,
            password_hash,
            password_set_at,
            profile,
        })
    }
}
