use std::io::{Cursor, Read};

use chrono::NaiveDate;
use zip::ZipArchive;

use super::{Archive, Packer};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
}

/// The bytes of an archive of so many files, beginning as if so many bytes had been written before.
fn archive(files: usize, contents: impl Fn(usize) -> Vec<u8>) -> Vec<u8> {
    let (mut packer, mut archive) = (Packer::default(), Archive::default());
    let mut bytes = Vec::new();
    for file in 0..files {
        let packed = packer.pack(format!("a/{file}.xml"), day(), &contents(file));
        bytes.extend(archive.add(vec![packed.expect("it is small")]).expect("a list"));
    }
    let mut ending = archive.end().expect("an end");
    while let Some(piece) = ending.piece().expect("a piece") {
        bytes.extend(piece);
    }
    bytes
}

#[test]
fn what_was_packed_is_read_back_byte_by_byte() {
    let content = |file: usize| match file {
        0 => Vec::new(),
        1 => vec![7],
        2 => (0..3_000_000_u32)
            .flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes())
            .collect(),
        _ => "<Invoice>ñandú</Invoice>".repeat(400).into_bytes(),
    };
    let bytes = archive(5, content);
    let mut read = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    assert_eq!(read.len(), 5);
    for file in 0..5 {
        let mut entry = read.by_name(&format!("a/{file}.xml")).expect("the file");
        let mut found = Vec::new();
        entry.read_to_end(&mut found).expect("it is whole");
        assert_eq!(found, content(file), "{file}");
        assert_eq!(entry.unix_mode(), Some(0o100_644));
    }
}

#[test]
fn nothing_is_an_archive_too() {
    let read = ZipArchive::new(Cursor::new(archive(0, |_| Vec::new()))).expect("a ZIP");
    assert_eq!(read.len(), 0);
}

#[test]
fn more_files_than_sixteen_bits_count_are_all_there() {
    let bytes = archive(70_000, |file| file.to_string().into_bytes());
    let mut read = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    assert_eq!(read.len(), 70_000);
    let mut text = String::new();
    let mut last = read.by_name("a/69999.xml").expect("the last file");
    last.read_to_string(&mut text).expect("text");
    assert_eq!(text, "69999");
}

#[test]
fn what_begins_past_four_gibibytes_says_so() {
    let mut archive = Archive {
        written: 5_000_000_000,
        ..Archive::default()
    };
    let packed = Packer::default().pack("far.xml".to_owned(), day(), b"<a/>");
    archive.add(vec![packed.expect("small")]).expect("a list");
    let mut ending = archive.end().expect("an end");
    let list = ending.piece().expect("a piece").expect("the list");
    assert!(
        list.ends_with(&5_000_000_000_u64.to_le_bytes()),
        "the place of the file"
    );
    let records = ending.piece().expect("a piece").expect("the end");
    assert!(records.starts_with(&0x0606_4b50_u32.to_le_bytes()), "a ZIP64");
    assert_eq!(ending.piece().expect("a piece"), None);
}
