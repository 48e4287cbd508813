//! What a client that is stopped may still do, and how the ladder's lock and locks by hand go together.

use talonario::documents::sample::{Referred, UblKind};
use tests::make::{self, RUC};
use tests::session::sign_in;
use tests::world::PASSWORD;
use types::accounts::{Lock, LockAccount, UnlockAccount};
use types::admissions::{CreateAdmission, NewAdmission};
use types::documents::{CreateDocument, DocumentKind, DocumentQuery, DownloadDocument, ListDocuments};
use types::integrations::{GetStanding, Leave, ReportUsers, SignInClient, SignInOutcome};
use types::overview::GetOverview;
use types::usage::UsersReport;

use super::*;

async fn lock(owner: &Caller<'_>, account_id: AccountId, level: LockLevel) {
    let version = owner.ok(GetAccount { account_id }).await.version;
    let body = Lock {
        level,
        reason: "A pedido".to_owned(),
    };
    owner
        .ok(LockAccount {
            account_id,
            version,
            body,
        })
        .await;
}

async fn unlock(owner: &Caller<'_>, account_id: AccountId) {
    let version = owner.ok(GetAccount { account_id }).await.version;
    owner.ok(UnlockAccount { account_id, version }).await;
}

/// The level of the lock, and whether it is the ladder's.
async fn level(owner: &Caller<'_>, account_id: AccountId) -> Option<(LockLevel, bool)> {
    let state = state(owner, account_id).await;
    state.level().map(|level| (level, state.is_overdue()))
}

/// How many accounts were lost this month, and how many returned.
async fn moved(owner: &Caller<'_>) -> [i64; 2] {
    let months = owner.ok(GetOverview {}).await.months;
    let month = months.last().expect("this month");
    [month.lost_accounts, month.returned_accounts]
}

on_both_engines! {
    async fn a_client_that_is_stopped_voids_and_downloads(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        let account_id = account.id;
        let owner = app.by(&tenant.owner);
        let users = |users| ReportUsers { account_id, body: UsersReport { users } };
        let send = |number| CreateDocument { account_id, xml: make::factura(RUC, number, "2026-11-21") };
        let first = Referred { kind: DocumentKind::Factura, series: "F001".to_owned(), number: 1 };
        let voiding = |number| CreateDocument {
            account_id,
            xml: make::ubl(UblKind::ComunicacionBaja(vec![first.clone()]), RUC, "", number, "2026-11-21"),
        };
        let enter = || SignInClient { account_id, body: sign_in(&account.access_email, PASSWORD).body };
        software.ok(users(1)).await;
        let document_id = software.ok(send(1)).await.document.id;
        owe(&owner, account_id, 5_900, ago(5)).await;
        for (place, (action, level)) in [
            (Action::StopUsers, LockLevel::Users), (Action::StopIssuing, LockLevel::Issuing),
            (Action::Lock, LockLevel::Everything),
        ].into_iter().enumerate() {
            let number = i64::try_from(place).expect("a number") + 2;
            take(&owner, vec![step(number, action)]).await;
            run(&app).await;
            let lets = |what| level < what;
            let overdue = Leave::unless(Some(Code::AccountOverdue));
            let leave = |what| if lets(what) { Leave::unless(None) } else { overdue };
            let standing = software.ok(GetStanding { account_id }).await;
            assert_eq!(standing.add_user, overdue, "{level:?}");
            assert_eq!(standing.issue, leave(LockLevel::Issuing), "{level:?}");
            assert_eq!(standing.sign_in, leave(LockLevel::Everything), "{level:?}");

            let problem = software.refused(users(2), Code::AccountOverdue).await;
            assert_eq!(problem.detail.as_deref(), Some("Pago vencido desde el 16/11/2026"));
            software.ok(users(1)).await;
            let ask = CreateAdmission { account_id, body: NewAdmission::Document(make::announced(&account, number, "2026-11-21")) };
            if lets(LockLevel::Issuing) {
                software.ok(send(number)).await;
            } else {
                software.refused(send(number), Code::AccountOverdue).await;
                software.refused(ask, Code::AccountOverdue).await;
            }
            if lets(LockLevel::Everything) {
                assert_eq!(software.ok(enter()).await.outcome, SignInOutcome::Accepted);
            } else {
                software.refused(enter(), Code::AccountOverdue).await;
            }
            assert!(!software.ok(voiding(number)).await.counted, "voiding stays open: {level:?}");
            software.ok(ListDocuments { account_id, query: DocumentQuery::default() }).await;
            assert!(!software.ok(DownloadDocument { account_id, document_id }).await.is_empty(), "{level:?}");
        }
        pay(&owner, account_id, 5_900).await;
        run(&app).await;
        software.ok(users(2)).await;
        software.ok(send(9)).await;
        assert_eq!(software.ok(enter()).await.outcome, SignInOutcome::Accepted);
    }

    async fn a_lock_by_hand_is_never_undone_by_the_ladder(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let account_id = app.account(tenant, "pukara").await.id;
        lock(&owner, account_id, LockLevel::Users).await;
        owe(&owner, account_id, 5_900, ago(11)).await;
        take(&owner, suggested()).await;
        run(&app).await;
        assert_eq!(level(&owner, account_id).await, Some((LockLevel::Users, false)), "the same is stopped already");
        let owner = later(&app, tenant, 10).await;
        run(&app).await;
        assert_eq!(level(&owner, account_id).await, Some((LockLevel::Issuing, true)), "more is stopped");
        pay(&owner, account_id, 5_900).await;
        run(&app).await;
        let AccountState::Locked { level, reason, by, overdue, .. } = state(&owner, account_id).await else { panic!("locked") };
        assert_eq!((level, reason.as_str(), by.as_str(), overdue), (LockLevel::Users, "A pedido", "Rosa Ccori", false));
    }

    async fn what_the_ladder_stops_is_no_loss(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let mut accounts = Vec::new();
        for hostname in ["pukara", "wayra", "illari"] {
            let account_id = app.account(tenant, hostname).await.id;
            owe(&owner, account_id, 5_900, ago(11)).await;
            accounts.push(account_id);
        }
        let [paying, under, taken] = accounts[..] else { panic!("three") };
        lock(&owner, under, LockLevel::Users).await;
        assert_eq!(moved(&owner).await, [1, 0]);
        take(&owner, vec![step(3, Action::Lock)]).await;
        run(&app).await;
        for account_id in &accounts {
            assert_eq!(level(&owner, *account_id).await, Some((LockLevel::Everything, true)));
        }
        assert_eq!(moved(&owner).await, [1, 0], "only the one that was locked by hand is lost");

        pay(&owner, paying, 5_900).await;
        run(&app).await;
        assert_eq!(level(&owner, paying).await, None);
        assert_eq!(moved(&owner).await, [1, 0], "nor does it return when it pays");
        lock(&owner, taken, LockLevel::Everything).await;
        assert_eq!(moved(&owner).await, [2, 0], "whoever takes the lock over loses it");
        for account_id in [under, taken] {
            unlock(&owner, account_id).await;
        }
        assert_eq!(moved(&owner).await, [2, 2]);
        run(&app).await;
        assert_eq!(moved(&owner).await, [2, 2]);
    }

    async fn what_is_unlocked_by_hand_stays_so_until_something_else_is_overdue(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let account_id = app.account(tenant, "pukara").await.id;
        owe(&owner, account_id, 5_900, ago(11)).await;
        take(&owner, suggested()).await;
        run(&app).await;
        unlock(&owner, account_id).await;
        run(&app).await;
        assert_eq!(level(&owner, account_id).await, None);
        let told = stands(&owner, account_id).await;
        assert_eq!(taken(&told), [(10, Action::StopUsers, Some(LiftedBy::Hand))]);
        let ladder = told.ladder.expect("on the ladder");
        assert!(ladder.released && ladder.stops.is_none() && ladder.next.is_none(), "{ladder:?}");
        let owner = later(&app, tenant, 40).await;
        assert_eq!(run(&app).await.steps, 0);
        assert_eq!(level(&owner, account_id).await, None);

        // The end of grace is a new beginning; so is another charge that is due the longest.
        let grace = NewGrace { until: today() + Days::new(40), reason: "Hoy".to_owned() };
        owner.ok(GrantGrace { account_id, body: grace }).await;
        let owner = later(&app, tenant, 1).await;
        run(&app).await;
        assert_eq!(level(&owner, account_id).await, Some((LockLevel::Everything, true)));
        unlock(&owner, account_id).await;
        owe(&owner, account_id, 5_900, today() + Days::new(20)).await;
        run(&app).await;
        assert_eq!(level(&owner, account_id).await, None);
        pay(&owner, account_id, 5_900).await;
        run(&app).await;
        assert_eq!(level(&owner, account_id).await, Some((LockLevel::Issuing, true)), "21 days");
    }

    async fn a_lock_by_hand_over_the_ladders_is_by_hand(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let account_id = app.account(tenant, "pukara").await.id;
        owe(&owner, account_id, 5_900, ago(21)).await;
        take(&owner, suggested()).await;
        run(&app).await;
        lock(&owner, account_id, LockLevel::Issuing).await;
        assert_eq!(level(&owner, account_id).await, Some((LockLevel::Issuing, false)), "the same level, taken over");
        pay(&owner, account_id, 5_900).await;
        run(&app).await;
        assert_eq!(level(&owner, account_id).await, Some((LockLevel::Issuing, false)));

        // A lock by hand that ends leaves what the ladder stops.
        owe(&owner, account_id, 5_900, ago(11)).await;
        run(&app).await;
        unlock(&owner, account_id).await;
        run(&app).await;
        assert_eq!(level(&owner, account_id).await, Some((LockLevel::Users, true)));
    }

    async fn what_a_ladder_would_do_is_told_before_and_is_what_it_does(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        for (name, days) in [("pukara", 2), ("huari", 12), ("tiahuanaco", 15), ("chavin", 60)] {
            let account_id = app.account(tenant, name).await.id;
            owe(&owner, account_id, 11_800, ago(days)).await;
        }
        let quiet = app.account(tenant, "caral").await.id;
        owe(&owner, quiet, 11_800, today() + Days::new(30)).await;
        let body = |enabled| DunningSettingsChange { enabled, steps: suggested(), reply_to: None };
        let told = owner.ok(ForecastDunning { body: body(true) }).await;
        assert_eq!(told, DunningForecast {
            accounts: 4,
            steps: [(Action::Remind, 1), (Action::StopUsers, 2), (Action::Lock, 1)]
                .map(|(action, accounts)| ForecastStep { action, accounts }).to_vec(),
            by_hand: 4,
            stops: [(LockLevel::Users, 2), (LockLevel::Everything, 1)]
                .map(|(level, accounts)| ForecastStop { level, accounts }).to_vec(),
            lifted: 0,
        });
        assert_eq!(owner.ok(GetDunningSettings {}).await.version, 0, "nothing is kept");
        assert_eq!(run(&app).await, Report::default(), "nothing is done");
        assert!(app.by(&app.world.ipe.owner).ok(ForecastDunning { body: body(true) }).await.is_quiet());

        take(&owner, suggested()).await;
        let report = run(&app).await;
        assert_eq!(report.steps, 4);
        assert!(owner.ok(ForecastDunning { body: body(true) }).await.is_quiet(), "it was done");
        let off = owner.ok(ForecastDunning { body: body(false) }).await;
        assert_eq!((off.accounts, off.lifted, off.steps.len()), (0, 3, 0));
        let none = DunningSettingsChange { steps: Vec::new(), ..body(true) };
        owner.wrong(ForecastDunning { body: none }, &[("steps", Fault::Required)]).await;
    }
}
