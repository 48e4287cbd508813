//! Credit notes: numbers without a gap, and what stands on paper.

use chrono::{Days, TimeDelta};
use tests::files::text_of;
use tests::many::at_once;
use tests::{Caller, Code, TestApp, on_both_engines};
use types::accounts::AccountId;
use types::audit::{EventQuery, ListAccountEvents};
use types::kit::fault::Fault;
use types::kit::money::{Currency, Money};
use types::kit::text::Language;
use types::ledger::{
    CreateCharge, CreateCredit, CreditNote, CreditNoteQuery, DownloadCreditNote, Entry, EntryId, ListCreditNotes,
    NewCharge, NewCredit, ReverseEntry, TaxTreatment,
};
use types::payments::{
    CancelPayment, Cancellation, ConfirmPayment, Confirmation, DebtTax, NewPayment, PaymentMethod, SchedulePayment,
};

use super::{charge, credit, entries, soles, today, why};

async fn credited(caller: &Caller<'_>, account_id: AccountId, body: NewCredit) -> Entry {
    caller.ok(CreateCredit { account_id, body }).await
}

async fn notes(caller: &Caller<'_>, query: CreditNoteQuery) -> Vec<CreditNote> {
    caller.ok(ListCreditNotes { query }).await.items
}

fn numbers(notes: &[CreditNote]) -> Vec<i64> {
    notes.iter().map(|note| note.number).collect()
}

/// The credit note on paper.
async fn paper(caller: &Caller<'_>, account_id: AccountId, entry_id: EntryId) -> String {
    let pdf = caller.ok(DownloadCreditNote { account_id, entry_id }).await;
    text_of(&pdf).expect("pdftotext: run tests/needs.sh")
}

fn shows(text: &str, all: &[&str]) {
    for told in all {
        assert!(text.contains(told), "{told} in {text}");
    }
}

/// How many credits there are, how many numbers, the first and the last of them, and the last that was given.
async fn counted(app: &TestApp) -> [i64; 5] {
    let mut all = [0; 5];
    for (number, query) in all.iter_mut().zip([
        "SELECT COUNT(*) FROM ledger_entries WHERE kind = 'credit'",
        "SELECT COUNT(*) FROM credit_notes",
        "SELECT MIN(number) FROM credit_notes",
        "SELECT MAX(number) FROM credit_notes",
        "SELECT given FROM credit_note_counters",
    ]) {
        *number = app.number(query).await;
    }
    all
}

on_both_engines! {
    async fn each_credit_has_the_resellers_next_number(app) {
        let tenant = &app.world.sillar;
        let (pukara, wayra) = (app.account(tenant, "pukara").await.id, app.account(tenant, "wayra").await.id);
        let owner = app.by(&tenant.owner);
        let charged = owner.ok(CreateCharge { account_id: pukara, body: charge(10_000) }).await;
        assert_eq!(charged.credit_note, None);
        let mut given = Vec::new();
        for account_id in [pukara, wayra, pukara] {
            app.clock.advance(TimeDelta::milliseconds(1));
            given.push(credited(&owner, account_id, credit(500)).await.credit_note);
        }
        assert_eq!(given, [Some(1), Some(2), Some(3)]);
        let wrong = CreateCredit { account_id: pukara, body: NewCredit { charge_id: Some(EntryId(pukara.0)), ..credit(500) } };
        owner.wrong(wrong, &[("charge_id", Fault::Unknown)]).await;
        let reversal = owner.ok(ReverseEntry { account_id: pukara, entry_id: charged.id, body: why("Por error") }).await;
        assert_eq!(reversal.credit_note, None);
        assert_eq!(credited(&owner, wayra, credit(500)).await.credit_note, Some(4), "what was refused took none");
        let told: Vec<_> = entries(&owner, pukara).await.iter().filter_map(|entry| entry.credit_note).collect();
        assert_eq!(told, [3, 1]);

        let ipe = &app.world.ipe;
        let tapera = app.account(ipe, "tapera").await.id;
        let reais = Money { minor: 500, currency: Currency::real() };
        let body = NewCredit { amount: reais, tax: TaxTreatment::Exempt, ..credit(500) };
        assert_eq!(credited(&app.by(&ipe.owner), tapera, body).await.credit_note, Some(1), "each reseller counts its own");

        let call = ListAccountEvents { account_id: wayra, query: EventQuery::default() };
        let events = owner.ok(call).await.items;
        assert_eq!(events[0].name, "account.credited");
    }

    async fn credits_at_once_get_each_number_once(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let mut accounts = Vec::new();
        for place in 0..4 {
            accounts.push(app.account(tenant, &format!("cuenta-{place}")).await.id);
        }
        let beside = app.beside(false).await;
        let other = owner.at(&beside);
        let writing = (0..40).map(|place| {
            let caller = if place % 2 == 0 { &owner } else { &other };
            credited(caller, accounts[place % accounts.len()], credit(100))
        });
        let mut given: Vec<_> = at_once(16, writing).await.iter().filter_map(|entry| entry.credit_note).collect();
        given.sort_unstable();
        assert_eq!(given, (1..=40).collect::<Vec<_>>());
        assert_eq!(counted(&app).await, [40, 40, 1, 40, 40]);
        let twice = "INSERT INTO credit_notes SELECT (SELECT MAX(id) FROM ledger_entries WHERE kind = 'charge'), \
            reseller_id, account_id, number, happened_on, charge_id FROM credit_notes WHERE number = 7";
        owner.ok(CreateCharge { account_id: accounts[0], body: charge(100) }).await;
        assert!(app.try_execute(twice).await.is_err(), "the database refuses a number twice");
    }

    async fn a_credit_sent_twice_keeps_its_number(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let owner = app.by(&tenant.owner);
        let first = credited(&owner.once("abono"), account_id, credit(500)).await;
        assert_eq!(credited(&owner.once("abono"), account_id, credit(500)).await, first);
        assert_eq!(credited(&owner.once("otro"), account_id, credit(500)).await.credit_note, Some(2));
        assert_eq!(counted(&app).await, [2, 2, 1, 2, 2]);
    }

    async fn what_is_left_of_a_payment_that_is_waited_for_no_more_has_a_number(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let owner = app.by(&tenant.owner);
        let body = NewPayment {
            due_on: today() + Days::new(3), method: PaymentMethod::Cash, card_brand: None, bank: None, reference: None,
            amount: soles(10_000), charge_id: None, description: Some("Visita".to_owned()), tax: DebtTax::Included,
        };
        let payment = owner.ok(SchedulePayment { account_id, body }).await;
        let body = Confirmation { amount_minor: Some(4_000), ..Confirmation::default() };
        let (payment_id, version) = (payment.id, payment.version);
        let rest = owner.ok(ConfirmPayment { account_id, payment_id, version, body }).await.rest.expect("the rest");
        let (payment_id, version) = (rest.id, rest.version);
        owner.ok(CancelPayment { account_id, payment_id, version, body: Cancellation::default() }).await;
        let [note] = notes(&owner, CreditNoteQuery::default()).await.try_into().expect("one");
        assert_eq!((note.number, note.entry.amount.minor), (1, -6_000));
        assert_eq!(note.charge.expect("its charge").amount, soles(10_000));
    }

    async fn credit_notes_are_listed_by_account_and_period(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let (pukara, wayra) = (app.account(tenant, "pukara").await, app.account(tenant, "wayra").await);
        let charged = owner.ok(CreateCharge { account_id: pukara.id, body: charge(10_000) }).await;
        for (account, ago, charge_id) in [(&pukara, 40, None), (&wayra, 3, None), (&pukara, 0, Some(charged.id)), (&pukara, 1, None)] {
            let body = NewCredit { happened_on: Some(today() - Days::new(ago)), charge_id, ..credit(500) };
            credited(&owner, account.id, body).await;
        }
        let all = notes(&owner, CreditNoteQuery::default()).await;
        assert_eq!(numbers(&all), [4, 3, 2, 1]);
        assert_eq!((all[2].account_id, all[2].account_name.as_str()), (wayra.id, wayra.name.as_str()));
        let corrected = all[1].charge.as_ref().expect("a charge");
        assert_eq!((corrected.entry_id, &corrected.amount, corrected.happened_on), (charged.id, &soles(10_000), today()));
        let of = |query: CreditNoteQuery| notes(&owner, query);
        let none = CreditNoteQuery::default();
        assert_eq!(numbers(&of(CreditNoteQuery { account_id: Some(wayra.id), ..none }).await), [2]);
        let from = Some(today() - Days::new(3));
        assert_eq!(numbers(&of(CreditNoteQuery { from, to: Some(today() - Days::new(1)), ..none }).await), [4, 2]);
        assert_eq!(numbers(&of(CreditNoteQuery { to: from, account_id: Some(pukara.id), ..none }).await), [1]);
        let wrong = CreditNoteQuery { from, to: Some(today() - Days::new(9)), ..none };
        owner.wrong(ListCreditNotes { query: wrong }, &[("from", Fault::WrongDay)]).await;

        let mut paged = Vec::new();
        let mut cursor = None;
        loop {
            let query = CreditNoteQuery { cursor, limit: Some(3), ..none };
            let page = owner.ok(ListCreditNotes { query }).await;
            paged.extend(page.items);
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(paged, all, "page by page the same");
        assert_eq!(notes(&app.by(&app.world.ipe.owner), none).await, []);
        let stranger = CreditNoteQuery { account_id: Some(pukara.id), ..none };
        assert_eq!(notes(&app.by(&app.world.ipe.owner), stranger).await, []);
        let cursor = Some(all[0].entry.id.0);
        assert_eq!(notes(&app.by(&app.world.ipe.owner), CreditNoteQuery { cursor, ..none }).await, []);
    }

    async fn a_credit_note_on_paper_says_who_credits_whom_how_much_and_why(app) {
        let tenant = &app.world.sillar;
        let account = app.account(tenant, "pukara").await;
        let account_id = account.id;
        let owner = app.by(&tenant.owner);
        let body = NewCharge { description: "Emprendedor · del 01/11 al 30/11".to_owned(), ..charge(11_800) };
        let charged = owner.ok(CreateCharge { account_id, body }).await;
        let body = NewCredit {
            description: "Dos días sin servicio".to_owned(), charge_id: Some(charged.id), ..credit(5_000)
        };
        let entry_id = credited(&owner, account_id, body).await.id;
        let call = DownloadCreditNote { account_id, entry_id };
        let response = owner.raw(&call).await;
        assert_eq!(response.headers()["content-type"], "application/pdf");
        assert_eq!(response.headers()["content-disposition"], "attachment; filename=\"nota-de-credito-1.pdf\"");
        let text = paper(&owner, account_id, entry_id).await;
        shows(&text, &[
            "Sillar Factura", "RUC 20600055519", "Emitida el 21/11/2026", "Nota de crédito N.º 1", "S/ 50.00", "Vigente",
            "A favor de", &account.name, &account.tax_id, "Dos días sin servicio", "42.37", "IGV 18 %", "7.63",
            "Cargo que corrige", "Emprendedor · del 01/11 al 30/11", "Cargado el 21/11/2026", "118.00",
            "no es un comprobante de pago electrónico", "Página 1 de 1",
        ]);
        let portuguese = paper(&owner.reading(Language::Pt), account_id, entry_id).await;
        shows(&portuguese, &["Nota de crédito nº 1", "Emitida em 21/11/2026", "S/ 50,00", "Cobrança que corrige", "não é nota fiscal"]);

        let back = ReverseEntry { account_id, entry_id, body: why("El servicio estuvo bien") };
        app.clock.advance(TimeDelta::days(2));
        let owner = app.anew(&tenant.owner).await;
        owner.ok(back).await;
        let text = paper(&owner, account_id, entry_id).await;
        shows(&text, &["Nota de crédito N.º 1", "Extornada el 23/11/2026: El servicio estuvo bien"]);
        assert!(!text.contains("Vigente"), "{text}");
        let [note] = notes(&owner, CreditNoteQuery::default()).await.try_into().expect("one");
        let back = note.taken_back.expect("taken back");
        assert_eq!((back.on, back.reason.as_str()), (today() + Days::new(2), "El servicio estuvo bien"));
        assert_eq!(credited(&owner, account_id, credit(100)).await.credit_note, Some(2), "its number is not given again");
    }

    async fn a_credit_note_is_found_by_its_own_reseller_account_and_credit(app) {
        let tenant = &app.world.sillar;
        let (account_id, other) = (app.account(tenant, "pukara").await.id, app.account(tenant, "wayra").await.id);
        let owner = app.by(&tenant.owner);
        let charged = owner.ok(CreateCharge { account_id, body: charge(10_000) }).await.id;
        let entry_id = credited(&owner, account_id, NewCredit { tax: TaxTreatment::Exempt, ..credit(5_000) }).await.id;
        let call = |account_id, entry_id| DownloadCreditNote { account_id, entry_id };
        app.by(&app.world.ipe.owner).refused(call(account_id, entry_id), Code::NotFound).await;
        owner.refused(call(other, entry_id), Code::NotFound).await;
        owner.refused(call(account_id, charged), Code::NotFound).await;
        app.by(&tenant.support).refused(call(account_id, entry_id), Code::NotAllowed).await;
        let text = paper(&app.by(&tenant.accountant), account_id, entry_id).await;
        shows(&text, &["Nota de crédito N.º 1", "S/ 50.00", "No corrige un cargo determinado"]);
        assert!(!text.contains("IGV"), "there is none: {text}");
    }
}
