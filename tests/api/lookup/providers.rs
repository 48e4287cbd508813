//! What the operator is told of the providers: how much of each quota is used, and who of them is left alone.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use tests::fake::{Behaviour, Fake};
use tests::{Attempt, Code, on_both_engines};
use types::lookup::NumberKind;
use types::lookup::providers::{ListLookupProviders, ProviderQuota};

use super::{RUC, ask, of};

/// Nobody is told: what is asked is asked anew each time.
fn nobody() -> Behaviour {
    Behaviour::Json(404, "{}".to_owned())
}

fn quota(minutes: Option<i64>, asked: i64, most: i64, until: DateTime<Utc>) -> ProviderQuota {
    ProviderQuota {
        minutes,
        asked,
        most,
        until,
    }
}

on_both_engines! {
    async fn what_is_used_of_each_quota_is_told_in_the_order_in_which_they_are_asked(app) {
        let (first, second) = (Fake::start(nobody()).await, Fake::start(nobody()).await);
        let line = || of(&json!([
            { "kind": "apis_net_pe", "name": "de-pago", "only": ["ruc"], "address": first.address, "token": "clave",
              "asks_per_window": 2, "window_minutes": 15, "asks_per_month": 3 },
            { "kind": "decolecta", "address": second.address, "token": "clave" },
            { "kind": "brasilapi", "address": second.address, "asks_per_month": 40 },
        ]));
        let (one, other) = (app.asking(line()).await, app.asking(line()).await);
        let now = app.context.now();
        let fifteen = now + TimeDelta::minutes(15);
        let told = async || app.anew(&app.world.operator).await.at(&other).ok(ListLookupProviders {}).await.items;
        let before = told().await;
        let names: Vec<_> = before.iter().map(|each| (each.name.as_str(), each.service.as_str())).collect();
        assert_eq!(names, [("de-pago", "apis_net_pe"), ("decolecta", "decolecta"), ("brasilapi", "brasilapi")]);
        let kinds: Vec<_> = before.iter().map(|each| each.kinds.clone()).collect();
        assert_eq!(kinds, [vec![NumberKind::Ruc], vec![NumberKind::Ruc, NumberKind::Dni], vec![NumberKind::Cnpj]]);
        let used = |told: &[ProviderQuota]| told.iter().map(|each| (each.minutes, each.asked, each.most)).collect::<Vec<_>>();
        let first_of = async || told().await.remove(0).quotas;
        assert_eq!(used(&before[0].quotas), [(Some(15), 0, 2), (None, 0, 3)]);
        let [window, month] = before[0].quotas[..] else { panic!("two quotas") };
        assert!(now < window.until && window.until <= fifteen && window.until < month.until, "{window:?} {month:?}");
        assert_eq!(before[1].quotas, []);
        assert_eq!(before[2].quotas, [quota(None, 0, 40, month.until)]);

        let lookup = async || {
            let manager = app.anew(&app.world.sillar.manager).await;
            manager.at(&one).refused(ask(NumberKind::Ruc, RUC), Code::TaxpayerNotFound).await;
        };
        lookup().await;
        assert_eq!(used(&first_of().await), [(Some(15), 1, 2), (None, 1, 3)], "another process tells it too");
        lookup().await;
        lookup().await;
        assert_eq!((first.asked(), second.asked()), (2, 1), "whose quota is used up is passed over");
        assert_eq!(used(&first_of().await), [(Some(15), 2, 2), (None, 2, 3)]);

        app.clock.advance(TimeDelta::minutes(15));
        assert_eq!(used(&first_of().await), [(Some(15), 0, 2), (None, 2, 3)], "a window began");
        lookup().await;
        lookup().await;
        assert_eq!((first.asked(), second.asked()), (3, 2));
        assert_eq!(used(&first_of().await), [(Some(15), 1, 2), (None, 3, 3)], "who was not asked used nothing of the other");
        let left = told().await;
        assert_eq!(used(&left[2].quotas), [(None, 0, 40)], "nobody asked for a CNPJ");
    }

    async fn who_is_left_alone_is_told_by_the_process_that_does(app) {
        let fake = Fake::start(Behaviour::Json(500, "{}".to_owned())).await;
        let line = || of(&json!([{ "kind": "decolecta", "address": fake.address, "token": "clave", "asks_per_month": 100 }]));
        let (one, other) = (app.asking(line()).await, app.asking(line()).await);
        let rests = async |beside| app.by(&app.world.operator).at(beside).ok(ListLookupProviders {}).await.items[0].rests_until;
        assert_eq!(rests(&one).await, None);
        for _ in 0..5 {
            app.manager().at(&one).refused(ask(NumberKind::Ruc, RUC), Code::LookupFailed).await;
        }
        let until = app.context.now() + TimeDelta::seconds(30);
        assert_eq!((rests(&one).await, rests(&other).await), (Some(until), None));
        app.clock.advance(TimeDelta::seconds(30));
        assert_eq!(rests(&one).await, None, "it may be tried");
    }

    async fn the_operator_alone_is_told_and_never_where_they_are_or_with_which_token(app) {
        let fake = Fake::start(nobody()).await;
        let line = of(&json!([
            { "kind": "facturador_pro", "name": "respaldo", "token": "clave-muy-secreta",
              "address": format!("{}/ruta-secreta?api=llave-secreta", fake.address) },
        ]));
        let beside = app.asking(line).await;
        let call = Attempt::of(&ListLookupProviders {});
        let told = app.by(&app.world.operator).at(&beside).attempt(&call).await;
        let text = told.text();
        assert!(told.is_success() && text.contains("respaldo") && text.contains("facturador_pro"), "{text}");
        for hidden in ["secret", "127.0.0.1", "http", "localhost"] {
            assert!(!text.contains(hidden), "{hidden} in {text}");
        }
        for member in [&app.world.sillar.owner, &app.world.sillar.manager, &app.world.ipe.support] {
            app.by(member).at(&beside).refused(ListLookupProviders {}, Code::NotAllowed).await;
        }
        assert_eq!(app.by(&app.world.operator).ok(ListLookupProviders {}).await.items, [], "none is set up");
    }
}
