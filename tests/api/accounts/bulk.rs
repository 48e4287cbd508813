//! Locking and unlocking many accounts in one request.

use tests::many::at_once;
use tests::{Attempt, Code, Outcome as Answer, make, on_both_engines};
use types::accounts::{
    AccountId, AccountState, BulkLock, BulkLockAccounts, BulkOutcome, BulkUnlock, BulkUnlockAccounts, Chosen,
    GetAccount, LockLevel, Outcome,
};
use types::kit::fault::Fault;
use uuid::Uuid;

fn chosen(account_id: AccountId, version: Option<i64>) -> Chosen {
    Chosen { account_id, version }
}

fn lock(accounts: Vec<Chosen>, level: LockLevel) -> BulkLockAccounts {
    let reason = "Tres cuotas vencidas".to_owned();
    BulkLockAccounts {
        body: BulkLock {
            accounts,
            level,
            reason,
        },
    }
}

fn unlock(accounts: Vec<Chosen>) -> BulkUnlockAccounts {
    BulkUnlockAccounts {
        body: BulkUnlock { accounts },
    }
}

fn told(outcome: &BulkOutcome) -> Vec<(Outcome, Option<i64>)> {
    outcome.rows.iter().map(|row| (row.outcome, row.version)).collect()
}

on_both_engines! {
    async fn each_account_has_its_own_outcome(app) {
        let tenant = &app.world.sillar;
        let [one, two, three] = ["uno", "dos", "tres"].map(|name| app.account(tenant, name));
        let (one, two, three) = (one.await, two.await, three.await);
        let theirs = app.account(&app.world.ipe, "aroeira").await;
        let nothing = AccountId(Uuid::from_u128(7));
        let manager = app.manager();
        manager.ok(lock(vec![chosen(two.id, Some(1))], LockLevel::Users)).await;

        let all = vec![chosen(one.id, Some(1)), chosen(two.id, Some(1)), chosen(theirs.id, None), chosen(nothing, None),
            chosen(three.id, None), chosen(one.id, None)];
        let outcome = manager.ok(lock(all, LockLevel::Issuing)).await;
        assert_eq!(told(&outcome), [
            (Outcome::Done, Some(2)),
            (Outcome::Stale, Some(2)),
            (Outcome::NotFound, None),
            (Outcome::NotFound, None),
            (Outcome::Done, Some(2)),
        ]);
        assert_eq!(outcome.rows[2].state, None);
        for row in outcome.rows.iter().filter(|row| row.outcome != Outcome::NotFound) {
            let account = manager.ok(GetAccount { account_id: row.account_id }).await;
            assert_eq!((Some(account.version), Some(account.state)), (row.version, row.state.clone()));
        }
        let theirs = app.by(&app.world.ipe.owner).ok(GetAccount { account_id: theirs.id }).await;
        assert_eq!((theirs.version, theirs.state), (1, AccountState::Active));
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.locked'").await, 3);

        let outcome = manager.ok(lock(vec![chosen(one.id, None), chosen(two.id, Some(2))], LockLevel::Issuing)).await;
        assert_eq!(told(&outcome), [(Outcome::AlreadySo, Some(2)), (Outcome::Done, Some(3))]);
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.lock_changed'").await, 1);

        let outcome = manager.ok(unlock(vec![chosen(two.id, Some(3)), chosen(one.id, Some(9)), chosen(theirs.id, None)])).await;
        assert_eq!(told(&outcome), [(Outcome::Done, Some(4)), (Outcome::Stale, Some(2)), (Outcome::NotFound, None)]);
        let outcome = manager.ok(unlock(vec![chosen(two.id, None), chosen(one.id, None)])).await;
        assert_eq!(told(&outcome), [(Outcome::AlreadySo, Some(4)), (Outcome::Done, Some(3))]);
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.unlocked'").await, 2);
    }

    async fn every_field_that_is_wrong_is_named(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let amount = Fault::OutOfRange { minimum: 1, maximum: 200 };
        let body = BulkLock { accounts: Vec::new(), level: LockLevel::Users, reason: "  ".to_owned() };
        let wrong = [("accounts", amount.clone()), ("reason", Fault::Required)];
        app.manager().wrong(BulkLockAccounts { body }, &wrong).await;
        let many = vec![chosen(account.id, None); 201];
        app.manager().wrong(unlock(many), &[("accounts", amount)]).await;
    }

    async fn a_repeat_under_its_key_changes_nothing_again(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let attempt = Attempt::of(&lock(vec![chosen(account.id, Some(1))], LockLevel::Users));
        let manager = app.manager().once("b10c");
        let answers: Vec<Answer> = at_once(8, (0..8).map(|_| manager.attempt(&attempt))).await;
        for answer in &answers {
            assert_eq!((answer.status, answer.text()), (200, answers[0].text()));
        }
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.locked'").await, 1);
        manager.refused(unlock(vec![chosen(account.id, None)]), Code::KeyReusedWithOtherBody).await;
    }

    async fn two_who_lock_the_same_accounts_in_another_order_both_end(app) {
        let mut accounts = Vec::new();
        for number in 0..12 {
            accounts.push(app.account(&app.world.sillar, &format!("cuenta-{number:02}")).await);
        }
        let forth: Vec<_> = accounts.iter().map(|each| chosen(each.id, None)).collect();
        let back: Vec<_> = forth.iter().rev().copied().collect();
        let manager = app.manager();
        let calls = (0..12).map(|turn| {
            let order = if turn % 2 == 0 { forth.clone() } else { back.clone() };
            manager.ok(lock(order, if turn % 3 == 0 { LockLevel::Users } else { LockLevel::Everything }))
        });
        let done: usize = at_once(12, calls).await.iter().map(|outcome| outcome.count(Outcome::Done)).sum();
        let events = app.number("SELECT COUNT(*) FROM events WHERE name IN ('account.locked', 'account.lock_changed')").await;
        assert_eq!(i64::try_from(done).expect("a number"), events);
        let versions = app.number("SELECT CAST(SUM(version) AS BIGINT) FROM accounts").await;
        assert_eq!(versions, events + 12);
    }

    async fn nothing_is_taken_after_many_were_locked(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        let send = |number| types::documents::CreateDocument {
            account_id: account.id,
            xml: make::factura(&account.tax_id, number, "2026-11-21"),
        };
        let locking = async {
            while app.rows("documents").await < 8 {
                tokio::task::yield_now().await;
            }
            app.manager().ok(lock(vec![chosen(account.id, None)], LockLevel::Issuing)).await;
            app.rows("documents").await
        };
        let sending = at_once(6, (1..=90).map(|number| software.send(send(number))));
        let (at_lock, answers) = futures_util::future::join(locking, sending).await;
        let taken = answers.iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(i64::try_from(taken).expect("a number"), at_lock);
        assert!(answers.iter().filter_map(|answer| answer.as_ref().err()).all(|problem| problem.code == Code::AccountLocked));
    }
}
