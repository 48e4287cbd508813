//! Events of the provider: believed in nothing but that something happened.

use chrono::{Days, TimeDelta};
use serde_json::json;
use tests::asaas::Mood;
use tests::many::at_once;
use tests::{Attempt, Code, on_both_engines};
use types::boletos::{AsaasEvent, BoletoState, GetPaymentProvider, ReceiveAsaasEvent, RegisterBoleto, WebhookId};
use types::kit::fault::Fault;
use types::ledger::{EntryKind, LedgerQuery, ListEntries};
use types::payments::{
    ConfirmPayment, Confirmation, ListPayments, Payment, PaymentQuery, PaymentState, ReversePayment, SchedulePayment,
};
use uuid::Uuid;

use super::{Scene, new, set_up, today};
use crate::ledger::stands;

on_both_engines! {
    async fn what_the_payer_paid_confirms_the_payment_once(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        manager.ok(scene.register()).await;
        let charge = scene.charge();
        let (account_id, debt) = (scene.account_id, 12_990);
        assert_eq!(stands(&manager, account_id).await.balance_minor, debt);
        scene.app.clock.advance(TimeDelta::days(2));
        scene.asaas.pay(&charge, debt, today() + Days::new(1));
        let asaas = scene.asaas_itself();
        asaas.ok(scene.event("evt_1", "PAYMENT_CONFIRMED", &charge)).await;

        let manager = scene.app.anew(&scene.app.world.ipe.manager).await;
        let query = PaymentQuery::default();
        let paid = manager.ok(ListPayments { account_id, query }).await.items.remove(0);
        assert_eq!((paid.state, paid.paid_on, paid.amount.minor), (PaymentState::Paid, Some(today() + Days::new(1)), debt));
        assert_eq!((paid.decided_by.as_deref(), paid.reference.as_deref()), (Some("Asaas"), Some(charge.as_str())));
        assert_eq!(stands(&manager, account_id).await.balance_minor, 0, "what Asaas keeps of it is not the account's business");
        let told = manager.ok(scene.get()).await;
        let came = told.paid.expect("what came in");
        assert_eq!((told.state, came.on, came.amount.minor, came.confirmed), (BoletoState::Paid, today() + Days::new(1), debt, true));

        let asked = scene.asaas.asked().len();
        asaas.ok(scene.event("evt_1", "PAYMENT_CONFIRMED", &charge)).await;
        assert_eq!(scene.asaas.asked().len(), asked, "a repeat is answered at once");
        asaas.ok(scene.event("evt_2", "PAYMENT_RECEIVED", &charge)).await;
        let again = manager.ok(scene.get()).await.paid.map(|paid| paid.confirmed);
        assert_eq!(again, Some(true), "what was told once more changes nothing");
        let query = LedgerQuery::default();
        let entries = manager.ok(ListEntries { account_id, query }).await.items;
        assert_eq!(entries.iter().filter(|entry| entry.kind == EntryKind::Payment).count(), 1);
        assert_eq!(scene.app.rows("provider_events").await, 2);
        let owner = scene.app.anew(&scene.app.world.ipe.owner).await;
        let setting = owner.ok(GetPaymentProvider {}).await.provider.expect("a provider");
        assert_eq!(setting.last_event_at, Some(scene.app.context.now()));
    }

    async fn at_once_and_in_any_order_it_is_confirmed_once(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        manager.ok(scene.register()).await;
        let charge = scene.charge();
        scene.asaas.pay(&charge, 12_990, today());
        let beside = scene.app.beside_as(|context| talonario::kit::context::Context { providers: scene.asaas.providers(), ..context }).await;
        let (here, there) = (scene.asaas_itself(), scene.asaas_itself().at(&beside));
        let names = ["PAYMENT_RECEIVED", "PAYMENT_OVERDUE", "PAYMENT_CONFIRMED", "PAYMENT_CREATED"];
        let all = (0..12).map(|turn| {
            let caller = if turn % 2 == 0 { &here } else { &there };
            caller.send(scene.event(&format!("evt_{}", turn % 6), names[turn % 4], &charge))
        });
        for answer in at_once(12, all).await {
            assert!(answer.is_ok(), "{answer:?}");
        }
        let confirmed = manager.ok(scene.get()).await.paid.map(|paid| paid.confirmed);
        assert_eq!(confirmed, Some(true));
        let query = LedgerQuery::default();
        let account_id = scene.account_id;
        let entries = manager.ok(ListEntries { account_id, query }).await.items;
        assert_eq!(entries.iter().filter(|entry| entry.kind == EntryKind::Payment).count(), 1);
        assert_eq!((stands(&manager, account_id).await.balance_minor, scene.app.rows("provider_events").await), (0, 6));
    }

    async fn an_event_is_not_believed(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        manager.ok(scene.register()).await;
        let charge = scene.charge();
        let mut lie = scene.asaas.charges()[0].told();
        for (field, value) in [("status", json!("RECEIVED")), ("clientPaymentDate", json!("2026-11-21"))] {
            lie[field] = value;
        }
        let body = json!({"id": "evt_1", "event": "PAYMENT_RECEIVED", "dateCreated": "2026-11-21 12:00:00", "payment": lie});
        let attempt = Attempt::of(&scene.event("evt_1", "x", &charge)).json(&body);
        assert!(scene.asaas_itself().attempt(&attempt).await.is_success());
        assert_eq!(scene.payment().await.state, PaymentState::Scheduled);
        assert_eq!(manager.ok(scene.get()).await.state, BoletoState::Registered);

        let other = scene.event("evt_2", "PAYMENT_RECEIVED", "pay_nobodys");
        scene.asaas_itself().ok(other).await;
        let nothing = ReceiveAsaasEvent {
            webhook_id: scene.hook.id,
            body: AsaasEvent { id: "evt_3".to_owned(), event: "ACCOUNT_STATUS_UPDATED".to_owned(), payment: None },
        };
        scene.asaas_itself().ok(nothing).await;
        let wrong = scene.event("evt_4", "PAYMENT_RECEIVED", "../customers");
        scene.asaas_itself().wrong(wrong, &[("payment.id", Fault::WrongCharacters)]).await;
        assert_eq!(scene.payment().await.state, PaymentState::Scheduled);
    }

    async fn nobody_without_the_token_is_heard(app) {
        let scene = Scene::of(app).await;
        scene.manager().ok(scene.register()).await;
        let charge = scene.charge();
        scene.asaas.pay(&charge, 12_990, today());
        let asked = scene.asaas.asked().len();
        let event = || scene.event("evt_1", "PAYMENT_RECEIVED", &charge);
        let almost = format!("{}0", &scene.hook.token[..63]);
        let almost = if almost == scene.hook.token { format!("{}1", &scene.hook.token[..63]) } else { almost };
        for token in [almost.as_str(), "", &scene.hook.token.to_uppercase(), &scene.hook.token[1..]] {
            let caller = scene.app.nobody().with("asaas-access-token", token);
            caller.refused(event(), Code::NotFound).await;
        }
        scene.app.nobody().refused(event(), Code::NotFound).await;
        let nowhere = ReceiveAsaasEvent { webhook_id: WebhookId(Uuid::from_u128(7)), ..event() };
        scene.asaas_itself().refused(nowhere, Code::NotFound).await;
        let before = scene.hook.token.clone();
        let renewed = set_up(&scene.app.by(&scene.app.world.ipe.owner)).await;
        assert_eq!(renewed.id, scene.hook.id, "the address stays");
        scene.app.nobody().with("asaas-access-token", &before).refused(event(), Code::NotFound).await;
        assert_eq!((scene.asaas.asked().len(), scene.app.rows("provider_events").await), (asked, 0));
        scene.app.nobody().with("asaas-access-token", &renewed.token).ok(event()).await;
        assert_eq!(scene.payment().await.state, PaymentState::Paid);
    }

    async fn an_event_that_cannot_be_followed_is_to_come_again(app) {
        let scene = Scene::of(app).await;
        scene.manager().ok(scene.register()).await;
        let charge = scene.charge();
        scene.asaas.pay(&charge, 12_990, today());
        for mood in [Mood::Status(500), Mood::Silent] {
            scene.asaas.behave(mood);
            let event = scene.event("evt_1", "PAYMENT_RECEIVED", &charge);
            scene.asaas_itself().refused(event, Code::ProviderFailed).await;
            assert_eq!(scene.payment().await.state, PaymentState::Scheduled);
        }
        scene.asaas.behave(Mood::Well);
        scene.asaas_itself().ok(scene.event("evt_1", "PAYMENT_RECEIVED", &charge)).await;
        assert_eq!(scene.payment().await.state, PaymentState::Paid);
    }

    async fn a_payment_that_was_decided_by_hand_is_left_alone_and_that_is_told(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        manager.ok(scene.register()).await;
        let charge = scene.charge();
        let (account_id, payment_id) = (scene.account_id, scene.payment_id);
        let version = scene.payment().await.version;
        let body = Confirmation::default();
        let confirmed = manager.ok(ConfirmPayment { account_id, payment_id, version, body }).await.payment;
        scene.asaas.pay(&charge, 12_990, today());
        scene.asaas_itself().ok(scene.event("evt_1", "PAYMENT_RECEIVED", &charge)).await;
        let left = Payment { boleto: Some(BoletoState::Paid), ..confirmed.clone() };
        assert_eq!(scene.payment().await, left, "but for what its boleto says");
        let told = manager.ok(scene.get()).await;
        assert_eq!((told.state, told.paid.map(|paid| paid.confirmed)), (BoletoState::Paid, Some(false)));
        assert_eq!(stands(&manager, account_id).await.balance_minor, 0);

        let version = confirmed.version;
        let body = types::ledger::Reversal { reason: "Veio pelo boleto".to_owned() };
        manager.ok(ReversePayment { account_id, payment_id, version, body }).await;
        scene.asaas_itself().ok(scene.event("evt_2", "PAYMENT_RECEIVED", &charge)).await;
        assert_eq!(scene.payment().await.state, PaymentState::Reversed);
    }

    async fn more_or_less_than_was_asked_for_is_what_came_in(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        let account_id = scene.account_id;
        manager.ok(scene.register()).await;
        let charge = scene.charge();
        scene.asaas.pay(&charge, 13_500, today());
        scene.asaas_itself().ok(scene.event("evt_1", "PAYMENT_RECEIVED", &charge)).await;
        assert_eq!(scene.payment().await.amount.minor, 13_500);
        let balance = stands(&manager, account_id).await;
        assert_eq!((balance.balance_minor, balance.unused_minor), (-510, 510));

        let other = manager.ok(SchedulePayment { account_id, body: new(10_000) }).await;
        manager.ok(RegisterBoleto { account_id, payment_id: other.id }).await;
        let charge = scene.asaas.charges()[1].id.clone();
        scene.asaas.pay(&charge, 4_000, today());
        scene.asaas_itself().ok(scene.event("evt_2", "PAYMENT_RECEIVED", &charge)).await;
        let query = PaymentQuery { state: Some(PaymentState::Scheduled), ..PaymentQuery::default() };
        let rest = manager.ok(ListPayments { account_id, query }).await.items;
        assert_eq!((rest.len(), rest[0].amount.minor, rest[0].rest_of), (1, 6_000, Some(other.id)));
    }

    async fn what_the_provider_deletes_or_gives_back_is_told(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        manager.ok(scene.register()).await;
        let charge = scene.charge();
        scene.asaas.delete(&charge);
        scene.asaas_itself().ok(scene.event("evt_1", "PAYMENT_DELETED", &charge)).await;
        assert_eq!(manager.ok(scene.get()).await.state, BoletoState::Cancelled);
        assert_eq!(scene.payment().await.state, PaymentState::Scheduled);

        manager.ok(scene.register()).await;
        let second = scene.asaas.charges()[1].id.clone();
        scene.asaas_itself().ok(scene.event("evt_2", "PAYMENT_DELETED", &charge)).await;
        assert_eq!(manager.ok(scene.get()).await.state, BoletoState::Registered, "an old charge changes nothing");
        scene.asaas.pay(&second, 12_990, today());
        assert_eq!(manager.ok(scene.refresh()).await.state, BoletoState::Paid, "asked for where no event came");
        scene.asaas.becomes(&second, "REFUNDED");
        scene.asaas_itself().ok(scene.event("evt_3", "PAYMENT_REFUNDED", &second)).await;
        assert_eq!(manager.ok(scene.get()).await.state, BoletoState::Refunded);
        assert_eq!(scene.payment().await.state, PaymentState::Paid, "what to do about it is a person's to say");
    }

    async fn another_resellers_token_reaches_nothing(app) {
        let scene = Scene::of(app).await;
        scene.manager().ok(scene.register()).await;
        let charge = scene.charge();
        scene.asaas.pay(&charge, 12_990, today());
        let theirs = set_up(&scene.app.by(&scene.app.world.sillar.owner)).await;
        let caller = scene.app.nobody().with("asaas-access-token", &theirs.token);
        caller.refused(scene.event("evt_1", "PAYMENT_RECEIVED", &charge), Code::NotFound).await;
        let event = ReceiveAsaasEvent { webhook_id: theirs.id, ..scene.event("evt_1", "PAYMENT_RECEIVED", &charge) };
        caller.ok(event).await;
        assert_eq!(scene.payment().await.state, PaymentState::Scheduled, "the payment is not theirs");
    }
}
