//! The folder of all versions: a folder for each, and a file that names the one that answers.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::error::{Error, Result};
use crate::manifest::{replace, sync_folder};

const CURRENT: &str = "current";
const LOCK: &str = "lock";
const PARTIAL: &str = ".partial";
/// So often a lock is tried, with that pause.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(20);

/// The name of the version that answers.
pub(crate) fn current(root: &Path) -> Result<Option<String>> {
    let path = root.join(CURRENT);
    match fs::read_to_string(&path) {
        Ok(name) if number(&name).is_some() => Ok(Some(name)),
        Ok(_) => Err(Error::Corrupt {
            file: CURRENT,
            what: "it names no version",
        }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::at(&path)(error)),
    }
}

/// Keeps others from importing while it lives. The machine gives it back when the process dies. A process that this one
/// has just started holds what it held for a moment, so it is tried for a while.
pub(crate) fn lock(root: &Path) -> Result<File> {
    fs::create_dir_all(root).map_err(Error::at(root))?;
    let path = root.join(LOCK);
    let file = File::create(&path).map_err(Error::at(&path))?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(fs::TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(fs::TryLockError::Error(error)) => return Err(Error::at(&path)(error)),
        }
    }
    Err(Error::Busy)
}

/// A folder for a new version, which is nothing yet.
pub(crate) struct Partial {
    root: PathBuf,
    name: String,
    pub(crate) path: PathBuf,
}

impl Partial {
    /// Makes one, after removing what imports left that did not come to an end.
    pub(crate) fn begin(root: &Path) -> Result<Self> {
        let current = match current(root) {
            // A name that cannot be read is replaced by the next.
            Err(Error::Corrupt { .. }) => None,
            current => current?,
        };
        sweep(root, current.as_deref())?;
        let last = names(root)?.iter().filter_map(|name| number(name)).max();
        let name = format!("v{:08}", last.unwrap_or_default() + 1);
        let path = root.join(format!("{name}{PARTIAL}"));
        fs::create_dir(&path).map_err(Error::at(&path))?;
        Ok(Self {
            root: root.to_owned(),
            name,
            path,
        })
    }

    /// Makes it the version that answers.
    pub(crate) fn publish(self) -> Result<PathBuf> {
        sync_folder(&self.path)?;
        let path = self.root.join(&self.name);
        fs::rename(&self.path, &path).map_err(Error::at(&path))?;
        sync_folder(&self.root)?;
        replace(&self.root, CURRENT, self.name.as_bytes())?;
        Ok(path)
    }

    /// Removes it.
    pub(crate) fn drop_all(self) -> Result<()> {
        fs::remove_dir_all(&self.path).map_err(Error::at(&self.path))
    }
}

/// Removes all but the version that answers and the one before it, which somebody may be opening. Where none answers,
/// what came to its end stays.
fn sweep(root: &Path, current: Option<&str>) -> Result<()> {
    let last = current.and_then(number).unwrap_or_default();
    let names = names(root)?;
    let before = names
        .iter()
        .filter_map(|name| number(name))
        .filter(|number| *number < last)
        .max();
    for name in names {
        let is_kept = number(&name).is_some_and(|number| number == last || Some(number) == before);
        let is_left = current.is_some() && name.starts_with('v') || name.ends_with(PARTIAL);
        let path = root.join(&name);
        if is_kept || !is_left {
            continue;
        }
        let gone = if path.is_dir() {
            fs::remove_dir_all(&path)
        } else {
            fs::remove_file(&path)
        };
        gone.map_err(Error::at(&path))?;
    }
    Ok(())
}

fn names(root: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(root).map_err(Error::at(root))?;
    let name = |entry: std::io::Result<fs::DirEntry>| Ok(entry?.file_name().to_string_lossy().into_owned());
    entries
        .map(name)
        .collect::<std::io::Result<_>>()
        .map_err(Error::at(root))
}

fn number(name: &str) -> Option<u64> {
    name.strip_prefix('v')?.parse().ok()
}
