//! A client's sign-in to its own software, and its own change of password.

use serde_json::json;
use types::accounts::{AccountId, LockLevel};
use types::auth::{Credentials, PasswordChange};
use types::integrations::{ClientSignIn, SignInOutcome, new_client_password};
use types::kit::fault::Fault;
use types::kit::problem::Code;

use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::{client_store as clients, store as accounts};
use crate::auth::guard::{self, Door};
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Result};
use crate::kit::outbox::{self, Change, Event};
use crate::kit::password;

/// Tells whether e-mail and password are the client's. Which of the two is wrong is told neither by the answer nor by
/// the time it takes. A guess counts as wrong before it is looked at.
pub async fn sign_in(context: &Context, scope: &Scope, id: AccountId, shown: &Credentials) -> Result<ClientSignIn> {
    let account = accounts::find(&context.db, scope, id).await?;
    account.state_lets(LockLevel::Everything)?;
    let email = shown.email.trim().to_ascii_lowercase();
    let door = Door::of_client(id, &email);
    guard::guess(context, &door).await?;
    let kept = clients::password_hash(&context.db, scope, id).await?;
    let hash = Some(kept.clone()).filter(|_| email == account.access_email);
    let right = password::matches(hash, shown.password.clone()).await?;
    context
        .db
        .write(async |tx| {
            let account = held(tx, scope, id).await?;
            let right = right && clients::password_hash(tx, scope, id).await? == kept;
            if !right {
                let event = happened(scope, id, "account.client_refused").as_routine();
                outbox::record(context, tx, event).await?;
                return Ok(refused());
            }
            guard::forgive(tx, &door).await?;
            let event = happened(scope, id, "account.client_signed_in").as_routine();
            outbox::record(context, tx, event).await?;
            Ok(accepted(&account))
        })
        .await
}

/// Changes the client's password to one of its own; every session of its software that began before is over.
pub async fn change_password(
    context: &Context,
    scope: &Scope,
    id: AccountId,
    change: &PasswordChange,
) -> Result<ClientSignIn> {
    let account = accounts::find(&context.db, scope, id).await?;
    account.state_lets(LockLevel::Everything)?;
    let new = new_client_password(change, &account.tax_id)?;
    let door = Door::of_client(id, &account.access_email);
    guard::guess(context, &door).await?;
    let wrong = || Error::field("current", Fault::WrongPassword);
    let old = clients::password_hash(&context.db, scope, id).await?;
    if !password::matches(Some(old.clone()), change.current.clone()).await? {
        return Err(wrong());
    }
    let hash = password::hash(&context.random, new).await?;
    let now = context.now();
    context
        .db
        .write(async |tx| {
            held(tx, scope, id).await?;
            if !clients::replace(tx, scope, id, &old, hash.clone(), now).await? {
                return Err(wrong());
            }
            guard::forgive(tx, &door).await?;
            outbox::record(context, tx, happened(scope, id, "account.client_password_changed")).await?;
            Ok(ClientSignIn {
                outcome: SignInOutcome::Accepted,
                sessions_valid_from: Some(now),
            })
        })
        .await
}

/// The account, held as it is: nobody locks it or resets its password meanwhile.
async fn held(tx: &Tx, scope: &Scope, id: AccountId) -> Result<Contract> {
    let account = accounts::hold_all(tx, scope, &[id]).await?.remove(&id);
    let account = account.ok_or(Code::NotFound)?;
    account.state_lets(LockLevel::Everything)?;
    Ok(account)
}

fn happened<'a>(scope: &'a Scope, id: AccountId, name: &'static str) -> Event<'a> {
    scope.event(name, id.0, Change::facts(&json!({})))
}

fn accepted(account: &Contract) -> ClientSignIn {
    let outcome = if account.must_change_password {
        SignInOutcome::MustChangePassword
    } else {
        SignInOutcome::Accepted
    };
    ClientSignIn {
        outcome,
        sessions_valid_from: account.sessions_valid_from,
    }
}

const fn refused() -> ClientSignIn {
    ClientSignIn {
        outcome: SignInOutcome::Refused,
        sessions_valid_from: None,
    }
}
