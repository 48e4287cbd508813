//! A provider that is not well, or not right.

use chrono::TimeDelta;
use tests::asaas::{KEY, Mood};
use tests::{Code, on_both_engines};
use types::boletos::{BoletoState, ChangePaymentProvider, GetPaymentProvider, RegisterBoleto};
use types::payments::{PaymentState, SchedulePayment};

use super::{Scene, access, new, set_up};

on_both_engines! {
    async fn without_a_provider_it_is_said_that_nothing_is_registered(app) {
        let account_id = app.account(&app.world.ipe, "tapera").await.id;
        let manager = app.by(&app.world.ipe.manager);
        let payment_id = manager.ok(SchedulePayment { account_id, body: new(12_990) }).await.id;
        let problem = manager.refused(RegisterBoleto { account_id, payment_id }, Code::ProviderNotSetUp).await;
        assert_eq!(problem.status, 409);
        assert!(problem.title.contains("no está registrado"), "{}", problem.title);
        assert_eq!(app.rows("boletos").await, 0);
    }

    async fn what_the_provider_refuses_is_told_in_its_words(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        let account_id = scene.account_id;
        let small = manager.ok(SchedulePayment { account_id, body: new(499) }).await;
        let register = RegisterBoleto { account_id, payment_id: small.id };
        let problem = manager.refused(register.clone(), Code::ProviderRefused).await;
        assert_eq!(problem.detail.as_deref(), Some("O valor da cobrança deve ser maior ou igual a R$ 5,00."));
        let owner = scene.app.by(&scene.app.world.ipe.owner);
        let version = owner.ok(GetPaymentProvider {}).await.version;
        owner.ok(ChangePaymentProvider { version, body: access(Some("$aact_otra")) }).await;
        manager.refused(register, Code::ProviderKeyRefused).await;
        assert_eq!(scene.asaas.charges().len(), 0);
        set_up(&owner).await;
        assert_eq!(manager.ok(scene.register()).await.state, BoletoState::Registered);
    }

    async fn what_is_not_right_is_handed_to_nobody(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        for mood in [Mood::GarbageBarcode, Mood::OtherLine, Mood::OtherPix] {
            scene.asaas.behave(mood);
            manager.refused(scene.register(), Code::ProviderAnswerWrong).await;
            let told = manager.ok(scene.get()).await;
            assert_eq!((told.state, told.barcode, told.pix), (BoletoState::Registering, None, None), "{mood:?}");
            manager.refused(scene.download(), Code::BoletoNotRegistered).await;
        }
        assert_eq!(scene.asaas.charges().len(), 1, "the same charge is asked for its codes each time");
        scene.asaas.behave(Mood::Well);
        assert_eq!(manager.ok(scene.register()).await.state, BoletoState::Registered);
        assert_eq!(scene.asaas.charges().len(), 1);
    }

    async fn a_charge_of_another_amount_or_day_is_cancelled_before_another_is_made(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        for (mood, made) in [(Mood::OtherAmount, 1), (Mood::OtherDay, 2)] {
            scene.asaas.behave(mood);
            manager.refused(scene.register(), Code::ProviderAnswerWrong).await;
            scene.asaas.behave(Mood::Well);
            manager.refused(scene.register(), Code::ProviderAnswerWrong).await;
            assert_eq!(manager.ok(scene.cancel()).await.state, BoletoState::Cancelled);
            assert_eq!(scene.asaas.charges().len(), made);
            assert!(scene.asaas.charges().iter().all(|charge| charge.deleted), "{mood:?}");
        }
        let right = manager.ok(scene.register()).await;
        assert_eq!((right.state, right.amount.minor), (BoletoState::Registered, 12_990));
    }

    async fn an_answer_that_was_lost_makes_no_second_charge(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        scene.asaas.behave(Mood::LosesAnswer);
        let problem = manager.refused(scene.register(), Code::ProviderFailed).await;
        assert_eq!(problem.retry_after, Some(15));
        assert_eq!(scene.asaas.charges().len(), 1, "it was made all the same");
        scene.asaas.behave(Mood::Well);
        manager.refused(scene.register(), Code::Busy).await;
        scene.app.clock.advance(TimeDelta::seconds(16));
        assert_eq!(manager.ok(scene.register()).await.state, BoletoState::Registered);
        assert_eq!(scene.asaas.charges().len(), 1);
    }

    async fn a_provider_that_fails_can_be_asked_again(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        for mood in [Mood::Status(500), Mood::Status(503), Mood::Status(429), Mood::Silent] {
            scene.asaas.behave(mood);
            let problem = manager.refused(scene.register(), Code::ProviderFailed).await;
            assert!(problem.retry_after.is_some(), "{mood:?}");
            scene.app.clock.advance(TimeDelta::seconds(16));
        }
        scene.asaas.behave(Mood::Garbage);
        manager.refused(scene.register(), Code::ProviderAnswerWrong).await;
        assert_eq!(scene.asaas.charges().len(), 0);
        assert_eq!(scene.payment().await.state, PaymentState::Scheduled);

        scene.asaas.behave(Mood::NoPix);
        let made = manager.ok(scene.register()).await;
        assert_eq!((made.state, made.pix), (BoletoState::Registered, None));
        scene.asaas.behave(Mood::Status(500));
        manager.refused(scene.cancel(), Code::ProviderFailed).await;
        manager.refused(scene.refresh(), Code::ProviderFailed).await;
        assert_eq!(manager.ok(scene.get()).await.state, BoletoState::Registered);
        scene.asaas.behave(Mood::Well);
        assert_eq!(manager.ok(scene.cancel()).await.state, BoletoState::Cancelled);
    }

    async fn no_key_is_told_or_kept_as_it_is(app) {
        let scene = Scene::of(app).await;
        scene.manager().ok(scene.register()).await;
        let like = format!("%{}%", &KEY[6..]);
        for (table, column) in [("payment_providers", "api_key"), ("events", "data"), ("payment_providers", "webhook_token")] {
            let found = scene.app.number(&format!("SELECT COUNT(*) FROM {table} WHERE {column} LIKE '{like}'")).await;
            assert_eq!(found, 0, "{table}");
            let token = &scene.hook.token;
            let found = scene.app.number(&format!("SELECT COUNT(*) FROM {table} WHERE {column} LIKE '%{token}%'")).await;
            assert_eq!(found, 0, "{table}");
        }
        let owner = scene.app.by(&scene.app.world.ipe.owner);
        let told = owner.raw(&GetPaymentProvider {}).await.text().await.expect("a reply");
        assert!(!told.contains("aact") && !told.contains(&scene.hook.token), "{told}");
    }
}
