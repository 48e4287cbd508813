//! A PostgreSQL of the tests' own, from the installed server's binaries, in a temporary folder. It dies with
//! the process that started it.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The URL of the server, without a database's name.
#[must_use]
pub fn server() -> &'static str {
    static SERVER: OnceLock<Server> = OnceLock::new();
    &SERVER.get_or_init(Server::start).url
}

struct Server {
    url: String,
    _folder: TempDir,
}

impl Server {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data = folder.path().join("data");
        let binaries = binaries();
        let owner = Owner::fitting();
        owner.own(folder.path());

        let mut initdb = owner.command(&binaries.join("initdb"));
        initdb.args([
            "--auth=trust",
            "--username=tests",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
            "-D",
        ]);
        let done = initdb.arg(&data).stdout(Stdio::null()).status().expect("initdb runs");
        assert!(done.success(), "initdb failed");

        let port = free_port();
        let mut postgres = owner.command(&binaries.join("postgres"));
        postgres
            .arg("-D")
            .arg(&data)
            .args(["-p", &port.to_string(), "-h", "127.0.0.1"])
            .arg("-k")
            .arg(folder.path());
        postgres.args([
            "-c",
            "max_connections=400",
            "-c",
            "fsync=off",
            "-c",
            "shared_buffers=256MB",
        ]);
        postgres.stdout(Stdio::null()).stderr(Stdio::null());
        spawn_for_life(postgres);
        wait_for(&binaries.join("pg_isready"), port);
        Self {
            url: format!("postgres://tests@127.0.0.1:{port}"),
            _folder: folder,
        }
    }
}

/// Starts the server from a thread that lives as long as the process: the server is told to stop when the
/// thread that started it ends.
fn spawn_for_life(mut command: Command) {
    let (ready, started) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let child = command.spawn();
        ready.send(child.is_ok()).expect("somebody waits");
        loop {
            std::thread::park();
        }
    });
    assert!(started.recv().expect("the thread answers"), "postgres did not start");
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
        let mut command = Command::new("setpriv");
        command.arg("--pdeathsig=INT");
        if matches!(self, Self::Postgres) {
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
        }
        command.arg(program);
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

fn free_port() -> u16 {
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
