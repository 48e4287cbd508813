//! The letters of the ladder, through a real mail server, and what is said by WhatsApp.

use tests::smtp::Smtp;
use types::auth::GetMe;
use types::kit::text::Language;
use types::payments::{ChangePaymentMethods, MethodChange, MethodsChange, PaymentMethod};

use super::*;

const CLIENT: &str = "pagos@pukara.example";

fn contact(language: Option<Language>) -> BillingContactChange {
    BillingContactChange {
        emails: vec![CLIENT.to_owned(), "caja@pukara.example".to_owned()],
        phone: Some("+51 987 654 321".to_owned()),
        language,
    }
}

on_both_engines! {
    async fn each_step_is_one_letter_to_each_address(app) {
        let smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let account: Account = app.account(tenant, "pukara").await;
        let account_id = account.id;
        owner.ok(ChangeBillingContact { account_id, body: contact(None) }).await;
        let methods = vec![MethodChange { method: PaymentMethod::Yape, details: Some("987 654 321".to_owned()) }];
        owner.ok(ChangePaymentMethods { body: MethodsChange { methods } }).await;
        owe(&owner, account_id, 11_800, ago(10)).await;
        take(&owner, suggested()).await;
        assert_eq!(run(&app).await.steps, 1);
        assert_eq!(app.post().await, 2, "of the steps that were missed, one is told");
        let (one, other) = (smtp.next(), smtp.next());
        let mut to = [one.envelope[1].clone(), other.envelope[1].clone()];
        to.sort();
        assert_eq!(to, ["caja@pukara.example", CLIENT]);
        assert_eq!(one.reply_to.as_deref(), Some("cobranzas@sillar.example"));
        assert_eq!(one.subject, "Sillar Factura: su sistema quedó restringido por pago vencido");
        let text = one.text.replace("\r\n", "\n");
        assert!(text.contains("Tiene vencidos S/ 118.00, desde el 11/11/2026.\n"), "{text}");
        assert!(text.contains("su sistema ya no permite crear usuarios"), "{text}");
        assert!(text.contains("Si no se paga antes, desde el 01/12/2026 no se podrá emitir.\n"), "{text}");
        assert!(text.contains("Cómo pagar\n\nYape:\n  987 654 321\n"), "{text}");
        let told = stands(&owner, account_id).await;
        assert_eq!((told.steps[0].told, told.steps[0].addresses), (Told::Mailed, 2));
        assert!(!told.ladder.expect("on the ladder").by_hand);

        assert_eq!(run(&app).await.steps, 0);
        assert_eq!(app.post().await, 0);
        let owner = later(&app, tenant, 10).await;
        owner.ok(ChangeBillingContact { account_id, body: contact(Some(Language::Pt)) }).await;
        run(&app).await;
        assert_eq!(app.post().await, 2);
        let letter = smtp.next();
        let _ = smtp.next();
        assert_eq!(letter.subject, "Sillar Factura: seu sistema foi restringido por pagamento vencido");
        assert!(letter.text.contains("Você pode cancelar e baixar o que emitiu."), "{}", letter.text);

        // Grace, its end, what is paid and taken back: no step is told twice.
        let body = NewGrace { until: today() + Days::new(12), reason: "Viernes".to_owned() };
        owner.ok(GrantGrace { account_id, body }).await;
        owner.ok(EndGrace { account_id }).await;
        let entry_id = pay(&owner, account_id, 11_800).await;
        run(&app).await;
        let body = Reversal { reason: "No era suyo".to_owned() };
        owner.ok(ReverseEntry { account_id, entry_id, body }).await;
        run(&app).await;
        assert_eq!(state(&owner, account_id).await.level(), Some(LockLevel::Issuing));
        assert_eq!(app.post().await, 0);
        assert!(smtp.is_empty());
    }

    async fn who_has_no_address_is_to_be_told_by_hand(app) {
        let smtp = Smtp::start();
        let app = app.mailing(smtp.mail());
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let account_id = app.account(tenant, "pukara").await.id;
        owe(&owner, account_id, 11_800, today() + Days::new(2)).await;
        take(&owner, suggested()).await;
        run(&app).await;
        assert_eq!(app.post().await, 0);
        let by_hand = DunningQuery { by_hand: Some(true), ..DunningQuery::default() };
        assert_eq!(listed(&owner, by_hand.clone()).await.items.len(), 1);
        let text = stands(&owner, account_id).await.whatsapp.expect("a text");
        assert_eq!(text.digits, None);
        assert!(text.text.contains("le escribe Sillar Factura"), "{}", text.text);
        assert!(text.text.contains("el 23/11/2026 vence el pago de S/ 118.00."), "{}", text.text);

        let phone = |phone: &str| BillingContactChange { phone: Some(phone.to_owned()), ..BillingContactChange::default() };
        let call = |phone| ChangeBillingContact { account_id, body: phone };
        owner.wrong(call(phone("+51 887 654 321")), &[("phone", Fault::WrongPrefix)]).await;
        owner.ok(call(phone("+51 987-654-321"))).await;
        assert_eq!(stands(&owner, account_id).await.whatsapp.expect("a text").digits.as_deref(), Some("51987654321"));
        let owner = later(&app, tenant, 3).await;
        run(&app).await;
        assert_eq!(listed(&owner, by_hand).await.items.len(), 1, "a number is no address");
        assert_eq!(stands(&owner, account_id).await.steps[0].told, Told::ByHand);
        assert!(smtp.is_empty());
        let names = events(&owner, account_id).await;
        assert!(names.contains(&"account.billing_contact_changed".to_owned()), "{names:?}");
    }

    async fn what_was_to_be_told_by_hand_is_noted_as_told_once(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let account_id = app.account(tenant, "pukara").await.id;
        owe(&owner, account_id, 11_800, ago(1)).await;
        take(&owner, suggested()).await;
        run(&app).await;
        let by_hand = DunningQuery { by_hand: Some(true), ..DunningQuery::default() };
        assert_eq!(listed(&owner, by_hand.clone()).await.items.len(), 1);
        let step = |days| TellDunningStep { account_id, body: ToldStep { since: ago(1), days } };
        owner.wrong(step(5), &[("days", Fault::Unknown)]).await;
        owner.wrong(step(-3), &[("days", Fault::Unknown)]).await;

        let accountant = app.by(&tenant.accountant);
        let who = accountant.ok(GetMe {}).await.name;
        let told = accountant.ok(step(1)).await;
        assert!(!told.ladder.expect("on the ladder").by_hand);
        assert_eq!(told.steps[0].told_by.as_deref(), Some(who.as_str()));
        assert_eq!(told.steps[0].told_at, Some(beginning()));
        assert_eq!(listed(&owner, by_hand.clone()).await.items, []);
        owner.refused(step(1), Code::AlreadyInThatState).await;
        assert_eq!(run(&app).await, Report::default(), "it is not taken again");
        assert_eq!(events(&owner, account_id).await.iter().filter(|name| *name == "account.dunning_step_told").count(), 1);

        let owner = later(&app, tenant, 4).await;
        run(&app).await;
        assert_eq!(listed(&owner, by_hand).await.items.len(), 1, "the next step is to be told again");
        assert!(stands(&owner, account_id).await.steps[0].waits());
    }
}
