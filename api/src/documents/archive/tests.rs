//! ZIPs as SUNAT gives them, and as nobody should.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{NotReadable, Opened, open};

const CDR: &[u8] = b"<ApplicationResponse/>";
const NAME: &str = "R-20600995805-01-F001-1.xml";

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in files {
        match name.strip_suffix('/') {
            Some(folder) => writer.add_directory(folder, options).expect("a folder"),
            None => {
                writer.start_file(*name, options).expect("a file");
                writer.write_all(content).expect("its content");
            }
        }
    }
    writer.finish().expect("a ZIP").into_inner()
}

fn wrong(files: &[(&str, &[u8])]) -> &'static str {
    let NotReadable(what) = open(&zip(files)).expect_err("it is refused");
    what
}

#[test]
fn a_receipt_is_opened_as_sunat_gives_it() {
    let opened = Opened {
        xml: CDR.to_vec(),
        name: Some("R-20600995805-01-F001-1".to_owned()),
        zipped: true,
    };
    for files in [
        vec![(NAME, CDR)],
        vec![("dummy/", b"".as_slice()), (NAME, CDR)],
        vec![(NAME, CDR), ("dummy", b"")],
    ] {
        assert_eq!(open(&zip(&files)), Ok(opened.clone()), "{files:?}");
    }
}

#[test]
fn what_is_no_zip_is_taken_as_it_is() {
    for bytes in [CDR, b"".as_slice(), b"P", b"\xEF\xBB\xBF<a/>"] {
        let plain = Opened {
            xml: bytes.to_vec(),
            name: None,
            zipped: false,
        };
        assert_eq!(open(bytes), Ok(plain));
    }
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for name in [
        "../R.xml",
        "a/../../R.xml",
        "/etc/R.xml",
        "C:/R.xml",
        "a\\..\\R.xml",
        "a/b/R.xml",
        ".hidden.xml",
        "R\n.xml",
        "R\u{202e}.xml",
    ] {
        assert_eq!(wrong(&[(name, CDR)]), "a name that leads elsewhere", "{name:?}");
    }
}

#[test]
fn what_a_receipt_does_not_hold_is_refused() {
    assert_eq!(wrong(&[]), "no XML in it");
    assert_eq!(wrong(&[("dummy/", b"")]), "no XML in it");
    assert_eq!(wrong(&[("R.pdf", b"%PDF")]), "a file that is no XML");
    assert_eq!(wrong(&[(NAME, CDR), ("other.xml", CDR)]), "more than one XML");
    let names: Vec<String> = (0..5).map(|number| format!("{number}/")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    assert_eq!(wrong(&many), "too many files, or two of one name");
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let nothing = vec![b' '; 900_000];
    assert_eq!(wrong(&[(NAME, &nothing)]), "unpacks to too much", "a thousand times");
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    };
    let noise: Vec<u8> = (0..1_100_000).map(|_| next()).collect();
    assert_eq!(open(&zip(&[(NAME, &noise)])), Err(NotReadable("larger than 1 MiB")));
    let letters: Vec<u8> = noise.iter().map(|each| each & 15).collect();
    assert_eq!(wrong(&[(NAME, &letters)]), "unpacks to too much", "more than 1 MiB");
}

#[test]
fn a_size_that_is_a_lie_is_noticed() {
    let honest = zip(&[(NAME, &[b'a'; 4_000])]);
    let size = 4_000_u32.to_le_bytes();
    for lie in [0_u32, 10, 3_999, 4_001, 16_000] {
        let mut bytes = honest.clone();
        let places: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..*at + 4] == size).collect();
        assert!(!places.is_empty());
        for at in places {
            bytes[at..at + 4].copy_from_slice(&lie.to_le_bytes());
        }
        assert!(open(&bytes).is_err(), "{lie}");
    }
}

#[test]
fn no_beginning_of_a_zip_is_one_and_no_bit_makes_it_panic() {
    let whole = zip(&[("dummy/", b""), (NAME, CDR)]);
    for length in 2..whole.len() {
        assert!(open(&whole[..length]).is_err(), "{length} of {} bytes", whole.len());
    }
    for place in 2..whole.len() {
        for bit in 0..8 {
            let mut bytes = whole.clone();
            bytes[place] ^= 1 << bit;
            if let Ok(opened) = open(&bytes) {
                assert_eq!(opened.xml, CDR, "bit {bit} of byte {place}");
            }
        }
    }
}
