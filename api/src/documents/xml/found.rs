//! What was kept of a document, asked for by place.

use std::borrow::Cow;

use super::form::{Form, Path};
use super::{FiscalDocument, XmlError};

/// What was kept of a document.
#[derive(Debug)]
pub(super) struct Found<'a, T: 'static = FiscalDocument> {
    pub(super) form: &'static Form<T>,
    values: Vec<Value<'a>>,
}

/// An element at a place that was sought.
#[derive(Debug)]
pub(super) struct Value<'a> {
    path: &'static Path,
    text: Cow<'a, str>,
    attribute: Option<String>,
}

impl<'a, T> Found<'a, T> {
    pub(super) fn new(form: &'static Form<T>) -> Self {
        let values = Vec::with_capacity(form.seeks.len());
        Self { form, values }
    }

    /// Adds an element. Of more than a few at one place the further ones are not kept, and `false` is returned.
    pub(super) fn add(&mut self, path: &'static Path, attribute: Option<String>) -> bool {
        let kept = self.at(path).count() < path.keeps.most();
        if kept {
            let text = Cow::Borrowed("");
            self.values.push(Value { path, text, attribute });
        }
        kept
    }

    /// Adds to the text of the element that was added last.
    pub(super) fn add_text(&mut self, more: Cow<'a, str>) {
        let Some(value) = self.values.last_mut() else {
            return;
        };
        if value.text.is_empty() {
            value.text = more;
        } else {
            value.text.to_mut().push_str(&more);
        }
    }

    /// The place of the element that was added last.
    pub(super) fn last_added(&self) -> Option<&'static Path> {
        self.values.last().map(|value| value.path)
    }

    /// The only element at a place.
    pub(super) fn one(&self, path: &Path) -> Result<&Value<'a>, XmlError> {
        self.at_most_one(path)?.ok_or_else(|| path.wrong())
    }

    /// The only element at a place, where there is one.
    pub(super) fn at_most_one(&self, path: &Path) -> Result<Option<&Value<'a>>, XmlError> {
        let mut values = self.at(path);
        match (values.next(), values.next()) {
            (value, None) => Ok(value),
            (_, Some(_)) => Err(path.wrong()),
        }
    }

    /// The first element at a place.
    pub(super) fn first(&self, path: &Path) -> Option<&Value<'a>> {
        self.at(path).next()
    }

    /// The first elements at a place, as many as are kept.
    pub(super) fn at(&self, path: &Path) -> impl Iterator<Item = &Value<'a>> {
        self.values.iter().filter(move |value| value.path == path)
    }

    /// Every element at a place, where they are not too many.
    pub(super) fn every(&self, path: &Path) -> Result<impl Iterator<Item = &Value<'a>>, XmlError> {
        if self.at(path).count() < path.keeps.most() {
            Ok(self.at(path))
        } else {
            Err(path.wrong())
        }
    }
}

impl Value<'_> {
    /// The text, without the white space around it.
    pub(super) fn text(&self) -> &str {
        trimmed(&self.text)
    }

    pub(super) fn attribute(&self) -> Option<&str> {
        self.attribute.as_deref().map(trimmed)
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '\t', '\r', '\n'])
}
