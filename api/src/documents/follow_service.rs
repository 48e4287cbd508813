//! What is kept of documents beside their rows: what was issued by month, and whom it was issued to.

use super::model::Kept;
use super::month_model::Moves;
use super::{colder_store, customer_store, month_store};
use crate::access::Scope;
use crate::kit::db::Tx;
use crate::kit::error::Result;

/// Follows what became of documents of one reseller in this transaction: each as it was before, where it was there, and
/// as it is. `moved` are changes of state that came with them.
pub(crate) async fn follow(tx: &Tx, scope: &Scope, changes: &[(Option<&Kept>, &Kept)], mut moved: Moves) -> Result<()> {
    for (before, after) in changes {
        moved.follow(*before, after);
    }
    let brought = changes.iter().map(|(_, after)| *after);
    let brought: Vec<&Kept> = brought.filter(|kept| kept.sha256.is_some()).collect();
    customer_store::write(tx, scope, brought.iter().copied()).await?;
    let late = brought.iter().filter_map(|kept| {
        let document = &kept.document;
        let came_on = document.received_at?.date_naive();
        colder_store::may_be_colder(document.issued_on, came_on).then_some((document.account_id, document.issued_on))
    });
    colder_store::look_again(tx, scope, late).await?;
    month_store::add(tx, scope, moved).await
}
