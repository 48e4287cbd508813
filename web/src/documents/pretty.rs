//! XML indented to be read. What was received is well-formed; whatever is not understood is shown as it is.

/// A line: how deep it stands, and its tags apart from its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub depth: usize,
    pub open: String,
    pub text: String,
    pub close: String,
}

/// The bytes as text: UTF-8, or the one-byte letters that older software declares.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<String> {
    let unmarked = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(unmarked) {
        return Some(text.to_owned());
    }
    let head: Vec<u8> = unmarked.iter().take(200).map(u8::to_ascii_lowercase).collect();
    let head = String::from_utf8_lossy(&head).into_owned();
    let latin = ["iso-8859-1", "windows-1252", "iso-8859-15"]
        .iter()
        .any(|name| head.contains(name));
    latin.then(|| unmarked.iter().copied().map(char::from).collect())
}

/// The lines of a document: an element that holds only text is one line.
#[must_use]
pub fn lines(xml: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut depth = 0_usize;
    let mut rest = xml;
    // Whether the last line is an open tag, with nothing but text after it so far.
    let mut just_opened = false;
    while !rest.is_empty() {
        let (piece, after) = next(rest);
        rest = after;
        if !piece.starts_with('<') || piece.starts_with("<![CDATA[") {
            let words = piece.trim();
            match lines.last_mut().filter(|_| just_opened) {
                Some(line) => line.text.push_str(words),
                None if words.is_empty() => {}
                None => lines.push(Line {
                    depth,
                    text: words.to_owned(),
                    ..Line::default()
                }),
            }
        } else if piece.starts_with("</") {
            depth = depth.saturating_sub(1);
            match lines.last_mut().filter(|_| just_opened) {
                Some(line) => piece.clone_into(&mut line.close),
                None => lines.push(tag(depth, piece)),
            }
            just_opened = false;
        } else {
            let alone = piece.ends_with("/>") || piece.starts_with("<?") || piece.starts_with("<!");
            lines.push(tag(depth, piece));
            just_opened = !alone;
            depth += usize::from(!alone);
        }
    }
    lines
}

fn tag(depth: usize, piece: &str) -> Line {
    Line {
        depth,
        open: piece.split_whitespace().collect::<Vec<_>>().join(" "),
        ..Line::default()
    }
}

/// The next tag, comment, section or run of text, and what follows it.
fn next(xml: &str) -> (&str, &str) {
    let end = if xml.starts_with("<!--") {
        xml.find("-->").map(|at| at + 3)
    } else if xml.starts_with("<![CDATA[") {
        xml.find("]]>").map(|at| at + 3)
    } else if xml.starts_with('<') {
        end_of_tag(xml)
    } else {
        xml.find('<')
    };
    xml.split_at_checked(end.unwrap_or(xml.len())).unwrap_or((xml, ""))
}

/// Where a tag ends; a `>` within quotes does not end it.
fn end_of_tag(xml: &str) -> Option<usize> {
    let mut quoted = None;
    for (at, letter) in xml.char_indices() {
        match (quoted, letter) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quoted = Some(letter),
            (Some(quote), letter) if quote == letter => quoted = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{lines, text};

    fn drawn(xml: &str) -> Vec<String> {
        let line = |line: super::Line| format!("{}{}{}{}", " ".repeat(line.depth), line.open, line.text, line.close);
        lines(xml).into_iter().map(line).collect()
    }

    #[test]
    fn what_holds_only_text_is_one_line() {
        assert_eq!(
            drawn("<?xml version='1.0'?><a x='>'><b>1 &lt; 2</b><c/><d>\n <e></e>\n</d></a>"),
            [
                "<?xml version='1.0'?>",
                "<a x='>'>",
                " <b>1 &lt; 2</b>",
                " <c/>",
                " <d>",
                "  <e></e>",
                " </d>",
                "</a>"
            ]
        );
        assert_eq!(drawn("<a>x<b/>y<!-- > --><![CDATA[<z>]]></a>").len(), 6);
    }

    #[test]
    fn whatever_comes_is_shown() {
        for odd in ["", "<", "<a", "</a>", "text", "<a>ñ", "<!-- x"] {
            assert_eq!(drawn(odd).concat().replace(' ', ""), odd.replace(' ', ""), "{odd}");
        }
    }

    #[test]
    fn letters_of_one_byte_are_read_where_they_are_declared() {
        assert_eq!(text("\u{feff}<a>ñ</a>".as_bytes()).as_deref(), Some("<a>ñ</a>"));
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xF1</a>";
        assert!(text(latin).is_some_and(|text| text.ends_with("<a>ñ</a>")));
        assert_eq!(text(b"<a>\xF1</a>"), None);
    }
}
