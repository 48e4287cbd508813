//! Sends any `Call` of `types`. Holds the access token (in memory only) and has it renewed when it expires.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, Shared};
use gloo_net::http::{Method as HttpMethod, RequestBuilder, Response};
use js_sys::Uint8Array;
use types::kit::call::{Call, Method, Parts};
use types::kit::problem::{Code, Problem};
use wasm_bindgen::JsValue;

use crate::kit::browser;
use crate::kit::failure::Failure;
use crate::kit::text::language;

/// Gets a new access token, or says why not; set by whoever knows how people sign in.
pub type Renew = fn() -> Renewal;
pub type Renewal = LocalBoxFuture<'static, Result<(), Failure>>;
/// The bytes of a reply to come.
pub type Answer = LocalBoxFuture<'static, Result<Vec<u8>, Failure>>;

thread_local! {
    static TOKEN: RefCell<Option<String>> = const { RefCell::new(None) };
    static RENEW: Cell<Option<Renew>> = const { Cell::new(None) };
    static RENEWING: RefCell<Option<Shared<Renewal>>> = const { RefCell::new(None) };
    static KEYS: RefCell<Vec<Attempt>> = const { RefCell::new(Vec::new()) };
}

/// A creation whose answer has not come: sent again with the same content, it keeps its key.
struct Attempt {
    url: String,
    body: Vec<u8>,
    key: String,
}

/// Keeps the access token for the calls to come.
pub fn set_token(token: Option<String>) {
    TOKEN.set(token);
}

/// Sets how an expired token is renewed.
pub fn renew_with(renew: Renew) {
    RENEW.set(Some(renew));
}

/// Sends a call and reads its reply.
///
/// # Errors
/// When the service answers with a problem, cannot be reached, or answers something unreadable.
pub async fn send<C: Call>(call: C) -> Result<C::Reply, Failure> {
    let bytes = exchange(Outgoing::of(&call)).await?;
    call.read(&bytes).map_err(|_| Failure::Unreadable)
}

/// As [`send`], for the calls by which tokens are got: a refusal is an answer, and nothing is renewed.
///
/// # Errors
/// As [`send`].
pub async fn send_plain<C: Call>(call: C) -> Result<C::Reply, Failure> {
    let bytes = once(Rc::new(Outgoing::of(&call))).await?;
    call.read(&bytes).map_err(|_| Failure::Unreadable)
}

/// Sends a request and gives the bytes of its reply; renews an expired token on the way.
pub fn exchange(request: Outgoing) -> Answer {
    let request = Rc::new(request);
    async move {
        let answer = once(request.clone()).await;
        let code = answer.as_ref().err().and_then(Failure::code);
        if matches!(code, Some(Code::NotSignedIn | Code::SessionEnded)) {
            renew().await?;
            return once(request).await;
        }
        answer
    }
    .boxed_local()
}

/// Renews the token, once for all who ask at the same time.
///
/// # Errors
/// When there is no new token to be had.
pub async fn renew() -> Result<(), Failure> {
    let Some(renew) = RENEW.get() else {
        return Err(Failure::Unreachable);
    };
    let under_way = RENEWING.with_borrow_mut(|slot| slot.get_or_insert_with(|| renew().shared()).clone());
    let done = under_way.await;
    RENEWING.set(None);
    done
}

/// A request, ready to be sent: of one type, whatever the call was.
pub struct Outgoing {
    method: Method,
    url: String,
    parts: Parts,
    creates: bool,
}

impl Outgoing {
    #[must_use]
    pub fn of<C: Call>(call: &C) -> Self {
        let parts = call.parts();
        Self {
            method: C::METHOD,
            url: parts.url(C::PATH),
            parts,
            creates: C::METHOD == Method::Post && C::OPERATION.id().starts_with("create_"),
        }
    }

    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

fn once(request: Rc<Outgoing>) -> Answer {
    async move { fetch(&request).await }.boxed_local()
}

async fn fetch(request: &Outgoing) -> Result<Vec<u8>, Failure> {
    let mut builder = RequestBuilder::new(&request.url)
        .method(match request.method {
            Method::Get => HttpMethod::GET,
            Method::Post => HttpMethod::POST,
            Method::Put => HttpMethod::PUT,
            Method::Patch => HttpMethod::PATCH,
            Method::Delete => HttpMethod::DELETE,
        })
        .header("accept", "application/json, */*")
        .header("accept-language", language().tag());
    if let Some(token) = TOKEN.with_borrow(Clone::clone) {
        builder = builder.header("authorization", &format!("Bearer {token}"));
    }
    if let Some(version) = request.parts.version {
        builder = builder.header("if-match", &format!("\"{version}\""));
    }
    let content = request.parts.body.as_ref();
    let bytes: &[u8] = content.map_or(&[], |(_, bytes)| bytes);
    if request.creates {
        builder = builder.header("idempotency-key", &key_of(&request.url, bytes));
    }
    let built = match content {
        Some((media_type, bytes)) => builder
            .header("content-type", media_type)
            .body(JsValue::from(Uint8Array::from(bytes.as_slice()))),
        None => builder.build(),
    };
    let response = built.map_err(|_| Failure::Unreachable)?.send().await;
    let response = response.map_err(|_| Failure::Unreachable)?;
    let read = response.binary().await.map_err(|_| Failure::Unreachable)?;
    if request.creates {
        forget_key(&request.url, bytes, &response);
    }
    if response.ok() { Ok(read) } else { Err(failure(&read)) }
}

fn failure(body: &[u8]) -> Failure {
    serde_json::from_slice::<Problem>(body).map_or(Failure::Unreadable, |problem| Failure::Said(Box::new(problem)))
}

/// The key of a creation: the one it was sent with before, if no answer came then.
fn key_of(url: &str, body: &[u8]) -> String {
    KEYS.with_borrow_mut(|attempts| {
        let before = attempts
            .iter()
            .find(|attempt| attempt.url == url && attempt.body == body);
        if let Some(attempt) = before {
            return attempt.key.clone();
        }
        let key = browser::random_uuid();
        attempts.push(Attempt {
            url: url.to_owned(),
            body: body.to_vec(),
            key: key.clone(),
        });
        key
    })
}

/// An answer settles a creation; only while the service cannot say does the key stay for another try.
fn forget_key(url: &str, body: &[u8], response: &Response) {
    if response.status() < 500 {
        KEYS.with_borrow_mut(|attempts| attempts.retain(|attempt| attempt.url != url || attempt.body != body));
    }
}
