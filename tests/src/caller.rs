//! Sending calls to the running installation, typed, and judging what comes back.

use reqwest::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, IF_MATCH};
use reqwest::{Method, Response};
use types::kit::call::Call;
use types::kit::problem::{Code, Problem};
use types::kit::text::Language;

use crate::app::TestApp;

/// Somebody who sends calls.
#[derive(Clone)]
pub struct Caller<'a> {
    app: &'a TestApp,
    bearer: Option<String>,
    language: Option<Language>,
    idempotency_key: Option<String>,
}

impl<'a> Caller<'a> {
    pub(crate) fn new(app: &'a TestApp, bearer: Option<String>) -> Self {
        Self {
            app,
            bearer,
            language: None,
            idempotency_key: None,
        }
    }

    /// The same somebody, reading another language.
    #[must_use]
    pub fn reading(&self, language: Language) -> Self {
        Self {
            language: Some(language),
            ..self.clone()
        }
    }

    /// The same somebody, sending under that `Idempotency-Key`.
    #[must_use]
    pub fn once(&self, key: &str) -> Self {
        Self {
            idempotency_key: Some(key.to_owned()),
            ..self.clone()
        }
    }

    /// Sends a call: its reply, or the problem it met.
    ///
    /// # Errors
    /// The problem.
    ///
    /// # Panics
    /// When what comes back is neither the reply nor a problem document with its own status.
    pub async fn send<C: Call>(&self, call: C) -> Result<C::Reply, Problem> {
        let response = self.raw(&call).await;
        let status = response.status().as_u16();
        let kind = response
            .headers()
            .get(CONTENT_TYPE)
            .map(|value| value.to_str().expect("text").to_owned());
        let bytes = response.bytes().await.expect("a body");
        if (200..300).contains(&status) {
            return Ok(call
                .read(&bytes)
                .unwrap_or_else(|error| panic!("not the reply of {}: {error}", C::PATH)));
        }
        assert_eq!(
            kind.as_deref(),
            Some("application/problem+json"),
            "{} answered {status}",
            C::PATH
        );
        let problem: Problem = serde_json::from_slice(&bytes).expect("a problem document");
        assert_eq!(
            (problem.status, problem.code.status()),
            (status, status),
            "the status is told three times alike"
        );
        Err(problem)
    }

    /// Sends a call that must succeed.
    ///
    /// # Panics
    /// When it does not.
    pub async fn ok<C: Call>(&self, call: C) -> C::Reply {
        self.send(call)
            .await
            .unwrap_or_else(|problem| panic!("{} failed: {problem:?}", C::OPERATION.id()))
    }

    /// Sends a call that must be refused with that code.
    ///
    /// # Panics
    /// When it succeeds or is refused otherwise.
    pub async fn refused<C: Call>(&self, call: C, code: Code) -> Problem {
        match self.send(call).await {
            Ok(_) => panic!("{} succeeded; expected {code:?}", C::OPERATION.id()),
            Err(problem) => {
                assert_eq!(problem.code, code, "{}: {problem:?}", C::OPERATION.id());
                problem
            }
        }
    }

    /// Sends a call and gives the bare response.
    ///
    /// # Panics
    /// When the service does not answer.
    pub async fn raw<C: Call>(&self, call: &C) -> Response {
        let parts = call.parts();
        let method = Method::from_bytes(C::METHOD.as_str().as_bytes()).expect("a method");
        let mut request = self
            .app
            .client
            .request(method, format!("{}{}", self.app.address, parts.url(C::PATH)));
        if let Some(bearer) = &self.bearer {
            request = request.header(AUTHORIZATION, format!("Bearer {bearer}"));
        }
        if let Some(language) = self.language {
            request = request.header(ACCEPT_LANGUAGE, language.tag());
        }
        if let Some(key) = &self.idempotency_key {
            request = request.header("idempotency-key", key);
        }
        if let Some(version) = parts.version {
            request = request.header(IF_MATCH, format!("\"{version}\""));
        }
        if let Some((kind, body)) = parts.body {
            request = request.header(CONTENT_TYPE, kind).body(body);
        }
        request.send().await.expect("the service answers")
    }
}

impl TestApp {
    /// A bare request to the installation, for what is not a call.
    #[must_use]
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.client.request(method, format!("{}{path}", self.address))
    }
}
