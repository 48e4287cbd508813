//! Dunning: who is on the ladder, what each step does, and that all of it is undone by itself.

mod chance;
mod killed;
mod letters;
mod locked;

use chrono::{Days, NaiveDate, TimeDelta};
use talonario::dunning::run_service::{self, Report};
use tests::many::at_once;
use tests::world::{Tenant, beginning};
use tests::{Caller, Code, TestApp, on_both_engines};
use types::accounts::{Account, AccountId, AccountState, GetAccount, LockLevel};
use types::audit::{EventQuery, ListAccountEvents};
use types::dunning::{
    AccountDunning, BillingContactChange, ChangeBillingContact, ChangeDunningSettings, DunningAction as Action,
    DunningForecast, DunningQuery, DunningSettings, DunningSettingsChange, DunningStep, EndGrace, ForecastDunning,
    ForecastStep, ForecastStop, GetDunning, GetDunningSettings, GrantGrace, Ladders, LiftedBy, ListDunning, NewGrace,
    TellDunningStep, Told, ToldStep, suggested,
};
use types::kit::fault::Fault;
use types::ledger::{
    CreateCharge, CreateCredit, NewCharge, NewCredit, Reversal, ReverseEntry, TaxTreatment, Withholding,
    WithholdingKind,
};

use crate::ledger::soles;

fn today() -> NaiveDate {
    beginning().date_naive()
}

/// Some days before the day on which stories begin.
fn ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

fn step(days: i64, action: Action) -> DunningStep {
    DunningStep { days, action }
}

/// Takes those steps from now on.
async fn take(owner: &Caller<'_>, steps: Vec<DunningStep>) -> DunningSettings {
    let version = owner.ok(GetDunningSettings {}).await.version;
    let body = DunningSettingsChange {
        enabled: true,
        steps,
        reply_to: Some("cobranzas@sillar.example".to_owned()),
    };
    owner.ok(ChangeDunningSettings { version, body }).await
}

/// Charges something that is due on a day.
async fn owe(owner: &Caller<'_>, account_id: AccountId, minor: i64, due_on: NaiveDate) -> types::ledger::EntryId {
    let body = NewCharge {
        description: "Mensualidad".to_owned(),
        amount: soles(minor),
        tax: TaxTreatment::Included,
        happened_on: Some(due_on.min(today())),
        due_on,
        withholding: None,
    };
    owner.ok(CreateCharge { account_id, body }).await.id
}

/// Something comes in.
async fn pay(owner: &Caller<'_>, account_id: AccountId, minor: i64) -> types::ledger::EntryId {
    let body = NewCredit {
        description: "Pago".to_owned(),
        amount: soles(minor),
        tax: TaxTreatment::Exempt,
        happened_on: None,
        charge_id: None,
    };
    owner.ok(CreateCredit { account_id, body }).await.id
}

async fn run(app: &TestApp) -> Report {
    let report = run_service::all(&app.context).await.expect("it is looked at");
    assert_eq!(report.failed, 0);
    report
}

async fn stands(caller: &Caller<'_>, account_id: AccountId) -> AccountDunning {
    caller.ok(GetDunning { account_id }).await
}

async fn state(caller: &Caller<'_>, account_id: AccountId) -> AccountState {
    caller.ok(GetAccount { account_id }).await.state
}

async fn listed(caller: &Caller<'_>, query: DunningQuery) -> Ladders {
    caller.ok(ListDunning { query }).await
}

/// The steps that were taken, the first first: their days, and whether they stop something still.
fn taken(told: &AccountDunning) -> Vec<(i64, Action, Option<LiftedBy>)> {
    let steps = told.steps.iter().rev().filter(|step| step.told != Told::PassedOver);
    steps.map(|step| (step.days, step.action, step.lifted_by)).collect()
}

async fn events(caller: &Caller<'_>, account_id: AccountId) -> Vec<String> {
    let query = EventQuery::default();
    let told = caller.ok(ListAccountEvents { account_id, query }).await.items;
    told.into_iter().rev().map(|event| event.name).collect()
}

/// Lets days go by, to noon in Lima.
async fn later<'a>(app: &'a TestApp, tenant: &Tenant, days: i64) -> Caller<'a> {
    app.clock.advance(TimeDelta::days(days));
    app.anew(&tenant.owner).await
}

on_both_engines! {
    async fn each_step_comes_on_its_day_and_all_is_undone_when_it_is_paid(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let account_id = app.account(tenant, "pukara").await.id;
        let other = app.account(tenant, "huari").await.id;
        owe(&owner, account_id, 11_800, today() + Days::new(3)).await;
        assert_eq!(run(&app).await, Report::default(), "it is off until it is switched on");
        take(&owner, suggested()).await;
        assert_eq!(run(&app).await.steps, 1);
        let told = stands(&owner, account_id).await;
        assert_eq!(taken(&told), [(-3, Action::Remind, None)]);
        let ladder = told.ladder.expect("on the ladder");
        assert_eq!((ladder.since, ladder.days, ladder.stops, ladder.by_hand), (today() + Days::new(3), -3, None, true));
        assert_eq!(ladder.amounts, [soles(11_800)]);
        let next = ladder.next.expect("the next");
        assert_eq!((next.action, next.on), (Action::Remind, today() + Days::new(4)));
        assert_eq!(run(&app).await, Report::default(), "nothing is new");

        let mut seen = Vec::new();
        for _ in 0..49 {
            let owner = later(&app, tenant, 1).await;
            let report = run(&app).await;
            let level = state(&owner, account_id).await.level();
            if report.steps > 0 {
                seen.push((stands(&owner, account_id).await.ladder.expect("it").days, level));
            }
        }
        assert_eq!(seen, [
            (1, None), (5, None), (10, Some(LockLevel::Users)), (20, Some(LockLevel::Issuing)),
            (45, Some(LockLevel::Everything)),
        ]);
        let owner = app.anew(&tenant.owner).await;
        let AccountState::Locked { reason, by, overdue, .. } = state(&owner, account_id).await else { panic!("locked") };
        assert_eq!((reason.as_str(), by.as_str(), overdue), ("Pago vencido desde el 24/11/2026", "Cobranza", true));
        assert_eq!(state(&owner, other).await, AccountState::Active);

        pay(&owner, account_id, 11_799).await;
        assert_eq!(run(&app).await.lifted, 0, "a cent is still owed");
        pay(&owner, account_id, 1).await;
        assert_eq!(run(&app).await.lifted, 3);
        assert_eq!(state(&owner, account_id).await, AccountState::Active);
        let told = stands(&owner, account_id).await;
        assert_eq!(told.ladder, None);
        let paid = Some(LiftedBy::Paid);
        assert_eq!(taken(&told), [
            (-3, Action::Remind, None), (1, Action::Remind, None), (5, Action::Warn, None),
            (10, Action::StopUsers, paid), (20, Action::StopIssuing, paid), (45, Action::Lock, paid),
        ]);
        assert!(told.steps.iter().all(|step| step.lifted_by.is_none() || step.lifted_at > Some(step.taken_at)));
        let names = events(&owner, account_id).await;
        let times = |name: &str| names.iter().filter(|each| *each == name).count();
        assert_eq!((times("account.dunning_step_taken"), times("account.locked")), (6, 1));
        assert_eq!((times("account.lock_changed"), times("account.unlocked")), (2, 1));
        assert_eq!(app.number("SELECT COUNT(*) FROM dunning_steps").await, 6);
    }

    async fn what_was_missed_is_one_step_and_the_most_severe(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let account_id = app.account(tenant, "pukara").await.id;
        owe(&owner, account_id, 5_900, ago(21)).await;
        owe(&owner, account_id, 5_900, ago(2)).await;
        owe(&owner, account_id, 5_900, today() + Days::new(9)).await;
        take(&owner, suggested()).await;
        assert_eq!(run(&app).await.steps, 1);
        let told = stands(&owner, account_id).await;
        assert_eq!(taken(&told), [(20, Action::StopIssuing, None)]);
        assert_eq!(told.steps.len(), 5, "the others are noted as passed over");
        let ladder = told.ladder.expect("on the ladder");
        assert_eq!((ladder.days, ladder.stops), (21, Some(LockLevel::Issuing)));
        assert_eq!(ladder.amounts, [soles(11_800)], "what is not due yet is not asked for");

        // The oldest is paid: what it stood on is over, and the next charge has its own steps.
        pay(&owner, account_id, 5_900).await;
        assert_eq!(run(&app).await.steps, 1);
        let told = stands(&owner, account_id).await;
        assert_eq!(state(&owner, account_id).await, AccountState::Active);
        assert_eq!(told.ladder.map(|ladder| (ladder.since, ladder.stage)), Some((ago(2), Some(Action::Remind))));
    }

    async fn what_is_taken_back_stops_again_and_nobody_is_told_twice(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let account_id = app.account(tenant, "pukara").await.id;
        owe(&owner, account_id, 5_900, ago(30)).await;
        take(&owner, suggested()).await;
        run(&app).await;
        let entry_id = pay(&owner, account_id, 5_900).await;
        assert_eq!(run(&app).await.lifted, 1);
        assert_eq!(state(&owner, account_id).await, AccountState::Active);
        let body = Reversal { reason: "No era suyo".to_owned() };
        owner.ok(ReverseEntry { account_id, entry_id, body }).await;
        assert_eq!(run(&app).await.steps, 0);
        assert_eq!(state(&owner, account_id).await.level(), Some(LockLevel::Issuing));
        assert_eq!(taken(&stands(&owner, account_id).await), [(20, Action::StopIssuing, None)]);
    }

    async fn what_goes_to_the_state_is_not_overdue(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let account_id = app.account(tenant, "pukara").await.id;
        let body = NewCharge {
            description: "Anual".to_owned(), amount: soles(118_000), tax: TaxTreatment::Included,
            happened_on: Some(ago(30)), due_on: ago(30),
            withholding: Some(Withholding { kind: WithholdingKind::Detraction, basis_points: Some(1_200) }),
        };
        owner.ok(CreateCharge { account_id, body }).await;
        take(&owner, suggested()).await;
        run(&app).await;
        let told = stands(&owner, account_id).await.ladder.expect("on the ladder");
        assert_eq!(told.amounts, [soles(103_800)], "what the client owes the reseller itself");
        pay(&owner, account_id, 103_800).await;
        run(&app).await;
        assert_eq!(stands(&owner, account_id).await.ladder, None);
        assert_eq!(state(&owner, account_id).await, AccountState::Active);
    }

    async fn grace_lifts_at_once_and_the_ladder_goes_on_after_it(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let account_id = app.account(tenant, "pukara").await.id;
        owe(&owner, account_id, 5_900, ago(12)).await;
        take(&owner, suggested()).await;
        run(&app).await;
        assert_eq!(state(&owner, account_id).await.level(), Some(LockLevel::Users));
        for (until, reason, fault) in [
            (ago(1), "Viernes", ("until", Fault::WrongDay)), (today() + Days::new(61), "Viernes", ("until", Fault::WrongDay)),
            (today(), " ", ("reason", Fault::Required)),
        ] {
            let body = NewGrace { until, reason: reason.to_owned() };
            owner.wrong(GrantGrace { account_id, body }, &[fault]).await;
        }
        owner.refused(EndGrace { account_id }, Code::AlreadyInThatState).await;
        let grace = |days| NewGrace { until: today() + Days::new(days), reason: "Paga el viernes".to_owned() };
        let told = owner.ok(GrantGrace { account_id, body: grace(9) }).await;
        assert_eq!(state(&owner, account_id).await, AccountState::Active, "at once");
        assert_eq!(taken(&told), [(10, Action::StopUsers, Some(LiftedBy::Grace))]);
        let given = told.grace.expect("grace");
        assert_eq!((given.until, given.reason.as_str(), given.by.as_str()), (today() + Days::new(9), "Paga el viernes", "Rosa Ccori"));
        assert_eq!(listed(&owner, DunningQuery { grace: Some(true), ..DunningQuery::default() }).await.items.len(), 1);
        assert_eq!(listed(&owner, DunningQuery { grace: Some(false), ..DunningQuery::default() }).await.items.len(), 0);

        let owner = later(&app, tenant, 9).await;
        assert_eq!(run(&app).await.steps, 0, "its last day; the step of day 20 came within it");
        let owner_then = later(&app, tenant, 1).await;
        assert_eq!(run(&app).await.steps, 1);
        assert_eq!(state(&owner_then, account_id).await.level(), Some(LockLevel::Issuing));
        let told = stands(&owner_then, account_id).await;
        assert_eq!(taken(&told), [(10, Action::StopUsers, None), (20, Action::StopIssuing, None)]);
        assert_eq!(told.grace, None);
        drop(owner);

        let owner = owner_then;
        let body = NewGrace { until: today() + Days::new(20), reason: "Otra vez".to_owned() };
        owner.ok(GrantGrace { account_id, body }).await;
        assert_eq!(state(&owner, account_id).await, AccountState::Active);
        owner.ok(EndGrace { account_id }).await;
        assert_eq!(state(&owner, account_id).await.level(), Some(LockLevel::Issuing), "at once");
        let names = events(&owner, account_id).await;
        let times = |name: &str| names.iter().filter(|each| *each == name).count();
        assert_eq!((times("account.grace_granted"), times("account.grace_ended")), (2, 1));
    }

    async fn the_steps_are_kept_in_versions_and_what_is_wrong_is_named(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let first = owner.ok(GetDunningSettings {}).await;
        assert_eq!((first.enabled, first.version, first.steps), (false, 0, suggested()));
        let body = |steps| DunningSettingsChange { enabled: true, steps, reply_to: Some("x".to_owned()) };
        let call = ChangeDunningSettings { version: 0, body: body(vec![step(0, Action::Lock), step(5, Action::StopUsers)]) };
        let range = Fault::OutOfRange { minimum: 1, maximum: 180 };
        owner.wrong(call, &[("steps.0.days", range), ("steps.1.action", Fault::OutOfPlace), ("reply_to", Fault::NotAnEmail)]).await;
        let kept = take(&app.by(&tenant.manager), vec![step(9, Action::Lock), step(2, Action::Warn)]).await;
        assert_eq!((kept.version, kept.steps), (1, vec![step(2, Action::Warn), step(9, Action::Lock)]));
        let stale = DunningSettingsChange { enabled: true, steps: suggested(), reply_to: None };
        owner.refused(ChangeDunningSettings { version: 0, body: stale.clone() }, Code::VersionIsStale).await;

        // Switched off, nothing stays stopped; other steps hold from the next run on.
        let account_id = app.account(tenant, "pukara").await.id;
        owe(&owner, account_id, 5_900, ago(10)).await;
        run(&app).await;
        assert_eq!(state(&owner, account_id).await.level(), Some(LockLevel::Everything));
        take(&owner, vec![step(-3, Action::Remind), step(8, Action::StopUsers), step(20, Action::StopIssuing)]).await;
        assert_eq!(run(&app).await.steps, 0, "a step that comes before one that was taken is past");
        assert_eq!(state(&owner, account_id).await.level(), Some(LockLevel::Users));
        let off = DunningSettingsChange { enabled: false, ..stale };
        owner.ok(ChangeDunningSettings { version: 2, body: off }).await;
        run(&app).await;
        assert_eq!(state(&owner, account_id).await, AccountState::Active);
        let told = stands(&owner, account_id).await;
        assert_eq!(taken(&told), [(9, Action::Lock, Some(LiftedBy::Settings))]);
        assert_eq!((told.enabled, told.ladder), (false, None));
    }

    async fn the_worklist_is_paged_and_filtered(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let mut all = Vec::new();
        for (place, days) in [40, 30, 21, 11, 6, 2].into_iter().enumerate() {
            let account_id = app.account(tenant, &format!("cuenta-{place}")).await.id;
            owe(&owner, account_id, 5_900, ago(days)).await;
            all.push(account_id);
        }
        let elsewhere = &app.world.ipe;
        let foreign = app.account(elsewhere, "tapera").await.id;
        owe(&app.by(&elsewhere.owner), foreign, 5_900, ago(40)).await;
        take(&owner, suggested()).await;
        assert_eq!(run(&app).await.steps, 6);
        let mut query = DunningQuery { limit: Some(4), ..DunningQuery::default() };
        let first = listed(&owner, query.clone()).await;
        query.cursor = first.next;
        let rest = listed(&owner, query).await;
        assert_eq!(rest.next, None);
        let ids: Vec<AccountId> = first.items.iter().chain(&rest.items).map(|each| each.account_id).collect();
        assert_eq!(ids, all, "what is due the longest first");
        let of = async |stage| {
            let query = DunningQuery { stage: Some(stage), ..DunningQuery::default() };
            listed(&owner, query).await.items.len()
        };
        assert_eq!((of(Action::StopIssuing).await, of(Action::Lock).await, of(Action::Remind).await), (3, 0, 1));
        let wrong = DunningQuery { cursor: Some("x".to_owned()), ..DunningQuery::default() };
        owner.wrong(ListDunning { query: wrong }, &[("cursor", Fault::Malformed)]).await;
        owner.refused(GetDunning { account_id: foreign }, Code::NotFound).await;
    }

    async fn whoever_looks_at_the_same_time_takes_each_step_once(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        for place in 0..8 {
            let account_id = app.account(tenant, &format!("cuenta-{place}")).await.id;
            owe(&owner, account_id, 5_900, ago(11)).await;
        }
        take(&owner, suggested()).await;
        let others = [app.apart().await, app.apart().await, app.context.clone()];
        let reports = at_once(3, others.iter().map(run_service::all)).await;
        let reports: Vec<Report> = reports.into_iter().map(|report| report.expect("it is looked at")).collect();
        assert_eq!(reports.iter().map(|report| report.failed).sum::<u64>(), 0, "{reports:?}");
        assert_eq!(reports.iter().map(|report| report.steps).sum::<u64>(), 8, "{reports:?}");
        let locked = "SELECT COUNT(*) FROM events WHERE name = 'account.locked'";
        assert_eq!(app.number(locked).await, 8);
    }

    async fn an_account_that_cannot_be_looked_at_keeps_nobody_else_from_it(app) {
        let tenant = &app.world.sillar;
        let owner = app.by(&tenant.owner);
        let whole = app.account(tenant, "sana").await.id;
        let broken = app.account(tenant, "rota").await.id;
        for account_id in [broken, whole] {
            owe(&owner, account_id, 5_900, ago(11)).await;
        }
        take(&owner, suggested()).await;
        app.execute("UPDATE accounts SET cycle_day = 300 WHERE hostname = 'rota'").await;
        let report = run_service::all(&app.context).await.expect("it is looked at");
        assert_eq!((report.steps, report.failed), (1, 1));
        assert_eq!(state(&owner, whole).await.level(), Some(LockLevel::Users));
        app.execute("UPDATE accounts SET cycle_day = 1 WHERE hostname = 'rota'").await;
        assert_eq!(run(&app).await.steps, 1);
    }
}
