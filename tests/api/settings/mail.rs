//! Test messages: really sent, each failure told from the others, and no way into our own network.

use std::net::TcpListener;

use talonario::kit::context::Context;
use talonario::kit::outside::{Outside, PATIENCE};
use tests::make::{mail, new_account};
use tests::smtp::{LOGIN, Smtp};
use tests::{Code, TestApp, on_both_engines};
use types::accounts::{AccountChange, AccountId, ChangeAccount, CreateAccount, NewAccount};
use types::kit::fault::Fault;
use types::kit::mail::Security;
use types::kit::text::Language;
use types::settings::{AccountMailTest, MailSettings, MailTest, TestAccountMail, TestMail};

const TO: &str = "rosa@sillar.example";

fn test(mail: MailSettings) -> TestMail {
    TestMail {
        body: MailTest {
            to: TO.to_owned(),
            mail,
        },
    }
}

fn test_of(account_id: AccountId, mail: Option<MailSettings>) -> TestAccountMail {
    TestAccountMail {
        account_id,
        body: AccountMailTest {
            to: TO.to_owned(),
            mail,
        },
    }
}

/// The settings of a server that asks for a sign-in.
fn with_login(smtp: &Smtp) -> MailSettings {
    MailSettings {
        user: Some(LOGIN.0.to_owned()),
        password: Some(LOGIN.1.to_owned()),
        ..mail(smtp.server("login").port)
    }
}

async fn account(app: &TestApp, hostname: &str, mail: MailSettings) -> AccountId {
    let body = NewAccount {
        mail: Some(mail),
        ..new_account(&app.world.sillar, hostname)
    };
    app.manager().ok(CreateAccount { body }).await.id
}

/// Another minute, in which test messages go again.
fn minute(app: &TestApp) {
    app.clock.advance(chrono::TimeDelta::minutes(1));
}

on_both_engines! {
    async fn settings_are_tried_before_they_are_saved(app) {
        let smtp = Smtp::start();
        let reply_to = Some("ventas@pukara.example".to_owned());
        let tested = app.manager().ok(test(MailSettings { reply_to, ..with_login(&smtp) })).await;
        assert_eq!((tested.to.as_str(), tested.sent_at), (TO, app.context.now()));
        let taken = smtp.next();
        assert_eq!(taken.envelope, ["facturas@pukara.example", TO]);
        assert_eq!((taken.from.as_str(), taken.reply_to.as_deref()), ("Pukara Textil <facturas@pukara.example>", Some("ventas@pukara.example")));
        assert_eq!((taken.login.as_deref(), taken.subject.as_str()), (Some(LOGIN.0), "Mensaje de prueba"));
        app.manager().reading(Language::Pt).ok(test(with_login(&smtp))).await;
        assert_eq!(smtp.next().subject, "Mensagem de teste");
        assert_eq!(app.rows("events").await, app.number("SELECT COUNT(*) FROM events WHERE name NOT LIKE 'account.%'").await);
    }

    async fn saved_settings_are_tried_with_the_saved_password(app) {
        let smtp = Smtp::start();
        let id = account(&app, "pukara", with_login(&smtp)).await;
        app.manager().ok(test_of(id, None)).await;
        assert_eq!(smtp.next().login.as_deref(), Some(LOGIN.0));
        let renamed = MailSettings { password: None, from_name: "Pukara Norte".to_owned(), ..with_login(&smtp) };
        app.manager().ok(test_of(id, Some(renamed))).await;
        assert_eq!(smtp.next().from, "Pukara Norte <facturas@pukara.example>");
        let told = app.number("SELECT COUNT(*) FROM events WHERE name = 'account.mail_tested' AND data LIKE '%\"sent\"%'").await;
        assert_eq!(told, 2);
    }

    async fn the_saved_password_is_not_sent_to_another_server_or_user(app) {
        let (smtp, other) = (Smtp::start(), Smtp::start());
        let id = account(&app, "pukara", with_login(&smtp)).await;
        let elsewhere = [
            MailSettings { password: None, ..with_login(&other) },
            MailSettings { password: None, host: "127.0.0.1".to_owned(), ..with_login(&smtp) },
            MailSettings { password: None, user: Some("otro".to_owned()), ..with_login(&smtp) },
        ];
        for mail in elsewhere {
            let needed = [("mail.password", Fault::Required)];
            app.manager().wrong(test_of(id, Some(mail.clone())), &needed).await;
            let body = AccountChange { mail: Some(mail), ..AccountChange::default() };
            app.manager().wrong(ChangeAccount { account_id: id, version: 1, body }, &needed).await;
        }
        assert!(smtp.is_empty() && other.is_empty());
    }

    async fn an_account_without_mail_settings_has_nothing_to_try(app) {
        let account = app.account(&app.world.sillar, "pukara").await;
        app.manager().wrong(test_of(account.id, None), &[("mail", Fault::Required)]).await;
        let wrong = TestMail { body: MailTest { to: "rosa".to_owned(), mail: MailSettings { host: String::new(), ..mail(25) } } };
        app.manager().wrong(wrong, &[("to", Fault::NotAnEmail), ("mail.host", Fault::Required)]).await;
    }

    async fn each_failure_is_told_from_the_others(app) {
        let smtp = Smtp::start();
        let plain = || mail(smtp.server("plain").port);
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let nobody = free.local_addr().expect("its number").port();
        drop(free);
        let cases = [
            (MailSettings { host: "correo.invalid".to_owned(), ..plain() }, Code::MailServerUnknown),
            (mail(nobody), Code::MailUnreachable),
            (MailSettings { security: Security::Tls, ..plain() }, Code::MailNotSecured),
            (MailSettings { security: Security::Starttls, ..mail(smtp.server("starttls").port) }, Code::MailNotSecured),
            (MailSettings { password: Some("otra".to_owned()), ..with_login(&smtp) }, Code::MailLoginRefused),
            (MailSettings { from_address: "ajeno@otro.example".to_owned(), ..plain() }, Code::MailSenderRefused),
            (mail(smtp.server("garbage").port), Code::MailRefused),
            (mail(smtp.server("stall").port), Code::MailTimedOut),
        ];
        for (settings, code) in cases {
            minute(&app);
            let problem = app.manager().refused(test(settings), code).await;
            let words = problem.detail.unwrap_or_default();
            assert!(!words.contains(LOGIN.1) && !words.contains("otra"), "{words}");
        }
        minute(&app);
        let nobody = TestMail { body: MailTest { to: "nadie@sillar.example".to_owned(), mail: plain() } };
        let problem = app.manager().refused(nobody, Code::MailRecipientRefused).await;
        assert!(problem.detail.is_some_and(|words| words.contains("No such user here")));
        assert!(smtp.is_empty());
    }

    async fn a_few_go_in_a_minute(app) {
        let smtp = Smtp::start();
        let plain = || mail(smtp.server("plain").port);
        let (one, other) = (account(&app, "pukara", plain()).await, account(&app, "wayra", plain()).await);
        for _ in 0..5 {
            app.manager().ok(test_of(one, None)).await;
            app.manager().ok(test(plain())).await;
        }
        let problem = app.manager().refused(test_of(one, None), Code::TooManyAttempts).await;
        assert_eq!(problem.retry_after, Some(60));
        app.by(&app.world.sillar.owner).refused(test_of(one, None), Code::TooManyAttempts).await;
        app.manager().refused(test(plain()), Code::TooManyAttempts).await;
        app.manager().ok(test_of(other, None)).await;
        app.by(&app.world.sillar.owner).ok(test(plain())).await;
        minute(&app);
        app.manager().ok(test_of(one, None)).await;
    }

    async fn many_at_once_are_still_a_few(app) {
        let smtp = Smtp::start();
        let id = account(&app, "pukara", mail(smtp.server("plain").port)).await;
        let manager = app.manager();
        let answers = tests::many::at_once(20, (0..20).map(|_| manager.send(test_of(id, None)))).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 5);
    }

    async fn nobody_looks_through_us_into_our_own_network(app) {
        let smtp = Smtp::start();
        let outside = Outside { private_hosts: false, patience: PATIENCE };
        let guarded = app.beside_as(|context| Context { outside, ..context }).await;
        let manager = app.manager().at(&guarded);
        for host in ["localhost", "127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "192.168.0.1"] {
            minute(&app);
            let settings = MailSettings { host: host.to_owned(), ..mail(smtp.server("plain").port) };
            manager.refused(test(settings), Code::MailServerNotPublic).await;
        }
        assert!(smtp.is_empty());
    }

    async fn a_server_that_is_trusted_is_talked_to_by_tls(app) {
        let smtp = Smtp::start();
        let trusting = app.beside_as(|context| Context { mail: smtp.mail(), ..context }).await;
        let settings = |door: &str, security| MailSettings { security, port: i64::from(smtp.server(door).port), ..with_login(&smtp) };
        for (door, security) in [("starttls", Security::Starttls), ("tls", Security::Tls)] {
            app.manager().at(&trusting).ok(test(settings(door, security))).await;
            assert!(smtp.next().protected, "{door}");
        }
    }
}
