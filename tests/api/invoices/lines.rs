//! What becomes a line, and what stays in the account's ledger.

use tests::{Caller, TestApp, make, on_both_engines};
use types::accounts::{AccountChange, AccountId, ChangeAccount, CreateAccount, GetAccount, NewAccount, Payer};
use types::invoices::{GetUpcomingInvoices, Invoice, InvoiceLine, ListInvoiceLines};
use types::kit::page::PageQuery;
use types::subscriptions::{
    ChangePlanNow, ConfirmedPlanChange, Discount, End, EndSubscription, Extra, GetSubscription, ListPeriods,
    NewPlanChange, NewSubscription, PreviewPlanChange, StartSubscription,
};

use super::{day, discounted, invoices, issue, paid_by_reseller, plan};
use crate::ledger::{soles, stands};

/// The lines of an invoice.
pub(super) async fn of(caller: &Caller<'_>, invoice: &Invoice) -> Vec<InvoiceLine> {
    let (invoice_id, query) = (invoice.id, PageQuery::default());
    caller.ok(ListInvoiceLines { invoice_id, query }).await.items
}

async fn pays(owner: &Caller<'_>, account_id: AccountId, payer: Payer) {
    let version = owner.ok(GetAccount { account_id }).await.version;
    let body = AccountChange {
        payer: Some(payer),
        ..AccountChange::default()
    };
    let changed = owner
        .ok(ChangeAccount {
            account_id,
            version,
            body,
        })
        .await;
    assert_eq!(changed.account.payer, payer);
}

/// What is not invoiced yet in soles: how many lines, and how much.
async fn upcoming(owner: &Caller<'_>) -> (i64, i64) {
    let open = owner.ok(GetUpcomingInvoices {}).await.open;
    let soles = open.into_iter().find(|open| open.total.currency.as_str() == "PEN");
    soles.map_or((0, 0), |open| (open.lines, open.total.minor))
}

async fn account(app: &TestApp, payer: Payer) -> AccountId {
    let tenant = &app.world.sillar;
    let owner = app.by(&tenant.owner);
    let body = NewAccount {
        plan_id: plan(&owner, "Emprendedor", soles(11_800)).await,
        payer,
        ..make::new_account(tenant, "pukara")
    };
    owner.ok(CreateAccount { body }).await.id
}

on_both_engines! {
    async fn the_plan_is_the_resellers_and_the_extras_are_the_clients(app) {
        let tenant = &app.world.sillar;
        discounted(&app, tenant, 5_000).await;
        let owner = app.by(&tenant.owner);
        let account_id = account(&app, Payer::Reseller).await;
        let body = NewSubscription {
            starts_on: Some(day("2026-11-01")),
            // What the reseller grants its client is nothing to the operator.
            discount: Some(Discount { basis_points: 9_900, until: None }),
            extras: vec![Extra { name: "Usuario adicional".to_owned(), unit: soles(1_000), quantity: 2 }],
        };
        let told = owner.ok(StartSubscription { account_id, body }).await;
        let next = told.next.expect("a next period");
        assert_eq!((next.payer, next.lines[0].amount.clone()), (Payer::Reseller, soles(5_900)));
        assert_eq!(next.lines[0].discount_minor, 5_900);

        assert_eq!(stands(&owner, account_id).await.open_minor, 2_000, "the extras alone");
        assert_eq!(upcoming(&owner).await, (1, 5_900));
        let upcoming = owner.ok(GetUpcomingInvoices {}).await;
        assert_eq!((upcoming.issued_on, upcoming.discount_basis_points), (day("2026-12-01"), 5_000));
        let [period] = owner.ok(ListPeriods { account_id }).await.try_into().expect("one period");
        assert_eq!((period.amount, period.entry_id), (Some(soles(5_900)), None));
        assert!(period.invoice_line_id.is_some());

        assert_eq!(issue(&app.at(day("2026-12-02").and_time(chrono::NaiveTime::MIN).and_utc())).await, 1);
        let invoice = invoices(&owner).await.remove(0);
        let [line] = of(&owner, &invoice).await.try_into().expect("one line");
        assert_eq!(Some(line.id), period.invoice_line_id);
        assert_eq!((line.account_id, line.from, line.to), (account_id, day("2026-11-01"), day("2026-11-30")));
        assert_eq!((line.full, line.discount_minor, line.amount), (soles(11_800), 5_900, soles(5_900)));
        assert_eq!(line.tax.map(|tax| tax.minor), Some(900));
        // Another tenant finds neither.
        let stranger = app.by(&app.world.ipe.owner);
        assert_eq!(invoices(&stranger).await, []);
    }

    async fn another_payer_pays_from_the_next_period_on(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let account_id = account(&app, Payer::Client).await;
        let body = NewSubscription { starts_on: Some(day("2026-11-01")), ..NewSubscription::default() };
        owner.ok(StartSubscription { account_id, body }).await;
        assert_eq!((stands(&owner, account_id).await.open_minor, upcoming(&owner).await), (11_800, (0, 0)));

        pays(&owner, account_id, Payer::Reseller).await;
        assert_eq!(owner.ok(GetSubscription { account_id }).await.next.expect("next").payer, Payer::Reseller);
        app.clock.advance(chrono::TimeDelta::days(11));
        talonario::subscriptions::run_service::all(&app.context).await.expect("charged");
        let owner = app.anew(&tenant.owner).await;
        assert_eq!((stands(&owner, account_id).await.open_minor, upcoming(&owner).await), (11_800, (1, 11_800)));
    }

    async fn what_is_given_back_goes_to_whom_it_was_charged(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let account_id = account(&app, Payer::Reseller).await;
        let body = NewSubscription { starts_on: Some(day("2026-11-01")), ..NewSubscription::default() };
        owner.ok(StartSubscription { account_id, body }).await;
        assert_eq!(upcoming(&owner).await, (1, 11_800));

        // Ten days of thirty, back and anew at twice the price.
        let plan_id = plan(&owner, "Negocio", soles(23_600)).await;
        let body = NewPlanChange { plan_id };
        let preview = owner.ok(PreviewPlanChange { account_id, body }).await;
        assert_eq!((preview.credit.clone(), preview.charge.clone()), (Some(soles(3_933)), Some(soles(7_867))));
        assert_eq!((preview.payer, preview.due_on), (Payer::Reseller, None));
        let body = ConfirmedPlanChange { plan_id, fingerprint: preview.fingerprint };
        owner.ok(ChangePlanNow { account_id, body }).await;
        assert_eq!(upcoming(&owner).await, (3, 11_800 - 3_933 + 7_867));

        // The client pays from now on, but the period was charged to the reseller.
        pays(&owner, account_id, Payer::Client).await;
        let version = owner.ok(GetSubscription { account_id }).await.subscription.expect("one").version;
        let body = End { give_back: true, reason: "Cerró".to_owned() };
        owner.ok(EndSubscription { account_id, version, body }).await;
        assert_eq!(upcoming(&owner).await, (4, 11_800 - 3_933));
        assert_eq!(app.rows("ledger_entries").await, 0, "nothing of it is the client's");
        let periods = owner.ok(ListPeriods { account_id }).await;
        assert!(periods.iter().all(|period| period.credit_id.is_none() && period.credit_line_id.is_some()));
    }

    async fn what_comes_to_nothing_waits(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let october = app.at(day("2026-10-15").and_time(chrono::NaiveTime::MIN).and_utc());
        paid_by_reseller(&app, &october, tenant, "uno", soles(3_100)).await;
        app.execute("UPDATE invoice_lines SET amount_minor = -amount_minor").await;
        assert_eq!(issue(&app.context).await, 0);
        paid_by_reseller(&app, &october, tenant, "dos", soles(6_200)).await;
        assert_eq!(issue(&app.context).await, 1);
        let invoice = invoices(&owner).await.remove(0);
        assert_eq!((invoice.lines, invoice.total), (2, soles(1_800)));
    }
}
