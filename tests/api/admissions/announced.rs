//! A document is announced, issued, and its XML comes.

use talonario::recount::service;
use tests::make;
use tests::{Code, on_both_engines};
use types::access::Role;
use types::accounts::{AccountChange, ChangeAccount, LockAccount};
use types::admissions::{AdmissionOutcome, NewAdmission, NewDocument, PreviewAdmission};
use types::documents::{CreateDocument, DocumentKind, DocumentQuery, DownloadDocument, GetDocument, ListDocuments};
use types::kit::fault::Fault;
use types::limits::Meter;

use super::{ask, limits, meter, usage};

on_both_engines! {
    async fn what_is_announced_counts_once_and_its_xml_completes_it(app) {
        for tenant in app.tenants() {
            let hostname = format!("pukara-{}", tenant.reseller.country.code());
            let (account, software) = app.integration(tenant, &hostname).await;
            let manager = app.by(&tenant.manager);
            let told = software.ok(ask(account.id, make::announced(&account, 1, "2026-11-21"))).await;
            assert_eq!(told.outcome, AdmissionOutcome::Admitted);
            assert_eq!(meter(&told, Meter::Documents), Some((1, Some(99))));
            let id = told.document_id.expect("a document");
            let again = software.ok(ask(account.id, make::announced(&account, 1, "2026-11-21"))).await;
            assert_eq!((again.outcome, again.document_id), (AdmissionOutcome::Repeated, Some(id)));
            assert_eq!(meter(&again, Meter::Documents), Some((1, Some(99))));

            let before = manager.ok(GetDocument { account_id: account.id, document_id: id }).await;
            assert_eq!((before.xml_bytes, before.received_at, before.admitted_at), (None, None, app.context.now()));
            manager.refused(DownloadDocument { account_id: account.id, document_id: id }, Code::NotFound).await;

            let xml = make::document(&account, 1, "2026-11-21");
            let send = || CreateDocument { account_id: account.id, xml: xml.clone() };
            let received = software.ok(send()).await;
            assert_eq!((received.document.id, received.counted), (id, false));
            assert_eq!(received.document.xml_bytes, i64::try_from(xml.len()).ok());
            assert_eq!(received.limits.documents.used, 1);
            assert_eq!(manager.ok(DownloadDocument { account_id: account.id, document_id: id }).await, xml);
            assert_eq!(software.ok(send()).await.document, received.document);
            let late = software.ok(ask(account.id, make::announced(&account, 1, "2026-11-20"))).await;
            assert_eq!((late.outcome, late.document_id), (AdmissionOutcome::Repeated, Some(id)), "the XML stands");
        }
        assert_eq!(app.documents_three_ways().await, [2, 2, 2]);
        assert_eq!(app.rows("documents").await, 2);
    }

    async fn an_xml_that_tells_another_day_takes_the_count_with_it(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        app.limit(&app.world.sillar, account.id, make::documents_limit(Some(1), true)).await;
        software.ok(ask(account.id, make::announced(&account, 1, "2026-11-01"))).await;
        software.refused(ask(account.id, make::announced(&account, 2, "2026-11-02")), Code::LimitReached).await;
        software.ok(ask(account.id, make::announced(&account, 3, "2026-10-02"))).await;
        let xml = make::document(&account, 1, "2026-10-31");
        let received = software.ok(CreateDocument { account_id: account.id, xml }).await;
        assert_eq!((received.limits.documents.used, received.limits.documents.remaining), (2, Some(0)), "leave was given");
        let told = usage(&app.manager(), &account).await;
        let cycles: Vec<_> = told.cycles.iter().map(|cycle| (cycle.starts_on.to_string(), cycle.documents)).collect();
        assert_eq!(cycles, [("2026-10-01".to_owned(), 2), ("2026-11-01".to_owned(), 0)]);
        software.ok(ask(account.id, make::announced(&account, 2, "2026-11-02"))).await;
        assert_eq!(app.documents_three_ways().await, [3, 3, 3]);
    }

    async fn the_count_follows_the_xml_from_a_cycle_that_was_moved_meanwhile(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        for number in 1..=2 {
            software.ok(ask(account.id, make::announced(&account, number, "2026-11-21"))).await;
        }
        let body = AccountChange { cycle_day: Some(15), ..AccountChange::default() };
        app.manager().ok(ChangeAccount { account_id: account.id, version: 1, body }).await;
        for (number, day) in [(1, "2026-11-10"), (2, "2026-11-21")] {
            let xml = make::document(&account, number, day);
            software.ok(CreateDocument { account_id: account.id, xml }).await;
        }
        let told = usage(&app.manager(), &account).await;
        let cycles: Vec<_> = told.cycles.iter().map(|cycle| (cycle.starts_on.to_string(), cycle.documents)).collect();
        assert_eq!(cycles, [("2026-10-15".to_owned(), 1), ("2026-11-15".to_owned(), 1)]);
        let counted_anew = service::all(&app.context, false).await.expect("a report");
        assert!(counted_anew.differences.is_empty(), "{:?}", counted_anew.differences);
    }

    async fn no_leave_leaves_no_trace(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        let wrong = NewDocument { kind: DocumentKind::Nfe, series: "F-1".to_owned(), number: 0, ..make::announced(&account, 1, "2026-11-21") };
        let problem = software.refused(ask(account.id, wrong), Code::InvalidFields).await;
        let fields: Vec<_> = problem.errors.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(fields, ["document.kind", "document.series", "document.number"]);
        assert_eq!(problem.errors[0].fault, Fault::Unknown);
        let early = software.refused(ask(account.id, make::announced(&account, 1, "2026-11-23")), Code::IssuedInTheFuture).await;
        assert_eq!(early.detail.as_deref(), Some("2026-11-23"));
        app.limit(tenant, account.id, make::documents_limit(Some(1), true)).await;
        software.ok(ask(account.id, make::announced(&account, 9, "2026-11-21"))).await;
        let full = software.refused(ask(account.id, make::announced(&account, 1, "2026-11-21")), Code::LimitReached).await;
        let limit = full.limit.expect("the numbers");
        assert_eq!((limit.meter.as_str(), limit.used, limit.limit), ("documents", 1, 1));
        let version = limits(&app, &account).await.version;
        app.manager().ok(LockAccount { account_id: account.id, version, body: make::lock("Dos cuotas vencidas") }).await;
        let locked = software.refused(ask(account.id, make::announced(&account, 1, "2026-11-21")), Code::AccountLocked).await;
        assert_eq!(locked.detail.as_deref(), Some("Dos cuotas vencidas"));
        let (other, _) = app.integration(tenant, "illari").await;
        software.refused(ask(other.id, make::announced(&other, 1, "2026-11-21")), Code::NotFound).await;
        assert_eq!((app.rows("documents").await, app.documents_three_ways().await), (1, [1, 1, 1]));
    }

    async fn asking_before_tells_what_would_come_of_it_and_changes_nothing(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        app.limit(&app.world.sillar, account.id, make::documents_limit(Some(1), true)).await;
        let preview = |number| PreviewAdmission {
            account_id: account.id,
            body: NewAdmission::Document(make::announced(&account, number, "2026-11-21")),
        };
        for _ in 0..2 {
            let told = software.ok(preview(1)).await;
            assert_eq!((told.outcome, told.document_id), (AdmissionOutcome::Admitted, None));
            assert_eq!(meter(&told, Meter::Documents), Some((1, Some(0))));
        }
        assert_eq!((app.rows("documents").await, app.rows("usage_cycles").await), (0, 0));
        let admitted = software.ok(ask(account.id, make::announced(&account, 1, "2026-11-21"))).await;
        let known = software.ok(preview(1)).await;
        assert_eq!((known.outcome, known.document_id), (AdmissionOutcome::Repeated, admitted.document_id));
        software.refused(preview(2), Code::LimitReached).await;
        assert_eq!(app.documents_three_ways().await, [1, 1, 1]);
    }

    async fn what_is_announced_is_listed_with_the_rest(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        software.ok(ask(account.id, make::announced(&account, 7, "2026-11-21"))).await;
        let query = DocumentQuery::default();
        let page = app.by(tenant.member(Role::Support)).ok(ListDocuments { account_id: account.id, query }).await;
        let listed: Vec<_> = page.items.iter().map(|each| (each.series.as_str(), each.number, each.xml_bytes)).collect();
        assert_eq!(listed, [("F001", 7, None)]);
    }
}
