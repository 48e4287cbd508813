//! The ledger: charges, credits, reversals, and what settles what.

mod chance;
mod killed;
mod notes;

use chrono::{Days, NaiveDate};
use tests::many::at_once;
use tests::world::beginning;
use tests::{Caller, Code, on_both_engines};
use types::accounts::AccountId;
use types::audit::{EventQuery, ListAccountEvents};
use types::kit::fault::Fault;
use types::kit::money::{Currency, Money};
use types::ledger::{
    Balance, CreateCharge, CreateCredit, Entry, EntryKind, GetBalances, LedgerQuery, ListEntries, NewCharge, NewCredit,
    Reversal, ReverseEntry, TaxTreatment, Withholding, WithholdingKind,
};

fn today() -> NaiveDate {
    beginning().date_naive()
}

pub(crate) fn soles(minor: i64) -> Money {
    let currency = Currency::sol();
    Money { minor, currency }
}

fn charge(minor: i64) -> NewCharge {
    NewCharge {
        description: "Mensualidad".to_owned(),
        amount: soles(minor),
        tax: TaxTreatment::Included,
        happened_on: None,
        due_on: today() + Days::new(7),
        withholding: None,
    }
}

fn credit(minor: i64) -> NewCredit {
    NewCredit {
        description: "Descuento".to_owned(),
        amount: soles(minor),
        tax: TaxTreatment::Included,
        happened_on: None,
        charge_id: None,
    }
}

fn why(reason: &str) -> Reversal {
    Reversal {
        reason: reason.to_owned(),
    }
}

async fn entries(caller: &Caller<'_>, account_id: AccountId) -> Vec<Entry> {
    let query = LedgerQuery::default();
    caller.ok(ListEntries { account_id, query }).await.items
}

/// How the account stands in its one currency.
pub(crate) async fn stands(caller: &Caller<'_>, account_id: AccountId) -> Balance {
    let balances = caller.ok(GetBalances { account_id }).await;
    let [balance] = balances.try_into().expect("one currency");
    balance
}

on_both_engines! {
    async fn what_is_charged_and_credited_is_what_is_owed(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let owner = app.by(&tenant.owner);
        assert_eq!(owner.ok(GetBalances { account_id }).await, []);

        app.clock.advance(chrono::TimeDelta::milliseconds(1));
        let body = NewCharge { tax: TaxTreatment::Added, ..charge(10_000) };
        let charged = owner.ok(CreateCharge { account_id, body }).await;
        assert_eq!((charged.kind, charged.amount.minor, charged.open_minor), (EntryKind::Charge, 11_800, 11_800));
        assert_eq!(charged.tax.as_ref().map(|tax| (tax.basis_points, tax.minor)), Some((1_800, 1_800)));
        assert_eq!((charged.happened_on, charged.created_by.as_deref()), (today(), Some("Rosa Ccori")));
        app.clock.advance(chrono::TimeDelta::milliseconds(1));
        let credited = owner.ok(CreateCredit { account_id, body: credit(5_000) }).await;
        assert_eq!((credited.kind, credited.amount.minor, credited.open_minor), (EntryKind::Credit, -5_000, 0));
        assert_eq!(credited.tax.map(|tax| tax.minor), Some(-763));
        let balance = stands(&owner, account_id).await;
        assert_eq!((balance.balance_minor, balance.open_minor, balance.overdue_minor), (6_800, 6_800, 0));

        app.clock.advance(chrono::TimeDelta::days(8));
        let owner = app.anew(&tenant.owner).await;
        let balance = stands(&owner, account_id).await;
        assert_eq!((balance.overdue_minor, balance.overdue_since), (6_800, Some(today() + Days::new(7))));
        let written: Vec<_> = entries(&owner, account_id).await.into_iter().map(|entry| entry.id).collect();
        assert_eq!(written, [credited.id, charged.id]);
        let query = EventQuery::default();
        let told = owner.ok(ListAccountEvents { account_id, query }).await.items;
        let names: Vec<&str> = told.iter().map(|event| event.name.as_str()).take(2).collect();
        assert_eq!(names, ["account.credited", "account.charged"]);
    }

    async fn what_is_taken_back_is_owed_as_before(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let owner = app.by(&tenant.owner);
        let first = owner.ok(CreateCharge { account_id, body: charge(10_000) }).await;
        let second = owner.ok(CreateCharge { account_id, body: NewCharge { due_on: today(), ..charge(6_000) } }).await;
        let credited = owner.ok(CreateCredit { account_id, body: credit(8_000) }).await;
        let open = async || {
            let all = entries(&owner, account_id).await;
            [first.id, second.id, credited.id].map(|id| all.iter().find(|entry| entry.id == id).expect("it").open_minor)
        };
        assert_eq!(open().await, [8_000, 0, 0], "what is due first is settled first");
        let back = |entry_id| ReverseEntry { account_id, entry_id, body: why("Se registró dos veces") };
        let reversal = owner.ok(back(second.id)).await;
        assert_eq!((reversal.kind, reversal.amount.minor, reversal.reverses), (EntryKind::Reversal, -6_000, Some(second.id)));
        assert_eq!(open().await, [2_000, 0, 0], "what it was settled with settles the other");
        owner.refused(back(second.id), Code::AlreadyInThatState).await;
        owner.refused(back(reversal.id), Code::AlreadyInThatState).await;
        owner.ok(back(credited.id)).await;
        assert_eq!(open().await, [10_000, 0, 0]);
        assert_eq!(stands(&owner, account_id).await.balance_minor, 10_000);
        let all = entries(&owner, account_id).await;
        assert_eq!(all.iter().map(|entry| entry.amount.minor).sum::<i64>(), 10_000);
        let taken_back = all.iter().find(|entry| entry.id == second.id).expect("it");
        assert_eq!(taken_back.reversed_by, Some(reversal.id));
        let missing = back(types::ledger::EntryId(account_id.0));
        owner.refused(missing, Code::NotFound).await;
    }

    async fn what_is_wrong_with_an_entry_is_named_and_nothing_is_written(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let owner = app.by(&tenant.owner);
        let body = NewCharge { description: " ".to_owned(), due_on: today() - Days::new(1), ..charge(0) };
        let large = Fault::OutOfRange { minimum: 1, maximum: 99_999_999_999 };
        owner.wrong(CreateCharge { account_id, body }, &[
            ("description", Fault::Required), ("amount.minor", large), ("due_on", Fault::WrongDay),
        ]).await;
        let withholding = Some(Withholding { kind: WithholdingKind::Detraction, basis_points: None });
        let body = NewCharge { withholding, ..charge(70_000) };
        owner.wrong(CreateCharge { account_id, body }, &[("withholding", Fault::OutOfPlace)]).await;
        let of_another = app.account(tenant, "wayra").await.id;
        let other = owner.ok(CreateCharge { account_id: of_another, body: charge(100) }).await;
        let body = NewCredit { charge_id: Some(other.id), ..credit(100) };
        owner.wrong(CreateCredit { account_id, body }, &[("charge_id", Fault::Unknown)]).await;
        owner.wrong(ReverseEntry { account_id, entry_id: other.id, body: why(" ") }, &[("reason", Fault::Required)]).await;
        assert_eq!(entries(&owner, account_id).await, []);
        let ipe = &app.world.ipe;
        let account_id = app.account(ipe, "tapera").await.id;
        let body = NewCharge { tax: TaxTreatment::Added, ..charge(100) };
        app.by(&ipe.owner).wrong(CreateCharge { account_id, body }, &[("tax", Fault::OutOfPlace)]).await;
    }

    async fn a_charge_sent_twice_is_written_once(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let owner = app.by(&tenant.owner).once("noviembre");
        let first = owner.ok(CreateCharge { account_id, body: charge(5_900) }).await;
        let again = owner.ok(CreateCharge { account_id, body: charge(5_900) }).await;
        assert_eq!(first, again);
        assert_eq!(stands(&owner, account_id).await.balance_minor, 5_900);
    }

    async fn what_is_written_at_once_is_added_up(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let owner = app.by(&tenant.owner);
        let charges = (0..10).map(|_| owner.ok(CreateCharge { account_id, body: charge(1_000) }));
        at_once(10, charges).await;
        let credits = (0..10).map(|_| owner.ok(CreateCredit { account_id, body: credit(700) }));
        at_once(10, credits).await;
        let balance = stands(&owner, account_id).await;
        assert_eq!((balance.balance_minor, balance.open_minor, balance.unused_minor), (3_000, 3_000, 0));
    }

    async fn nobody_changes_or_deletes_an_entry(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let owner = app.by(&tenant.owner);
        owner.ok(CreateCharge { account_id, body: charge(1_000) }).await;
        owner.ok(CreateCredit { account_id, body: credit(400) }).await;
        for table in ["ledger_entries", "ledger_settlements"] {
            for change in [format!("DELETE FROM {table}"), format!("UPDATE {table} SET account_id = account_id")] {
                assert!(app.try_execute(&change).await.is_err(), "{change}");
            }
        }
        assert_eq!(entries(&owner, account_id).await.len(), 2);
    }
}
