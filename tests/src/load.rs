//! Load: requests over connections that stay open, as many at a time as there are connections, and how long each took.

use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::future::join_all;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

pub mod disk;
pub mod growth;
pub mod invented;
pub mod peers;
pub mod software;

/// How a load is laid on.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    pub connections: usize,
    /// Before anything is measured.
    pub warm: Duration,
    pub measured: Duration,
}

/// What was measured of a load.
#[derive(Clone, Debug)]
pub struct Measured {
    /// How long each took that was answered as wanted, the fastest first.
    pub took: Vec<Duration>,
    /// How many were answered otherwise.
    pub refused: usize,
    pub within: Duration,
}

impl Measured {
    /// Those of several measurements at once, in one.
    #[must_use]
    pub fn of(mut took: Vec<Duration>, refused: usize, within: Duration) -> Self {
        took.sort_unstable();
        Self { took, refused, within }
    }

    /// Answered as wanted, in a second.
    #[must_use]
    pub fn rate(&self) -> f64 {
        f64::from(u32::try_from(self.took.len()).unwrap_or(u32::MAX)) / self.within.as_secs_f64()
    }

    /// What so many of a hundred took at most; nothing when none was answered.
    #[must_use]
    pub fn percentile(&self, of_hundred: usize) -> Duration {
        let last = self.took.len().saturating_sub(1);
        let at = self.took.len() * of_hundred / 100;
        self.took.get(at.min(last)).copied().unwrap_or_default()
    }
}

/// Lays a load on a server at `host:port`: each connection sends one request after the other. `request` is given a
/// number that no other request gets, from 0 on; `wanted` says whether an answer is one.
///
/// # Panics
/// When the server cannot be reached, or ends a connection.
pub async fn lay(
    at: &str,
    load: Load,
    request: impl Fn(u64) -> Request<Full<Bytes>>,
    wanted: impl Fn(&Response<Bytes>) -> bool,
) -> Measured {
    let next = std::cell::Cell::new(0_u64);
    let begun = Instant::now();
    let from = begun + load.warm;
    let until = from + load.measured;
    let one = async || {
        let mut line = Line::default();
        let (mut took, mut refused) = (Vec::new(), 0_usize);
        while Instant::now() < until {
            let number = next.replace(next.get() + 1);
            let sent = Instant::now();
            let answer = line.send(at, request(number)).await.expect("an answer");
            let answered = Instant::now();
            if answered < from || answered > until {
                continue;
            }
            if wanted(&answer) {
                took.push(answered - sent);
            } else {
                refused += 1;
            }
        }
        (took, refused)
    };
    let each = join_all((0..load.connections).map(|_| one())).await;
    let refused = each.iter().map(|(_, refused)| refused).sum();
    let took = each.into_iter().flat_map(|(took, _)| took).collect();
    Measured::of(took, refused, load.measured)
}

/// Asks again and again, one after the other, after some times that do not count.
pub async fn again(warm: usize, times: usize, mut ask: impl AsyncFnMut()) -> Measured {
    for _ in 0..warm {
        ask().await;
    }
    let (mut took, begun) = (Vec::with_capacity(times), Instant::now());
    for _ in 0..times {
        let sent = Instant::now();
        ask().await;
        took.push(sent.elapsed());
    }
    Measured::of(took, 0, begun.elapsed())
}

/// A connection that stays open, and is opened anew after it broke.
#[derive(Debug, Default)]
pub struct Line(Option<SendRequest<Full<Bytes>>>);

impl Line {
    /// What a request is answered with; nothing when the answer does not come, or not whole.
    pub async fn send(&mut self, at: &str, request: Request<Full<Bytes>>) -> Option<Response<Bytes>> {
        let mut sender = match self.0.take() {
            Some(sender) if !sender.is_closed() => sender,
            _ => connect(at).await?,
        };
        sender.ready().await.ok()?;
        let response = sender.send_request(request).await.ok()?;
        let (head, body) = response.into_parts();
        let body = body.collect().await.ok()?.to_bytes();
        self.0 = Some(sender);
        Some(Response::from_parts(head, body))
    }
}

async fn connect(at: &str) -> Option<SendRequest<Full<Bytes>>> {
    let stream = TcpStream::connect(at).await.ok()?;
    stream.set_nodelay(true).ok()?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await.ok()?;
    tokio::spawn(connection);
    Some(sender)
}

/// A time as tables tell it.
#[must_use]
pub fn told(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1_000.0)
}
