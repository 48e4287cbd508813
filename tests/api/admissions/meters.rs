//! Sales notes and what is sold: meters beside the documents.

use tests::{Attempt, Code, make, on_both_engines};
use types::accounts::{CreateAccount, Environment, NewAccount};
use types::admissions::NewDocument;
use types::documents::{CreateDocument, DocumentKind};
use types::limits::Meter;
use types::plans::PlanTerms;

use super::{ask, meter, on_terms, usage};

fn note(like: NewDocument, number: i64) -> NewDocument {
    NewDocument {
        kind: DocumentKind::SalesNote,
        series: "NV01".to_owned(),
        number,
        ..like
    }
}

on_both_engines! {
    async fn sales_notes_are_counted_apart_and_use_up_documents_where_the_plan_says_so(app) {
        let tenant = &app.world.sillar;
        for (hostname, sales_notes_count) in [("aparte", false), ("juntas", true)] {
            let (account, software) = app.integration(tenant, hostname).await;
            let terms = PlanTerms { documents: Some(2), sales_notes_count, ..PlanTerms::default() };
            on_terms(&app, tenant, account.id, terms).await;
            let factura = |number| make::announced(&account, number, "2026-11-21");
            software.ok(ask(account.id, note(factura(1), 1))).await;
            let told = software.ok(ask(account.id, note(factura(1), 2))).await;
            assert_eq!(meter(&told, Meter::SalesNotes), Some((2, None)));
            assert_eq!(meter(&told, Meter::Documents), sales_notes_count.then_some((2, Some(0))));
            if sales_notes_count {
                software.refused(ask(account.id, factura(1)), Code::LimitReached).await;
                software.refused(ask(account.id, note(factura(1), 3)), Code::LimitReached).await;
            } else {
                let told = software.ok(ask(account.id, factura(1))).await;
                assert_eq!(meter(&told, Meter::Documents), Some((1, Some(1))));
            }
            let told = usage(&app.manager(), &account).await;
            assert_eq!((told.cycles[0].sales_notes, told.total_documents), (2, i64::from(!sales_notes_count)));
        }
    }

    async fn what_is_sold_holds_against_the_plans_amount(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        let sales_amount = make::money(30_000, "PEN");
        on_terms(&app, tenant, account.id, PlanTerms { sales_amount, ..PlanTerms::default() }).await;
        let of = |number, minor| NewDocument { total: make::money(minor, "PEN"), ..make::announced(&account, number, "2026-11-21") };
        let told = software.ok(ask(account.id, of(1, 18_200))).await;
        assert_eq!(meter(&told, Meter::SalesAmount), Some((18_200, Some(11_800))));
        let full = software.refused(ask(account.id, of(2, 11_801)), Code::LimitReached).await;
        let limit = full.limit.expect("the numbers");
        assert_eq!((limit.meter.as_str(), limit.used, limit.limit), ("sales_amount", 18_200, 30_000));
        let credit = NewDocument { kind: DocumentKind::NotaCredito, ..of(2, 99_999) };
        software.ok(ask(account.id, credit)).await;
        let dollars = NewDocument { total: make::money(99_999, "USD"), ..of(3, 1) };
        software.ok(ask(account.id, dollars)).await;
        let xml = make::document(&account, 1, "2026-11-21");
        software.ok(CreateDocument { account_id: account.id, xml }).await;
        let told = software.ok(ask(account.id, of(4, 18_200))).await;
        assert_eq!(meter(&told, Meter::SalesAmount), Some((30_000, Some(0))), "the XML told 118.00");
    }

    async fn what_has_no_fiscal_validity_uses_up_nothing(app) {
        let tenant = &app.world.sillar;
        let new = NewAccount { environment: Environment::Demo, ..make::new_account(tenant, "pukara") };
        let account = app.by(&tenant.manager).ok(CreateAccount { body: new }).await;
        let key = app.key(tenant, &account).await;
        let software = app.with_key(&key);
        app.limit(tenant, account.id, make::documents_limit(Some(1), true)).await;
        let factura = make::announced(&account, 1, "2026-11-21");
        for number in 1..=3 {
            let told = software.ok(ask(account.id, make::announced(&account, number, "2026-11-21"))).await;
            assert_eq!(told.meters, []);
        }
        software.ok(ask(account.id, note(factura, 1))).await;
        let told = usage(&app.manager(), &account).await;
        assert_eq!((told.total_documents, told.total_demo_documents), (0, 3));
    }

    async fn what_is_left_is_told_in_headers_too(app) {
        let tenant = &app.world.sillar;
        let (account, software) = app.integration(tenant, "pukara").await;
        on_terms(&app, tenant, account.id, PlanTerms { documents: Some(3), ..PlanTerms::default() }).await;
        let call = ask(account.id, make::announced(&account, 1, "2026-11-21"));
        let resets_at = software.ok(call.clone()).await.meters.first().and_then(|meter| meter.resets_at);
        let seconds = (resets_at.expect("a time") - app.context.now()).num_seconds();
        for (number, left) in [(1, 2), (2, 1)] {
            let call = ask(account.id, make::announced(&account, number, "2026-11-21"));
            let outcome = software.attempt(&Attempt::of(&call)).await;
            assert_eq!(outcome.header("ratelimit-policy"), "\"documents\";q=3");
            assert_eq!(outcome.header("ratelimit"), format!("\"documents\";r={left};t={seconds}"));
        }
        on_terms(&app, tenant, account.id, PlanTerms::default()).await;
        let call = ask(account.id, make::announced(&account, 3, "2026-11-21"));
        let outcome = software.attempt(&Attempt::of(&call)).await;
        assert_eq!((outcome.is_success(), outcome.header("ratelimit")), (true, ""), "nothing is limited");
    }
}
