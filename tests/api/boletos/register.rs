//! Registering, reading and cancelling.

use chrono::{Days, TimeDelta};
use tests::asaas::Mood;
use tests::many::at_once;
use tests::{Code, on_both_engines};
use types::audit::{EventQuery, ListAccountEvents};
use types::boletos::{Bank, Barcode, BoletoState, DigitableLine, GetBoleto, ProviderEnvironment, RegisterBoleto};
use types::kit::money::{Currency, Money};
use types::payments::{CancelPayment, Cancellation, ChangePayment, PaymentChange, PaymentMethod, SchedulePayment};
use types::pix::BrCode;

use super::{Scene, new, set_up, today};
use crate::ledger::soles;

on_both_engines! {
    async fn a_payment_is_registered_and_its_codes_are_those_of_the_provider(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        manager.refused(scene.get(), Code::BoletoNotRegistered).await;
        assert_eq!(scene.payment().await.boleto, None);
        let made = manager.ok(scene.register()).await;
        assert_eq!(scene.payment().await.boleto, Some(made.state), "and its payment tells it");
        assert_eq!((made.state, made.environment), (BoletoState::Registered, ProviderEnvironment::Sandbox));
        assert_eq!((made.amount.minor, made.due_on), (12_990, today() + Days::new(9)));
        assert_eq!((made.registered_by.as_deref(), made.registered_at), (Some("Mario Gestor"), Some(scene.app.context.now())));
        let barcode = Barcode::parse(made.barcode.as_deref().expect("a bar code")).expect("a right one");
        assert_eq!((barcode.bank_code(), barcode.amount()), (Bank::Bradesco.code(), 12_990));
        assert_eq!(made.digitable_line, Some(DigitableLine::of(barcode).to_string()));
        let pix = BrCode::parse(made.pix.as_deref().expect("a Pix")).expect("a right one");
        assert_eq!((pix.amount(), pix.receiver().name()), (Some(12_990), "Ipe Notas"));
        assert_eq!((made.our_number.as_deref(), &made.paid), (Some("1"), &None));

        let charges = scene.asaas.charges();
        assert_eq!((charges.len(), charges[0].minor, charges[0].description.as_str()), (1, 12_990, "Mensalidade de novembro"));
        assert_eq!(charges[0].reference, scene.payment_id.to_string());
        let customers = scene.asaas.customers();
        assert_eq!((customers.len(), customers[0]["cpfCnpj"].as_str()), (1, Some(tests::make::CNPJ)));
        assert_eq!(customers[0]["notificationDisabled"].as_bool(), Some(true));

        let asked = scene.asaas.asked().len();
        assert_eq!(manager.ok(scene.register()).await, made, "once more is the same");
        assert_eq!(manager.ok(scene.get()).await, made);
        assert_eq!(scene.asaas.asked().len(), asked, "and the provider is not asked again");
        let query = EventQuery::default();
        let account_id = scene.account_id;
        let events = manager.ok(ListAccountEvents { account_id, query }).await.items;
        assert_eq!(events.iter().filter(|event| event.name == "account.boleto_registered").count(), 1);
    }

    async fn another_payment_of_the_same_payer_makes_no_second_customer(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        manager.ok(scene.register()).await;
        let account_id = scene.account_id;
        let other = manager.ok(SchedulePayment { account_id, body: new(5_000) }).await;
        let made = manager.ok(RegisterBoleto { account_id, payment_id: other.id }).await;
        assert_eq!((made.amount.minor, made.payment_id), (5_000, Some(other.id)));
        assert_eq!((scene.asaas.charges().len(), scene.asaas.customers().len()), (2, 1));
        assert_ne!(made.barcode, manager.ok(scene.get()).await.barcode);
    }

    async fn only_a_payment_in_reais_that_is_waited_for_can_be(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        let account_id = scene.account_id;
        let register = |payment_id| RegisterBoleto { account_id, payment_id };
        let dollars = Money { minor: 5_000, currency: Currency::parse("USD").expect("a currency") };
        let body = types::payments::NewPayment { amount: dollars, ..new(1) };
        let foreign = manager.ok(SchedulePayment { account_id, body }).await;
        manager.refused(register(foreign.id), Code::BoletoNotPossible).await;
        let body = types::payments::NewPayment { due_on: today() - Days::new(1), ..new(5_000) };
        let late = manager.ok(SchedulePayment { account_id, body }).await;
        manager.refused(register(late.id), Code::BoletoNotPossible).await;
        let gone = manager.ok(SchedulePayment { account_id, body: new(5_000) }).await;
        let body = Cancellation::default();
        manager.ok(CancelPayment { account_id, payment_id: gone.id, version: gone.version, body }).await;
        manager.refused(register(gone.id), Code::BoletoNotPossible).await;

        let sillar = &scene.app.world.sillar;
        set_up(&scene.app.by(&sillar.owner)).await;
        let account_id = scene.app.account(sillar, "pukara").await.id;
        let body = types::payments::NewPayment { amount: soles(5_000), method: PaymentMethod::Cash, ..new(1) };
        let peruvian = scene.app.manager().ok(SchedulePayment { account_id, body }).await;
        let register = RegisterBoleto { account_id, payment_id: peruvian.id };
        scene.app.manager().refused(register, Code::BoletoNotPossible).await;
        let get = GetBoleto { account_id, payment_id: scene.payment_id };
        scene.app.manager().refused(get, Code::NotFound).await;
        assert_eq!(scene.asaas.charges().len(), 0);
    }

    async fn of_many_at_once_one_charge_is_made(app) {
        let scene = Scene::of(app).await;
        scene.asaas.behave(Mood::Slow);
        let beside = scene.app.beside_as(|context| talonario::kit::context::Context { providers: scene.asaas.providers(), ..context }).await;
        let (here, there) = (scene.manager(), scene.manager().at(&beside));
        let all = (0..8).map(|turn| if turn % 2 == 0 { &here } else { &there }).map(|caller| caller.send(scene.register()));
        let all = at_once(8, all).await;
        let (made, refused): (Vec<_>, Vec<_>) = all.into_iter().partition(Result::is_ok);
        assert!(!made.is_empty());
        for problem in refused {
            assert_eq!(problem.expect_err("a refusal").code, Code::Busy);
        }
        assert_eq!(scene.asaas.charges().len(), 1);
        assert_eq!(here.ok(scene.get()).await.state, BoletoState::Registered);
    }

    async fn a_cancelled_boleto_can_be_paid_no_more_and_another_can_be_made(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        manager.refused(scene.cancel(), Code::BoletoNotRegistered).await;
        let first = manager.ok(scene.register()).await;
        let gone = manager.ok(scene.cancel()).await;
        assert_eq!(gone.state, BoletoState::Cancelled);
        assert!(scene.asaas.charges()[0].deleted);
        manager.refused(scene.cancel(), Code::AlreadyInThatState).await;
        manager.refused(scene.download(), Code::BoletoNotRegistered).await;

        let payment = scene.payment().await;
        let body = PaymentChange {
            due_on: today() + Days::new(20), method: PaymentMethod::Boleto, card_brand: None, bank: None, reference: None,
        };
        let (account_id, payment_id, version) = (scene.account_id, scene.payment_id, payment.version);
        manager.ok(ChangePayment { account_id, payment_id, version, body }).await;
        let again = manager.ok(scene.register()).await;
        assert_eq!((again.state, again.due_on), (BoletoState::Registered, today() + Days::new(20)));
        assert_ne!(again.barcode, first.barcode);
        assert_eq!(scene.asaas.charges().iter().filter(|charge| !charge.deleted).count(), 1);
    }

    async fn a_payment_that_is_waited_for_no_more_takes_its_boleto_with_it(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        let account_id = scene.account_id;
        let context = &scene.app.context;
        let other = manager.ok(SchedulePayment { account_id, body: new(5_000) }).await;
        let kept = RegisterBoleto { account_id, payment_id: other.id };
        manager.ok(kept.clone()).await;
        manager.ok(scene.register()).await;
        talonario::boletos::service::follow(context).await.expect("a look");
        assert_eq!(manager.ok(scene.get()).await.state, BoletoState::Registered);

        let (payment_id, version) = (scene.payment_id, scene.payment().await.version);
        let body = Cancellation::default();
        manager.ok(CancelPayment { account_id, payment_id, version, body }).await;
        scene.asaas.behave(Mood::Status(500));
        scene.app.clock.advance(TimeDelta::seconds(60));
        talonario::boletos::service::follow(context).await.expect("a look");
        assert_eq!(manager.ok(scene.get()).await.state, BoletoState::Registered, "it is tried again");
        scene.asaas.behave(Mood::Well);
        talonario::boletos::service::follow(context).await.expect("not its turn");
        assert_eq!(manager.ok(scene.get()).await.state, BoletoState::Registered);
        scene.app.clock.advance(TimeDelta::seconds(60));
        talonario::boletos::service::follow(context).await.expect("a look");
        assert_eq!(manager.ok(scene.get()).await.state, BoletoState::Cancelled);
        assert_eq!(manager.ok(kept).await.state, BoletoState::Registered);
        assert_eq!(scene.asaas.charges().iter().filter(|charge| charge.deleted).count(), 1);
    }

    async fn what_was_paid_is_not_cancelled_but_settled(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        manager.ok(scene.register()).await;
        scene.asaas.pay(&scene.charge(), 12_990, today());
        manager.refused(scene.cancel(), Code::AlreadyInThatState).await;
        assert_eq!(manager.ok(scene.get()).await.state, BoletoState::Paid);
        assert_eq!(scene.payment().await.state, types::payments::PaymentState::Paid);
        manager.refused(scene.register(), Code::AlreadyInThatState).await;
    }

    async fn whoever_died_after_the_provider_answered_leaves_no_second_charge(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        let first = manager.ok(scene.register()).await;
        // As a process leaves it that is killed before it writes down what the provider answered.
        let until = (scene.app.context.now() + TimeDelta::seconds(90)).to_rfc3339();
        scene.app.execute(&format!(
            "UPDATE boletos SET state = 'registering', charge = NULL, barcode = NULL, our_number = NULL, pix = NULL, \
             registered_at = NULL, registered_by = NULL, claim = id, claimed_until = '{until}'"
        )).await;
        let busy = manager.refused(scene.register(), Code::Busy).await;
        assert!(busy.retry_after.is_some());
        manager.refused(scene.cancel(), Code::Busy).await;
        assert_eq!(manager.ok(scene.get()).await.state, BoletoState::Registering);
        scene.app.clock.advance(TimeDelta::seconds(91));
        let again = manager.ok(scene.register()).await;
        assert_eq!((again.barcode, again.pix), (first.barcode, first.pix));
        assert_eq!(scene.asaas.charges().len(), 1);
    }
}
