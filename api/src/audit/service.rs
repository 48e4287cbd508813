//! What can be asked about what happened.

use types::accounts::AccountId;
use types::audit::{Event, EventQuery};
use types::kit::page::Page;

use super::store;
use crate::access::Scope;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::error::Result;

/// One page of what happened to an account, the last first.
pub async fn of_account(
    context: &Context,
    scope: &Scope,
    account: AccountId,
    asked: EventQuery,
) -> Result<Page<Event>> {
    let account = accounts::find(&context.db, scope, account).await?.id;
    store::of_account(&context.db, scope, account, asked).await
}
