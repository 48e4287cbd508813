//! The list as a file: what is filtered and nothing else, in the reader's language, with nothing a spreadsheet
//! would calculate.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use chrono::TimeDelta;
use tests::make::new_account;
use tests::{Attempt, Code, TestApp, make, on_both_engines};
use types::accounts::{AccountQuery, AccountSort, CreateAccount, ExportAccounts, ExportFormat, NewAccount};
use types::documents::CreateDocument;
use types::kit::page::PAGE_MAXIMUM;
use types::kit::text::Language;

async fn named(app: &TestApp, hostname: &str, name: &str) -> types::accounts::Account {
    app.clock.advance(TimeDelta::milliseconds(1));
    let body = NewAccount {
        name: name.to_owned(),
        ..new_account(&app.world.sillar, hostname)
    };
    app.manager().ok(CreateAccount { body }).await
}

fn export(format: ExportFormat, query: &AccountQuery) -> ExportAccounts {
    ExportAccounts {
        format,
        query: query.clone(),
    }
}

fn by_name() -> AccountQuery {
    AccountQuery {
        sort: Some(AccountSort::Name),
        limit: Some(1),
        ..AccountQuery::default()
    }
}

fn csv(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("the mark of UTF-8");
    let mut lines = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    let line = |line: csv::Result<csv::StringRecord>| line.expect("a line").iter().map(str::to_owned).collect();
    lines.records().map(line).collect()
}

fn xlsx(bytes: Vec<u8>) -> (String, Vec<Vec<Data>>) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let name = book.sheet_names().first().cloned().expect("a sheet");
    let range = book.worksheet_range(&name).expect("its cells");
    (name, range.rows().map(<[Data]>::to_vec).collect())
}

/// What stands under a heading.
fn under<'a, T>(headings: &[impl PartialEq<str>], line: &'a [T], heading: &str) -> &'a T {
    let place = headings.iter().position(|each| *each == *heading);
    &line[place.unwrap_or_else(|| panic!("no column {heading}"))]
}

on_both_engines! {
    async fn a_csv_holds_what_is_filtered_in_the_order_of_the_list(app) {
        let first = named(&app, "uno", "Zorro, \"S.A.\"").await;
        named(&app, "dos", "=HYPERLINK(\"http://x\")").await;
        named(&app, "tres", "Árbol\u{a0}Ñandú").await;
        app.account(&app.world.ipe, "ajena").await;
        let key = app.key(&app.world.sillar, &first).await;
        let xml = make::document(&first, 1, "2026-11-21");
        app.with_key(&key).ok(CreateDocument { account_id: first.id, xml }).await;

        let accountant = app.by(&app.world.sillar.accountant);
        let outcome = accountant.attempt(&Attempt::of(&export(ExportFormat::Csv, &by_name()))).await;
        assert_eq!(outcome.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(outcome.header("content-disposition"), "attachment; filename=\"cuentas-2026-11-21.csv\"");
        let lines = csv(&outcome.body);
        assert_eq!(lines[0][..4], ["Nombre", "Hostname", "RUC o CNPJ", "Correo de acceso"]);
        let names: Vec<_> = lines[1..].iter().map(|line| line[0].as_str()).collect();
        assert_eq!(names, ["'=HYPERLINK(\"http://x\")", "Árbol Ñandú", "Zorro, \"S.A.\""]);
        assert_eq!(lines[3][1..4], ["uno", make::RUC, "gerencia@uno.example"]);
        for (heading, told) in [
            ("Inicio del ciclo (día)", "1"),
            ("Comprobantes del ciclo", "1"),
            ("Límite de comprobantes", "100"),
            ("Usuarios", "0"),
            ("Límite de usuarios", "3"),
            ("Total de comprobantes", "1"),
            ("Comprobantes y notas del ciclo", "1"),
            ("Con errores", "0"),
            ("Creada", "2026-11-21 10:00:00"),
            ("Identificador", &first.id.to_string()),
        ] {
            assert_eq!(under(&lines[0], &lines[3], heading), told, "{heading}, by the clock of Lima");
        }

        let filtered = AccountQuery { q: Some("arbol".to_owned()), ..by_name() };
        assert_eq!(csv(&accountant.ok(export(ExportFormat::Csv, &filtered)).await).len(), 2);
        let nothing = AccountQuery { q: Some("nadie".to_owned()), ..by_name() };
        assert_eq!(csv(&accountant.ok(export(ExportFormat::Csv, &nothing)).await).len(), 1, "the headings alone");
    }

    async fn an_xlsx_holds_texts_numbers_and_dates_as_such(app) {
        named(&app, "uno", "+51 Comercial").await;
        named(&app, "dos", "Árbol").await;
        let owner = app.by(&app.world.sillar.owner);
        let call = export(ExportFormat::Xlsx, &by_name());
        let (sheet, rows) = xlsx(owner.reading(Language::Pt).ok(call.clone()).await);
        assert_eq!((sheet.as_str(), rows.len()), ("contas", 3));
        assert_eq!(rows[0][0], Data::String("Nome".to_owned()));
        assert_eq!(rows[1][0], Data::String("+51 Comercial".to_owned()), "a text, not a formula");
        assert_eq!(rows[1][2], Data::String(make::RUC.to_owned()));
        let headings: Vec<_> = rows[0].iter().map(ToString::to_string).collect();
        assert_eq!(under(&headings, &rows[1], "Motivo do bloqueio"), &Data::Empty, "no reason of a lock");
        assert_eq!(under(&headings, &rows[2], "Documentos do ciclo"), &Data::Float(0.0));
        assert_eq!(under(&headings, &rows[2], "Limite de documentos"), &Data::Float(100.0));
        let Data::DateTime(created) = under(&headings, &rows[1], "Criada") else { panic!("no date") };
        assert_eq!(created.to_ymd_hms_milli(), (2026, 11, 21, 10, 0, 0, 1));
        let (sheet, rows) = xlsx(owner.reading(Language::En).ok(call).await);
        assert_eq!((sheet.as_str(), &rows[0][0]), ("accounts", &Data::String("Name".to_owned())));
    }

    async fn an_export_goes_on_beyond_a_page_and_names_each_account_once(app) {
        let reseller = &app.world.sillar;
        let first = app.account(reseller, "pukara").await;
        let copies = u32::from(PAGE_MAXIMUM);
        app.crowd(&first, 0, copies).await;
        let made = usize::from(PAGE_MAXIMUM) + 1;
        let owner = app.by(&reseller.owner);
        let lines = csv(&owner.ok(export(ExportFormat::Csv, &by_name())).await);
        let ids: BTreeSet<_> = lines[1..].iter().map(|line| under(&lines[0], line, "Identificador")).collect();
        assert_eq!((lines.len(), ids.len()), (made + 1, made));
        let (_, rows) = xlsx(owner.ok(export(ExportFormat::Xlsx, &by_name())).await);
        assert_eq!(rows.len(), made + 1);
    }

    async fn an_unknown_kind_of_file_is_nothing_and_support_may_not(app) {
        let pdf = Attempt::new(reqwest::Method::GET, "/account-exports/pdf");
        assert_eq!(app.manager().attempt(&pdf).await.problem().code, Code::NotFound);
        let call = export(ExportFormat::Csv, &AccountQuery::default());
        app.by(&app.world.sillar.support).refused(call, Code::NotAllowed).await;
    }
}
