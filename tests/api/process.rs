//! The real binary, killed and stopped while it works.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use sqlx::{Connection, SqliteConnection};
use talonario::kit::clock::{Clock, SystemClock};
use tests::binary::{Installation, Process};
use tests::make::{self, RUC};
use tests::many::at_once;
use tests::remote::Remote;
use tests::world::PASSWORD;
use types::accounts::{Account, AccountId, CreateAccount, CreateIntegrationKey, NewIntegrationKey};
use types::documents::{CreateDocument, Document, DocumentQuery, DownloadDocument, ListDocuments};
use types::limits::GetLimits;
use types::usage::GetUsage;

/// An account of the installation, and its software.
struct Software {
    account: Account,
    secret: String,
}

/// What is sent, and what came back: the document when it was acknowledged.
type Sent = (Vec<u8>, Option<Document>);

async fn begin(installation: &Installation, process: &Process) -> Software {
    let manager = &installation.world.sillar.manager;
    let manager = Remote::signed_in(&process.address, &manager.email, PASSWORD).await;
    let mut body = make::new_account(&installation.world.sillar, "pukara");
    body.limit_documents = false;
    let account = manager.ok(&CreateAccount { body }).await;
    let body = NewIntegrationKey {
        name: "Servidor".to_owned(),
    };
    let call = CreateIntegrationKey {
        account_id: account.id,
        body,
    };
    let secret = manager.ok(&call).await.secret;
    Software { account, secret }
}

fn today() -> String {
    SystemClock.now().date_naive().to_string()
}

/// Sends documents over several connections until the service is gone.
async fn pour(address: &str, software: &Software, numbers: std::ops::Range<i64>) -> Vec<Sent> {
    let remote = Remote::new(address, &software.secret);
    let today = today();
    let documents: Vec<_> = numbers.map(|number| make::factura(RUC, number, &today)).collect();
    let one = async |xml: Vec<u8>| {
        let call = CreateDocument {
            account_id: software.account.id,
            xml: xml.clone(),
        };
        (xml, remote.send(&call).await.map(|received| received.document))
    };
    at_once(8, documents.into_iter().map(one)).await
}

/// Everything acknowledged is there with its XML, and the counter is the number of rows.
async fn nothing_is_lost(process: &Process, software: &Software, sent: &[Sent]) {
    let account_id = software.account.id;
    let remote = Remote::new(&process.address, &software.secret);
    for (xml, document) in sent
        .iter()
        .filter_map(|(xml, document)| Some((xml, document.as_ref()?)))
    {
        let call = DownloadDocument {
            account_id,
            document_id: document.id,
        };
        assert_eq!(&remote.ok(&call).await, xml, "document {}", document.number);
    }
    let listed = listed(&remote, account_id).await;
    let used = remote.ok(&GetLimits { account_id }).await.documents.used;
    let total = remote.ok(&GetUsage { account_id }).await.total_documents;
    assert_eq!((used, total), (listed, listed), "the counters are the number of rows");
}

async fn listed(remote: &Remote, account_id: AccountId) -> i64 {
    let mut query = DocumentQuery {
        limit: Some(200),
        ..DocumentQuery::default()
    };
    let mut count = 0;
    loop {
        let page = remote
            .ok(&ListDocuments {
                account_id,
                query: query.clone(),
            })
            .await;
        count += i64::try_from(page.items.len()).expect("a number");
        query.cursor = page.next;
        if query.cursor.is_none() {
            return count;
        }
    }
}

fn acknowledged(sent: &[Sent]) -> usize {
    sent.iter().filter(|(_, document)| document.is_some()).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_before_a_kill_is_there_after_it() {
    let installation = Installation::make().await;
    let mut process = installation.serve();
    let software = begin(&installation, &process).await;
    let mut sent = Vec::new();
    for round in 0..4_u64 {
        let first = i64::try_from(round).expect("a number") * 2_000 + 1;
        let address = process.address.clone();
        let sending = pour(&address, &software, first..first + 2_000);
        let killing = async {
            tokio::time::sleep(Duration::from_millis(900 + 350 * round)).await;
            process.kill();
        };
        let (round_s, ()) = futures_util::future::join(sending, killing).await;
        let count = acknowledged(&round_s);
        assert!(count > 0 && count < 2_000, "it was killed in the middle: {count}");
        println!("killed after {count} acknowledged documents");
        sent.extend(round_s);

        process = installation.serve();
        nothing_is_lost(&process, &software, &sent).await;
    }
    let repeated: Vec<_> = sent
        .iter()
        .filter(|(_, document)| document.is_none())
        .take(20)
        .collect();
    let remote = Remote::new(&process.address, &software.secret);
    for (xml, _) in repeated {
        let call = CreateDocument {
            account_id: software.account.id,
            xml: xml.clone(),
        };
        remote.ok(&call).await;
    }
    nothing_is_lost(&process, &software, &sent).await;
    process.kill();
    let mut database = SqliteConnection::connect(&installation.database())
        .await
        .expect("the database");
    let intact: String = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_one(&mut database)
        .await
        .expect("an answer");
    assert_eq!(intact, "ok");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asked_to_stop_it_finishes_what_it_began_and_ends_well() {
    let installation = Installation::make().await;
    let process = installation.serve();
    let software = begin(&installation, &process).await;
    let xml = make::factura(RUC, 1, &today());
    let mut slow = begun(&process, &software, &xml);
    let start = Instant::now();
    let sending = pour(&process.address, &software, 2..1_500);
    let stopping = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        process.ask_to_stop();
        tokio::time::sleep(Duration::from_millis(500)).await;
        slow.write_all(&xml[xml.len() / 2..]).expect("the rest is taken");
        let mut answer = String::new();
        slow.read_to_string(&mut answer).expect("an answer");
        answer
    };
    let (mut sent, answer) = futures_util::future::join(sending, stopping).await;
    assert!(
        answer.starts_with("HTTP/1.1 201"),
        "what had begun was finished: {answer}"
    );
    let (status, log) = process.ended(Duration::from_secs(30));
    assert!(
        status.success() && log.last().is_some_and(|line| line.contains("stopped")),
        "{status} {log:?}"
    );
    assert!(start.elapsed() < Duration::from_secs(25), "it did not wait for nothing");
    assert!((1..1_498).contains(&acknowledged(&sent)), "it stopped in the middle");

    let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
    let received: types::documents::DocumentReceived = serde_json::from_str(body).expect("the answer");
    sent.push((xml, Some(received.document)));
    let process = installation.serve();
    nothing_is_lost(&process, &software, &sent).await;
}

/// A request of which half has been sent.
fn begun(process: &Process, software: &Software, xml: &[u8]) -> TcpStream {
    let host = process.address.strip_prefix("http://").expect("a host");
    let mut stream = TcpStream::connect(host).expect("a connection");
    let head = format!(
        "POST /api/v1/accounts/{}/documents HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/xml\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        software.account.id,
        software.secret,
        xml.len()
    );
    stream.write_all(head.as_bytes()).expect("sent");
    stream.write_all(&xml[..xml.len() / 2]).expect("sent");
    stream
}
