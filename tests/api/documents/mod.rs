//! Documents: taken in, counted, refused.

use tests::{Code, make, on_both_engines};
use types::documents::CreateDocument;

on_both_engines! {
    async fn a_document_is_taken_in_and_counted_once(app) {
        for tenant in app.tenants() {
            let (account, software) = app.integration(tenant, &format!("pukara-{}", tenant.reseller.country.code())).await;
            let xml = make::document(&account, 1, "2026-11-21");
            let send = || CreateDocument { account_id: account.id, xml: xml.clone() };
            let first = software.ok(send()).await;
            assert!(first.counted);
            assert_eq!(first.limits.documents.used, 1);
            let again = software.ok(send()).await;
            assert!(!again.counted);
            assert_eq!((again.document, again.limits.documents.used), (first.document, 1));
        }
    }

    async fn a_foreign_issuer_is_refused(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        let call = CreateDocument { account_id: account.id, xml: make::factura("20100070970", 1, "2026-11-21") };
        software.refused(call, Code::IssuerIsAnother).await;
    }
}
