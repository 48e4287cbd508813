//! Sources and files that are damaged, at each kind of place.

use std::fs;

use padron::{Error, Import, Kind, Progress, Store};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::text::{HEADER, companies, import, line, ruc, stored, text, zipped};

#[test]
fn an_archive_that_is_cut_or_damaged_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("store");
    let before = import(&root, &text(&companies(50))).expect("an import");
    let sound = zipped(&text(&companies(3000)));
    let file = folder.path().join("padron.zip");
    let ours = Import::new(&root, Kind::Taxpayers, "2026-11-24");
    for length in [0, 3, 10, 60, sound.len() / 2, sound.len() - 30, sound.len() - 1] {
        fs::write(&file, &sound[..length]).expect("room");
        assert!(ours.file(&file, &|_| {}).is_err(), "{length}");
    }
    for place in [60, sound.len() / 3, sound.len() / 2, sound.len() - 120] {
        let mut damaged = sound.clone();
        damaged[place] ^= 0x55;
        fs::write(&file, damaged).expect("room");
        assert!(ours.file(&file, &|_| {}).is_err(), "{place}");
    }
    let store = Store::open(&root, Kind::Taxpayers).expect("a store");
    assert_eq!(store.version().expect("a version").manifest(), &before);
    let left = fs::read_dir(&root)
        .expect("a folder")
        .filter_map(Result::ok)
        .map(|entry| entry.file_name());
    let left: Vec<_> = left.filter(|name| name.to_string_lossy().contains("partial")).collect();
    assert!(left.is_empty(), "{left:?}");

    fs::write(&file, &sound).expect("room");
    let (most, total) = (AtomicU64::new(0), AtomicU64::new(0));
    let watch = |progress: Progress| {
        most.fetch_max(progress.read, Ordering::Relaxed);
        total.store(progress.total, Ordering::Relaxed);
    };
    let manifest = ours.file(&file, &watch).expect("an import");
    assert_eq!((manifest.rows, manifest.as_of.as_str()), (3000, "2026-11-24"));
    let size = u64::try_from(sound.len()).expect("a size");
    assert_eq!(total.into_inner(), size);
    assert!(most.into_inner() <= size);
    assert_ne!(manifest.source_sha256, manifest.text_sha256);
    assert!(store.refresh().expect("sound"));
    assert!(!store.refresh().expect("sound"));
    assert_eq!(store.version().expect("a version").manifest(), &manifest);
}

#[test]
fn a_text_that_is_another_one_cut_off_or_empty_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let try_it = |text: &[u8]| import(folder.path(), text).expect_err("refused");
    let whole = text(&companies(200));
    assert!(matches!(try_it(b""), Error::Header(_) | Error::Empty));
    assert!(matches!(try_it(b"<html>not here</html>\n"), Error::Header(_)));
    assert!(matches!(try_it(&text(&[])), Error::Empty));
    assert!(matches!(try_it(&whole[..whole.len() - 40]), Error::CutOff(201)));
    import(folder.path(), &whole).expect("an import");
    let tried = import(folder.path(), &text(&companies(150))).expect_err("refused");
    assert!(matches!(tried, Error::TooFew { rows: 150, before: 200 }));
    let willing = Import {
        allow_fewer: true,
        ..Import::new(folder.path(), Kind::Taxpayers, "2026-11-24")
    };
    let manifest = willing
        .reader(&mut text(&companies(150)).as_slice(), &|_| {})
        .expect("an import");
    assert_eq!(manifest.rows, 150);
}

#[test]
fn a_name_of_the_current_version_that_is_damaged_is_told_and_replaced_by_the_next_import() {
    let folder = tempfile::tempdir().expect("a folder");
    import(folder.path(), &text(&companies(10))).expect("an import");
    fs::write(folder.path().join("current"), "nonsense").expect("room");
    let opened = Store::open(folder.path(), Kind::Taxpayers);
    assert!(matches!(opened, Err(Error::Corrupt { file: "current", .. })));
    import(folder.path(), &text(&companies(10))).expect("an import");
    let store = Store::open(folder.path(), Kind::Taxpayers).expect("a store");
    let version = store.version().expect("a version");
    assert!(version.by_ruc(ruc(9)).expect("sound").is_some());
}

#[test]
fn bad_rows_are_told_of_by_their_place_and_never_by_what_they_say() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = line(ruc(1), "BUENA");
    let lines = [
        good.clone(),
        "nonsense\n".to_owned(),
        line(ruc(2) + 1, "SECRETA"),
        "\r\n".to_owned(),
        line(ruc(3), "X").replace("150101", "15"),
    ];
    let bytes = text(&lines);
    let ours = Import {
        keep_rejected: 2,
        ..Import::new(folder.path(), Kind::Taxpayers, "2026-11-23")
    };
    let manifest = ours.reader(&mut bytes.as_slice(), &|_| {}).expect("an import");
    assert_eq!((manifest.rows, manifest.rejected), (1, 3));
    let report = fs::read_to_string(folder.path().join("v00000001/rejected.tsv")).expect("the report");
    let first = HEADER.chars().count() + good.len();
    let second = first + "nonsense\n".len();
    assert_eq!(
        report,
        format!("line\tbyte\treason\n3\t{first}\tfields\n4\t{second}\truc\n")
    );
}

#[test]
fn a_damaged_index_of_names_keeps_nobody_from_the_numbers_and_is_made_anew() {
    let (folder, version) = stored(&text(&companies(2000)));
    let sought = version.by_name("compania 77", 20).expect("sound");
    let path = folder.path().join("v00000001");
    for name in ["names.json", "terms", "places-of-others"] {
        let file = path.join(name);
        fs::write(&file, &fs::read(&file).expect("a file")[..7]).expect("room");
        let store = Store::open(folder.path(), Kind::Taxpayers).expect("a store");
        let version = store.version().expect("a version");
        assert_eq!(version.by_ruc(ruc(77)).expect("sound").expect("it").ruc, ruc(77));
        assert!(version.names_damage().is_some() && store.named().is_none(), "{name}");
        assert!(
            !store.refresh().expect("sound"),
            "{name}: it is not opened again and again"
        );
        store.index_names().expect("an index");
        assert!(store.refresh().expect("sound"), "{name}");
        let named = store.named().expect("names again");
        assert_eq!(named.by_name("compania 77", 20).expect("sound"), sought);
    }
}

#[test]
fn a_damaged_file_is_an_error_and_never_another_taxpayer() {
    let (folder, version) = stored(&text(&companies(2000)));
    let expected: Vec<_> = (0..2000).map(|n| version.by_ruc(ruc(n)).expect("sound")).collect();
    let sought = version.by_name("compania 77", 20).expect("sound");
    let path = folder.path().join("v00000001");
    let mut noticed = 0;
    for name in [
        "rows",
        "keys",
        "words",
        "terms",
        "places-in-order",
        "places-of-others",
        "manifest.json",
        "names.json",
    ] {
        let file = path.join(name);
        let sound = fs::read(&file).expect("a file");
        for place in (0..sound.len())
            .step_by((sound.len() / 7).max(1))
            .chain([sound.len() - 1])
        {
            let mut damaged = sound.clone();
            damaged[place] ^= 0x21;
            let cut = sound[..place].to_vec();
            for bytes in [damaged, cut] {
                fs::write(&file, bytes).expect("room");
                let Ok(store) = Store::open(folder.path(), Kind::Taxpayers) else {
                    noticed += 1;
                    continue;
                };
                let version = store.version().expect("a version");
                for (number, expected) in (0..).zip(&expected).step_by(31) {
                    match version.by_ruc(ruc(number)) {
                        Ok(found) => assert_eq!(&found, expected, "{name} {place}"),
                        Err(Error::Corrupt { .. }) => noticed += 1,
                        Err(error) => panic!("{name} {place}: {error}"),
                    }
                }
                match version.by_name("compania 77", 20) {
                    Ok(found) => assert_eq!(found, sought, "{name} {place}"),
                    Err(Error::Corrupt { .. }) => noticed += 1,
                    Err(error) => panic!("{name} {place}: {error}"),
                }
            }
        }
        fs::write(&file, &sound).expect("room");
    }
    assert!(noticed > 60, "{noticed}");
}
