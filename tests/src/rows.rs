//! Looking into the database itself, where the API's own word is what is being judged.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use types::accounts::AccountId;

use crate::app::TestApp;
use crate::binary::Installation;

impl TestApp {
    /// The number a query gives.
    ///
    /// # Panics
    /// When it gives none.
    pub async fn number(&self, query: &str) -> i64 {
        number(&self.url, query).await
    }

    /// Changes rows behind the service's back.
    ///
    /// # Panics
    /// When nothing can be changed so.
    pub async fn execute(&self, statement: &str) {
        execute(&self.url, statement).await;
    }

    /// The same, where the database may refuse.
    ///
    /// # Errors
    /// What the database says.
    pub async fn try_execute(&self, statement: &str) -> Result<(), sqlx::Error> {
        try_execute(&self.url, statement).await
    }

    /// Holds a table of PostgreSQL so that nobody can even read it, as long as the connection lives.
    ///
    /// # Panics
    /// When it cannot be held.
    pub async fn hold(&self, table: &str) -> PgConnection {
        let mut holder = PgConnection::connect(&self.url).await.expect("the database");
        let statement = format!("BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE");
        sqlx::raw_sql(AssertSqlSafe(statement))
            .execute(&mut holder)
            .await
            .expect("the table");
        holder
    }

    /// How many rows a table has.
    pub async fn rows(&self, table: &str) -> i64 {
        self.number(&format!("SELECT COUNT(*) FROM {table}")).await
    }

    /// Documents with fiscal validity: as their rows say, as the cycles say, and as the totals say.
    ///
    /// # Panics
    /// When the days of the resellers say something else than the cycles of their accounts.
    pub async fn documents_three_ways(&self) -> [i64; 3] {
        let differing = "SELECT COUNT(*) FROM (SELECT reseller_id, SUM(documents) AS documents, SUM(demo_documents) AS demo \
            FROM usage_cycles GROUP BY reseller_id) AS cycles \
            LEFT JOIN (SELECT reseller_id, SUM(documents) AS documents, SUM(demo_documents) AS demo \
            FROM reseller_days GROUP BY reseller_id) AS days ON days.reseller_id = cycles.reseller_id \
            WHERE cycles.documents <> COALESCE(days.documents, 0) OR cycles.demo <> COALESCE(days.demo, 0)";
        assert_eq!(
            self.number(differing).await,
            0,
            "days of resellers come to what their cycles come to"
        );
        [
            self.number("SELECT COUNT(*) FROM documents WHERE counted AND environment = 'production'")
                .await,
            self.number("SELECT CAST(COALESCE(SUM(documents), 0) AS BIGINT) FROM usage_cycles")
                .await,
            self.number("SELECT CAST(COALESCE(SUM(documents), 0) AS BIGINT) FROM usage_totals")
                .await,
        ]
    }
}

impl Installation {
    /// The number a query gives.
    ///
    /// # Panics
    /// When it gives none.
    pub async fn number(&self, query: &str) -> i64 {
        number(self.database(), query).await
    }

    /// Changes rows behind the service's back.
    ///
    /// # Panics
    /// When nothing can be changed so.
    pub async fn execute(&self, statement: &str) {
        execute(self.database(), statement).await;
    }

    /// The numbers of the documents an account has.
    ///
    /// # Panics
    /// When they cannot be read.
    pub async fn documents(&self, account: AccountId) -> BTreeSet<i64> {
        let query = AssertSqlSafe(format!(
            "SELECT number FROM documents WHERE account_id = {}",
            self.id(account)
        ));
        let numbers = if self.database().starts_with("sqlite:") {
            let mut database = SqliteConnection::connect(self.database()).await.expect("the database");
            sqlx::query_scalar(query).fetch_all(&mut database).await
        } else {
            let mut database = PgConnection::connect(self.database()).await.expect("the database");
            sqlx::query_scalar(query).fetch_all(&mut database).await
        };
        let numbers: Vec<i64> = numbers.expect("the numbers");
        numbers.into_iter().collect()
    }

    /// How many documents are counted in an account's cycles.
    pub async fn counted(&self, account: AccountId) -> i64 {
        let sum = "SELECT CAST(COALESCE(SUM(documents), 0) AS BIGINT) FROM usage_cycles";
        self.number(&format!("{sum} WHERE account_id = {}", self.id(account)))
            .await
    }

    /// An id as the engine's SQL says it.
    #[must_use]
    pub fn id(&self, account: AccountId) -> String {
        if self.database().starts_with("sqlite:") {
            format!("x'{}'", account.0.simple())
        } else {
            format!("'{}'", account.0)
        }
    }
}

async fn number(url: &str, query: &str) -> i64 {
    let query = AssertSqlSafe(query.to_owned());
    let found = if url.starts_with("sqlite:") {
        let mut database = SqliteConnection::connect(url).await.expect("the database");
        sqlx::query_scalar(query).fetch_one(&mut database).await
    } else {
        let mut database = PgConnection::connect(url).await.expect("the database");
        sqlx::query_scalar(query).fetch_one(&mut database).await
    };
    found.expect("a number")
}

async fn execute(url: &str, statement: &str) {
    try_execute(url, statement).await.expect("the statement is done");
}

async fn try_execute(url: &str, statement: &str) -> Result<(), sqlx::Error> {
    let statement = AssertSqlSafe(statement.to_owned());
    if url.starts_with("sqlite:") {
        let mut database = SqliteConnection::connect(url).await?;
        database.execute(statement).await.map(drop)
    } else {
        let mut database = PgConnection::connect(url).await?;
        database.execute(statement).await.map(drop)
    }
}
