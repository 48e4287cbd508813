//! Plans: what a reseller sells.

use chrono::TimeDelta;
use tests::{Code, on_both_engines};
use types::kit::fault::Fault;
use types::kit::page::PageQuery;
use types::plans::{CreatePlan, GetPlan, ListPlans, NewPlan};

fn new(name: &str, documents: Option<i64>, users: Option<i64>) -> CreatePlan {
    let body = NewPlan {
        name: name.to_owned(),
        documents,
        users,
    };
    CreatePlan { body }
}

on_both_engines! {
    async fn a_plan_is_made_and_found_again(app) {
        let manager = app.manager();
        let made = manager.ok(new(" Pyme   500 ", Some(500), None)).await;
        assert_eq!((made.name.as_str(), made.documents, made.users), ("Pyme 500", Some(500), None));
        assert_eq!((made.accounts, made.created_at), (0, app.context.now()));
        assert_eq!(manager.ok(GetPlan { plan_id: made.id }).await, made);
        app.by(&app.world.ipe.manager).refused(GetPlan { plan_id: made.id }, Code::NotFound).await;
    }

    async fn the_limits_of_a_plan_are_sensible_numbers_or_none(app) {
        let range = || Fault::OutOfRange { minimum: 1, maximum: 1_000_000_000 };
        let faults = [("name", Fault::Required), ("documents", range()), ("users", range())];
        app.manager().wrong(new("", Some(0), Some(-5)), &faults).await;
        app.manager().wrong(new("Plan", Some(1_000_000_001), None), &[("documents", range())]).await;
        app.manager().ok(new("Plan", Some(1), Some(1_000_000_000))).await;
        assert_eq!(app.rows("plans").await, 3);
    }

    async fn a_plan_counts_the_accounts_on_it(app) {
        let manager = app.manager();
        for hostname in ["pukara", "wayra"] {
            let account = app.account(&app.world.sillar, hostname).await;
            assert_eq!((account.plan.id, account.plan.name.as_str()), (app.world.sillar.plan.id, "Emprendedor"));
        }
        assert_eq!(manager.ok(GetPlan { plan_id: app.world.sillar.plan.id }).await.accounts, 2);
        let other = app.by(&app.world.ipe.manager).ok(GetPlan { plan_id: app.world.ipe.plan.id }).await;
        assert_eq!(other.accounts, 0);
    }

    async fn plans_are_listed_page_by_page_and_only_ones_own(app) {
        let manager = app.manager();
        for number in 1..=4 {
            app.clock.advance(TimeDelta::milliseconds(1));
            manager.ok(new(&format!("Plan {number}"), None, None)).await;
        }
        let mut names = Vec::new();
        let mut query = PageQuery { cursor: None, limit: Some(2) };
        loop {
            let page = manager.ok(ListPlans { query }).await;
            names.extend(page.items.into_iter().map(|plan| plan.name));
            query.cursor = page.next;
            if query.cursor.is_none() { break }
        }
        assert_eq!(names, ["Plan 4", "Plan 3", "Plan 2", "Plan 1", "Emprendedor"]);
        let others = app.by(&app.world.ipe.support).ok(ListPlans { query: PageQuery::default() }).await.items;
        assert_eq!(others, std::slice::from_ref(&app.world.ipe.plan));
    }
}
