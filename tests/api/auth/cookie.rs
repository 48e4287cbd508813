//! The refresh cookie, and the sites a browser may come from.

use tests::session::{granted, sign_in};
use tests::world::PASSWORD;
use tests::{Attempt, Code, on_both_engines};
use types::auth::{GetMe, RefreshSession, SignOut};

fn attributes(cookie: &str) -> Vec<&str> {
    let mut attributes: Vec<_> = cookie.split("; ").skip(1).collect();
    attributes.sort_unstable();
    attributes
}

on_both_engines! {
    async fn scripts_and_other_sites_never_get_the_cookie(app) {
        let owner = &app.world.sillar.owner;
        let cookie = app.sign_in(&owner.email, PASSWORD).await.expect("a session").set_cookie.expect("a cookie");
        let expected = ["HttpOnly", "Max-Age=2592000", "Path=/api/v1/auth", "SameSite=Strict"];
        assert_eq!(attributes(&cookie), expected);
        let refreshed = app.refresh(&owner.refresh).await.expect("a token").set_cookie.expect("a cookie");
        assert_eq!(attributes(&refreshed), expected);
    }

    async fn over_https_the_cookie_is_secure(app) {
        let secure = app.beside(true).await;
        let attempt = Attempt::of(&sign_in("owner@sillar.example", PASSWORD));
        let outcome = app.nobody().at(&secure).attempt(&attempt).await;
        let cookie = granted(&outcome).expect("a session").set_cookie.expect("a cookie");
        assert_eq!(attributes(&cookie), ["HttpOnly", "Max-Age=2592000", "Path=/api/v1/auth", "SameSite=Strict", "Secure"]);
    }

    async fn a_token_is_never_cached(app) {
        let outcome = app.nobody().attempt(&Attempt::of(&sign_in("owner@sillar.example", PASSWORD))).await;
        assert_eq!(outcome.header("cache-control"), "no-store");
        assert_eq!(app.by(&app.world.sillar.owner).attempt(&Attempt::of(&GetMe {})).await.header("cache-control"), "no-store");
    }

    async fn requests_from_another_site_are_refused(app) {
        let owner = &app.world.sillar.owner;
        let here = app.address.clone();
        let host = here.strip_prefix("http://").expect("a host");
        let attempts = [
            Attempt::of(&sign_in(&owner.email, PASSWORD)),
            Attempt::of(&RefreshSession {}).refresh_token(&owner.refresh),
            Attempt::of(&SignOut {}).refresh_token(&owner.refresh),
        ];
        let strangers = ["https://elsewhere.example", "null", "", &format!("http://{host}.elsewhere.example"), "http://127.0.0.1"];
        for attempt in &attempts {
            for origin in strangers {
                let outcome = app.nobody().attempt(&attempt.clone().header("origin", origin)).await;
                assert_eq!(outcome.problem().code, Code::WrongOrigin, "{origin}");
            }
        }
        app.by(owner).ok(GetMe {}).await;
        for attempt in &attempts {
            assert!(app.nobody().attempt(&attempt.clone().header("origin", &here)).await.is_success());
        }
    }
}
