//! Other plans in the middle of a period, and ends.

use types::accounts::{AccountChange, ChangeAccount, GetAccount};
use types::ledger::EntryKind;
use types::plans::{ChangePlan, GetPlan, PlanChange};
use types::subscriptions::{
    ChangePlanNow, ConfirmedPlanChange, End, EndSubscription, NewPlanChange, PreviewPlanChange,
};

use super::*;

on_both_engines! {
    async fn another_plan_settles_the_period_that_runs(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let small = plan(&owner, "Emprendedor", Some(soles(9_000)), Interval::Monthly).await;
        let large = plan(&owner, "Negocio", Some(soles(18_000)), Interval::Monthly).await;
        let account_id = account(&owner, tenant, "pukara", small).await;
        start(&owner, account_id, day("2026-11-01")).await;
        let body = NewPlanChange { plan_id: large };
        let preview = owner.ok(PreviewPlanChange { account_id, body }).await;
        assert_eq!((preview.from, preview.to), (today(), Some(day("2026-11-30"))));
        assert_eq!((preview.credit.clone(), preview.charge.clone()), (Some(soles(3_000)), Some(soles(6_000))));
        assert_eq!(entries(&owner, account_id).await.len(), 1, "a preview writes nothing");

        let body = ConfirmedPlanChange { plan_id: large, fingerprint: preview.fingerprint.clone() };
        let call = ChangePlanNow { account_id, body };
        let done = owner.once("cambio").ok(call.clone()).await;
        assert_eq!(owner.once("cambio").ok(call.clone()).await, done);
        owner.refused(call, Code::AlreadyInThatState).await;
        let told = entries(&owner, account_id).await;
        let numbers: Vec<_> = told.iter().map(|entry| entry.credit_note).collect();
        assert_eq!(numbers, [None, Some(1), None], "what is given back is a credit note");
        let told: Vec<_> = told.iter().map(|entry| (entry.kind, entry.amount.minor, entry.open_minor)).collect();
        assert_eq!(told, [
            (EntryKind::Charge, 9_000, 6_000), (EntryKind::Credit, -3_000, 0), (EntryKind::Charge, 6_000, 6_000),
        ]);
        assert_eq!(owner.ok(GetAccount { account_id }).await.plan.id, large);
        let periods = owner.ok(ListPeriods { account_id }).await;
        assert_eq!((periods[0].from, periods[0].to, periods[0].number), (today(), day("2026-11-30"), 2));
        assert_eq!(periods[1].cut_after, Some(day("2026-11-20")));
        assert!(periods[1].credit_id.is_some() && periods[0].entry_id.is_some());
        let next = done.next.expect("the next");
        assert_eq!((next.from, next.lines[0].amount.minor), (day("2026-12-01"), 18_000));
    }

    async fn only_what_was_previewed_is_confirmed(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let small = plan(&owner, "Emprendedor", Some(soles(9_000)), Interval::Monthly).await;
        let large = plan(&owner, "Negocio", Some(soles(18_000)), Interval::Monthly).await;
        let account_id = account(&owner, tenant, "pukara", small).await;
        start(&owner, account_id, day("2026-11-01")).await;
        let body = NewPlanChange { plan_id: large };
        let preview = async || owner.ok(PreviewPlanChange { account_id, body }).await;
        let confirm = |fingerprint: &str| {
            let fingerprint = fingerprint.to_owned();
            ChangePlanNow { account_id, body: ConfirmedPlanChange { plan_id: large, fingerprint } }
        };
        let first = preview().await;
        let version = owner.ok(GetPlan { plan_id: large }).await.version;
        let terms = PlanTerms { price: Some(soles(21_000)), tax_included: true, ..PlanTerms::default() };
        let body = PlanChange { terms: Some(terms), ..PlanChange::default() };
        owner.ok(ChangePlan { plan_id: large, version, body }).await;
        owner.refused(confirm(&first.fingerprint), Code::PreviewIsStale).await;
        let second = preview().await;
        assert_eq!(second.charge, Some(soles(7_000)));
        let account = owner.ok(GetAccount { account_id }).await;
        let body = AccountChange { cycle_day: Some(15), ..AccountChange::default() };
        owner.ok(ChangeAccount { account_id, version: account.version, body }).await;
        owner.refused(confirm(&second.fingerprint), Code::PreviewIsStale).await;
        let third = preview().await;
        app.clock.advance(TimeDelta::days(1));
        let owner = app.anew(&tenant.owner).await;
        owner.refused(confirm(&third.fingerprint), Code::PreviewIsStale).await;
        assert_eq!(entries(&owner, account_id).await.len(), 1);
        let (unknown, strange) = (app.world.sillar.plan.id, app.world.ipe.plan.id);
        let body = NewPlanChange { plan_id: strange };
        owner.wrong(PreviewPlanChange { account_id, body }, &[("plan_id", Fault::Unknown)]).await;
        let body = NewPlanChange { plan_id: unknown };
        let free = owner.ok(PreviewPlanChange { account_id, body }).await;
        assert_eq!((free.charge, free.credit.is_some()), (None, true), "a plan without a price charges nothing");
    }

    async fn another_plan_without_a_charge_only_moves_the_account(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let large = plan(&owner, "Negocio", Some(soles(18_000)), Interval::Monthly).await;
        let account_id = account(&owner, tenant, "pukara", tenant.plan.id).await;
        let body = NewPlanChange { plan_id: large };
        let preview = owner.ok(PreviewPlanChange { account_id, body }).await;
        assert_eq!((preview.to, preview.credit, preview.charge), (None, None, None));
        let body = ConfirmedPlanChange { plan_id: large, fingerprint: preview.fingerprint };
        owner.ok(ChangePlanNow { account_id, body }).await;
        assert_eq!(owner.ok(GetAccount { account_id }).await.plan.id, large);
        assert_eq!(entries(&owner, account_id).await.len(), 0);
    }

    async fn an_end_gives_back_the_days_that_are_not_had(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let plan = plan(&owner, "Anual", Some(soles(120_000)), Interval::Yearly).await;
        let account_id = account(&owner, tenant, "pukara", plan).await;
        let begun = start(&owner, account_id, day("2026-11-01")).await;
        let version = begun.subscription.expect("a subscription").version;
        let end = |give_back, version| {
            let body = End { give_back, reason: "Cerró".to_owned() };
            EndSubscription { account_id, version, body }
        };
        let ended = owner.ok(end(true, version)).await;
        assert_eq!(ended.next, None);
        let told = ended.subscription.expect("it is told still");
        assert_eq!((told.state, told.charged_to, told.end_reason.as_deref()),
            (SubscriptionState::Ended, today(), Some("Cerró")));
        // Ten of thirty days of the first of twelve months are left of it, and eleven months.
        assert_eq!(stands(&owner, account_id).await.balance_minor, 120_000 - 113_333);
        owner.refused(end(true, told.version), Code::AlreadyInThatState).await;
        app.clock.advance(TimeDelta::days(40));
        assert_eq!(charge(&app).await.periods, 0);

        let owner = app.anew(&tenant.owner).await;
        let body = NewSubscription { starts_on: Some(day("2026-11-20")), ..NewSubscription::default() };
        owner.wrong(StartSubscription { account_id, body }, &[("starts_on", Fault::WrongDay)]).await;
        let again = start(&owner, account_id, day("2026-12-15")).await;
        let told = again.subscription.expect("a subscription");
        assert_eq!((told.state, told.charged_to), (SubscriptionState::Active, day("2027-01-01")));
        let ended = owner.ok(end(false, told.version)).await;
        assert_eq!(ended.subscription.map(|told| told.charged_to), Some(day("2027-01-01")), "what was charged stays");
        assert_eq!(entries(&owner, account_id).await.len(), 3);
    }
}
