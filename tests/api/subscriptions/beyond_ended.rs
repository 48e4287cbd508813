//! What is used beyond a plan when its subscription ends: charged as far as it was paid for, once, and not after.

use types::accounts::AccountId;
use types::plans::Interval;
use types::subscriptions::{End, EndSubscription, GetSubscription};

use tests::{Caller, on_both_engines};

use super::beyond::{begun, charged, go_to, issue, plan, plan_each};
use super::{charge, day, start};

/// Ends a subscription today, with or without giving the rest of its period back.
async fn end(owner: &Caller<'_>, account_id: AccountId, give_back: bool) {
    let told = owner.ok(GetSubscription { account_id }).await;
    let version = told.subscription.expect("it").version;
    let reason = "Cerró".to_owned();
    let body = End { reason, give_back };
    owner
        .ok(EndSubscription {
            account_id,
            version,
            body,
        })
        .await;
}

on_both_engines! {
    async fn the_cycle_in_which_it_ends_is_the_last(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan_id = plan(&owner, Some(1), Some(50), true).await;
        let accounts = [begun(&owner, tenant, "pukara", plan_id).await, begun(&owner, tenant, "wayra", plan_id).await];
        for (account, give_back) in accounts.iter().zip([false, true]) {
            issue(&app, tenant, account, 1..=3, "2026-11-21").await;
            end(&owner, account.id, give_back).await;
            let told = owner.ok(GetSubscription { account_id: account.id }).await;
            assert_eq!(told.beyond.len(), 1, "it is told until it is charged");
        }
        go_to(&app, "2026-12-01");
        for account in &accounts {
            issue(&app, tenant, account, 4..=6, "2026-12-01").await;
        }
        assert_eq!(charge(&app).await.cycles, 2);
        go_to(&app, "2027-01-01");
        assert_eq!(charge(&app).await.cycles, 0);
        let owner = app.anew(&tenant.owner).await;
        for account in &accounts {
            let november = "2 documentos adicionales · 01/11/2026 – 30/11/2026".to_owned();
            assert_eq!(charged(&owner, account).await, [(november, 100)]);
            let told = owner.ok(GetSubscription { account_id: account.id }).await;
            assert_eq!(told.beyond, []);
        }
    }

    async fn what_ends_on_the_first_day_of_a_cycle_is_not_charged_of_it(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan_id = plan(&owner, Some(1), Some(50), true).await;
        let account = begun(&owner, tenant, "pukara", plan_id).await;
        go_to(&app, "2026-12-01");
        charge(&app).await;
        issue(&app, tenant, &account, 1..=3, "2026-12-01").await;
        let owner = app.anew(&tenant.owner).await;
        end(&owner, account.id, true).await;
        go_to(&app, "2027-01-01");
        assert_eq!(charge(&app).await.cycles, 0);
        let owner = app.anew(&tenant.owner).await;
        assert_eq!(charged(&owner, &account).await, []);
    }

    async fn a_year_that_was_paid_is_charged_to_its_end_and_goes_on_when_it_is_started_again(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan_id = plan_each(&owner, Interval::Yearly, Some(1), Some(50), true).await;
        let account = begun(&owner, tenant, "pukara", plan_id).await;
        issue(&app, tenant, &account, 1..=2, "2026-11-21").await;
        end(&owner, account.id, false).await;
        go_to(&app, "2026-12-05");
        issue(&app, tenant, &account, 3..=5, "2026-12-05").await;
        charge(&app).await;
        go_to(&app, "2027-10-20");
        issue(&app, tenant, &account, 6..=7, "2027-10-20").await;
        charge(&app).await;
        start(&app.anew(&tenant.owner).await, account.id, day("2028-01-15")).await;
        go_to(&app, "2027-11-20");
        issue(&app, tenant, &account, 8..=9, "2027-11-20").await;
        go_to(&app, "2028-01-20");
        issue(&app, tenant, &account, 10..=11, "2028-01-20").await;
        go_to(&app, "2028-02-20");
        issue(&app, tenant, &account, 12..=13, "2028-02-20").await;
        go_to(&app, "2028-03-01");
        charge(&app).await;
        let owner = app.anew(&tenant.owner).await;
        let all = charged(&owner, &account).await;
        let told = |number: i64, days: &str| {
            let named = if number == 1 { "documento adicional" } else { "documentos adicionales" };
            (format!("{number} {named} · {days}"), number * 50)
        };
        assert_eq!(all, [
            told(1, "01/11/2026 – 30/11/2026"),
            told(2, "01/12/2026 – 31/12/2026"),
            told(1, "01/10/2027 – 31/10/2027"),
            told(1, "01/02/2028 – 29/02/2028"),
        ], "not of the months without a subscription, nor of one that was not whole");
        assert_eq!(crate::recount::recount(&app, false).await.differences, []);
    }
}
