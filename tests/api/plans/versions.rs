//! Versions of plans: made by changing the terms, never changed, each with its accounts.

use chrono::TimeDelta;
use tests::make::new_account;
use tests::many::at_once;
use tests::{Code, on_both_engines};
use types::accounts::{CreateAccount, GetAccount};
use types::kit::fault::Fault;
use types::limits::GetLimits;
use types::plans::{ChangePlan, GetPlan, ListPlanVersions, ListPlans, PlanChange, PlanTerms, PlanVersion};

use super::{money, offered, revised, terms};

fn counts(versions: &[PlanVersion]) -> Vec<(i64, i64)> {
    versions
        .iter()
        .map(|version| (version.number, version.accounts))
        .collect()
}

on_both_engines! {
    async fn other_terms_make_a_version_and_accounts_stay_on_theirs(app) {
        let (manager, plan) = (app.manager(), app.world.sillar.plan.clone());
        let first = app.account(&app.world.sillar, "pukara").await;
        assert_eq!((first.plan.version, first.plan.newer), (1, false));
        app.clock.advance(TimeDelta::minutes(5));
        let smaller = PlanTerms { price: money(5_900, "PEN"), ..terms(Some(50), Some(3)) };
        let changed = manager.ok(revised(&plan, smaller.clone())).await;
        assert_eq!((changed.newest_version, changed.version, &changed.terms), (2, 2, &smaller));
        assert_eq!((changed.accounts, changed.accounts_on_older), (1, 1));
        let second = app.account(&app.world.sillar, "wayra").await;
        assert_eq!((second.plan.version, second.plan.newer, second.documents.effective), (2, false, Some(50)));
        let stayed = manager.ok(GetAccount { account_id: first.id }).await;
        assert_eq!((stayed.plan.version, stayed.plan.newer), (1, true));
        assert_eq!(manager.ok(GetLimits { account_id: first.id }).await.documents.plan, Some(100));

        let versions = manager.ok(ListPlanVersions { plan_id: plan.id }).await;
        assert_eq!(counts(&versions), [(2, 1), (1, 1)]);
        assert_eq!((&versions[0].terms, &versions[1].terms), (&smaller, &plan.terms));
        let by = versions.iter().map(|version| version.created_by.as_deref().unwrap_or_default());
        assert_eq!(by.collect::<Vec<_>>(), ["Mario Gestor", "tests"]);
        assert_eq!(versions[0].created_at, app.context.now());
        let found = manager.ok(GetPlan { plan_id: plan.id }).await;
        assert_eq!((found.accounts, found.accounts_on_older), (2, 1));
        let listed = manager.ok(ListPlans { query: types::kit::page::PageQuery::default() }).await.items;
        assert_eq!(listed, [found]);
    }

    async fn name_and_offer_are_of_the_plan_and_make_no_version(app) {
        let (manager, plan) = (app.manager(), app.world.sillar.plan.clone());
        let account = app.account(&app.world.sillar, "pukara").await;
        let body = PlanChange { name: Some(" Inicio ".to_owned()), enabled: Some(false), terms: Some(plan.terms.clone()) };
        let changed = manager.ok(ChangePlan { plan_id: plan.id, version: 1, body }).await;
        assert_eq!((changed.name.as_str(), changed.enabled), ("Inicio", false));
        assert_eq!((changed.newest_version, changed.version), (1, 2));
        assert_eq!(manager.ok(GetAccount { account_id: account.id }).await.plan.name, "Inicio");
        assert_eq!(app.rows("plan_versions").await, 2);
        let wrong = PlanChange { name: Some(String::new()), enabled: None, terms: Some(terms(Some(0), None)) };
        let range = Fault::OutOfRange { minimum: 1, maximum: 1_000_000_000 };
        let call = ChangePlan { plan_id: plan.id, version: 2, body: wrong };
        manager.wrong(call, &[("name", Fault::Required), ("terms.documents", range)]).await;
    }

    async fn a_plan_that_is_not_offered_takes_no_new_accounts_and_keeps_its_own(app) {
        let (manager, plan) = (app.manager(), app.world.sillar.plan.clone());
        let account = app.account(&app.world.sillar, "pukara").await;
        let changed = offered(&manager, &plan, false).await;
        let body = new_account(&app.world.sillar, "wayra");
        manager.wrong(CreateAccount { body: body.clone() }, &[("plan_id", Fault::Unknown)]).await;
        assert_eq!(manager.ok(GetPlan { plan_id: plan.id }).await.accounts, 1);
        assert_eq!(manager.ok(GetAccount { account_id: account.id }).await.plan.id, plan.id);
        offered(&manager, &changed, true).await;
        manager.ok(CreateAccount { body }).await;
    }

    async fn a_change_against_an_old_version_is_refused_and_of_two_at_once_one_holds(app) {
        let (manager, plan) = (app.manager(), app.world.sillar.plan.clone());
        let all = (1..=6).map(|number| manager.send(revised(&plan, terms(Some(number), None))));
        let outcomes = at_once(6, all).await;
        let refused = outcomes.iter().filter_map(|each| each.as_ref().err());
        assert!(refused.clone().all(|problem| problem.code == Code::VersionIsStale));
        assert_eq!(refused.count(), 5);
        assert_eq!(manager.ok(ListPlanVersions { plan_id: plan.id }).await.len(), 2);
        manager.refused(revised(&plan, terms(None, None)), Code::VersionIsStale).await;
    }

    async fn creations_and_new_versions_at_once_are_counted_where_they_are(app) {
        let (manager, plan) = (app.manager(), app.world.sillar.plan.clone());
        let create = async |number: usize| {
            let body = new_account(&app.world.sillar, &format!("cuenta-{number:02}"));
            manager.ok(CreateAccount { body }).await;
        };
        let change = async || {
            let mut now = plan.clone();
            for documents in 1..=4 {
                now = manager.ok(revised(&now, terms(Some(documents), None))).await;
            }
        };
        futures_util::future::join(at_once(6, (0..24).map(create)), change()).await;
        let versions = manager.ok(ListPlanVersions { plan_id: plan.id }).await;
        for version in &versions {
            let number = version.number;
            let query = format!("SELECT COUNT(*) FROM accounts WHERE plan_version = {number}");
            assert_eq!(app.number(&query).await, version.accounts, "version {number}");
        }
        assert_eq!(versions.iter().map(|version| version.accounts).sum::<i64>(), 24);
    }

    async fn another_resellers_plan_has_no_versions_and_does_not_change(app) {
        let theirs = &app.world.ipe.plan;
        app.manager().refused(ListPlanVersions { plan_id: theirs.id }, Code::NotFound).await;
        app.manager().refused(revised(theirs, terms(Some(1), None)), Code::NotFound).await;
        assert_eq!(app.by(&app.world.ipe.manager).ok(GetPlan { plan_id: theirs.id }).await, *theirs);
    }
}
