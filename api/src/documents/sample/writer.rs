//! Writes XML, indented and escaped.

use std::fmt::{Display, Write};

use quick_xml::escape::escape;

/// A document being written.
pub(super) struct Writer {
    text: String,
    depth: usize,
}

/// An element's name with, after a space, its attributes as they are written.
type Tag<'a> = &'a str;

impl Writer {
    /// Begins a document with its declaration and a comment.
    pub(super) fn new(comment: &str) -> Self {
        let text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- {comment} -->\n");
        Self { text, depth: 0 }
    }

    /// Writes an element and, by what is passed in, what it holds.
    pub(super) fn within(&mut self, tag: Tag<'_>, inside: impl FnOnce(&mut Self)) {
        self.line(format_args!("<{tag}>"));
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.line(format_args!("</{}>", name(tag)));
    }

    /// Writes an element that holds a text.
    pub(super) fn leaf(&mut self, tag: Tag<'_>, text: impl Display) {
        let text = text.to_string();
        self.line(format_args!("<{tag}>{}</{}>", escape(text.as_str()), name(tag)));
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    fn line(&mut self, line: impl Display) {
        let width = self.depth * 2;
        writeln!(self.text, "{:width$}{line}", "").expect("a String takes any text");
    }
}

fn name(tag: Tag<'_>) -> &str {
    tag.split(' ').next().unwrap_or(tag)
}
