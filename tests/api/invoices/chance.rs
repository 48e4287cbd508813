//! Whatever happens to accounts over months, each period is charged in one place, and each line is invoiced once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, TimeDelta};
use tests::chance::Chance;
use types::accounts::{AccountChange, ChangeAccount, GetAccount};
use types::invoices::{GetUpcomingInvoices, InvoiceLine, ListInvoiceLines};
use types::kit::page::PageQuery;
use types::subscriptions::{
    ChangePlanNow, ConfirmedPlanChange, End, EndSubscription, GetSubscription, ListPeriods, NewPlanChange,
    PreviewPlanChange, StartSubscription,
};

use super::*;
use crate::ledger::soles;

const STEPS: u32 = 40;

/// All lines of all invoices, with the invoice's first day.
async fn invoiced(owner: &Caller<'_>) -> Vec<(NaiveDate, InvoiceLine)> {
    let query = InvoiceQuery {
        limit: Some(200),
        ..InvoiceQuery::default()
    };
    let mut all = Vec::new();
    for invoice in owner.ok(ListInvoices { query }).await.items {
        let query = PageQuery {
            limit: Some(200),
            ..PageQuery::default()
        };
        let lines = owner
            .ok(ListInvoiceLines {
                invoice_id: invoice.id,
                query,
            })
            .await
            .items;
        let sum: i64 = lines.iter().map(|line| line.amount.minor).sum();
        assert_eq!(
            (invoice.lines, invoice.total.minor),
            (i64::try_from(lines.len()).expect("few"), sum)
        );
        assert!(sum > 0, "nobody is invoiced nothing");
        all.extend(lines.into_iter().map(|line| (invoice.issued_on, line)));
    }
    all
}

on_both_engines! {
    async fn each_line_is_invoiced_once_whatever_happens(app) {
        let tenant = &app.world.sillar;
        discounted(&app, tenant, 3_333).await;
        let mut chance = Chance::begin();
        let owner = app.by(&tenant.owner);
        let plans = [plan(&owner, "Uno", soles(9_990)).await, plan(&owner, "Otro", soles(1)).await, plan(&owner, "Tres", soles(45_000)).await];
        let mut accounts = Vec::new();
        for place in 0..3 {
            let body = NewAccount {
                plan_id: chance.pick(&plans),
                payer: chance.pick(&[Payer::Client, Payer::Reseller]),
                cycle_day: chance.pick(&[1, 15, 31]),
                ..make::new_account(tenant, &format!("cuenta-{place}"))
            };
            let account_id = owner.ok(CreateAccount { body }).await.id;
            let body = NewSubscription::default();
            owner.ok(StartSubscription { account_id, body }).await;
            accounts.push(account_id);
        }
        for _ in 0..STEPS {
            app.clock.advance(TimeDelta::hours(chance.pick(&[30, 200, 500])));
            let owner = app.anew(&tenant.owner).await;
            let account_id = chance.pick(&accounts);
            match chance.pick(&[0, 1, 2, 3, 4, 4, 4]) {
                0 => {
                    let version = owner.ok(GetAccount { account_id }).await.version;
                    let payer = Some(chance.pick(&[Payer::Client, Payer::Reseller]));
                    let body = AccountChange { payer, ..AccountChange::default() };
                    owner.ok(ChangeAccount { account_id, version, body }).await;
                }
                1 => {
                    let plan_id = chance.pick(&plans);
                    let body = NewPlanChange { plan_id };
                    if let Ok(preview) = owner.send(PreviewPlanChange { account_id, body }).await {
                        let body = ConfirmedPlanChange { plan_id, fingerprint: preview.fingerprint };
                        owner.ok(ChangePlanNow { account_id, body }).await;
                    }
                }
                2 => {
                    let version = owner.ok(GetSubscription { account_id }).await.subscription.expect("one").version;
                    let body = End { give_back: chance.pick(&[true, false]), reason: "Azar".to_owned() };
                    let _: Result<_, _> = owner.send(EndSubscription { account_id, version, body }).await;
                }
                3 => {
                    let body = NewSubscription::default();
                    let _: Result<_, _> = owner.send(StartSubscription { account_id, body }).await;
                }
                _ => {
                    talonario::subscriptions::run_service::all(&app.context).await.expect("charged");
                }
            }
            if chance.pick(&[true, false]) {
                at_once(2, (0..2).map(|_| issue(&app.context))).await;
            }
        }

        let owner = app.anew(&tenant.owner).await;
        let invoiced = invoiced(&owner).await;
        let own: BTreeMap<_, _> = invoiced.iter().map(|(_, line)| (line.id, line.amount.minor)).collect();
        assert_eq!(own.len(), invoiced.len(), "no line stands in two invoices");
        for (issued_on, line) in &invoiced {
            let written = (line.written_at - TimeDelta::hours(5)).date_naive();
            assert!(written < *issued_on, "what was written on {written} was invoiced on {issued_on}");
        }
        let months: BTreeSet<_> = invoices(&owner).await.iter().map(|invoice| invoice.issued_on).collect();
        assert_eq!(months.len(), invoices(&owner).await.len(), "one a month");
        assert!(months.iter().all(|month| month.day() == 1) && !months.is_empty());

        // What all periods tell of the reseller's share is what was invoiced and what will be.
        let mut told = 0;
        let mut lines = 0;
        for account_id in &accounts {
            for period in owner.ok(ListPeriods { account_id: *account_id }).await {
                assert!(period.entry_id.is_none() || period.invoice_line_id.is_none(), "charged in one place");
                let charged = period.amount.as_ref().map_or(0, |amount| amount.minor);
                assert_eq!(charged > 0, period.entry_id.is_some() || period.invoice_line_id.is_some());
                if period.invoice_line_id.is_some() {
                    told += charged;
                }
                lines += i64::from(period.invoice_line_id.is_some()) + i64::from(period.credit_line_id.is_some());
                assert!(period.credit_line_id.is_none() || period.invoice_line_id.is_some());
            }
        }
        let open = owner.ok(GetUpcomingInvoices {}).await.open;
        let sum: i64 = own.values().sum::<i64>() + open.iter().map(|open| open.total.minor).sum::<i64>();
        let given_back = app.number("SELECT CAST(COALESCE(-SUM(amount_minor), 0) AS BIGINT) FROM invoice_lines WHERE amount_minor < 0").await;
        assert_eq!(sum, told - given_back);
        let open: i64 = open.iter().map(|open| open.lines).sum();
        assert_eq!(i64::try_from(own.len()).expect("few") + open, lines);
        assert_eq!(crate::recount::recount(&app, false).await.differences, []);
    }
}
