//! One's own profile and password.

use tests::session::sign_in;
use tests::world::PASSWORD;
use tests::{Attempt, Code, on_both_engines};
use types::auth::{ChangeMe, ChangePassword, GetMe, ListSessions, MeChange, PasswordChange};
use types::kit::fault::Fault;
use types::kit::text::Language;

fn password(current: &str, new: &str) -> ChangePassword {
    let body = PasswordChange {
        current: current.to_owned(),
        new: new.to_owned(),
    };
    ChangePassword { body }
}

fn profile(version: i64, name: Option<&str>, language: Option<Language>) -> ChangeMe {
    let name = name.map(str::to_owned);
    ChangeMe {
        version,
        body: MeChange {
            name,
            language,
            ..MeChange::default()
        },
    }
}

on_both_engines! {
    async fn one_sees_ones_reseller_and_its_room(app) {
        app.account(&app.world.sillar, "pukara").await;
        let reseller = app.by(&app.world.sillar.support).ok(GetMe {}).await.reseller.expect("a reseller");
        assert_eq!((reseller.name.as_str(), reseller.accounts, reseller.maximum_accounts), ("Sillar Factura", 1, Some(50)));
    }

    async fn name_and_language_are_ones_own_to_change(app) {
        let support = app.by(&app.world.sillar.support);
        let before = support.ok(GetMe {}).await;
        let after = support.ok(profile(before.version, Some(" Saúl  Soto "), None)).await;
        assert_eq!((after.name.as_str(), after.language, after.version), ("Saúl Soto", before.language, before.version + 1));
        let last = support.ok(profile(after.version, None, Some(Language::En))).await;
        assert_eq!((last.name.as_str(), last.language), ("Saúl Soto", Language::En));
        assert_eq!(support.ok(GetMe {}).await, last);
        support.refused(profile(before.version, Some("Otro"), None), Code::VersionIsStale).await;
        support.wrong(profile(last.version, Some("\u{7}"), None), &[("name", Fault::NotPlainText)]).await;
        let attempt = Attempt::of(&profile(last.version, Some("Otro"), None)).without("if-match");
        assert_eq!(support.attempt(&attempt).await.problem().code, Code::VersionRequired);
        let role = Attempt::of(&profile(last.version, None, None)).json(&serde_json::json!({"role": "owner"}));
        assert_eq!(support.attempt(&role).await.problem().errors[0].field, "role");
        assert_eq!(support.ok(GetMe {}).await, last);
    }

    async fn a_new_password_ends_every_other_session(app) {
        let manager = &app.world.sillar.manager;
        let here = app.anew(manager).await;
        let colleague = app.by(&app.world.sillar.owner);
        here.ok(password(PASSWORD, "nieve-tambor-lago")).await;
        app.by(manager).refused(GetMe {}, Code::SessionEnded).await;
        assert_eq!(app.refresh(&manager.refresh).await.expect_err("it is over").code, Code::SessionEnded);
        assert_eq!(here.ok(ListSessions {}).await.len(), 1);
        app.nobody().refused(sign_in(&manager.email, PASSWORD), Code::WrongCredentials).await;
        app.nobody().ok(sign_in(&manager.email, "nieve-tambor-lago")).await;
        colleague.ok(GetMe {}).await;
    }

    async fn a_wrong_current_password_is_named_and_changes_nothing(app) {
        let manager = app.by(&app.world.sillar.manager);
        manager.wrong(password("otra-clave-larga", "nieve-tambor-lago"), &[("current", Fault::WrongPassword)]).await;
        let both = [("current", Fault::Required), ("new", Fault::TooShort { minimum: 8 })];
        manager.wrong(password("", "corta"), &both).await;
        manager.wrong(password(PASSWORD, "aaaaaaaaaaaa"), &[("new", Fault::TooEasy)]).await;
        app.nobody().ok(sign_in("manager@sillar.example", PASSWORD)).await;
    }

    async fn guessing_the_current_password_is_slowed_down_too(app) {
        let manager = app.by(&app.world.sillar.manager);
        for _ in 0..5 {
            manager.wrong(password("otra-clave-larga", "nieve-tambor-lago"), &[("current", Fault::WrongPassword)]).await;
        }
        let problem = manager.refused(password(PASSWORD, "nieve-tambor-lago"), Code::TooManyAttempts).await;
        assert_eq!(problem.retry_after, Some(30));
        app.clock.advance(chrono::TimeDelta::seconds(30));
        manager.ok(password(PASSWORD, "nieve-tambor-lago")).await;
    }
}
