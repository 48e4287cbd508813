//! What is in an archive: what was sent, byte by byte, under names that are safe; and a list of what is missing.

use talonario::documents::sample::UblKind;
use tests::files::unzipped;
use tests::make::{self, CNPJ, RUC};
use tests::many::at_once;
use tests::{Attempt, Code, answers, on_both_engines};
use types::accounts::{CreateAccount, Environment, NewAccount};
use types::admissions::{CreateAdmission, NewAdmission};
use types::documents::{CreateDocument, CreateReceipt, DocumentKind};
use types::kit::fault::Fault;
use types::kit::text::Language;
use types::reports::{NewReport, PreviewReport, ReportPreview, TakeReport};

use super::november;

on_both_engines! {
    async fn an_archive_holds_what_was_sent_byte_by_byte_with_its_receipts(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let account_id = account.id;
        let factura = make::factura(RUC, 1, "2026-11-21");
        let boleta = make::ubl(UblKind::Boleta, RUC, "B001", 1, "2026-11-03");
        let before = make::factura(RUC, 2, "2026-10-31");
        for xml in [&factura, &boleta, &before] {
            software.ok(CreateDocument { account_id, xml: xml.clone() }).await;
        }
        let document = software.ok(CreateDocument { account_id, xml: factura.clone() }).await.document;
        let cdr = answers::as_sunat_gives_it("01-F001-1", &answers::cdr("F001-1", "0", 1));
        software.ok(CreateReceipt { account_id, document_id: document.id, file: cdr.clone() }).await;
        let body = NewAdmission::Document(make::announced(&account, 7, "2026-11-22"));
        software.ok(CreateAdmission { account_id, body }).await;

        let preview = app.manager().ok(PreviewReport { body: november(Some(account_id)) }).await;
        let bytes = i64::try_from(factura.len() + boleta.len()).expect("small");
        assert_eq!(preview, ReportPreview { documents: 3, missing: 1, bytes, is_more: false, at_once: true });

        let (_, file) = app.report(&app.manager(), november(Some(account_id))).await;
        let at_once = app.manager().ok(TakeReport { body: november(Some(account_id)) }).await;
        assert_eq!(file, at_once, "made at once or as a job, it is the same");
        let mut files = unzipped(file);
        let missing = String::from_utf8(files.remove("sin-xml.csv").expect("a list")).expect("UTF-8");
        assert_eq!(missing.lines().nth(1), Some("Empresa pukara,20131312955,Factura,F001,7,2026-11-22,El XML no llegó"));
        assert_eq!(missing.lines().count(), 2);
        let folder = "20131312955-pukara/2026-11";
        let names: Vec<_> = files.keys().map(String::as_str).collect();
        assert_eq!(names, [
            format!("{folder}/boleta/20131312955-03-B001-1.xml"),
            format!("{folder}/factura/20131312955-01-F001-1.xml"),
            format!("{folder}/factura/R-20131312955-01-F001-1.zip"),
        ]);
        let contents: Vec<_> = files.into_values().collect();
        assert_eq!(contents, [boleta, factura, cdr]);
    }

    async fn kinds_and_months_are_chosen_and_demo_is_apart(app) {
        let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
        let account_id = account.id;
        for xml in [
            make::nfe(CNPJ, 1, "2026-09-30", Environment::Production),
            make::nfe(CNPJ, 2, "2026-10-01", Environment::Production),
            make::nfce(CNPJ, 3, "2026-11-21", Environment::Production),
        ] {
            software.ok(CreateDocument { account_id, xml }).await;
        }
        let manager = app.by(&app.world.ipe.manager).reading(Language::Pt);
        let names = async |body: NewReport| {
            let file = manager.ok(TakeReport { body }).await;
            let mut files = unzipped(file);
            files.remove("sem-xml.csv").expect("a list, in Portuguese");
            files.into_keys().collect::<Vec<_>>()
        };
        let october = NewReport { from: "2026-10".parse().expect("a month"), ..november(None) };
        let key = |number, day| make::access_key(CNPJ, number, day);
        let nfe = format!("{CNPJ}-aroeira/2026-10/nfe/{}.xml", key(2, "2026-10-01"));
        assert_eq!(names(october.clone()).await.len(), 2);
        assert_eq!(names(NewReport { kinds: vec![DocumentKind::Nfe], ..october.clone() }).await, [nfe]);
        assert_eq!(names(NewReport { kinds: vec![DocumentKind::Factura], ..october.clone() }).await, <[String; 0]>::default());
        assert_eq!(names(NewReport { environment: Some(Environment::Demo), ..october }).await, <[String; 0]>::default());
    }

    async fn names_are_safe_whatever_documents_and_accounts_are_called(app) {
        let name = "../../=cmd|'/C calc'!A0 \\ con ñ".to_owned();
        let body = NewAccount { name, ..make::new_account(&app.world.sillar, "pukara") };
        let account = app.manager().ok(CreateAccount { body }).await;
        let account_id = account.id;
        let software = app.key(&app.world.sillar, &account).await;
        for number in 1..=4 {
            app.with_key(&software).ok(CreateDocument { account_id, xml: make::factura(RUC, number, "2026-11-21") }).await;
        }
        let body = NewAdmission::Document(make::announced(&account, 7, "2026-11-22"));
        app.with_key(&software).ok(CreateAdmission { account_id, body }).await;
        for (number, series) in [(1, "../../etc/passwd"), (2, "F0/1"), (3, "F0\\1"), (4, "f001")] {
            app.execute(&format!("UPDATE documents SET series = '{series}' WHERE number = {number}")).await;
        }
        app.execute("UPDATE documents SET number = 9 WHERE number < 5").await;
        app.execute("UPDATE accounts SET name = '=HYPERLINK(1)'").await;

        let mut files = unzipped(app.manager().ok(TakeReport { body: november(None) }).await);
        let missing = String::from_utf8(files.remove("sin-xml.csv").expect("a list")).expect("UTF-8");
        assert!(missing.lines().nth(1).expect("a line").starts_with("'=HYPERLINK(1),"), "{missing}");
        assert_eq!(files.len(), 4, "each has a name of its own");
        let mut seen = std::collections::HashSet::new();
        for name in files.keys() {
            let parts: Vec<_> = name.split('/').collect();
            assert_eq!(parts.len(), 4, "{name}");
            assert!(parts.iter().all(|part| !part.is_empty() && *part != ".." && part.len() <= 100), "{name}");
            let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-_~./".contains(&b);
            assert!(name.bytes().all(allowed), "{name}");
            assert!(seen.insert(name.to_lowercase()), "{name} is told from all others where case is not");
        }
    }

    async fn a_thousand_documents_of_several_accounts_are_all_there_once(app) {
        let mut sent = 0_usize;
        for (hostname, count) in [("pukara", 620_i64), ("illari", 7), ("wayra", 480)] {
            let account = app.account(&app.world.sillar, hostname).await;
            app.limit(&app.world.sillar, account.id, make::documents_limit(None, false)).await;
            let key = app.key(&app.world.sillar, &account).await;
            let software = app.with_key(&key);
            let one = |number| software.ok(CreateDocument {
                account_id: account.id,
                xml: make::factura(RUC, number, &format!("2026-11-{:02}", 1 + number % 20)),
            });
            sent += at_once(16, (1..=count).map(one)).await.len();
        }
        let asked = november(None);
        app.manager().refused(TakeReport { body: asked.clone() }, Code::ReportTooLarge).await;
        let (report, file) = app.report(&app.manager(), asked).await;
        assert_eq!(report.documents, 1_107);
        let mut files = unzipped(file);
        files.remove("sin-xml.csv").expect("a list");
        assert_eq!((sent, files.len()), (1_107, 1_107));
        for (name, content) in &files {
            let number: i64 = name.trim_end_matches(".xml").rsplit('-').next().and_then(|text| text.parse().ok()).expect("a number");
            let day = format!("2026-11-{:02}", 1 + number % 20);
            assert_eq!(content, &make::factura(RUC, number, &day), "{name}");
        }
    }

    async fn what_is_wrong_is_named_and_a_stranger_s_account_is_nothing(app) {
        let theirs = app.account(&app.world.ipe, "aroeira").await;
        app.manager().refused(PreviewReport { body: november(Some(theirs.id)) }, Code::NotFound).await;
        app.manager().refused(TakeReport { body: november(Some(theirs.id)) }, Code::NotFound).await;
        let body = NewReport { from: "2026-12".parse().expect("a month"), ..november(None) };
        let fault = Fault::OutOfRange { minimum: 1, maximum: 12 };
        app.manager().wrong(PreviewReport { body }, &[("to", fault)]).await;
        let body = serde_json::json!({"from": "2026-13", "to": "2026-11", "format": "zip"});
        let attempt = Attempt::of(&PreviewReport { body: november(None) }).json(&body);
        let problem = app.manager().attempt(&attempt).await.problem();
        assert_eq!(problem.errors.first().map(|each| each.field.as_str()), Some("from"));
    }
}
