//! The service's real binary as a process of its own, to be stopped and killed.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::Engine;
use crate::app::{durable_database, fill, master_key};
use crate::world::World;

/// A folder with an installation that has the small world in it.
pub struct Installation {
    pub folder: TempDir,
    pub world: World,
    url: String,
    /// What its commands are told beside.
    settings: &'static [(&'static str, &'static str)],
}

/// A mail server that is not there: letters wait.
const MAILING: [(&str, &str); 3] = [
    ("TALONARIO_SMTP", "smtp+plain://127.0.0.1:9"),
    ("TALONARIO_MAIL_FROM", "avisos@talonario.example"),
    ("TALONARIO_URL", "https://talonario.example"),
];

/// A running process of the service.
pub struct Process {
    child: Child,
    log: Receiver<String>,
    pub address: String,
}

impl Installation {
    /// Makes an installation on SQLite that no process serves yet.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn make() -> Self {
        Self::make_on(Engine::Sqlite).await
    }

    /// Makes an installation that no process serves yet. What it acknowledges is on the disk, on either engine.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn make_on(engine: Engine) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = match engine {
            Engine::Sqlite => format!("sqlite:{}", folder.path().join("talonario.sqlite").display()),
            Engine::Postgres => durable_database().await,
        };
        let world = fill(&url, folder.path()).await;
        Self {
            folder,
            world,
            url,
            settings: &[],
        }
    }

    /// The same, whose commands write letters.
    #[must_use]
    pub fn mailing(self) -> Self {
        Self {
            settings: &MAILING,
            ..self
        }
    }

    /// Starts a process that serves it, and waits until it answers.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn serve(&self) -> Process {
        self.serve_with(&[])
    }

    /// Starts a process with settings of its own.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn serve_with(&self, settings: &[(&str, &str)]) -> Process {
        let mut command = Command::new(program());
        command
            .arg("serve")
            .env("TALONARIO_DATA", self.folder.path())
            .env("TALONARIO_MASTER_KEY", master_key())
            .env("TALONARIO_PORT", "41080")
            .env("TALONARIO_ANY_PORT", "true")
            .env("TALONARIO_DATABASE", &self.url)
            .envs(settings.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the service starts");
        let log = follow(child.stderr.take().expect("its log"));
        let address = address(&log);
        Process { child, log, address }
    }

    /// Runs one of its commands to its end.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the command runs")
    }

    /// Runs one of its commands and kills it after a while, unless it has ended by then.
    ///
    /// # Panics
    /// When it does not start.
    pub fn run_and_kill(&self, arguments: &[&str], after: Duration) {
        let mut command = self.command(arguments);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the command starts");
        std::thread::sleep(after);
        child.kill().expect("it is killed, or has ended");
        child.wait().expect("it is gone");
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command
            .args(arguments)
            .env("TALONARIO_DATA", self.folder.path())
            .env("TALONARIO_MASTER_KEY", master_key())
            .env("TALONARIO_DATABASE", &self.url)
            .envs(self.settings.iter().copied());
        command
    }

    /// The URL of its database.
    #[must_use]
    pub fn database(&self) -> &str {
        &self.url
    }
}

impl Process {
    /// Kills it: it gets no chance to do anything.
    ///
    /// # Panics
    /// When it cannot be killed.
    pub fn kill(&mut self) {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it is gone");
    }

    /// How much memory is resident that is its own, in megabytes; files of which pages are in memory are not in it.
    ///
    /// # Panics
    /// When it is gone.
    #[must_use]
    pub fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:"));
        let kilobytes = line
            .and_then(|line| line.split_whitespace().next())
            .expect("its memory");
        kilobytes.parse::<u64>().expect("a number") / 1_000
    }

    /// Asks it to stop.
    ///
    /// # Panics
    /// When it cannot be asked.
    pub fn ask_to_stop(&self) {
        let sent = Command::new("kill")
            .arg("-TERM")
            .arg(self.child.id().to_string())
            .status();
        assert!(sent.expect("kill runs").success());
    }

    /// Waits until it ended by itself, and gives how, and the last it logged.
    ///
    /// # Panics
    /// When it does not end in time.
    pub fn ended(mut self, within: Duration) -> (ExitStatus, Vec<String>) {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be waited for") {
                return (status, self.log.iter().collect());
            }
            assert!(start.elapsed() < within, "the service does not stop");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The lines of a log as they come.
fn follow(log: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(log).lines().map_while(Result::ok) {
            drop(tell.send(line));
        }
    });
    told
}

/// Where the service says that it listens.
fn address(log: &Receiver<String>) -> String {
    let mut seen = Vec::new();
    loop {
        let line = log.recv_timeout(Duration::from_secs(60));
        let line = line.unwrap_or_else(|_| panic!("the service did not start: {seen:?}"));
        if let Some((_, address)) = line.split_once("listening on ") {
            let end = address.find(|letter: char| letter.is_whitespace() || letter == '\u{1b}');
            return address
                .get(..end.unwrap_or(address.len()))
                .unwrap_or(address)
                .to_owned();
        }
        seen.push(line);
    }
}

/// The binary, built as it is now. The tests run from the folder beside it; it is built as `make test` builds it, so
/// that there is nothing to do then. A measurement takes the one that was built with it, by the command it documents.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let this = std::env::current_exe().expect("a path");
        if let Some(beside) = this.parent().filter(|folder| folder.ends_with("release")) {
            return beside.join("talonario");
        }
        let profile = this.ancestors().nth(2).expect("the tests are in the target folder");
        let target = profile.parent().expect("the target folder");
        let mut build = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        build.args(["build", "--quiet", "--locked", "--workspace", "--bins", "--target-dir"]);
        build.arg(target).current_dir(env!("CARGO_MANIFEST_DIR"));
        assert!(
            build.status().expect("cargo runs").success(),
            "the service does not build"
        );
        profile.join("talonario")
    })
}
