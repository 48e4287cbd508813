//! Talking to a service that may vanish at any moment: no answer is an outcome, not a failure.

use reqwest::StatusCode;
use types::auth::Token;
use types::kit::call::Call;

use crate::app::client;
use crate::attempt::Attempt;
use crate::session::sign_in;

/// Somebody who talks to a process.
pub struct Remote {
    address: String,
    bearer: String,
    client: reqwest::Client,
}

impl Remote {
    #[must_use]
    pub fn new(address: &str, bearer: &str) -> Self {
        Self {
            address: address.to_owned(),
            bearer: bearer.to_owned(),
            client: client(),
        }
    }

    /// Signs in.
    ///
    /// # Panics
    /// When that is refused.
    pub async fn signed_in(address: &str, email: &str, password: &str) -> Self {
        let token: Token = Self::new(address, "nobody").ok(&sign_in(email, password)).await;
        Self::new(address, &token.access_token)
    }

    /// Sends a call: its reply, or nothing when the service vanished before it was answered.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn send<C: Call>(&self, call: &C) -> Option<C::Reply> {
        self.tried(call, &Attempt::of(call)).await
    }

    /// Sends a call that is done once, however often it is sent under that key.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn send_once<C: Call>(&self, call: &C, key: &str) -> Option<C::Reply> {
        self.tried(call, &Attempt::of(call).header("idempotency-key", key))
            .await
    }

    async fn tried<C: Call>(&self, call: &C, attempt: &Attempt) -> Option<C::Reply> {
        let request = attempt.request(&self.client, &self.address).bearer_auth(&self.bearer);
        let response = request.send().await.ok()?;
        let status = response.status();
        let bytes = response.bytes().await.ok()?;
        // Once it vanished, its port may be another installation's, to which our key is nobody's.
        if matches!(status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::UNAUTHORIZED) {
            return None;
        }
        assert!(status.is_success(), "{status}: {}", String::from_utf8_lossy(&bytes));
        Some(call.read(&bytes).expect("the reply"))
    }

    /// Sends a call that must be answered.
    ///
    /// # Panics
    /// When it is not.
    pub async fn ok<C: Call>(&self, call: &C) -> C::Reply {
        self.send(call).await.expect("an answer")
    }

    /// Sends a call that must be answered, and gives the status of whatever comes.
    ///
    /// # Panics
    /// When nothing does.
    pub async fn status<C: Call>(&self, call: &C) -> u16 {
        let request = Attempt::of(call).request(&self.client, &self.address);
        let response = request.bearer_auth(&self.bearer).send().await;
        response.expect("an answer").status().as_u16()
    }
}
