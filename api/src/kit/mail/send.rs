//! The conversation with a mail server, step by step, so that each failure can be told from the others.

use std::error::Error as _;
use std::io;
use std::net::SocketAddr;

use lettre::Address;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use tokio::net::ToSocketAddrs;
use types::kit::mail::{MailFault, Security};
use uuid::Uuid;

use super::{Letter, Roots, Sender, Server};

/// Why a letter was not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub fault: MailFault,
    /// The server's own words or the system's, on one line of at most 300 characters.
    pub words: String,
    /// Whether the same may succeed later without anybody changing anything.
    pub passing: bool,
}

/// Sends a letter through a server. The id names it: sent again under the same one, a receiver can tell.
///
/// # Errors
/// What went wrong, and what the server said.
pub async fn send(server: &Server, roots: &Roots, from: &Sender, letter: &Letter, id: Uuid) -> Result<(), Failure> {
    converse((server.host.as_str(), server.port), server, roots, from, letter, id).await
}

/// As [`send`], to the very address that the server's name was found to stand for.
///
/// # Errors
/// As [`send`].
pub async fn send_to(
    address: SocketAddr,
    server: &Server,
    roots: &Roots,
    from: &Sender,
    letter: &Letter,
    id: Uuid,
) -> Result<(), Failure> {
    converse(address, server, roots, from, letter, id).await
}

async fn converse(
    address: impl ToSocketAddrs,
    server: &Server,
    roots: &Roots,
    from: &Sender,
    letter: &Letter,
    id: Uuid,
) -> Result<(), Failure> {
    let Ok(message) = letter.message(id, from) else {
        return Err(failure(MailFault::RecipientRefused, "not an address", false));
    };
    let to = message.envelope().to().to_vec();
    let sent = tokio::time::timeout(server.timeout, async {
        let mut connection = connect(address, server, roots).await?;
        let result = hand_over(&mut connection, server, from.address(), &to, &message.formatted()).await;
        connection.abort().await;
        result
    });
    let late = |_| Err(failure(MailFault::TimedOut, "no answer in time", true));
    sent.await.unwrap_or_else(late)
}

async fn connect(address: impl ToSocketAddrs, server: &Server, roots: &Roots) -> Result<AsyncSmtpConnection, Failure> {
    let untrusted = |error: SmtpError| told(MailFault::Tls, &error);
    let hello = ClientId::default();
    let tls = || roots.for_host(&server.host).map_err(untrusted);
    let at_once = match server.security {
        Security::Tls => Some(tls()?),
        Security::None | Security::Starttls => None,
    };
    let mut connection = AsyncSmtpConnection::connect_tokio1(address, Some(server.timeout), &hello, at_once, None)
        .await
        .map_err(|error| not_connected(server.security, &error))?;
    if server.security == Security::Starttls {
        if !connection.can_starttls() {
            connection.abort().await;
            return Err(failure(MailFault::Tls, "the server does not offer STARTTLS", false));
        }
        connection.starttls(tls()?, &hello).await.map_err(untrusted)?;
    }
    Ok(connection)
}

async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    server: &Server,
    from: &Address,
    to: &[Address],
    message: &[u8],
) -> Result<(), Failure> {
    let step = |fault: MailFault| move |error: SmtpError| told(fault, &error);
    if let Some((user, password)) = server.login.clone() {
        let login = Credentials::new(user, password);
        let auth = connection.auth(DEFAULT_MECHANISMS, &login).await;
        auth.map_err(step(MailFault::LoginRefused))?;
    }
    let sender = connection.command(Mail::new(Some(from.clone()), Vec::new())).await;
    sender.map_err(step(MailFault::SenderRefused))?;
    for recipient in to {
        let recipient = connection.command(Rcpt::new(recipient.clone(), Vec::new())).await;
        recipient.map_err(step(MailFault::RecipientRefused))?;
    }
    connection.command(Data).await.map_err(step(MailFault::Other))?;
    connection.message(message).await.map_err(step(MailFault::Other))?;
    Ok(())
}

/// What an error before the first command means: no server, no trust, or no mail server.
fn not_connected(security: Security, error: &SmtpError) -> Failure {
    let talked = error.is_response() || error.status().is_some();
    let not_understood = matches!(
        io_kind(error),
        Some(io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof)
    );
    let fault = match (talked, not_understood, security) {
        (false, true, Security::Tls) => MailFault::Tls,
        (false, false, _) => MailFault::CannotConnect,
        _ => MailFault::Other,
    };
    told(fault, error)
}

fn io_kind(error: &SmtpError) -> Option<io::ErrorKind> {
    let mut source = error.source();
    while let Some(cause) = source {
        if let Some(cause) = cause.downcast_ref::<io::Error>() {
            return Some(cause.kind());
        }
        source = cause.source();
    }
    None
}

/// The failure of a step. A server that refuses for good says so by a code of 5xx.
fn told(fault: MailFault, error: &SmtpError) -> Failure {
    let fault = if error.is_timeout() { MailFault::TimedOut } else { fault };
    let for_good = error.is_permanent() || error.is_client() || fault == MailFault::Tls;
    failure(fault, &error.to_string(), !for_good)
}

fn failure(fault: MailFault, words: &str, passing: bool) -> Failure {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    Failure {
        fault,
        words: words.chars().map(plain).take(300).collect(),
        passing,
    }
}
