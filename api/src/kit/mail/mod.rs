//! Mail: sending a letter through a server and telling what went wrong, for the installation's own server and for
//! any other whose settings somebody gives.
//!
//! - A protected connection is verified, always: by the machine's roots and those of `TALONARIO_EXTRA_ROOTS`.
//! - A password or a letter's text is in no log.

use std::sync::Arc;

pub mod queue;

mod letter;
mod roots;
mod send;
mod server;

pub use letter::{Enclosed, Letter, Sender};
pub use roots::Roots;
pub use send::{Failure, send, send_to};
pub use server::Server;

use super::config::Config;
use super::error::{Error, Result};

/// How the installation sends mail, and the address its links begin with.
#[derive(Clone, Debug, Default)]
pub struct Mail {
    /// The installation's server, and who its letters are from; none when no mail is sent.
    pub own: Option<Arc<Own>>,
    /// Who else's certificates are trusted, for every server.
    pub roots: Roots,
    /// The public address without a slash at its end; empty when it was not set.
    pub url: Arc<str>,
}

/// The installation's own way to send.
#[derive(Clone, Debug)]
pub struct Own {
    pub server: Server,
    pub from: Sender,
}

impl Mail {
    /// What the settings say.
    ///
    /// # Errors
    /// When one is wrong, or a server is set without a sender or a public address.
    pub fn of(config: &Config) -> Result<Self> {
        let own = match (&config.smtp, &config.mail_from) {
            (None, _) => None,
            (Some(_), None) => return Err(Error::broken("TALONARIO_SMTP needs TALONARIO_MAIL_FROM")),
            (Some(_), Some(_)) if config.url.is_none() => {
                return Err(Error::broken("TALONARIO_SMTP needs TALONARIO_URL"));
            }
            (Some(url), Some(from)) => Some(Arc::new(Own {
                server: Server::of_url(url).map_err(Error::broken)?,
                from: Sender::parse(from).map_err(Error::broken)?,
            })),
        };
        let roots = config.extra_roots.as_deref().map(Roots::read).transpose()?;
        Ok(Self {
            own,
            roots: roots.unwrap_or_default(),
            url: config.url.as_deref().unwrap_or_default().trim_end_matches('/').into(),
        })
    }

    /// Whether the installation can send mail.
    #[must_use]
    pub const fn is_set_up(&self) -> bool {
        self.own.is_some()
    }
}
