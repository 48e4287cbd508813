//! Every kind of document, and what is counted of it.

use chrono::NaiveDate;
use talonario::documents::sample::{Referred, UblKind};
use tests::make::{self, CNPJ, RUC};
use tests::on_both_engines;
use types::accounts::{CreateAccount, Environment, NewAccount};
use types::documents::{Document, DocumentKind, DocumentStanding, DocumentState};

use super::send;

fn of_factura() -> Referred {
    Referred {
        kind: DocumentKind::Factura,
        series: "F001".to_owned(),
        number: 1,
    }
}

fn day() -> NaiveDate {
    "2026-11-21".parse().expect("a day")
}

on_both_engines! {
    async fn every_kind_of_peru_is_taken_in_as_what_it_is(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let kinds = [
            (UblKind::Factura, "F001", DocumentKind::Factura),
            (UblKind::Boleta, "B001", DocumentKind::Boleta),
            (UblKind::NotaCredito(of_factura()), "F002", DocumentKind::NotaCredito),
            (UblKind::NotaDebito(of_factura()), "F003", DocumentKind::NotaDebito),
        ];
        for (used, (kind, series, expected)) in (1..).zip(kinds) {
            let xml = make::ubl(kind, RUC, series, 7, "2026-11-21");
            let received = software.ok(send(account.id, &xml)).await;
            let document = Document {
                id: received.document.id,
                account_id: account.id,
                kind: expected,
                series: series.to_owned(),
                number: 7,
                access_key: None,
                environment: Environment::Production,
                issued_on: day(),
                customer_tax_id: Some("20100070970".to_owned()),
                customer_name: Some("Comercial Andina S.A.".to_owned()),
                total: make::money(11_800, "PEN"),
                xml_bytes: i64::try_from(xml.len()).ok(),
                state: DocumentStanding {
                    state: DocumentState::NotSent,
                    code: None,
                    text: None,
                    ticket: None,
                    proved: false,
                    at: None,
                },
                admitted_at: app.context.now(),
                received_at: Some(app.context.now()),
            };
            assert_eq!(received.document, document);
            assert_eq!((received.counted, received.limits.documents.used), (true, used), "{series}");
        }
        assert_eq!(app.documents_three_ways().await, [4, 4, 4]);
    }

    async fn a_notice_that_voids_is_kept_and_not_counted(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let xml = make::ubl(UblKind::ComunicacionBaja(vec![of_factura()]), RUC, "", 3, "2026-11-21");
        let received = software.ok(send(account.id, &xml)).await;
        let told = &received.document;
        assert_eq!((told.kind, told.series.as_str(), told.number), (DocumentKind::ComunicacionBaja, "20261121", 3));
        assert_eq!((&told.total, &told.customer_tax_id), (&None, &None));
        assert_eq!((received.counted, received.limits.documents.used), (false, 0));
        assert_eq!((app.rows("documents").await, app.documents_three_ways().await), (1, [0, 0, 0]));
    }

    async fn every_kind_of_brazil_is_taken_in_as_what_it_is(app) {
        let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
        let nfe = software.ok(send(account.id, &make::nfe(CNPJ, 12, "2026-11-21", Environment::Production))).await;
        let told = nfe.document;
        assert_eq!((told.kind, told.series.as_str(), told.number), (DocumentKind::Nfe, "1", 12));
        assert_eq!((told.customer_tax_id.as_deref(), told.total), (Some("33000167000101"), make::money(10_000, "BRL")));
        let key = told.access_key.expect("a key");
        assert_eq!((key.len(), &key[..6], &key[6..20], &key[20..22]), (44, "352611", CNPJ, "55"));

        let nfce = software.ok(send(account.id, &make::nfce(CNPJ, 12, "2026-11-21", Environment::Production))).await;
        assert_eq!((nfce.document.kind, nfce.document.customer_tax_id), (DocumentKind::Nfce, None));
        assert_eq!((nfce.counted, nfce.limits.documents.used), (true, 2));
    }

    async fn a_demo_account_of_peru_issues_without_validity_and_without_limit(app) {
        let body = NewAccount { environment: Environment::Demo, ..make::new_account(&app.world.sillar, "pukara") };
        let account = app.manager().ok(CreateAccount { body }).await;
        let software = app.with_key(&app.key(&app.world.sillar, &account).await);
        app.limit(&app.world.sillar, account.id, make::documents_limit(Some(1), true)).await;
        for number in 1..=3 {
            let received = software.ok(send(account.id, &make::factura(RUC, number, "2026-11-21"))).await;
            assert_eq!((received.document.environment, received.counted), (Environment::Demo, true));
            assert_eq!((received.limits.documents.used, received.limits.documents.remaining), (0, Some(1)));
        }
        assert_eq!(app.documents_three_ways().await, [0, 0, 0]);
        assert_eq!(app.number("SELECT demo_documents FROM usage_totals").await, 3);
    }

    async fn a_document_of_brazil_says_itself_whether_it_is_valid(app) {
        let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
        app.limit(&app.world.ipe, account.id, make::documents_limit(Some(1), true)).await;
        let demo = make::nfe(CNPJ, 5, "2026-11-21", Environment::Demo);
        let real = make::nfe(CNPJ, 5, "2026-11-21", Environment::Production);
        let first = software.ok(send(account.id, &demo)).await;
        assert_eq!((first.document.environment, first.limits.documents.used), (Environment::Demo, 0));
        let second = software.ok(send(account.id, &real)).await;
        assert_eq!((second.document.environment, second.limits.documents.used), (Environment::Production, 1));
        assert_eq!(first.document.access_key, second.document.access_key, "the two are told apart all the same");
        let another = make::nfe(CNPJ, 6, "2026-11-21", Environment::Demo);
        assert!(software.ok(send(account.id, &another)).await.counted, "the limit is not for those");
    }

    async fn the_same_number_of_another_kind_or_series_is_another_document(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        for (kind, series) in [
            (UblKind::Factura, "F001"),
            (UblKind::Factura, "F002"),
            (UblKind::Boleta, "B001"),
            (UblKind::NotaCredito(of_factura()), "F001"),
            (UblKind::NotaDebito(of_factura()), "F001"),
        ] {
            assert!(software.ok(send(account.id, &make::ubl(kind, RUC, series, 1, "2026-11-21"))).await.counted);
        }
        assert_eq!(app.documents_three_ways().await, [5, 5, 5]);
    }
}
