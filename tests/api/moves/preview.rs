//! What a preview tells, and what it refuses.

use tests::make::{self, documents_limit};
use tests::{Code, on_both_engines};
use types::accounts::AccountId;
use types::documents::{CreateDocument, DocumentKind};
use types::integrations::{AccountReport, ReportUsage, ReportUsers};
use types::kit::fault::Fault;
use types::kit::money::{Currency, Money};
use types::limits::{LimitChange, LimitsChange, Meter, OwnNumber};
use types::moves::{LimitMove, MoveState, MoveTotals, NewMove, YearlyPrice};
use types::plans::{CreatePlan, NewPlan, Plan, PlanTerms};
use types::usage::UsersReport;

use super::{accounts, all_of, confirm, preview, price, revise, small_plan, states, these};

on_both_engines! {
    async fn a_preview_tells_what_becomes_of_each_account(app) {
        let manager = app.manager();
        let priced = PlanTerms { price: price(9_900), ..app.world.sillar.plan.terms.clone() };
        revise(&manager, &app.world.sillar.plan, priced).await;
        let target = small_plan(&manager).await;
        let made = accounts(&app, 2).await;
        let software = app.with_key(&app.key(&app.world.sillar, &made[0]).await);
        for number in 1..=51 {
            let xml = make::document(&made[0], number, "2026-11-21");
            software.ok(CreateDocument { account_id: made[0].id, xml }).await;
        }
        software.ok(ReportUsers { account_id: made[0].id, body: UsersReport { users: 3 } }).await;
        app.limit(&app.world.sillar, made[1].id, documents_limit(Some(80), true)).await;

        let told = manager.ok(preview(&target, &these(&[&made[0], &made[1]]))).await;
        assert_eq!((told.to.id, told.to.version, &told.terms), (target.id, 1, &target.terms));
        assert_eq!(states(&told.rows), [MoveState::Moves; 2]);
        let [first, second] = told.rows.as_slice() else { panic!("two rows") };
        assert_eq!((first.account_id, first.hostname.as_str(), &first.from.name), (made[0].id, "cuenta-00", &"Emprendedor".to_owned()));
        assert_eq!((first.from.version, first.from.newer), (2, false));
        assert_eq!(first.documents, LimitMove { before: Some(100), after: Some(50), own: None, used: 51 });
        assert_eq!(first.users, LimitMove { before: Some(3), after: Some(2), own: None, used: 3 });
        assert!(first.documents.is_over() && first.users.is_over());
        assert_eq!(second.documents, LimitMove { before: Some(80), after: Some(80), own: Some(80), used: 0 });
        assert_eq!(first.price.as_ref().map(|price| price.amount.minor), Some(9_900));
        let lost = [DocumentKind::Factura, DocumentKind::NotaCredito, DocumentKind::NotaDebito, DocumentKind::Nfe, DocumentKind::Nfce];
        assert_eq!(first.kinds_lost, lost);
        let currency = target.terms.price.clone().expect("a price").currency;
        let yearly = vec![YearlyPrice { currency, before: 2 * 12 * 9_900, after: 2 * 12 * 5_900 }];
        let expected = MoveTotals {
            moving: 2, over_documents: 1, over_users: 1, own_numbers: 1, losing_kinds: 2, yearly, ..MoveTotals::default()
        };
        assert_eq!(told.totals, expected);
    }

    async fn every_limit_is_previewed_and_an_own_number_that_changes_makes_the_preview_stale(app) {
        let manager = app.manager();
        let made = accounts(&app, 2).await;
        let software = app.with_key(&app.key(&app.world.sillar, &made[0]).await);
        let body = AccountReport { sales_notes: Some(3), lookups: Some(6), establishments: Some(2), ..AccountReport::default() };
        software.ok(ReportUsage { account_id: made[0].id, body }).await;
        let own = |meter, to| LimitsChange::one(meter, LimitChange { enforced: None, own: Some(OwnNumber { to }) });
        app.limit(&app.world.sillar, made[1].id, own(Meter::Lookups, Some(9))).await;
        let dollars = Money { minor: 700_000, currency: Currency::parse("USD").expect("a currency") };
        let terms = PlanTerms {
            sales_notes: Some(2),
            lookups: Some(5),
            establishments: Some(1),
            sales_amount: Some(dollars.clone()),
            ..PlanTerms::default()
        };
        let target = manager.ok(CreatePlan { body: NewPlan { name: "Medido".to_owned(), terms } }).await;
        let asked = these(&[&made[0], &made[1]]);
        let told = manager.ok(preview(&target, &asked)).await;
        let [first, second] = told.rows.as_slice() else { panic!("two rows") };
        let limit = |after, used| LimitMove { before: None, after: Some(after), own: None, used };
        assert_eq!((first.sales_notes, first.lookups, first.establishments), (limit(2, 3), limit(5, 6), limit(1, 2)));
        assert_eq!((first.sales_amount, first.currency.before.as_str()), (limit(700_000, 0), "PEN"));
        assert_eq!(first.currency.after, dollars.currency);
        assert_eq!(second.lookups, LimitMove { before: Some(9), after: Some(9), own: Some(9), used: 0 });
        let totals = &told.totals;
        assert_eq!((totals.over_sales_notes, totals.over_lookups, totals.over_establishments), (1, 1, 1));
        assert_eq!((totals.over_documents, totals.over_users, totals.over_sales_amount, totals.own_numbers), (0, 0, 0, 1));

        app.limit(&app.world.sillar, made[0].id, own(Meter::SalesAmount, Some(1))).await;
        manager.refused(confirm(&target, &asked, &told.fingerprint), Code::PreviewIsStale).await;
    }

    async fn sales_notes_are_over_with_the_documents_where_the_new_plan_counts_them(app) {
        let manager = app.manager();
        let made = accounts(&app, 1).await;
        let software = app.with_key(&app.key(&app.world.sillar, &made[0]).await);
        let body = AccountReport { sales_notes: Some(8), ..AccountReport::default() };
        software.ok(ReportUsage { account_id: made[0].id, body }).await;
        let terms = PlanTerms { documents: Some(7), sales_notes_count: true, ..PlanTerms::default() };
        let target = manager.ok(CreatePlan { body: NewPlan { name: "Junto".to_owned(), terms } }).await;
        let told = manager.ok(preview(&target, &these(&[&made[0]]))).await;
        let documents = told.rows.first().expect("a row").documents;
        assert_eq!((documents, told.totals.over_documents), (LimitMove { before: Some(100), after: Some(7), own: None, used: 8 }, 1));
    }

    async fn what_is_there_already_stays_and_a_plan_that_is_not_offered_takes_none_but_its_own(app) {
        let manager = app.manager();
        let made = accounts(&app, 2).await;
        let plan = &app.world.sillar.plan;
        let told = manager.ok(preview(plan, &these(&[&made[0]]))).await;
        assert_eq!((states(&told.rows), told.totals.already_there), (vec![MoveState::AlreadyThere], 1));
        let target = small_plan(&manager).await;
        let target = crate::plans::offered(&manager, &target, false).await;
        let told = manager.ok(preview(&target, &these(&[&made[1]]))).await;
        assert_eq!((states(&told.rows), told.totals.refused), (vec![MoveState::PlanDisabled], 1));
        let changed = revise(&manager, plan, PlanTerms::default()).await;
        let changed = crate::plans::offered(&manager, &changed, false).await;
        let told = manager.ok(preview(&changed, &all_of(plan.id, 1))).await;
        assert_eq!(states(&told.rows), [MoveState::Moves; 2]);
    }

    async fn what_is_asked_must_name_accounts_in_one_way_and_versions_that_there_are(app) {
        let manager = app.manager();
        let made = accounts(&app, 1).await;
        let plan = app.world.sillar.plan.clone();
        let theirs = app.account(&app.world.ipe, "aroeira").await;
        manager.wrong(preview(&plan, &NewMove::default()), &[("account_ids", Fault::Required)]).await;
        let none = NewMove { account_ids: Some(Vec::new()), ..NewMove::default() };
        manager.wrong(preview(&plan, &none), &[("account_ids", Fault::Required)]).await;
        let many = NewMove { account_ids: Some(vec![made[0].id; 201]), ..NewMove::default() };
        let range = Fault::OutOfRange { minimum: 1, maximum: 200 };
        manager.wrong(preview(&plan, &many), &[("account_ids", range)]).await;
        let both = NewMove { from: all_of(plan.id, 1).from, ..these(&[&made[0]]) };
        manager.wrong(preview(&plan, &both), &[("from", Fault::Unknown)]).await;
        let nobody = AccountId(uuid::Uuid::nil());
        let strangers = NewMove { account_ids: Some(vec![theirs.id, made[0].id, nobody]), ..NewMove::default() };
        let faults = [("account_ids.0", Fault::Unknown), ("account_ids.2", Fault::Unknown)];
        manager.wrong(preview(&plan, &strangers), &faults).await;
        for version in [0, 2] {
            let asked = NewMove { version: Some(version), ..these(&[&made[0]]) };
            manager.wrong(preview(&plan, &asked), &[("version", Fault::Unknown)]).await;
            manager.wrong(preview(&plan, &all_of(plan.id, version)), &[("from.version", Fault::Unknown)]).await;
        }
        let elsewhere = all_of(app.world.ipe.plan.id, 1);
        manager.wrong(preview(&plan, &elsewhere), &[("from.plan_id", Fault::Unknown)]).await;
        let foreign = Plan { id: app.world.ipe.plan.id, ..plan };
        manager.refused(preview(&foreign, &these(&[&made[0]])), Code::NotFound).await;
    }
}
