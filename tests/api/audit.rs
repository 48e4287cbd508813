//! What happened to an account: who, when, before and after.

use serde_json::json;
use tests::{Code, TestApp, make, on_both_engines};
use types::accounts::{
    CreateAccount, CreateIntegrationKey, Lock, LockAccount, LockLevel, NewIntegrationKey, UnlockAccount,
};
use types::audit::{ActorKind, Event, ListAccountEvents};
use types::integrations::ReportUsers;
use types::kit::page::PageQuery;
use types::usage::UsersReport;

fn names(events: &[Event]) -> Vec<&str> {
    events.iter().map(|event| event.name.as_str()).collect()
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

        let call = ListAccountEvents { account_id: account.id, query: PageQuery::default() };
        let page = app.by(&tenant.support).ok(call).await;
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

    async fn what_did_not_happen_is_not_in_the_history(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let unlock = UnlockAccount { account_id: account.id, version: 1 };
        app.manager().refused(unlock, Code::AlreadyInThatState).await;
        let call = ListAccountEvents { account_id: account.id, query: PageQuery::default() };
        assert_eq!(names(&app.manager().ok(call).await.items), ["account.created"]);
    }

    async fn the_history_tells_no_secret(app) {
        let tenant = &app.world.sillar;
        let new = make::new_account(tenant, "pukara");
        let account = app.manager().ok(CreateAccount { body: new.clone() }).await;
        let body = NewIntegrationKey { name: "Caja".to_owned() };
        let made = app.manager().ok(CreateIntegrationKey { account_id: account.id, body }).await;
        let call = ListAccountEvents { account_id: account.id, query: PageQuery::default() };
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
            let query = PageQuery { cursor, limit: Some(2) };
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
        let call = ListAccountEvents { account_id: account.id, query: PageQuery::default() };
        app.by(&app.world.ipe.owner).refused(call, Code::NotFound).await;
    }
}
