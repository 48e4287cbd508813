//! Whoever walks through numbers is stopped, wherever it asks; others are not, and it is told.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use reqwest::header::RETRY_AFTER;
use serde_json::{Value, json};
use tests::fake::{Behaviour, Fake};
use tests::{Caller, Code, TestApp, on_both_engines};
use types::accounts::{AccountId, GetAccount};
use types::audit::{Event, EventQuery, ListAccountEvents};
use types::lookup::contract::{AnswerDni, AnswerRuc};
use types::lookup::named::{FindByName, NameQuery};
use types::lookup::several::{FindSeveral, LookupNumbers};
use types::lookup::stops::{HarvestPattern, LiftLookupStop, LiftResellerLookupStop, ListLookupStops};
use types::lookup::{FindForAccount, GetRegistries, NumberKind};
use types::tax_id::{Country, Dni, TaxId};

use super::{ask, registries};

/// The DNI of somebody's neighbour, so many doors further.
fn neighbour(doors: i64) -> String {
    format!("{}", 40_123_400 + doors)
}

/// A company's RUC by the digits before its check digit.
fn company(body: u64) -> String {
    let right = |ruc: &String| TaxId::parse(Country::Pe, ruc).is_ok();
    (0..10)
        .map(|digit| format!("{body}{digit}"))
        .find(right)
        .expect("a check digit")
}

/// Registries that have nobody.
async fn nobody() -> Fake {
    Fake::start(Behaviour::Json(404, "{}".to_owned())).await
}

fn for_account(account_id: AccountId, number: String) -> FindForAccount {
    let kind = if number.len() == 8 {
        NumberKind::Dni
    } else {
        NumberKind::Ruc
    };
    FindForAccount {
        account_id,
        kind,
        number,
    }
}

async fn lookups(app: &TestApp, account_id: AccountId) -> i64 {
    let manager = app.anew(&app.world.sillar.manager).await;
    manager.ok(GetAccount { account_id }).await.lookups
}

/// Walks until it is stopped; how many were answered.
async fn walk(by: &Caller<'_>, from: i64) -> (i64, u64) {
    for doors in 0..100 {
        match by
            .send(AnswerDni {
                number: neighbour(from + doors),
            })
            .await
        {
            Err(problem) if problem.code == Code::TaxpayerNotFound => {}
            Err(problem) if problem.code == Code::HarvestingStopped => {
                return (doors, problem.retry_after.expect("how long"));
            }
            other => panic!("{other:?}"),
        }
    }
    panic!("a hundred neighbours were asked for")
}

async fn stops_of(app: &TestApp, account_id: AccountId) -> Vec<Event> {
    let manager = app.anew(&app.world.sillar.manager).await;
    let call = ListAccountEvents {
        account_id,
        query: EventQuery::default(),
    };
    let events = manager.ok(call).await.items.into_iter();
    events.filter(|event| event.name.starts_with("lookup.")).collect()
}

on_both_engines! {
    async fn an_accounts_software_that_counts_upwards_is_stopped_everywhere_and_told_of(app) {
        let fake = nobody().await;
        let beside = app.asking(registries(&fake)).await;
        let account = app.account(&app.world.sillar, "pukara").await;
        let (key, other_key) = (app.key(&app.world.sillar, &account).await, app.key(&app.world.sillar, &account).await);
        let software = app.with_key(&key).at(&beside);
        let began_at = app.context.now();
        assert_eq!(walk(&software, 0).await, (31, 3_600), "31 are answered, and it is stopped for an hour");
        assert_eq!((fake.asked(), lookups(&app, account.id).await), (31, 31), "what is refused is neither asked nor counted");

        let again = software.raw(&AnswerDni { number: "71000001".to_owned() }).await;
        assert_eq!(again.status(), 429);
        assert_eq!(again.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()), Some("3600"));
        let body: Value = serde_json::from_slice(&again.bytes().await.expect("a body")).expect("JSON");
        assert_eq!((body.get("success"), body.get("code")), (Some(&json!(false)), Some(&json!("harvesting_stopped"))));
        assert!(body.get("message").and_then(Value::as_str).is_some_and(|words| words.contains("detenidas")));
        let other = app.with_key(&other_key).at(&beside);
        other.refused(for_account(account.id, "20131312955".to_owned()), Code::HarvestingStopped).await;
        other.refused(AnswerRuc { number: "20131312955".to_owned() }, Code::HarvestingStopped).await;

        let restarted = app.asking(registries(&fake)).await;
        let wait = app.with_key(&key).at(&restarted);
        let wait = wait.refused(AnswerDni { number: neighbour(90) }, Code::HarvestingStopped).await;
        assert_eq!(wait.retry_after, Some(3_600), "another process, or the same anew, goes on refusing");

        let sibling = app.account(&app.world.sillar, "qori").await;
        let sibling = app.with_key(&app.key(&app.world.sillar, &sibling).await).at(&beside);
        sibling.refused(AnswerDni { number: neighbour(90) }, Code::TaxpayerNotFound).await;
        app.manager().at(&beside).refused(ask(NumberKind::Dni, "71000001"), Code::TaxpayerNotFound).await;

        let events = stops_of(&app, account.id).await;
        let [event] = events.as_slice() else { panic!("one event: {events:?}") };
        assert_eq!((event.name.as_str(), event.actor.name.as_str()), ("lookup.harvesting_stopped", "Servidor"));
        let told: Value = event.changes.iter().map(|change| (change.field.clone(), change.after.clone())).collect();
        assert_eq!(told, json!({
            "pattern": "close", "numbers": 32, "began_at": began_at, "first": "4012****", "last": "4012****",
            "until": began_at + TimeDelta::hours(1), "times": 1,
        }));
        let letters = app.letters().await;
        let told: Vec<_> = letters.iter().filter(|letter| letter.subject.contains("Consultas detenidas")).collect();
        let readers: BTreeSet<_> = told.iter().map(|letter| letter.to.as_str()).collect();
        let sillar = &app.world.sillar;
        assert_eq!(readers, BTreeSet::from([sillar.owner.email.as_str(), sillar.manager.email.as_str()]));
        assert_eq!(told.len(), 2, "once each");
        assert!(told.iter().all(|letter| letter.text.contains(&account.name) && letter.text.contains("4012****")));
        assert!(told.iter().all(|letter| !letter.text.contains("401234")), "nobody's number");
        let plain = "SELECT COUNT(*) FROM events WHERE name = 'lookup.harvesting_stopped' AND data LIKE '%401234%'";
        assert_eq!(app.number(plain).await, 0);
    }

    async fn it_ends_by_itself_later_each_time_and_sooner_when_the_reseller_lets_go(app) {
        let fake = nobody().await;
        let beside = app.asking(registries(&fake)).await;
        let account = app.account(&app.world.sillar, "pukara").await;
        let key = app.key(&app.world.sillar, &account).await;
        let software = app.with_key(&key).at(&beside);
        assert_eq!(walk(&software, 0).await.1, 3_600);
        app.clock.advance(TimeDelta::minutes(59));
        let soon = software.refused(AnswerDni { number: neighbour(95) }, Code::HarvestingStopped).await;
        assert_eq!(soon.retry_after, Some(60));
        app.clock.advance(TimeDelta::minutes(1));
        assert_eq!(walk(&software, 100).await, (31, 4 * 3_600), "it begins anew, and takes longer");

        let manager = app.anew(&app.world.sillar.manager).await;
        let stops = manager.ok(ListLookupStops {}).await.items;
        let [stop] = stops.as_slice() else { panic!("one stop: {stops:?}") };
        assert_eq!((stop.account_id, stop.name.as_str()), (Some(account.id), account.name.as_str()));
        assert_eq!((stop.pattern, stop.numbers, stop.times), (HarvestPattern::Close, 32, 2));
        let others = app.anew(&app.world.ipe.owner).await;
        assert!(others.ok(ListLookupStops {}).await.items.is_empty());
        others.refused(LiftLookupStop { account_id: account.id }, Code::NotFound).await;
        assert!(app.anew(&app.world.operator).await.ok(ListLookupStops {}).await.items.is_empty(), "an account is its reseller's");
        app.clock.advance(TimeDelta::seconds(1));
        let left = manager.at(&beside).ok(LiftLookupStop { account_id: account.id }).await;
        assert!(left.items.is_empty());
        software.refused(AnswerDni { number: "71000001".to_owned() }, Code::TaxpayerNotFound).await;
        manager.ok(LiftLookupStop { account_id: account.id }).await;
        let names: Vec<_> = stops_of(&app, account.id).await.into_iter().map(|event| event.name).collect();
        assert_eq!(names, ["lookup.stop_lifted", "lookup.harvesting_stopped", "lookup.harvesting_stopped"]);
        assert_eq!(walk(&software, 300).await.1, 24 * 3_600);
    }

    async fn ways_and_kinds_of_asking_are_one_walk(app) {
        let fake = nobody().await;
        let beside = app.asking(registries(&fake)).await;
        let account = app.account(&app.world.sillar, "pukara").await;
        let keys = [app.key(&app.world.sillar, &account).await, app.key(&app.world.sillar, &account).await];
        let mut answered = 0;
        for doors in 0..40_i64 {
            let by = app.with_key(&keys[usize::from(doors % 2 == 0)]).at(&beside);
            let dni = neighbour(39 - doors);
            let ruc = Dni::parse(&dni).expect("a DNI").ruc();
            let refused = match doors % 4 {
                0 => by.send(for_account(account.id, dni)).await.expect_err("nobody").code,
                1 => by.send(AnswerRuc { number: ruc }).await.expect_err("nobody").code,
                2 => by.send(for_account(account.id, ruc)).await.expect_err("nobody").code,
                _ => by.send(AnswerDni { number: dni }).await.expect_err("nobody").code,
            };
            answered += i64::from(refused == Code::TaxpayerNotFound);
        }
        assert_eq!((answered, lookups(&app, account.id).await), (31, 31));
        let elsewhere = [7, 2_000, 40_000, 9, 123_456, 777_777].map(|far| company(2_050_000_000 + far * 11));
        for number in elsewhere {
            app.manager().at(&beside).refused(ask(NumberKind::Ruc, &number), Code::TaxpayerNotFound).await;
        }
    }

    async fn a_resellers_members_are_one_and_the_operator_lets_them_go(app) {
        let fake = nobody().await;
        let beside = app.asking(registries(&fake)).await;
        let several = |from: u64, count: u64, step: u64| {
            let numbers = (0..count).map(|turn| company(from + turn * step)).collect();
            FindSeveral { body: LookupNumbers { numbers } }
        };
        let sillar = &app.world.sillar;
        let (manager, support) = (app.manager().at(&beside), app.by(&sillar.support).at(&beside));
        let clients = manager.ok(several(2_010_000_000, 90, 409_993)).await;
        assert_eq!(clients.counted, 90, "a list of one's clients");
        assert_eq!(support.ok(several(2_060_000_000, 20, 2)).await.counted, 20);
        for turn in 0..11 {
            manager.refused(ask(NumberKind::Ruc, &company(2_060_000_040 + turn)), Code::TaxpayerNotFound).await;
        }
        support.refused(several(2_060_000_051, 100, 1), Code::HarvestingStopped).await;
        let by_name = FindByName { query: NameQuery { name: "hilados puk".to_owned(), limit: None } };
        for member in [&sillar.owner, &sillar.manager, &sillar.accountant, &sillar.support] {
            app.by(member).at(&beside).refused(by_name.clone(), Code::HarvestingStopped).await;
        }
        manager.refused(ask(NumberKind::Ruc, "20131312955"), Code::HarvestingStopped).await;
        assert_eq!(app.manager().ok(GetRegistries {}).await.lookups, 121, "what is refused is not counted");
        app.by(&app.world.ipe.owner).at(&beside).refused(ask(NumberKind::Dni, "71000001"), Code::TaxpayerNotFound).await;
        let (account, software) = app.integration(sillar, "pukara").await;
        software.at(&beside).refused(for_account(account.id, "71000001".to_owned()), Code::TaxpayerNotFound).await;

        let operator = app.by(&app.world.operator).at(&beside);
        let stops = operator.ok(ListLookupStops {}).await.items;
        let [stop] = stops.as_slice() else { panic!("one stop: {stops:?}") };
        let reseller_id = sillar.reseller.id;
        assert_eq!((stop.reseller_id, stop.account_id, stop.name.as_str()), (reseller_id, None, sillar.reseller.name.as_str()));
        assert_eq!((stop.first.as_str(), stop.numbers), ("2060000000*", 32), "a company's number is told");
        assert_eq!(manager.ok(ListLookupStops {}).await.items, stops);
        let told: BTreeSet<_> = app.letters().await.into_iter().map(|letter| letter.to).collect();
        let readers = [&sillar.owner, &sillar.manager, &app.world.operator].map(|reader| reader.email.clone());
        assert_eq!(told, BTreeSet::from(readers));
        app.by(&sillar.owner).refused(LiftResellerLookupStop { reseller_id }, Code::NotAllowed).await;
        assert!(operator.ok(LiftResellerLookupStop { reseller_id }).await.items.is_empty());
        manager.refused(ask(NumberKind::Ruc, "20131312955"), Code::TaxpayerNotFound).await;
        for turn in 0..80 {
            operator.refused(ask(NumberKind::Ruc, &company(2_060_000_000 + turn)), Code::TaxpayerNotFound).await;
        }
    }

    async fn many_that_nobody_has_end_it_too(app) {
        let fake = nobody().await;
        let beside = app.asking(registries(&fake)).await;
        let account = app.account(&app.world.sillar, "pukara").await;
        let software = app.with_key(&app.key(&app.world.sillar, &account).await).at(&beside);
        let far = |turn: u64| for_account(account.id, company(2_010_000_000 + turn * 387_101));
        for turn in 0..128 {
            software.refused(far(turn % 64), Code::TaxpayerNotFound).await;
        }
        for turn in 64..128 {
            software.refused(far(turn), Code::TaxpayerNotFound).await;
        }
        software.refused(far(128), Code::HarvestingStopped).await;
        let stops = app.manager().ok(ListLookupStops {}).await.items;
        let told: Vec<_> = stops.iter().map(|stop| (stop.pattern, stop.numbers)).collect();
        assert_eq!(told, [(HarvestPattern::Nobodys, 128)]);
        assert_eq!(lookups(&app, account.id).await, 192, "what was answered");
    }
}
