//! Invoices paid by boleto: registered with the operator's provider, and paid when that says so.

use chrono::TimeDelta;
use tests::asaas::Asaas;
use tests::{Code, TestApp, on_both_engines};
use types::boletos::{
    AsaasCharge, AsaasEvent, BoletoState, DownloadInvoiceBoleto, GetInvoiceBoleto, GetPaymentProvider,
    ReceiveAsaasEvent, RegisterInvoiceBoleto,
};
use types::invoices::{GetInvoice, Invoice, InvoiceState, SettleInvoice};

use super::{day, invoices, issue, issuer, paid_by_reseller, reais, settlement};
use crate::boletos::{Hook, set_up};

/// A Brazilian reseller with an invoice, and an operator with the sandbox.
struct Scene {
    app: TestApp,
    asaas: Asaas,
    hook: Hook,
    invoice: Invoice,
}

impl Scene {
    async fn of(app: TestApp) -> Self {
        let asaas = Asaas::start();
        let app = app.paying(asaas.providers());
        let operator = app.by(&app.world.operator);
        let hook = set_up(&operator).await;
        issuer(&operator).await;
        let october = app.at(app.context.now() - TimeDelta::days(40));
        paid_by_reseller(&app, &october, &app.world.ipe, "tapera", reais(31_000)).await;
        assert_eq!(issue(&app.context).await, 1);
        let invoice = invoices(&operator).await.remove(0);
        Self {
            asaas,
            hook,
            invoice,
            app,
        }
    }

    fn register(&self) -> RegisterInvoiceBoleto {
        RegisterInvoiceBoleto {
            invoice_id: self.invoice.id,
        }
    }

    fn event(&self, hook: &Hook, id: &str, charge: &str) -> ReceiveAsaasEvent {
        ReceiveAsaasEvent {
            webhook_id: hook.id,
            body: AsaasEvent {
                id: id.to_owned(),
                event: "PAYMENT_RECEIVED".to_owned(),
                payment: Some(AsaasCharge { id: charge.to_owned() }),
            },
        }
    }

    fn charge(&self) -> String {
        self.asaas.charges().pop().expect("a charge").id
    }
}

on_both_engines! {
    async fn the_reseller_pays_an_invoice_by_the_operators_boleto(app) {
        let scene = Scene::of(app).await;
        let (app, invoice) = (&scene.app, &scene.invoice);
        let owner = app.by(&app.world.ipe.owner);
        let boleto = owner.ok(scene.register()).await;
        assert_eq!((boleto.invoice_id, boleto.payment_id, boleto.state), (Some(invoice.id), None, BoletoState::Registered));
        assert_eq!(boleto.amount, invoice.total);
        assert_eq!(boleto.due_on, day("2026-11-21"), "its day has passed: it is due today");
        assert_eq!(owner.ok(scene.register()).await, boleto, "there is one");
        assert_eq!(scene.asaas.charges().len(), 1);
        let customer = scene.asaas.customers().remove(0);
        assert_eq!(customer["cpfCnpj"], app.world.ipe.reseller.tax_id.as_str());
        let paper = owner.ok(DownloadInvoiceBoleto { invoice_id: invoice.id }).await;
        let text = tests::files::text_of(&paper).expect("a PDF with text");
        assert!(text.contains("Operaciones del Sur S.A.C.") && text.contains(&format!("Fatura {}", invoice.number)));

        let charge = scene.charge();
        scene.asaas.pay(&charge, invoice.total.minor, day("2026-11-21"));
        let asaas = app.nobody().with("asaas-access-token", &scene.hook.token);
        asaas.ok(scene.event(&scene.hook, "evt_1", &charge)).await;
        asaas.ok(scene.event(&scene.hook, "evt_1", &charge)).await;
        let paid = owner.ok(GetInvoice { invoice_id: invoice.id }).await;
        let how = paid.paid.clone().expect("it is paid");
        assert_eq!((paid.state, how.on, how.by), (InvoiceState::Paid, day("2026-11-21"), None));
        assert_eq!(how.reference.as_deref(), Some(charge.as_str()));
        asaas.ok(scene.event(&scene.hook, "evt_2", &charge)).await;
        assert_eq!(owner.ok(GetInvoice { invoice_id: invoice.id }).await, paid, "told once more it stays as it is");
    }

    async fn a_resellers_own_provider_pays_no_invoice(app) {
        let scene = Scene::of(app).await;
        let owner = scene.app.by(&scene.app.world.ipe.owner);
        owner.ok(scene.register()).await;
        let own = set_up(&owner).await;
        let charge = scene.charge();
        // The same provider stands behind both keys here, so the charge is found; it is of another creditor all the same.
        scene.asaas.pay(&charge, scene.invoice.total.minor, day("2026-11-21"));
        let asaas = scene.app.nobody().with("asaas-access-token", &own.token);
        asaas.ok(scene.event(&own, "evt_9", &charge)).await;
        let invoice = owner.ok(GetInvoice { invoice_id: scene.invoice.id }).await;
        assert_eq!(invoice.state, InvoiceState::Pending);
        assert_eq!(owner.ok(GetInvoiceBoleto { invoice_id: invoice.id }).await.state, BoletoState::Registered);
        // Nor does a reseller see the operator's provider in the place of its own.
        let told = owner.ok(GetPaymentProvider {}).await.provider.expect("its own");
        assert!(told.webhook_path.ends_with(&own.id.to_string()));
    }

    async fn too_little_is_told_and_pays_nothing(app) {
        let scene = Scene::of(app).await;
        let owner = scene.app.by(&scene.app.world.ipe.owner);
        owner.ok(scene.register()).await;
        let charge = scene.charge();
        scene.asaas.pay(&charge, scene.invoice.total.minor - 1, day("2026-11-21"));
        let asaas = scene.app.nobody().with("asaas-access-token", &scene.hook.token);
        asaas.ok(scene.event(&scene.hook, "evt_1", &charge)).await;
        let invoice_id = scene.invoice.id;
        assert_eq!(owner.ok(GetInvoice { invoice_id }).await.state, InvoiceState::Pending);
        let paid = owner.ok(GetInvoiceBoleto { invoice_id }).await.paid.expect("what came in");
        assert_eq!((paid.amount.minor, paid.confirmed), (scene.invoice.total.minor - 1, false));
    }

    async fn what_is_paid_by_hand_leaves_no_boleto_to_pay(app) {
        let scene = Scene::of(app).await;
        let owner = scene.app.by(&scene.app.world.ipe.owner);
        owner.ok(scene.register()).await;
        let operator = scene.app.by(&scene.app.world.operator);
        let invoice_id = scene.invoice.id;
        operator.ok(SettleInvoice { invoice_id, version: 1, body: settlement("2026-11-20") }).await;
        talonario::boletos::service::follow(&scene.app.context).await.expect("it is looked");
        assert_eq!(owner.ok(GetInvoiceBoleto { invoice_id }).await.state, BoletoState::Cancelled);
        owner.refused(scene.register(), Code::BoletoNotPossible).await;
    }

    async fn without_an_issuer_or_a_provider_nothing_is_registered(app) {
        let asaas = Asaas::start();
        let app = app.paying(asaas.providers());
        let october = app.at(app.context.now() - TimeDelta::days(40));
        paid_by_reseller(&app, &october, &app.world.ipe, "tapera", reais(31_000)).await;
        paid_by_reseller(&app, &october, &app.world.sillar, "pukara", crate::ledger::soles(31_000)).await;
        issue(&app.context).await;
        let (owner, operator) = (app.by(&app.world.ipe.owner), app.by(&app.world.operator));
        let invoice_id = invoices(&owner).await.remove(0).id;
        owner.refused(RegisterInvoiceBoleto { invoice_id }, Code::ProviderNotSetUp).await;
        set_up(&operator).await;
        owner.refused(RegisterInvoiceBoleto { invoice_id }, Code::ProviderNotSetUp).await;
        issuer(&operator).await;
        owner.refused(GetInvoiceBoleto { invoice_id }, Code::BoletoNotRegistered).await;
        owner.ok(RegisterInvoiceBoleto { invoice_id }).await;
        let peruvian = app.by(&app.world.sillar.owner);
        peruvian.refused(RegisterInvoiceBoleto { invoice_id }, Code::NotFound).await;
        let invoice_id = invoices(&peruvian).await.remove(0).id;
        peruvian.refused(RegisterInvoiceBoleto { invoice_id }, Code::BoletoNotPossible).await;
        assert_eq!(asaas.charges().len(), 1);
    }
}
