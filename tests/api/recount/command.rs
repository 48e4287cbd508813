//! The real binary's command: what it prints, and how it ends.

use std::process::Output;

use sqlx::{Connection, Executor, SqliteConnection};
use talonario::kit::clock::{Clock, SystemClock};
use tests::binary::Installation;
use tests::make::{self, RUC};
use tests::remote::Remote;
use tests::world::PASSWORD;
use types::accounts::{CreateAccount, CreateIntegrationKey, NewIntegrationKey};
use types::documents::CreateDocument;

fn said(output: &Output) -> (Option<i32>, Vec<String>) {
    let text = String::from_utf8(output.stdout.clone()).expect("text");
    (output.status.code(), text.lines().map(str::to_owned).collect())
}

async fn falsify(installation: &Installation) {
    let mut database = SqliteConnection::connect(installation.database())
        .await
        .expect("the database");
    let statement = "UPDATE usage_totals SET documents = 41";
    database.execute(statement).await.expect("a change");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_tells_repairs_and_ends_accordingly() {
    let installation = Installation::make().await;
    let process = installation.serve();
    let manager = &installation.world.sillar.manager;
    let manager = Remote::signed_in(&process.address, &manager.email, PASSWORD).await;
    let body = make::new_account(&installation.world.sillar, "pukara");
    let account = manager.ok(&CreateAccount { body }).await;
    let body = NewIntegrationKey {
        name: "Servidor".to_owned(),
    };
    let key = CreateIntegrationKey {
        account_id: account.id,
        body,
    };
    let software = Remote::new(&process.address, &manager.ok(&key).await.secret);
    let today = SystemClock.now().date_naive().to_string();
    let call = CreateDocument {
        account_id: account.id,
        xml: make::factura(RUC, 1, &today),
    };
    software.ok(&call).await;

    let nothing = vec!["1 accounts, 0 counters differ, 0 repaired".to_owned()];
    assert_eq!(said(&installation.run(&["recount"])), (Some(0), nothing.clone()));
    falsify(&installation).await;
    let line = format!("usage_totals account_id={} documents: 41, counted 1", account.id);
    let told = |repaired: u8| {
        vec![
            line.clone(),
            format!("1 accounts, 1 counters differ, {repaired} repaired"),
        ]
    };
    assert_eq!(said(&installation.run(&["recount"])), (Some(2), told(0)));
    assert_eq!(said(&installation.run(&["recount", "--repair"])), (Some(2), told(1)));
    assert_eq!(said(&installation.run(&["recount", "--repair"])), (Some(0), nothing));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_that_serves_counts_anew_by_itself() {
    let installation = Installation::make().await;
    let process = installation.serve();
    let manager = &installation.world.sillar.manager;
    let remote = Remote::signed_in(&process.address, &manager.email, PASSWORD).await;
    let body = make::new_account(&installation.world.sillar, "pukara");
    remote.ok(&CreateAccount { body }).await;
    drop(process);
    falsify(&installation).await;
    let mut database = SqliteConnection::connect(installation.database())
        .await
        .expect("the database");
    let due = "UPDATE recounts SET next_at = '2020-01-01T00:00:00+00:00'";
    database.execute(due).await.expect("a change");

    let _process = installation.serve();
    let right = async || {
        let mut database = SqliteConnection::connect(installation.database())
            .await
            .expect("the database");
        let documents: i64 = sqlx::query_scalar("SELECT documents FROM usage_totals")
            .fetch_one(&mut database)
            .await
            .expect("a number");
        documents == 0
    };
    for _ in 0..200 {
        if right().await {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the counter was not put right");
}
