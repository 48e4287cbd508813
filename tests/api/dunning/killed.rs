//! The ladder climbed while it is killed again and again: every step is taken once, whole.

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
use types::dunning::{ChangeDunningSettings, DunningSettingsChange, suggested};
use types::kit::money::{Currency, Money};
use types::ledger::{CreateCharge, NewCharge, TaxTreatment};

const ACCOUNTS: i64 = 24;
const KILLS: u32 = 8;

async fn killed_again_and_again(engine: Engine) {
    let installation = Installation::make_on(engine).await;
    let world::World { sillar, .. } = &installation.world;
    let mut process = installation.serve();
    let owner = Remote::signed_in(&process.address, &sillar.owner.email, PASSWORD).await;
    let due_on = SystemClock.now().date_naive() - Days::new(25);
    for place in 0..ACCOUNTS {
        let body = make::new_account(sillar, &format!("cuenta-{place}"));
        let account_id = owner.ok(&CreateAccount { body }).await.id;
        let body = NewCharge {
            description: "Mensualidad".to_owned(),
            amount: Money {
                minor: 11_800,
                currency: Currency::sol(),
            },
            tax: TaxTreatment::Included,
            happened_on: Some(due_on),
            due_on,
            withholding: None,
        };
        owner.ok(&CreateCharge { account_id, body }).await;
    }
    let body = DunningSettingsChange {
        enabled: true,
        steps: suggested(),
        reply_to: None,
    };
    owner.ok(&ChangeDunningSettings { version: 0, body }).await;
    process.kill();

    let mut chance = Chance::begin();
    for _ in 0..KILLS {
        installation.run_and_kill(&["dun"], Duration::from_millis(20 + chance.below(150)));
    }
    let output = installation.run(&["dun"]);
    assert!(output.status.success(), "{output:?}");

    let count = async |query: &str| installation.number(query).await;
    let taken = "SELECT COUNT(*) FROM dunning_steps WHERE told = 'by_hand' AND action = 'stop_issuing'";
    assert_eq!(count(taken).await, ACCOUNTS);
    assert_eq!(count("SELECT COUNT(*) FROM dunning_steps").await, ACCOUNTS * 5);
    let locked = "SELECT COUNT(*) FROM accounts WHERE lock_level = 'issuing' AND lock_overdue";
    assert_eq!(count(locked).await, ACCOUNTS);
    for name in ["account.locked", "account.dunning_step_taken"] {
        let events = format!("SELECT COUNT(*) FROM events WHERE name = '{name}'");
        assert_eq!(count(&events).await, ACCOUNTS, "{name}");
    }
}

#[tokio::test]
async fn climbing_survives_being_killed_on_sqlite() {
    killed_again_and_again(Engine::Sqlite).await;
}

#[tokio::test]
async fn climbing_survives_being_killed_on_postgres() {
    killed_again_and_again(Engine::Postgres).await;
}
