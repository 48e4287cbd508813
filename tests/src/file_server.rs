//! A server of one file on this machine, which may break off, change its file or not know of parts: real HTTP over a
//! real socket.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What the server has and how it gives it.
#[derive(Clone, Debug)]
pub struct Served {
    pub bytes: Arc<[u8]>,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// It sends so many bytes of each answer, then hangs up.
    pub breaks_after: Option<usize>,
    /// It sends so many bytes of each answer, and then says nothing more.
    pub stalls_after: Option<usize>,
    /// Whether it knows of parts.
    pub parts: bool,
    /// Whether it knows of conditions.
    pub conditions: bool,
    /// Set to a status, it answers everything with it.
    pub refuses: Option<u16>,
    /// It waits so long before each answer's body.
    pub slow: Option<std::time::Duration>,
}

/// A server, running until it is dropped.
pub struct FileServer {
    pub url: String,
    served: Arc<Mutex<Served>>,
    heads: Arc<Mutex<Vec<String>>>,
    server: JoinHandle<()>,
}

impl Drop for FileServer {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Served {
    /// A file of that version.
    #[must_use]
    pub fn of(bytes: &[u8], etag: &str) -> Self {
        Self {
            bytes: bytes.into(),
            etag: Some(format!("\"{etag}\"")),
            last_modified: Some("Mon, 27 Jul 2026 09:00:00 GMT".to_owned()),
            breaks_after: None,
            stalls_after: None,
            parts: true,
            conditions: true,
            refuses: None,
            slow: None,
        }
    }
}

impl FileServer {
    /// Starts one.
    ///
    /// # Panics
    /// When no port is free.
    pub async fn start(served: Served) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}/padron.zip", listener.local_addr().expect("its address"));
        let (served, heads) = (Arc::new(Mutex::new(served)), Arc::new(Mutex::new(Vec::new())));
        let (what, kept) = (served.clone(), heads.clone());
        let server = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (what, kept) = (what.clone(), kept.clone());
                tokio::spawn(async move {
                    let mut stream = stream;
                    let head = head(&mut stream).await;
                    if head.is_empty() {
                        return;
                    }
                    kept.lock().expect("nobody panicked").push(head.clone());
                    let served = what.lock().expect("nobody panicked").clone();
                    drop(answer(&mut stream, &head, &served).await);
                });
            }
        });
        Self {
            url,
            served,
            heads,
            server,
        }
    }

    /// Changes what it serves or how.
    ///
    /// # Panics
    /// When it panicked.
    pub fn change(&self, change: impl FnOnce(&mut Served)) {
        change(&mut self.served.lock().expect("nobody panicked"));
    }

    /// The heads of all requests so far, in lower case.
    ///
    /// # Panics
    /// When it panicked.
    #[must_use]
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().expect("nobody panicked").clone()
    }
}

async fn head(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut chunk = [0; 2_048];
    while !bytes.ends_with(b"\r\n\r\n") {
        match stream.read(&mut chunk).await {
            Ok(count) if count > 0 => bytes.extend(chunk.iter().take(count)),
            _ => return String::new(),
        }
    }
    String::from_utf8_lossy(&bytes).to_lowercase()
}

async fn answer(stream: &mut TcpStream, head: &str, served: &Served) -> std::io::Result<()> {
    let header = |name: &str| {
        let mut lines = head.lines();
        lines.find_map(|line| line.strip_prefix(&format!("{name}: ")).map(str::to_owned))
    };
    if let Some(status) = served.refuses {
        return send(stream, &format!("HTTP/1.1 {status} Told\r\n"), &[], served).await;
    }
    let lower = |text: &Option<String>| text.as_ref().map(|text| text.to_lowercase());
    let (etag, modified) = (lower(&served.etag), lower(&served.last_modified));
    let is_known = match header("if-none-match") {
        Some(known) => Some(known) == etag,
        None => header("if-modified-since").is_some_and(|since| Some(since) == modified),
    };
    if is_known && served.conditions {
        return send(stream, "HTTP/1.1 304 Not Modified\r\n", &[], served).await;
    }
    let mut told = String::new();
    for (name, value) in [("etag", &served.etag), ("last-modified", &served.last_modified)] {
        if let Some(value) = value {
            told.push_str(&format!("{name}: {value}\r\n"));
        }
    }
    let total = served.bytes.len();
    let is_same =
        header("if-range").is_none_or(|mark| Some(&mark) == etag.as_ref() || Some(&mark) == modified.as_ref());
    let from = header("range").and_then(|range| range.strip_prefix("bytes=")?.strip_suffix('-')?.parse::<usize>().ok());
    match from.filter(|_| served.parts && is_same) {
        Some(from) if from >= total => {
            send(
                stream,
                &format!("HTTP/1.1 416 Told\r\ncontent-range: bytes */{total}\r\n"),
                &[],
                served,
            )
            .await
        }
        Some(from) => {
            let range = format!(
                "HTTP/1.1 206 Part\r\n{told}content-range: bytes {from}-{}/{total}\r\n",
                total - 1
            );
            send(stream, &range, served.bytes.get(from..).unwrap_or_default(), served).await
        }
        None => send(stream, &format!("HTTP/1.1 200 OK\r\n{told}"), &served.bytes, served).await,
    }
}

async fn send(stream: &mut TcpStream, head: &str, body: &[u8], served: &Served) -> std::io::Result<()> {
    let head = format!("{head}content-length: {}\r\nconnection: close\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).await?;
    if let Some(slow) = served.slow {
        tokio::time::sleep(slow).await;
    }
    let sent = served.breaks_after.or(served.stalls_after).unwrap_or(body.len());
    stream.write_all(body.get(..sent).unwrap_or(body)).await?;
    if served.stalls_after.is_some() {
        return std::future::pending().await;
    }
    stream.shutdown().await
}
