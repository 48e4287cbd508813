//! Secrets are sealed, bound to their account, and told by nothing.

use tests::make::{SOL, mail, new_account};
use tests::smtp::{LOGIN, Smtp};
use tests::world::PASSWORD;
use tests::{Attempt, Code, on_both_engines};
use types::accounts::{
    AccountChange, ChangeAccount, CreateAccount, CreateTwin, GetAccount, GetAccountSettings, NewAccount, NewTwin,
};
use types::settings::{AccountMailTest, MailSettings, TestAccountMail};

fn with_mail(smtp: &Smtp) -> MailSettings {
    MailSettings {
        user: Some(LOGIN.0.to_owned()),
        password: Some(LOGIN.1.to_owned()),
        ..mail(smtp.server("login").port)
    }
}

on_both_engines! {
    async fn no_reply_event_or_kept_answer_holds_a_secret(app) {
        let smtp = Smtp::start();
        let body = NewAccount { mail: Some(with_mail(&smtp)), ..new_account(&app.world.sillar, "pukara") };
        let manager = app.manager().once("c1a7");
        let made = manager.attempt(&Attempt::of(&CreateAccount { body })).await;
        let account_id = serde_json::from_slice::<types::accounts::Account>(&made.body).expect("an account").id;
        let change = AccountChange { mail: Some(with_mail(&smtp)), system: Some(tests::make::system(types::tax_id::Country::Pe)),
            ..AccountChange::default() };
        let test = AccountMailTest { to: "rosa@sillar.example".to_owned(), mail: None };
        let twin = NewTwin { password: PASSWORD.to_owned() };
        let mut told = made.text();
        for attempt in [
            Attempt::of(&ChangeAccount { account_id, version: 1, body: change }),
            Attempt::of(&GetAccount { account_id }),
            Attempt::of(&GetAccountSettings { account_id }),
            Attempt::of(&TestAccountMail { account_id, body: test }),
            Attempt::of(&CreateTwin { account_id, body: twin }).header("idempotency-key", "c1a8"),
        ] {
            let outcome = app.manager().attempt(&attempt).await;
            assert!(outcome.is_success(), "{}", outcome.text());
            told.push_str(&outcome.text());
        }
        for secret in [SOL.1, LOGIN.1, PASSWORD] {
            assert!(!told.contains(secret), "{told}");
            for (table, column) in [("events", "data"), ("idempotent_answers", "answer"), ("account_terms", "term"),
                ("account_settings", "sol_password"), ("account_settings", "mail_password")] {
                let query = format!("SELECT COUNT(*) FROM {table} WHERE {column} LIKE '%{secret}%'");
                assert_eq!(app.number(&query).await, 0, "{table}.{column}");
            }
        }
        let sealed = "SELECT COUNT(*) FROM account_settings WHERE sol_password LIKE '1.%' AND mail_password LIKE '1.%'";
        assert_eq!(app.number(sealed).await, 1);
    }

    async fn a_secret_copied_to_another_account_does_not_open_there(app) {
        let smtp = Smtp::start();
        let create = |hostname| CreateAccount { body: NewAccount { mail: Some(with_mail(&smtp)), ..new_account(&app.world.sillar, hostname) } };
        let (one, other) = (app.manager().ok(create("pukara")).await, app.manager().ok(create("wayra")).await);
        let test = |account_id| TestAccountMail { account_id, body: AccountMailTest { to: "rosa@sillar.example".to_owned(), mail: None } };
        app.manager().ok(test(other.id)).await;
        let copy = |from: &str| format!(
            "UPDATE account_settings SET mail_password = (SELECT s.{from} FROM account_settings s JOIN accounts a ON a.id = s.account_id \
             WHERE a.hostname = 'pukara') WHERE account_id = (SELECT id FROM accounts WHERE hostname = 'wayra')"
        );
        for from in ["mail_password", "sol_password"] {
            app.execute(&copy(from)).await;
            app.manager().refused(test(other.id), Code::Internal).await;
        }
        app.manager().ok(test(one.id)).await;
    }
}
