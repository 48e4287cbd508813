//! Plans made, found, listed; every field that is wrong.

use chrono::TimeDelta;
use tests::{Code, on_both_engines};
use types::documents::DocumentKind;
use types::kit::fault::Fault;
use types::kit::page::PageQuery;
use types::plans::{Beyond, CreatePlan, GetPlan, Interval, ListPlans, NewPlan, PlanTerms};

use super::{money, terms};

fn new(name: &str, documents: Option<i64>, users: Option<i64>) -> CreatePlan {
    let body = NewPlan {
        name: name.to_owned(),
        terms: terms(documents, users),
    };
    CreatePlan { body }
}

fn full() -> PlanTerms {
    PlanTerms {
        software: Some("Facturador Andino".to_owned()),
        description: Some("Para quien recién empieza.\nSin permanencia.".to_owned()),
        price: money(5_900, "PEN"),
        interval: Interval::Quarterly,
        tax_included: true,
        documents: Some(500),
        sales_notes: Some(300),
        users: Some(3),
        lookups: Some(200),
        establishments: Some(2),
        sales_amount: money(5_000_000, "PEN"),
        beyond: Beyond {
            documents: money(50, "PEN"),
            sales_notes: money(20, "PEN"),
            lookups: money(5, "PEN"),
        },
        sales_notes_count: true,
        document_kinds: Some(vec![DocumentKind::Factura, DocumentKind::Boleta]),
        default_modules: None,
        months_at_hand: Some(24),
    }
}

on_both_engines! {
    async fn a_plan_is_made_and_found_again(app) {
        let manager = app.manager();
        let made = manager.ok(new(" Pyme   500 ", Some(500), None)).await;
        assert_eq!((made.name.as_str(), &made.terms), ("Pyme 500", &terms(Some(500), None)));
        assert_eq!((made.enabled, made.newest_version, made.version), (true, 1, 1));
        assert_eq!((made.accounts, made.created_at), (0, app.context.now()));
        assert_eq!(manager.ok(GetPlan { plan_id: made.id }).await, made);
        app.by(&app.world.ipe.manager).refused(GetPlan { plan_id: made.id }, Code::NotFound).await;
    }

    async fn the_limits_of_a_plan_are_sensible_numbers_or_none(app) {
        let range = || Fault::OutOfRange { minimum: 1, maximum: 1_000_000_000 };
        let faults = [("name", Fault::Required), ("terms.documents", range()), ("terms.users", range())];
        app.manager().wrong(new("", Some(0), Some(-5)), &faults).await;
        app.manager().wrong(new("Plan", Some(1_000_000_001), None), &[("terms.documents", range())]).await;
        app.manager().ok(new("Plan", Some(1), Some(1_000_000_000))).await;
        assert_eq!(app.rows("plans").await, 3);
    }

    async fn all_that_a_plan_gives_is_kept_as_it_was_said(app) {
        let body = NewPlan { name: "Completo".to_owned(), terms: full() };
        let made = app.manager().ok(CreatePlan { body }).await;
        assert_eq!(made.terms, full());
        assert_eq!(app.manager().ok(GetPlan { plan_id: made.id }).await, made);
        let kinds = vec![DocumentKind::Boleta, DocumentKind::Factura, DocumentKind::Boleta];
        let terms = PlanTerms { software: Some("  ".to_owned()), document_kinds: Some(kinds), ..full() };
        let body = NewPlan { name: "En orden".to_owned(), terms };
        let made = app.manager().ok(CreatePlan { body }).await;
        assert_eq!(made.terms, PlanTerms { software: None, ..full() });
    }

    async fn every_field_of_the_terms_that_is_wrong_is_named(app) {
        let most = 1_000_000_000_000;
        let number = || Fault::OutOfRange { minimum: 1, maximum: 1_000_000_000 };
        let terms = PlanTerms {
            software: Some("x".repeat(201)),
            description: Some("x\u{7}".to_owned()),
            price: money(-1, "PEN"),
            documents: Some(0),
            sales_notes: Some(1_000_000_001),
            users: Some(0),
            lookups: Some(0),
            establishments: Some(-3),
            sales_amount: money(0, "PEN"),
            document_kinds: Some(Vec::new()),
            ..PlanTerms::default()
        };
        let body = NewPlan { name: " ".to_owned(), terms };
        app.manager().wrong(CreatePlan { body }, &[
            ("name", Fault::Required),
            ("terms.software", Fault::TooLong { maximum: 200 }),
            ("terms.description", Fault::NotPlainText),
            ("terms.price", Fault::OutOfRange { minimum: 0, maximum: most }),
            ("terms.documents", number()),
            ("terms.sales_notes", number()),
            ("terms.lookups", number()),
            ("terms.users", number()),
            ("terms.establishments", number()),
            ("terms.sales_amount", Fault::OutOfRange { minimum: 1, maximum: most }),
            ("terms.document_kinds", Fault::Required),
        ]).await;
        let terms = PlanTerms {
            sales_amount: money(1, "USD"),
            document_kinds: Some(vec![DocumentKind::Factura, DocumentKind::ComunicacionBaja]),
            ..full()
        };
        let body = NewPlan { name: "Plan".to_owned(), terms };
        let faults = [("terms.sales_amount", Fault::OtherCurrency), ("terms.document_kinds", Fault::Unknown)];
        app.manager().wrong(CreatePlan { body }, &faults).await;
        assert_eq!(app.rows("plans").await, 2);
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
