//! The most accounts a reseller may have, also when many are made at once.

use std::time::Duration;

use tests::make::new_account;
use tests::many::at_once;
use tests::{Code, TestApp, on_both_engines};
use types::accounts::{Account, CreateAccount, NewAccount};
use types::auth::GetMe;
use types::kit::problem::{LimitReached, Problem};
use types::resellers::{ChangeReseller, ResellerChange};

use super::plan;

async fn allow(app: &TestApp, maximum: Option<i64>) {
    let body = ResellerChange {
        plan_id: Some(plan(app, maximum).await.id),
    };
    let call = ChangeReseller {
        reseller_id: app.world.sillar.reseller.id,
        version: 1,
        body,
    };
    app.by(&app.world.operator).ok(call).await;
}

fn account(app: &TestApp, number: usize) -> CreateAccount {
    CreateAccount {
        body: new_account(&app.world.sillar, &format!("cuenta-{number}")),
    }
}

/// Creates an account as a patient client does: what was too busy is asked again.
async fn create(app: &TestApp, number: usize) -> Result<Account, Problem> {
    loop {
        match app.manager().send(account(app, number)).await {
            Err(problem) if problem.code == Code::Busy => tokio::time::sleep(Duration::from_millis(500)).await,
            other => return other,
        }
    }
}

on_both_engines! {
    async fn accounts_past_the_maximum_are_refused_with_the_numbers(app) {
        allow(&app, Some(2)).await;
        app.manager().ok(account(&app, 1)).await;
        app.manager().ok(account(&app, 2)).await;
        let problem = app.manager().refused(account(&app, 3), Code::LimitReached).await;
        let reached = LimitReached { meter: "accounts".to_owned(), used: 2, limit: 2, resets_at: None };
        assert_eq!(problem.limit, Some(reached));
        app.account(&app.world.ipe, "cuenta-3").await;
    }

    async fn a_reseller_that_has_more_than_its_new_plan_allows_keeps_them_and_adds_none(app) {
        for number in 0..3 {
            app.manager().ok(account(&app, number)).await;
        }
        allow(&app, Some(1)).await;
        let problem = app.manager().refused(account(&app, 3), Code::LimitReached).await;
        let reached = LimitReached { meter: "accounts".to_owned(), used: 3, limit: 1, resets_at: None };
        assert_eq!(problem.limit, Some(reached));
        assert_eq!(app.rows("accounts").await, 3);
    }

    async fn a_refused_account_uses_up_no_room(app) {
        allow(&app, Some(1)).await;
        let taken = NewAccount { hostname: "admin".to_owned(), ..account(&app, 1).body };
        app.manager().refused(CreateAccount { body: taken }, Code::InvalidFields).await;
        app.account(&app.world.ipe, "cuenta-1").await;
        app.manager().refused(account(&app, 1), Code::InvalidFields).await;
        app.manager().ok(account(&app, 2)).await;
        app.manager().refused(account(&app, 3), Code::LimitReached).await;
    }

    async fn forty_at_once_with_room_for_seven_make_exactly_seven(app) {
        allow(&app, Some(7)).await;
        let manager = app.manager();
        let answers = at_once(40, (0..40).map(|number| create(&app, number))).await;
        let made = answers.iter().filter(|answer| answer.is_ok()).count();
        let refused: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().err()).collect();
        assert_eq!((made, refused.len()), (7, 33));
        for problem in refused {
            assert_eq!(problem.code, Code::LimitReached);
            assert_eq!(problem.limit.as_ref().map(|reached| (reached.used, reached.limit)), Some((7, 7)));
        }
        assert_eq!(app.rows("accounts").await, 7);
        let counted = manager.ok(GetMe {}).await.reseller.expect("a reseller").accounts;
        assert_eq!(counted, 7);
        assert_eq!(app.number("SELECT accounts FROM plan_counts WHERE accounts > 0").await, 7);
    }

    async fn an_unlimited_plan_has_room_for_all(app) {
        allow(&app, None).await;
        let manager = app.manager();
        let answers = at_once(20, (0..60).map(|number| create(&app, number))).await;
        let refused: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().err()).collect();
        assert!(refused.is_empty(), "{refused:?}");
        let reseller = manager.ok(GetMe {}).await.reseller.expect("a reseller");
        assert_eq!((reseller.accounts, reseller.maximum_accounts), (60, None));
    }
}
