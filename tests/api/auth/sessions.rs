//! One's own sessions: seen, ended, and nobody else's.

use chrono::TimeDelta;
use reqwest::header::USER_AGENT;
use tests::session::{granted, sign_in};
use tests::world::PASSWORD;
use tests::{Attempt, Code, on_both_engines};
use types::auth::{EndSession, GetMe, ListSessions};
use types::users::{ChangeMember, MemberChange};

on_both_engines! {
    async fn sessions_are_listed_with_what_began_them(app) {
        let owner = &app.world.sillar.owner;
        app.clock.advance(TimeDelta::minutes(5));
        let attempt = Attempt::of(&sign_in(&owner.email, PASSWORD)).header(USER_AGENT.as_str(), "Navegador/1.0 (prueba)");
        let granted = granted(&app.nobody().attempt(&attempt).await).expect("a session");
        let sessions = app.bearing(&granted.token).ok(ListSessions {}).await;
        let told: Vec<_> = sessions.iter().map(|each| (each.user_agent.as_str(), each.current)).collect();
        assert_eq!(told, [("Navegador/1.0 (prueba)", true), ("tests", false)], "the newest first");
        assert_eq!(sessions[0].created_at, app.context.now());
        assert_eq!(sessions[0].last_seen_at, app.context.now());
        assert_eq!(app.by(owner).ok(ListSessions {}).await[1].id, app.by(owner).ok(GetMe {}).await.session_id);
    }

    async fn refreshing_is_being_seen(app) {
        let owner = &app.world.sillar.owner;
        app.clock.advance(TimeDelta::minutes(5));
        let granted = app.refresh(&owner.refresh).await.expect("a token");
        let sessions = app.bearing(&granted.token).ok(ListSessions {}).await;
        assert_eq!(sessions[0].last_seen_at - sessions[0].created_at, TimeDelta::minutes(5));
    }

    async fn an_ended_session_is_listed_no_more_and_ends_once(app) {
        let owner = &app.world.sillar.owner;
        let elsewhere = app.anew(owner).await;
        let theirs = app.by(owner).ok(GetMe {}).await.session_id;
        elsewhere.ok(EndSession { session_id: theirs }).await;
        assert_eq!(elsewhere.ok(ListSessions {}).await.len(), 1);
        elsewhere.refused(EndSession { session_id: theirs }, Code::NotFound).await;
    }

    async fn one_may_end_the_very_session_one_uses(app) {
        let owner = app.by(&app.world.sillar.owner);
        let own = owner.ok(GetMe {}).await.session_id;
        owner.ok(EndSession { session_id: own }).await;
        owner.refused(GetMe {}, Code::SessionEnded).await;
    }

    async fn nobody_ends_the_session_of_another(app) {
        let world = &app.world;
        for (other, victim) in [(&world.sillar.owner, &world.sillar.manager), (&world.sillar.owner, &world.ipe.owner),
            (&world.operator, &world.sillar.owner)] {
            let theirs = app.by(victim).ok(GetMe {}).await.session_id;
            app.by(other).refused(EndSession { session_id: theirs }, Code::NotFound).await;
            app.by(victim).ok(GetMe {}).await;
        }
    }
    async fn what_ends_in_one_process_has_ended_in_others_within_a_second(app) {
        let beside = app.beside(false).await;
        let (owner, manager) = (app.by(&app.world.sillar.owner), app.by(&app.world.sillar.manager));
        let own = owner.ok(GetMe {}).await.session_id;
        let member = manager.ok(GetMe {}).await;
        let change = MemberChange { active: Some(false), ..MemberChange::default() };
        owner.at(&beside).ok(GetMe {}).await;
        manager.at(&beside).ok(GetMe {}).await;
        let version = member.version;
        owner.ok(ChangeMember { member_id: member.member_id, version, body: change }).await;
        owner.ok(EndSession { session_id: own }).await;
        for caller in [owner, manager] {
            caller.refused(GetMe {}, Code::SessionEnded).await;
            app.clock.advance(TimeDelta::seconds(1));
            caller.at(&beside).refused(GetMe {}, Code::SessionEnded).await;
        }
    }
}
