//! What is sent by mistake: cut short, bits turned over, tags in disorder. Nothing may panic, and nothing may be
//! taken for another document than it is.

use super::super::{XmlError, read};
use super::{ALL, FACTURA, NFE, NOTA_CREDITO, after};

#[test]
fn a_document_cut_short_anywhere_is_refused() {
    for whole in ALL {
        let end = whole.iter().rposition(|b| *b == b'>').expect("an end");
        for length in 0..end {
            assert!(read(&whole[..length]).is_err(), "cut after {length} bytes");
        }
        assert_eq!(read(&whole[..=end]), read(whole));
    }
}

#[test]
fn a_document_without_any_one_byte_does_not_panic() {
    for whole in ALL {
        for place in 0..whole.len() {
            let mut bytes = whole.to_vec();
            bytes.remove(place);
            let _ = read(&bytes);
        }
    }
}

#[test]
fn no_single_bit_makes_an_nfe_another_one() {
    let right = read(NFE).expect("read");
    for place in 0..NFE.len() {
        for bit in 0..8 {
            let mut bytes = NFE.to_vec();
            bytes[place] ^= 1 << bit;
            if let Ok(read) = read(&bytes) {
                assert_eq!(
                    (
                        read.kind,
                        read.identity,
                        read.issuer,
                        read.series,
                        read.number,
                        read.environment
                    ),
                    (
                        right.kind,
                        right.identity.clone(),
                        right.issuer.clone(),
                        right.series.clone(),
                        right.number,
                        right.environment
                    ),
                    "bit {bit} of byte {place}"
                );
            }
        }
    }
}

#[test]
fn no_single_bit_makes_ubl_panic() {
    let mut refused = 0;
    for place in 0..NOTA_CREDITO.len() {
        for bit in 0..8 {
            let mut bytes = NOTA_CREDITO.to_vec();
            bytes[place] ^= 1 << bit;
            refused += usize::from(read(&bytes).is_err());
        }
    }
    assert!(refused > NOTA_CREDITO.len(), "{refused}");
}

#[test]
fn bytes_without_any_sense_do_not_panic() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % u64::try_from(below).expect("small")).expect("small")
    };
    let pieces: [&[u8]; 24] = [
        b"<",
        b">",
        b"/",
        b"=",
        b"'",
        b"\"",
        b"&",
        b";",
        b"#",
        b"!",
        b"?",
        b"-",
        b"--",
        b"[",
        b"]]>",
        b"<![CDATA[",
        b"<!--",
        b"<?xml ",
        b"xmlns",
        b":",
        b" ",
        b"a",
        b"\xC3",
        b"\x00",
    ];
    for _ in 0..100_000 {
        let bytes: Vec<u8> = (0..next(24))
            .flat_map(|_| pieces[next(pieces.len())])
            .copied()
            .collect();
        let _ = read(&bytes);
        let inside = [b"<a>", bytes.as_slice(), b"</a>"].concat();
        let _ = read(&inside);
    }
}

#[test]
fn tags_in_disorder_are_no_xml() {
    for (from, to) in [
        ("</cbc:ID>", "</cbc:Id>"),
        ("</Invoice>", "</Invoice></Invoice>"),
        ("</Invoice>", "</cac:Invoice>"),
        ("<cbc:ID>", "<cbc:ID a>"),
        ("<cbc:ID>", "<cbc:ID a=b>"),
        ("<cbc:ID>", "<cbc:ID a='1' a='2'>"),
        ("<cbc:ID>", "<cbc:ID a='<'>"),
        ("<cbc:ID>", "<cbc:ID a='1'b='2'>"),
        ("<cbc:ID>", "<cbc:ID nobody:a='1'>"),
        ("<cbc:ID>", "<cbc:ID a='>"),
        ("<cbc:ID>", "<:ID>"),
        ("<cbc:ID>", "<cbc:x:ID>"),
        ("<cbc:ID>", "< cbc:ID>"),
        ("<cbc:ID>", "<nobody:ID>"),
        ("F001-00000123", "]]>"),
        ("F001-00000123", "<"),
        ("F001-00000123", "<!-- a -- b -->"),
        ("F001-00000123", "<?xml version='1.0'?>"),
        ("F001-00000123", "<?XML x?>"),
        ("F001-00000123", "<? x?>"),
        ("F001-00000123", "<??>"),
        ("F001-00000123", "<?x$y?>"),
        ("<Invoice ", "<Invoice xmlns:xml='urn:x' "),
        ("<Invoice ", "<Invoice xmlns:xmlns='urn:x' "),
    ] {
        assert_eq!(after(FACTURA, from, to), Err(XmlError::NotXml), "{to}");
    }
}
