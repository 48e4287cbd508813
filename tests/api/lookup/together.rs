//! Look-ups of accounts are counted many with one commit: each as if it were alone, and none is told before it is kept.

use std::cell::Cell;
use std::path::Path;
use std::time::Duration;

use chrono::TimeDelta;
use futures_util::future::join;
use talonario::watch::service as watch;
use tests::binary::Installation;
use tests::many::at_once;
use tests::remote::Remote;
use tests::world::{PASSWORD, Tenant};
use tests::{Code, Engine, TestApp, on_both_engines};
use types::accounts::{Account, AccountId, CreateAccount, CreateIntegrationKey, GetAccount, NewIntegrationKey};
use types::inbox::{InboxMeter, InboxQuery, ListInbox};
use types::limits::{LimitChange, LimitsChange, Meter, OwnNumber};
use types::lookup::{FindForAccount, NumberKind};
use types::plans::{Beyond, PlanTerms};

use super::padron::{load, sample};
use crate::ledger::soles;

const LISTED: &str = "20131312955";
const LIMIT: i64 = 7;
const EACH: usize = 40;
/// So many ask at once while the process is killed.
const LINES: usize = 8;
/// It is killed once so many were answered.
const SOME: i64 = 50;

fn listed(account_id: AccountId) -> FindForAccount {
    FindForAccount {
        account_id,
        kind: NumberKind::Ruc,
        number: LISTED.to_owned(),
    }
}

async fn counted(app: &TestApp, tenant: &Tenant, account: &Account) -> i64 {
    let account_id = account.id;
    app.by(&tenant.manager).ok(GetAccount { account_id }).await.lookups
}

on_both_engines! {
    async fn each_goes_as_far_as_its_own_limit_whoever_asks_beside_it(app) {
        load(&app, &sample()).await.expect("a padrón");
        let (limited, first) = app.integration(&app.world.sillar, "pukara").await;
        let (free, second) = app.integration(&app.world.sillar, "achachila").await;
        let (strange, third) = app.integration(&app.world.ipe, "tapera").await;
        let change = LimitChange { enforced: Some(true), own: Some(OwnNumber { to: Some(LIMIT) }) };
        app.limit(&app.world.sillar, limited.id, LimitsChange::one(Meter::Lookups, change)).await;
        let asks = (0..EACH * 3).map(|turn| {
            let (who, software) = match turn % 3 {
                0 => (&limited, &first),
                1 => (&free, &second),
                _ => (&strange, &third),
            };
            let software = software.clone();
            async move { (who.id, software.send(listed(who.id)).await) }
        });
        let came = at_once(EACH, asks).await;
        let answered = |of: &Account| came.iter().filter(|(id, came)| *id == of.id && came.is_ok()).count();
        assert_eq!((answered(&limited), answered(&free), answered(&strange)), (7, EACH, EACH));
        let refused = came.iter().filter_map(|(_, came)| came.as_ref().err());
        for problem in refused {
            let limit = problem.limit.as_ref().expect("the limit");
            assert_eq!((problem.code, limit.used, limit.limit), (Code::LimitReached, LIMIT, LIMIT));
        }
        let each = i64::try_from(EACH).expect("a number");
        let (sillar, ipe) = (&app.world.sillar, &app.world.ipe);
        for (tenant, account, lookups) in [(sillar, &limited, LIMIT), (sillar, &free, each), (ipe, &strange, each)] {
            assert_eq!(counted(&app, tenant, account).await, lookups);
        }
        // A key reaches its own account alone, and nothing is counted for another.
        first.refused(listed(free.id), Code::NotFound).await;
        assert_eq!(counted(&app, sillar, &free).await, each);
    }

    async fn what_a_plan_includes_runs_out_and_more_is_answered(app) {
        load(&app, &sample()).await.expect("a padrón");
        let tenant = &app.world.sillar;
        let price = soles(5);
        let beyond = Beyond { lookups: Some(price.clone()), ..Beyond::default() };
        let terms = PlanTerms { lookups: Some(LIMIT), beyond, ..PlanTerms::default() };
        let account = app.account_on(tenant, "pukara", terms).await;
        let key = app.key(tenant, &account).await;
        for (more, mark) in [(5, None), (1, Some((80, 6))), (EACH, Some((100, 46)))] {
            let software = app.with_key(&key);
            let asks = (0..more).map(|_| {
                let (software, id) = (software.clone(), account.id);
                async move { software.send(listed(id)).await }
            });
            assert!(at_once(EACH, asks).await.iter().all(Result::is_ok), "nothing is refused");
            app.clock.advance(TimeDelta::seconds(60));
            watch::due(&app.context).await.expect("a look");
            let query = InboxQuery::default();
            let items = app.by(&tenant.manager).ok(ListInbox { query }).await.items;
            let told: Vec<_> = items.into_iter().filter_map(|item| item.meter).collect();
            let one = |(mark, used)| InboxMeter {
                meter: Meter::Lookups,
                mark,
                used,
                limit: LIMIT,
                currency: None,
                beyond: Some(price.clone()),
            };
            assert_eq!(told, mark.map(one).into_iter().collect::<Vec<_>>());
        }
    }
}

async fn what_was_told_is_counted_though_the_process_is_killed(engine: Engine) {
    let installation = Installation::make_on(engine).await;
    let padron = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/padron.txt");
    let done = installation.run(&["padron", "import", &padron.display().to_string()]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut process = installation.serve();
    let sillar = &installation.world.sillar;
    let manager = Remote::signed_in(&process.address, &sillar.manager.email, PASSWORD).await;
    let body = tests::make::new_account(sillar, "pukara");
    let account_id = manager.ok(&CreateAccount { body }).await.id;
    let body = NewIntegrationKey {
        name: "Caja".to_owned(),
    };
    let secret = manager.ok(&CreateIntegrationKey { account_id, body }).await.secret;
    let count = "SELECT CAST(COALESCE(SUM(lookups), 0) AS BIGINT) FROM usage_cycles";
    let mut told = 0;
    for _ in 0..3 {
        let software = Remote::new(&process.address, &secret);
        let answered = Cell::new(0_i64);
        let line = async || {
            while software.send(&listed(account_id)).await.is_some() {
                answered.update(|answered| answered + 1);
            }
        };
        let asking = at_once(LINES, (0..LINES).map(|_| line()));
        let killing = async {
            while answered.get() < SOME {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            process.kill();
        };
        let both = tokio::time::timeout(Duration::from_secs(60), join(asking, killing));
        both.await.expect("some are answered, and then it is gone");
        let answered = answered.get();
        let before = told;
        told = installation.number(count).await;
        let in_flight = i64::try_from(LINES).expect("a number");
        assert!(
            (before + answered..=before + answered + in_flight).contains(&told),
            "{answered} were told after {before}, {told} are counted"
        );
        process = installation.serve();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_told_is_counted_though_the_process_is_killed_on_sqlite() {
    what_was_told_is_counted_though_the_process_is_killed(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_told_is_counted_though_the_process_is_killed_on_postgres() {
    what_was_told_is_counted_though_the_process_is_killed(Engine::Postgres).await;
}
