//! A mail server of the tests' own: real SMTP by aiosmtpd on loopback, each story with its own. It ends with the
//! story.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use serde::Deserialize;
use talonario::kit::mail::{Mail, Own, Roots, Sender, Server};
use tempfile::TempDir;
use types::kit::mail::Security;

/// The one login the server knows.
pub const LOGIN: (&str, &str) = ("correo@sillar.example", "clave-del-correo");

/// The public address of an installation that sends mail.
pub const PUBLIC: &str = "https://talonario.example";

/// A running mail server.
pub struct Smtp {
    ports: BTreeMap<String, u16>,
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
    folder: TempDir,
}

/// A letter it took.
#[derive(Clone, Debug, Deserialize)]
pub struct Taken {
    pub id: String,
    pub from: String,
    pub to: String,
    pub reply_to: Option<String>,
    pub subject: String,
    pub text: String,
    pub html: Option<String>,
    pub enclosed: Vec<EnclosedFile>,
    /// The names of its headers, sorted, in lower case.
    pub headers: Vec<String>,
    /// Sender and recipients, as the conversation named them.
    pub envelope: Vec<String>,
    /// Whether it came by TLS.
    pub protected: bool,
    pub login: Option<String>,
}

/// A file that came with it.
#[derive(Clone, Debug, Deserialize)]
pub struct EnclosedFile {
    pub name: String,
    pub media_type: String,
    /// In hexadecimal.
    content: String,
}

impl EnclosedFile {
    /// Its bytes.
    ///
    /// # Panics
    /// When they are not written as the server writes them.
    #[must_use]
    pub fn content(&self) -> Vec<u8> {
        let digits = self.content.as_bytes().chunks(2);
        let byte = |pair: &[u8]| {
            let pair = std::str::from_utf8(pair).expect("digits");
            u8::from_str_radix(pair, 16).expect("a byte")
        };
        digits.map(byte).collect()
    }
}

impl Smtp {
    /// Starts a server with a certificate of its own.
    ///
    /// # Panics
    /// When it does not start; `tests/needs.sh` installs what it is made of.
    #[must_use]
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (certificate, key) = certify(folder.path());
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut command = Command::new(root.join("../target/tools/bin/python"));
        command.arg(root.join("smtp.py")).arg(certificate).arg(key);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the mail server starts: run tests/needs.sh");
        let (tell, lines) = channel();
        let output = BufReader::new(child.stdout.take().expect("its output"));
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                drop(tell.send(line));
            }
        });
        let ports = lines.recv_timeout(Duration::from_secs(30)).expect("its ports");
        Self {
            ports: serde_json::from_str(&ports).expect("a port for each kind"),
            input: child.stdin.take(),
            child,
            lines,
            folder,
        }
    }

    /// One of its doors: `plain`, `login`, `starttls`, `tls`; or one that `stall`s, `close`s or talks `garbage`.
    ///
    /// # Panics
    /// When there is no such door.
    #[must_use]
    pub fn server(&self, door: &str) -> Server {
        let security = match door {
            "starttls" => Security::Starttls,
            "tls" => Security::Tls,
            _ => Security::None,
        };
        let login = ["login", "starttls", "tls"].contains(&door);
        Server {
            host: "localhost".to_owned(),
            port: *self.ports.get(door).expect("a door"),
            security,
            login: login.then(|| (LOGIN.0.to_owned(), LOGIN.1.to_owned())),
            timeout: Duration::from_secs(10),
        }
    }

    /// An installation's way to send by it, over STARTTLS.
    #[must_use]
    pub fn mail(&self) -> Mail {
        let own = Own {
            server: self.server("starttls"),
            from: sender(),
        };
        Mail {
            own: Some(own.into()),
            roots: self.roots(),
            url: PUBLIC.into(),
        }
    }

    /// Trust in its certificate.
    ///
    /// # Panics
    /// When it cannot be read.
    #[must_use]
    pub fn roots(&self) -> Roots {
        Roots::read(&self.roots_file()).expect("roots")
    }

    /// The file with the certificate of whoever signed its own.
    #[must_use]
    pub fn roots_file(&self) -> PathBuf {
        self.folder.path().join("roots.pem")
    }

    /// From now on it refuses every letter for the time being, or takes them again.
    ///
    /// # Panics
    /// When it is gone.
    pub fn refuse(&mut self, refuse: bool) {
        let command = if refuse { "refuse" } else { "accept" };
        let input = self.input.as_mut().expect("its input");
        writeln!(input, "{command}").expect("it reads");
        let heard = self.lines.recv_timeout(Duration::from_secs(10)).expect("it heard");
        assert!(heard.contains(command), "{heard}");
    }

    /// The next letter it takes, or took already.
    ///
    /// # Panics
    /// When none comes in time.
    #[must_use]
    pub fn next(&self) -> Taken {
        let line = self.lines.recv_timeout(Duration::from_secs(10)).expect("a letter");
        serde_json::from_str(&line).expect("a letter")
    }

    /// A letter it took that was not looked at; none when there is none.
    ///
    /// # Panics
    /// When it is no letter.
    #[must_use]
    pub fn another(&self) -> Option<Taken> {
        let line = self.lines.try_recv().ok()?;
        Some(serde_json::from_str(&line).expect("a letter"))
    }

    /// Whether there is no letter that was not looked at.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.try_recv().is_err()
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Taken {
    /// The token of the link in it, whose path begins so.
    ///
    /// # Panics
    /// When there is no such link.
    #[must_use]
    pub fn token(&self, path: &str) -> String {
        let start = format!("{PUBLIC}{path}");
        let rest = self.text.split_once(&start).map(|(_, rest)| rest);
        let rest = rest.unwrap_or_else(|| panic!("no link to {path} in: {}", self.text));
        rest.split_whitespace().next().expect("a token").to_owned()
    }
}

/// Who the installation's letters are from.
///
/// # Panics
/// Never.
#[must_use]
pub fn sender() -> Sender {
    Sender::new(Some("Talonario"), "no-responder@talonario.example").expect("an address")
}

/// Makes a root, and a certificate of it for the server.
fn certify(folder: &Path) -> (PathBuf, PathBuf) {
    let mut root = CertificateParams::new(Vec::new()).expect("parameters");
    root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let root = CertifiedIssuer::self_signed(root, KeyPair::generate().expect("a key")).expect("a root");
    let key = KeyPair::generate().expect("a key");
    let server = CertificateParams::new(vec!["localhost".to_owned()]).expect("parameters");
    let server = server.signed_by(&key, &root).expect("a certificate");
    let write = |name: &str, text: String| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("a file");
        path
    };
    write("roots.pem", root.pem());
    (
        write("server.pem", server.pem()),
        write("server.key", key.serialize_pem()),
    )
}
