//! Access tokens die by themselves, and with everything they depend on, at once.

use chrono::TimeDelta;
use tests::world::PASSWORD;
use tests::{Code, on_both_engines};
use types::access::Role;
use types::accounts::{AccountQuery, ListAccounts};
use types::auth::{EndSession, GetMe, ListSessions};
use types::kit::page::PageQuery;
use types::resellers::{Reason, ResumeReseller, SuspendReseller};
use types::users::{ChangeMember, ListMembers, MemberChange};

fn list() -> ListAccounts {
    ListAccounts {
        query: AccountQuery::default(),
    }
}

on_both_engines! {
    async fn an_access_token_dies_after_fifteen_minutes(app) {
        let owner = app.by(&app.world.sillar.owner);
        app.clock.advance(TimeDelta::seconds(899));
        owner.ok(list()).await;
        app.clock.advance(TimeDelta::seconds(1));
        owner.refused(list(), Code::SessionEnded).await;
    }

    async fn a_session_that_was_ended_is_refused_at_once(app) {
        let owner = &app.world.sillar.owner;
        let elsewhere = app.anew(owner).await;
        let theirs = app.by(owner).ok(GetMe {}).await.session_id;
        elsewhere.ok(EndSession { session_id: theirs }).await;
        app.by(owner).refused(list(), Code::SessionEnded).await;
        assert_eq!(app.refresh(&owner.refresh).await.expect_err("it is over").code, Code::SessionEnded);
        elsewhere.ok(ListSessions {}).await;
    }

    async fn a_member_who_may_not_sign_in_any_more_is_refused_at_once(app) {
        let owner = app.by(&app.world.sillar.owner);
        let manager = &app.world.sillar.manager;
        let members = owner.ok(ListMembers { query: PageQuery::default() }).await.items;
        let member = members.into_iter().find(|each| each.role == Role::Manager).expect("a manager");
        let change = |version, active| ChangeMember {
            member_id: member.id,
            version,
            body: MemberChange { role: None, active: Some(active) },
        };
        owner.ok(change(1, false)).await;
        app.by(manager).refused(list(), Code::SessionEnded).await;
        assert_eq!(app.refresh(&manager.refresh).await.expect_err("it is over").code, Code::SessionEnded);
        let refused = app.sign_in(&manager.email, PASSWORD).await.expect_err("not any more");
        assert_eq!(refused.code, Code::WrongCredentials, "a guesser learns nothing");
        owner.ok(change(2, true)).await;
        app.anew(manager).await.ok(list()).await;
    }

    async fn the_members_of_a_suspended_reseller_are_refused_at_once(app) {
        let operator = app.by(&app.world.operator);
        let tenant = &app.world.sillar;
        let reason = Reason { reason: "Tres cuotas vencidas".to_owned() };
        operator.ok(SuspendReseller { reseller_id: tenant.reseller.id, version: 1, body: reason }).await;
        for role in Role::OF_A_RESELLER {
            app.by(tenant.member(role)).refused(list(), Code::ResellerSuspended).await;
            let refused = app.sign_in(&tenant.member(role).email, PASSWORD).await.expect_err("suspended");
            assert_eq!(refused.code, Code::ResellerSuspended);
        }
        let guess = app.sign_in(&tenant.owner.email, "otra-clave-larga").await.expect_err("wrong");
        assert_eq!(guess.code, Code::WrongCredentials, "a guesser does not learn of the suspension");
        app.by(&app.world.ipe.owner).ok(list()).await;

        operator.ok(ResumeReseller { reseller_id: tenant.reseller.id, version: 2 }).await;
        app.by(&tenant.owner).ok(list()).await;
    }
}
