//! A client signs in to its own software, which asks us; and changes its password there.

use chrono::TimeDelta;
use tests::many::at_once;
use tests::session::sign_in;
use tests::world::PASSWORD;
use tests::{Attempt, Caller, Code, on_both_engines};
use types::accounts::{Account, ResetClientPassword};
use types::auth::PasswordChange;
use types::integrations::{ChangeClientPassword, ClientSignIn, GetStanding, SignInClient, SignInOutcome};
use types::kit::fault::Fault;

const NEW: &str = "nieve-tambor-lago";

fn enter(account: &Account, email: &str, password: &str) -> SignInClient {
    SignInClient {
        account_id: account.id,
        body: sign_in(email, password).body,
    }
}

fn change(account: &Account, current: &str, new: &str) -> ChangeClientPassword {
    ChangeClientPassword {
        account_id: account.id,
        body: PasswordChange {
            current: current.to_owned(),
            new: new.to_owned(),
        },
    }
}

async fn outcome(software: &Caller<'_>, account: &Account, password: &str) -> SignInOutcome {
    software
        .ok(enter(account, &account.access_email, password))
        .await
        .outcome
}

on_both_engines! {
    async fn what_is_wrong_is_not_told(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let right = software.ok(enter(&account, " Gerencia@Pukara.example ", PASSWORD)).await;
        assert_eq!(right, ClientSignIn { outcome: SignInOutcome::Accepted, sessions_valid_from: None });
        let mut seen = Vec::new();
        for (email, password) in [
            (account.access_email.as_str(), "otra-clave-larga"),
            ("nadie@pukara.example", PASSWORD),
            ("manager@sillar.example", PASSWORD),
            ("", ""),
        ] {
            let outcome = software.attempt(&Attempt::of(&enter(&account, email, password))).await;
            seen.push((outcome.status, outcome.text()));
        }
        assert_eq!(seen[0].0, 200);
        assert!(seen.iter().all(|each| *each == seen[0]), "{seen:?}");
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.client_signed_in'").await, 1);
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.client_refused'").await, 4);
    }

    async fn guessing_is_slowed_down_for_each_account_and_address(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        let (sibling, its_software) = app.integration(tenant, "wayra").await;
        for email in [account.access_email.as_str(), "nadie@pukara.example"] {
            for _ in 0..5 {
                let told = software.ok(enter(&account, email, "otra-clave-larga")).await;
                assert_eq!(told.outcome, SignInOutcome::Refused);
            }
            let outcome = software.attempt(&Attempt::of(&enter(&account, email, PASSWORD))).await;
            assert_eq!((outcome.problem().code, outcome.header("retry-after")), (Code::TooManyAttempts, "30"));
        }
        software.refused(change(&account, PASSWORD, NEW), Code::TooManyAttempts).await;
        let same = its_software.ok(enter(&sibling, &account.access_email, PASSWORD)).await;
        assert_eq!(same.outcome, SignInOutcome::Refused, "another account's own count");
        app.clock.advance(TimeDelta::seconds(30));
        assert_eq!(outcome(&software, &account, PASSWORD).await, SignInOutcome::Accepted);
        assert_eq!(outcome(&software, &account, "otra-clave-larga").await, SignInOutcome::Refused);
        assert_eq!(outcome(&software, &account, PASSWORD).await, SignInOutcome::Accepted, "the guesses were forgiven");
    }

    async fn guesses_sent_at_once_are_no_more_than_those_sent_one_by_one(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let guesses = (0..16).map(|number| {
            let call = enter(&account, &account.access_email, &format!("intento-numero-{number}"));
            software.send(call)
        });
        let answers = at_once(16, guesses).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 5);
    }

    async fn a_temporary_password_must_be_changed_and_not_into_the_tax_number(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        app.manager().ok(ResetClientPassword { account_id: account.id, version: 1 }).await;
        let number = account.tax_id.as_str();
        software.wrong(change(&account, number, number), &[("new", Fault::TooEasy)]).await;
        software.wrong(change(&account, number, "20.131.312.955"), &[("new", Fault::TooEasy)]).await;
        software.wrong(change(&account, "", "corta"), &[("current", Fault::Required), ("new", Fault::TooShort { minimum: 8 })]).await;
        software.wrong(change(&account, PASSWORD, NEW), &[("current", Fault::WrongPassword)]).await;
        assert_eq!(outcome(&software, &account, number).await, SignInOutcome::MustChangePassword);

        app.clock.advance(TimeDelta::minutes(1));
        let changed = software.ok(change(&account, number, NEW)).await;
        let now = Some(app.context.now());
        assert_eq!(changed, ClientSignIn { outcome: SignInOutcome::Accepted, sessions_valid_from: now });
        assert_eq!(outcome(&software, &account, NEW).await, SignInOutcome::Accepted);
        assert_eq!(outcome(&software, &account, number).await, SignInOutcome::Refused);
        let standing = software.ok(GetStanding { account_id: account.id }).await;
        assert_eq!((standing.must_change_password, standing.sessions_valid_from), (false, now));
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.client_password_changed'").await, 1);
    }

    async fn of_many_who_change_one_password_at_once_one_does(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let calls = (0..4).map(|number| software.send(change(&account, PASSWORD, &format!("clave-numero-{number}"))));
        let answers = at_once(4, calls).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        for problem in answers.iter().filter_map(|answer| answer.as_ref().err()) {
            assert_eq!(problem.code, Code::InvalidFields);
        }
    }

    async fn odd_characters_in_what_is_typed_are_only_wrong(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        for odd in ["a\u{0}b@sillar.example", "ñandú@sillar.example", "' OR 1=1 --", &"x".repeat(5_000)] {
            assert_eq!(software.ok(enter(&account, odd, PASSWORD)).await.outcome, SignInOutcome::Refused);
        }
    }
}
