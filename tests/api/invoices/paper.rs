//! Invoices as PDF.

use chrono::TimeDelta;
use tests::asaas::Asaas;
use tests::files::text_of;
use tests::{Code, TestApp, on_both_engines};
use types::boletos::RegisterInvoiceBoleto;
use types::invoices::{CancelInvoice, DownloadInvoice, Invoice, SettleInvoice};
use types::kit::text::Language;
use types::resellers::Reason;

use super::{discounted, invoices, issue, issuer, paid_by_reseller, reais, settlement};
use crate::boletos::set_up;
use crate::ledger::soles;

/// The invoice of the month before, of a few accounts of the reseller of Peru.
async fn issued(app: &TestApp, accounts: usize) -> Invoice {
    let october = app.at(app.context.now() - TimeDelta::days(40));
    for place in 0..accounts {
        let hostname = format!("cuenta-{place}");
        paid_by_reseller(app, &october, &app.world.sillar, &hostname, soles(11_800)).await;
    }
    assert_eq!(issue(&app.context).await, 1);
    invoices(&app.by(&app.world.operator)).await.remove(0)
}

fn download(invoice: &Invoice) -> DownloadInvoice {
    DownloadInvoice { invoice_id: invoice.id }
}

fn read(pdf: &[u8]) -> String {
    text_of(pdf).expect("pdftotext: run tests/needs.sh")
}

on_both_engines! {
    async fn an_invoice_on_paper_says_who_owes_whom_what_and_how_to_pay(app) {
        let operator = app.by(&app.world.operator);
        issuer(&operator).await;
        discounted(&app, &app.world.sillar, 5_000).await;
        let invoice = issued(&app, 2).await;
        let owner = app.by(&app.world.sillar.owner);
        let response = owner.raw(&download(&invoice)).await;
        let name = format!("attachment; filename=\"factura-{}.pdf\"", invoice.number);
        assert_eq!(response.headers()["content-disposition"], name.as_str());
        let text = read(&response.bytes().await.expect("a file"));
        let money = |minor: i64| format!("{}.{:02}", minor / 100, minor % 100);
        for told in [
            "Operaciones del Sur S.A.C.", "20131312955", "Emitida el 01/11/2026", "Vence el 11/11/2026", "Vencida",
            "Facturado a", "Sillar Factura", "RUC 20600055519", "Empresa cuenta-0", "Empresa cuenta-1",
            "Cómo pagar", "BCP soles 191-7", "CCI 002-191-7", "no es comprobante de pago electrónico", "Página 1 de 1",
            &format!("Factura {}", invoice.number), &format!("S/ {}", money(invoice.total.minor)), &money(invoice.tax_minor),
        ] {
            assert!(text.contains(told), "{told} in {text}");
        }
        let lines = crate::invoices::lines::of(&owner, &invoice).await;
        for line in lines {
            let row = text.lines().find(|row| row.contains(&line.account_name)).expect("its row");
            let amounts = [line.full.minor, -line.discount_minor, line.amount.minor];
            let amounts = amounts.map(|minor| format!("{}{}", if minor < 0 { "-" } else { "" }, money(minor.abs())));
            assert!(amounts.iter().all(|amount| row.contains(amount)), "{amounts:?} in {row}");
        }

        let portuguese = read(&operator.reading(Language::Pt).ok(download(&invoice)).await);
        for told in ["Faturado a", "Vence em 11/11/2026", "não é nota fiscal", &format!("Fatura {}", invoice.number)] {
            assert!(portuguese.contains(told), "{told} in {portuguese}");
        }
        app.by(&app.world.sillar.support).refused(download(&invoice), Code::NotAllowed).await;
        app.by(&app.world.ipe.owner).refused(download(&invoice), Code::NotFound).await;
    }

    async fn what_is_decided_stands_on_paper_and_nothing_is_to_be_paid(app) {
        let operator = app.by(&app.world.operator);
        issuer(&operator).await;
        let invoice = issued(&app, 1).await;
        let paid = SettleInvoice { invoice_id: invoice.id, version: 1, body: settlement("2026-11-20") };
        operator.ok(paid).await;
        let text = read(&operator.ok(download(&invoice)).await);
        assert!(text.contains("Pagada el 20/11/2026: Transferencia, OP 77") && !text.contains("Cómo pagar"), "{text}");
        app.execute("UPDATE invoices SET state = 'pending', paid_on = NULL, method = NULL").await;
        let body = Reason { reason: "Mes de cortesía".to_owned() };
        operator.ok(CancelInvoice { invoice_id: invoice.id, version: 2, body }).await;
        let text = read(&operator.ok(download(&invoice)).await);
        assert!(text.contains("Anulada: Mes de cortesía") && !text.contains("Cómo pagar"), "{text}");
    }

    async fn a_long_invoice_goes_on_on_other_sheets(app) {
        let invoice = issued(&app, 45).await;
        let name = "Cooperativa Agraria Cafetalera de Productores Ecológicos del Valle de los Ríos Apurímac, Ene y Mantaro";
        app.execute(&format!("UPDATE invoice_lines SET account_name = '{name}' WHERE account_name = 'Empresa cuenta-7'")).await;
        let text = read(&app.by(&app.world.sillar.owner).ok(download(&invoice)).await);
        let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
        assert!(pages.len() > 2, "{} pages", pages.len());
        for (page, number) in pages.iter().zip(1..) {
            assert!(page.contains(&format!("Página {number} de {}", pages.len())), "{page}");
        }
        let with_lines = pages.iter().filter(|page| page.contains("Empresa cuenta-")).count();
        let with_heads = pages.iter().filter(|page| page.contains("Descuento")).count();
        assert!(with_lines > 1 && with_heads >= with_lines, "{text}");
        for place in (0..45).filter(|place| *place != 7) {
            let name = format!("Empresa cuenta-{place}");
            let times = text.lines().filter(|line| line.trim_start().split("  ").next() == Some(name.as_str())).count();
            assert_eq!(times, 1, "{name}");
        }
        assert!(text.contains("Cooperativa Agraria Cafetalera") && text.contains("Mantaro"), "{text}");
    }

    async fn a_registered_boleto_stands_on_its_invoice(app) {
        let asaas = Asaas::start();
        let app = app.paying(asaas.providers());
        let operator = app.by(&app.world.operator);
        set_up(&operator).await;
        issuer(&operator).await;
        let october = app.at(app.context.now() - TimeDelta::days(40));
        paid_by_reseller(&app, &october, &app.world.ipe, "tapera", reais(31_000)).await;
        issue(&app.context).await;
        let owner = app.by(&app.world.ipe.owner).reading(Language::Pt);
        let invoice = invoices(&owner).await.remove(0);
        let before = read(&owner.ok(download(&invoice)).await);
        assert!(before.contains("Como pagar") && !before.contains("Boleto"), "{before}");
        let boleto = owner.ok(RegisterInvoiceBoleto { invoice_id: invoice.id }).await;
        let pdf = owner.ok(download(&invoice)).await;
        let text = read(&pdf);
        let line = boleto.digitable_line.expect("a line");
        assert!(text.contains(&format!("Boleto: {line}")) && text.contains("Pix copia e cola"), "{text}");
        assert!(text.contains("De teste: não cobra nada"), "{text}");
        let drawn = crate::boletos::drawn::areas(&pdf);
        let seen = crate::boletos::drawn::scanned(&drawn, rxing::BarcodeFormat::QR_CODE);
        assert_eq!(seen, boleto.pix, "its Pix can be scanned");
    }
}
