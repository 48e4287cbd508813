//! Why a document was not read.

use std::fmt;

/// Why a document was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlError {
    /// It is not well-formed XML in an encoding we read.
    NotXml,
    /// It brings what no fiscal document brings, or too much of it; said is what.
    Unsafe(&'static str),
    /// It is XML, but of no kind we read.
    KindUnknown {
        /// The name of its outermost element.
        root: String,
    },
    /// It does not say, or not once, or not as it must be written, or against the rest, what it has to say.
    Incomplete {
        /// Where it has to say it, from below the outermost element.
        path: String,
    },
    /// It is an NF-e or NFC-e without the tax office's authorisation.
    NotAuthorised,
}

impl fmt::Display for XmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotXml => f.write_str("not well-formed XML"),
            Self::Unsafe(what) => write!(f, "refused unread: {what}"),
            Self::KindUnknown { root } => write!(f, "not a kind of document that is read here: {root}"),
            Self::Incomplete { path } => write!(f, "missing, repeated or wrong: {path}"),
            Self::NotAuthorised => f.write_str("not authorised by the tax office"),
        }
    }
}

impl std::error::Error for XmlError {}
