//! A demo installation, and the first operator of a real one.

use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::kit::password;
use crate::users::store as users;
use types::access::Role;
use types::kit::text::Language;
use types::kit::value::{Email, Name, Password};
use types::users::{MemberId, ValidMember};

/// Fills an empty installation.
pub async fn fill(_context: &Context) -> Result<()> {
    Ok(())
}

/// Creates an operator.
///
/// # Errors
/// When a value is wrong, or the address is taken.
pub async fn operator(context: &Context, email: &str, name: &str, password: &str) -> Result<()> {
    let wrong = |field: &'static str| move |fault| Error::field(field, fault);
    let member = ValidMember {
        name: Name::parse(name).map_err(wrong("name"))?,
        email: Email::parse(email).map_err(wrong("email"))?,
        role: Role::Operator,
        password: Password::parse(password).map_err(wrong("password"))?,
        language: Language::default(),
    };
    let password_hash = password::hash(&context.random, member.password.clone()).await?;
    let (id, now) = (MemberId(context.id()), context.now());
    let row = users::NewRow {
        id,
        reseller: None,
        member,
        password_hash,
        now,
    };
    context.db.write(async |tx| users::insert(tx, "email", row).await).await
}
