//! What can be done with members.

use serde_json::json;
use types::access::{Operation, Role};
use types::kit::fault::Fault;
use types::kit::page::{Page, PageQuery};
use types::kit::problem::Code;
use types::kit::text::Language;
use types::kit::value::{Email, Name, Password};
use types::users::{Member, MemberChange, MemberId, NewMember, ValidMember};

use super::store;
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};
use crate::kit::password;

/// The members of one's reseller.
pub async fn list(context: &Context, scope: &Scope, page: PageQuery) -> Result<Page<Member>> {
    store::list(&context.db, scope, page).await
}

/// Adds a member to one's reseller.
pub async fn create(context: &Context, scope: &Scope, once: Option<Once>, new: &NewMember) -> Result<Member> {
    let valid = new.parse()?;
    let password_hash = password::hash(&context.random, valid.password.clone()).await?;
    let work = async |tx: &_| {
        let id = MemberId(context.id());
        let reseller = scope.reseller()?;
        let facts = json!({"email": valid.email.as_str(), "role": valid.role});
        let row = store::NewRow {
            id,
            reseller: Some(reseller),
            name: valid.name.clone(),
            email: valid.email.clone(),
            role: valid.role,
            language: valid.language,
            entry: store::Entry::Password {
                hash: password_hash.clone(),
            },
            now: context.now(),
        };
        store::insert(tx, "email", row).await?;
        outbox::record(context, tx, scope.event("member.created", id.0, Change::facts(&facts))).await?;
        store::find(tx, scope, id).await
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// Changes a member's role, or lets it sign in or not.
pub async fn change(
    context: &Context,
    scope: &Scope,
    id: MemberId,
    against: i64,
    change: &MemberChange,
) -> Result<Member> {
    if change.role == Some(Role::Operator) {
        return Err(Error::field("role", Fault::Unknown));
    }
    context
        .db
        .write(async |tx| {
            store::hold_owners(tx, scope).await?;
            let before = store::find(tx, scope, id).await?;
            if before.version != against {
                return Err(Code::VersionIsStale.into());
            }
            let after = Member {
                role: change.role.unwrap_or(before.role),
                active: change.active.unwrap_or(before.active),
                version: against + 1,
                ..before.clone()
            };
            store::update(tx, scope, &after, against).await?;
            if store::owners(tx, scope).await? == 0 {
                let field = if change.role.is_some() { "role" } else { "active" };
                return Err(Error::field(field, Fault::LastOwner));
            }
            let change = Change::changed(&before, &after)?;
            outbox::record(context, tx, scope.event("member.changed", id.0, change)).await?;
            Ok(after)
        })
        .await
}

/// Creates an operator, from the installation's own machine.
///
/// # Errors
/// When a value is wrong, or the address is taken.
pub async fn create_operator(context: &Context, email: &str, name: &str, password: &str) -> Result<()> {
    let wrong = |field: &'static str| move |fault| Error::field(field, fault);
    let member = ValidMember {
        name: Name::parse(name).map_err(wrong("name"))?,
        email: Email::parse(email).map_err(wrong("email"))?,
        role: Role::Operator,
        password: Password::parse(password).map_err(wrong("password"))?,
        language: Language::default(),
    };
    let password_hash = crate::kit::password::hash(&context.random, member.password.clone()).await?;
    let (id, now) = (MemberId(context.id()), context.now());
    let facts = json!({"email": member.email.as_str(), "role": member.role});
    let row = store::NewRow {
        id,
        reseller: None,
        name: member.name,
        email: member.email,
        role: member.role,
        language: member.language,
        entry: store::Entry::Password { hash: password_hash },
        now,
    };
    let scope = Scope::of_command(Operation::CreateMember, None, "installation");
    context
        .db
        .write(async |tx| {
            store::insert(tx, "email", row).await?;
            outbox::record(context, tx, scope.event("member.created", id.0, Change::facts(&facts))).await
        })
        .await
}
