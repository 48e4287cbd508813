//! What a document's XML says, laid out to be read.

use talonario::documents::sample::{Referred, UblKind};
use tests::make::{self, CNPJ, RUC};
use tests::{Caller, Code, on_both_engines};
use types::accounts::{AccountId, Environment};
use types::admissions::{CreateAdmission, NewAdmission};
use types::documents::content::SumKind;
use types::documents::{DocumentContent, DocumentKind, GetDocumentContent};

use super::send;

async fn read(software: &Caller<'_>, account_id: AccountId, xml: &[u8]) -> DocumentContent {
    let document_id = software.ok(send(account_id, xml)).await.document.id;
    software
        .ok(GetDocumentContent {
            account_id,
            document_id,
        })
        .await
}

fn amounts(content: &DocumentContent) -> Vec<(SumKind, &str)> {
    content.sums.iter().map(|sum| (sum.what, sum.amount.as_str())).collect()
}

on_both_engines! {
    async fn an_invoice_of_peru_is_read_whole(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let content = read(&software, account.id, &make::factura(RUC, 1, "2026-11-21")).await;
        assert_eq!(content.issuer.tax_id.as_deref(), Some(RUC));
        assert_eq!(content.issuer.name.as_deref(), Some("Empresa Emisora S.A.C."));
        let customer = content.customer.clone().expect("a customer");
        assert_eq!(customer.tax_id.as_deref(), Some("20100070970"));
        assert_eq!(customer.name.as_deref(), Some("Comercial Andina S.A."));
        assert_eq!(content.currency.as_ref().map(|currency| currency.as_str()), Some("PEN"));
        assert_eq!(content.issued_at.as_deref(), Some("09:30:00"));
        assert_eq!(content.line_count, 1);
        let line = content.lines.first().expect("a line");
        assert_eq!((line.description.as_str(), line.quantity.as_deref()), ("Servicio mensual", Some("2")));
        assert_eq!((line.price.as_deref(), line.amount.as_deref()), (Some("50.00"), Some("100.00")));
        let tax = content.taxes.first().expect("a tax");
        assert_eq!((tax.name.as_str(), tax.base.as_deref(), tax.amount.as_str()), ("IGV", Some("100.00"), "18.00"));
        assert_eq!(
            amounts(&content),
            [(SumKind::Lines, "100.00"), (SumKind::Taxes, "18.00"), (SumKind::Payable, "118.00")]
        );
    }

    async fn a_note_says_what_it_changes_and_a_notice_what_it_voids(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let of = Referred { kind: DocumentKind::Factura, series: "F001".to_owned(), number: 1 };
        let note = make::ubl(UblKind::NotaCredito(of.clone()), RUC, "FC01", 1, "2026-11-21");
        let notice = make::ubl(UblKind::ComunicacionBaja(vec![of]), RUC, "", 1, "2026-11-21");
        let changes = read(&software, account.id, &note).await;
        let reference = changes.references.first().expect("a reference");
        assert_eq!(
            (reference.number.as_str(), reference.kind_code.as_deref(), reference.reason.as_deref()),
            ("F001-1", Some("01"), Some("Anulación de la operación"))
        );
        assert_eq!(changes.lines.len(), 1);
        let voids = read(&software, account.id, &notice).await;
        assert_eq!(voids.references.first().map(|each| each.number.as_str()), Some("F001-1"));
        assert!(voids.references.iter().all(|each| each.reason.is_some()));
        assert_eq!((voids.lines.len(), voids.customer), (0, None));
    }

    async fn notes_of_brazil_are_read_whole(app) {
        let (account, software) = app.integration(&app.world.ipe, "aroeira").await;
        let nfe = read(&software, account.id, &make::nfe(CNPJ, 1, "2026-11-21", Environment::Production)).await;
        assert_eq!(nfe.issuer.tax_id.as_deref(), Some(CNPJ));
        let customer = nfe.customer.expect("a customer");
        assert_eq!(customer.name.as_deref(), Some("Comercial Cerrado Ltda"));
        assert!(customer.address.is_some_and(|address| address.ends_with("01001-000")));
        assert_eq!(nfe.lines.first().map(|line| line.description.as_str()), Some("Servicio mensual"));
        assert_eq!(nfe.sums.last().map(|sum| (sum.what, sum.amount.as_str())), Some((SumKind::Payable, "100.00")));
        assert!(nfe.operation.is_some() && !nfe.payments.is_empty());
        let nfce = read(&software, account.id, &make::nfce(CNPJ, 2, "2026-11-21", Environment::Production)).await;
        assert_eq!(nfce.customer, None);
    }

    async fn an_xml_that_has_not_come_says_nothing(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let body = NewAdmission::Document(make::announced(&account, 1, "2026-11-21"));
        let account_id = account.id;
        let document_id = software.ok(CreateAdmission { account_id, body }).await.document_id.expect("a document");
        software.refused(GetDocumentContent { account_id, document_id }, Code::NotFound).await;
    }
}
