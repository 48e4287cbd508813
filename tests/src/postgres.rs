//! A PostgreSQL of the tests' own, from the installed server's binaries, in a temporary folder. It ends with the process
//! that started it, and leaves nothing.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Stays beside the server until whoever started it is gone, by whatever end: then the other end of its standard input
/// is closed. The server is stopped and its folder, the first argument, removed.
const KEEPER: &str = r#"
trap "" HUP INT TERM
folder=$1
shift
"$@" &
read -r _
kill -INT $!
wait
rm -rf "$folder"
"#;

/// The URL of the server, without a database's name.
#[must_use]
pub fn server() -> &'static str {
    static SERVER: OnceLock<String> = OnceLock::new();
    SERVER.get_or_init(|| start(&["max_connections=400", "fsync=off", "shared_buffers=256MB"]))
}

/// The URL of a server that keeps what it acknowledged, as in production: for measurements.
#[must_use]
pub fn durable() -> &'static str {
    static SERVER: OnceLock<String> = OnceLock::new();
    SERVER.get_or_init(|| start(&["max_connections=400", "shared_buffers=1GB", "max_wal_size=8GB"]))
}

/// Starts a server with those settings beside its defaults.
fn start(settings: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder").keep();
    let data = folder.join("data");
    let binaries = binaries();
    let owner = Owner::fitting();
    owner.own(&folder);

    let mut initdb = owner.command(&binaries.join("initdb"));
    initdb.args(["--auth=trust", "--username=tests", "--encoding=UTF8", "--no-locale"]);
    initdb.args(["--no-sync", "-D"]).arg(&data).stdout(Stdio::null());
    assert!(initdb.status().expect("initdb runs").success(), "initdb failed");

    let port = free_port();
    let mut postgres = owner.command(&binaries.join("postgres"));
    postgres.arg("-D").arg(&data).arg("-k").arg(&folder);
    postgres.args(["-p", &port.to_string(), "-h", "127.0.0.1"]);
    for setting in settings {
        postgres.args(["-c", setting]);
    }
    keep(&folder, &postgres);
    wait_for(&binaries.join("pg_isready"), port);
    format!("postgres://tests@127.0.0.1:{port}")
}

/// Runs the server beside its keeper.
fn keep(folder: &Path, postgres: &Command) {
    let mut keeper = Command::new("sh");
    keeper.args(["-c", KEEPER, "keeper"]).arg(folder);
    keeper.arg(postgres.get_program()).args(postgres.get_args());
    keeper.env("LC_ALL", "C").current_dir("/");
    keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = keeper.spawn().expect("postgres starts");
    // Never closed by us: it closes with this process.
    std::mem::forget(child.stdin.take());
    std::thread::spawn(move || child.wait());
}

/// Who runs the server: PostgreSQL refuses to be run by root.
enum Owner {
    Oneself,
    Postgres,
}

impl Owner {
    fn fitting() -> Self {
        let output = Command::new("id").arg("-u").output().expect("id runs");
        if output.stdout.starts_with(b"0\n") {
            Self::Postgres
        } else {
            Self::Oneself
        }
    }

    fn own(&self, folder: &Path) {
        if matches!(self, Self::Postgres) {
            let done = Command::new("chown")
                .arg("postgres")
                .arg(folder)
                .status()
                .expect("chown runs");
            assert!(done.success(), "the folder cannot be given to postgres");
        }
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = match self {
            Self::Oneself => Command::new(program),
            Self::Postgres => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
                command.arg(program);
                command
            }
        };
        command.env("LC_ALL", "C").current_dir("/");
        command
    }
}

/// Where the server's binaries are, newest version last.
fn binaries() -> PathBuf {
    let asked = Command::new("pg_config").arg("--bindir").output();
    let told = asked.ok().filter(|output| output.status.success());
    let told = told.map(|output| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()));
    let here = |folder: &PathBuf| folder.join("initdb").is_file();
    if let Some(folder) = told.filter(here) {
        return folder;
    }
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| {
            entries
                .flatten()
                .map(|entry| entry.path().join("bin"))
                .filter(here)
                .collect()
        })
        .unwrap_or_default();
    found.sort();
    found
        .pop()
        .expect("PostgreSQL's server is installed (Debian: postgresql)")
}

pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

fn wait_for(pg_isready: &Path, port: u16) {
    let start = Instant::now();
    let answers = || {
        let mut ask = Command::new(pg_isready);
        ask.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]);
        ask.status().is_ok_and(|status| status.success())
    };
    while !answers() {
        assert!(start.elapsed() < Duration::from_secs(60), "postgres does not answer");
        std::thread::sleep(Duration::from_millis(50));
    }
}
