//! Which provider a reseller has.

use tests::asaas::{Asaas, KEY};
use tests::{Code, on_both_engines};
use types::boletos::{
    ChangePaymentProvider, GetPaymentProvider, PaymentProviderChange, ProviderAccess, ProviderEnvironment,
};
use types::kit::fault::Fault;

use super::{Scene, access, set_up};

on_both_engines! {
    async fn a_provider_is_set_kept_and_forgotten(app) {
        let owner = app.by(&app.world.ipe.owner);
        let none = owner.ok(GetPaymentProvider {}).await;
        assert_eq!((none.provider, none.version), (None, 0));
        owner.wrong(
            ChangePaymentProvider { version: 0, body: access(None) },
            &[("provider.api_key", Fault::Required)],
        ).await;
        let made = owner.ok(ChangePaymentProvider { version: 0, body: access(Some(KEY)) }).await;
        let setting = made.provider.provider.clone().expect("a provider");
        assert_eq!((setting.environment, setting.api_key_set_at), (ProviderEnvironment::Sandbox, app.context.now()));
        assert_eq!((made.provider.version, setting.last_event_at), (1, None));
        assert_eq!(made.webhook_token.as_ref().map(String::len), Some(64));
        assert_eq!(owner.ok(GetPaymentProvider {}).await, made.provider);
        owner.refused(ChangePaymentProvider { version: 0, body: access(Some(KEY)) }, Code::VersionIsStale).await;

        let keep = |environment| PaymentProviderChange {
            provider: access(None).provider.map(|access| ProviderAccess { environment, new_webhook_token: false, ..access }),
        };
        let same = owner.ok(ChangePaymentProvider { version: 1, body: keep(ProviderEnvironment::Sandbox) }).await;
        assert_eq!((same.webhook_token, same.provider.version), (None, 2));
        owner.wrong(
            ChangePaymentProvider { version: 2, body: keep(ProviderEnvironment::Production) },
            &[("provider.api_key", Fault::Required)],
        ).await;
        let body = PaymentProviderChange { provider: None };
        let gone = owner.ok(ChangePaymentProvider { version: 2, body }).await.provider;
        assert_eq!((gone.provider, gone.version, app.rows("payment_providers").await), (None, 0, 0));
        for other in [&app.world.ipe.manager, &app.world.ipe.accountant] {
            assert_eq!(app.by(other).ok(GetPaymentProvider {}).await.version, 0);
            let change = ChangePaymentProvider { version: 0, body: access(Some(KEY)) };
            app.by(other).refused(change, Code::NotAllowed).await;
        }
        app.by(&app.world.ipe.support).refused(GetPaymentProvider {}, Code::NotAllowed).await;
    }

    async fn a_boleto_is_asked_for_only_where_it_was_registered(app) {
        let scene = Scene::of(app).await;
        let manager = scene.manager();
        manager.ok(scene.register()).await;
        let owner = scene.app.by(&scene.app.world.ipe.owner);
        let asked = scene.asaas.asked().len();
        let production = access(Some(KEY)).provider.map(|access| ProviderAccess { environment: ProviderEnvironment::Production, ..access });
        let body = PaymentProviderChange { provider: production };
        owner.ok(ChangePaymentProvider { version: 1, body }).await;
        manager.refused(scene.refresh(), Code::ProviderNotSetUp).await;
        manager.refused(scene.cancel(), Code::ProviderNotSetUp).await;
        assert_eq!(scene.asaas.asked().len(), asked);
    }

    async fn each_reseller_has_its_own(app) {
        let asaas = Asaas::start();
        let app = app.paying(asaas.providers());
        let (ipe, sillar) = (app.by(&app.world.ipe.owner), app.by(&app.world.sillar.owner));
        let first = set_up(&ipe).await;
        assert_eq!(sillar.ok(GetPaymentProvider {}).await.version, 0);
        let second = set_up(&sillar).await;
        assert!(first.id != second.id && first.token != second.token);
    }
}
