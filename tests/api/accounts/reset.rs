//! The client's password reset by those who look after the account.

use tests::session::sign_in;
use tests::world::PASSWORD;
use tests::{Attempt, Caller, Code, on_both_engines};
use types::accounts::{Account, AccountId, GetAccount, ResetClientPassword};
use types::integrations::{GetStanding, SignInClient, SignInOutcome};

fn reset(account: &Account) -> ResetClientPassword {
    ResetClientPassword {
        account_id: account.id,
        version: account.version,
    }
}

async fn shown(software: &Caller<'_>, account_id: AccountId, email: &str, password: &str) -> SignInOutcome {
    let body = sign_in(email, password).body;
    software.ok(SignInClient { account_id, body }).await.outcome
}

on_both_engines! {
    async fn the_tax_number_becomes_a_password_that_must_be_changed(app) {
        for (tenant, hostname) in [(&app.world.sillar, "pukara"), (&app.world.ipe, "aroeira")] {
            let (account, software) = app.integration(tenant, hostname).await;
            let email = account.access_email.clone();
            let manager = app.by(&tenant.manager);
            assert_eq!(shown(&software, account.id, &email, PASSWORD).await, SignInOutcome::Accepted);
            let after = manager.ok(reset(&account)).await;
            assert_eq!(after, Account { version: 2, must_change_password: true, ..account.clone() });
            assert_eq!(shown(&software, account.id, &email, PASSWORD).await, SignInOutcome::Refused);
            let outcome = shown(&software, account.id, &email, &account.tax_id).await;
            assert_eq!(outcome, SignInOutcome::MustChangePassword);
            assert_eq!(manager.ok(GetAccount { account_id: account.id }).await, after);
        }
    }

    async fn the_sessions_that_began_before_are_over(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let standing = || software.ok(GetStanding { account_id: account.id });
        assert_eq!(standing().await.sessions_valid_from, None);
        app.clock.advance(chrono::TimeDelta::minutes(5));
        app.manager().ok(reset(&account)).await;
        let after = standing().await;
        assert_eq!((after.sessions_valid_from, after.must_change_password), (Some(app.context.now()), true));
    }

    async fn a_reset_is_made_against_a_version(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        let manager = app.manager();
        let attempt = Attempt::of(&reset(&account)).without("if-match");
        assert_eq!(manager.attempt(&attempt).await.problem().code, Code::VersionRequired);
        manager.ok(reset(&account)).await;
        manager.refused(reset(&account), Code::VersionIsStale).await;
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.password_reset'").await, 1);
    }

    async fn whoever_guessed_too_often_may_try_at_once_after_a_reset(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        for _ in 0..5 {
            let outcome = shown(&software, account.id, &account.access_email, "otra-clave-larga").await;
            assert_eq!(outcome, SignInOutcome::Refused);
        }
        let body = sign_in(&account.access_email, PASSWORD).body;
        software.refused(SignInClient { account_id: account.id, body }, Code::TooManyAttempts).await;
        app.manager().ok(reset(&account)).await;
        let outcome = shown(&software, account.id, &account.access_email, &account.tax_id).await;
        assert_eq!(outcome, SignInOutcome::MustChangePassword);
    }

    async fn no_event_of_a_password_holds_one(app) {
        let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
        app.by(&app.world.ipe.manager).ok(reset(&account)).await;
        shown(&software, account.id, &account.access_email, "secreto-del-cliente").await;
        let told = app.number("SELECT COUNT(*) FROM events WHERE name LIKE 'account.password%' OR name LIKE 'account.client%'").await;
        assert_eq!(told, 2);
        let secret = "data LIKE '%secreto%' OR data LIKE '%argon2%' OR (data LIKE '%12ABC34501DE35%' AND name <> 'account.created')";
        assert_eq!(app.number(&format!("SELECT COUNT(*) FROM events WHERE {secret}")).await, 0);
    }
}
