//! The overdue ladder over accounts that all owe.

use std::time::{Duration, Instant};

use talonario::dunning::run_service::{self, Report};
use tests::TestApp;
use types::dunning::{
    ChangeDunningSettings, DunningAction, DunningQuery, DunningSettingsChange, DunningStep, ForecastDunning,
    ListDunning,
};
use types::overview::GetOverviewMoney;
use types::statements::{GetReceivables, ReceivablesQuery};

use super::{ACCOUNTS, float, restart_of_memory, status};

/// Foretells the ladder, runs it, runs it with nothing new, asks what pages show, and switches it off again.
pub(super) async fn climb(app: &TestApp) {
    let owner = app.anew(&app.world.sillar.owner).await;
    let ladder = |enabled| DunningSettingsChange {
        enabled,
        steps: vec![
            DunningStep {
                days: 1,
                action: DunningAction::Remind,
            },
            DunningStep {
                days: 5,
                action: DunningAction::StopIssuing,
            },
        ],
        reply_to: None,
    };
    eprintln!("| engine | what of 100,000 accounts that owe two months | time | memory |");
    let begun = Instant::now();
    let body = ladder(true);
    let told = owner.ok(ForecastDunning { body }).await;
    tell(app, "foretold", begun.elapsed(), None);
    assert_eq!(told.accounts, i64::from(ACCOUNTS));

    let body = ladder(true);
    let settings = owner.ok(ChangeDunningSettings { version: 0, body }).await;
    let first = run(app, "a step and a lock each").await;
    assert_eq!((first.steps, first.failed), (u64::from(ACCOUNTS), 0));
    assert_eq!(run(app, "nothing new").await, Report::default());

    for page in ["first", "second"] {
        let begun = Instant::now();
        let query = DunningQuery::default();
        owner.ok(ListDunning { query }).await;
        tell(
            app,
            &format!("the list of the ladder, {page} time"),
            begun.elapsed(),
            None,
        );
        let begun = Instant::now();
        let query = ReceivablesQuery::default();
        owner.ok(GetReceivables { query }).await;
        tell(app, &format!("who owes, {page} time"), begun.elapsed(), None);
        let begun = Instant::now();
        owner.ok(GetOverviewMoney {}).await;
        tell(app, &format!("money at a glance, {page} time"), begun.elapsed(), None);
    }

    let (version, body) = (settings.version, ladder(false));
    owner.ok(ChangeDunningSettings { version, body }).await;
    assert_eq!(run(app, "all let go again").await.lifted, u64::from(ACCOUNTS));
}

/// Runs until nothing is left of what one run does at most.
async fn run(app: &TestApp, what: &str) -> Report {
    let before = restart_of_memory();
    let begun = Instant::now();
    let mut sum = Report::default();
    loop {
        let report = run_service::all(&app.context).await.expect("it is looked at");
        if report.accounts == 0 {
            break;
        }
        sum.accounts += report.accounts;
        sum.steps += report.steps;
        sum.lifted += report.lifted;
        sum.failed += report.failed;
    }
    let memory = status("VmHWM").saturating_sub(before);
    tell(app, what, begun.elapsed(), Some(memory));
    sum
}

fn tell(app: &TestApp, what: &str, time: Duration, memory: Option<u64>) {
    let memory = memory.map(|memory| format!("+{:.0} MB", float(memory) / 1e3));
    println!(
        "| {:?} | {what} | {:.0} ms | {} |",
        app.engine(),
        time.as_secs_f64() * 1e3,
        memory.unwrap_or_default(),
    );
}
