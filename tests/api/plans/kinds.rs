//! The kinds of document a plan includes, asked when a document comes in.

use talonario::documents::sample::{Referred, UblKind};
use tests::make::{self, RUC};
use tests::{Code, on_both_engines};
use types::documents::{CreateDocument, DocumentKind};
use types::plans::PlanTerms;

use super::{revised, terms};

fn send(account: &types::accounts::Account, xml: Vec<u8>) -> CreateDocument {
    CreateDocument {
        account_id: account.id,
        xml,
    }
}

on_both_engines! {
    async fn a_document_of_a_kind_the_plan_does_not_include_is_refused(app) {
        let only_boletas = PlanTerms { document_kinds: Some(vec![DocumentKind::Boleta]), ..terms(Some(100), Some(3)) };
        app.manager().ok(revised(&app.world.sillar.plan, only_boletas)).await;
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let factura = make::factura(RUC, 1, "2026-11-21");
        let problem = software.refused(send(&account, factura), Code::DocumentKindNotInPlan).await;
        assert_eq!(problem.detail.as_deref(), Some("factura"));
        assert_eq!((app.documents_three_ways().await, app.files()), ([0; 3], 0));
        software.ok(send(&account, make::ubl(UblKind::Boleta, RUC, "B001", 1, "2026-11-21"))).await;
        let referred = Referred { kind: DocumentKind::Boleta, series: "B001".to_owned(), number: 1 };
        let voiding = UblKind::ComunicacionBaja(vec![referred]);
        software.ok(send(&account, make::ubl(voiding, RUC, "RA-20261121", 1, "2026-11-21"))).await;
        assert_eq!(app.documents_three_ways().await, [1; 3]);
    }

    async fn an_account_on_the_version_before_goes_on_as_before(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let factura = make::factura(RUC, 1, "2026-11-21");
        software.ok(send(&account, factura.clone())).await;
        let only_boletas = PlanTerms { document_kinds: Some(vec![DocumentKind::Boleta]), ..terms(Some(100), Some(3)) };
        app.manager().ok(revised(&app.world.sillar.plan, only_boletas)).await;
        software.ok(send(&account, make::factura(RUC, 2, "2026-11-21"))).await;
        software.ok(send(&account, factura)).await;
        assert_eq!(app.documents_three_ways().await, [2; 3]);
    }
}
