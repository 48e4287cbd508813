//! Any rows in any order, some more than once: what comes out is what a map of them holds.

use std::collections::BTreeMap;

use padron::{Import, Kind, Store};
use proptest::prelude::*;

use crate::text::{HEADER, import, line, ruc, stored, text};

/// Rows of a text: which company, and what it is called.
fn rows() -> impl Strategy<Value = Vec<(u64, String)>> {
    prop::collection::vec((0_u64..900, "[A-ZÑÁ&.'-]{0,6}( [A-ZÜ0-9]{1,9}){0,4}"), 1..600)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_first_row_of_each_number_comes_back(rows in rows()) {
        let lines: Vec<String> = rows.iter().map(|(number, name)| line(ruc(*number), name)).collect();
        let (_folder, version) = stored(&text(&lines));
        let mut map = BTreeMap::new();
        for (number, name) in &rows {
            map.entry(*number).or_insert(name);
        }
        prop_assert_eq!(version.manifest().rows, u64::try_from(map.len()).expect("few"));
        prop_assert_eq!(version.manifest().duplicates, u64::try_from(rows.len() - map.len()).expect("few"));
        prop_assert_eq!(version.manifest().rejected, 0);
        for number in 0..900 {
            let found = version.by_ruc(ruc(number)).expect("sound");
            let name = map.get(&number).map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
            prop_assert_eq!(found.as_ref().map(|taxpayer| &taxpayer.name), name.as_ref());
            if let Some(found) = found {
                prop_assert_eq!(found.ruc, ruc(number));
                let address = found.address.line();
                prop_assert_eq!(address.as_deref(), Some("AV. LIMA 12"));
            }
        }
    }

    #[test]
    fn a_name_is_found_by_any_of_its_words_and_only_then(rows in rows(), pick: prop::sample::Index) {
        let lines: Vec<String> = rows.iter().map(|(number, name)| line(ruc(*number), name)).collect();
        let (_folder, version) = stored(&text(&lines));
        let (_, name) = pick.get(&rows);
        // Words of one alphabet, which need no folding.
        let Some(word) = name.split_whitespace().find(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric())) else {
            return Ok(());
        };
        let has = |name: &str| name.split(|letter: char| !letter.is_alphanumeric()).any(|other| other == word);
        let mut map = BTreeMap::new();
        for (number, name) in &rows {
            map.entry(ruc(*number)).or_insert(name);
        }
        let told = version.by_name(&format!("{word} "), 10_000).expect("sound");
        for (ruc, name) in map {
            // What is written without marks must be found; what is found must have it once the marks are gone.
            let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
            let found = told.iter().any(|taxpayer| taxpayer.ruc == ruc);
            if is_plain {
                prop_assert_eq!(found, has(name), "{} in {}", word, name);
            } else if has(name) && !name.contains(['.', '\'']) {
                prop_assert!(found || name.contains(|letter: char| !letter.is_ascii()), "{} in {}", word, name);
            }
        }
    }

    #[test]
    fn nothing_that_is_read_makes_it_panic(bytes: Vec<u8>) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut text = HEADER.replace('\u{d3}', "O").into_bytes();
        text.extend(bytes);
        drop(import(folder.path(), &text));
    }
}

#[test]
fn a_text_of_many_chunks_in_any_order_gives_the_same_each_time() {
    let count = 20_000;
    let shuffled: Vec<String> = (0..count)
        .map(|n| n * 7_919 % count)
        .map(|n| line(ruc(n), &format!("COMPANIA {} DEL {}", n, n % 97)))
        .collect();
    let mut bytes = text(&shuffled);
    // The same numbers again, called otherwise, in chunks further on: the first stay.
    bytes.extend((0..1000).flat_map(|n| line(ruc(n * 20), "OTRO").into_bytes()));
    let mut sums = Vec::new();
    for (workers, chunk) in [(1, 1 << 16), (3, 1 << 14), (2, 1 << 30)] {
        let folder = tempfile::tempdir().expect("a folder");
        let import = Import {
            workers,
            chunk,
            ..Import::new(folder.path(), Kind::Taxpayers, "2026-11-23")
        };
        let manifest = import.reader(&mut bytes.as_slice(), &|_| {}).expect("an import");
        assert_eq!((manifest.rows, manifest.duplicates), (count, 1000));
        let names = padron::index_names(folder.path())
            .expect("an index")
            .expect("a version");
        sums.push((manifest.checksum, names.checksum));
        let store = Store::open(folder.path(), Kind::Taxpayers).expect("a store");
        let version = store.version().expect("a version");
        for n in (0..count).step_by(17).chain([0, 300, count - 1]) {
            let found = version.by_ruc(ruc(n)).expect("sound").expect("it is there");
            assert_eq!(found.name, format!("COMPANIA {} DEL {}", n, n % 97));
        }
        assert_eq!(version.by_ruc(ruc(count)).expect("sound"), None);
    }
    assert_eq!(sums[0], sums[1]);
    assert_eq!(sums[0], sums[2], "however it was cut");
}
