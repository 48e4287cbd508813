//! Letters that wait to be sent: stories read them where they wait, or let them go to a real server.

use std::sync::Arc;
use std::time::Duration;

use talonario::kit::clock::{Clock, SetClock, SystemClock};
use talonario::kit::mail::{Letter, Mail, Own, Server, queue};
use types::kit::mail::Security;

use crate::app::{self, TestApp};
use crate::binary::Installation;
use crate::smtp::{PUBLIC, sender};

/// A way to send mail by a server that is not there: letters wait.
#[must_use]
pub fn nowhere() -> Mail {
    let server = Server {
        host: "127.0.0.1".to_owned(),
        port: 9,
        security: Security::None,
        login: None,
        timeout: Duration::from_secs(1),
    };
    let own = Own { server, from: sender() };
    Mail {
        own: Some(own.into()),
        url: PUBLIC.into(),
        ..Mail::default()
    }
}

/// The token at the end of a link, or of a text that ends with one.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn token_of(link: &str) -> String {
    let token = link.rsplit('/').next().expect("a link").trim().to_owned();
    assert_eq!(token.len(), 64, "{link}");
    token
}

impl Installation {
    /// The letters that wait, the oldest first.
    ///
    /// # Panics
    /// When they cannot be read.
    pub async fn letters(&self) -> Vec<Letter> {
        let clock = Arc::new(SetClock::at(SystemClock.now()));
        let context = app::context(self.database(), self.folder.path(), clock).await;
        let waiting = queue::due(&context, 10_000).await.expect("the letters");
        context.db.close().await.expect("nobody uses it any more");
        waiting.into_iter().map(|waiting| waiting.letter).collect()
    }
}

impl TestApp {
    /// The letters that wait, the oldest first.
    ///
    /// # Panics
    /// When they cannot be read.
    pub async fn letters(&self) -> Vec<Letter> {
        let waiting = queue::due(&self.context, 10_000).await.expect("the letters");
        waiting.into_iter().map(|waiting| waiting.letter).collect()
    }

    /// The token in the newest letter to an address, which must hold a link whose path begins so.
    ///
    /// # Panics
    /// When there is none.
    pub async fn mailed_token(&self, to: &str, path: &str) -> String {
        let letters = self.letters().await;
        let letter = letters
            .iter()
            .rev()
            .find(|letter| letter.to == to && letter.text.contains(path));
        let letter = letter.unwrap_or_else(|| panic!("no letter to {to} with {path}"));
        let (_, rest) = letter.text.split_once(&format!("{PUBLIC}{path}")).expect("a link");
        token_of(rest.split_whitespace().next().expect("a token"))
    }

    /// Sends the letters whose time has come, and gives how many were sent.
    ///
    /// # Panics
    /// When the database fails.
    pub async fn post(&self) -> usize {
        queue::deliver(&self.context, || false).await.expect("the letters")
    }
}
