//! Signing in: who may, how often one may guess, and what a guesser learns.

use chrono::TimeDelta;
use tests::many::at_once;
use tests::session::sign_in;
use tests::world::PASSWORD;
use tests::{Attempt, Code, on_both_engines};
use types::access::Role;
use types::auth::GetMe;
use types::kit::problem::Problem;

const OWNER: &str = "owner@sillar.example";

fn without_id(problem: Problem) -> Problem {
    Problem {
        request_id: None,
        ..problem
    }
}

on_both_engines! {
    async fn everybody_of_the_world_signs_in_and_is_known(app) {
        for tenant in app.tenants() {
            for role in Role::OF_A_RESELLER {
                let person = tenant.member(role);
                let granted = app.sign_in(&person.email, PASSWORD).await.expect("a session");
                let me = app.bearing(&granted.token).ok(GetMe {}).await;
                assert_eq!((me.email, me.role), (person.email.clone(), role));
                assert_eq!(me.reseller.map(|own| own.id), Some(tenant.reseller.id));
            }
        }
        let granted = app.sign_in("olga@talonario.example", PASSWORD).await.expect("a session");
        let me = app.bearing(&granted.token).ok(GetMe {}).await;
        assert_eq!((me.role, me.reseller), (Role::Operator, None));
    }

    async fn a_wrong_password_and_an_unknown_address_look_the_same(app) {
        let mut wrong = app.nobody().attempt(&Attempt::of(&sign_in(OWNER, "otra-clave-larga"))).await;
        let mut unknown = app.nobody().attempt(&Attempt::of(&sign_in("nadie@sillar.example", PASSWORD))).await;
        assert_eq!(wrong.problem().code, Code::WrongCredentials);
        assert_eq!(without_id(wrong.problem()), without_id(unknown.problem()));
        let empty = app.nobody().attempt(&Attempt::of(&sign_in("", ""))).await;
        assert_eq!(without_id(empty.problem()), without_id(wrong.problem()));
        for outcome in [&mut wrong, &mut unknown] {
            outcome.headers.remove("x-request-id");
            outcome.headers.remove("date");
        }
        assert_eq!(wrong.headers, unknown.headers);
    }

    async fn guessing_is_slowed_down_for_known_and_unknown_addresses_alike(app) {
        let nobody = app.nobody();
        for email in [OWNER, "nadie@sillar.example"] {
            for _ in 0..5 {
                nobody.refused(sign_in(email, "otra-clave-larga"), Code::WrongCredentials).await;
            }
            let outcome = nobody.attempt(&Attempt::of(&sign_in(email, PASSWORD))).await;
            assert_eq!(outcome.problem().code, Code::TooManyAttempts);
            assert_eq!((outcome.problem().retry_after, outcome.header("retry-after")), (Some(30), "30"));
        }
        nobody.ok(sign_in("manager@sillar.example", PASSWORD)).await;
    }

    async fn the_right_password_is_taken_again_when_the_wait_is_over(app) {
        let nobody = app.nobody();
        for _ in 0..5 {
            nobody.refused(sign_in(OWNER, "otra-clave-larga"), Code::WrongCredentials).await;
        }
        app.clock.advance(TimeDelta::seconds(29));
        let problem = nobody.refused(sign_in(" Owner@Sillar.example", PASSWORD), Code::TooManyAttempts).await;
        assert_eq!(problem.retry_after, Some(1));
        app.clock.advance(TimeDelta::seconds(1));
        nobody.refused(sign_in(OWNER, "otra-clave-larga"), Code::WrongCredentials).await;
        let problem = nobody.refused(sign_in(OWNER, PASSWORD), Code::TooManyAttempts).await;
        assert_eq!(problem.retry_after, Some(60), "the wait doubles");
        app.clock.advance(TimeDelta::seconds(60));
        nobody.ok(sign_in(OWNER, PASSWORD)).await;
        nobody.refused(sign_in(OWNER, "otra-clave-larga"), Code::WrongCredentials).await;
        nobody.ok(sign_in(OWNER, PASSWORD)).await;
    }

    async fn failures_are_forgotten_after_an_hour_without_one(app) {
        let nobody = app.nobody();
        for _ in 0..4 {
            nobody.refused(sign_in(OWNER, "otra-clave-larga"), Code::WrongCredentials).await;
        }
        app.clock.advance(TimeDelta::minutes(61));
        for _ in 0..5 {
            nobody.refused(sign_in(OWNER, "otra-clave-larga"), Code::WrongCredentials).await;
        }
        nobody.refused(sign_in(OWNER, PASSWORD), Code::TooManyAttempts).await;
    }

    async fn guesses_sent_at_once_are_no_more_than_those_sent_one_by_one(app) {
        let guess = |number: usize| {
            let nobody = app.nobody();
            async move { nobody.send(sign_in(OWNER, &format!("intento-numero-{number}"))).await }
        };
        let answers = at_once(30, (0..30).map(guess)).await;
        let with = |code| answers.iter().filter(|answer| answer.as_ref().is_err_and(|problem| problem.code == code)).count();
        assert_eq!((with(Code::WrongCredentials), with(Code::TooManyAttempts)), (5, 25));
    }

    async fn right_sign_ins_at_once_all_succeed(app) {
        let nobody = app.nobody();
        let answers = at_once(4, (0..4).map(|_| nobody.send(sign_in(OWNER, PASSWORD)))).await;
        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    }

    async fn odd_characters_in_what_is_typed_are_only_wrong(app) {
        for odd in ["a\u{0}b@sillar.example", "ñandú@sillar.example", "' OR 1=1 --", &"x".repeat(5_000)] {
            app.nobody().refused(sign_in(odd, PASSWORD), Code::WrongCredentials).await;
            app.nobody().refused(sign_in(OWNER, odd), Code::WrongCredentials).await;
        }
    }
}
