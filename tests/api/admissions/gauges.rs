//! Users, establishments and look-ups.

use tests::make;
use tests::{Code, on_both_engines};
use types::accounts::{AccountId, LockAccount, LockLevel};
use types::admissions::{AdmissionOutcome, CreateAdmission, NewAdmission, PreviewAdmission};
use types::limits::Meter;
use types::plans::PlanTerms;

use super::{meter, on_terms, usage};

const fn wants(account_id: AccountId, body: NewAdmission) -> CreateAdmission {
    CreateAdmission { account_id, body }
}

on_both_engines! {
    async fn users_and_establishments_have_leave_up_to_their_limit(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        let terms = PlanTerms { users: Some(3), establishments: Some(2), ..PlanTerms::default() };
        on_terms(&app, tenant, account.id, terms).await;
        let three = software.ok(wants(account.id, NewAdmission::Users(3))).await;
        assert_eq!((three.outcome, meter(&three, Meter::Users)), (AdmissionOutcome::Admitted, Some((3, Some(0)))));
        let again = software.ok(wants(account.id, NewAdmission::Users(3))).await;
        assert_eq!(again.outcome, AdmissionOutcome::Repeated);
        let full = software.refused(wants(account.id, NewAdmission::Users(4)), Code::LimitReached).await;
        let limit = full.limit.expect("the numbers");
        assert_eq!((limit.meter.as_str(), limit.used, limit.limit, limit.resets_at), ("users", 3, 3, None));
        software.ok(wants(account.id, NewAdmission::Users(1))).await;
        software.ok(wants(account.id, NewAdmission::Establishments(2))).await;
        software.refused(wants(account.id, NewAdmission::Establishments(3)), Code::LimitReached).await;
        let told = usage(&app.manager(), &account).await;
        assert_eq!((told.users, told.establishments), (1, 2));
        let negative = software.refused(wants(account.id, NewAdmission::Users(-1)), Code::InvalidFields).await;
        assert_eq!(negative.errors[0].field, "users");
    }

    async fn a_lock_stops_more_users_and_never_fewer(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        software.ok(wants(account.id, NewAdmission::Users(2))).await;
        let body = types::accounts::Lock { level: LockLevel::Users, ..make::lock("Pidió una pausa") };
        app.manager().ok(LockAccount { account_id: account.id, version: 1, body }).await;
        software.refused(wants(account.id, NewAdmission::Users(3)), Code::AccountLocked).await;
        software.ok(wants(account.id, NewAdmission::Users(1))).await;
    }

    async fn lookups_made_elsewhere_use_up_the_cycles_and_a_repeat_does_not(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        on_terms(&app, tenant, account.id, PlanTerms { lookups: Some(5), ..PlanTerms::default() }).await;
        let told = software.ok(wants(account.id, NewAdmission::Lookups(3))).await;
        assert_eq!(meter(&told, Meter::Lookups), Some((3, Some(2))));
        let resets_at = told.meters[0].resets_at.expect("the next cycle").to_rfc3339();
        assert_eq!(resets_at, "2026-12-01T05:00:00+00:00");
        let preview = PreviewAdmission { account_id: account.id, body: NewAdmission::Lookups(2) };
        assert_eq!(meter(&software.ok(preview).await, Meter::Lookups), Some((5, Some(0))));
        software.refused(wants(account.id, NewAdmission::Lookups(3)), Code::LimitReached).await;
        for _ in 0..3 {
            let once = software.once("consultas-1").ok(wants(account.id, NewAdmission::Lookups(2))).await;
            assert_eq!(meter(&once, Meter::Lookups), Some((5, Some(0))));
        }
    }
}
