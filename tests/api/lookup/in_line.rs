//! Several providers in line: who is asked after whom, who is left alone, how often, and by when there is an answer.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use serde_json::{Value, json};
use talonario::kit::registries::Registries;
use tests::fake::{Behaviour, Fake};
use tests::many::at_once;
use tests::{Code, on_both_engines};
use types::lookup::NumberKind;

use super::{DNI, RUC, ask, company, found, of, person};

/// Another company, whose answer nobody has kept.
const OTHER: &str = "20131312955";

fn provider(name: &str, fake: &Fake) -> Value {
    json!({ "kind": "decolecta", "name": name, "address": fake.address, "token": "clave", "timeout_ms": 600 })
}

fn with(mut provider: Value, more: &Value) -> Value {
    let more = more.as_object().expect("fields").clone();
    provider.as_object_mut().expect("fields").extend(more);
    provider
}

fn json(status: u16, text: &str) -> Behaviour {
    Behaviour::Json(status, text.to_owned())
}

fn named(number: &str, name: &str) -> Behaviour {
    Behaviour::Json(200, company(number, name))
}

on_both_engines! {
    async fn the_next_is_asked_when_one_fails_and_not_when_it_says_that_there_is_nobody(app) {
        let (first, second) = (Fake::start(json(500, "{}")).await, Fake::start(named(RUC, "Del Segundo")).await);
        let beside = app.asking(of(&json!([provider("a", &first), provider("b", &second)]))).await;
        let manager = app.manager().at(&beside);
        assert_eq!(manager.ok(ask(NumberKind::Ruc, RUC)).await.name, "Del Segundo");
        assert_eq!((first.asked(), second.asked()), (1, 1));
        first.behave(json(404, "{}"));
        manager.refused(ask(NumberKind::Ruc, OTHER), Code::TaxpayerNotFound).await;
        assert_eq!((first.asked(), second.asked()), (2, 1));
        first.behave(json(200, &company("20100047218", "De Otro S.A.")));
        second.behave(json(404, "{}"));
        manager.refused(ask(NumberKind::Ruc, OTHER), Code::TaxpayerNotFound).await;
        second.behave(json(503, "{}"));
        manager.refused(ask(NumberKind::Ruc, OTHER), Code::LookupFailed).await;
    }

    async fn who_is_known_to_miss_people_is_not_believed_while_others_may_know(app) {
        let (weak, second) = (Fake::start(json(404, "{}")).await, Fake::start(json(200, &person(DNI))).await);
        let weak_one = with(provider("a", &weak), &json!({ "kind": "apis_net_pe" }));
        let beside = app.asking(of(&json!([weak_one, provider("b", &second)]))).await;
        let manager = app.manager().at(&beside);
        assert_eq!(manager.ok(ask(NumberKind::Dni, DNI)).await.name, "QUISPE LAURA LUCIA");
        let other = ask(NumberKind::Dni, "40000000");
        second.behave(json(404, "{}"));
        manager.refused(other.clone(), Code::TaxpayerNotFound).await;
        second.behave(json(500, "{}"));
        manager.refused(other.clone(), Code::LookupFailed).await;
        let alone = app.asking(of(&json!([weak_one]))).await;
        app.manager().at(&alone).refused(other, Code::TaxpayerNotFound).await;
    }

    async fn who_fails_again_and_again_is_left_alone_then_tried_by_one(app) {
        let (first, second) = (Fake::start(json(500, "{}")).await, Fake::start(json(404, "{}")).await);
        let beside = app.asking(of(&json!([provider("a", &first), provider("b", &second)]))).await;
        let manager = app.manager().at(&beside);
        for _ in 0..7 {
            manager.refused(ask(NumberKind::Ruc, RUC), Code::TaxpayerNotFound).await;
        }
        assert_eq!((first.asked(), second.asked()), (5, 7), "five failures open its breaker");
        app.clock.advance(TimeDelta::seconds(31));
        first.behave(Behaviour::Silent);
        let asks = (0..6).map(|_| async { app.manager().at(&beside).refused(ask(NumberKind::Ruc, RUC), Code::TaxpayerNotFound).await });
        at_once(6, asks).await;
        assert_eq!(first.asked(), 6, "one tries");
        app.clock.advance(TimeDelta::seconds(61));
        first.behave(found(RUC));
        assert_eq!(manager.ok(ask(NumberKind::Ruc, RUC)).await.name, "Molinos Achachila S.A.C.");
        let asked = second.asked();
        first.behave(json(404, "{}"));
        manager.refused(ask(NumberKind::Ruc, OTHER), Code::TaxpayerNotFound).await;
        assert_eq!(second.asked(), asked, "it is the first in line again");
    }

    async fn who_says_for_how_long_is_left_alone_so_long(app) {
        let only = Fake::start(Behaviour::With(429, "retry-after: 300", "{}".to_owned())).await;
        let beside = app.asking(of(&json!([provider("a", &only)]))).await;
        let manager = app.manager().at(&beside);
        let wait = manager.refused(ask(NumberKind::Ruc, RUC), Code::LookupFailed).await.retry_after;
        assert_eq!(wait, Some(300));
        app.clock.advance(TimeDelta::seconds(200));
        let wait = manager.refused(ask(NumberKind::Ruc, RUC), Code::LookupFailed).await.retry_after;
        assert_eq!((wait, only.asked()), (Some(101), 1));
        app.clock.advance(TimeDelta::seconds(101));
        only.behave(found(RUC));
        manager.ok(ask(NumberKind::Ruc, RUC)).await;
    }

    async fn a_quota_is_kept_over_restarts_and_processes_however_many_ask(app) {
        let fake = Fake::start(json(404, "{}")).await;
        let limited = with(provider("a", &fake), &json!({ "asks_per_month": 5 }));
        let registries = || of(&json!([limited]));
        let (one, other) = (app.asking(registries()).await, app.asking(registries()).await);
        let asks = (0..12).map(|nth| {
            let beside = if nth % 2 == 0 { &one } else { &other };
            async { app.manager().at(beside).send(ask(NumberKind::Ruc, RUC)).await.err().map(|problem| problem.code) }
        });
        let told = at_once(6, asks).await;
        let failed = told.iter().filter(|code| **code == Some(Code::LookupFailed)).count();
        assert_eq!((fake.asked(), failed), (5, 7));
        let restarted = app.asking(registries()).await;
        app.manager().at(&restarted).refused(ask(NumberKind::Ruc, RUC), Code::LookupFailed).await;
        assert_eq!(fake.asked(), 5);
        app.clock.advance(TimeDelta::days(20));
        app.anew(&app.world.sillar.manager).await.at(&restarted).refused(ask(NumberKind::Ruc, RUC), Code::TaxpayerNotFound).await;
        assert_eq!(fake.asked(), 6, "a month began");
    }

    async fn a_window_begins_anew_and_who_has_used_it_up_is_passed_over(app) {
        let (first, second) = (Fake::start(json(404, "{}")).await, Fake::start(json(404, "{}")).await);
        let limited = with(provider("a", &first), &json!({ "asks_per_window": 2, "window_minutes": 5 }));
        let beside = app.asking(of(&json!([limited, provider("b", &second)]))).await;
        let manager = app.manager().at(&beside);
        for _ in 0..4 {
            manager.refused(ask(NumberKind::Ruc, RUC), Code::TaxpayerNotFound).await;
        }
        assert_eq!((first.asked(), second.asked()), (2, 2));
        app.clock.advance(TimeDelta::minutes(5));
        manager.refused(ask(NumberKind::Ruc, RUC), Code::TaxpayerNotFound).await;
        assert_eq!((first.asked(), second.asked()), (3, 2));
    }

    async fn a_provider_is_asked_only_for_what_the_file_says(app) {
        let fake = Fake::start(found(RUC)).await;
        let beside = app.asking(of(&json!([with(provider("a", &fake), &json!({ "only": ["dni"] }))]))).await;
        app.manager().at(&beside).refused(ask(NumberKind::Ruc, RUC), Code::LookupNotConfigured).await;
        assert_eq!(fake.asked(), 0);
    }

    async fn the_next_is_asked_sooner_where_that_is_set_up_and_the_first_good_answer_wins(app) {
        let (slow, quick) = (Fake::start(Behaviour::Silent).await, Fake::start(named(RUC, "Rápida S.A.")).await);
        let patiently = with(provider("a", &slow), &json!({ "timeout_ms": 20_000 }));
        let line = || of(&json!([patiently, provider("b", &quick)]));
        let hedged = |after| Registries { hedge_after: Some(Duration::from_millis(after)), ..line() };
        let beside = app.asking(hedged(100)).await;
        let start = Instant::now();
        assert_eq!(app.manager().at(&beside).ok(ask(NumberKind::Ruc, RUC)).await.name, "Rápida S.A.");
        assert!(start.elapsed() < Duration::from_secs(15), "the first was not waited for: {:?}", start.elapsed());
        assert_eq!((slow.asked(), quick.asked()), (1, 1));
        quick.behave(json(500, "{}"));
        slow.behave(json(200, &company(OTHER, "Segura S.A.")));
        let patient = app.asking(hedged(5_000)).await;
        assert_eq!(app.manager().at(&patient).ok(ask(NumberKind::Ruc, OTHER)).await.name, "Segura S.A.");
        assert_eq!(quick.asked(), 1, "who answers in time is asked alone");
    }

    async fn who_asks_waits_no_longer_than_the_deadline_however_many_are_asked(app) {
        let fakes = [Fake::start(Behaviour::Silent).await, Fake::start(Behaviour::Stalling).await, Fake::start(Behaviour::Silent).await];
        let mut line: Vec<_> = fakes.iter().zip(["a", "b", "c"]).map(|(fake, name)| provider(name, fake)).collect();
        line[1] = with(line[1].clone(), &json!({ "timeout_ms": 20_000 }));
        let registries = Registries { deadline: Duration::from_millis(900), ..of(&json!(line)) };
        let beside = app.asking(registries).await;
        let start = Instant::now();
        app.manager().at(&beside).refused(ask(NumberKind::Ruc, RUC), Code::LookupFailed).await;
        assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
        assert_eq!(fakes.map(|fake| fake.asked()), [1, 1, 0]);
    }
}
