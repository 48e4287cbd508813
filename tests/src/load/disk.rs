//! What the disk itself takes to keep something: whatever waits for it can be no faster.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

/// So often it is asked to.
const TIMES: usize = 400;

/// Half of the times the disk takes to keep one more page of a file in that folder, `fdatasync` and all, are shorter.
///
/// # Panics
/// When the folder takes no file.
#[must_use]
pub fn keeps_in(folder: &Path) -> Duration {
    let path = folder.join("fdatasync");
    let mut file = File::create(&path).expect("a file");
    let mut keep = || {
        let begun = Instant::now();
        file.write_all(&[7; 4_096]).expect("it is written");
        file.sync_data().expect("it is kept");
        begun.elapsed()
    };
    let mut took: Vec<_> = (0..TIMES).map(|_| keep()).collect();
    std::fs::remove_file(&path).expect("it is removed");
    took.sort_unstable();
    took.get(TIMES / 2).copied().unwrap_or_default()
}
