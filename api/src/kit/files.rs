//! Files that belong to the database's rows, kept outside of it: a local folder, written durably.

use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use actix_web::web::Bytes;
use futures_util::StreamExt;
use futures_util::stream;
use object_store::local::LocalFileSystem;
use object_store::{ObjectStoreExt, PutPayload, WriteMultipart, path};

use super::http::answer::Content;

use super::error::{Error, Result};

/// Where files are kept.
#[derive(Clone, Debug)]
pub struct Files(Arc<LocalFileSystem>);

/// So much of a file is written or read at a time.
const PIECE: usize = 4 * 1024 * 1024;
const PIECE_READ: u64 = 512 * 1024;
/// So many pieces may wait to be written.
const WAITING: usize = 2;

/// A file being written piece by piece. It is there when it is finished, and not before; dropped, it never was.
#[derive(Debug)]
pub struct Upload {
    parts: WriteMultipart,
    size: u64,
}

impl Upload {
    /// Writes what comes next.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn put(&mut self, bytes: Bytes) -> Result<()> {
        self.parts.wait_for_capacity(WAITING).await.map_err(Error::broken)?;
        self.size += u64::try_from(bytes.len()).map_err(Error::broken)?;
        self.parts.put(bytes);
        Ok(())
    }

    /// Ends the file, and gives its size; when this returns, it survives a power failure.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn finish(self) -> Result<u64> {
        self.parts.finish().await.map_err(Error::broken)?;
        Ok(self.size)
    }
}

impl Files {
    /// Files in a folder, which is made when it does not exist.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn local(folder: &Path) -> Result<Self> {
        Self::open(folder, true)
    }

    /// The same, not written durably: for files that can be made anew.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn disposable(folder: &Path) -> Result<Self> {
        Self::open(folder, false)
    }

    fn open(folder: &Path, durable: bool) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(Error::broken)?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(Error::broken)?;
        Ok(Self(Arc::new(store.with_fsync(durable))))
    }

    /// Writes a file whole; when this returns, it survives a power failure.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn put(&self, key: &str, bytes: Vec<u8>) -> Result<()> {
        self.0
            .put(&path::Path::from(key), PutPayload::from(bytes))
            .await
            .map_err(Error::broken)?;
        Ok(())
    }

    /// Reads a file whole.
    ///
    /// # Errors
    /// When it is not there or the store fails.
    pub async fn get(&self, key: &str) -> Result<Vec<u8>> {
        let found = self.0.get(&path::Path::from(key)).await.map_err(Error::broken)?;
        Ok(found.bytes().await.map_err(Error::broken)?.to_vec())
    }

    /// Begins a file that is too large to be written whole.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn begin(&self, key: &str) -> Result<Upload> {
        let upload = self.0.put_multipart(&path::Path::from(key)).await;
        let upload = upload.map_err(Error::broken)?;
        Ok(Upload {
            parts: WriteMultipart::new_with_chunk_size(upload, PIECE),
            size: 0,
        })
    }

    /// Reads a file whole, on the very thread that asks: for those that may wait. `None` when it is not there.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(&self, key: &str) -> Result<Option<Vec<u8>>> {
        let file = self
            .0
            .path_to_filesystem(&path::Path::from(key))
            .map_err(Error::broken)?;
        match std::fs::read(file) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::broken(error)),
        }
    }

    /// A part of a file, piece by piece.
    #[must_use]
    pub fn part(&self, key: &str, range: Range<u64>) -> Content {
        let (files, key) = (self.clone(), path::Path::from(key));
        let pieces = stream::try_unfold(range, move |rest| {
            let (files, key) = (files.clone(), key.clone());
            async move {
                if rest.is_empty() {
                    return Ok(None);
                }
                let end = rest.end.min(rest.start + PIECE_READ);
                let piece = files.0.get_range(&key, rest.start..end).await;
                Ok(Some((piece.map_err(Error::broken)?, end..rest.end)))
            }
        });
        pieces.boxed_local()
    }

    /// Removes a file. It may be gone already.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn remove(&self, key: &str) -> Result<()> {
        match self.0.delete(&path::Path::from(key)).await {
            Err(error) if !matches!(error, object_store::Error::NotFound { .. }) => Err(Error::broken(error)),
            _ => Ok(()),
        }
    }

    /// Removes a folder with all that is in it, what was begun and never finished too. It may be gone already.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn remove_folder(&self, key: &str) -> Result<()> {
        let folder = self.0.path_to_filesystem(&path::Path::from(key));
        let folder = folder.map_err(Error::broken)?;
        let removed = tokio::task::spawn_blocking(move || std::fs::remove_dir_all(folder)).await;
        match removed.map_err(Error::broken)? {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::broken(error)),
            _ => Ok(()),
        }
    }
}
