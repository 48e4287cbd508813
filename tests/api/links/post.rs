//! From the change to the mail box: letters wait for the commit, go to a real server, and are tried again.

use chrono::TimeDelta;
use futures_util::future::join;
use talonario::kit::mail::queue;
use tests::smtp::Smtp;
use tests::{Code, TestApp, on_both_engines};
use types::access::Role;
use types::kit::fault::Fault;
use types::kit::text::Language;
use types::links::{AcceptInvitation, InviteMember, LinkToken, NewInvitation, ReadLink};

use super::{ANOTHER, chosen};

const LUCIA: &str = "lucia@sillar.example";

fn invite(email: &str) -> InviteMember {
    InviteMember {
        body: NewInvitation {
            name: "Lucía Ñahui".to_owned(),
            email: email.to_owned(),
            role: Role::Support,
            language: Language::Es,
        },
    }
}

async fn unsent(app: &TestApp) -> i64 {
    app.number("SELECT COUNT(*) FROM mails WHERE sealed IS NOT NULL").await
}

on_both_engines! {
    async fn an_invitation_arrives_and_its_link_is_followed(app) {
        let smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        app.by(&app.world.sillar.owner).ok(invite(LUCIA)).await;
        assert_eq!(app.post().await, 1);
        let taken = smtp.next();
        assert_eq!((taken.to.as_str(), taken.subject.as_str()), ("Lucía Ñahui <lucia@sillar.example>", "Te invitan a Sillar Factura"));
        assert_eq!(taken.from, "Talonario <no-responder@talonario.example>");
        assert!(taken.protected && taken.login.is_some(), "{taken:?}");
        let html = taken.html.clone().expect("HTML");
        let token = taken.token("/invitation/");
        assert!(html.contains(&format!("/invitation/{token}\"")), "{html}");
        assert!(!html.contains("<img") && html.matches("http").count() == 2, "nothing tells whether it was read: {html}");
        assert_eq!(unsent(&app).await, 0, "what was sent is erased");
        assert_eq!(app.post().await, 0, "and not sent again");
        app.nobody().ok(AcceptInvitation { body: chosen(&token, ANOTHER) }).await;
        app.sign_in(LUCIA, ANOTHER).await.expect("a session");
    }

    async fn a_change_that_fails_sends_nothing(app) {
        let smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        app.by(&app.world.sillar.owner).wrong(invite("owner@ipe.example"), &[("email", Fault::Taken)]).await;
        assert_eq!((app.post().await, app.rows("mails").await), (0, 0));
        assert!(smtp.is_empty());
    }

    async fn two_processes_send_a_letter_once(app) {
        let smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        for number in 0..8 {
            app.by(&app.world.sillar.owner).ok(invite(&format!("l{number}@sillar.example"))).await;
        }
        let (one, other) = join(app.post(), app.post()).await;
        assert_eq!(one + other, 8);
        let mut to: Vec<_> = (0..8).map(|_| smtp.next().envelope[1].clone()).collect();
        to.sort();
        to.dedup();
        assert_eq!(to.len(), 8);
        assert!(smtp.is_empty());
    }

    async fn a_server_that_refuses_for_now_is_tried_again(app) {
        let mut smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        app.by(&app.world.sillar.owner).ok(invite(LUCIA)).await;
        smtp.refuse(true);
        assert_eq!(app.post().await, 0);
        assert_eq!(app.number("SELECT COUNT(*) FROM mails WHERE fault = 'recipient_refused' AND attempts = 1").await, 1);
        smtp.refuse(false);
        assert_eq!(app.post().await, 0, "it waits a minute");
        app.clock.advance(TimeDelta::minutes(1));
        assert_eq!(app.post().await, 1);
        let token = smtp.next().token("/invitation/");
        app.nobody().ok(ReadLink { body: LinkToken { token } }).await;
    }

    async fn an_address_that_is_none_is_given_up_at_once(app) {
        let smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        let owner = app.by(&app.world.sillar.owner);
        owner.ok(invite("nadie@sillar.example")).await;
        app.clock.advance(TimeDelta::milliseconds(1));
        owner.ok(invite(LUCIA)).await;
        assert_eq!(app.post().await, 1, "the next letter is not held up");
        assert_eq!((unsent(&app).await, smtp.next().envelope[1].as_str()), (0, LUCIA));
        assert_eq!(app.number("SELECT COUNT(*) FROM mails WHERE sent_at IS NULL AND next_at IS NULL").await, 1);
    }

    async fn a_server_that_is_away_keeps_letters_until_their_link_is_over(app) {
        app.by(&app.world.sillar.owner).ok(invite(LUCIA)).await;
        let mut attempts = 0;
        for _ in 0..12 {
            assert_eq!(app.post().await, 0);
            attempts = app.number("SELECT attempts FROM mails").await;
            app.clock.advance(TimeDelta::hours(17));
        }
        assert_eq!((attempts, unsent(&app).await), (9, 0), "it is given up, and erased");
    }

    async fn a_process_that_died_over_a_letter_leaves_it_to_others(app) {
        let smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        app.by(&app.world.sillar.owner).ok(invite(LUCIA)).await;
        assert_eq!(queue::deliver(&app.context, || true).await.expect("none"), 0, "asked to stop, it begins none");
        let dying = tokio::time::timeout(std::time::Duration::from_millis(8), app.post()).await;
        app.clock.advance(TimeDelta::minutes(4));
        if dying.is_err() {
            app.post().await;
        }
        let first = smtp.next();
        assert_eq!(first.envelope[1], LUCIA);
        while let Some(again) = smtp.another() {
            assert_eq!(again.id, first.id, "a second copy is known by its id");
        }
        assert_eq!(unsent(&app).await, 0);
    }

    async fn what_is_old_is_forgotten(app) {
        let smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        app.by(&app.world.sillar.owner).ok(invite(LUCIA)).await;
        app.post().await;
        app.clock.advance(TimeDelta::days(11));
        let before = app.context.now() - TimeDelta::days(3);
        queue::forget(&app.context, before).await.expect("forgotten");
        talonario::links::service::forget(&app.context, before).await.expect("forgotten");
        assert_eq!((app.rows("mails").await, app.rows("links").await), (0, 0));
        let token = smtp.next().token("/invitation/");
        app.nobody().refused(ReadLink { body: LinkToken { token } }, Code::LinkSpent).await;
    }
}
