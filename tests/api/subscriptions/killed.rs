//! Charging that is killed again and again: every period is charged once.

use std::time::Duration;

use chrono::Days;
use talonario::kit::clock::{Clock, SystemClock};
use tests::binary::Installation;
use tests::chance::Chance;
use tests::make;
use tests::remote::Remote;
use tests::world::PASSWORD;
use tests::{Engine, world};
use types::accounts::CreateAccount;
use types::kit::money::{Currency, Money};
use types::plans::{CreatePlan, Interval, NewPlan, PlanTerms};
use types::subscriptions::{NewSubscriptions, StartSubscriptions};

const ACCOUNTS: i64 = 24;
const KILLS: u32 = 10;

async fn killed_again_and_again(engine: Engine) {
    let installation = Installation::make_on(engine).await;
    let world::World { sillar, .. } = &installation.world;
    let mut process = installation.serve();
    let owner = Remote::signed_in(&process.address, &sillar.owner.email, PASSWORD).await;
    let terms = PlanTerms {
        price: Some(Money {
            minor: 11_800,
            currency: Currency::sol(),
        }),
        interval: Interval::Monthly,
        ..PlanTerms::default()
    };
    let name = "Mensual".to_owned();
    let plan = owner
        .ok(&CreatePlan {
            body: NewPlan { name, terms },
        })
        .await;
    for place in 0..ACCOUNTS {
        let mut body = make::new_account(sillar, &format!("cuenta-{place}"));
        body.plan_id = plan.id;
        body.cycle_day = u8::try_from(place + 1).expect("a day");
        owner.ok(&CreateAccount { body }).await;
    }
    let a_year_ago = SystemClock.now().date_naive() - Days::new(360);
    let body = NewSubscriptions {
        starts_on: Some(a_year_ago),
        cursor: None,
    };
    assert_eq!(owner.ok(&StartSubscriptions { body }).await.started, ACCOUNTS);
    process.kill();

    let mut chance = Chance::begin();
    for _ in 0..KILLS {
        let after = Duration::from_millis(20 + chance.below(200));
        installation.run_and_kill(&["charge"], after);
    }
    let output = installation.run(&["charge"]);
    assert!(output.status.success(), "{output:?}");

    let count = async |query: &str| installation.number(query).await;
    let periods = count("SELECT COUNT(*) FROM subscription_periods").await;
    assert!(periods >= ACCOUNTS * 12, "{periods} periods of a year");
    let gaps = "SELECT COUNT(*) FROM subscription_periods p WHERE p.number > 1 AND NOT EXISTS \
         (SELECT 1 FROM subscription_periods b WHERE b.account_id = p.account_id AND b.number = p.number - 1 \
         AND b.next_on = p.starts_on)";
    assert_eq!(count(gaps).await, 0, "each begins where the one before ended");
    let behind = "SELECT COUNT(*) FROM subscriptions s WHERE s.periods <> (SELECT COUNT(*) FROM subscription_periods p \
         WHERE p.account_id = s.account_id) OR s.charged_to <> (SELECT MAX(p.next_on) FROM subscription_periods p \
         WHERE p.account_id = s.account_id)";
    assert_eq!(count(behind).await, 0);
    assert_eq!(
        count("SELECT COUNT(*) FROM ledger_entries").await,
        periods,
        "one charge for each"
    );
    let lost = "SELECT COUNT(*) FROM subscription_periods p JOIN ledger_entries e ON e.id = p.entry_id \
         WHERE e.happened_on = p.starts_on AND e.amount_minor = p.amount_minor";
    assert_eq!(count(lost).await, periods);
    let sums = "SELECT COUNT(*) FROM ledger_balances b WHERE b.balance_minor = (SELECT SUM(amount_minor) \
         FROM ledger_entries e WHERE e.account_id = b.account_id)";
    assert_eq!(count(sums).await, ACCOUNTS);
}

#[tokio::test]
async fn charging_survives_being_killed_on_sqlite() {
    killed_again_and_again(Engine::Sqlite).await;
}

#[tokio::test]
async fn charging_survives_being_killed_on_postgres() {
    killed_again_and_again(Engine::Postgres).await;
}
