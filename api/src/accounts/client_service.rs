//! The client's password, as those who look after the account may change it.

use types::accounts::{Account, AccountId};
use types::kit::value::Password;

use super::model::Contract;
use super::{client_store, service};
use crate::access::Scope;
use crate::auth::guard::{self, Door};
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::kit::password;

/// Makes the tax number the client's password, which must be changed at the next sign-in. The sessions of the
/// client's software are over, and wrong guesses are forgotten: whoever is handed the new one may try at once.
pub async fn reset_password(context: &Context, scope: &Scope, id: AccountId, against: i64) -> Result<Account> {
    let account = service::find(context, scope, id).await?;
    let temporary = Password::parse(&account.tax_id).map_err(|_| Error::broken("a tax number is no password"))?;
    let hash = password::hash(&context.random, temporary).await?;
    let now = context.now();
    context
        .db
        .write(async |tx| {
            let before = service::current(tx, scope, id, against).await?;
            client_store::reset(tx, scope, id, hash.clone(), now).await?;
            guard::forgive(tx, &Door::of_client(id, &before.access_email)).await?;
            let after = Contract {
                must_change_password: true,
                sessions_valid_from: Some(now),
                ..before.clone()
            };
            service::change(context, tx, scope, "account.password_reset", before, after).await
        })
        .await
}
