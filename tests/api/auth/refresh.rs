//! Refresh tokens: each works once, two tabs may share one for a moment, and one that comes back ends all.

use chrono::TimeDelta;
use futures_util::future::join;
use tests::session::sign_in;
use tests::{Attempt, Code, on_both_engines};
use types::auth::{GetMe, RefreshSession, SignOut};

on_both_engines! {
    async fn refreshing_gives_the_next_token_and_the_next_cookie(app) {
        let owner = &app.world.sillar.owner;
        app.clock.advance(TimeDelta::minutes(20));
        app.by(owner).refused(GetMe {}, Code::SessionEnded).await;
        let first = app.refresh(&owner.refresh).await.expect("a token");
        assert_ne!(first.refresh(), owner.refresh);
        app.bearing(&first.token).ok(GetMe {}).await;
        let second = app.refresh(first.refresh()).await.expect("a token");
        assert_ne!(second.refresh(), first.refresh());
        let me = app.bearing(&second.token).ok(GetMe {}).await;
        assert_eq!(me.session_id, app.bearing(&first.token).ok(GetMe {}).await.session_id);
    }

    async fn a_used_token_that_comes_back_ends_the_session(app) {
        let owner = &app.world.sillar.owner;
        let next = app.refresh(&owner.refresh).await.expect("a token");
        app.clock.advance(TimeDelta::seconds(31));
        let stolen = app.refresh(&owner.refresh).await.expect_err("it was used");
        assert_eq!(stolen.code, Code::SessionEnded);
        assert_eq!(app.refresh(next.refresh()).await.expect_err("it is over").code, Code::SessionEnded);
        for token in [&owner.token, &next.token] {
            app.bearing(token).refused(GetMe {}, Code::SessionEnded).await;
        }
    }

    async fn a_token_used_long_ago_ends_the_session_too(app) {
        let owner = &app.world.sillar.owner;
        let second = app.refresh(&owner.refresh).await.expect("a token");
        let third = app.refresh(second.refresh()).await.expect("a token");
        assert_eq!(app.refresh(&owner.refresh).await.expect_err("two before").code, Code::SessionEnded);
        assert_eq!(app.refresh(third.refresh()).await.expect_err("it is over").code, Code::SessionEnded);
    }

    async fn two_tabs_that_refresh_within_the_grace_both_live(app) {
        let owner = &app.world.sillar.owner;
        let first = app.refresh(&owner.refresh).await.expect("a token");
        app.clock.advance(TimeDelta::seconds(30));
        let late = app.refresh(&owner.refresh).await.expect("a token");
        assert_eq!(late.set_cookie, None, "the browser keeps the cookie the first tab got");
        for token in [&first.token, &late.token] {
            app.bearing(token).ok(GetMe {}).await;
        }
        let next = app.refresh(first.refresh()).await.expect("the first tab's cookie still works");
        app.bearing(&next.token).ok(GetMe {}).await;
    }

    async fn two_tabs_that_refresh_at_once_both_live_with_one_cookie(app) {
        let owner = &app.world.sillar.owner;
        let (one, other) = join(app.refresh(&owner.refresh), app.refresh(&owner.refresh)).await;
        let (one, other) = (one.expect("a token"), other.expect("a token"));
        let cookies: Vec<_> = [&one, &other].into_iter().filter(|each| each.set_cookie.is_some()).collect();
        assert_eq!(cookies.len(), 1);
        for granted in [&one, &other] {
            app.bearing(&granted.token).ok(GetMe {}).await;
        }
        app.refresh(cookies[0].refresh()).await.expect("a token");
    }

    async fn a_session_ends_thirty_days_after_its_sign_in_however_much_it_is_used(app) {
        let mut refresh = app.world.sillar.owner.refresh.clone();
        for _ in 0..29 {
            app.clock.advance(TimeDelta::days(1));
            app.refresh(&refresh).await.expect("a token").refresh().clone_into(&mut refresh);
        }
        app.clock.advance(TimeDelta::days(1));
        assert_eq!(app.refresh(&refresh).await.expect_err("it is over").code, Code::SessionEnded);
    }

    async fn signing_out_ends_the_session_and_takes_the_cookie_back(app) {
        let owner = &app.world.sillar.owner;
        let outcome = app.nobody().attempt(&Attempt::of(&SignOut {}).refresh_token(&owner.refresh)).await;
        assert_eq!(outcome.status, 204);
        let cookie = outcome.header("set-cookie");
        assert!(cookie.starts_with("talonario_refresh=;") && cookie.contains("Max-Age=0"), "{cookie}");
        app.by(owner).refused(GetMe {}, Code::SessionEnded).await;
        assert_eq!(app.refresh(&owner.refresh).await.expect_err("it is over").code, Code::SessionEnded);
        app.by(&app.world.sillar.manager).ok(GetMe {}).await;
    }

    async fn signing_out_without_a_session_changes_nothing(app) {
        let nobody = app.nobody();
        let stranger = format!("{}.{}", uuid::Uuid::nil(), "0".repeat(64));
        for token in ["", "x", "a.b", &stranger] {
            assert_eq!(nobody.attempt(&Attempt::of(&SignOut {}).refresh_token(token)).await.status, 204);
        }
        let owner = &app.world.sillar.owner;
        let (session, _) = owner.refresh.split_once('.').expect("two parts");
        let guessed = Attempt::of(&SignOut {}).refresh_token(&format!("{session}.{}", "0".repeat(64)));
        assert_eq!(nobody.attempt(&guessed).await.status, 204);
        app.by(owner).ok(GetMe {}).await;
    }

    async fn without_a_cookie_or_with_an_odd_one_nothing_is_refreshed(app) {
        app.nobody().refused(RefreshSession {}, Code::NotSignedIn).await;
        let never = format!("{}.{}", uuid::Uuid::nil(), "0".repeat(64));
        for odd in ["", "x", ".", "a.b", &never] {
            assert_eq!(app.refresh(odd).await.expect_err("it is none").code, Code::SessionEnded, "{odd}");
        }
        let access = &app.world.sillar.owner.token;
        assert_eq!(app.refresh(access).await.expect_err("it is another kind").code, Code::SessionEnded);
        let granted = app.nobody().ok(sign_in("owner@sillar.example", tests::world::PASSWORD)).await;
        assert_eq!(granted.expires_in, 900);
    }
}
