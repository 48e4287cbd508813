//! The rules of XML 1.0 that the parser beneath leaves to its caller: names, references, attribute values.

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

/// The attributes of a start tag, in the order written, each checked but for its prefix.
#[derive(Clone, Copy)]
pub(super) struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Attributes<'a> {
    /// `text` is what follows the tag's name.
    pub(super) const fn of(text: &'a str) -> Self {
        Self { rest: text }
    }

    fn take(&mut self) -> Result<Option<(&'a str, &'a str)>, XmlError> {
        let begun = self.rest.trim_start_matches(is_white);
        if begun.is_empty() {
            return Ok(None);
        }
        let apart = begun.len() < self.rest.len();
        let (name, value) = begun.split_once('=').filter(|_| apart).ok_or(XmlError::NotXml)?;
        let (name, value) = (name.trim_end_matches(is_white), value.trim_start_matches(is_white));
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let quoted = quote.and_then(|quote| value.strip_prefix(quote)?.split_once(quote));
        let (value, rest) = quoted.ok_or(XmlError::NotXml)?;
        check_name(name)?;
        check_value(name, value)?;
        self.rest = rest;
        Ok(Some((name, value)))
    }
}

impl<'a> Iterator for Attributes<'a> {
    /// A name and its value, in which references still stand.
    type Item = Result<(&'a str, &'a str), XmlError>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.take();
        if next.is_err() {
            self.rest = "";
        }
        next.transpose()
    }
}

/// Whether an attribute of this name declares a namespace.
pub(super) fn declares_namespace(name: &str) -> bool {
    name == "xmlns" || name.starts_with("xmlns:")
}

fn check_value(name: &str, value: &str) -> Result<(), XmlError> {
    if value.contains('<') {
        return Err(XmlError::NotXml);
    }
    if value.contains('&') {
        replaced(value)?;
        if declares_namespace(name) {
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

/// Whether it is a name without a prefix.
pub(super) fn is_simple_name(name: &str) -> bool {
    name.starts_with(begins_name) && name.chars().all(goes_on_in_name)
}

const fn begins_name(character: char) -> bool {
    matches!(character, 'a'..='z' | 'A'..='Z' | '_'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}'
        | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
        | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

const fn goes_on_in_name(character: char) -> bool {
    begins_name(character)
        || matches!(character, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::{Attributes, XmlError, check_name, referred, replaced};

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
            "", ":", "a:", ":a", "a:b:c", "1a", "-a", "a:1", "a b", "a\"", "a&", "a/", "ºa", "aª", "a×",
        ] {
            assert_eq!(check_name(wrong), Err(XmlError::NotXml), "{wrong}");
        }
        assert!(matches!(check_name(&"a".repeat(129)), Err(XmlError::Unsafe(_))));
    }

    #[test]
    fn attributes_stand_apart_and_are_quoted() {
        let read = |text| Attributes::of(text).collect::<Result<Vec<_>, _>>();
        assert_eq!(read(""), Ok(vec![]));
        assert_eq!(read(" \n"), Ok(vec![]));
        assert_eq!(
            read(" a='1'\tx:b = \"'&amp;>\"\r\nc=''"),
            Ok(vec![("a", "1"), ("x:b", "'&amp;>"), ("c", "")])
        );
        for wrong in [
            "a='1'",
            " a='1'b='2'",
            " a",
            " a=",
            " a=1",
            " a='1",
            " a='1\"",
            " ='1'",
            " a b='1'",
            " a='<'",
            " a='&'",
            " a='1' /",
            " a=='1'",
        ] {
            assert_eq!(read(wrong), Err(XmlError::NotXml), "{wrong}");
        }
    }
}
