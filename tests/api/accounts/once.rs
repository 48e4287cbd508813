//! A repeated creation, recognised by its `Idempotency-Key`.

use tests::make::new_account;
use tests::many::at_once;
use tests::{Attempt, Code, Outcome, on_both_engines};
use types::accounts::{CreateAccount, NewAccount};
use types::kit::fault::Fault;
use types::plans::{CreatePlan, NewPlan, PlanTerms};

on_both_engines! {
    async fn the_same_key_with_the_same_body_gets_the_first_answer(app) {
        let call = CreateAccount { body: new_account(&app.world.sillar, "pukara") };
        let manager = app.manager().once("c1a7");
        let first = manager.attempt(&Attempt::of(&call)).await;
        app.clock.advance(chrono::TimeDelta::minutes(10));
        let again = manager.attempt(&Attempt::of(&call)).await;
        assert_eq!((first.status, again.status), (201, 201));
        assert_eq!(first.text(), again.text());
        assert_eq!((app.rows("accounts").await, app.number("SELECT accounts FROM plan_counts WHERE accounts > 0").await), (1, 1));
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.created'").await, 1);
    }

    async fn the_same_key_with_another_body_is_refused(app) {
        let manager = app.manager().once("c1a7");
        manager.ok(CreateAccount { body: new_account(&app.world.sillar, "pukara") }).await;
        let other = CreateAccount { body: new_account(&app.world.sillar, "wayra") };
        manager.refused(other.clone(), Code::KeyReusedWithOtherBody).await;
        let plan = NewPlan { name: "Otro".to_owned(), terms: PlanTerms::default() };
        manager.refused(CreatePlan { body: plan }, Code::KeyReusedWithOtherBody).await;
        assert_eq!((app.rows("accounts").await, app.rows("plans").await), (1, 2));
        app.manager().once("c1a8").ok(other).await;
    }

    async fn twenty_at_once_with_one_key_create_one_account_and_read_one_answer(app) {
        let attempt = Attempt::of(&CreateAccount { body: new_account(&app.world.sillar, "pukara") });
        let manager = app.manager().once("c1a7");
        let answers: Vec<Outcome> = at_once(20, (0..20).map(|_| manager.attempt(&attempt))).await;
        for answer in &answers {
            assert_eq!((answer.status, answer.text()), (201, answers[0].text()));
        }
        assert_eq!((app.rows("accounts").await, app.rows("idempotent_answers").await), (1, 1));
        assert_eq!(app.number("SELECT CAST(SUM(accounts) AS BIGINT) FROM resellers").await, 1);
    }

    async fn of_many_at_once_with_one_key_and_different_bodies_one_is_done(app) {
        let manager = app.manager().once("c1a7");
        let calls = (0..12).map(|number| manager.send(CreateAccount {
            body: new_account(&app.world.sillar, &format!("cuenta-{number}")),
        }));
        let answers = at_once(12, calls).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        for problem in answers.iter().filter_map(|answer| answer.as_ref().err()) {
            assert_eq!(problem.code, Code::KeyReusedWithOtherBody);
        }
        assert_eq!(app.rows("accounts").await, 1);
    }

    async fn a_failed_creation_does_not_keep_the_key(app) {
        app.account(&app.world.ipe, "pukara").await;
        let manager = app.manager().once("c1a7");
        manager.wrong(CreateAccount { body: new_account(&app.world.sillar, "pukara") }, &[("hostname", Fault::Taken)]).await;
        let invalid = NewAccount { name: String::new(), ..new_account(&app.world.sillar, "wayra") };
        manager.wrong(CreateAccount { body: invalid }, &[("name", Fault::Required)]).await;
        let made = manager.ok(CreateAccount { body: new_account(&app.world.sillar, "wayra") }).await;
        assert_eq!(made.hostname, "wayra");
    }

    async fn the_keys_of_two_callers_do_not_meet(app) {
        let first = app.manager().once("c1a7").ok(CreateAccount { body: new_account(&app.world.sillar, "pukara") }).await;
        let colleague = app.by(&app.world.sillar.owner).once("c1a7");
        let second = colleague.ok(CreateAccount { body: new_account(&app.world.sillar, "wayra") }).await;
        let stranger = app.by(&app.world.ipe.manager).once("c1a7");
        let third = stranger.ok(CreateAccount { body: new_account(&app.world.ipe, "aroeira") }).await;
        assert_eq!([&first.hostname, &second.hostname, &third.hostname], ["pukara", "wayra", "aroeira"]);
        assert_eq!(app.rows("accounts").await, 3);
    }

    async fn without_a_key_a_repeated_creation_is_another_one(app) {
        let plan = || CreatePlan { body: NewPlan { name: "Igual".to_owned(), terms: PlanTerms::default() } };
        let (one, other) = (app.manager().ok(plan()).await, app.manager().ok(plan()).await);
        assert_ne!(one.id, other.id);
        let (one, other) = (app.manager().once("k").ok(plan()).await, app.manager().once("k").ok(plan()).await);
        assert_eq!(one.id, other.id);
    }

    async fn an_odd_key_is_refused(app) {
        let attempt = Attempt::of(&CreateAccount { body: new_account(&app.world.sillar, "pukara") });
        for odd in ["", "  ", &"k".repeat(256)] {
            let problem = app.manager().attempt(&attempt.clone().header("idempotency-key", odd)).await.problem();
            assert_eq!((problem.code, problem.detail.as_deref()), (Code::MalformedRequest, Some("Idempotency-Key")), "{odd}");
        }
        assert_eq!(app.rows("accounts").await, 0);
        app.manager().once(&"k".repeat(255)).attempt(&attempt).await;
        assert_eq!(app.rows("accounts").await, 1);
    }
}
