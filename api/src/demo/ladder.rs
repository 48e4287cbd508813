//! The overdue ladder of the demo: steps that are taken, and whom to tell of some accounts.

use types::access::Operation;
use types::dunning::{BillingContactChange, DunningAction, DunningSettingsChange, DunningStep, NewGrace};
use types::resellers::ResellerId;
use types::tax_id::Country;

use super::cast::Cast;
use crate::access::Scope;
use crate::accounts::store as accounts;
use crate::dunning::{run_service, service, setting_service};
use crate::kit::context::Context;
use crate::kit::error::Result;

/// So many accounts are looked at, and of so many one has nobody to tell.
const ACCOUNTS: u64 = 24;
const WITHOUT: usize = 4;
/// Which of those on the ladder has grace, and for how long.
const WITH_GRACE: usize = 2;
const GRACE_DAYS: i64 = 5;

/// Says which steps are taken and whom to tell, and takes those that are due.
pub(super) async fn climb(context: &Context, cast: &Cast, reseller: ResellerId) -> Result<()> {
    let scope = Scope::of_command(Operation::ChangeDunningSettings, Some(reseller), cast.owner()?.name);
    let step = |(days, action)| DunningStep { days, action };
    let steps = [
        (-3, DunningAction::Remind),
        (1, DunningAction::Remind),
        (7, DunningAction::Warn),
        (30, DunningAction::StopUsers),
        (60, DunningAction::StopIssuing),
    ];
    let body = DunningSettingsChange {
        enabled: true,
        steps: steps.map(step).to_vec(),
        reply_to: Some(cast.owner()?.email.to_owned()),
    };
    setting_service::change(context, &scope, 0, &body).await?;
    let all = accounts::after(&context.db, &scope, None, ACCOUNTS).await?;
    for (place, account) in all.iter().enumerate() {
        if place % WITHOUT == 0 {
            continue;
        }
        let phone = match account.country {
            Country::Pe => "+51 987 654 32",
            Country::Br => "+55 11 98765-432",
        };
        let contact = BillingContactChange {
            emails: vec![format!("pagos@{}.example", account.hostname)],
            phone: Some(format!("{phone}{}", place % 10)),
            language: None,
        };
        service::change_contact(context, &scope, account.id, &contact).await?;
    }
    run_service::all(context).await?;
    grace(
        context,
        &scope,
        &all.iter().map(|account| account.id).collect::<Vec<_>>(),
    )
    .await
}

/// One of those that are overdue pays a little later.
async fn grace(context: &Context, scope: &Scope, all: &[types::accounts::AccountId]) -> Result<()> {
    let mut overdue = Vec::new();
    for id in all {
        let told = service::find(context, scope, *id).await?;
        overdue.extend(told.ladder.filter(|ladder| ladder.days > 0));
    }
    let Some(ladder) = overdue.get(WITH_GRACE) else {
        return Ok(());
    };
    let grace = NewGrace {
        until: context.now().date_naive() + chrono::TimeDelta::days(GRACE_DAYS),
        reason: "Paga el viernes".to_owned(),
    };
    service::grant_grace(context, scope, ladder.account_id, &grace).await?;
    Ok(())
}
