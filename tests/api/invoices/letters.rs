//! Letters about invoices, through a real mail server.

use chrono::TimeDelta;
use talonario::boletos::invoice_service::tell_all;
use talonario::kit::context::Context;
use talonario::kit::mail::Mail;
use tests::files::text_of;
use tests::many::at_once;
use tests::smtp::{Smtp, Taken};
use tests::{TestApp, on_both_engines};
use types::invoices::{GetInvoice, SettleInvoice};

use super::{invoices, issue, issuer, paid_by_reseller, reais, settlement};
use crate::ledger::soles;

/// Charges an account of each reseller in the month before, and issues what is to be.
async fn issued(app: &TestApp) {
    issuer(&app.by(&app.world.operator)).await;
    let october = app.at(app.context.now() - TimeDelta::days(40));
    paid_by_reseller(app, &october, &app.world.sillar, "pukara", soles(11_800)).await;
    paid_by_reseller(app, &october, &app.world.ipe, "tapera", reais(31_000)).await;
    assert_eq!(issue(&app.context).await, 2);
}

async fn tell(context: &Context) -> u64 {
    tell_all(context).await.expect("letters")
}

/// The letters the server took, by whom they are to.
fn taken(smtp: &Smtp, count: usize) -> Vec<Taken> {
    let mut letters: Vec<Taken> = (0..count).map(|_| smtp.next()).collect();
    letters.sort_by(|one, other| one.envelope[1].cmp(&other.envelope[1]));
    assert!(smtp.is_empty(), "no more than {count}");
    letters
}

async fn told(app: &TestApp) -> i64 {
    app.number("SELECT COUNT(*) FROM events WHERE name = 'invoice.mailed'")
        .await
}

on_both_engines! {
    async fn a_reseller_is_told_of_an_invoice_once_whoever_asks_and_however_often(app) {
        let smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        issued(&app).await;
        let made = at_once(4, (0..4).map(|_| tell(&app.context))).await;
        assert_eq!(made.iter().sum::<u64>(), 2, "each once");
        assert_eq!((tell(&app.context).await, app.rows("mails").await, told(&app).await), (0, 4, 2));
        assert_eq!(app.post().await, 4);
        let letters = taken(&smtp, 4);
        let to: Vec<&str> = letters.iter().map(|letter| letter.envelope[1].as_str()).collect();
        assert_eq!(to, ["accountant@ipe.example", "accountant@sillar.example", "owner@ipe.example", "owner@sillar.example"]);

        let invoice = invoices(&app.by(&app.world.sillar.owner)).await.remove(0);
        let letter = &letters[3];
        assert_eq!(letter.subject, format!("Operaciones del Sur S.A.C.: factura {}", invoice.number));
        let text = letter.text.replace("\r\n", "\n");
        let total = format!("{}.{:02}", invoice.total.minor / 100, invoice.total.minor % 100);
        assert!(text.starts_with("Estimados señores de Sillar Factura:\n\nVa adjunta la factura"), "{text}");
        assert!(text.contains(&format!("Total: S/ {total}. Vence el 11/11/2026.")), "{text}");
        assert!(text.contains("Cómo pagar\n\nBCP soles 191-7\nCCI 002-191-7\n"), "{text}");
        assert!(text.contains(&format!("/invoices/{}", invoice.id)), "{text}");
        let [enclosed] = letter.enclosed.as_slice() else { panic!("{} files", letter.enclosed.len()) };
        assert_eq!((enclosed.name.as_str(), enclosed.media_type.as_str()), (format!("factura-{}.pdf", invoice.number).as_str(), "application/pdf"));
        let printed = text_of(&enclosed.content()).expect("pdftotext: run tests/needs.sh");
        assert!(printed.contains("Empresa pukara") && printed.contains(&total), "{printed}");

        let portuguese = &letters[2];
        assert!(portuguese.subject.contains(": fatura ") && portuguese.text.contains("Segue anexa a fatura"), "{}", portuguese.text);
        assert!(!portuguese.text.contains("pukara"), "nothing of another reseller");
        // Deciding it later forgets nothing of that.
        let operator = app.by(&app.world.operator);
        operator.ok(SettleInvoice { invoice_id: invoice.id, version: invoice.version, body: settlement("2026-11-20") }).await;
        app.execute("UPDATE invoices SET state = 'pending'").await;
        assert_eq!(tell(&app.context).await, 0);
    }

    async fn what_the_server_refuses_is_tried_again_and_arrives_once(app) {
        let mut smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        issued(&app).await;
        smtp.refuse(true);
        assert_eq!(tell(&app.context).await, 2);
        assert_eq!(app.post().await, 0);
        assert_eq!(app.number("SELECT COUNT(*) FROM mails WHERE fault IS NOT NULL").await, 4, "it is seen");
        smtp.refuse(false);
        app.clock.advance(TimeDelta::minutes(2));
        assert_eq!((tell(&app.context).await, app.post().await), (0, 4));
        taken(&smtp, 4);
        app.clock.advance(TimeDelta::hours(5));
        assert_eq!((tell(&app.context).await, app.post().await), (0, 0));
    }

    async fn nobody_is_told_of_what_is_decided_or_old_and_without_mail_it_waits(app) {
        let smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        issued(&app).await;
        let without = Context { mail: Mail::default(), ..app.apart().await };
        assert_eq!(tell(&without).await, 0);
        let operator = app.by(&app.world.operator);
        let invoice_id = invoices(&app.by(&app.world.ipe.owner)).await.remove(0).id;
        let version = operator.ok(GetInvoice { invoice_id }).await.version;
        operator.ok(SettleInvoice { invoice_id, version, body: settlement("2026-11-20") }).await;
        app.clock.advance(TimeDelta::days(8));
        assert_eq!(tell(&app.at(app.context.now())).await, 0, "that is old by now");
        assert_eq!(tell(&app.at(app.context.now() - TimeDelta::days(2))).await, 1, "mail was set up in time");
        assert_eq!((app.post().await, told(&app).await), (2, 1));
        let letters = taken(&smtp, 2);
        assert!(letters.iter().all(|letter| letter.envelope[1].ends_with("@sillar.example")));
    }
}
