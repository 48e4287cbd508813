//! What the operator makes and sees.

use chrono::TimeDelta;
use tests::world::PASSWORD;
use tests::{Attempt, Code, make, on_both_engines};
use types::access::Role;
use types::accounts::CreateAccount;
use types::auth::GetMe;
use types::kit::fault::Fault;
use types::kit::page::PageQuery;
use types::kit::text::Language;
use types::resellers::{
    ChangeReseller, ChangeResellerPlan, CreateReseller, CreateResellerPlan, GetReseller, ListResellerPlans,
    ListResellers, NewReseller, NewResellerPlan, Reseller, ResellerChange, ResellerPlan, ResellerPlanChange,
    ResellerPlanId, Standing,
};
use types::tax_id::Country;

use super::{create, new, plan};

on_both_engines! {
    async fn a_reseller_is_made_with_an_owner_who_can_sign_in(app) {
        let operator = app.by(&app.world.operator);
        let made = operator.ok(create(&app)).await;
        assert_eq!((made.name.as_str(), made.tax_id.as_str()), ("Chasqui Digital", "20512333797"));
        assert_eq!((made.accounts, made.version, &made.standing), (0, 1, &Standing::Active));
        assert_eq!((&made.plan, made.created_at), (&app.world.reseller_plan, app.context.now()));
        assert_eq!(operator.ok(GetReseller { reseller_id: made.id }).await, made);

        let granted = app.sign_in("nilda@chasqui.example", PASSWORD).await.expect("a session");
        let me = app.bearing(&granted.token).ok(GetMe {}).await;
        assert_eq!((me.name.as_str(), me.role, me.language), ("Nilda Choque", Role::Owner, Language::En));
        assert_eq!(me.reseller.map(|own| (own.id, own.maximum_accounts)), Some((made.id, Some(50))));
    }

    async fn a_reseller_of_brazil_has_a_cnpj_with_letters(app) {
        let body = NewReseller {
            country: Country::Br,
            tax_id: "12.abc.345/01de-35".to_owned(),
            ..new(app.world.reseller_plan.id)
        };
        let made = app.by(&app.world.operator).ok(CreateReseller { body }).await;
        assert_eq!((made.country, made.tax_id.as_str()), (Country::Br, "12ABC34501DE35"));
    }

    async fn every_wrong_field_of_a_reseller_is_told_at_once(app) {
        let body = NewReseller {
            name: String::new(),
            tax_id: "20512333798".to_owned(),
            owner_name: "x".repeat(201),
            owner_email: "nilda@".to_owned(),
            owner_password: String::new(),
            ..new(app.world.reseller_plan.id)
        };
        let faults = [
            ("name", Fault::Required),
            ("tax_id", Fault::WrongCheckDigit),
            ("owner_name", Fault::TooLong { maximum: 200 }),
            ("owner_email", Fault::NotAnEmail),
            ("owner_password", Fault::Required),
        ];
        app.by(&app.world.operator).wrong(CreateReseller { body }, &faults).await;
        assert_eq!(app.rows("resellers").await, 2);
    }

    async fn a_taken_tax_number_or_address_leaves_nothing_half_made(app) {
        let operator = app.by(&app.world.operator);
        let mut call = create(&app);
        app.world.sillar.reseller.tax_id.clone_into(&mut call.body.tax_id);
        operator.wrong(call, &[("tax_id", Fault::Taken)]).await;
        let mut call = create(&app);
        "support@ipe.example".clone_into(&mut call.body.owner_email);
        operator.wrong(call, &[("owner_email", Fault::Taken)]).await;
        let mut call = create(&app);
        call.body.plan_id = ResellerPlanId(uuid::Uuid::nil());
        operator.wrong(call, &[("plan_id", Fault::Unknown)]).await;
        assert_eq!((app.rows("resellers").await, app.rows("members").await), (2, 9));
        operator.ok(create(&app)).await;
    }

    async fn a_reseller_plan_is_unlimited_or_has_a_sensible_number(app) {
        let operator = app.by(&app.world.operator);
        let unlimited = plan(&app, None).await;
        assert_eq!((unlimited.name.as_str(), unlimited.maximum_accounts), ("Revendedor", None));
        for (number, fits) in [(1, true), (1_000_000_000, true), (0, false), (-1, false), (1_000_000_001, false)] {
            let body = NewResellerPlan { name: "Plan".to_owned(), maximum_accounts: Some(number), discount_basis_points: 0 };
            if fits {
                assert_eq!(operator.ok(CreateResellerPlan { body }).await.maximum_accounts, Some(number));
            } else {
                let fault = Fault::OutOfRange { minimum: 1, maximum: 1_000_000_000 };
                operator.wrong(CreateResellerPlan { body }, &[("maximum_accounts", fault)]).await;
            }
        }
        let plans = operator.ok(ListResellerPlans { query: PageQuery::default() }).await;
        assert_eq!(plans.items.len(), 4);
        assert!(plans.items.contains(&unlimited) && plans.items.contains(&app.world.reseller_plan));
    }

    async fn a_reseller_is_put_on_another_plan_against_its_version(app) {
        let operator = app.by(&app.world.operator);
        let larger = plan(&app, Some(200)).await;
        let reseller_id = app.world.sillar.reseller.id;
        let to = |version, plan_id| ChangeReseller { reseller_id, version, body: ResellerChange { plan_id } };
        operator.wrong(to(1, Some(ResellerPlanId(uuid::Uuid::nil()))), &[("plan_id", Fault::Unknown)]).await;
        let after = operator.ok(to(1, Some(larger.id))).await;
        assert_eq!(after, Reseller { plan: larger, version: 2, ..app.world.sillar.reseller.clone() });
        assert_eq!(operator.ok(GetReseller { reseller_id }).await, after);
        operator.refused(to(1, None), Code::VersionIsStale).await;
        let without = Attempt::of(&to(2, None)).without("if-match");
        assert_eq!(operator.attempt(&without).await.problem().code, Code::VersionRequired);
        let me = app.by(&app.world.sillar.owner).ok(GetMe {}).await;
        assert_eq!(me.reseller.expect("a reseller").maximum_accounts, Some(200));
    }

    async fn a_reseller_plan_changes_for_all_that_are_on_it(app) {
        let operator = app.by(&app.world.operator);
        let before = &app.world.reseller_plan;
        let change = |version, body| ChangeResellerPlan { reseller_plan_id: before.id, version, body };
        let asked = ResellerPlanChange {
            name: Some("  Dos cuentas ".to_owned()),
            maximum_accounts: Some(2),
            ..ResellerPlanChange::default()
        };
        let after = operator.ok(change(1, asked.clone())).await;
        let named = ResellerPlan { name: "Dos cuentas".to_owned(), maximum_accounts: Some(2), version: 2, ..before.clone() };
        assert_eq!(after, named, "what is left out stays");
        operator.refused(change(1, asked.clone()), Code::VersionIsStale).await;
        let without = Attempt::of(&change(2, asked.clone())).without("if-match");
        assert_eq!(operator.attempt(&without).await.problem().code, Code::VersionRequired);
        app.by(&app.world.sillar.owner).refused(change(2, asked.clone()), Code::NotAllowed).await;
        let nowhere = ChangeResellerPlan { reseller_plan_id: ResellerPlanId(uuid::Uuid::nil()), ..change(2, asked.clone()) };
        operator.refused(nowhere, Code::NotFound).await;
        let wrong = ResellerPlanChange {
            name: Some(" ".to_owned()),
            maximum_accounts: Some(0),
            discount_basis_points: Some(10_001),
            ..ResellerPlanChange::default()
        };
        operator.wrong(change(2, wrong), &[
            ("name", Fault::Required),
            ("maximum_accounts", Fault::OutOfRange { minimum: 1, maximum: 1_000_000_000 }),
            ("discount_basis_points", Fault::OutOfRange { minimum: 0, maximum: 10_000 }),
        ]).await;
        let both = ResellerPlanChange { remove_maximum: true, ..asked };
        operator.wrong(change(2, both), &[("maximum_accounts", Fault::Unknown)]).await;

        // Both resellers are on it: each may have two accounts now, and a third where there is no maximum any more.
        for tenant in [&app.world.sillar, &app.world.ipe] {
            let reseller = operator.ok(GetReseller { reseller_id: tenant.reseller.id }).await;
            assert_eq!(reseller.plan, named);
        }
        let tenant = &app.world.sillar;
        for hostname in ["uno", "dos"] {
            app.account(tenant, hostname).await;
        }
        let owner = app.by(&tenant.owner);
        let third = CreateAccount { body: make::new_account(tenant, "tres") };
        owner.refused(third.clone(), Code::LimitReached).await;
        let freed = ResellerPlanChange { remove_maximum: true, ..ResellerPlanChange::default() };
        assert_eq!(operator.ok(change(2, freed)).await.maximum_accounts, None);
        owner.ok(third).await;
        let less = ResellerPlanChange { maximum_accounts: Some(1), ..ResellerPlanChange::default() };
        operator.ok(change(3, less)).await;
        let me = owner.ok(GetMe {}).await.reseller.expect("a reseller");
        assert_eq!((me.accounts, me.maximum_accounts), (3, Some(1)), "it keeps what it has");
        let told = app.number("SELECT COUNT(*) FROM events WHERE name = 'reseller_plan.changed'").await;
        assert_eq!(told, 3);
    }

    async fn resellers_are_listed_page_by_page_the_newest_first(app) {
        let operator = app.by(&app.world.operator);
        for (place, tax_id) in ["20512333797", "20100047218", "20100029741"].iter().enumerate() {
            app.clock.advance(TimeDelta::milliseconds(1));
            let mut call = create(&app);
            (*tax_id).clone_into(&mut call.body.tax_id);
            call.body.owner_email = format!("nilda{place}@chasqui.example");
            operator.ok(call).await;
        }
        let page = |cursor| ListResellers { query: PageQuery { cursor, limit: Some(2) } };
        let first = operator.ok(page(None)).await;
        let second = operator.ok(page(first.next)).await;
        let third = operator.ok(page(second.next)).await;
        let told: Vec<_> = first.items.iter().chain(&second.items).chain(&third.items).map(|each| each.tax_id.as_str()).collect();
        assert_eq!(told[..3], ["20100029741", "20100047218", "20512333797"]);
        assert_eq!((told.len(), third.next), (5, None));
    }
}
