//! Importing: a text becomes a version. The text is inflated by one thread, read and sorted by others in chunks, and
//! the chunks are merged when it ends. Nothing answers differently until all of it is on the disk.

mod merge;
mod run;
mod source;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use sha2::{Digest, Sha256};

use self::run::Run;
use self::source::{Chunk, Counted};
use crate::error::{Error, Result};
use crate::file::hex;
use crate::folder::{self, Partial};
use crate::line::Kind;
use crate::manifest::{self, FORMAT, MANIFEST, Manifest, Origin, checksum};
use crate::words::Vocabulary;

pub(crate) const WORDS: &str = "words";
/// Where the lines that are no row are told of.
pub(crate) const REJECTED: &str = "rejected.tsv";

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read of the source.
    pub read: u64,
    /// Of how many; nought where nobody knows.
    pub total: u64,
}

/// An import: where to, of what, and how strictly.
#[derive(Clone, Debug)]
pub struct Import {
    /// The folder of all versions of this kind.
    pub root: PathBuf,
    /// Of what.
    pub kind: Kind,
    /// When the source was taken; kept as it is.
    pub as_of: String,
    /// Where the source was fetched; kept as it is.
    pub origin: Option<Origin>,
    /// Whether less than nine tenths of what there is may take its place.
    pub allow_fewer: bool,
    /// So many rejected lines are told of.
    pub keep_rejected: usize,
    /// So many threads read lines.
    pub workers: usize,
    /// So many bytes of text are sorted at once: what an import needs in memory is some times that.
    pub chunk: usize,
}

impl Import {
    /// An import with the usual strictness.
    #[must_use]
    pub fn new(root: &Path, kind: Kind, as_of: &str) -> Self {
        Self {
            root: root.to_owned(),
            kind,
            as_of: as_of.to_owned(),
            origin: None,
            allow_fewer: false,
            keep_rejected: 1_000,
            workers: thread::available_parallelism().map_or(1, |cores| cores.get().min(4)),
            chunk: 16 << 20,
        }
    }

    /// Imports a file: the archive as SUNAT ships it, or its text.
    ///
    /// # Errors
    /// When the file cannot be read, is damaged, cut off or another one, or is much smaller than what there is. What
    /// answered before goes on answering.
    pub fn file(&self, path: &Path, progress: &(dyn Fn(Progress) + Sync)) -> Result<Manifest> {
        let open = || File::open(path).map_err(Error::at(path));
        let total = open()?.metadata().map_err(Error::at(path))?.len();
        if !source::is_archive(path)? {
            return self.read(&mut open()?, total, None, progress);
        }
        let archive = open()?;
        let done = AtomicU64::new(0);
        let counted = Counted {
            inner: BufReader::with_capacity(1 << 18, open()?),
            read: &done,
        };
        let far = |_: Progress| {
            let read = done.load(Ordering::Relaxed).min(total);
            progress(Progress { read, total });
        };
        source::unpacked(counted, |text| self.read(text, total, Some(archive), &far))
    }

    /// Imports a text from anywhere.
    ///
    /// # Errors
    /// As `file`.
    pub fn reader(&self, text: &mut dyn Read, progress: &(dyn Fn(Progress) + Sync)) -> Result<Manifest> {
        self.read(text, 0, None, progress)
    }

    fn read(
        &self,
        text: &mut dyn Read,
        total: u64,
        archive: Option<File>,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Manifest> {
        let _lock = folder::lock(&self.root)?;
        let before = manifest_of(&self.root)?;
        let partial = Partial::begin(&self.root)?;
        match self.build(text, total, archive, before, &partial.path, progress) {
            Ok(manifest) => {
                partial.publish()?;
                Ok(manifest)
            }
            Err(error) => {
                partial.drop_all()?;
                Err(error)
            }
        }
    }

    fn build(
        &self,
        text: &mut dyn Read,
        total: u64,
        archive: Option<File>,
        before: Option<Manifest>,
        folder: &Path,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Manifest> {
        let all = Mutex::new(Vocabulary::new());
        let read = self.runs(text, total, archive, folder, &all, progress)?;
        let rejected = self.report(&read.runs, folder)?;
        let all = all.into_inner().unwrap_or_else(PoisonError::into_inner);
        let (numbers, words) = all.write(&folder.join(WORDS))?;
        drop(all);
        let merged = merge::merge(&read.runs, &numbers, folder, self.kind == Kind::Branches)?;
        if merged.rows == 0 {
            return Err(Error::Empty);
        }
        if let Some(before) = before.filter(|before| !self.allow_fewer && merged.rows < before.rows / 10 * 9) {
            return Err(Error::TooFew {
                rows: merged.rows,
                before: before.rows,
            });
        }
        for run in &read.runs {
            fs::remove_file(&run.path).map_err(Error::at(&run.path))?;
        }
        let files = merged.files.into_iter().chain([(WORDS.to_owned(), words)]);
        let files: BTreeMap<_, _> = files.collect();
        let manifest = Manifest {
            format: FORMAT,
            kind: self.kind,
            as_of: self.as_of.clone(),
            origin: self.origin.clone(),
            rows: merged.rows,
            rejected,
            duplicates: merged.duplicates,
            text_bytes: read.length,
            source_sha256: read.archive.unwrap_or_else(|| read.text.clone()),
            text_sha256: read.text,
            checksum: checksum(self.kind.title(), &files),
            files,
        };
        manifest::save(folder, MANIFEST, &manifest)?;
        Ok(manifest)
    }

    /// Reads all of the text into runs.
    fn runs(
        &self,
        text: &mut dyn Read,
        total: u64,
        archive: Option<File>,
        folder: &Path,
        all: &Mutex<Vocabulary>,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Texts> {
        let (to_workers, work) = sync_channel::<Arc<Chunk>>(1);
        let (to_hasher, hashed) = sync_channel::<Arc<Chunk>>(1);
        let work = Arc::new(Mutex::new(work));
        let has_failed = AtomicBool::new(false);
        thread::scope(|scope| {
            let hasher = scope.spawn(move || {
                let mut hash = Sha256::new();
                hashed.iter().for_each(|chunk| hash.update(&chunk.bytes));
                hex(&hash.finalize())
            });
            let archive = archive.map(|file| scope.spawn(move || source::sha256_of(file)));
            let worker = |work: Arc<Mutex<Receiver<Arc<Chunk>>>>| -> Result<Vec<Run>> {
                let mut runs = Vec::new();
                loop {
                    let next = work.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok(chunk) = next else { return Ok(runs) };
                    let run = run::write(&chunk, self.kind, self.keep_rejected, folder, all);
                    has_failed.fetch_or(run.is_err(), Ordering::Relaxed);
                    runs.push(run?);
                }
            };
            let workers: Vec<_> = (0..self.workers.max(1))
                .map(|_| Arc::clone(&work))
                .map(|work| scope.spawn(move || worker(work)))
                .collect();
            drop(work);
            let length = source::chunks(text, self.chunk.max(1), |chunk| {
                progress(Progress {
                    read: chunk.offset,
                    total,
                });
                // What one of them refused, nobody reads to its end.
                !has_failed.load(Ordering::Relaxed)
                    && to_hasher.send(Arc::clone(&chunk)).is_ok()
                    && to_workers.send(chunk).is_ok()
            });
            drop((to_workers, to_hasher));
            let mut runs = Vec::new();
            for worker in workers {
                runs.extend(join(worker)??);
            }
            let length = length?;
            runs.sort_unstable_by_key(|run: &Run| run.number);
            let archive = archive.map(|hash| join(hash)?.map_err(Error::Source)).transpose()?;
            progress(Progress {
                read: total.max(length),
                total,
            });
            Ok(Texts {
                runs,
                length,
                text: join(hasher)?,
                archive,
            })
        })
    }

    /// Writes where in the text the rejected lines stand and why, never what stands there. Tells how many there are.
    fn report(&self, runs: &[Run], folder: &Path) -> Result<u64> {
        let mut report = b"line\tbyte\treason\n".to_vec();
        let (mut before, mut kept) = (0, 0);
        for run in runs {
            for (line, place, reason) in run.kept.iter().take(self.keep_rejected.saturating_sub(kept)) {
                kept += 1;
                writeln!(report, "{}\t{place}\t{}", before + line, reason.word()).map_err(Error::Source)?;
            }
            before += run.lines;
        }
        manifest::replace(folder, REJECTED, &report)?;
        Ok(runs.iter().map(|run| run.rejected).sum())
    }
}

/// What reading the text came to.
struct Texts {
    runs: Vec<Run>,
    length: u64,
    /// SHA-256 of the text.
    text: String,
    /// SHA-256 of the archive it was in.
    archive: Option<String>,
}

fn join<T>(thread: thread::ScopedJoinHandle<'_, T>) -> Result<T> {
    let broken = |_| Error::Source(std::io::Error::other("a thread of the import broke down"));
    thread.join().map_err(broken)
}

/// The manifest of the version that answers.
fn manifest_of(root: &Path) -> Result<Option<Manifest>> {
    match folder::current(root) {
        Ok(Some(name)) => match manifest::load(&root.join(name), MANIFEST) {
            // What cannot be read is replaced by what can.
            Err(Error::Corrupt { .. } | Error::Format(_)) => Ok(None),
            loaded => loaded,
        },
        Ok(None) | Err(Error::Corrupt { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
