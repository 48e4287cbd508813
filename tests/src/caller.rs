//! Sending calls to the running installation, typed, and judging what comes back.

use reqwest::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE};
use reqwest::{Method, Response};
use types::kit::call::Call;
use types::kit::fault::Fault;
use types::kit::problem::{Code, Problem};
use types::kit::text::Language;

use crate::app::{Beside, TestApp};
use crate::attempt::Attempt;

/// Somebody who sends calls.
#[derive(Clone)]
pub struct Caller<'a> {
    app: &'a TestApp,
    address: String,
    bearer: Option<String>,
    headers: Vec<(&'static str, String)>,
}

impl<'a> Caller<'a> {
    pub(crate) fn new(app: &'a TestApp, bearer: Option<String>) -> Self {
        Self {
            app,
            address: app.address.clone(),
            bearer,
            headers: Vec::new(),
        }
    }

    /// The same somebody, reading another language.
    #[must_use]
    pub fn reading(&self, language: Language) -> Self {
        self.with(ACCEPT_LANGUAGE.as_str(), language.tag())
    }

    /// The same somebody, sending under that `Idempotency-Key`.
    #[must_use]
    pub fn once(&self, key: &str) -> Self {
        self.with("idempotency-key", key)
    }

    /// The same somebody, sending that header too.
    #[must_use]
    pub fn with(&self, name: &'static str, value: &str) -> Self {
        let mut other = self.clone();
        other.headers.push((name, value.to_owned()));
        other
    }

    /// The same somebody, talking to another process of the installation.
    #[must_use]
    pub fn at(&self, beside: &Beside) -> Self {
        Self {
            address: beside.address.clone(),
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

    /// Sends a call in which exactly those fields are wrong, in that order.
    ///
    /// # Panics
    /// When it succeeds, or something else is wrong.
    pub async fn wrong<C: Call>(&self, call: C, fields: &[(&str, Fault)]) -> Problem {
        let problem = self.refused(call, Code::InvalidFields).await;
        let told: Vec<_> = problem
            .errors
            .iter()
            .map(|each| (each.field.as_str(), each.fault.clone()))
            .collect();
        assert_eq!(told, fields, "{}", C::OPERATION.id());
        problem
    }

    /// Sends a call and gives the bare response.
    ///
    /// # Panics
    /// When the service does not answer.
    pub async fn raw<C: Call>(&self, call: &C) -> Response {
        self.try_request(&Attempt::of(call)).await
    }

    pub(crate) async fn try_request(&self, attempt: &Attempt) -> Response {
        let mut request = attempt.request(&self.app.client, &self.address);
        if let Some(bearer) = &self.bearer {
            request = request.header(AUTHORIZATION, format!("Bearer {bearer}"));
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        request.send().await.expect("the service answers")
    }
}

impl TestApp {
    /// A bare request to the installation, for what is not a call.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.client.request(method, format!("{}{path}", self.address))
    }
}
