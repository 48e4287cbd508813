//! Readers while versions come and go.

use std::fs;
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};

use padron::{Error, Kind, Store};

use crate::text::{import, line, ruc, text};

fn called(name: &str) -> Vec<u8> {
    text(&(0..500).map(|n| line(ruc(n), name)).collect::<Vec<_>>())
}

/// Ends the readers, also where an import fails.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_reader_sees_one_version_whatever_comes() {
    let folder = tempfile::tempdir().expect("a folder");
    import(folder.path(), &called("VERSION 0")).expect("an import");
    let store = Store::open(folder.path(), Kind::Taxpayers).expect("a store");
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = || {
            let mut seen = 0;
            while !is_over.load(Ordering::Relaxed) {
                store.refresh().expect("sound");
                let version = store.version().expect("a version");
                let first = version.by_ruc(ruc(0)).expect("sound").expect("it is there").name;
                for number in 0..500 {
                    let found = version.by_ruc(ruc(number)).expect("sound").expect("it is there");
                    assert_eq!(found.name, first);
                }
                seen += 1;
            }
            seen
        };
        let readers: Vec<_> = (0..2).map(|_| scope.spawn(reader)).collect();
        let over = Over(&is_over);
        for number in 1..13 {
            import(folder.path(), &called(&format!("VERSION {number}"))).expect("an import");
            padron::index_names(folder.path()).expect("an index");
        }
        drop(over);
        for reader in readers {
            assert!(reader.join().expect("no panic") > 0);
        }
    });
    store.refresh().expect("sound");
    let last = store
        .version()
        .expect("a version")
        .by_ruc(ruc(7))
        .expect("sound")
        .expect("it is there");
    assert_eq!(last.name, "VERSION 12");
}

#[test]
fn one_that_was_opened_answers_after_its_folder_is_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = || Store::open(folder.path(), Kind::Taxpayers).expect("a store");
    assert!(store().version().is_none());
    import(folder.path(), &called("LA PRIMERA")).expect("an import");
    padron::index_names(folder.path()).expect("an index");
    let store = store();
    let first = store.version().expect("a version");
    for name in ["LA SEGUNDA", "LA TERCERA", "LA CUARTA"] {
        import(folder.path(), &called(name)).expect("an import");
    }
    let folders = fs::read_dir(folder.path()).expect("a folder").filter_map(Result::ok);
    let versions = folders
        .filter(|entry| entry.file_name().to_string_lossy().starts_with('v'))
        .count();
    assert_eq!(
        versions, 3,
        "the one that answers, the one before, and the one before that until the next import"
    );
    assert_eq!(
        first.by_ruc(ruc(3)).expect("sound").expect("it is there").name,
        "LA PRIMERA"
    );

    assert!(store.refresh().expect("sound"));
    assert!(!store.version().expect("a version").has_names());
    let named = store.named().expect("the one before");
    assert_eq!(
        named.by_name("primera", 1).expect("sound").len(),
        1,
        "until the new names are there"
    );
    padron::index_names(folder.path()).expect("an index");
    assert!(store.refresh().expect("sound"));
    let named = store.named().expect("a version");
    assert_eq!(named.by_name("cuarta", 1).expect("sound").len(), 1);
}

#[test]
fn two_imports_at_once_are_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let lock = fs::File::create(folder.path().join("lock")).expect("a file");
    lock.lock().expect("nobody has it");
    assert!(matches!(import(folder.path(), &called("X")), Err(Error::Busy)));
    drop(lock);
    import(folder.path(), &called("X")).expect("an import");
}

#[test]
fn whoever_is_among_the_first_to_ask_finds_what_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    import(folder.path(), &called("VERSION 0")).expect("an import");
    for _ in 0..50 {
        let store = Store::at(folder.path(), Kind::Taxpayers);
        let ready = Barrier::new(4);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    ready.wait();
                    store.refresh_in(7).expect("sound");
                    assert!(store.version().is_some());
                });
            }
        });
    }
}
