//! Suspending a reseller stops its people, not its clients' systems.

use tests::{Code, make, on_both_engines};
use types::documents::CreateDocument;
use types::kit::fault::Fault;
use types::resellers::{GetReseller, Reason, Reseller, ResellerId, ResumeReseller, Standing, SuspendReseller};

fn suspend(reseller_id: ResellerId, version: i64, reason: &str) -> SuspendReseller {
    let body = Reason {
        reason: reason.to_owned(),
    };
    SuspendReseller {
        reseller_id,
        version,
        body,
    }
}

on_both_engines! {
    async fn suspending_says_since_when_and_why(app) {
        let operator = app.by(&app.world.operator);
        let before = app.world.sillar.reseller.clone();
        let after = operator.ok(suspend(before.id, 1, "  Tres cuotas   vencidas ")).await;
        let standing = Standing::Suspended { since: app.context.now(), reason: "Tres cuotas vencidas".to_owned() };
        assert_eq!(after, Reseller { standing, version: 2, ..before });
        assert_eq!(operator.ok(GetReseller { reseller_id: after.id }).await, after);
        let resumed = operator.ok(ResumeReseller { reseller_id: after.id, version: 2 }).await;
        assert_eq!((resumed.standing, resumed.version), (Standing::Active, 3));
    }

    async fn a_reseller_is_not_put_into_the_state_it_is_in(app) {
        let operator = app.by(&app.world.operator);
        let id = app.world.sillar.reseller.id;
        operator.refused(ResumeReseller { reseller_id: id, version: 1 }, Code::AlreadyInThatState).await;
        operator.ok(suspend(id, 1, "Mora")).await;
        operator.refused(suspend(id, 2, "Mora otra vez"), Code::AlreadyInThatState).await;
        operator.refused(suspend(id, 1, "Mora"), Code::VersionIsStale).await;
        let standing = operator.ok(GetReseller { reseller_id: id }).await.standing;
        assert!(matches!(standing, Standing::Suspended { reason, .. } if reason == "Mora"));
    }

    async fn suspending_needs_a_reason(app) {
        let operator = app.by(&app.world.operator);
        let id = app.world.sillar.reseller.id;
        operator.wrong(suspend(id, 1, " \n "), &[("reason", Fault::Required)]).await;
        operator.wrong(suspend(id, 1, &"x".repeat(201)), &[("reason", Fault::TooLong { maximum: 200 })]).await;
        assert_eq!(operator.ok(GetReseller { reseller_id: id }).await.standing, Standing::Active);
    }

    async fn the_systems_of_a_suspended_resellers_clients_go_on_issuing(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        app.by(&app.world.operator).ok(suspend(app.world.sillar.reseller.id, 1, "Mora")).await;
        let xml = make::document(&account, 1, "2026-11-21");
        assert!(software.ok(CreateDocument { account_id: account.id, xml }).await.counted);
    }
}
