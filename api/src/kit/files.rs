//! Files that belong to the database's rows, kept outside of it: a local folder, written durably.

use std::path::Path;
use std::sync::Arc;

use object_store::local::LocalFileSystem;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, path};

use super::error::{Error, Result};

/// Where files are kept.
#[derive(Clone, Debug)]
pub struct Files(Arc<dyn ObjectStore>);

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
}
