//! Sales notes where the plan counts them as documents, and where it does not.

use tests::many::at_once;
use tests::world::Tenant;
use tests::{Caller, Code, TestApp, make, on_both_engines};
use types::accounts::{Account, AccountQuery, GetAccount, ListAccounts};
use types::documents::CreateDocument;
use types::integrations::{AccountReport, ReportUsage};
use types::limits::GetLimits;
use types::plans::PlanTerms;

/// An account that may issue ten documents, and its software.
async fn ten<'a>(app: &'a TestApp, tenant: &Tenant, sales_notes_count: bool) -> (Account, Caller<'a>) {
    let terms = PlanTerms {
        documents: Some(10),
        sales_notes_count,
        ..PlanTerms::default()
    };
    let account = app.account_on(tenant, "pukara", terms).await;
    let key = app.key(tenant, &account).await;
    (account, app.with_key(&key))
}

fn notes(account: &Account, sales_notes: i64) -> ReportUsage {
    let body = AccountReport {
        sales_notes: Some(sales_notes),
        ..AccountReport::default()
    };
    ReportUsage {
        account_id: account.id,
        body,
    }
}

fn send(account: &Account, number: i64) -> CreateDocument {
    CreateDocument {
        account_id: account.id,
        xml: make::document(account, number, "2026-11-21"),
    }
}

async fn near(app: &TestApp) -> usize {
    let query = AccountQuery {
        near_limit: true,
        ..AccountQuery::default()
    };
    app.manager().ok(ListAccounts { query }).await.items.len()
}

on_both_engines! {
    async fn where_they_count_documents_and_notes_fill_one_limit_however_many_come_at_once(app) {
        let (account, software) = ten(&app, &app.world.sillar, true).await;
        software.ok(notes(&account, 4)).await;
        let sends = (1..=20).map(|number| software.send(send(&account, number)));
        let (taken, refused): (Vec<_>, Vec<_>) = at_once(8, sends).await.into_iter().partition(Result::is_ok);
        assert_eq!((taken.len(), refused.len()), (6, 14));
        let problem = software.refused(send(&account, 21), Code::LimitReached).await;
        let limit = problem.limit.expect("the limit");
        assert_eq!((limit.meter.as_str(), limit.used, limit.limit), ("documents", 10, 10));
        let told = app.manager().ok(GetAccount { account_id: account.id }).await;
        assert_eq!((told.documents.used, told.sales_notes, told.monthly_total, told.documents_in_cycle()), (10, 4, 10, 6));
        assert_eq!(app.documents_three_ways().await, [6; 3]);
        software.ok(notes(&account, 7)).await;
        let limits = software.ok(GetLimits { account_id: account.id }).await;
        assert_eq!((limits.documents.used, limits.documents.remaining, limits.sales_notes.used), (13, Some(0), 7));
    }

    async fn where_they_do_not_count_they_leave_the_documents_alone(app) {
        let (account, software) = ten(&app, &app.world.sillar, false).await;
        software.ok(notes(&account, 9)).await;
        assert_eq!(near(&app).await, 0);
        for number in 1..=10 {
            software.ok(send(&account, number)).await;
        }
        software.refused(send(&account, 11), Code::LimitReached).await;
        let told = app.manager().ok(GetAccount { account_id: account.id }).await;
        assert_eq!((told.documents.used, told.sales_notes, told.monthly_total), (10, 9, 19));
    }

    async fn notes_that_count_bring_an_account_near_its_limit(app) {
        let (account, software) = ten(&app, &app.world.sillar, true).await;
        software.ok(notes(&account, 7)).await;
        assert_eq!(near(&app).await, 0);
        software.ok(send(&account, 1)).await;
        assert_eq!(near(&app).await, 1, "seven notes and one document of ten");
        let (second, other) = {
            let terms = PlanTerms { documents: Some(10), sales_notes_count: true, ..PlanTerms::default() };
            let account = app.account_on(&app.world.sillar, "illari", terms).await;
            let key = app.key(&app.world.sillar, &account).await;
            (account, app.with_key(&key))
        };
        other.ok(notes(&second, 8)).await;
        assert_eq!(near(&app).await, 2, "eight notes of ten");
        let terms = PlanTerms { documents: Some(10), ..PlanTerms::default() };
        let plan = app.manager().ok(types::plans::CreatePlan {
            body: types::plans::NewPlan { name: "Aparte".to_owned(), terms },
        }).await;
        let version = app.manager().ok(GetAccount { account_id: second.id }).await.version;
        let body = types::accounts::AccountChange { plan_id: Some(plan.id), ..Default::default() };
        app.manager().ok(types::accounts::ChangeAccount { account_id: second.id, version, body }).await;
        assert_eq!(near(&app).await, 1, "on a plan that does not count them it is far from it");
    }
}
