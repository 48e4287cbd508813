//! The paper: what is drawn on it is read back, as a bank's reader and a telephone do.

use std::io::Write;
use std::process::{Command, Stdio};

use rxing::BarcodeFormat;
use tests::asaas::{KEY, Mood};
use tests::{Code, on_both_engines};
use types::boletos::{
    ChangePaymentProvider, MODULES, PaymentProviderChange, ProviderAccess, ProviderEnvironment, QUIET_MM, WIDTH_MM,
};

use super::{Scene, access};
use crate::boletos::drawn::{Area, areas, scanned};

/// A millimetre in points.
const MM: f64 = 72.0 / 25.4;

on_both_engines! {
    async fn bar_code_and_pix_are_read_back_from_the_paper(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        manager.refused(scene.download(), Code::BoletoNotRegistered).await;
        let boleto = manager.ok(scene.register()).await;
        let response = manager.raw(&scene.download()).await;
        let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        assert_eq!(header("content-type").as_deref(), Some("application/pdf"));
        let name = format!("attachment; filename=\"boleto-{}-2026-11-30.pdf\"", tests::make::CNPJ);
        assert_eq!(header("content-disposition"), Some(name));
        let drawn = areas(&response.bytes().await.expect("a file"));
        assert_eq!(scanned(&drawn, BarcodeFormat::ITF), boleto.barcode);
        assert_eq!(scanned(&drawn, BarcodeFormat::QR_CODE), boleto.pix);

        let bars: Vec<&Area> = drawn.iter().filter(|area| (area.high / MM - 13.0).abs() < 0.01).collect();
        assert_eq!(bars.len(), 2 + 22 * 5 + 2);
        let first = bars.iter().map(|bar| bar.left).fold(f64::MAX, f64::min);
        let last = bars.iter().map(|bar| bar.left + bar.wide).fold(0.0, f64::max);
        assert!(((last - first) / MM - f64::from(WIDTH_MM)).abs() < 0.05, "{}", (last - first) / MM);
        let module = f64::from(WIDTH_MM) * MM / f64::from(MODULES);
        for bar in &bars {
            let wide = bar.wide / module;
            assert!((wide - 1.0).abs() < 0.05 || (wide - 3.0).abs() < 0.05, "a bar of {wide} modules");
        }
        let quiet = f64::from(QUIET_MM) * MM;
        assert!(first >= quiet && last + quiet <= 595.0, "white on both sides");
    }

    async fn what_a_payer_and_a_bank_ask_for_stands_on_it(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        let boleto = manager.ok(scene.register()).await;
        let text = text_of(&manager.ok(scene.download()).await);
        let line = boleto.digitable_line.expect("a line");
        for (told, times) in [
            (line.as_str(), 2),
            ("Recibo do Pagador", 1),
            ("Ficha de Compensação", 2),
            ("237-2", 2),
            ("Ipê Notas · CNPJ 11.222.333/0001-81", 2),
            ("Empresa tapera · CNPJ 12.ABC.345/01DE-35", 2),
            ("30/11/2026", 2),
            ("21/11/2026", 3),
            ("R$ 129,90", 2),
            ("Mensalidade de novembro", 2),
            ("Nosso número", 2),
            ("TESTE (SANDBOX): SEM VALOR, NÃO PAGUE", 3),
        ] {
            assert_eq!(text.matches(told).count(), times, "{told} in {text}");
        }
        manager.ok(scene.cancel()).await;
        let owner = scene.app.by(&scene.app.world.ipe.owner);
        let production = access(Some(KEY)).provider;
        let production = production.map(|access| ProviderAccess { environment: ProviderEnvironment::Production, ..access });
        let body = PaymentProviderChange { provider: production };
        owner.ok(ChangePaymentProvider { version: 1, body }).await;
        let real = manager.ok(scene.register()).await;
        assert_eq!(real.environment, ProviderEnvironment::Production);
        let text = text_of(&manager.ok(scene.download()).await);
        assert!(!text.contains("TESTE") && text.contains(&real.digitable_line.expect("a line")), "{text}");
    }

    async fn a_boleto_without_pix_has_no_code_but_its_bars(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        scene.asaas.behave(Mood::NoPix);
        let boleto = manager.ok(scene.register()).await;
        let drawn = areas(&manager.ok(scene.download()).await);
        assert_eq!(scanned(&drawn, BarcodeFormat::ITF), boleto.barcode);
        assert_eq!(scanned(&drawn, BarcodeFormat::QR_CODE), None);
        assert_eq!(drawn.len(), 114);
        manager.ok(scene.cancel()).await;
        manager.refused(scene.download(), Code::BoletoNotRegistered).await;
    }
}

/// The text of a PDF, in the order of its lines.
fn text_of(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext");
    reader
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut reader = reader.spawn().expect("pdftotext: run tests/needs.sh");
    let mut input = reader.stdin.take().expect("its input");
    input.write_all(pdf).expect("it reads");
    drop(input);
    let output = reader.wait_with_output().expect("it ends");
    assert!(output.status.success(), "pdftotext reads it");
    String::from_utf8(output.stdout).expect("text")
}
