//! The database. SQLite: WAL, `synchronous = FULL`, one writer that takes the write lock at BEGIN, a pool
//! of readers. PostgreSQL: one pool for both. Only stores can reach a connection.

use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseExecutor, DatabaseTransaction, DbErr, IsolationLevel,
    SqliteTransactionMode, SqlxPostgresConnector, SqlxSqliteConnector, TransactionOptions, TransactionTrait,
};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, PgConnection};

use super::error::{Error, Result};

/// How long a request waits for a connection or for the write lock.
const PATIENCE: Duration = Duration::from_secs(15);

/// So many rows of an index SQLite looks at to learn how its values lie.
const ANALYSED: u32 = 400;

/// What SQLite's writer keeps in memory of the file, in KiB, and what each reader does: the upper levels of what is
/// written to and read from all the time.
const WRITER_KIB: u32 = 65_536;
const READER_KIB: u32 = 16_384;

/// So many pages of 4 KiB SQLite's log holds before it is written back: a page that changes often is written back once.
const LOG_PAGES: u32 = 8_192;

/// So many rows SQLite reads ahead of whoever takes them: a page of any list.
const ROWS: usize = 512;

/// A connection to PostgreSQL that was idle for longer is asked whether it still answers before it is used.
const TRUSTED: Duration = Duration::from_millis(500);

/// The number of the advisory lock under which PostgreSQL's schema is changed.
const MIGRATING: i64 = 7_041_995_001;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// The database of the installation.
#[derive(Clone, Debug)]
pub struct Db {
    engine: Engine,
    readers: DatabaseConnection,
    writer: DatabaseConnection,
    access_changes: Arc<AtomicU64>,
}

/// Something a store can read from: the database as it stands, or a transaction.
pub trait Source {
    fn executor(&self) -> DatabaseExecutor<'_>;
}

/// A transaction that writes. Stores that change anything ask for one.
#[derive(Debug)]
pub struct Tx {
    transaction: DatabaseTransaction,
    changes_access: AtomicBool,
}

/// The database as it stood at one moment, however often it is read. Nobody waits for whoever looks at it.
#[derive(Debug)]
pub struct Snapshot(DatabaseTransaction);

impl Source for Db {
    fn executor(&self) -> DatabaseExecutor<'_> {
        DatabaseExecutor::Connection(&self.readers)
    }
}

impl Source for Tx {
    fn executor(&self) -> DatabaseExecutor<'_> {
        DatabaseExecutor::Transaction(&self.transaction)
    }
}

impl Source for Snapshot {
    fn executor(&self) -> DatabaseExecutor<'_> {
        DatabaseExecutor::Transaction(&self.0)
    }
}

impl Tx {
    /// Notes that who may do what is another when it is committed.
    pub(super) fn changes_access(&self) {
        self.changes_access.store(true, Ordering::Relaxed);
    }
}

impl Db {
    /// Connects, with so many connections for reading.
    ///
    /// # Errors
    /// When the URL is wrong or the database cannot be reached.
    pub async fn connect(url: &str, connections: u32) -> std::result::Result<Self, sqlx::Error> {
        if url.starts_with("sqlite:") {
            Self::sqlite(url, connections).await
        } else {
            Self::postgres(url, connections).await
        }
    }

    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// Brings the schema up to date. On PostgreSQL, processes that want to at the same time do it one after the other.
    ///
    /// # Errors
    /// When a migration fails.
    pub async fn migrate(&self) -> std::result::Result<(), DbErr> {
        use sea_orm_migration::MigratorTrait;
        let turn = self.turn_to_migrate().await.map_err(database_error)?;
        let migrated = migrations::Migrator::up(&self.writer, None).await;
        if let Some(turn) = turn {
            turn.close().await.map_err(database_error)?;
        }
        migrated?;
        self.learn().await
    }

    /// Lets SQLite look at how values lie in its indices, without which it may choose a bad one; PostgreSQL does so
    /// by itself.
    async fn learn(&self) -> std::result::Result<(), DbErr> {
        if self.engine == Engine::Sqlite {
            let learn = format!("PRAGMA analysis_limit = {ANALYSED}; PRAGMA optimize = 0x10002;");
            self.writer.execute_unprepared(&learn).await?;
        }
        Ok(())
    }

    /// Runs a change in a transaction: committed when it succeeds, undone when it does not.
    ///
    /// # Errors
    /// What the change says, or the database.
    pub async fn write<T>(&self, change: impl AsyncFnOnce(&Tx) -> Result<T>) -> Result<T> {
        let options = TransactionOptions {
            sqlite_transaction_mode: (self.engine == Engine::Sqlite).then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let tx = Tx {
            transaction: self.writer.begin_with_options(options).await?,
            changes_access: AtomicBool::new(false),
        };
        match change(&tx).await {
            Ok(value) => {
                let committed = tx.transaction.commit().await;
                // Also where it failed: then nobody knows whether it happened.
                if tx.changes_access.into_inner() {
                    self.access_changes.fetch_add(1, Ordering::AcqRel);
                }
                committed?;
                Ok(value)
            }
            Err(error) => {
                tx.transaction.rollback().await?;
                Err(error)
            }
        }
    }

    /// Looks at the database as it stands at one moment.
    ///
    /// # Errors
    /// What the look says, or the database.
    pub async fn look<T>(&self, look: impl AsyncFnOnce(&Snapshot) -> Result<T>) -> Result<T> {
        let options = match self.engine {
            Engine::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
                ..TransactionOptions::default()
            },
            Engine::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        let snapshot = Snapshot(self.readers.begin_with_options(options).await?);
        let seen = look(&snapshot).await;
        snapshot.0.rollback().await?;
        seen
    }

    /// How often who may do what has changed by this process: what was read of it before the last time is of the past.
    #[must_use]
    pub fn access_changes(&self) -> u64 {
        self.access_changes.load(Ordering::Acquire)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<()> {
        self.readers.ping().await.map_err(Error::from)
    }

    /// Closes every connection, after what they are doing.
    ///
    /// # Errors
    /// When a connection does not close.
    pub async fn close(self) -> std::result::Result<(), DbErr> {
        self.readers.close().await?;
        if self.engine == Engine::Sqlite {
            self.writer.close().await
        } else {
            Ok(())
        }
    }

    /// Waits for the turn to migrate, and holds it as long as the connection lives; SQLite belongs to one process.
    async fn turn_to_migrate(&self) -> std::result::Result<Option<PgConnection>, sqlx::Error> {
        if self.engine == Engine::Sqlite {
            return Ok(None);
        }
        let mut turn = self.writer.get_postgres_connection_pool().acquire().await?.detach();
        sqlx::query("SELECT pg_advisory_lock($1)")
            .bind(MIGRATING)
            .execute(&mut turn)
            .await?;
        Ok(Some(turn))
    }

    async fn sqlite(url: &str, connections: u32) -> std::result::Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .pragma("wal_autocheckpoint", LOG_PAGES.to_string())
            .row_buffer_size(ROWS)
            .disable_statement_logging()
            .busy_timeout(PATIENCE);
        // A connection to a file does not break: it is not asked whether it answers before each query.
        let pool = || {
            SqlitePoolOptions::new()
                .acquire_timeout(PATIENCE)
                .test_before_acquire(false)
        };
        let writer = pool().max_connections(1);
        let remembering = |kib: u32| options.clone().pragma("cache_size", format!("-{kib}"));
        let writer = writer
            .connect_with(remembering(WRITER_KIB).optimize_on_close(true, ANALYSED))
            .await?;
        let readers = pool().max_connections(connections);
        let readers = readers
            .connect_with(remembering(READER_KIB).pragma("query_only", "ON"))
            .await?;
        Ok(Self {
            engine: Engine::Sqlite,
            readers: SqlxSqliteConnector::from_sqlx_sqlite_pool(readers),
            writer: SqlxSqliteConnector::from_sqlx_sqlite_pool(writer),
            access_changes: Arc::default(),
        })
    }

    async fn postgres(url: &str, connections: u32) -> std::result::Result<Self, sqlx::Error> {
        let options = PgConnectOptions::from_str(url)?
            .application_name("talonario")
            .disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            .before_acquire(|connection, was| {
                Box::pin(async move {
                    if was.idle_for > TRUSTED {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            });
        let pool = SqlxPostgresConnector::from_sqlx_postgres_pool(pool.connect_with(options).await?);
        Ok(Self {
            engine: Engine::Postgres,
            readers: pool.clone(),
            writer: pool,
            access_changes: Arc::default(),
        })
    }
}

fn database_error(error: sqlx::Error) -> DbErr {
    DbErr::Custom(error.to_string())
}

/// Whether a database error is a breach of a unique index whose name or columns contain the given words.
#[must_use]
pub fn breaks_unique(error: &DbErr, words: &[&str]) -> bool {
    match error.sql_err() {
        Some(sea_orm::SqlErr::UniqueConstraintViolation(message)) => words.iter().any(|word| message.contains(word)),
        _ => false,
    }
}

/// Whether a database error means that it is too busy now, so that trying again helps.
#[must_use]
pub fn is_busy(error: &DbErr) -> bool {
    let text = error.to_string();
    matches!(error, DbErr::ConnectionAcquire(_)) || text.contains("database is locked") || text.contains("deadlock")
}
