//! Fetching the archive of the padrón over HTTP, beside its versions. What breaks off is gone on with where it did, as
//! long as it is the same file; what was imported already is not fetched again.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use padron::Origin;
use reqwest::header::{
    CONTENT_RANGE, ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, LAST_MODIFIED, RANGE,
};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};

/// What is being fetched, and which version of it. Their names are none of a version's.
const FILE: &str = "fetched.zip";
const MARK: &str = "fetched.json";
const LOCK: &str = "fetched.lock";
/// So long it may take to reach the server, and until it says something more.
const CONNECT: Duration = Duration::from_secs(10);
const SILENCE: Duration = Duration::from_secs(30);
/// So many times in a row nothing may come before it is given up, with that pause, longer each time.
const TRIES: u32 = 4;
const PAUSE: Duration = Duration::from_millis(400);
/// More is no padrón: it has four hundred million bytes.
const MAXIMUM_BYTES: u64 = 8 << 30;
/// So often one may be sent elsewhere.
const REDIRECTS: usize = 5;

/// What came of fetching.
#[derive(Debug)]
pub(super) enum Fetched {
    /// It is what was imported the last time.
    Unchanged,
    File(Whole),
}

/// A file that is all there. It is removed by whoever is done with it; others fetch nothing until this is dropped.
#[derive(Debug)]
pub(super) struct Whole {
    pub path: PathBuf,
    pub origin: Origin,
    mark: PathBuf,
    _lock: File,
}

/// Why a file was not fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    #[error("it could not be fetched: {0}")]
    Unreachable(String),
    #[error("the server answered with status {0}")]
    Status(u16),
    #[error("it broke off {0} times in a row without going on")]
    BrokenOff(u32),
    #[error("it has more bytes than any padrón")]
    TooLarge,
    #[error("another download runs")]
    Busy,
    #[error("it could not be written: {0}")]
    Disk(#[from] std::io::Error),
}

type Fetching<T> = std::result::Result<T, FetchError>;

/// How one attempt ended.
enum End {
    Whole,
    Unchanged,
    /// It may be gone on with.
    BrokenOff(String),
    /// What is there already is of no use.
    Anew,
}

impl Whole {
    /// Removes it.
    pub(super) fn remove(self) -> std::io::Result<()> {
        std::fs::remove_file(&self.path)?;
        std::fs::remove_file(&self.mark)
    }
}

/// Fetches what is at an address into a folder, unless it is what `known` came from.
pub(super) async fn fetch(
    folder: &Path,
    url: &str,
    known: Option<&Origin>,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Fetching<Fetched> {
    std::fs::create_dir_all(folder)?;
    let lock = File::create(folder.join(LOCK))?;
    lock.try_lock().map_err(|error| match error {
        std::fs::TryLockError::WouldBlock => FetchError::Busy,
        std::fs::TryLockError::Error(error) => FetchError::Disk(error),
    })?;
    let client = Client::builder()
        .redirect(Policy::limited(REDIRECTS))
        .no_proxy()
        .connect_timeout(CONNECT)
        .read_timeout(SILENCE)
        .user_agent(concat!("talonario/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| FetchError::Unreachable(told(error)))?;
    let file = Incoming {
        path: folder.join(FILE),
        mark: folder.join(MARK),
        url,
    };
    let (mut failures, mut before) = (0, file.length()?);
    loop {
        match file.attempt(&client, known, progress).await? {
            End::Whole => break,
            End::Unchanged => return Ok(Fetched::Unchanged),
            End::Anew => file.drop_all()?,
            End::BrokenOff(why) => tracing::warn!(%why, "fetching the padrón broke off; it goes on"),
        }
        let length = file.length()?;
        failures = if length > before { 0 } else { failures + 1 };
        before = length;
        if failures >= TRIES {
            return Err(FetchError::BrokenOff(failures));
        }
        tokio::time::sleep(PAUSE * 2_u32.pow(failures)).await;
    }
    let origin = file.kept_mark().unwrap_or_else(|| file.origin(&HeaderMap::new()));
    Ok(Fetched::File(Whole {
        path: file.path,
        origin,
        mark: file.mark,
        _lock: lock,
    }))
}

/// What comes in: the bytes, and the mark of the version that they are of.
struct Incoming<'a> {
    path: PathBuf,
    mark: PathBuf,
    url: &'a str,
}

impl Incoming<'_> {
    async fn attempt(
        &self,
        client: &Client,
        known: Option<&Origin>,
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> Fetching<End> {
        let mut request = client.get(self.url);
        let have = self.length()?;
        let known = known.filter(|known| known.url == self.url);
        let begun = self.kept_mark().filter(|_| have > 0).and_then(|mark| validator(&mark));
        if let Some(validator) = &begun {
            request = request
                .header(RANGE, format!("bytes={have}-"))
                .header(IF_RANGE, validator);
        } else if let Some(known) = known {
            let told = [(IF_NONE_MATCH, &known.etag), (IF_MODIFIED_SINCE, &known.last_modified)];
            for (name, value) in told {
                if let Some(value) = value {
                    request = request.header(name, value);
                }
            }
        }
        let response = match request.send().await {
            Ok(response) => response,
            Err(error) if error.is_builder() || error.is_redirect() => {
                return Err(FetchError::Unreachable(told(error)));
            }
            Err(error) => return self.unreached(told(error)),
        };
        let origin = self.origin(response.headers());
        match response.status().as_u16() {
            200 if known.is_some_and(|known| is_same(known, &origin)) => Ok(End::Unchanged),
            200 => {
                self.drop_all()?;
                std::fs::write(&self.mark, serde_json::to_vec(&origin).map_err(std::io::Error::other)?)?;
                let total = response.content_length();
                self.take(response, 0, total, progress).await
            }
            206 if begun.is_some() => match range(response.headers()) {
                Some((from, total)) if from == have => self.take(response, have, total, progress).await,
                _ => Ok(End::Anew),
            },
            304 => Ok(End::Unchanged),
            // All of it came before, and the process ended then.
            416 if begun.is_some() && whole_length(response.headers()) == Some(have) => Ok(End::Whole),
            416 => Ok(End::Anew),
            status @ (408 | 429 | 500..) => self.unreached(format!("status {status}")),
            status => Err(FetchError::Status(status)),
        }
    }

    /// Nothing came: it may later, where something has come before.
    fn unreached(&self, why: String) -> Fetching<End> {
        if self.length()? > 0 {
            Ok(End::BrokenOff(why))
        } else {
            Err(FetchError::Unreachable(why))
        }
    }

    /// Writes what comes after what is there.
    async fn take(
        &self,
        mut response: Response,
        have: u64,
        total: Option<u64>,
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> Fetching<End> {
        let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
        let mut length = have;
        loop {
            progress(length, total.unwrap_or(0));
            match response.chunk().await {
                Ok(Some(chunk)) => {
                    length += u64::try_from(chunk.len()).unwrap_or_default();
                    if length > MAXIMUM_BYTES {
                        self.drop_all()?;
                        return Err(FetchError::TooLarge);
                    }
                    file.write_all(&chunk)?;
                }
                Ok(None) if total.is_none_or(|total| total == length) => return Ok(End::Whole),
                Ok(None) => return Ok(End::BrokenOff("its end is missing".to_owned())),
                Err(error) => return Ok(End::BrokenOff(told(error))),
            }
        }
    }

    fn length(&self) -> Fetching<u64> {
        match std::fs::metadata(&self.path) {
            Ok(about) => Ok(about.len()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error.into()),
        }
    }

    /// The version that the bytes are of, if they are from this address.
    fn kept_mark(&self) -> Option<Origin> {
        let mark: Origin = serde_json::from_slice(&std::fs::read(&self.mark).ok()?).ok()?;
        (mark.url == self.url).then_some(mark)
    }

    fn drop_all(&self) -> Fetching<()> {
        for path in [&self.path, &self.mark] {
            match std::fs::remove_file(path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(())
    }

    fn origin(&self, headers: &HeaderMap) -> Origin {
        let header = |name: HeaderName| {
            headers
                .get(name)
                .and_then(|value| value.to_str().ok())
                .map(str::to_owned)
        };
        Origin {
            url: self.url.to_owned(),
            etag: header(ETAG),
            last_modified: header(LAST_MODIFIED),
        }
    }
}

/// What proves that a file is the one that was begun; a weak mark proves nothing.
fn validator(origin: &Origin) -> Option<String> {
    let strong = origin.etag.clone().filter(|etag| !etag.starts_with("W/"));
    strong.or_else(|| origin.last_modified.clone())
}

/// Whether two are the same version, as far as they say.
fn is_same(one: &Origin, other: &Origin) -> bool {
    match (&one.etag, &other.etag) {
        (Some(one), Some(other)) => one == other,
        _ => one.last_modified.is_some() && one.last_modified == other.last_modified,
    }
}

/// Where a part begins, and how long the whole is: `bytes 5-9/10`.
fn range(headers: &HeaderMap) -> Option<(u64, Option<u64>)> {
    let range = headers.get(CONTENT_RANGE)?.to_str().ok()?.strip_prefix("bytes ")?;
    let (part, total) = range.split_once('/')?;
    let (from, _) = part.split_once('-')?;
    Some((from.parse().ok()?, total.parse().ok()))
}

/// How long the whole is, where no part of it is left: `bytes */10`.
fn whole_length(headers: &HeaderMap) -> Option<u64> {
    let range = headers.get(CONTENT_RANGE)?.to_str().ok()?;
    range.strip_prefix("bytes */")?.parse().ok()
}

/// What went wrong, without the address: it may hold a key.
fn told(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(deeper) = cause {
        words = format!("{words}: {deeper}");
        cause = deeper.source();
    }
    words
}
