//! Every meter is a limit of the plan, an own number of the account, and a switch.

use serde_json::{Value, json};
use tests::make::new_account;
use tests::{Code, on_both_engines};
use types::accounts::{CreateAccount, CreateTwin, GetAccount, NewAccount, NewTwin};
use types::audit::{EventQuery, ListAccountEvents};
use types::integrations::{AccountReport, ReportUsage, ReportUsers};
use types::kit::money::{Currency, Money};
use types::limits::{ChangeLimits, GetLimits, Limit, LimitsChange, Meter};
use types::plans::PlanTerms;
use types::usage::UsersReport;

use super::{change_of, own, switch};

fn money(minor: i64, currency: &str) -> Option<Money> {
    let currency = Currency::parse(currency).expect("a currency");
    Some(Money { minor, currency })
}

/// A limit for each meter, each another.
fn all_limited() -> PlanTerms {
    PlanTerms {
        documents: Some(100),
        sales_notes: Some(200),
        lookups: Some(300),
        users: Some(4),
        establishments: Some(5),
        sales_amount: money(600_000, "PEN"),
        ..PlanTerms::default()
    }
}

on_both_engines! {
    async fn every_meter_has_the_plans_limit_its_own_number_and_its_switch(app) {
        let terms = all_limited();
        let account = app.account_on(&app.world.sillar, "pukara", terms.clone()).await;
        let manager = app.manager();
        let mut now = manager.ok(GetLimits { account_id: account.id }).await;
        assert_eq!(now.currency.as_str(), "PEN");
        for meter in Meter::ALL {
            assert_eq!(now.of(meter), &Limit::of(terms.limit(meter), None, true, 0), "{meter:?}");
        }
        for meter in Meter::ALL {
            let (before, plan) = (now.clone(), terms.limit(meter));
            for (change, expected) in [
                (own(Some(7)), Limit::of(plan, Some(7), true, 0)),
                (switch(false), Limit::of(plan, Some(7), false, 0)),
                (own(None), Limit::of(plan, None, false, 0)),
                (switch(true), Limit::of(plan, None, true, 0)),
                (own(Some(9)), Limit::of(plan, Some(9), true, 0)),
            ] {
                let version = now.version;
                now = manager.ok(change_of(meter, &account, version, change)).await;
                assert_eq!((now.of(meter), now.version), (&expected, version + 1), "{meter:?}");
            }
            for other in Meter::ALL.into_iter().filter(|other| *other != meter) {
                assert_eq!(now.of(other), before.of(other), "{meter:?} changes nothing of {other:?}");
            }
        }
        assert_eq!(manager.ok(GetLimits { account_id: account.id }).await, now);
        let told = manager.ok(GetAccount { account_id: account.id }).await;
        assert_eq!((&told.documents, &told.users, told.version), (&now.documents, &now.users, now.version));
    }

    async fn what_is_reported_is_held_against_every_limit(app) {
        let account = app.account_on(&app.world.sillar, "pukara", all_limited()).await;
        let software = app.with_key(&app.key(&app.world.sillar, &account).await);
        let body = AccountReport { sales_notes: Some(38), lookups: Some(120), establishments: Some(6), ..AccountReport::default() };
        software.ok(ReportUsage { account_id: account.id, body }).await;
        software.ok(ReportUsers { account_id: account.id, body: UsersReport { users: 3 } }).await;
        let limits = software.ok(GetLimits { account_id: account.id }).await;
        let left = Meter::ALL.map(|meter| (limits.of(meter).used, limits.of(meter).remaining));
        let expected = [(0, 100), (38, 162), (120, 180), (3, 1), (6, 0), (0, 600_000)];
        assert_eq!(left, expected.map(|(used, left)| (used, Some(left))));
    }

    async fn sales_are_in_the_plans_money_or_the_countrys(app) {
        let limits = async |tenant, hostname, terms| {
            let account = app.account_on(tenant, hostname, terms).await;
            app.by(&tenant.manager).ok(GetLimits { account_id: account.id }).await
        };
        let (sillar, ipe) = (&app.world.sillar, &app.world.ipe);
        assert_eq!(limits(sillar, "uno", PlanTerms::default()).await.currency.as_str(), "PEN");
        assert_eq!(limits(ipe, "dos", PlanTerms::default()).await.currency.as_str(), "BRL");
        let priced = PlanTerms { price: money(5_900, "USD"), ..PlanTerms::default() };
        assert_eq!(limits(sillar, "tres", priced).await.currency.as_str(), "USD");
        let sold = PlanTerms { sales_amount: money(5_900, "USD"), ..PlanTerms::default() };
        let told = limits(ipe, "cuatro", sold).await;
        assert_eq!((told.currency.as_str(), told.sales_amount.effective), ("USD", Some(5_900)));
    }

    async fn an_account_may_begin_with_any_limit_switched_off_and_so_does_its_twin(app) {
        let body = NewAccount {
            limit_sales_notes: false,
            limit_lookups: false,
            limit_establishments: false,
            limit_sales_amount: false,
            ..new_account(&app.world.sillar, "pukara")
        };
        let account = app.manager().ok(CreateAccount { body }).await;
        let body = NewTwin { password: tests::world::PASSWORD.to_owned() };
        let twin = app.manager().ok(CreateTwin { account_id: account.id, body }).await;
        for id in [account.id, twin.id] {
            let limits = app.manager().ok(GetLimits { account_id: id }).await;
            assert_eq!(Meter::ALL.map(|meter| limits.of(meter).enforced), [true, false, false, true, false, false]);
        }
    }

    async fn one_change_may_be_of_many_meters_and_its_event_tells_what_was_and_is(app) {
        let account = app.account_on(&app.world.sillar, "pukara", all_limited()).await;
        let body = LimitsChange {
            lookups: Some(own(Some(7))),
            sales_amount: Some(switch(false)),
            ..LimitsChange::default()
        };
        let call = ChangeLimits { account_id: account.id, version: 1, body };
        app.manager().ok(call.clone()).await;
        app.manager().refused(call, Code::VersionIsStale).await;
        let events = app.manager().ok(ListAccountEvents { account_id: account.id, query: EventQuery::default() }).await;
        let mut changes = events.items.iter().filter(|event| event.name == "account.limits_changed");
        let event = changes.next().expect("the change");
        assert_eq!((event.actor.name.as_str(), changes.count()), ("Mario Gestor", 0));
        let told: Vec<(&str, Option<Value>, Option<Value>)> = event
            .changes
            .iter()
            .map(|change| (change.field.as_str(), change.before.clone(), change.after.clone()))
            .collect();
        assert_eq!(told, [
            ("lookups.effective", Some(json!(300)), Some(json!(7))),
            ("lookups.own", None, Some(json!(7))),
            ("lookups.remaining", Some(json!(300)), Some(json!(7))),
            ("sales_amount.effective", Some(json!(600_000)), None),
            ("sales_amount.enforced", Some(json!(true)), Some(json!(false))),
            ("sales_amount.remaining", Some(json!(600_000)), None),
        ]);
    }
}
