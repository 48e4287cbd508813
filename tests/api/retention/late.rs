//! What is moved, what is left, and what comes late.

use chrono::TimeDelta;
use talonario::retention::service::{self as retention, Report};
use tests::files::unzipped;
use tests::make::{self, RUC};
use tests::{answers, on_both_engines};
use types::audit::{EventQuery, ListAccountEvents};
use types::documents::{CreateDocument, CreateReceipt, DownloadDocument, DownloadReceipt, GetDocumentContent};
use types::reports::{NewReport, ReportFormat, TakeReport};
use types::retention::{AccountStorage, GetAccountStorage};

use super::kept_for;

/// Of nothing missing.
fn moved(documents: i64, bytes: usize) -> Report {
    Report {
        documents,
        bytes: i64::try_from(bytes).expect("a size"),
        missing: Vec::new(),
    }
}

on_both_engines! {
    async fn what_is_older_than_the_plan_keeps_moves_and_is_given_out_as_before(app) {
        let tenant = &app.world.sillar;
        let (account, software) = kept_for(&app, tenant, Some(3)).await;
        let (other, others) = kept_for(&app, tenant, None).await;
        let (account_id, july) = (account.id, make::factura(RUC, 1, "2026-07-31"));
        let document = software.ok(CreateDocument { account_id, xml: july.clone() }).await.document;
        let cdr = answers::as_sunat_gives_it("01-F001-1", &answers::cdr("F001-1", "0", 1));
        let document_id = document.id;
        let receipt = software.ok(CreateReceipt { account_id, document_id, file: cdr.clone() }).await.receipt;
        software.ok(CreateDocument { account_id, xml: make::factura(RUC, 2, "2026-08-01") }).await;
        others.ok(CreateDocument { account_id: other.id, xml: make::factura(RUC, 1, "2026-01-10") }).await;
        assert_eq!((app.files(), app.colder_files()), (4, 0));

        let size = july.len() + cdr.len();
        assert_eq!(retention::all(&app.context, true).await.expect("a count"), moved(1, july.len()));
        assert_eq!((app.files(), app.colder_files()), (4, 0), "it was only counted");
        assert_eq!(retention::all(&app.context, false).await.expect("a move"), moved(1, size));
        assert_eq!((app.files(), app.colder_files()), (2, 2));
        assert_eq!(retention::all(&app.context, false).await.expect("nothing"), moved(0, 0));

        let manager = app.manager();
        let storage = manager.ok(GetAccountStorage { account_id }).await;
        assert_eq!(storage, AccountStorage {
            months_at_hand: Some(3),
            has_colder: true,
            colder_documents: 1,
            colder_bytes: i64::try_from(size).expect("a size"),
            colder_until: "2026-07".parse().ok(),
        });
        let untouched = manager.ok(GetAccountStorage { account_id: other.id }).await;
        assert_eq!((untouched.colder_documents, untouched.colder_until), (0, None));

        assert_eq!(manager.ok(DownloadDocument { account_id, document_id }).await, july);
        let receipt_id = receipt.id;
        assert_eq!(manager.ok(DownloadReceipt { account_id, document_id, receipt_id }).await, cdr);
        manager.ok(GetDocumentContent { account_id, document_id }).await;
        let month = "2026-07".parse().expect("a month");
        let body = NewReport {
            account_id: Some(account_id),
            from: month,
            to: month,
            kinds: Vec::new(),
            environment: None,
            format: ReportFormat::Zip,
        };
        let archive = unzipped(manager.ok(TakeReport { body }).await);
        let contents: Vec<_> = archive.into_values().collect();
        assert!(contents.contains(&july) && contents.contains(&cdr), "the archive has both");

        let query = EventQuery::default();
        let events = manager.ok(ListAccountEvents { account_id, query }).await.items;
        let told = events.iter().filter(|event| event.name == "account.files_moved");
        assert_eq!(told.count(), 0, "it is everyday work");
    }

    async fn a_file_that_comes_late_follows_its_month(app) {
        let tenant = &app.world.sillar;
        let (account, software) = kept_for(&app, tenant, Some(3)).await;
        let account_id = account.id;
        let first = make::factura(RUC, 1, "2026-06-02");
        let document_id = software.ok(CreateDocument { account_id, xml: first.clone() }).await.document.id;
        retention::all(&app.context, false).await.expect("a move");
        assert_eq!(app.files(), 0);

        let second = make::factura(RUC, 2, "2026-06-30");
        software.ok(CreateDocument { account_id, xml: second.clone() }).await;
        assert_eq!(app.files(), 1, "it came to where all come");
        let both = first.len() + second.len();
        assert_eq!(retention::all(&app.context, false).await.expect("a move"), moved(2, both));
        assert_eq!(app.files(), 0);

        let file = answers::cdr("F001-1", "0", 1);
        software.ok(CreateReceipt { account_id, document_id, file: file.clone() }).await;
        assert_eq!(app.files(), 1);
        assert_eq!(retention::all(&app.context, false).await.expect("a move"), moved(2, both + file.len()));
        assert_eq!(app.files(), 0);
        let storage = app.manager().ok(GetAccountStorage { account_id }).await;
        assert_eq!(storage.colder_documents, 2);
    }

    async fn a_file_that_is_in_neither_folder_is_told_of_until_it_is_back(app) {
        let (account, software) = kept_for(&app, &app.world.sillar, Some(3)).await;
        let account_id = account.id;
        let xml = make::factura(RUC, 1, "2026-06-02");
        let document = software.ok(CreateDocument { account_id, xml: xml.clone() }).await.document;
        let file = app.kept(&account).read_dir().expect("a folder").next().expect("a file").expect("a file").path();
        std::fs::remove_file(&file).expect("it is gone");
        for _ in 0..2 {
            let report = retention::all(&app.context, false).await.expect("a report");
            assert_eq!(report.missing.len(), 1);
            assert!(report.missing.iter().all(|line| line.starts_with(&format!("accounts/{account_id}/"))), "{report:?}");
        }
        std::fs::write(&file, &xml).expect("it is back");
        assert_eq!(retention::all(&app.context, false).await.expect("a move"), moved(1, xml.len()));
        assert_eq!(retention::all(&app.context, false).await.expect("nothing"), moved(0, 0));
        let document_id = document.id;
        assert_eq!(app.manager().ok(DownloadDocument { account_id, document_id }).await, xml);
    }

    async fn a_move_that_was_cut_off_is_ended_by_the_next(app) {
        let (account, software) = kept_for(&app, &app.world.sillar, Some(3)).await;
        let account_id = account.id;
        let xml = make::factura(RUC, 1, "2026-06-02");
        let document_id = software.ok(CreateDocument { account_id, xml: xml.clone() }).await.document.id;
        // It was written to the colder folder in part, and the process died.
        let hot = app.kept(&account).read_dir().expect("a folder").next().expect("a file").expect("a file").path();
        let below = hot.strip_prefix(app.hot()).expect("a file of the installation").to_owned();
        let cold = app.colder().join(below);
        std::fs::create_dir_all(cold.parent().expect("a folder")).expect("a folder");
        std::fs::write(&cold, xml.get(..100).expect("a part")).expect("a part of it");
        assert_eq!(app.manager().ok(DownloadDocument { account_id, document_id }).await, xml);
        assert_eq!(retention::all(&app.context, false).await.expect("a move"), moved(1, xml.len()));
        assert_eq!(app.files(), 0);
        assert_eq!(app.manager().ok(DownloadDocument { account_id, document_id }).await, xml);
    }

    async fn of_several_processes_one_moves_once_a_day(app) {
        let (account, software) = kept_for(&app, &app.world.sillar, Some(3)).await;
        let account_id = account.id;
        let bring = async |number| {
            let xml = make::factura(RUC, number, "2026-06-02");
            software.ok(CreateDocument { account_id, xml }).await;
        };
        bring(1).await;
        retention::due(&app.context).await.expect("a move");
        assert_eq!(app.files(), 0);
        bring(2).await;
        retention::due(&app.apart().await).await.expect("no turn");
        assert_eq!(app.files(), 1, "its turn is tomorrow");
        app.clock.advance(TimeDelta::hours(24));
        retention::due(&app.apart().await).await.expect("a move");
        assert_eq!(app.files(), 0);
    }
}
