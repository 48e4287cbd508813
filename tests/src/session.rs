//! Signing in over HTTP, with the cookie a browser would keep.

use reqwest::header::SET_COOKIE;
use types::auth::{Credentials, RefreshSession, SignIn, Token};
use types::kit::problem::Problem;

use crate::app::TestApp;
use crate::attempt::{Attempt, Outcome};
use crate::caller::Caller;
use crate::world::{PASSWORD, Person};

/// What signing in or refreshing gave.
#[derive(Clone, Debug)]
pub struct Granted {
    pub token: String,
    /// The whole `Set-Cookie` header, where there was one.
    pub set_cookie: Option<String>,
}

impl Granted {
    /// The refresh token in the cookie.
    ///
    /// # Panics
    /// When no cookie came.
    #[must_use]
    pub fn refresh(&self) -> &str {
        let cookie = self.set_cookie.as_deref().expect("a cookie");
        let (pair, _) = cookie.split_once(';').expect("a cookie with attributes");
        pair.strip_prefix("talonario_refresh=").expect("the refresh cookie")
    }
}

/// The call that signs in.
#[must_use]
pub fn sign_in(email: &str, password: &str) -> SignIn {
    let (email, password) = (email.to_owned(), password.to_owned());
    SignIn {
        body: Credentials { email, password },
    }
}

impl TestApp {
    /// Signs in over HTTP.
    ///
    /// # Errors
    /// The problem.
    pub async fn sign_in(&self, email: &str, password: &str) -> Result<Granted, Problem> {
        granted(&self.nobody().attempt(&Attempt::of(&sign_in(email, password))).await)
    }

    /// Shows a refresh token.
    ///
    /// # Errors
    /// The problem.
    pub async fn refresh(&self, token: &str) -> Result<Granted, Problem> {
        let attempt = Attempt::of(&RefreshSession {}).refresh_token(token);
        granted(&self.nobody().attempt(&attempt).await)
    }

    /// Somebody of the world, signed in anew at the time it is now.
    ///
    /// # Panics
    /// When that is refused.
    pub async fn anew(&self, person: &Person) -> Caller<'_> {
        let granted = self.sign_in(&person.email, PASSWORD).await.expect("a session");
        self.bearing(&granted.token)
    }

    /// Whoever that token stands for.
    #[must_use]
    pub fn bearing(&self, token: &str) -> Caller<'_> {
        Caller::new(self, Some(token.to_owned()))
    }
}

/// Reads what signing in or refreshing answered.
///
/// # Errors
/// The problem.
///
/// # Panics
/// When it is neither a token nor a problem.
pub fn granted(outcome: &Outcome) -> Result<Granted, Problem> {
    if !outcome.is_success() {
        return Err(outcome.problem());
    }
    let token: Token = serde_json::from_slice(&outcome.body).expect("a token");
    let cookie = outcome.headers.get(SET_COOKIE);
    Ok(Granted {
        token: token.access_token,
        set_cookie: cookie.map(|value| value.to_str().expect("text").to_owned()),
    })
}
