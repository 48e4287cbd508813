//! Invoices: what resellers owe the operator for the accounts they pay for themselves.

mod boleto;
mod chance;
mod killed;
mod letters;
mod lines;
mod paper;

use chrono::NaiveDate;
use talonario::access::Scope;
use talonario::invoices::run_service;
use talonario::kit::context::Context;
use talonario::subscriptions::service as subscriptions;
use tests::make;
use tests::many::at_once;
use tests::world::{Tenant, beginning};
use tests::{Caller, Code, TestApp, on_both_engines};
use types::access::Operation;
use types::accounts::{AccountId, CreateAccount, NewAccount, Payer};
use types::invoices::{
    CancelInvoice, ChangeInvoiceSettings, GetInvoice, GetInvoiceSettings, Invoice, InvoiceQuery, InvoiceSettings,
    InvoiceSettingsChange, InvoiceSettlement, InvoiceState, ListInvoices, SettleInvoice,
};
use types::kit::fault::Fault;
use types::kit::money::{Currency, Money};
use types::payments::PaymentMethod;
use types::plans::{CreatePlan, Interval, NewPlan, PlanId, PlanTerms};
use types::resellers::Reason;
use types::subscriptions::NewSubscription;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub(crate) fn reais(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::real(),
    }
}

/// How the operator is to invoice.
pub(crate) fn settings(days_to_pay: i64) -> InvoiceSettingsChange {
    InvoiceSettingsChange {
        issuer_name: "Operaciones del Sur S.A.C.".to_owned(),
        issuer_tax_id: "20131312955".to_owned(),
        days_to_pay,
        how_to_pay: Some("BCP soles 191-7\nCCI 002-191-7".to_owned()),
    }
}

/// Says who issues invoices.
pub(crate) async fn issuer(operator: &Caller<'_>) -> InvoiceSettings {
    let version = operator.ok(GetInvoiceSettings {}).await.version;
    let body = settings(10);
    operator.ok(ChangeInvoiceSettings { version, body }).await
}

/// Issues whatever is to be issued; how many.
pub(crate) async fn issue(context: &Context) -> u64 {
    run_service::all(context).await.expect("invoices")
}

/// A plan of that price a month, the tax in it.
async fn plan(owner: &Caller<'_>, name: &str, price: Money) -> PlanId {
    let terms = PlanTerms {
        price: Some(price),
        interval: Interval::Monthly,
        tax_included: true,
        ..PlanTerms::default()
    };
    let name = name.to_owned();
    let body = NewPlan { name, terms };
    owner.ok(CreatePlan { body }).await.id
}

/// An account that its reseller pays for, charged at the time of that context.
pub(crate) async fn paid_by_reseller(
    app: &TestApp,
    at: &Context,
    tenant: &Tenant,
    hostname: &str,
    price: Money,
) -> AccountId {
    let owner = app.by(&tenant.owner);
    let body = NewAccount {
        plan_id: plan(&owner, hostname, price).await,
        payer: Payer::Reseller,
        ..make::new_account(tenant, hostname)
    };
    let account = owner.ok(CreateAccount { body }).await.id;
    let scope = Scope::of_command(Operation::StartSubscription, Some(tenant.reseller.id), "a story");
    let begun = subscriptions::start(at, &scope, account, None, &NewSubscription::default()).await;
    begun.expect("a subscription");
    account
}

/// Puts the tenant's reseller on a plan with that discount.
async fn discounted(app: &TestApp, tenant: &Tenant, basis_points: i64) {
    use types::resellers::{ChangeReseller, CreateResellerPlan, GetReseller, NewResellerPlan, ResellerChange};
    let operator = app.by(&app.world.operator);
    let body = NewResellerPlan {
        name: "Con descuento".to_owned(),
        maximum_accounts: None,
        discount_basis_points: basis_points,
    };
    let plan_id = operator.ok(CreateResellerPlan { body }).await.id;
    let reseller_id = tenant.reseller.id;
    let version = operator.ok(GetReseller { reseller_id }).await.version;
    let body = ResellerChange { plan_id: Some(plan_id) };
    operator
        .ok(ChangeReseller {
            reseller_id,
            version,
            body,
        })
        .await;
}

async fn invoices(caller: &Caller<'_>) -> Vec<Invoice> {
    let query = InvoiceQuery::default();
    caller.ok(ListInvoices { query }).await.items
}

fn settlement(on: &str) -> InvoiceSettlement {
    InvoiceSettlement {
        paid_on: day(on),
        method: PaymentMethod::Transfer,
        reference: Some("OP 77".to_owned()),
    }
}

on_both_engines! {
    async fn the_lines_of_a_month_come_together_once_when_it_is_over(app) {
        let (sillar, ipe) = (&app.world.sillar, &app.world.ipe);
        discounted(&app, sillar, 5_000).await;
        let october = app.at(day("2026-10-15").and_time(chrono::NaiveTime::MIN).and_utc());
        for (hostname, price) in [("uno", 11_800), ("dos", 5_900)] {
            paid_by_reseller(&app, &october, sillar, hostname, crate::ledger::soles(price)).await;
        }
        paid_by_reseller(&app, &october, sillar, "dolares", Money {
            minor: 3_000, currency: Currency::parse("USD").expect("dollars"),
        }).await;
        paid_by_reseller(&app, &october, ipe, "tapera", reais(10_000)).await;
        // What is written in the month that runs is for the next invoice.
        paid_by_reseller(&app, &app.context, sillar, "tres", crate::ledger::soles(11_800)).await;

        let made = at_once(4, (0..4).map(|_| issue(&app.context))).await;
        assert_eq!(made.iter().sum::<u64>(), 3, "each once, whoever issues");
        assert_eq!(issue(&app.context).await, 0);

        let owner = app.by(&sillar.owner);
        let [soles, dollars]: [Invoice; 2] = {
            let mut own = invoices(&owner).await;
            own.sort_by_key(|invoice| invoice.total.currency.as_str() != "PEN");
            own.try_into().expect("one for each currency")
        };
        assert_eq!((soles.issued_on, soles.due_on, soles.state), (day("2026-11-01"), day("2026-11-11"), InvoiceState::Pending));
        assert!(soles.overdue, "today is the 21st");
        // From the 14th on in Lima: 18 days of 31 of 118 and of 59 soles, 68.52 and 34.26, and half of that.
        assert_eq!((soles.lines, soles.total.minor), (2, 3_426 + 1_713));
        let lines = lines::of(&owner, &soles).await;
        assert_eq!(soles.total.minor, lines.iter().map(|line| line.amount.minor).sum::<i64>());
        assert_eq!(soles.tax_minor, lines.iter().filter_map(|line| line.tax.as_ref()).map(|tax| tax.minor).sum::<i64>());
        assert_eq!((dollars.lines, dollars.reseller_name.as_str()), (1, sillar.reseller.name.as_str()));

        let operator = app.by(&app.world.operator);
        let all = invoices(&operator).await;
        assert_eq!(all.len(), 3);
        let mut numbers: Vec<_> = all.iter().map(|invoice| invoice.number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3]);
        let query = InvoiceQuery { reseller_id: Some(ipe.reseller.id), ..InvoiceQuery::default() };
        assert_eq!(operator.ok(ListInvoices { query }).await.items.len(), 1);
        // A reseller that names another sees nothing of it.
        assert_eq!(owner.ok(ListInvoices { query }).await.items, []);
    }

    async fn another_discount_is_for_what_is_charged_from_then_on(app) {
        use types::resellers::{ChangeResellerPlan, ResellerPlanChange};
        let tenant = &app.world.sillar;
        discounted(&app, tenant, 5_000).await;
        let (operator, owner) = (app.by(&app.world.operator), app.by(&tenant.owner));
        let october = app.at(beginning() - chrono::TimeDelta::days(40));
        paid_by_reseller(&app, &october, tenant, "uno", crate::ledger::soles(11_800)).await;
        issue(&app.context).await;
        let before = invoices(&owner).await.remove(0);
        let lines_before = lines::of(&owner, &before).await;
        paid_by_reseller(&app, &app.context, tenant, "dos", crate::ledger::soles(11_800)).await;

        let plan = operator.ok(types::resellers::GetReseller { reseller_id: tenant.reseller.id }).await.plan;
        let body = ResellerPlanChange { discount_basis_points: Some(2_500), ..ResellerPlanChange::default() };
        operator.ok(ChangeResellerPlan { reseller_plan_id: plan.id, version: plan.version, body }).await;
        paid_by_reseller(&app, &app.context, tenant, "tres", crate::ledger::soles(11_800)).await;
        assert_eq!((invoices(&owner).await.remove(0), lines::of(&owner, &before).await), (before, lines_before), "what was invoiced stays");
        let december = app.at(beginning() + chrono::TimeDelta::days(12));
        assert_eq!(issue(&december).await, 1);
        let next = invoices(&owner).await.remove(0);
        let mut shares: Vec<_> = lines::of(&owner, &next).await.iter().map(|line| (line.full.minor * 10 / line.discount_minor + 5) / 10).collect();
        shares.sort_unstable();
        assert_eq!(shares, [2, 4], "a half of what was charged before, a quarter of what was charged after");
    }

    async fn an_invoice_is_paid_or_cancelled_once(app) {
        let tenant = &app.world.sillar;
        let october = app.at(beginning() - chrono::TimeDelta::days(40));
        paid_by_reseller(&app, &october, tenant, "uno", crate::ledger::soles(11_800)).await;
        paid_by_reseller(&app, &october, tenant, "dolares", Money {
            minor: 3_000, currency: Currency::parse("USD").expect("dollars"),
        }).await;
        issue(&app.context).await;
        let (operator, owner) = (app.by(&app.world.operator), app.by(&tenant.owner));
        let [one, other]: [Invoice; 2] = invoices(&operator).await.try_into().expect("two");
        let settle = |invoice: &Invoice, on| SettleInvoice {
            invoice_id: invoice.id, version: invoice.version, body: settlement(on),
        };
        for wrong in ["2026-10-31", "2026-11-22"] {
            operator.wrong(settle(&one, wrong), &[("paid_on", Fault::WrongDay)]).await;
        }
        owner.refused(settle(&one, "2026-11-20"), Code::NotAllowed).await;
        let paid = operator.ok(settle(&one, "2026-11-20")).await;
        let how = paid.paid.expect("it was paid");
        assert_eq!((paid.state, how.on, how.reference.as_deref()), (InvoiceState::Paid, day("2026-11-20"), Some("OP 77")));
        assert!(how.by.is_some(), "a person wrote it down");
        assert!(!paid.overdue);
        operator.refused(settle(&one, "2026-11-20"), Code::VersionIsStale).await;
        let again = SettleInvoice { version: paid.version, ..settle(&one, "2026-11-20") };
        operator.refused(again, Code::AlreadyInThatState).await;

        let reason = |text: &str| Reason { reason: text.to_owned() };
        let cancel = |text| CancelInvoice { invoice_id: other.id, version: other.version, body: reason(text) };
        operator.wrong(cancel(" "), &[("reason", Fault::Required)]).await;
        let gone = operator.ok(cancel("Mes de cortesía")).await;
        assert_eq!((gone.state, gone.cancel_reason.as_deref()), (InvoiceState::Cancelled, Some("Mes de cortesía")));
        assert_eq!(owner.ok(GetInvoice { invoice_id: other.id }).await, gone);
        // What was cancelled is not invoiced again.
        assert_eq!(issue(&app.at(beginning() + chrono::TimeDelta::days(20))).await, 0);
        let query = InvoiceQuery { state: Some(InvoiceState::Pending), ..InvoiceQuery::default() };
        assert_eq!(owner.ok(ListInvoices { query }).await.items, []);
    }

    async fn how_the_operator_invoices_is_said_against_a_version(app) {
        let operator = app.by(&app.world.operator);
        let first = operator.ok(GetInvoiceSettings {}).await;
        assert_eq!((first.issuer_name.as_deref(), first.days_to_pay, first.version), (None, 10, 1));
        let wrong = InvoiceSettingsChange { issuer_tax_id: "<b>".to_owned(), days_to_pay: -1, ..settings(0) };
        let range = Fault::OutOfRange { minimum: 0, maximum: 90 };
        let faults = [("issuer_tax_id", Fault::NotPlainText), ("days_to_pay", range)];
        operator.wrong(ChangeInvoiceSettings { version: 1, body: wrong }, &faults).await;
        let said = operator.ok(ChangeInvoiceSettings { version: 1, body: settings(25) }).await;
        assert_eq!((said.days_to_pay, said.version), (25, 2));
        operator.refused(ChangeInvoiceSettings { version: 1, body: settings(3) }, Code::VersionIsStale).await;

        let october = app.at(beginning() - chrono::TimeDelta::days(40));
        paid_by_reseller(&app, &october, &app.world.sillar, "uno", crate::ledger::soles(11_800)).await;
        issue(&app.context).await;
        assert_eq!(invoices(&operator).await[0].due_on, day("2026-11-26"));
    }
}
