//! The peers of `tests/load/peers`: programs of others that do something alike, each served by processes of its own.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::HOST;
use hyper::{Request, Response, StatusCode};
use serde::Deserialize;
use sqlx::{Connection, PgConnection};

use crate::postgres::{self, free_port};

/// Those there are.
pub const NAMES: [&str; 2] = ["tryton", "silver"];

/// A peer that is served until this is dropped.
#[derive(Debug)]
pub struct Peer {
    told: Told,
    child: Child,
    input: Option<ChildStdin>,
}

/// What a peer says when it is ready.
#[derive(Debug, Deserialize)]
struct Told {
    peer: String,
    version: String,
    base: String,
    headers: BTreeMap<String, String>,
    accounts: Vec<i64>,
    stored: Stored,
    operations: Vec<Operation>,
}

#[derive(Debug, Deserialize)]
struct Stored {
    database: String,
    query: String,
}

/// What a peer can be asked: `{n}` stands for a running number, `{account}` for one of its accounts.
#[derive(Debug, Deserialize)]
pub struct Operation {
    pub name: String,
    method: String,
    path: String,
    body: String,
    expect: String,
}

impl Peer {
    /// Installs a peer, fills a database on the server that keeps what it commits, and serves it: some minutes.
    ///
    /// # Panics
    /// When it cannot be served; it says why on standard error.
    #[must_use]
    pub fn serve(name: &str) -> Self {
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("load/peers");
        let mut child = Command::new("python3")
            .arg(scripts.join(format!("serve_{name}.py")))
            .arg(postgres::durable())
            .arg(free_port().to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 is installed");
        let input = child.stdin.take();
        let mut line = String::new();
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        output.read_line(&mut line).expect("it tells something");
        let told = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{name} is not ready: {error}"));
        Self { told, child, input }
    }

    /// Its name and version.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.told.peer, self.told.version)
    }

    /// Where it listens, `host:port`.
    #[must_use]
    pub fn at(&self) -> &str {
        self.told.base.trim_start_matches("http://")
    }

    /// What it can be asked under that name.
    ///
    /// # Panics
    /// When there is nothing of that name.
    #[must_use]
    pub fn operation(&self, name: &str) -> &Operation {
        let found = self.told.operations.iter().find(|each| each.name == name);
        found.expect("something the peer can be asked")
    }

    /// A request: its number is one no other has, and its account the first or one after the other of so many.
    ///
    /// # Panics
    /// When there are not so many accounts.
    #[must_use]
    pub fn request(&self, operation: &Operation, number: u64, accounts: usize) -> Request<Full<Bytes>> {
        let turn = usize::try_from(number).unwrap_or_default() % accounts;
        let account = self.told.accounts.get(turn).expect("so many accounts").to_string();
        let filled = |text: &str| text.replace("{n}", &number.to_string()).replace("{account}", &account);
        let mut request = Request::builder()
            .method(operation.method.as_str())
            .uri(filled(&operation.path))
            .header(HOST, self.at());
        for (name, value) in &self.told.headers {
            request = request.header(name, value);
        }
        request.body(Full::from(filled(&operation.body))).expect("a request")
    }

    /// How many uses are counted in its database.
    ///
    /// # Panics
    /// When the database does not answer.
    pub async fn stored(&self) -> i64 {
        let Stored { database, query } = &self.told.stored;
        let url = format!("{}/{database}", postgres::durable());
        let mut connection = PgConnection::connect(&url).await.expect("its database");
        let query = sqlx::AssertSqlSafe(query.clone());
        let counted: Option<i64> = sqlx::query_scalar(query)
            .fetch_one(&mut connection)
            .await
            .expect("a number");
        counted.unwrap_or_default()
    }
}

impl Operation {
    /// Whether an answer says that it was done: some say what went wrong with status 200.
    #[must_use]
    pub fn is_done(&self, answer: &Response<Bytes>) -> bool {
        let text = String::from_utf8_lossy(answer.body());
        answer.status() == StatusCode::OK && text.contains(&self.expect)
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It ends with its standard input.
        drop(self.input.take());
        drop(self.child.wait());
    }
}
