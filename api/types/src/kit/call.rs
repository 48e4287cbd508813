//! A request as a value: its method, its path and its reply are part of its type, so nobody who sends
//! one writes a URL.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::access::Operation;

/// The prefix of every path.
pub const BASE: &str = "/api/v1";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// A request that can be sent.
pub trait Call {
    const OPERATION: Operation;
    const METHOD: Method;
    /// The path after [`BASE`], its parameters in braces.
    const PATH: &'static str;
    type Reply;

    fn parts(&self) -> Parts;

    /// # Errors
    /// When the bytes are not the reply this call has.
    fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error>;
}

/// The parts of a request, ready to be sent.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    path: Vec<(&'static str, String)>,
    query: String,
    /// The version the change was made against, for `If-Match`.
    pub version: Option<i64>,
    /// The content type and the content.
    pub body: Option<(&'static str, Vec<u8>)>,
}

impl Parts {
    /// The whole path of a call with its parameters and query filled in.
    #[must_use]
    pub fn url(&self, template: &str) -> String {
        let fill = |path: String, (name, value): &(&str, String)| path.replace(&format!("{{{name}}}"), &encoded(value));
        let path = self.path.iter().fold(format!("{BASE}{template}"), fill);
        if self.query.is_empty() {
            path
        } else {
            format!("{path}?{}", self.query)
        }
    }

    #[must_use]
    pub fn parameter(mut self, name: &'static str, value: &impl ToString) -> Self {
        self.path.push((name, value.to_string()));
        self
    }

    #[must_use]
    pub fn query(mut self, query: &impl Serialize) -> Self {
        self.query = serde_urlencoded::to_string(query).unwrap_or_default();
        self
    }

    #[must_use]
    pub fn version(mut self, version: i64) -> Self {
        self.version = Some(version);
        self
    }

    #[must_use]
    pub fn json(mut self, body: &impl Serialize) -> Self {
        self.body = serde_json::to_vec(body).ok().map(|bytes| ("application/json", bytes));
        self
    }

    #[must_use]
    pub fn xml(self, body: &[u8]) -> Self {
        self.file("application/xml", body)
    }

    /// A file of that content type.
    #[must_use]
    pub fn file(mut self, kind: &'static str, body: &[u8]) -> Self {
        self.body = Some((kind, body.to_vec()));
        self
    }
}

/// A value as one segment of a path.
fn encoded(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => text.push(char::from(byte)),
            other => text.push_str(&format!("%{other:02X}")),
        }
    }
    text
}

/// Reads a JSON reply; an empty one is `null`, which is the unit.
///
/// # Errors
/// When the bytes are not of that type.
pub fn read_json<T: DeserializeOwned>(reply: &[u8]) -> Result<T, serde_json::Error> {
    serde_json::from_slice(if reply.is_empty() { b"null" } else { reply })
}

/// Declares calls. Fields named `body`, `xml`, `query` and `version` become those parts of the request;
/// every other field is the path parameter of its name.
#[macro_export]
macro_rules! calls {
    ($($(#[$doc:meta])* $name:ident: $method:ident $path:literal { $($field:ident : $ty:ty),* } => $reply:ty;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name { $(pub $field: $ty),* }

        impl $crate::kit::call::Call for $name {
            const OPERATION: $crate::access::Operation = $crate::access::Operation::$name;
            const METHOD: $crate::kit::call::Method = $crate::kit::call::Method::$method;
            const PATH: &'static str = $path;
            type Reply = $reply;

            fn parts(&self) -> $crate::kit::call::Parts {
                let parts = $crate::kit::call::Parts::default();
                $(let parts = $crate::calls!(@part parts, self, $field);)*
                parts
            }

            fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error> {
                $crate::kit::call::read_json(reply)
            }
        }
    )* };
    (@part $parts:ident, $self:ident, body) => { $parts.json(&$self.body) };
    (@part $parts:ident, $self:ident, xml) => { $parts.xml(&$self.xml) };
    (@part $parts:ident, $self:ident, query) => { $parts.query(&$self.query) };
    (@part $parts:ident, $self:ident, version) => { $parts.version($self.version) };
    (@part $parts:ident, $self:ident, $field:ident) => { $parts.parameter(stringify!($field), &$self.$field) };
}

#[cfg(test)]
mod tests {
    use super::Parts;

    #[test]
    fn a_parameter_is_one_segment_whatever_is_in_it() {
        let parts = Parts::default().parameter("number", &"12.ABC.345/01DE-35 ñ");
        assert_eq!(parts.url("/a/{number}/b"), "/api/v1/a/12.ABC.345%2F01DE-35%20%C3%B1/b");
    }
}
