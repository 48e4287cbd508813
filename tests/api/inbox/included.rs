//! What a plan includes before each one more is charged: it shows when it runs out, and that nobody is stopped.

use tests::world::Tenant;
use tests::{Caller, TestApp, make, on_both_engines};
use types::accounts::{Account, AccountChange, ChangeAccount, GetAccount};
use types::admissions::{CreateAdmission, NewAdmission, NewDocument};
use types::documents::DocumentKind;
use types::inbox::{DismissInboxItem, Dismissal, DismissalReason, InboxItem, Urgency};
use types::integrations::{AccountReport, ReportUsage};
use types::kit::money::Money;
use types::limits::{GetLimits, Meter};
use types::plans::{Beyond, CreatePlan, NewPlan, PlanTerms};

use super::{at, causes, look, look_at, manager, open};
use crate::ledger::soles;

const INCLUDED: i64 = 20;
const ENDS: &str = "2026-12-01T05:00:00Z";

/// Terms that include so much of each meter, one more of each at its own price.
fn terms() -> PlanTerms {
    PlanTerms {
        documents: Some(INCLUDED),
        sales_notes: Some(INCLUDED),
        lookups: Some(INCLUDED),
        beyond: Beyond {
            documents: Some(soles(50)),
            sales_notes: Some(soles(10)),
            lookups: Some(soles(5)),
        },
        ..PlanTerms::default()
    }
}

async fn on_included<'a>(app: &'a TestApp, tenant: &Tenant) -> (Account, Caller<'a>) {
    let account = app.account_on(tenant, "pukara", terms()).await;
    let key = app.key(tenant, &account).await;
    (account, app.with_key(&key))
}

fn document(account: &Account, kind: DocumentKind, number: i64, on: &str) -> CreateAdmission {
    let series = if kind == DocumentKind::SalesNote {
        "NV01"
    } else {
        "F001"
    };
    let document = NewDocument {
        kind,
        series: series.to_owned(),
        ..make::announced(account, number, on)
    };
    CreateAdmission {
        account_id: account.id,
        body: NewAdmission::Document(document),
    }
}

async fn issue(software: &Caller<'_>, account: &Account, numbers: std::ops::RangeInclusive<i64>, on: &str) {
    for number in numbers {
        software.ok(document(account, DocumentKind::Factura, number, on)).await;
    }
}

/// What is told of each meter: its mark, how much is used, and what each one more costs.
async fn told(app: &TestApp) -> Vec<(Meter, i64, i64, Option<Money>)> {
    let items = open(&manager(app).await).await;
    let meter = |item: &InboxItem| {
        let meter = item.meter.clone().expect("a meter");
        assert_eq!(meter.limit, INCLUDED, "what is included");
        (meter.meter, meter.mark, meter.used, meter.beyond)
    };
    let mut told: Vec<_> = items.iter().map(meter).collect();
    told.sort_by_key(|(meter, ..)| Meter::ALL.into_iter().position(|other| other == *meter));
    told
}

/// How often anything came into the inbox.
async fn opened(app: &TestApp) -> i64 {
    app.number("SELECT COUNT(*) FROM events WHERE name = 'account.inbox_opened'")
        .await
}

async fn only(app: &TestApp) -> InboxItem {
    let [item] = open(&manager(app).await).await.try_into().expect("one");
    item
}

on_both_engines! {
    async fn documents_that_are_included_run_out_once_a_cycle(app) {
        let (account, software) = on_included(&app, &app.world.sillar).await;
        let price = || Some(soles(50));
        issue(&software, &account, 1..=15, "2026-11-21").await;
        look(&app).await;
        assert_eq!(told(&app).await, []);
        issue(&software, &account, 16..=18, "2026-11-21").await;
        look(&app).await;
        assert_eq!(told(&app).await, [(Meter::Documents, 80, 18, price())]);
        let item = only(&app).await;
        assert_eq!((item.act_by, item.due_at, item.urgency), (at(ENDS), Some(at(ENDS)), Urgency::Later), "nobody is stopped");
        issue(&software, &account, 19..=19, "2026-11-21").await;
        look(&app).await;
        assert_eq!(told(&app).await, [(Meter::Documents, 95, 19, price())]);
        let body = Dismissal { reason: DismissalReason::ClientInformed };
        manager(&app).await.ok(DismissInboxItem { inbox_item_id: item.id, version: item.version, body }).await;
        look(&app).await;
        assert_eq!((told(&app).await, opened(&app).await), (vec![], 1));
        issue(&software, &account, 20..=20, "2026-11-21").await;
        look(&app).await;
        assert_eq!(told(&app).await, [(Meter::Documents, 100, 20, price())], "the next mark");
        let item = only(&app).await;
        manager(&app).await.ok(DismissInboxItem { inbox_item_id: item.id, version: item.version, body }).await;
        issue(&software, &account, 21..=29, "2026-11-21").await;
        look(&app).await;
        app.clock.advance(chrono::TimeDelta::hours(2));
        look(&app).await;
        assert_eq!((told(&app).await, opened(&app).await), (vec![], 2), "no mark is told twice");
        let limit = manager(&app).await.ok(GetLimits { account_id: account.id }).await.documents;
        assert_eq!((limit.used, limit.effective, limit.beyond), (29, None, price()), "nothing was refused");

        look_at(&app, "2026-12-01T05:01:00Z").await;
        assert_eq!(told(&app).await, [], "another cycle");
        issue(&software, &account, 30..=49, "2026-12-01").await;
        look(&app).await;
        assert_eq!(told(&app).await, [(Meter::Documents, 100, 20, price())]);
        assert_eq!(opened(&app).await, 3);
    }

    async fn sales_notes_and_look_ups_that_are_included_run_out_however_they_are_counted(app) {
        let (account, software) = on_included(&app, &app.world.sillar).await;
        for number in 1..=15 {
            software.ok(document(&account, DocumentKind::SalesNote, number, "2026-11-21")).await;
        }
        let made = |sales_notes, lookups| ReportUsage {
            account_id: account.id,
            body: AccountReport { sales_notes, lookups, ..AccountReport::default() },
        };
        let lookups = |more| CreateAdmission { account_id: account.id, body: NewAdmission::Lookups(more) };
        software.ok(lookups(15)).await;
        look(&app).await;
        assert_eq!(told(&app).await, []);
        software.ok(document(&account, DocumentKind::SalesNote, 16, "2026-11-21")).await;
        software.ok(lookups(1)).await;
        look(&app).await;
        let (note, lookup) = (Some(soles(10)), Some(soles(5)));
        let near = [(Meter::SalesNotes, 80, 16, note.clone()), (Meter::Lookups, 80, 16, lookup.clone())];
        assert_eq!(told(&app).await, near);
        software.ok(made(Some(19), Some(19))).await;
        let nearer = [(Meter::SalesNotes, 95, 19, note.clone()), (Meter::Lookups, 95, 19, lookup.clone())];
        assert_eq!(told(&app).await, nearer, "what is reported shows at once");
        software.ok(document(&account, DocumentKind::SalesNote, 17, "2026-11-21")).await;
        software.ok(lookups(4)).await;
        look(&app).await;
        assert_eq!(told(&app).await, [(Meter::SalesNotes, 100, 20, note), (Meter::Lookups, 100, 23, lookup)]);
        assert_eq!(opened(&app).await, 2, "one of each");
    }

    async fn a_plan_that_refuses_presses_where_one_that_charges_did_not(app) {
        let (account, software) = on_included(&app, &app.world.sillar).await;
        issue(&software, &account, 1..=20, "2026-11-21").await;
        look(&app).await;
        let item = only(&app).await;
        assert_eq!((item.urgency, item.meter.clone().and_then(|meter| meter.beyond)), (Urgency::Later, Some(soles(50))));
        let body = Dismissal { reason: DismissalReason::ClientInformed };
        manager(&app).await.ok(DismissInboxItem { inbox_item_id: item.id, version: item.version, body }).await;
        let onto = async |name: &str, terms: PlanTerms| {
            let (manager, account_id) = (manager(&app).await, account.id);
            let plan = manager.ok(CreatePlan { body: NewPlan { name: name.to_owned(), terms } }).await;
            let version = manager.ok(GetAccount { account_id }).await.version;
            let body = AccountChange { plan_id: Some(plan.id), ..AccountChange::default() };
            manager.ok(ChangeAccount { account_id, version, body }).await;
            look(&app).await;
        };
        onto("Sin precio", PlanTerms { beyond: Beyond::default(), ..terms() }).await;
        assert_eq!(told(&app).await, [(Meter::Documents, 100, 20, None)], "it stops now");
        assert_eq!(only(&app).await.urgency, Urgency::Overdue);
        onto("Con precio", terms()).await;
        assert_eq!((told(&app).await, only(&app).await.urgency), (vec![(Meter::Documents, 100, 20, Some(soles(50)))], Urgency::Later));
        app.limit(&app.world.sillar, account.id, make::documents_limit(None, false)).await;
        assert_eq!(causes(&manager(&app).await).await, [], "nothing is applied, so nothing runs out");
        app.limit(&app.world.sillar, account.id, make::documents_limit(None, true)).await;
        assert_eq!(causes(&manager(&app).await).await.len(), 1);
    }
}
