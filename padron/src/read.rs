//! Asking a version.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::SystemTime;

use crate::block::{BLOCK, Blocks};
use crate::build::WORDS;
use crate::error::{Error, Result};
use crate::folder;
use crate::line::Kind;
use crate::manifest::{self, MANIFEST, Manifest, NAMES, NamesManifest};
use crate::names::{self, search::Names};
use crate::num::{at, wide};
use crate::number::{key_of, ruc_of, ruc_of_dni};
use crate::row;
use crate::taxpayer::{Address, Taxpayer};
use crate::words::Words;

/// How many names are compared for each that is told.
const COMPARED: usize = 3;
/// At least so many are.
const LEAST: usize = 50;

/// The versions of a folder, of which one answers. Whoever took a version keeps it, whatever comes after.
#[derive(Debug)]
pub struct Store {
    root: PathBuf,
    kind: Kind,
    held: RwLock<Held>,
    /// Whether it was looked for one at all.
    begun: OnceLock<()>,
    /// The second in which it was last looked for a newer one.
    looked: AtomicI64,
}

#[derive(Clone, Debug, Default)]
struct Held {
    current: Option<Arc<Version>>,
    /// The newest that has an index of names.
    named: Option<Arc<Version>>,
}

impl Store {
    /// The store of a folder, of which nothing was read yet. The folder may hold nothing, or not be there.
    #[must_use]
    pub fn at(root: &Path, kind: Kind) -> Self {
        Self {
            root: root.to_owned(),
            kind,
            held: RwLock::default(),
            begun: OnceLock::new(),
            looked: AtomicI64::new(i64::MIN),
        }
    }

    /// The same, with what is there.
    ///
    /// # Errors
    /// When the version that answers is damaged.
    pub fn open(root: &Path, kind: Kind) -> Result<Self> {
        let store = Self::at(root, kind);
        store.refresh()?;
        Ok(store)
    }

    /// Where its versions are.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Looks whether there is a newer one, once in each second at most: `second` is whatever a clock counts. The first
    /// time everybody waits until it was looked; later, who comes meanwhile has the one before.
    ///
    /// # Errors
    /// As `refresh`.
    pub fn refresh_in(&self, second: i64) -> Result<bool> {
        let mut first = None;
        self.begun.get_or_init(|| first = Some(self.refresh()));
        if let Some(first) = first {
            return first;
        }
        if self.looked.swap(second, Ordering::Relaxed) == second {
            return Ok(false);
        }
        self.refresh()
    }

    /// The version that answers; none before the first import.
    #[must_use]
    pub fn version(&self) -> Option<Arc<Version>> {
        self.held().current
    }

    /// The newest version that can be asked for names: while the newest of all has no index yet, the one before it.
    #[must_use]
    pub fn named(&self) -> Option<Arc<Version>> {
        self.held().named
    }

    fn held(&self) -> Held {
        self.held.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Looks whether there is a newer one, or names for the one there is: one small file is read. Tells whether so.
    ///
    /// # Errors
    /// When what is there is damaged; the version before then goes on answering.
    pub fn refresh(&self) -> Result<bool> {
        let before = self.version();
        let Some(name) = folder::current(&self.root)? else {
            return Ok(false);
        };
        let folder = self.root.join(&name);
        let same = before.filter(|version| version.folder == folder);
        if same.is_some_and(|version| version.names.is_whole() || version.names.seen() == written(&folder)) {
            return Ok(false);
        }
        let version = match Version::open(&folder, self.kind) {
            // Two imports came meanwhile, and the second removed what the first had made.
            Err(error) if folder::current(&self.root)?.as_ref() == Some(&name) => return Err(error),
            Err(_) => return self.refresh(),
            Ok(version) => Arc::new(version),
        };
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        if version.has_names() {
            held.named = Some(Arc::clone(&version));
        }
        held.current = Some(version);
        Ok(true)
    }

    /// Makes the index of names of the version that answers, where it has none. Others may ask meanwhile.
    ///
    /// # Errors
    /// When the version is damaged, or there is no room.
    pub fn index_names(&self) -> Result<Option<NamesManifest>> {
        index_names(&self.root)
    }
}

/// Makes the index of names of the version that answers, where it has none that can be read.
///
/// # Errors
/// When the version is damaged, there is no room, or an import runs.
pub fn index_names(root: &Path) -> Result<Option<NamesManifest>> {
    let _lock = folder::lock(root)?;
    let Some(name) = folder::current(root)? else {
        return Ok(None);
    };
    let folder = root.join(name);
    match (manifest::load(&folder, NAMES), Names::open(&folder, 0)) {
        (Ok(Some(names)), Ok(_)) => Ok(Some(names)),
        _ => names::build::index(&folder).map(Some),
    }
}

/// When the index of names of a version's folder was last written, and how long what says so is; none where there is
/// none.
type Written = Option<(SystemTime, u64)>;

fn written(folder: &Path) -> Written {
    let about = folder.join(NAMES).metadata().ok()?;
    Some((about.modified().ok()?, about.len()))
}

/// One version. It answers the same for as long as somebody keeps it.
#[derive(Debug)]
pub struct Version {
    folder: PathBuf,
    manifest: Manifest,
    blocks: Blocks,
    words: Words,
    names: Index,
}

/// The index of names of a version.
#[derive(Debug)]
enum Index {
    Missing,
    Whole(Names),
    Damaged(Error, Written),
}

impl Index {
    /// The numbers are answered without it, so that what is wrong with it keeps nobody from them.
    fn open(folder: &Path, rows: u64) -> Self {
        let written = written(folder);
        let manifest = manifest::load::<NamesManifest>(folder, NAMES);
        match manifest.and_then(|manifest| manifest.map(|_| Names::open(folder, rows)).transpose()) {
            Ok(None) => Self::Missing,
            Ok(Some(names)) => Self::Whole(names),
            Err(error) => Self::Damaged(error, written),
        }
    }

    const fn is_whole(&self) -> bool {
        matches!(self, Self::Whole(_))
    }

    /// What was found wanting.
    const fn seen(&self) -> Written {
        match self {
            Self::Damaged(_, written) => *written,
            Self::Missing | Self::Whole(_) => None,
        }
    }
}

impl Version {
    /// Opens a version's folder.
    ///
    /// # Errors
    /// When it is damaged, of another kind or of another release.
    pub fn open(folder: &Path, kind: Kind) -> Result<Self> {
        let corrupt = |what| Error::Corrupt { file: MANIFEST, what };
        let manifest: Manifest = manifest::load(folder, MANIFEST)?.ok_or(corrupt("it is missing"))?;
        if manifest.kind != kind {
            return Err(corrupt("it is of the other kind"));
        }
        let version = Self {
            folder: folder.to_owned(),
            blocks: Blocks::open(folder)?,
            words: Words::open(folder, WORDS)?,
            names: Index::open(folder, manifest.rows),
            manifest,
        };
        let blocks = version.manifest.rows.div_ceil(wide(BLOCK));
        if wide(version.blocks.len()) == blocks {
            Ok(version)
        } else {
            Err(corrupt("it belongs to other rows"))
        }
    }

    /// What it says of itself.
    #[must_use]
    pub const fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The bytes of all its files, of the index of names too.
    ///
    /// # Errors
    /// When its folder cannot be read.
    pub fn bytes(&self) -> Result<u64> {
        let files = std::fs::read_dir(&self.folder).map_err(Error::at(&self.folder))?;
        let length = |file: std::io::Result<std::fs::DirEntry>| file?.metadata().map(|about| about.len());
        files
            .map(length)
            .sum::<std::io::Result<u64>>()
            .map_err(Error::at(&self.folder))
    }

    /// Whether it can be asked for names.
    #[must_use]
    pub const fn has_names(&self) -> bool {
        self.names.is_whole()
    }

    /// What is wrong with its index of names.
    #[must_use]
    pub const fn names_damage(&self) -> Option<&Error> {
        match &self.names {
            Index::Damaged(error, _) => Some(error),
            Index::Missing | Index::Whole(_) => None,
        }
    }

    /// The taxpayer with a RUC; none where there is none, or the number is no RUC.
    ///
    /// # Errors
    /// When the block is damaged.
    pub fn by_ruc(&self, ruc: u64) -> Result<Option<Taxpayer>> {
        let Some(key) = key_of(ruc) else { return Ok(None) };
        if self.blocks.len() == 0 {
            return Ok(None);
        }
        let mut buffer = Vec::new();
        let mut block = self.blocks.read(self.blocks.block_of(key, true), &mut buffer)?;
        while let Some((found, bytes)) = block.next() {
            if found >= key {
                return if found == key {
                    self.taxpayer(key, bytes).map(Some)
                } else {
                    Ok(None)
                };
            }
        }
        Ok(None)
    }

    /// The taxpayers with those RUCs, in the same order.
    ///
    /// # Errors
    /// As `by_ruc`.
    pub fn by_rucs(&self, rucs: &[u64]) -> Result<Vec<Option<Taxpayer>>> {
        rucs.iter().map(|ruc| self.by_ruc(*ruc)).collect()
    }

    /// The taxpayer with a DNI: a person who has a RUC.
    ///
    /// # Errors
    /// As `by_ruc`.
    pub fn by_dni(&self, dni: &str) -> Result<Option<Taxpayer>> {
        ruc_of_dni(dni).map_or(Ok(None), |ruc| self.by_ruc(ruc))
    }

    /// All rows with a RUC: of branches there are many.
    ///
    /// # Errors
    /// As `by_ruc`.
    pub fn branches(&self, ruc: u64) -> Result<Vec<Address>> {
        let mut found = Vec::new();
        let Some(key) = key_of(ruc) else { return Ok(found) };
        let mut buffer = Vec::new();
        for number in self.blocks.block_of(key, false)..self.blocks.len() {
            let mut block = self.blocks.read(number, &mut buffer)?;
            while let Some((other, bytes)) = block.next() {
                if other > key {
                    return Ok(found);
                }
                if other == key {
                    found.push(self.taxpayer(key, bytes)?.address);
                }
            }
        }
        Ok(found)
    }

    /// Those whose names have all the words, of which the last may be only begun: who is active and found first, then
    /// those that fit best. Where very many fit, only the first of them are compared. None while there is no index.
    ///
    /// # Errors
    /// When the index or a block is damaged.
    pub fn by_name(&self, text: &str, limit: usize) -> Result<Vec<Taxpayer>> {
        let names = match &self.names {
            Index::Missing => return Ok(Vec::new()),
            Index::Whole(names) => names,
            Index::Damaged(..) => {
                let what = "the index cannot be read";
                return Err(Error::Corrupt { file: NAMES, what });
            }
        };
        let Some(query) = names.query(text) else {
            return Ok(Vec::new());
        };
        let mut buffer = Vec::new();
        let mut name = |number: u32| {
            let (_, bytes) = self.row(number, &mut buffer)?;
            row::read_name(bytes, &self.words).ok_or(self.blocks.corrupt("a row is no row"))
        };
        let compared = limit.saturating_mul(COMPARED).max(LEAST);
        let mut told = Vec::new();
        let mut buffer = Vec::new();
        for numbers in names.find(&query, compared, limit, &mut name)? {
            let mut ranked = Vec::with_capacity(numbers.len());
            for number in numbers {
                let (key, bytes) = self.row(number, &mut buffer)?;
                let taxpayer = self.taxpayer(key, bytes)?;
                ranked.push((query.rank(&taxpayer.name), taxpayer));
            }
            ranked.sort();
            told.extend(ranked.into_iter().map(|(_, taxpayer)| taxpayer));
        }
        told.truncate(limit);
        Ok(told)
    }

    fn row<'b>(&self, number: u32, buffer: &'b mut Vec<u8>) -> Result<(u64, &'b [u8])> {
        let number = at(number);
        let mut block = self.blocks.read(number / BLOCK, buffer)?;
        block.nth(number % BLOCK).ok_or(self.blocks.corrupt("a row is missing"))
    }

    fn taxpayer(&self, key: u64, bytes: &[u8]) -> Result<Taxpayer> {
        row::read(ruc_of(key), bytes, &self.words).ok_or(self.blocks.corrupt("a row is no row"))
    }
}
