//! What was issued, as CSV, XLSX and PDF: the same lines, read back by those who read such files.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use talonario::documents::sample::UblKind;
use tests::files::text_of;
use tests::make::{self, RUC};
use tests::{Caller, TestApp, answers, on_both_engines};
use types::accounts::{Account, CreateAccount, NewAccount};
use types::documents::{CreateDocument, CreateReceipt};
use types::kit::text::Language;
use types::reports::{NewReport, ReportFormat, TakeReport};

use super::november;

const NAME: &str = "=HYPERLINK(\"http://x.example\";\"Ñandú & Cía\")";

/// An account with a name that begins like a formula, three facturas and a boleta, one of them accepted.
async fn issued(app: &TestApp) -> Account {
    let name = NAME.to_owned();
    let body = NewAccount {
        name,
        ..make::new_account(&app.world.sillar, "pukara")
    };
    let account = app.manager().ok(CreateAccount { body }).await;
    let account_id = account.id;
    let key = app.key(&app.world.sillar, &account).await;
    let software = app.with_key(&key);
    for (number, day) in [(1, "2026-11-21"), (2, "2026-11-02"), (3, "2026-10-31")] {
        let document = software
            .ok(CreateDocument {
                account_id,
                xml: make::factura(RUC, number, day),
            })
            .await
            .document;
        if number == 1 {
            let file = answers::cdr("F001-1", "0", 1);
            software
                .ok(CreateReceipt {
                    account_id,
                    document_id: document.id,
                    file,
                })
                .await;
        }
    }
    software
        .ok(CreateDocument {
            account_id,
            xml: make::ubl(UblKind::Boleta, RUC, "B001", 1, "2026-11-03"),
        })
        .await;
    account
}

async fn made(caller: &Caller<'_>, format: ReportFormat) -> Vec<u8> {
    let from = "2026-10".parse().expect("a month");
    let body = NewReport {
        from,
        format,
        ..november(None)
    };
    let at_once = caller.ok(TakeReport { body }).await;
    assert!(!at_once.is_empty());
    at_once
}

fn read(csv: &[u8], delimiter: u8) -> Vec<Vec<String>> {
    let text = csv.strip_prefix("\u{feff}".as_bytes()).expect("the mark of UTF-8");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(text);
    let row = |row: Result<csv::StringRecord, csv::Error>| row.expect("a row").iter().map(str::to_owned).collect();
    reader.records().map(row).collect()
}

on_both_engines! {
    async fn a_csv_has_a_line_for_each_account_month_kind_and_currency(app) {
        issued(&app).await;
        let rows = read(&made(&app.manager(), ReportFormat::Csv).await, b',');
        let name = format!("'{NAME}");
        assert_eq!(rows[0][..6], ["Cuenta", "RUC o CNPJ", "Mes", "Tipo", "Moneda", "Importe vigente"]);
        assert_eq!(rows[1], [&name, RUC, "2026-10", "Factura", "PEN", "118.00", "1", "0", "0", "0", "0", "1"]);
        assert_eq!(rows[2], [&name, RUC, "2026-11", "Factura", "PEN", "236.00", "2", "1", "0", "0", "0", "1"]);
        assert_eq!(rows[3], [&name, RUC, "2026-11", "Boleta", "PEN", "118.00", "1", "0", "0", "0", "0", "1"]);
        assert_eq!(rows[6], ["Total", "", "", "", "PEN", "472.00", "4", "1", "0", "0", "0", "3"]);
        assert_eq!(rows.len(), 7);
        let portuguese = made(&app.manager().reading(Language::Pt), ReportFormat::Csv).await;
        assert_eq!(read(&portuguese, b';')[1][5], "118,00");
    }

    async fn a_spreadsheet_has_numbers_and_no_formula(app) {
        issued(&app).await;
        let file = made(&app.manager(), ReportFormat::Xlsx).await;
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(file)).expect("a workbook");
        assert_eq!(book.sheet_names(), ["Emitidos", "Totales"]);
        let formulas = book.worksheet_formula("Emitidos").expect("the sheet");
        assert!(formulas.used_cells().all(|(.., formula)| formula.is_empty()));
        let sheet = book.worksheet_range("Emitidos").expect("the sheet");
        let cell = |row, column| sheet.get((row, column)).cloned().unwrap_or_default();
        assert_eq!(sheet.height(), 4);
        assert_eq!((cell(2, 0), cell(2, 5), cell(2, 6)), (Data::String(NAME.to_owned()), Data::Float(236.0), Data::Float(2.0)));
        let totals = book.worksheet_range("Totales").expect("the sheet");
        assert_eq!(totals.get((3, 5)), Some(&Data::Float(472.0)));
    }

    async fn a_pdf_is_small_and_can_be_read(app) {
        issued(&app).await;
        let file = made(&app.manager(), ReportFormat::Pdf).await;
        assert!(file.starts_with(b"%PDF-") && file.len() < 60_000, "{} bytes", file.len());
        let Some(text) = text_of(&file) else { return };
        for word in ["Comprobantes emitidos", "Todas las cuentas", "Ñandú", "2026-11", "236.00", "472.00", "Página 1 de 1"] {
            assert!(text.contains(word), "{word} in {text}");
        }
    }

    async fn the_head_of_a_table_stands_on_every_page(app) {
        let account = issued(&app).await;
        app.crowd(&account, 0, 150).await;
        app.execute("INSERT INTO documents (id, reseller_id, account_id, kind, series, number, identity, environment, \
            issued_on, total_minor, total_currency, counted, admitted_at, cycle_changes, state, state_proved) \
            SELECT a.id, a.reseller_id, a.id, 'factura', 'F001', 1, '01-F001-1', 'production', d.issued_on, 100, 'PEN', \
            d.counted, d.admitted_at, 0, 'accepted', d.state_proved FROM accounts a, documents d \
            WHERE d.identity = '03-B001-1' AND a.hostname LIKE '%-%'").await;
        let months = format!("INSERT INTO document_months (reseller_id, part, month, environment, kind, state, currency, \
            documents, minor) SELECT a.reseller_id, a.id, m.month, 'production', 'factura', 'accepted', 'PEN', 1, 100 \
            FROM accounts a, accounts o, document_months m \
            WHERE o.hostname = '{}' AND m.part = o.id AND m.kind = 'boleta' AND a.hostname LIKE '%-%'", account.hostname);
        app.execute(&months).await;
        let file = made(&app.manager(), ReportFormat::Pdf).await;
        let Some(text) = text_of(&file) else { return };
        let pages: Vec<_> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
        assert!(pages.len() > 3, "{}", pages.len());
        for (number, page) in (1..).zip(&pages) {
            assert!(page.contains("Importe vigente"), "the head of page {number}");
            assert!(page.contains(&format!("Página {number} de {}", pages.len())));
        }
    }
}
