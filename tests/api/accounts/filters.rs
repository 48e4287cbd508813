//! Filters and orders of the list: each alone, several together, page by page.

use chrono::TimeDelta;
use tests::make::{documents_limit, new_account};
use tests::{TestApp, make, on_both_engines};
use types::accounts::{
    Account, AccountQuery, AccountSort, CreateAccount, Environment, ListAccounts, LockAccount, NewAccount, StateFilter,
};
use types::documents::CreateDocument;
use types::integrations::ReportUsers;
use types::kit::page::Order;
use types::plans::{CreatePlan, NewPlan, Plan, PlanTerms};
use types::usage::UsersReport;

/// The hostnames a query gives, read two at a time to the end.
async fn told(app: &TestApp, query: &AccountQuery) -> Vec<String> {
    let mut told = Vec::new();
    let mut query = AccountQuery {
        limit: Some(2),
        ..query.clone()
    };
    let mut total = None;
    loop {
        let first = query.cursor.is_none();
        let page = app.manager().ok(ListAccounts { query: query.clone() }).await;
        total = if first { page.total } else { total };
        told.extend(page.items.into_iter().map(|each| each.hostname));
        query.cursor = page.next;
        if query.cursor.is_none() {
            break;
        }
    }
    if let Some(total) = total {
        assert_eq!(usize::try_from(total), Ok(told.len()), "{query:?}");
    }
    told
}

async fn plan(app: &TestApp, documents: i64) -> Plan {
    let body = NewPlan {
        name: format!("Plan de {documents}"),
        terms: PlanTerms {
            documents: Some(documents),
            ..PlanTerms::default()
        },
    };
    app.manager().ok(CreatePlan { body }).await
}

async fn account(app: &TestApp, hostname: &str, change: impl FnOnce(&mut NewAccount)) -> Account {
    app.clock.advance(TimeDelta::milliseconds(1));
    let mut body = new_account(&app.world.sillar, hostname);
    change(&mut body);
    app.manager().ok(CreateAccount { body }).await
}

async fn issue(app: &TestApp, account: &Account, numbers: std::ops::RangeInclusive<i64>, day: &str) {
    let key = app.key(&app.world.sillar, account).await;
    for number in numbers {
        let xml = make::document(account, number, day);
        let account_id = account.id;
        app.with_key(&key).ok(CreateDocument { account_id, xml }).await;
    }
}

fn near() -> AccountQuery {
    AccountQuery {
        near_limit: true,
        ..AccountQuery::default()
    }
}

on_both_engines! {
    async fn every_filter_leaves_what_it_says_and_all_must_hold(app) {
        let small = plan(&app, 10).await;
        let on_small = |body: &mut NewAccount| body.plan_id = small.id;
        account(&app, "uno", on_small).await;
        account(&app, "dos", |body| { body.plan_id = small.id; body.environment = Environment::Demo; }).await;
        let three = account(&app, "tres", |body| body.environment = Environment::Demo).await;
        account(&app, "cuatro", |_| ()).await;
        app.account(&app.world.ipe, "ajena").await;
        let body = serde_json::from_value(serde_json::json!({"reason": "Mora"})).expect("a reason");
        app.manager().ok(LockAccount { account_id: three.id, version: three.version, body }).await;

        let all = AccountQuery::default();
        let plan = AccountQuery { plan_id: Some(small.id), ..all.clone() };
        let demo = AccountQuery { environment: Some(Environment::Demo), ..all.clone() };
        let locked = AccountQuery { state: Some(StateFilter::Locked), ..all.clone() };
        let active = AccountQuery { state: Some(StateFilter::Active), ..all.clone() };
        assert_eq!(told(&app, &all).await, ["cuatro", "tres", "dos", "uno"]);
        assert_eq!(told(&app, &plan).await, ["dos", "uno"]);
        assert_eq!(told(&app, &demo).await, ["tres", "dos"]);
        assert_eq!(told(&app, &locked).await, ["tres"]);
        assert_eq!(told(&app, &active).await, ["cuatro", "dos", "uno"]);
        let both = AccountQuery { plan_id: Some(small.id), ..demo.clone() };
        assert_eq!(told(&app, &both).await, ["dos"]);
        let none = AccountQuery { state: Some(StateFilter::Locked), ..plan.clone() };
        assert_eq!(told(&app, &none).await, [""; 0]);
        let searched = AccountQuery { q: Some("empresa tres".to_owned()), ..demo };
        assert_eq!(told(&app, &searched).await, ["tres"]);
        let foreign = AccountQuery { plan_id: Some(app.world.ipe.plan.id), ..all };
        assert_eq!(told(&app, &foreign).await, [""; 0]);
    }

    async fn every_order_is_exact_both_ways_and_page_by_page(app) {
        let mut accounts = Vec::new();
        for (hostname, name, users) in [("beta", "Árbol", 3), ("delta", "avión", 1), ("alfa", "Zorro", 2), ("gama", "ÑANDÚ", 2)] {
            let made = account(&app, hostname, |body| body.name = name.to_owned()).await;
            let key = app.key(&app.world.sillar, &made).await;
            app.with_key(&key).ok(ReportUsers { account_id: made.id, body: UsersReport { users } }).await;
            accounts.push(made);
        }
        issue(&app, &accounts[3], 1..=2, "2026-11-21").await;
        issue(&app, &accounts[1], 1..=1, "2026-11-21").await;
        for (sort, ascending) in [
            (AccountSort::Created, ["beta", "delta", "alfa", "gama"]),
            (AccountSort::Name, ["beta", "delta", "gama", "alfa"]),
            (AccountSort::Hostname, ["alfa", "beta", "delta", "gama"]),
            (AccountSort::TaxId, ["beta", "delta", "alfa", "gama"]),
            (AccountSort::TotalDocuments, ["beta", "alfa", "delta", "gama"]),
            (AccountSort::Users, ["delta", "alfa", "gama", "beta"]),
        ] {
            let query = |order| AccountQuery { sort: Some(sort), order, ..AccountQuery::default() };
            let up = told(&app, &query(Some(Order::Asc))).await;
            assert_eq!(up, ascending, "{sort:?}");
            let mut down = told(&app, &query(Some(Order::Desc))).await;
            let natural = told(&app, &query(None)).await;
            assert_eq!(natural, if sort.natural() == Order::Asc { up.clone() } else { down.clone() });
            down.reverse();
            assert_eq!(up, down, "{sort:?}");
            let searched = AccountQuery { q: Some("e".to_owned()), ..query(Some(Order::Asc)) };
            assert_eq!(told(&app, &searched).await.len(), 4, "{sort:?} with a search");
        }
    }

    async fn a_page_goes_on_where_it_ended_though_what_it_is_sorted_by_changes(app) {
        let mut made = Vec::new();
        for hostname in ["uno", "dos", "tres"] {
            made.push(account(&app, hostname, |_| ()).await);
        }
        issue(&app, &made[0], 1..=3, "2026-11-21").await;
        issue(&app, &made[1], 1..=2, "2026-11-21").await;
        issue(&app, &made[2], 1..=1, "2026-11-21").await;
        let query = AccountQuery { sort: Some(AccountSort::TotalDocuments), limit: Some(1), ..AccountQuery::default() };
        let first = app.manager().ok(ListAccounts { query: query.clone() }).await;
        assert_eq!(first.items[0].hostname, "uno");
        issue(&app, &made[0], 4..=6, "2026-11-21").await;
        let second = app.manager().ok(ListAccounts { query: AccountQuery { cursor: first.next, limit: None, ..query } }).await;
        let hostnames: Vec<_> = second.items.iter().map(|each| each.hostname.as_str()).collect();
        assert_eq!(hostnames, ["dos", "tres"]);
    }

    async fn near_its_limit_is_from_eighty_per_cent_of_what_holds_now(app) {
        let ten = plan(&app, 10).await;
        let made = account(&app, "pukara", |body| body.plan_id = ten.id).await;
        account(&app, "vacia", |body| body.plan_id = ten.id).await;
        issue(&app, &made, 1..=7, "2026-11-21").await;
        assert_eq!(told(&app, &near()).await, [""; 0]);
        issue(&app, &made, 8..=8, "2026-11-21").await;
        assert_eq!(told(&app, &near()).await, ["pukara"]);
        app.limit(&app.world.sillar, made.id, documents_limit(Some(11), true)).await;
        assert_eq!(told(&app, &near()).await, [""; 0], "8 of 11");
        app.limit(&app.world.sillar, made.id, documents_limit(None, true)).await;
        assert_eq!(told(&app, &near()).await, ["pukara"]);
        app.limit(&app.world.sillar, made.id, documents_limit(None, false)).await;
        assert_eq!(told(&app, &near()).await, [""; 0], "not applied");
        app.limit(&app.world.sillar, made.id, documents_limit(Some(5), true)).await;
        assert_eq!(told(&app, &near()).await, ["pukara"], "beyond it");
        let searched = AccountQuery { q: Some("pukara".to_owned()), sort: Some(AccountSort::Name), ..near() };
        assert_eq!(told(&app, &searched).await, ["pukara"]);
    }

    async fn only_the_running_cycle_is_near_its_limit(app) {
        let five = plan(&app, 5).await;
        let late = account(&app, "tardia", |body| body.plan_id = five.id).await;
        let soon = account(&app, "pronto", |body| body.plan_id = five.id).await;
        let one = plan(&app, 1).await;
        let next = account(&app, "siguiente", |body| body.plan_id = one.id).await;
        issue(&app, &late, 1..=5, "2026-10-30").await;
        assert_eq!(told(&app, &near()).await, [""; 0], "a cycle that is over");
        app.clock.set("2026-11-30T20:00:00Z".parse().expect("a time"));
        let manager = app.anew(&app.world.sillar.manager).await;
        let near_now = async |manager: &tests::Caller<'_>| {
            let page = manager.ok(ListAccounts { query: near() }).await;
            page.items.into_iter().map(|each| each.hostname).collect::<Vec<_>>()
        };
        for (account, numbers, day) in [(&soon, 1..=4, "2026-11-30"), (&next, 1..=1, "2026-12-01")] {
            let body = serde_json::from_value(serde_json::json!({"name": "Caja"})).expect("a key");
            let key = manager.ok(types::accounts::CreateIntegrationKey { account_id: account.id, body }).await.secret;
            for number in numbers {
                let xml = make::document(account, number, day);
                app.with_key(&key).ok(CreateDocument { account_id: account.id, xml }).await;
            }
        }
        assert_eq!(near_now(&manager).await, ["pronto"]);
        app.clock.set("2026-12-01T04:59:59Z".parse().expect("a time"));
        let manager = app.anew(&app.world.sillar.manager).await;
        assert_eq!(near_now(&manager).await, ["pronto"], "to the last second in Lima");
        app.clock.set("2026-12-01T05:00:00Z".parse().expect("a time"));
        assert_eq!(near_now(&manager).await, ["siguiente"], "counted a day ahead, in the cycle that now runs");
    }

    async fn days_of_creation_are_the_resellers_own(app) {
        for (at, hostname) in [("2026-11-22T04:59:59Z", "sabado"), ("2026-11-22T05:00:00Z", "domingo"), ("2026-11-23T05:00:00Z", "lunes")] {
            app.clock.set(at.parse().expect("a time"));
            let manager = app.anew(&app.world.sillar.manager).await;
            manager.ok(CreateAccount { body: new_account(&app.world.sillar, hostname) }).await;
        }
        let manager = app.anew(&app.world.sillar.manager).await;
        let between = async |from: Option<&str>, to: Option<&str>| {
            let day = |text: Option<&str>| text.map(|text| text.parse().expect("a day"));
            let query = AccountQuery { created_from: day(from), created_to: day(to), ..AccountQuery::default() };
            let page = manager.ok(ListAccounts { query }).await;
            page.items.into_iter().map(|each| each.hostname).collect::<Vec<_>>()
        };
        assert_eq!(between(Some("2026-11-22"), Some("2026-11-22")).await, ["domingo"]);
        assert_eq!(between(Some("2026-11-22"), None).await, ["lunes", "domingo"]);
        assert_eq!(between(None, Some("2026-11-21")).await, ["sabado"]);
        assert_eq!(between(Some("2026-11-23"), Some("2026-11-22")).await, [""; 0]);
    }
}
