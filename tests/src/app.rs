//! One installation, running: its own database, its own folder, its own port, a clock that stands still.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use chrono::{DateTime, Utc};
use sqlx::{Connection, Executor, PgConnection};
use talonario::kit::clock::SetClock;
use talonario::kit::config::Config;
use talonario::kit::context::{Context, PadronFrom, Providers};
use talonario::kit::db::{Db, Engine};
use talonario::kit::files::Files;
use talonario::kit::mail::Mail;
use talonario::kit::outside::Outside;
use talonario::kit::random::SystemRandom;
use talonario::kit::registries::Registries;
use talonario::kit::seal::Seals;
use talonario::kit::secrets::MasterKey;
use talonario::serve;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use types::accounts::Account;
use uuid::Uuid;

use crate::asaas;
use crate::caller::Caller;
use crate::letters;
use crate::postgres;
use crate::world::{self, Person, Tenant, World};

/// One installation, running.
pub struct TestApp {
    pub context: Context,
    pub clock: Arc<SetClock>,
    pub world: World,
    pub address: String,
    pub(crate) url: String,
    pub(crate) client: reqwest::Client,
    server: Running,
    folder: TempDir,
}

/// A second process of the same installation: the same database, files and clock, its own connections and port.
pub struct Beside {
    pub address: String,
    _server: Running,
}

/// A server that stops when nobody needs it any more.
struct Running(ServerHandle);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.stop(false));
    }
}

impl TestApp {
    /// Starts an installation with the small world in it.
    ///
    /// # Panics
    /// When it cannot start.
    pub async fn start(engine: Engine) -> Self {
        let template = template(engine).await;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = template.copy(folder.path()).await;
        let clock = Arc::new(SetClock::at(world::beginning()));
        let context = context(&url, folder.path(), clock.clone()).await;

        let (address, server) = run(folder.path(), &context);
        Self {
            context,
            clock,
            world: template.world.clone(),
            address,
            url,
            client: client(),
            server,
            folder,
        }
    }

    /// Starts a second process of the same installation, reached by HTTPS only or not.
    ///
    /// # Panics
    /// When it cannot start.
    pub async fn beside(&self, https: bool) -> Beside {
        self.beside_as(|context| Context { https, ..context }).await
    }

    /// Starts a second process of the same installation, set up in its own way.
    ///
    /// # Panics
    /// When it cannot start.
    pub async fn beside_as(&self, set_up: impl FnOnce(Context) -> Context) -> Beside {
        let context = set_up(context(&self.url, self.folder.path(), self.clock.clone()).await);
        let (address, server) = run(self.folder.path(), &context);
        Beside {
            address,
            _server: server,
        }
    }

    /// What a process of the same installation that serves nobody has: its own connections, the same clock.
    ///
    /// # Panics
    /// When it cannot connect.
    pub async fn apart(&self) -> Context {
        context(&self.url, self.folder.path(), self.clock.clone()).await
    }

    /// What the same process has, at another time.
    #[must_use]
    pub fn at(&self, time: DateTime<Utc>) -> Context {
        self.context.with_clock(Arc::new(SetClock::at(time)))
    }

    /// Starts a second process of the same installation that asks those registries.
    ///
    /// # Panics
    /// When it cannot start.
    pub async fn asking(&self, registries: Registries) -> Beside {
        self.beside_as(|context| Context { registries, ..context }).await
    }

    /// The same installation with another way to send mail, or none.
    #[must_use]
    pub fn mailing(mut self, mail: Mail) -> Self {
        self.context.mail = mail;
        (self.address, self.server) = run(self.folder.path(), &self.context);
        self
    }

    /// The same installation with payment providers to be reached.
    #[must_use]
    pub fn paying(mut self, providers: Providers) -> Self {
        self.context.providers = providers;
        (self.address, self.server) = run(self.folder.path(), &self.context);
        self
    }

    /// How many files the installation keeps outside of its database.
    #[must_use]
    pub fn files(&self) -> usize {
        count_files(&self.hot())
    }

    /// Where its files are.
    #[must_use]
    pub fn hot(&self) -> PathBuf {
        self.folder.path().join("files")
    }

    /// Where those files are that are older than plans keep at hand.
    #[must_use]
    pub fn colder(&self) -> PathBuf {
        self.folder.path().join("colder")
    }

    /// How many these are.
    #[must_use]
    pub fn colder_files(&self) -> usize {
        count_files(&self.colder())
    }

    /// Where the XML of an account's documents is kept.
    #[must_use]
    pub fn kept(&self, account: &Account) -> PathBuf {
        let folder = self.folder.path().join("files/accounts");
        folder.join(account.id.to_string()).join("documents")
    }

    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.context.db.engine()
    }

    /// Somebody who has signed in.
    #[must_use]
    pub fn by(&self, person: &Person) -> Caller<'_> {
        Caller::new(self, Some(person.token.clone()))
    }

    /// An account's software, by its integration key.
    #[must_use]
    pub fn with_key(&self, secret: &str) -> Caller<'_> {
        Caller::new(self, Some(secret.to_owned()))
    }

    /// Somebody who has not signed in.
    #[must_use]
    pub fn nobody(&self) -> Caller<'_> {
        Caller::new(self, None)
    }

    /// The manager of the reseller of Peru, who does most of what is done.
    #[must_use]
    pub fn manager(&self) -> Caller<'_> {
        self.by(&self.world.sillar.manager)
    }

    /// Both resellers.
    #[must_use]
    pub fn tenants(&self) -> [&Tenant; 2] {
        [&self.world.sillar, &self.world.ipe]
    }
}

fn run(folder: &Path, context: &Context) -> (String, Running) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("its address"));
    let server = serve::run(&config(folder), context.clone(), listener).expect("a server");
    let handle = server.handle();
    tokio::spawn(server);
    (address, Running(handle))
}

fn count_files(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("the folder of files");
    let count = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.expect("an entry").path();
        if path.is_dir() { count_files(&path) } else { 1 }
    };
    entries.map(count).sum()
}

pub(crate) fn client() -> reqwest::Client {
    // Shorter than the service keeps a connection, so that none is used in the moment in which it is closed.
    let client = reqwest::Client::builder().pool_idle_timeout(Duration::from_secs(3));
    client.no_proxy().build().expect("a client")
}

fn config(folder: &Path) -> Config {
    Config {
        database: None,
        data: folder.to_owned(),
        address: "127.0.0.1".to_owned(),
        port: 1,
        any_port: false,
        web: None,
        master_key: None,
        previous_master_key: None,
        allow_private_hosts: true,
        https: false,
        connections: 8,
        workers: Some(2),
        url: None,
        smtp: None,
        colder: None,
        padron: None,
        mail_from: None,
        extra_roots: None,
        lookup_providers: None,
        padron_url: None,
        padron_hour: None,
        asaas_url: "http://127.0.0.1:9".to_owned(),
        asaas_sandbox_url: "http://127.0.0.1:9".to_owned(),
        provider_timeout: 8,
    }
}

/// The master key of every installation of the tests.
#[must_use]
pub(crate) fn master_key() -> String {
    "5a".repeat(32)
}

pub(crate) async fn context(url: &str, folder: &Path, clock: Arc<SetClock>) -> Context {
    let master = MasterKey::parse(&master_key()).expect("a master key");
    Context {
        db: Db::connect(url, 8).await.expect("a database"),
        files: Files::local(&folder.join("files"))
            .and_then(|files| files.with_colder(&folder.join("colder")))
            .expect("folders for files"),
        clock,
        random: Arc::new(SystemRandom),
        seals: Seals::of(&master, None),
        outside: Outside {
            private_hosts: true,
            patience: Duration::from_secs(2),
        },
        master,
        https: false,
        mail: letters::nowhere(),
        padron: Arc::new(padron::Store::at(&folder.join("padron"), padron::Kind::Taxpayers)),
        branches: Arc::new(padron::Store::at(&folder.join("branches"), padron::Kind::Branches)),
        padron_from: PadronFrom {
            url: Some("http://127.0.0.1:9/padron.zip".into()),
            hour: None,
        },
        registries: Registries::default(),
        walks: Arc::default(),
        providers: asaas::nowhere(),
    }
}

/// A database with the world in it, to be copied.
struct Template {
    world: World,
    place: Place,
}

enum Place {
    File { path: PathBuf, _folder: TempDir },
    Database { name: String },
}

async fn template(engine: Engine) -> &'static Template {
    static SQLITE: OnceCell<Template> = OnceCell::const_new();
    static POSTGRES: OnceCell<Template> = OnceCell::const_new();
    match engine {
        Engine::Sqlite => SQLITE.get_or_init(Template::sqlite).await,
        Engine::Postgres => POSTGRES.get_or_init(Template::postgres).await,
    }
}

impl Template {
    async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("world.sqlite");
        let world = fill(&format!("sqlite:{}", path.display()), folder.path()).await;
        Self {
            world,
            place: Place::File { path, _folder: folder },
        }
    }

    async fn postgres() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let name = create_database(None).await;
        let world = fill(&format!("{}/{name}", postgres::server()), folder.path()).await;
        Self {
            world,
            place: Place::Database { name },
        }
    }

    /// A copy of one's own, and its URL.
    async fn copy(&self, folder: &Path) -> String {
        match &self.place {
            Place::File { path, .. } => {
                let copy = folder.join("talonario.sqlite");
                std::fs::copy(path, &copy).expect("the world is copied");
                format!("sqlite:{}", copy.display())
            }
            Place::Database { name } => format!("{}/{}", postgres::server(), create_database(Some(name)).await),
        }
    }
}

/// Makes the schema and the small world in an empty database.
pub(crate) async fn fill(url: &str, folder: &Path) -> World {
    let context = context(url, folder, Arc::new(SetClock::at(world::beginning()))).await;
    context.db.migrate().await.expect("the schema");
    let world = world::make(&context).await;
    context.db.close().await.expect("nobody uses it any more");
    world
}

/// The URL of an empty database on that engine; on SQLite it is in the folder.
///
/// # Panics
/// When it cannot be made.
pub async fn empty_database(engine: Engine, folder: &Path) -> String {
    match engine {
        Engine::Sqlite => format!("sqlite:{}?mode=rwc", folder.join("empty.sqlite").display()),
        Engine::Postgres => format!("{}/{}", postgres::server(), create_database(None).await),
    }
}

/// The URL of an empty database on the server that keeps what it acknowledged.
pub(crate) async fn durable_database() -> String {
    let server = postgres::durable();
    format!("{server}/{}", create_database_at(server, None).await)
}

async fn create_database(template: Option<&str>) -> String {
    create_database_at(postgres::server(), template).await
}

async fn create_database_at(server: &str, template: Option<&str>) -> String {
    let name = format!("t{}", Uuid::from_u128(rand_name()).simple());
    let mut server = PgConnection::connect(&format!("{server}/postgres"))
        .await
        .expect("the server");
    let from = template.map(|name| format!(" TEMPLATE {name}")).unwrap_or_default();
    let statement = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}{from}"));
    server.execute(statement).await.expect("a database");
    server.close().await.expect("closes");
    name
}

fn rand_name() -> u128 {
    u128::from_be_bytes(talonario::kit::random::bytes(&SystemRandom))
}
