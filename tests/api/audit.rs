//! What happened to an account: who, when, before and after.

use reqwest::Method;
use serde_json::json;
use tests::session::sign_in;
use tests::world::PASSWORD;
use tests::{Attempt, Code, TestApp, make, on_both_engines};
use types::accounts::{
    CreateAccount, CreateIntegrationKey, Lock, LockAccount, LockLevel, NewIntegrationKey, UnlockAccount,
};
use types::audit::{ActorKind, Event, EventQuery, HistoryPart, ListAccountEvents};
use types::integrations::{AccountReport, ReportUsage, ReportUsers, SignInClient};
use types::usage::UsersReport;

fn names(events: &[Event]) -> Vec<&str> {
    events.iter().map(|event| event.name.as_str()).collect()
}

fn everything() -> EventQuery {
    EventQuery {
        show: Some(HistoryPart::Everything),
        ..EventQuery::default()
    }
}

/// What happens in one millisecond has no order.
fn later(app: &TestApp) {
    app.clock.advance(chrono::TimeDelta::seconds(5));
}

on_both_engines! {
    async fn every_change_of_an_account_is_in_its_history_the_last_first(app) {
        let tenant = &app.world.sillar;
        let account = app.account(tenant, "pukara").await;
        later(&app);
        let key = app.key(tenant, &account).await;
        later(&app);
        app.with_key(&key).ok(ReportUsers { account_id: account.id, body: UsersReport { users: 2 } }).await;
        later(&app);
        let locked_at = app.context.now();
        let body = Lock { reason: "Tres cuotas vencidas".to_owned(), level: LockLevel::Issuing };
        app.manager().ok(LockAccount { account_id: account.id, version: 1, body }).await;
        later(&app);
        app.limit(tenant, account.id, make::documents_limit(Some(800), true)).await;

        let page = app.by(&tenant.support).ok(ListAccountEvents { account_id: account.id, query: everything() }).await;
        let told = ["account.limits_changed", "account.locked", "account.users_reported", "account.key_created", "account.created"];
        assert_eq!(names(&page.items), told);

        let locked = &page.items[1];
        assert_eq!((locked.actor.kind, locked.actor.name.as_str()), (ActorKind::Person, "Mario Gestor"));
        assert_eq!(locked.at, locked_at);
        let field = |event: &Event, name: &str| {
            let change = event.changes.iter().find(|change| change.field == name).expect("the field");
            (change.before.clone(), change.after.clone())
        };
        assert_eq!(field(locked, "state.reason"), (None, Some(json!("Tres cuotas vencidas"))));
        assert_eq!(field(locked, "state.state"), (Some(json!("active")), Some(json!("locked"))));
        assert_eq!(field(&page.items[0], "documents.effective"), (Some(json!(100)), Some(json!(800))));
        assert_eq!(page.items[2].actor.kind, ActorKind::Program);
        assert_eq!(field(&page.items[2], "users").1, Some(json!(2)));
    }

    async fn changes_are_told_apart_from_everyday_work(app) {
        let tenant = &app.world.sillar;
        let account = app.account(tenant, "pukara").await;
        later(&app);
        let key = app.key(tenant, &account).await;
        let software = app.with_key(&key);
        for own in 1..=3 {
            later(&app);
            app.limit(tenant, account.id, make::documents_limit(Some(own), true)).await;
            later(&app);
            software.ok(ReportUsers { account_id: account.id, body: UsersReport { users: own } }).await;
            let report = AccountReport { sales_notes: Some(own), counted_at: Some(app.context.now()), ..AccountReport::default() };
            software.ok(ReportUsage { account_id: account.id, body: report }).await;
            for password in [PASSWORD, "otra-clave-larga"] {
                let body = sign_in(&account.access_email, password).body;
                software.ok(SignInClient { account_id: account.id, body }).await;
            }
        }
        let changed = "account.limits_changed";
        let told = [changed, changed, changed, "account.key_created", "account.created"];
        let all = app.manager().ok(ListAccountEvents { account_id: account.id, query: EventQuery::default() }).await;
        assert_eq!(names(&all.items), told);

        let query = EventQuery { limit: Some(2), ..EventQuery::default() };
        let first = app.manager().ok(ListAccountEvents { account_id: account.id, query }).await;
        assert_eq!(names(&first.items), told[..2], "everyday work takes no room on a page");
        let query = EventQuery { cursor: first.next, limit: Some(3), ..EventQuery::default() };
        let rest = app.manager().ok(ListAccountEvents { account_id: account.id, query }).await;
        assert_eq!((names(&rest.items).as_slice(), rest.next), (&told[2..], None));

        let page = app.manager().ok(ListAccountEvents { account_id: account.id, query: everything() }).await;
        let of = |name: &str| page.items.iter().filter(|event| event.name == name).count();
        for name in ["users_reported", "usage_reported", "client_signed_in", "client_refused"] {
            assert_eq!(of(&format!("account.{name}")), 3, "{name}");
        }
        let of_inbox = page.items.iter().filter(|event| event.name.starts_with("account.inbox_")).count();
        assert!(of_inbox > 0, "what needs a person came and went by itself");
        assert_eq!(page.items.len(), told.len() + 12 + of_inbox);
    }

    async fn a_part_that_a_history_has_not_is_refused(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let wrong = Attempt::new(Method::GET, &format!("/accounts/{}/events?show=nothing", account.id));
        assert_eq!(app.manager().attempt(&wrong).await.problem().code, Code::MalformedRequest);
    }

    async fn what_did_not_happen_is_not_in_the_history(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let unlock = UnlockAccount { account_id: account.id, version: 1 };
        app.manager().refused(unlock, Code::AlreadyInThatState).await;
        let call = ListAccountEvents { account_id: account.id, query: EventQuery::default() };
        assert_eq!(names(&app.manager().ok(call).await.items), ["account.created"]);
    }

    async fn the_history_tells_no_secret(app) {
        let tenant = &app.world.sillar;
        let new = make::new_account(tenant, "pukara");
        let account = app.manager().ok(CreateAccount { body: new.clone() }).await;
        let body = NewIntegrationKey { name: "Caja".to_owned() };
        let made = app.manager().ok(CreateIntegrationKey { account_id: account.id, body }).await;
        let call = ListAccountEvents { account_id: account.id, query: EventQuery::default() };
        let told = serde_json::to_string(&app.manager().ok(call).await).expect("JSON");
        assert!(told.contains("Caja"));
        for secret in [&new.password, &made.secret] {
            assert!(!told.contains(secret.as_str()));
        }
    }

    async fn a_history_is_read_in_pages(app) {
        let tenant = &app.world.sillar;
        let account = app.account(tenant, "pukara").await;
        for own in 1..=5 {
            later(&app);
            app.limit(tenant, account.id, make::documents_limit(Some(own), true)).await;
        }
        let (mut seen, mut cursor) = (Vec::new(), None);
        loop {
            let query = EventQuery { cursor, limit: Some(2), ..EventQuery::default() };
            let page = app.manager().ok(ListAccountEvents { account_id: account.id, query }).await;
            seen.extend(page.items.into_iter().map(|event| event.id));
            cursor = page.next;
            if cursor.is_none() { break; }
        }
        assert_eq!(seen.len(), 6);
        assert!(seen.windows(2).all(|pair| pair[0].0 > pair[1].0));
    }

    async fn a_strangers_history_does_not_exist(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let call = ListAccountEvents { account_id: account.id, query: EventQuery::default() };
        app.by(&app.world.ipe.owner).refused(call, Code::NotFound).await;
    }
}
