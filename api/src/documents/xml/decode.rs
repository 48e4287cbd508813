//! From bytes to text: the byte-order mark, the XML declaration, and the encodings invoicing software writes.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use super::XmlError;

/// The largest document that is read.
pub const MAXIMUM_BYTES: usize = 2 * 1024 * 1024;

/// An XML declaration longer than this is none.
const MAXIMUM_DECLARATION: usize = 256;

/// The document as text. A byte-order mark decides; else the declaration; else it is UTF-8.
///
/// Besides UTF-8, any encoding of one byte per character that extends ASCII is read under the labels of the
/// WHATWG, where ISO-8859-1 means Windows-1252, as in what such software really writes.
pub(super) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, XmlError> {
    if bytes.len() > MAXIMUM_BYTES {
        return Err(XmlError::Unsafe("larger than 2 MiB"));
    }
    let (encoding, marked) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (declared_encoding(bytes)?, 0),
    };
    let unmarked = bytes.get(marked..).unwrap_or_default();
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(unmarked)
        .ok_or(XmlError::NotXml)?;
    if text.chars().all(is_xml_character) {
        Ok(text)
    } else {
        Err(XmlError::NotXml)
    }
}

/// What follows the XML declaration, where there is one.
pub(super) fn body(text: &str) -> Result<&str, XmlError> {
    Ok(declaration(text)?.rest)
}

/// Whether XML 1.0 allows the character, written out or as a reference.
pub(super) const fn is_xml_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

fn declared_encoding(bytes: &[u8]) -> Result<&'static Encoding, XmlError> {
    let head = bytes.get(..MAXIMUM_DECLARATION).unwrap_or(bytes);
    let ascii = head.get(..Encoding::ascii_valid_up_to(head)).unwrap_or_default();
    let head = std::str::from_utf8(ascii).map_err(|_| XmlError::NotXml)?;
    let Some(label) = declaration(head)?.encoding else {
        return Ok(UTF_8);
    };
    let known = Encoding::for_label_no_replacement(label.as_bytes()).filter(|_| label.trim() == label);
    let known = known.ok_or(XmlError::NotXml)?;
    let extends_ascii = known == UTF_8 || (known.is_single_byte() && known.is_ascii_compatible());
    extends_ascii.then_some(known).ok_or(XmlError::NotXml)
}

struct Declaration<'a> {
    encoding: Option<&'a str>,
    rest: &'a str,
}

/// Reads `<?xml version="1.0" encoding="…" standalone="…"?>`, in exactly this order, the last two optional.
fn declaration(text: &str) -> Result<Declaration<'_>, XmlError> {
    let absent = Declaration {
        encoding: None,
        rest: text,
    };
    let Some(inside) = text.strip_prefix("<?xml") else {
        return Ok(absent);
    };
    if !inside.starts_with([' ', '\t', '\r', '\n', '?']) {
        return Ok(absent);
    }
    let (inside, rest) = inside.split_once("?>").ok_or(XmlError::NotXml)?;
    if inside.len() > MAXIMUM_DECLARATION {
        return Err(XmlError::NotXml);
    }
    let (version, inside) = setting(inside, "version")?;
    let (encoding, inside) = setting(inside, "encoding")?;
    let (standalone, inside) = setting(inside, "standalone")?;
    let whole = version == Some("1.0") && matches!(standalone, None | Some("yes" | "no")) && trimmed(inside).is_empty();
    whole.then_some(Declaration { encoding, rest }).ok_or(XmlError::NotXml)
}

/// Reads ` name="value"` where it comes next; what is left is returned too.
fn setting<'a>(text: &'a str, name: &str) -> Result<(Option<&'a str>, &'a str), XmlError> {
    let Some(after) = trimmed(text).strip_prefix(name) else {
        return Ok((None, text));
    };
    let apart = trimmed(text).len() < text.len();
    let value = trimmed(after).strip_prefix('=').map(trimmed);
    let quoted = value.and_then(|value| {
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value.strip_prefix(quote)?.split_once(quote)
    });
    match quoted {
        Some((value, rest)) if apart => Ok((Some(value), rest)),
        _ => Err(XmlError::NotXml),
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\r', '\n'])
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{MAXIMUM_BYTES, XmlError, body, text};

    fn read(bytes: &[u8]) -> Result<String, XmlError> {
        Ok(body(&text(bytes)?)?.to_owned())
    }

    fn with_encoding(label: &str, rest: &[u8]) -> Vec<u8> {
        let mut bytes = format!("<?xml version='1.0' encoding='{label}' ?>").into_bytes();
        bytes.extend_from_slice(rest);
        bytes
    }

    #[test]
    fn utf_8_is_read_with_and_without_mark_or_declaration_and_not_copied() {
        for bytes in [
            "<a>Ñandú</a>".as_bytes(),
            "\u{FEFF}<a>Ñandú</a>".as_bytes(),
            "<?xml version=\"1.0\"?><a>Ñandú</a>".as_bytes(),
            "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"no\"?><a>Ñandú</a>".as_bytes(),
            "\u{FEFF}<?xml\n version = '1.0'\tencoding = 'UTF-8'\r\n?><a>Ñandú</a>".as_bytes(),
        ] {
            assert_eq!(read(bytes).as_deref(), Ok("<a>Ñandú</a>"));
            assert!(matches!(text(bytes), Ok(Cow::Borrowed(_))));
        }
    }

    #[test]
    fn encodings_of_one_byte_are_read_as_declared() {
        for (label, byte, character) in [
            ("ISO-8859-1", 0xD1, 'Ñ'),
            ("iso-8859-1", 0x93, '“'),
            ("windows-1252", 0x80, '€'),
            ("Windows-1250", 0xF5, 'ő'),
            ("ISO-8859-15", 0xA4, '€'),
        ] {
            assert_eq!(
                read(&with_encoding(label, &[byte])),
                Ok(character.to_string()),
                "{label}"
            );
        }
    }

    #[test]
    fn a_mark_outweighs_the_declaration() {
        let mut bytes = vec![0xEF, 0xBB, 0xBF];
        bytes.extend(with_encoding("ISO-8859-1", "Ñ".as_bytes()));
        assert_eq!(read(&bytes).as_deref(), Ok("Ñ"));
        let utf_16: Vec<u8> = "\u{FEFF}<?xml version='1.0' encoding='utf-16'?>Ñ"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(read(&utf_16).as_deref(), Ok("Ñ"));
    }

    #[test]
    fn bytes_that_are_not_in_the_encoding_are_refused() {
        for bytes in [
            b"<a>\xD1</a>".to_vec(),
            with_encoding("UTF-8", b"\xC3"),
            b"\xEF\xBB\xBF<a>\xFF</a>".to_vec(),
            b"\xFF\xFE<".to_vec(),
        ] {
            assert_eq!(read(&bytes), Err(XmlError::NotXml), "{bytes:?}");
        }
    }

    #[test]
    fn encodings_that_are_unknown_or_do_not_extend_ascii_are_refused() {
        for label in [
            "UTF-7",
            "UTF-16",
            "ISO-2022-JP",
            "Shift_JIS",
            "GBK",
            "hz-gb-2312",
            "x-user",
            " UTF-8",
            "",
        ] {
            assert_eq!(read(&with_encoding(label, b"<a/>")), Err(XmlError::NotXml), "{label}");
        }
    }

    #[test]
    fn characters_that_xml_does_not_have_are_refused() {
        for character in ['\0', '\u{1}', '\u{B}', '\u{1F}', '\u{FFFE}', '\u{FFFF}'] {
            assert_eq!(text(format!("<a>{character}</a>").as_bytes()), Err(XmlError::NotXml));
        }
        assert!(text("\t\r\n \u{7F}\u{85}\u{FFFD}\u{10FFFF}".as_bytes()).is_ok());
    }

    #[test]
    fn a_declaration_out_of_order_is_refused() {
        for wrong in [
            "<?xml?><a/>",
            "<?xml ?><a/>",
            "<?xml version='1.1'?><a/>",
            "<?xml version='2.0'?><a/>",
            "<?xml version=1.0?><a/>",
            "<?xml version='1.0\"?><a/>",
            "<?xml version='1.0'encoding='UTF-8'?><a/>",
            "<?xml encoding='UTF-8'?><a/>",
            "<?xml encoding='UTF-8' version='1.0'?><a/>",
            "<?xml version='1.0' standalone='perhaps'?><a/>",
            "<?xml version='1.0' standalone='no' encoding='UTF-8'?><a/>",
            "<?xml version='1.0' more='x'?><a/>",
            "<?xml version='1.0' version='1.0'?><a/>",
            "<?xml version='1.0'",
        ] {
            assert_eq!(read(wrong.as_bytes()), Err(XmlError::NotXml), "{wrong}");
        }
        assert_eq!(read(b"<?xml-style x?><a/>").as_deref(), Ok("<?xml-style x?><a/>"));
        let long = format!("<?xml version='1.0'{}?><a/>", " ".repeat(300));
        assert_eq!(read(long.as_bytes()), Err(XmlError::NotXml));
    }

    #[test]
    fn what_is_too_large_is_refused_unread() {
        let mut bytes = vec![b' '; MAXIMUM_BYTES];
        assert!(text(&bytes).is_ok());
        bytes.push(b' ');
        assert_eq!(text(&bytes), Err(XmlError::Unsafe("larger than 2 MiB")));
    }
}
