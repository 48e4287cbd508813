//! An import whose process is killed, anywhere.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use padron::{Kind, Store};

use crate::text::{companies, import, ruc, text};

const ROWS: u64 = 12_000;
/// So often it is killed while it reads, each time further on, and so often after that.
const READING: usize = 32;
const AFTERWARDS: u32 = 18;

/// Starts the import and gives it text.
fn start(root: &Path, text: &[u8]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_padron-import"));
    command.arg(root).arg("40000").stdin(Stdio::piped());
    let mut child = command.spawn().expect("the import is built");
    let given = child.stdin.as_mut().expect("its input").write_all(text);
    given.expect("it reads");
    child
}

/// Lets it come to its end.
fn finish(mut child: Child) {
    drop(child.stdin.take());
    assert!(child.wait().expect("a child").success());
}

fn checksums(root: &Path) -> (String, String) {
    let version = Store::open(root, Kind::Taxpayers)
        .expect("sound")
        .version()
        .expect("a version");
    assert!(version.has_names());
    let current = fs::read_to_string(root.join("current")).expect("a version");
    let names = fs::read_to_string(root.join(current).join("names.json")).expect("names");
    (version.manifest().checksum.clone(), names)
}

#[test]
fn an_import_killed_anywhere_leaves_the_old_version_and_begins_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = text(&companies(ROWS));
    let once = folder.path().join("once");
    let child = start(&once, &whole);
    let begun = Instant::now();
    finish(child);
    let took = begun.elapsed();
    let expected = checksums(&once);

    let root: PathBuf = folder.path().join("killed");
    let kill = |given: usize, wait: Option<Duration>| {
        drop(fs::remove_dir_all(&root));
        import(&root, &text(&companies(100))).expect("an import");
        let mut child = start(&root, &whole[..given]);
        if let Some(wait) = wait {
            drop(child.stdin.take());
            std::thread::sleep(wait);
        }
        child.kill().expect("it was there");
        child.wait().expect("a child");

        // Whatever it came to, one version answers, and rightly.
        let version = Store::open(&root, Kind::Taxpayers)
            .expect("sound")
            .version()
            .expect("a version");
        let rows = version.manifest().rows;
        assert!(rows == 100 || rows == ROWS && wait.is_some(), "{rows}");
        assert!(version.by_ruc(ruc(99)).expect("sound").is_some());

        finish(start(&root, &whole));
        assert_eq!(checksums(&root), expected, "{given} {wait:?}");
        let left = fs::read_dir(&root).expect("a folder").filter_map(Result::ok);
        let left: Vec<_> = left.map(|entry| entry.file_name()).collect();
        assert!(
            left.iter().all(|name| !name.to_string_lossy().contains("partial")),
            "{left:?}"
        );
    };
    for time in 0..READING {
        kill(whole.len() * time / READING, None);
    }
    for time in 0..AFTERWARDS {
        kill(whole.len(), Some(took * time / AFTERWARDS));
    }
}
