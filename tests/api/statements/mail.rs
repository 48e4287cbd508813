//! Statements by e-mail, through a real mail server.

use chrono::Days;
use talonario::kit::mail::Mail;
use tests::files::text_of;
use tests::smtp::Smtp;
use tests::{Attempt, Code, on_both_engines};
use types::accounts::AccountId;
use types::kit::fault::Fault;
use types::ledger::CreateCharge;
use types::payments::{ChangePaymentMethods, MethodChange, MethodsChange, PaymentMethod};
use types::statements::{SendStatement, StatementMail, StatementSent};

use super::{charge, today};
use crate::ledger::soles;

const CLIENT: &str = "gerencia@pukara.example";

fn mail(account_id: AccountId, addresses: &[&str]) -> SendStatement {
    SendStatement {
        account_id,
        body: StatementMail {
            addresses: addresses.iter().map(|address| (*address).to_owned()).collect(),
            ..StatementMail::default()
        },
    }
}

on_both_engines! {
    async fn a_statement_arrives_with_its_days_and_how_to_pay(app) {
        let smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        let tenant = &app.world.sillar;
        let account = app.account(tenant, "pukara").await;
        let account_id = account.id;
        let owner = app.by(&tenant.owner);
        for days_ago in [100, 20, 2] {
            owner.ok(CreateCharge { account_id, body: charge(soles(5_900), days_ago) }).await;
        }
        let details = |text: &str| Some(text.to_owned());
        let methods = vec![
            MethodChange { method: PaymentMethod::Transfer, details: details("BCP soles 191-0\nCCI 002-191") },
            MethodChange { method: PaymentMethod::Cash, details: None },
            MethodChange { method: PaymentMethod::Pix, details: details("pix@sillar.example") },
        ];
        owner.ok(ChangePaymentMethods { body: MethodsChange { methods } }).await;
        let mut call = mail(account_id, &[" Gerencia@Pukara.example ", "caja@pukara.example"]);
        call.body.message = Some("Buenos días:\n\nVa noviembre.\n".to_owned());
        (call.body.from, call.body.to) = (Some(today() - Days::new(30)), Some(today() - Days::new(10)));
        let accountant = app.by(&tenant.accountant);
        let sent = accountant.ok(call).await;
        let file = format!("estado-de-cuenta-{}-2026-11-11.pdf", account.tax_id);
        assert_eq!((sent.addresses.as_slice(), sent.file.as_str()), (&[CLIENT.to_owned(), "caja@pukara.example".to_owned()][..], file.as_str()));

        assert_eq!(app.post().await, 2);
        let (one, other) = (smtp.next(), smtp.next());
        let mut to = [one.envelope[1].clone(), other.envelope[1].clone()];
        to.sort();
        assert_eq!(to, ["caja@pukara.example", CLIENT], "a letter for each");
        assert_eq!(one.reply_to.as_deref(), Some(tenant.accountant.email.as_str()), "answers go to who sent it");
        assert_eq!(one.subject, "Estado de cuenta de Sillar Factura al 11/11/2026");
        let text = one.text.replace("\r\n", "\n");
        assert!(text.starts_with("Buenos días:\n\nVa noviembre.\n\nVa adjunto el estado de cuenta de "), "{text}");
        assert!(text.contains("del 22/10/2026 al 11/11/2026."), "{text}");
        assert!(text.contains("Pendiente de pago al 21/11/2026: S/ 177.00; de eso, vencido: S/ 118.00."), "{text}");
        assert!(text.contains("Cómo pagar\n\nTransferencia:\n  BCP soles 191-0\n  CCI 002-191\n"), "{text}");
        assert!(!text.contains("Efectivo") && !text.contains("pix@"), "only what a client in Peru is told: {text}");
        let [enclosed] = one.enclosed.as_slice() else { panic!("{} files", one.enclosed.len()) };
        assert_eq!((enclosed.name.as_str(), enclosed.media_type.as_str()), (file.as_str(), "application/pdf"));
        let pdf = enclosed.content();
        assert!(pdf.starts_with(b"%PDF-") && pdf == other.enclosed[0].content());
        if let Some(printed) = text_of(&pdf) {
            assert!(printed.contains("Del 22/10/2026 al 11/11/2026"), "{printed}");
            let times = |words: &str| printed.matches(words).count();
            assert_eq!((times("De hace 20 días"), times("De hace 100 días")), (2, 1), "an entry, and what is open: {printed}");
        }
        let told = app.number("SELECT COUNT(*) FROM events WHERE name = 'account.statement_sent' AND data LIKE '%caja@pukara.example%'").await;
        assert_eq!(told, 1);
    }

    async fn a_repeated_key_sends_once(app) {
        let smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let manager = app.by(&tenant.manager).once("c1a7");
        let attempt = Attempt::of(&mail(account_id, &[CLIENT]));
        let first = manager.attempt(&attempt).await;
        app.clock.advance(chrono::TimeDelta::minutes(10));
        let again = manager.attempt(&attempt).await;
        assert_eq!((first.status, again.status), (201, 201));
        assert_eq!(first.text(), again.text());
        manager.refused(mail(account_id, &["otro@pukara.example"]), Code::KeyReusedWithOtherBody).await;
        assert_eq!((app.post().await, app.rows("mails").await), (1, 1));
        assert_eq!(smtp.next().envelope[1], CLIENT);
        assert!(smtp.is_empty());
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'account.statement_sent'").await, 1);
    }

    async fn five_go_in_a_minute(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let manager = app.by(&tenant.manager);
        let first = Attempt::of(&mail(account_id, &[CLIENT]));
        let before = manager.once("c1a7").attempt(&first).await;
        for _ in 0..4 {
            manager.ok(mail(account_id, &[CLIENT])).await;
        }
        manager.refused(mail(account_id, &[CLIENT]), Code::TooManyAttempts).await;
        let again = manager.once("c1a7").attempt(&first).await;
        assert_eq!((before.text(), again.status), (again.text(), 201), "a repeated key counts no more");
        assert_eq!(app.rows("mails").await, 5);
        app.clock.advance(chrono::TimeDelta::minutes(1));
        manager.ok(mail(account_id, &[CLIENT])).await;
    }

    async fn a_client_in_brazil_reads_portuguese(app) {
        let smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        let tenant = &app.world.ipe;
        let account_id = app.account(tenant, "tapera").await.id;
        let sent: StatementSent = app.by(&tenant.owner).ok(mail(account_id, &["dono@tapera.example"])).await;
        assert!(sent.file.starts_with("extrato-"), "{}", sent.file);
        assert_eq!(app.post().await, 1);
        let taken = smtp.next();
        assert!(taken.subject.starts_with("Extrato de "), "{}", taken.subject);
        assert!(taken.text.contains("não há nada pendente de pagamento"), "{}", taken.text);
        assert!(!taken.text.contains("Como pagar"), "nothing is to be paid: {}", taken.text);
    }

    async fn what_is_wrong_sends_nothing(app) {
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        let owner = app.by(&tenant.owner);
        let wrong = [("addresses.1", Fault::NotAnEmail), ("addresses.2", Fault::Taken)];
        owner.wrong(mail(account_id, &[CLIENT, "gerencia", "GERENCIA@pukara.example"]), &wrong).await;
        owner.wrong(mail(account_id, &[]), &[("addresses", Fault::Required)]).await;
        let mut days = mail(account_id, &[CLIENT]);
        (days.body.from, days.body.to) = (Some(today()), Some(today() - Days::new(1)));
        owner.wrong(days, &[("from", Fault::WrongDay)]).await;
        let stranger = app.by(&app.world.ipe.owner);
        stranger.refused(mail(account_id, &[CLIENT]), Code::NotFound).await;
        app.by(&tenant.support).refused(mail(account_id, &[CLIENT]), Code::NotAllowed).await;
        assert_eq!((app.rows("mails").await, app.number("SELECT COUNT(*) FROM events WHERE name = 'account.statement_sent'").await), (0, 0));
    }

    async fn an_installation_without_mail_says_so(app) {
        let app = app.mailing(Mail::default());
        let tenant = &app.world.sillar;
        let account_id = app.account(tenant, "pukara").await.id;
        app.by(&tenant.owner).refused(mail(account_id, &[CLIENT]), Code::MailNotSetUp).await;
        assert_eq!(app.rows("mails").await, 0);
    }
}
