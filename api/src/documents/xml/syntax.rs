//! The rules of XML 1.0 that the parser beneath leaves to its caller: names, references, attribute values.

use quick_xml::events::attributes::Attribute;
use quick_xml::name::QName;

use super::XmlError;
use super::decode::is_xml_character;

/// No name in a fiscal document is nearly as long.
const MAXIMUM_NAME: usize = 128;

/// Whether it is white space to XML.
pub(super) const fn is_white(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r' | '\n')
}

/// Checks that a name is one, with at most one prefix.
pub(super) fn check_name(name: &str) -> Result<(), XmlError> {
    if name.len() > MAXIMUM_NAME {
        return Err(XmlError::Unsafe("a name longer than 128 bytes"));
    }
    let mut parts = name.splitn(2, ':');
    if parts.all(is_simple_name) {
        Ok(())
    } else {
        Err(XmlError::NotXml)
    }
}

/// Checks an attribute's name and value.
pub(super) fn check_attribute(attribute: &Attribute<'_>) -> Result<(), XmlError> {
    let QName(name) = attribute.key;
    check_name(name)?;
    if attribute.value.contains('<') {
        return Err(XmlError::NotXml);
    }
    if attribute.value.contains('&') {
        replaced(&attribute.value)?;
        if attribute.key.as_namespace_binding().is_some() {
            return Err(XmlError::Unsafe("a namespace written with references"));
        }
    }
    Ok(())
}

/// An attribute's value with its references replaced.
pub(super) fn replaced(value: &str) -> Result<String, XmlError> {
    let mut pieces = value.split('&');
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once(';').ok_or(XmlError::NotXml)?;
        whole.push(referred(name)?);
        whole.push_str(rest);
    }
    Ok(whole)
}

/// The character a reference stands for: one of the five predefined entities, or one by its number.
pub(super) fn referred(name: &str) -> Result<char, XmlError> {
    let character = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.strip_prefix('#').and_then(numbered),
    };
    character.filter(|c| is_xml_character(*c)).ok_or(XmlError::NotXml)
}

fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let all_digits = digits.chars().all(|c| c.is_digit(radix));
    let code = u32::from_str_radix(digits, radix).ok().filter(|_| all_digits)?;
    char::from_u32(code)
}

fn is_simple_name(name: &str) -> bool {
    let begins = |c: char| c == '_' || c.is_alphabetic();
    let goes_on = |c: char| begins(c) || matches!(c, '-' | '.' | '·') || c.is_numeric();
    name.starts_with(begins) && name.chars().all(goes_on)
}

#[cfg(test)]
mod tests {
    use super::{XmlError, check_name, referred, replaced};

    #[test]
    fn only_predefined_entities_and_numbers_are_replaced() {
        assert_eq!(
            replaced("&lt;a&gt; &amp; &quot;b&apos; &#209;&#xf1;&#x1F600;").as_deref(),
            Ok("<a> & \"b' Ññ😀")
        );
        for wrong in [
            "nbsp",
            "AMP",
            "",
            "#",
            "#x",
            "#X41",
            "#-65",
            "#+65",
            "#x+41",
            "#0",
            "#1",
            "#xB",
            "#xD800",
            "#xFFFE",
            "#x110000",
            "#99999999999",
            "# 65",
            "xxe",
        ] {
            assert_eq!(referred(wrong), Err(XmlError::NotXml), "{wrong}");
        }
        for wrong in ["&", "a & b", "&amp", "&&amp;;"] {
            assert_eq!(replaced(wrong), Err(XmlError::NotXml), "{wrong}");
        }
    }

    #[test]
    fn a_name_has_at_most_one_prefix() {
        for right in ["a", "_", "cbc:ID", "Año", "x-1.2", "a·b"] {
            assert_eq!(check_name(right), Ok(()), "{right}");
        }
        for wrong in [
            "", ":", "a:", ":a", "a:b:c", "1a", "-a", "a:1", "a b", "a\"", "a&", "a/",
        ] {
            assert_eq!(check_name(wrong), Err(XmlError::NotXml), "{wrong}");
        }
        assert!(matches!(check_name(&"a".repeat(129)), Err(XmlError::Unsafe(_))));
    }
}
