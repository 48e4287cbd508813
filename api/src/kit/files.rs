//! Files that belong to the database's rows, kept outside of it: a local folder, written durably.

use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};
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
pub struct Files {
    hot: Arc<LocalFileSystem>,
    folder: PathBuf,
    /// Where those are moved that are old; whoever asks for a file is not told where it is.
    cold: Option<Arc<LocalFileSystem>>,
}

/// What became of a file that was to be moved to the colder folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cooled {
    /// So many bytes, now or before.
    Cold(u64),
    /// It is in neither folder.
    Missing,
}

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
        Ok(Self {
            hot: Arc::new(store.with_fsync(durable)),
            folder: folder.to_owned(),
            cold: None,
        })
    }

    /// The same files, with a folder for those that are old, which is made when it does not exist.
    ///
    /// # Errors
    /// When the folder cannot be made, or is the folder of the others by whatever name: what is moved from a folder to
    /// itself would be lost.
    pub fn with_colder(self, folder: &Path) -> Result<Self> {
        let cold = Some(Self::open(folder, true)?.hot);
        if same_file::is_same_file(folder, &self.folder).map_err(Error::broken)? {
            let folder = folder.display();
            return Err(Error::broken(format!(
                "{folder} holds the files at hand, and cannot be the folder of colder files too"
            )));
        }
        Ok(Self { cold, ..self })
    }

    /// Whether there is a folder for those that are old.
    #[must_use]
    pub const fn has_colder(&self) -> bool {
        self.cold.is_some()
    }

    /// Writes a file whole; when this returns, it survives a power failure.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn put(&self, key: &str, bytes: Vec<u8>) -> Result<()> {
        put(&self.hot, &path::Path::from(key), bytes.into()).await
    }

    /// Reads a file whole.
    ///
    /// # Errors
    /// When it is not there or the store fails.
    pub async fn get(&self, key: &str) -> Result<Vec<u8>> {
        let key = path::Path::from(key);
        for store in self.both() {
            if let Some(bytes) = get(store, &key).await? {
                return Ok(bytes.to_vec());
            }
        }
        Err(Error::broken(format!("the file {key} is not there")))
    }

    /// Moves a file to the colder folder: it is read back from there before it is removed here, so that at every moment
    /// it is in one of the two.
    ///
    /// # Errors
    /// When there is no such folder, a store fails, or what is read back is not what was written.
    pub async fn cool(&self, key: &str) -> Result<Cooled> {
        let no_folder = || Error::broken("there is no folder for colder files");
        let cold = self.cold.as_deref().ok_or_else(no_folder)?;
        let key = path::Path::from(key);
        let Some(bytes) = get(&self.hot, &key).await? else {
            return Ok(match cold.head(&key).await {
                Ok(there) => Cooled::Cold(there.size),
                Err(object_store::Error::NotFound { .. }) => Cooled::Missing,
                Err(error) => return Err(Error::broken(error)),
            });
        };
        put(cold, &key, bytes.clone()).await?;
        if get(cold, &key).await?.as_ref() != Some(&bytes) {
            return Err(Error::broken(format!(
                "the colder storage does not give {key} back as it was"
            )));
        }
        self.hot.delete(&key).await.map_err(Error::broken)?;
        Ok(Cooled::Cold(u64::try_from(bytes.len()).map_err(Error::broken)?))
    }

    fn both(&self) -> impl Iterator<Item = &LocalFileSystem> {
        std::iter::once(&*self.hot).chain(self.cold.as_deref())
    }

    /// Begins a file that is too large to be written whole.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn begin(&self, key: &str) -> Result<Upload> {
        let upload = self.hot.put_multipart(&path::Path::from(key)).await;
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
        let key = path::Path::from(key);
        for store in self.both() {
            match std::fs::read(store.path_to_filesystem(&key).map_err(Error::broken)?) {
                Ok(bytes) => return Ok(Some(bytes)),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(Error::broken(error)),
            }
        }
        Ok(None)
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
                let piece = files.hot.get_range(&key, rest.start..end).await;
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
        match self.hot.delete(&path::Path::from(key)).await {
            Err(error) if !matches!(error, object_store::Error::NotFound { .. }) => Err(Error::broken(error)),
            _ => Ok(()),
        }
    }

    /// Removes a folder with all that is in it, what was begun and never finished too. It may be gone already.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn remove_folder(&self, key: &str) -> Result<()> {
        let folder = self.hot.path_to_filesystem(&path::Path::from(key));
        let folder = folder.map_err(Error::broken)?;
        let removed = tokio::task::spawn_blocking(move || std::fs::remove_dir_all(folder)).await;
        match removed.map_err(Error::broken)? {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::broken(error)),
            _ => Ok(()),
        }
    }
}

async fn put(store: &LocalFileSystem, key: &path::Path, bytes: Bytes) -> Result<()> {
    let put = store.put(key, PutPayload::from(bytes)).await;
    put.map(drop).map_err(Error::broken)
}

async fn get(store: &LocalFileSystem, key: &path::Path) -> Result<Option<Bytes>> {
    match store.get(key).await {
        Ok(found) => Ok(Some(found.bytes().await.map_err(Error::broken)?)),
        Err(object_store::Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(Error::broken(error)),
    }
}
