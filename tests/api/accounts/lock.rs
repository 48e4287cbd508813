//! Locking and unlocking.

use tests::many::at_once;
use tests::{Attempt, Code, make, on_both_engines};
use types::accounts::{Account, AccountId, AccountState, GetAccount, Lock, LockAccount, LockLevel, UnlockAccount};
use types::kit::fault::Fault;

fn lock(account_id: AccountId, version: i64, reason: &str) -> LockAccount {
    let body = make::lock(reason);
    LockAccount {
        account_id,
        version,
        body,
    }
}

on_both_engines! {
    async fn a_locked_account_says_since_when_why_and_by_whom(app) {
        let before = app.account(&app.world.sillar, "pukara").await;
        app.clock.advance(chrono::TimeDelta::minutes(3));
        let locked = app.manager().ok(lock(before.id, 1, "  Tres cuotas  vencidas ")).await;
        let state = AccountState::Locked {
            level: LockLevel::Issuing,
            since: app.context.now(),
            reason: "Tres cuotas vencidas".to_owned(),
            by: "Mario Gestor".to_owned(),
            overdue: false,
        };
        assert_eq!(locked, Account { state, version: 2, ..before.clone() });
        assert_eq!(app.by(&app.world.sillar.support).ok(GetAccount { account_id: before.id }).await, locked);
        let open = app.manager().ok(UnlockAccount { account_id: before.id, version: 2 }).await;
        assert_eq!(open, Account { version: 3, ..before });
    }

    async fn locking_needs_a_reason(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        app.manager().wrong(lock(account.id, 1, "  "), &[("reason", Fault::Required)]).await;
        app.manager().wrong(lock(account.id, 1, &"x".repeat(201)), &[("reason", Fault::TooLong { maximum: 200 })]).await;
        app.manager().ok(lock(account.id, 1, &"ñ".repeat(200))).await;
    }

    async fn an_account_is_not_put_into_the_state_it_is_in(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let manager = app.manager();
        manager.refused(UnlockAccount { account_id: account.id, version: 1 }, Code::AlreadyInThatState).await;
        manager.ok(lock(account.id, 1, "Mora")).await;
        manager.refused(lock(account.id, 2, "Otra"), Code::AlreadyInThatState).await;
        let told = manager.ok(GetAccount { account_id: account.id }).await;
        assert!(matches!(told.state, AccountState::Locked { reason, .. } if reason == "Mora"));
    }

    async fn a_lock_changes_its_level_with_an_event_of_its_own(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let at = |version, level| {
            let body = Lock { level, reason: "Mora".to_owned() };
            LockAccount { account_id: account.id, version, body }
        };
        let manager = app.manager();
        manager.ok(at(1, LockLevel::Users)).await;
        app.clock.advance(chrono::TimeDelta::minutes(5));
        let locked = app.anew(&app.world.sillar.owner).await.ok(at(2, LockLevel::Everything)).await;
        let state = AccountState::Locked {
            level: LockLevel::Everything,
            since: app.context.now(),
            reason: "Mora".to_owned(),
            by: "Rosa Ccori".to_owned(),
            overdue: false,
        };
        assert_eq!((locked.state, locked.version), (state, 3));
        manager.refused(at(3, LockLevel::Everything), Code::AlreadyInThatState).await;
        assert_eq!(manager.ok(at(3, LockLevel::Users)).await.state.level(), Some(LockLevel::Users));
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.locked'").await, 1);
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.lock_changed'").await, 2);
        let unlocked = manager.ok(UnlockAccount { account_id: account.id, version: 4 }).await;
        assert_eq!(unlocked.state, AccountState::Active);
    }

    async fn a_lock_without_a_level_stops_issuing(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let call = LockAccount { account_id: account.id, version: 1, body: make::lock("Mora") };
        let attempt = Attempt::of(&call);
        let outcome = app.manager().attempt(&attempt.clone().json(&serde_json::json!({"reason": "Mora", "level": "x"}))).await;
        assert_eq!(outcome.problem().errors.first().map(|each| each.field.clone()), Some("level".to_owned()));
        app.manager().attempt(&attempt.json(&serde_json::json!({"reason": "Mora"}))).await;
        let told = app.manager().ok(GetAccount { account_id: account.id }).await;
        assert_eq!(told.state.level(), Some(LockLevel::Issuing));
    }

    async fn a_change_against_an_old_version_or_none_is_refused(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let manager = app.manager();
        let locked = manager.ok(lock(account.id, 1, "Mora")).await;
        manager.refused(UnlockAccount { account_id: account.id, version: 1 }, Code::VersionIsStale).await;
        manager.refused(UnlockAccount { account_id: account.id, version: 3 }, Code::VersionIsStale).await;
        let unlock = Attempt::of(&UnlockAccount { account_id: account.id, version: 2 });
        assert_eq!(manager.attempt(&unlock.clone().without("if-match")).await.problem().code, Code::VersionRequired);
        assert_eq!(manager.ok(GetAccount { account_id: account.id }).await, locked);
        let outcome = manager.attempt(&unlock).await;
        assert_eq!((outcome.status, outcome.header("etag")), (200, "\"3\""));
    }

    async fn of_many_who_lock_one_version_at_once_one_wins(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let (manager, owner) = (app.manager(), app.by(&app.world.sillar.owner));
        let tries = (0..16).map(|number| {
            let caller = if number % 2 == 0 { &manager } else { &owner };
            caller.send(lock(account.id, 1, &format!("Motivo {number}")))
        });
        let answers = at_once(16, tries).await;
        let won: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
        assert_eq!(won.len(), 1);
        for problem in answers.iter().filter_map(|answer| answer.as_ref().err()) {
            assert_eq!(problem.code, Code::VersionIsStale);
        }
        assert_eq!(&manager.ok(GetAccount { account_id: account.id }).await, won[0]);
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.locked'").await, 1);
    }
}
