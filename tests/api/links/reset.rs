//! Choosing another password by a link, and what it tells to whom.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use futures_util::future::join;
use tests::session::sign_in;
use tests::world::PASSWORD;
use tests::{Attempt, Code, Engine, TestApp, on_both_engines};
use types::auth::{ChangePassword, GetMe, PasswordChange};
use types::kit::fault::Fault;
use types::kit::page::PageQuery;
use types::links::{AskForReset, ConfirmEmail, LinkToken, ResetRequest, SendResetLink, UseResetLink};
use types::resellers::{GetReseller, Reason, SuspendReseller};
use types::users::{ChangeMember, ListMembers, Member, MemberChange};

use super::{ANOTHER, chosen};

const SUPPORT: &str = "support@sillar.example";
const PATH: &str = "/reset/";

fn ask(email: &str) -> AskForReset {
    AskForReset {
        body: ResetRequest {
            email: email.to_owned(),
        },
    }
}

fn reset(token: &str, password: &str) -> UseResetLink {
    UseResetLink {
        body: chosen(token, password),
    }
}

/// Waits until so many letters wait.
async fn letters(app: &TestApp, count: usize) {
    let start = Instant::now();
    while app.letters().await.len() < count {
        assert!(start.elapsed() < Duration::from_secs(10), "the letter does not come");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

async fn token(app: &TestApp) -> String {
    let before = app.letters().await.len();
    app.nobody().ok(ask(SUPPORT)).await;
    letters(app, before + 1).await;
    app.mailed_token(SUPPORT, PATH).await
}

async fn member(app: &TestApp) -> Member {
    let query = PageQuery::default();
    let members = app
        .anew(&app.world.sillar.owner)
        .await
        .ok(ListMembers { query })
        .await
        .items;
    members
        .into_iter()
        .find(|each| each.email == SUPPORT)
        .expect("the support")
}

/// How long the answer takes can tell nothing of the address, since nobody has looked for it yet.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asking_is_answered_before_anybody_looks_whether_the_address_is_known() {
    let app = TestApp::start(Engine::Postgres).await;
    let nobody_reads = app.hold("members").await;
    for email in [SUPPORT, "nadie@sillar.example"] {
        let asked = async { app.nobody().ok(ask(email)).await };
        tokio::time::timeout(Duration::from_secs(10), asked)
            .await
            .expect("an answer");
    }
    assert_eq!(app.rows("mails").await, 0);
    drop(nobody_reads);
    letters(&app, 1).await;
}

on_both_engines! {
    async fn a_forgotten_password_is_replaced_and_every_session_ends(app) {
        let support = app.by(&app.world.sillar.support);
        support.ok(GetMe {}).await;
        let token = token(&app).await;
        assert_eq!(app.nobody().ok(reset(&token, ANOTHER)).await.email, SUPPORT);
        support.refused(GetMe {}, Code::SessionEnded).await;
        let refreshed = app.refresh(&app.world.sillar.support.refresh).await.expect_err("it ended");
        assert_eq!(refreshed.code, Code::SessionEnded);
        app.sign_in(SUPPORT, PASSWORD).await.expect_err("it is another password");
        app.sign_in(SUPPORT, ANOTHER).await.expect("a session");
        app.nobody().refused(reset(&token, PASSWORD), Code::LinkSpent).await;
        assert_eq!(member(&app).await.verified_at, Some(app.context.now()), "the mail was read by its owner");
        let noted = "SELECT COUNT(*) FROM events WHERE name IN ('member.reset_asked', 'member.password_reset')";
        assert_eq!(app.number(noted).await, 2);
    }

    async fn a_link_lives_for_an_hour(app) {
        let token = token(&app).await;
        app.clock.advance(TimeDelta::hours(1));
        app.nobody().refused(reset(&token, ANOTHER), Code::LinkSpent).await;
        app.sign_in(SUPPORT, PASSWORD).await.expect("nothing changed");
    }

    async fn a_newer_link_makes_the_older_useless(app) {
        let first = token(&app).await;
        app.clock.advance(TimeDelta::milliseconds(1));
        let second = token(&app).await;
        app.nobody().refused(reset(&first, ANOTHER), Code::LinkSpent).await;
        app.nobody().ok(reset(&second, ANOTHER)).await;
    }

    async fn a_changed_password_makes_a_link_useless(app) {
        let token = token(&app).await;
        app.clock.advance(TimeDelta::milliseconds(1));
        let body = PasswordChange { current: PASSWORD.to_owned(), new: ANOTHER.to_owned() };
        app.by(&app.world.sillar.support).ok(ChangePassword { body }).await;
        app.nobody().refused(reset(&token, PASSWORD), Code::LinkSpent).await;
    }

    async fn of_two_who_use_a_link_at_once_one_wins(app) {
        let token = token(&app).await;
        let nobody = app.nobody();
        let (one, other) = join(nobody.send(reset(&token, ANOTHER)), nobody.send(reset(&token, PASSWORD))).await;
        let winner = match (one, other) {
            (Ok(_), Err(refused)) if refused.code == Code::LinkSpent => ANOTHER,
            (Err(refused), Ok(_)) if refused.code == Code::LinkSpent => PASSWORD,
            both => panic!("{both:?}"),
        };
        app.sign_in(SUPPORT, winner).await.expect("a session");
    }

    async fn nobody_learns_whose_an_address_is(app) {
        let mut seen = Vec::new();
        for email in [SUPPORT, "nadie@sillar.example", "owner@ipe.example", "invitado@otro.example"] {
            let outcome = app.nobody().attempt(&Attempt::of(&ask(email))).await;
            let names: BTreeSet<_> = outcome.headers.keys().map(|name| name.as_str().to_owned()).collect();
            seen.push((outcome.status, outcome.text(), names));
        }
        assert!(seen.iter().all(|each| *each == seen[0]), "{seen:?}");
        assert_eq!(seen[0].0, 204);
        letters(&app, 2).await;
        let to: Vec<_> = app.letters().await.into_iter().map(|letter| letter.to).collect();
        assert_eq!(to.len(), 2, "{to:?}");
    }

    async fn asking_again_and_again_is_slowed_for_every_address_alike(app) {
        for email in [SUPPORT, "nadie@sillar.example"] {
            for _ in 0..5 {
                app.nobody().ok(ask(email)).await;
            }
            let refused = app.nobody().refused(ask(email), Code::TooManyAttempts).await;
            assert_eq!(refused.retry_after, Some(30), "{email}");
        }
        app.nobody().ok(ask("owner@sillar.example")).await;
        app.nobody().ok(sign_in(SUPPORT, PASSWORD)).await;
        app.clock.advance(TimeDelta::seconds(30));
        app.nobody().ok(ask(SUPPORT)).await;
        app.nobody().wrong(ask("nadie"), &[("email", Fault::NotAnEmail)]).await;
    }

    async fn who_may_not_sign_in_gets_no_link(app) {
        let support = member(&app).await;
        let body = MemberChange { role: None, active: Some(false) };
        let owner = app.by(&app.world.sillar.owner);
        owner.ok(ChangeMember { member_id: support.id, version: support.version, body }).await;
        app.nobody().ok(ask(SUPPORT)).await;
        owner.refused(SendResetLink { member_id: support.id }, Code::AlreadyInThatState).await;

        let operator = app.by(&app.world.operator);
        let reseller_id = app.world.ipe.reseller.id;
        let version = operator.ok(GetReseller { reseller_id }).await.version;
        let body = Reason { reason: "Mora".to_owned() };
        operator.ok(SuspendReseller { reseller_id, version, body }).await;
        app.nobody().ok(ask("owner@ipe.example")).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(app.rows("mails").await, 0);
    }

    async fn an_owner_sends_a_member_a_link(app) {
        let support = member(&app).await;
        let sent = app.by(&app.world.sillar.owner).ok(SendResetLink { member_id: support.id }).await;
        assert_eq!(sent.link, None, "it goes to the member alone");
        let token = app.mailed_token(SUPPORT, PATH).await;
        let body = LinkToken { token: token.clone() };
        app.nobody().refused(ConfirmEmail { body }, Code::LinkSpent).await;
        app.nobody().ok(reset(&token, ANOTHER)).await;
        app.by(&app.world.ipe.owner).refused(SendResetLink { member_id: support.id }, Code::NotFound).await;
    }

    async fn a_new_password_lets_in_who_guessed_too_often(app) {
        for _ in 0..5 {
            app.sign_in(SUPPORT, "no es esta").await.expect_err("it is wrong");
        }
        assert_eq!(app.sign_in(SUPPORT, PASSWORD).await.expect_err("wait").code, Code::TooManyAttempts);
        let token = token(&app).await;
        app.nobody().ok(reset(&token, ANOTHER)).await;
        app.sign_in(SUPPORT, ANOTHER).await.expect("a session");
    }
}
