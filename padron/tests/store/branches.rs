//! Branches: many rows of a RUC.

use padron::{Import, Kind, Store};

use crate::text::ruc;

#[test]
fn all_branches_of_a_ruc_come_back_in_their_order() {
    let mut text = " RUC|UBIGEO|TIPO DE VIA|NOMBRE DE VIA|\n".to_owned();
    for number in 0..300_u64 {
        // Three have so many that they fill blocks.
        let many = if number % 100 == 50 { 150 } else { number % 3 };
        for branch in 0..many {
            text += &format!("{}|150101|AV.|LIMA|-|-|{branch}|-|-|-|-|-|\n", ruc(number));
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let import = Import::new(folder.path(), Kind::Branches, "2026-11-23");
    let manifest = import.reader(&mut text.as_bytes(), &|_| {}).expect("an import");
    assert_eq!((manifest.duplicates, manifest.rejected), (0, 0));
    let version = Store::open(folder.path(), Kind::Branches)
        .expect("a store")
        .version()
        .expect("a version");
    for number in 0..301 {
        let many: u64 = if number % 100 == 50 { 150 } else { number % 3 };
        let many = if number == 300 { 0 } else { many };
        let found = version.branches(ruc(number)).expect("sound");
        let numbers: Vec<_> = found.iter().filter_map(|address| address.number.clone()).collect();
        assert_eq!(
            numbers,
            (0..many).map(|n| n.to_string()).collect::<Vec<_>>(),
            "{number}"
        );
    }
    assert!(
        Store::open(folder.path(), Kind::Taxpayers).is_err(),
        "they are no taxpayers"
    );
}
