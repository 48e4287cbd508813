//! A provider of look-ups on this machine, as good or as bad as a story needs it: real HTTP over a real socket.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// How the provider behaves.
#[derive(Clone, Debug)]
pub enum Behaviour {
    /// Answers with that status and that JSON.
    Json(u16, String),
    /// Answers with that status, with one header more, and that JSON.
    With(u16, &'static str, String),
    /// Answers 200 with something of that content type.
    Other(&'static str, Vec<u8>),
    /// Promises more than it sends.
    Truncated(String),
    /// Sends so many bytes of JSON.
    Huge(usize),
    /// Takes the question and says nothing.
    Silent,
    /// Begins its answer and never ends it.
    Stalling,
    /// Sends whoever asks to another address.
    Redirecting(String),
    /// Hangs up without a word.
    HangingUp,
}

/// A provider, running until it is dropped.
pub struct Fake {
    pub address: String,
    behaviour: Arc<Mutex<Behaviour>>,
    asked: Arc<AtomicUsize>,
    heads: Arc<Mutex<Vec<String>>>,
    server: JoinHandle<()>,
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Fake {
    /// Starts one.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn start(behaviour: Behaviour) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let behaviour = Arc::new(Mutex::new(behaviour));
        let asked = Arc::new(AtomicUsize::new(0));
        let heads = Arc::new(Mutex::new(Vec::new()));
        let (how, count, kept) = (behaviour.clone(), asked.clone(), heads.clone());
        let server = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (how, count, kept) = (how.clone(), count.clone(), kept.clone());
                tokio::spawn(async move {
                    let mut stream = stream;
                    let head = request(&mut stream).await;
                    if head.is_empty() {
                        return;
                    }
                    count.fetch_add(1, Ordering::SeqCst);
                    kept.lock().expect("nobody panicked").push(head);
                    let behaviour = how.lock().expect("nobody panicked").clone();
                    drop(answer(&mut stream, &behaviour).await);
                });
            }
        });
        Self {
            address,
            behaviour,
            asked,
            heads,
            server,
        }
    }

    /// Makes it behave otherwise from now on.
    ///
    /// # Panics
    /// When it panicked.
    pub fn behave(&self, behaviour: Behaviour) {
        *self.behaviour.lock().expect("nobody panicked") = behaviour;
    }

    /// How many times it was asked.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    /// The last request: its line, its headers and its body.
    ///
    /// # Panics
    /// When it was never asked.
    #[must_use]
    pub fn last(&self) -> String {
        let heads = self.heads.lock().expect("nobody panicked");
        heads.last().expect("it was asked").clone()
    }
}

/// The head of a request, and the body that it says it has.
async fn request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut chunk = [0; 2_048];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.to_lowercase();
            let length = length.lines().find_map(|line| line.strip_prefix("content-length:"));
            let length = length.and_then(|length| length.trim().parse().ok()).unwrap_or(0);
            if body.len() >= length {
                return text;
            }
        }
        match stream.read(&mut chunk).await {
            Ok(count) if count > 0 => bytes.extend(chunk.iter().take(count)),
            _ => return String::new(),
        }
    }
}

async fn answer(stream: &mut TcpStream, behaviour: &Behaviour) -> std::io::Result<()> {
    match behaviour {
        Behaviour::Json(status, json) => whole(stream, *status, "application/json", "", json.as_bytes()).await,
        Behaviour::With(status, header, json) => {
            whole(
                stream,
                *status,
                "application/json",
                &format!("{header}\r\n"),
                json.as_bytes(),
            )
            .await
        }
        Behaviour::Other(kind, bytes) => whole(stream, 200, kind, "", bytes).await,
        Behaviour::Truncated(json) => {
            begin(stream, 200, "application/json", "", json.len() + 100).await?;
            stream.write_all(json.as_bytes()).await
        }
        Behaviour::Huge(size) => {
            begin(stream, 200, "application/json", "", size + 2).await?;
            stream.write_all(b"\"").await?;
            let block = vec![b'x'; 64 * 1024];
            let mut left = *size;
            while left > 0 {
                let next = left.min(block.len());
                stream.write_all(block.get(..next).unwrap_or_default()).await?;
                left -= next;
            }
            stream.write_all(b"\"").await
        }
        Behaviour::Silent => std::future::pending().await,
        Behaviour::Stalling => {
            begin(stream, 200, "application/json", "", 100).await?;
            stream.write_all(b"{\"razon_social\":").await?;
            std::future::pending().await
        }
        Behaviour::Redirecting(address) => {
            whole(stream, 302, "text/html", &format!("location: {address}\r\n"), b"").await
        }
        Behaviour::HangingUp => Ok(()),
    }
}

async fn begin(stream: &mut TcpStream, status: u16, kind: &str, more: &str, length: usize) -> std::io::Result<()> {
    let head = format!(
        "HTTP/1.1 {status} Told\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n{more}connection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await
}

async fn whole(stream: &mut TcpStream, status: u16, kind: &str, more: &str, body: &[u8]) -> std::io::Result<()> {
    begin(stream, status, kind, more, body.len()).await?;
    stream.write_all(body).await?;
    stream.shutdown().await
}
