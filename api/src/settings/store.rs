//! The table of settings, and the one of test messages.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use types::accounts::AccountId;
use types::kit::mail::Security;
use types::kit::problem::Code;
use types::settings::{Mail, Sender, Settings, System};
use uuid::Uuid;

use super::model::{Kept, Minute};
use super::{entity, test_entity};
use crate::access::Scope;
use crate::kit::db::{Source, Tx};
use crate::kit::error::{Error, Result};
use crate::kit::seal::Sealed;

/// The settings of an account within reach.
pub(crate) async fn find(source: &impl Source, scope: &Scope, account: AccountId) -> Result<Kept> {
    let query = entity::Entity::find_by_id(scope.account(account)?.0)
        .filter(entity::Column::ResellerId.eq(scope.reseller()?.0));
    query.one(&source.executor()).await?.ok_or(Code::NotFound)?.kept()
}

pub(crate) async fn insert(tx: &Tx, scope: &Scope, account: AccountId, kept: &Kept) -> Result<()> {
    let row = row(scope, account, kept)?.into_active_model();
    entity::Entity::insert(row)
        .exec_without_returning(&tx.executor())
        .await?;
    Ok(())
}

pub(crate) async fn update(tx: &Tx, scope: &Scope, account: AccountId, kept: &Kept) -> Result<()> {
    let row = row(scope, account, kept)?.into_active_model().reset_all();
    let update = entity::Entity::update(row)
        .validate()?
        .filter(entity::Column::ResellerId.eq(scope.reseller()?.0));
    update.exec(&tx.executor()).await?;
    Ok(())
}

/// Counts one message more that somebody sends by hand for that subject, unless its minute is full: then the seconds to
/// wait.
pub(crate) async fn count_test(
    tx: &Tx,
    scope: &Scope,
    subject: Uuid,
    now: DateTime<Utc>,
) -> Result<std::result::Result<(), u64>> {
    use test_entity::Column as C;
    let first = test_entity::ActiveModel {
        subject_id: Set(subject),
        reseller_id: Set(scope.reseller()?.0),
        began_at: Set(now),
        sent: Set(0),
    };
    let insert = test_entity::Entity::insert(first).on_conflict_do_nothing_on([C::SubjectId]);
    insert.exec_without_returning(&tx.executor()).await?;
    let held = test_entity::Entity::find_by_id(subject).lock_exclusive();
    let row = held
        .one(&tx.executor())
        .await?
        .ok_or_else(|| Error::broken("no minute"))?;
    let minute = Minute {
        began_at: row.began_at,
        sent: row.sent,
    };
    let minute = match minute.one_more(now) {
        Ok(minute) => minute,
        Err(wait) => return Ok(Err(wait)),
    };
    let update = test_entity::Entity::update_many()
        .col_expr(C::BeganAt, Expr::val(minute.began_at))
        .col_expr(C::Sent, minute.sent.into())
        .filter(C::SubjectId.eq(subject));
    update.exec(&tx.executor()).await?;
    Ok(Ok(()))
}

fn row(scope: &Scope, account: AccountId, kept: &Kept) -> Result<entity::Model> {
    let (system, mail) = (&kept.settings.system, kept.settings.mail.as_ref());
    let stored = |sealed: &Option<Sealed>| sealed.as_ref().map(|sealed| sealed.as_stored().to_owned());
    Ok(entity::Model {
        account_id: account.0,
        reseller_id: scope.reseller()?.0,
        sender: system.sender.name().to_owned(),
        ose_url: system.ose_url.clone(),
        sol_user: system.sol_user.clone(),
        sol_password: stored(&kept.sol_password),
        sol_password_at: system.sol_password_set_at,
        client_may_switch: kept.settings.client_may_switch,
        mail_host: mail.map(|mail| mail.host.clone()),
        mail_port: mail.map(|mail| i64::from(mail.port)),
        mail_security: mail.map(|mail| mail.security.name().to_owned()),
        mail_user: mail.and_then(|mail| mail.user.clone()),
        mail_password: stored(&kept.mail_password),
        mail_password_at: mail.and_then(|mail| mail.password_set_at),
        mail_from_name: mail.map(|mail| mail.from_name.clone()),
        mail_from_address: mail.map(|mail| mail.from_address.clone()),
        mail_reply_to: mail.and_then(|mail| mail.reply_to.clone()),
    })
}

impl entity::Model {
    fn kept(self) -> Result<Kept> {
        let mail = match (self.mail_host, self.mail_port, self.mail_security) {
            (Some(host), Some(port), Some(security)) => Some(Mail {
                host,
                port: u16::try_from(port).map_err(Error::broken)?,
                security: Security::of_name(&security).ok_or_else(|| Error::broken("unknown security"))?,
                user: self.mail_user,
                password_set_at: self.mail_password_at,
                from_name: self.mail_from_name.unwrap_or_default(),
                from_address: self.mail_from_address.unwrap_or_default(),
                reply_to: self.mail_reply_to,
            }),
            _ => None,
        };
        let system = System {
            sender: Sender::of_name(&self.sender).ok_or_else(|| Error::broken("unknown sender"))?,
            ose_url: self.ose_url,
            sol_user: self.sol_user,
            sol_password_set_at: self.sol_password_at,
        };
        Ok(Kept {
            settings: Settings {
                system,
                mail,
                client_may_switch: self.client_may_switch,
            },
            sol_password: self.sol_password.map(Sealed::stored),
            mail_password: self.mail_password.map(Sealed::stored),
        })
    }
}
