//! The settings of a mail server.

use std::time::Duration;

use percent_encoding::percent_decode_str;
use reqwest::Url;
use types::kit::mail::Security;

/// A whole conversation with a server may take so long.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A mail server, and the login there.
#[derive(Clone, PartialEq, Eq)]
pub struct Server {
    pub host: String,
    pub port: u16,
    pub security: Security,
    /// User and password.
    pub login: Option<(String, String)>,
    /// How long a whole conversation may take.
    pub timeout: Duration,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Server({}:{} {})", self.host, self.port, self.security.name())
    }
}

/// A server's URL that cannot be used; it does not repeat the URL, which may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a mail server is smtp://USER:PASSWORD@HOST:PORT (STARTTLS), smtps://… (TLS) or smtp+plain://… (unprotected)")]
pub struct NotAServer;

impl Server {
    /// A server by its URL, as [`NotAServer`] says it; USER, PASSWORD (percent-encoded) and PORT may be left out.
    ///
    /// # Errors
    /// When it is none.
    pub fn of_url(text: &str) -> Result<Self, NotAServer> {
        let url = Url::parse(text.trim()).map_err(|_| NotAServer)?;
        let security = match url.scheme() {
            "smtp" => Security::Starttls,
            "smtps" => Security::Tls,
            "smtp+plain" => Security::None,
            _ => return Err(NotAServer),
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(NotAServer)?;
        let decoded = |text: &str| percent_decode_str(text).decode_utf8().map(String::from);
        let login = match (url.username(), url.password()) {
            ("", None) => None,
            ("", Some(_)) | (_, None) => return Err(NotAServer),
            (user, Some(password)) => Some((
                decoded(user).map_err(|_| NotAServer)?,
                decoded(password).map_err(|_| NotAServer)?,
            )),
        };
        Ok(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(security.port()),
            security,
            login,
            timeout: TIMEOUT,
        })
    }
}

#[cfg(test)]
mod tests {
    use types::kit::mail::Security;

    use super::{NotAServer, Server};

    #[test]
    fn a_url_says_it_all() {
        let server = Server::of_url("smtp://rosa%40sillar.example:cla%3Ave@correo.example").expect("a server");
        assert_eq!((server.host.as_str(), server.port), ("correo.example", 587));
        assert_eq!(server.security, Security::Starttls);
        assert_eq!(
            server.login,
            Some(("rosa@sillar.example".to_owned(), "cla:ve".to_owned()))
        );
        assert_eq!(
            format!("{server:?}"),
            "Server(correo.example:587 starttls)",
            "no password is shown"
        );
        let port = |url| Server::of_url(url).map(|server| (server.port, server.security));
        assert_eq!(port("smtps://correo.example"), Ok((465, Security::Tls)));
        assert_eq!(port("smtp+plain://[::1]:2525"), Ok((2525, Security::None)));
        for wrong in [
            "correo.example",
            "http://correo.example",
            "smtp://",
            "smtp://u@h",
            "smtp://:p@h",
        ] {
            assert_eq!(Server::of_url(wrong), Err(NotAServer), "{wrong}");
        }
    }
}
