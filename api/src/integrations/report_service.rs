//! What an account's software reports of itself.

use serde_json::json;
use types::accounts::{Account, AccountId, LockLevel};
use types::integrations::AccountReport;
use types::usage::{Notifications, Usage, UsersReport};

use crate::access::Scope;
use crate::accounts::model::Contract;
use crate::accounts::{service as accounts, store};
use crate::inbox::settle_service as inbox;
use crate::kit::context::Context;
use crate::kit::error::Result;
use crate::kit::outbox::{self, Change};
use crate::usage::report_store::{self as reports, Made, There};
use crate::usage::{service as usage, store as counts};

/// Takes an account's own word for how many users it has. A locked one may have fewer, not more.
pub async fn report_users(context: &Context, scope: &Scope, id: AccountId, report: UsersReport) -> Result<Usage> {
    let users = report.parse()?;
    context
        .db
        .write(async |tx| {
            let account = store::hold(tx, scope, id).await?;
            let before = counts::users(tx, scope, id).await?;
            if users > before {
                account.state_lets(LockLevel::Users)?;
            }
            if users == before {
                return Ok(());
            }
            counts::set_users(tx, scope, id, users).await?;
            inbox::settle(context, tx, scope, &[id]).await?;
            let change = Change::changed(&json!({"users": before}), &json!({"users": users}))?;
            let event = scope.event("account.users_reported", id.0, change).as_routine();
            outbox::record(context, tx, event).await
        })
        .await?;
    usage::find(context, scope, id).await
}

/// Takes an account's own word for what it made in a cycle and what needs attention. What changes nothing leaves no
/// event.
pub async fn report(context: &Context, scope: &Scope, id: AccountId, report: &AccountReport) -> Result<Account> {
    let counted_at = report.parse(context.now())?;
    let made = Made {
        sales_notes: report.sales_notes.unwrap_or_default(),
        lookups: report.lookups.unwrap_or_default(),
    };
    let there = There {
        establishments: report.establishments,
        notifications: report.notifications.map(|notes| notes.as_of(counted_at)),
        certificate_until: report.certificate_until,
    };
    context
        .db
        .write(async |tx| {
            let account = store::hold(tx, scope, id).await?;
            let cycle = account.cycle_now(counted_at);
            let before = told(context, tx, scope, account.clone()).await?;
            let raised = reports::raise(tx, scope, id, cycle.starts_on, made).await?;
            if raised && account.terms.sales_notes_count {
                counts::mark_near(tx, scope, &[(id, account.open_cycles(context.now()))]).await?;
            }
            reports::note(tx, scope, id, there, counted_at).await?;
            inbox::settle(context, tx, scope, &[id]).await?;
            let after = told(context, tx, scope, account).await?;
            let change = if !same(&before, &after) {
                Change::changed(&before, &after)?
            } else if raised {
                Change::facts(&json!({"cycle": cycle.starts_on, "report": report}))
            } else {
                return Ok(after);
            };
            let event = scope.event("account.usage_reported", id.0, change).as_routine();
            outbox::record(context, tx, event).await?;
            Ok(after)
        })
        .await
}

async fn told(context: &Context, tx: &crate::kit::db::Tx, scope: &Scope, account: Contract) -> Result<Account> {
    accounts::with_counts(context, tx, scope, account).await
}

/// Whether two reports say the same, but for when.
fn same(before: &Account, after: &Account) -> bool {
    let notifications = Notifications {
        reported_at: before.notifications.reported_at,
        ..after.notifications
    };
    let after = Account {
        notifications,
        ..after.clone()
    };
    *before == after
}
