//! A move that is confirmed: it does what was previewed, and is refused when it would not.

use tests::many::at_once;
use tests::{Code, on_both_engines};
use types::accounts::{GetAccount, Lock, LockAccount, LockLevel};
use types::kit::fault::Fault;
use types::limits::GetLimits;
use types::moves::{MoveState, NewMove};
use types::plans::{GetPlan, PlanTerms};

use super::{accounts, all_of, confirm, counters_are_right, preview, price, revise, small_plan, states, these};

on_both_engines! {
    async fn what_was_previewed_is_what_is_done(app) {
        let manager = app.manager();
        let made = accounts(&app, 3).await;
        let target = small_plan(&manager).await;
        let asked = these(&[&made[0], &made[2]]);
        let told = manager.ok(preview(&target, &asked)).await;
        assert_eq!(manager.ok(GetAccount { account_id: made[0].id }).await, made[0], "a preview changes nothing");
        let done = manager.ok(confirm(&target, &asked, &told.fingerprint)).await;
        assert_eq!((states(&done.rows), done.moved, done.left), (vec![MoveState::Moved; 2], 2, 0));
        for (previewed, row) in told.rows.iter().zip(&done.rows) {
            let account = manager.ok(GetAccount { account_id: row.account_id }).await;
            assert_eq!((account.plan.id, account.plan.version, account.version), (target.id, 1, 2));
            assert_eq!((account.documents.effective, account.users.effective), (previewed.documents.after, previewed.users.after));
            assert_eq!((row.documents, row.users, &row.from), (previewed.documents, previewed.users, &previewed.from));
        }
        assert_eq!(manager.ok(GetLimits { account_id: made[1].id }).await.documents.plan, Some(100));
        let counted = [app.world.sillar.plan.id, target.id];
        let mut on_each = Vec::new();
        for plan_id in counted {
            on_each.push(manager.ok(GetPlan { plan_id }).await.accounts);
        }
        assert_eq!(on_each, [1, 2]);
        counters_are_right(&app).await;
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.plan_changed'").await, 2);
        let both = "SELECT COUNT(*) FROM events WHERE name = 'account.plan_changed' AND data LIKE '%\"before\":%Emprendedor%' \
                    AND data LIKE '%\"after\":%Semilla%'";
        assert_eq!(app.number(both).await, 2);
        manager.refused(confirm(&target, &asked, &told.fingerprint), Code::PreviewIsStale).await;
    }

    async fn a_stale_preview_is_refused_and_a_new_one_holds(app) {
        let manager = app.manager();
        let made = accounts(&app, 2).await;
        let plan = app.world.sillar.plan.clone();
        let target = small_plan(&manager).await;
        let asked = all_of(plan.id, 1);
        let told = manager.ok(preview(&target, &asked)).await;
        manager.refused(confirm(&target, &asked, "nothing"), Code::PreviewIsStale).await;

        app.account(&app.world.sillar, "recien-llegada").await;
        manager.refused(confirm(&target, &asked, &told.fingerprint), Code::PreviewIsStale).await;
        let told = manager.ok(preview(&target, &asked)).await;
        assert_eq!(told.totals.moving, 3);
        app.limit(&app.world.sillar, made[0].id, tests::make::documents_limit(Some(7), true)).await;
        manager.refused(confirm(&target, &asked, &told.fingerprint), Code::PreviewIsStale).await;
        let told = manager.ok(preview(&target, &asked)).await;
        let dearer = revise(&manager, &target, PlanTerms::default()).await;
        manager.refused(confirm(&dearer, &asked, &told.fingerprint), Code::PreviewIsStale).await;

        let told = manager.ok(preview(&dearer, &asked)).await;
        let body = Lock { level: LockLevel::Issuing, reason: "Mora".to_owned() };
        manager.ok(LockAccount { account_id: made[1].id, version: 1, body }).await;
        let done = manager.ok(confirm(&dearer, &asked, &told.fingerprint)).await;
        assert_eq!(done.moved, 3, "what a preview says nothing of does not matter to it");
        counters_are_right(&app).await;
    }

    async fn accounts_move_back_to_an_older_version(app) {
        let manager = app.manager();
        let plan = revise(&manager, &app.world.sillar.plan, PlanTerms::default()).await;
        let made = accounts(&app, 1).await;
        assert_eq!(made[0].plan.version, 2);
        let asked = NewMove { version: Some(1), ..these(&[&made[0]]) };
        let told = manager.ok(preview(&plan, &asked)).await;
        manager.ok(confirm(&plan, &asked, &told.fingerprint)).await;
        let account = manager.ok(GetAccount { account_id: made[0].id }).await;
        assert_eq!((account.plan.version, account.plan.newer, account.documents.plan), (1, true, Some(100)));
        let plan = manager.ok(GetPlan { plan_id: plan.id }).await;
        assert_eq!((plan.accounts, plan.accounts_on_older), (1, 1));
    }

    async fn own_numbers_and_switches_stay(app) {
        let manager = app.manager();
        let made = accounts(&app, 1).await;
        app.limit(&app.world.sillar, made[0].id, tests::make::documents_limit(Some(700), false)).await;
        let target = small_plan(&manager).await;
        let asked = these(&[&made[0]]);
        let told = manager.ok(preview(&target, &asked)).await;
        manager.ok(confirm(&target, &asked, &told.fingerprint)).await;
        let documents = manager.ok(GetLimits { account_id: made[0].id }).await.documents;
        assert_eq!((documents.own, documents.enforced, documents.plan), (Some(700), false, Some(50)));
    }

    async fn racing_moves_and_creations_are_counted_where_the_accounts_are(app) {
        let manager = app.manager();
        let made = accounts(&app, 12).await;
        let plans = [small_plan(&manager).await, small_plan(&manager).await];
        let moving = async |number: usize| {
            let target = &plans[number % 2];
            let chosen: Vec<_> = made.iter().skip(number % 3).collect();
            let asked = these(&chosen);
            let told = manager.ok(preview(target, &asked)).await;
            match manager.send(confirm(target, &asked, &told.fingerprint)).await {
                Ok(done) => done.moved,
                Err(problem) => {
                    assert!([Code::PreviewIsStale, Code::Busy].contains(&problem.code), "{problem:?}");
                    0
                }
            }
        };
        let creating = async |number: usize| {
            app.account(&app.world.sillar, &format!("nueva-{number:02}")).await;
        };
        let (moved, _) =
            futures_util::future::join(at_once(4, (0..16).map(moving)), at_once(2, (0..8).map(creating))).await;
        let moved: i64 = moved.iter().sum();
        assert!(moved >= 10, "some of them moved: {moved}");
        counters_are_right(&app).await;
        let events = app.number("SELECT COUNT(*) FROM events WHERE name = 'account.plan_changed'").await;
        assert_eq!(events, moved, "each that was moved is an event");
    }

    async fn another_price_is_simulated_and_then_holds_once(app) {
        let manager = app.manager();
        let made = accounts(&app, 2).await;
        let target = small_plan(&manager).await;
        let moved = these(&[&made[0], &made[1]]);
        let told = manager.ok(preview(&target, &moved)).await;
        manager.ok(confirm(&target, &moved, &told.fingerprint)).await;

        let asked = NewMove { price: price(6_900), ..all_of(target.id, 1) };
        let told = manager.ok(preview(&target, &asked)).await;
        assert_eq!((told.to.version, told.terms.price.clone(), told.totals.moving), (2, price(6_900), 2));
        let yearly: Vec<_> = told.totals.yearly.iter().map(|year| (year.before, year.after)).collect();
        assert_eq!(yearly, [(2 * 12 * 5_900, 2 * 12 * 6_900)]);
        let plan_id = target.id;
        assert_eq!(manager.ok(GetPlan { plan_id }).await.newest_version, 1, "a preview makes no version");
        let other = NewMove { price: price(7_000), ..asked.clone() };
        manager.refused(confirm(&target, &other, &told.fingerprint), Code::PreviewIsStale).await;

        let done = manager.ok(confirm(&target, &asked, &told.fingerprint)).await;
        assert_eq!((done.moved, done.to.version), (2, 2));
        let plan = manager.ok(GetPlan { plan_id }).await;
        assert_eq!((plan.newest_version, plan.terms.price, plan.terms.documents), (2, price(6_900), Some(50)));
        assert_eq!(manager.ok(GetAccount { account_id: made[0].id }).await.plan.version, 2);
        manager.refused(confirm(&target, &asked, &told.fingerprint), Code::PreviewIsStale).await;
        assert_eq!(manager.ok(GetPlan { plan_id }).await.newest_version, 2, "once");
        counters_are_right(&app).await;

        // The price it has makes no version.
        let same = NewMove { price: price(6_900), ..all_of(target.id, 2) };
        let told = manager.ok(preview(&target, &same)).await;
        assert_eq!((told.to.version, told.totals.already_there), (2, 2));
        let both = NewMove { version: Some(1), ..same };
        manager.wrong(preview(&target, &both), &[("version", Fault::Unknown)]).await;
        let wrong = NewMove { price: price(-1), ..asked.clone() };
        let range = Fault::OutOfRange { minimum: 0, maximum: 1_000_000_000_000 };
        manager.wrong(preview(&target, &wrong), &[("price", range)]).await;
        let of_support = app.by(&app.world.sillar.support);
        of_support.refused(confirm(&target, &asked, &told.fingerprint), Code::NotAllowed).await;
    }
}
