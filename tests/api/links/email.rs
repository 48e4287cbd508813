//! Proving an address, and taking another one.

use chrono::TimeDelta;
use tests::world::PASSWORD;
use tests::{Caller, Code, on_both_engines};
use types::auth::{ChangeMe, GetMe, MeChange, Theme};
use types::kit::fault::Fault;
use types::links::{AskToConfirmEmail, ChangeEmail, ConfirmEmail, EmailChange, LinkToken, SendResetLink, UseResetLink};

use super::{ANOTHER, chosen};

const SUPPORT: &str = "support@sillar.example";
const NEW: &str = "saul@sillar.example";
const PATH: &str = "/verify/";

fn change(email: &str, password: &str) -> ChangeEmail {
    ChangeEmail {
        body: EmailChange {
            email: email.to_owned(),
            password: password.to_owned(),
        },
    }
}

fn confirm(token: &str) -> ConfirmEmail {
    ConfirmEmail {
        body: LinkToken {
            token: token.to_owned(),
        },
    }
}

async fn profile(caller: &Caller<'_>, change: MeChange) -> ChangeMe {
    ChangeMe {
        version: caller.ok(GetMe {}).await.version,
        body: change,
    }
}

on_both_engines! {
    async fn an_address_is_proven_by_the_link_sent_there(app) {
        let support = app.by(&app.world.sillar.support);
        assert_eq!(support.ok(GetMe {}).await.verified_at, None);
        support.ok(AskToConfirmEmail {}).await;
        let token = app.mailed_token(SUPPORT, PATH).await;
        app.clock.advance(TimeDelta::seconds(5));
        assert_eq!(app.nobody().ok(confirm(&token)).await.email, SUPPORT);
        assert_eq!(support.ok(GetMe {}).await.verified_at, Some(app.context.now()));
        app.nobody().refused(confirm(&token), Code::LinkSpent).await;
    }

    async fn another_address_is_taken_once_it_is_confirmed_there(app) {
        let support = app.by(&app.world.sillar.support);
        support.ok(change(NEW, PASSWORD)).await;
        let me = support.ok(GetMe {}).await;
        assert_eq!((me.email.as_str(), me.new_email.as_deref()), (SUPPORT, Some(NEW)));
        let told = app.letters().await.into_iter().find(|letter| letter.to == SUPPORT).expect("the old address is told");
        assert!(told.text.contains(NEW) && !told.text.contains("http"), "{}", told.text);
        app.sign_in(SUPPORT, PASSWORD).await.expect("until then it is the old one");

        let token = app.mailed_token(NEW, PATH).await;
        assert_eq!(app.nobody().ok(confirm(&token)).await.email, NEW);
        let me = support.ok(GetMe {}).await;
        assert_eq!((me.email.as_str(), me.new_email, me.verified_at), (NEW, None, Some(app.context.now())));
        app.sign_in(NEW, PASSWORD).await.expect("a session");
        app.sign_in(SUPPORT, PASSWORD).await.expect_err("it is another's to take");
    }

    async fn the_password_is_asked_and_guessing_is_slowed(app) {
        let support = app.by(&app.world.sillar.support);
        support.wrong(change("saul", ""), &[("email", Fault::NotAnEmail), ("password", Fault::Required)]).await;
        support.wrong(change("owner@ipe.example", PASSWORD), &[("email", Fault::Taken)]).await;
        for _ in 0..5 {
            support.wrong(change(NEW, "no es esta"), &[("password", Fault::WrongPassword)]).await;
        }
        support.refused(change(NEW, PASSWORD), Code::TooManyAttempts).await;
        assert_eq!(support.ok(GetMe {}).await.new_email, None);
        assert_eq!(app.rows("mails").await, 0);
    }

    async fn an_address_that_was_taken_meanwhile_is_not_given(app) {
        app.by(&app.world.sillar.support).ok(change(NEW, PASSWORD)).await;
        let token = app.mailed_token(NEW, PATH).await;
        let accountant = app.by(&app.world.sillar.accountant);
        accountant.ok(change(NEW, PASSWORD)).await;
        app.nobody().ok(confirm(&token)).await;
        let letters = app.letters().await;
        let to_new: Vec<_> = letters.iter().filter(|letter| letter.to == NEW).collect();
        assert_eq!(to_new.len(), 2);
        let second = to_new.iter().map(|letter| tests::letters::token_of(
            letter.text.split_whitespace().find(|word| word.contains(PATH)).expect("a link"),
        )).find(|other| *other != token).expect("another link");
        app.nobody().wrong(confirm(&second), &[("email", Fault::Taken)]).await;
        assert_eq!(accountant.ok(GetMe {}).await.email, "accountant@sillar.example");
    }

    async fn a_new_password_forgets_the_address_somebody_wanted(app) {
        let support = app.by(&app.world.sillar.support);
        support.ok(change(NEW, PASSWORD)).await;
        let wanted = app.mailed_token(NEW, PATH).await;
        let id = support.ok(GetMe {}).await.member_id;
        app.by(&app.world.sillar.owner).ok(SendResetLink { member_id: id }).await;
        let token = app.mailed_token(SUPPORT, "/reset/").await;
        app.nobody().ok(UseResetLink { body: chosen(&token, ANOTHER) }).await;
        app.nobody().refused(confirm(&wanted), Code::LinkSpent).await;
        app.sign_in(SUPPORT, ANOTHER).await.expect("the address is the same");
    }

    async fn theme_and_time_zone_are_ones_own(app) {
        let [peru, brazil, operator] = [&app.world.sillar.support, &app.world.ipe.support, &app.world.operator];
        for (person, zone) in [(peru, "America/Lima"), (brazil, "America/Sao_Paulo"), (operator, "America/Lima")] {
            let me = app.by(person).ok(GetMe {}).await;
            assert_eq!((me.theme, me.time_zone.as_str()), (Theme::System, zone));
        }
        let support = app.by(peru);
        let wanted = MeChange { theme: Some(Theme::Dark), time_zone: Some("America/Manaus".to_owned()), ..MeChange::default() };
        let me = support.ok(profile(&support, wanted).await).await;
        assert_eq!((me.theme, me.time_zone.as_str()), (Theme::Dark, "America/Manaus"));
        let name = MeChange { name: Some("Saúl".to_owned()), ..MeChange::default() };
        let me = support.ok(profile(&support, name).await).await;
        assert_eq!((me.theme, me.time_zone.as_str()), (Theme::Dark, "America/Manaus"), "what is left out stays");
        let wrong = MeChange { name: Some(" ".to_owned()), time_zone: Some("Lima".to_owned()), ..MeChange::default() };
        support.wrong(profile(&support, wrong).await, &[("name", Fault::Required), ("time_zone", Fault::Unknown)]).await;
    }
}
