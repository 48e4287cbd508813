//! Statements, and who owes what.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use tests::files::{text_of, unzipped};
use tests::make::new_account;
use tests::world::beginning;
use tests::{Code, on_both_engines};
use types::accounts::{CreateAccount, ExportFormat, NewAccount};
use types::kit::fault::Fault;
use types::kit::money::{Currency, Money};
use types::kit::text::Language;
use types::ledger::{CreateCharge, CreateCredit, NewCharge, NewCredit, TaxTreatment};
use types::payments::{DebtTax, NewPayment, PaymentMethod, SchedulePayment};
use types::statements::{
    Ageing, GetReceivables, GetStatement, ReceivablesQuery, StatementFormat, StatementQuery, TakeReceivables,
    TakeStatement,
};

use crate::ledger::soles;

mod mail;

fn today() -> NaiveDate {
    beginning().date_naive()
}

/// A charge of some days ago, due ten days later.
fn charge(amount: Money, days_ago: u64) -> NewCharge {
    let happened_on = today() - Days::new(days_ago);
    NewCharge {
        description: format!("De hace {days_ago} días"),
        amount,
        tax: TaxTreatment::Included,
        happened_on: Some(happened_on),
        due_on: happened_on + Days::new(10),
        withholding: None,
    }
}

on_both_engines! {
    async fn a_statement_goes_from_what_was_owed_to_what_is(app) {
        let tenant = &app.world.sillar;
        let account = app.account(tenant, "pukara").await;
        let account_id = account.id;
        let owner = app.by(&tenant.owner);
        for (minor, days_ago) in [(10_000, 100), (5_900, 20), (3_000, 5)] {
            owner.ok(CreateCharge { account_id, body: charge(soles(minor), days_ago) }).await;
        }
        let body = NewCredit {
            description: "Abono".to_owned(), amount: soles(12_000), tax: TaxTreatment::Exempt,
            happened_on: Some(today() - Days::new(10)), charge_id: None,
        };
        owner.ok(CreateCredit { account_id, body }).await;
        let body = NewPayment {
            due_on: today() + Days::new(3), method: PaymentMethod::Cash, card_brand: None, bank: None, reference: None,
            amount: soles(700), charge_id: None, description: Some("Visita".to_owned()), tax: DebtTax::Included,
        };
        let waited_for = owner.ok(SchedulePayment { account_id, body }).await;

        let query = StatementQuery::default();
        let told = owner.ok(GetStatement { account_id, query }).await;
        assert_eq!((told.opening_minor, told.closing_minor, told.today), (10_000, 7_600, today()));
        let lines: Vec<_> = told.lines.iter().map(|line| (line.entry.amount.minor, line.balance_minor)).collect();
        assert_eq!(lines, [(5_900, 15_900), (-12_000, 3_900), (3_000, 6_900), (700, 7_600)], "by their days");
        let open: Vec<_> = told.open.iter().map(|charge| (charge.open_minor, charge.days_overdue)).collect();
        assert_eq!(open, [(3_900, Some(10)), (700, None), (3_000, None)], "the first due first");
        assert_eq!((told.balance.balance_minor, told.balance.overdue_minor), (7_600, 3_900));
        assert_eq!((told.account_name.as_str(), told.scheduled.as_slice()), (account.name.as_str(), &[waited_for][..]));

        let days = |from: u64, to: u64| StatementQuery {
            from: Some(today() - Days::new(from)), to: Some(today() - Days::new(to)), currency: None,
        };
        let part = owner.ok(GetStatement { account_id, query: days(12, 6) }).await;
        assert_eq!((part.opening_minor, part.lines.len(), part.closing_minor), (15_900, 1, 3_900));
        let none = StatementQuery { currency: Some(Currency::real()), ..StatementQuery::default() };
        let none = owner.ok(GetStatement { account_id, query: none }).await;
        assert_eq!((none.lines.len(), none.closing_minor, none.others), (0, 0, vec![Currency::sol()]));
        owner.wrong(GetStatement { account_id, query: days(1, 2) }, &[("from", Fault::WrongDay)]).await;
        owner.wrong(GetStatement { account_id, query: days(5_000, 0) }, &[("from", Fault::WrongDay)]).await;
    }

    async fn a_statement_is_taken_as_a_file(app) {
        let tenant = &app.world.sillar;
        let account = app.account(tenant, "pukara").await;
        let account_id = account.id;
        let owner = app.by(&tenant.owner);
        let body = NewCharge { description: "=HYPERLINK(\"x\")".to_owned(), ..charge(soles(123_456), 20) };
        owner.ok(CreateCharge { account_id, body }).await;
        for place in 0..60 {
            let body = NewCharge { description: format!("Cargo {place}"), ..charge(soles(1_180), 5) };
            owner.ok(CreateCharge { account_id, body }).await;
        }
        let take = |format| TakeStatement { account_id, format, query: StatementQuery::default() };
        let csv = owner.reading(Language::Pt).ok(take(StatementFormat::Csv)).await;
        let csv = String::from_utf8(csv).expect("text");
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(lines[0], "\u{feff}Data;Lançamento;Vence;Débito;Crédito;Imposto;Saldo;PEN");
        assert_eq!(lines[1], ";Saldo anterior;;;;;0,00;");
        assert_eq!(lines[2], "2026-11-01;\"'=HYPERLINK(\"\"x\"\")\";2026-11-11;1234,56;;188,32;1234,56;");
        assert_eq!((lines.len(), lines[63]), (64, ";Saldo final;;;;;1942,56;"));
        let body = NewCredit {
            description: "Abono".to_owned(), amount: soles(1_180), tax: TaxTreatment::Included,
            happened_on: Some(today() - Days::new(1)), charge_id: None,
        };
        owner.ok(CreateCredit { account_id, body }).await;
        let csv = owner.ok(take(StatementFormat::Csv)).await;
        let csv = String::from_utf8(csv).expect("text");
        let credited = "2026-11-20,Abono · nota de crédito N.º 1,,,11.80,-1.80,1930.76,";
        assert_eq!(csv.lines().nth(63), Some(credited), "each credit tells its number");
        let text = text_of(&owner.ok(take(StatementFormat::Pdf)).await).expect("pdftotext: run tests/needs.sh");
        assert!(text.contains("Abono · nota de crédito N.º 1"), "{text}");
        let xlsx = owner.ok(take(StatementFormat::Xlsx)).await;
        let files = unzipped(xlsx.clone());
        let texts = String::from_utf8(files["xl/sharedStrings.xml"].clone()).expect("text");
        assert!(texts.contains("Abono · nota de crédito N.º 1"), "{texts}");
        let sheet = unzipped(xlsx).remove("xl/worksheets/sheet1.xml").expect("a sheet");
        let sheet = String::from_utf8(sheet).expect("text");
        assert!(sheet.contains("<v>1234.56</v>") && sheet.contains("<v>1930.76</v>") && !sheet.contains("<f>"));
        let response = owner.raw(&take(StatementFormat::Pdf)).await;
        let name = format!("attachment; filename=\"estado-de-cuenta-{}-2026-11-21.pdf\"", account.tax_id);
        assert_eq!(response.headers()["content-disposition"], name.as_str());
        let pdf = response.bytes().await.expect("a file");
        assert!(pdf.starts_with(b"%PDF-"));
        app.by(&tenant.support).refused(take(StatementFormat::Pdf), Code::NotAllowed).await;
    }

    async fn all_who_owe_are_taken_as_a_file(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let names = ["=SUM(A1:A9)", "Pukara \"Textil\", S.A.C."];
        for (hostname, name) in ["uno", "dos"].into_iter().zip(names) {
            let body = NewAccount { name: name.to_owned(), ..new_account(tenant, hostname) };
            let account_id = owner.ok(CreateAccount { body }).await.id;
            let days_ago = if hostname == "uno" { 150 } else { 25 };
            owner.ok(CreateCharge { account_id, body: charge(soles(123_456), days_ago) }).await;
        }
        for place in 0..3 {
            let account_id = app.account(tenant, &format!("cuenta-{place}")).await.id;
            owner.ok(CreateCharge { account_id, body: charge(soles(100), 1) }).await;
        }
        app.account(tenant, "nada").await;
        let take = |format| TakeReceivables {
            format, query: ReceivablesQuery { limit: Some(1), ..ReceivablesQuery::default() },
        };
        let csv = owner.ok(take(ExportFormat::Csv)).await;
        let csv = String::from_utf8(csv).expect("text");
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(lines.len(), 7, "a head, five accounts, all together: {csv}");
        assert_eq!(lines[0], "\u{feff}Cuenta,RUC / CNPJ,Vence desde,Por vencer,1 a 30 días,31 a 60 días,61 a 90 días,Más de 90 días,Del Estado,Total,PEN");
        let ruc = new_account(tenant, "uno").tax_id;
        assert_eq!(lines[1], format!("'=SUM(A1:A9),{ruc},2026-07-04,0.00,0.00,0.00,0.00,1234.56,0.00,1234.56,"));
        assert!(lines[2].starts_with("\"Pukara \"\"Textil\"\", S.A.C.\",") && lines[2].ends_with(",0.00,1234.56,0.00,0.00,0.00,0.00,1234.56,"), "{}", lines[2]);
        assert_eq!(lines[6], "Total,,,3.00,1234.56,0.00,0.00,1234.56,0.00,2472.12,");
        let response = owner.reading(Language::Pt).raw(&take(ExportFormat::Xlsx)).await;
        assert_eq!(response.headers()["content-disposition"], "attachment; filename=\"a-receber-2026-11-21.xlsx\"");
        let files = unzipped(response.bytes().await.expect("a file").to_vec());
        let part = |name: &str| String::from_utf8(files[name].clone()).expect("text");
        let sheet = part("xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<v>2472.12</v>") && !sheet.contains("<f>"), "{sheet}");
        assert!(part("xl/sharedStrings.xml").contains("<t>=SUM(A1:A9)</t>"));
        let strangers = app.by(&app.world.ipe.owner).ok(take(ExportFormat::Csv)).await;
        assert_eq!(String::from_utf8(strangers).expect("text").lines().count(), 2, "nobody, all together");
        app.by(&tenant.support).refused(take(ExportFormat::Csv), Code::NotAllowed).await;
    }

    async fn who_owes_is_told_by_how_long_it_has_been_due(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let mut owing = Vec::new();
        for (hostname, days_ago) in [("uno", 5), ("dos", 25), ("tres", 45), ("cuatro", 75), ("cinco", 150)] {
            let account_id = app.account(tenant, hostname).await.id;
            owner.ok(CreateCharge { account_id, body: charge(soles(1_000), days_ago) }).await;
            owing.push(account_id);
        }
        owner.ok(CreateCharge { account_id: owing[1], body: charge(soles(30), 150) }).await;
        app.account(tenant, "nada").await;
        let query = ReceivablesQuery::default();
        let told = owner.ok(GetReceivables { query }).await;
        assert_eq!((told.accounts, told.next.as_deref()), (5, None));
        let sums = Ageing {
            not_due_minor: 1_000, days_30_minor: 1_000, days_60_minor: 1_000, days_90_minor: 1_000, older_minor: 1_030,
            withheld_minor: 0,
        };
        assert_eq!(told.totals, sums);
        let second = told.items.iter().find(|each| each.account_id == owing[1]).expect("it");
        assert_eq!((second.ageing.days_30_minor, second.ageing.older_minor), (1_000, 30));
        assert_eq!(second.due_since, today() - Days::new(140));

        let mut paged = Vec::new();
        let mut cursor = None;
        loop {
            let query = ReceivablesQuery { cursor, limit: Some(2), currency: None };
            let page = owner.ok(GetReceivables { query }).await;
            paged.extend(page.items);
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(paged, told.items, "page by page the same");
        assert!(paged.windows(2).all(|two| two[0].due_since <= two[1].due_since));
        assert_eq!(paged.iter().map(|each| each.account_id).collect::<BTreeSet<_>>().len(), 5);
        let strangers = app.by(&app.world.ipe.owner).ok(GetReceivables { query: ReceivablesQuery::default() }).await;
        assert_eq!((strangers.items, strangers.accounts, strangers.totals), (vec![], 0, Ageing::default()));
        let wrong = ReceivablesQuery { cursor: Some("x".to_owned()), ..ReceivablesQuery::default() };
        owner.wrong(GetReceivables { query: wrong }, &[("cursor", Fault::Malformed)]).await;
    }
}
