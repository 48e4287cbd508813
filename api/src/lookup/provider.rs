//! Providers: who is asked about what the padrón does not have. Each is a description: which path a number is asked
//! at, and what an answer means.

use serde_json::Value;
use types::kit::problem::Code;
use types::lookup::{Asked, NumberKind};

use super::model::Entry;
use super::{brasilapi, decolecta};
use crate::kit::client::{Answer, Remote, Trouble};
use crate::kit::context::Registries;
use crate::kit::error::{Error, Refusal};

/// The longest name or address that is taken; the rest is cut.
const LONGEST: usize = 300;
/// Seconds to wait after a failure that may pass, and after a quota that was used up.
const SOON: u64 = 10;
const LATER: u64 = 60;
/// The longest wait that is passed on.
const LONGEST_WAIT: u64 = 3_600;

/// How a provider is asked, and what its answers mean.
pub(super) struct Format {
    /// The path and query for a number.
    pub path: fn(&Asked) -> String,
    /// What an answer with success says: the number it is about, and what it has of it.
    pub read: fn(&Asked, &Value) -> Option<(String, Entry)>,
    /// Whether an answer without success says that there is no such number, and nothing else.
    pub says_missing: fn(&Asked, u16, Option<&Value>) -> bool,
}

/// A provider that can be asked.
pub(super) struct Provider<'a> {
    remote: &'a Remote,
    format: &'static Format,
}

/// Why there is no answer. Its words are for the log: they tell no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Failure {
    #[error("{0}")]
    Trouble(#[from] Trouble),
    #[error("it does not accept our token")]
    TokenRefused,
    #[error("our quota is used up")]
    OverQuota(Option<u64>),
    #[error("it answered with status {0}")]
    Status(u16),
    #[error("its answer cannot be understood")]
    Garbage,
    #[error("its answer is about another number")]
    OfAnother,
}

/// The provider that is set up for a kind of number.
pub(super) fn of(registries: &Registries, kind: NumberKind) -> Option<Provider<'_>> {
    let (remote, format) = match kind {
        NumberKind::Ruc | NumberKind::Dni => (&registries.peru, &decolecta::FORMAT),
        NumberKind::Cnpj => (&registries.brazil, &brasilapi::FORMAT),
    };
    remote.as_ref().map(|remote| Provider { remote, format })
}

impl Provider<'_> {
    /// Asks: what it has of the number, or that there is no such number.
    pub(super) async fn ask(&self, asked: &Asked) -> Result<Option<Entry>, Failure> {
        let answer = self.remote.get(&(self.format.path)(asked)).await?;
        self.format.reading(asked, &answer)
    }
}

impl Format {
    fn reading(&self, asked: &Asked, answer: &Answer) -> Result<Option<Entry>, Failure> {
        if answer.status != 200 {
            return if (self.says_missing)(asked, answer.status, answer.json.as_ref()) {
                Ok(None)
            } else {
                Err(failure(answer))
            };
        }
        let json = answer.json.as_ref().ok_or(Failure::Garbage)?;
        let (number, entry) = (self.read)(asked, json).ok_or(Failure::Garbage)?;
        if number == asked.number() {
            Ok(Some(entry))
        } else {
            Err(Failure::OfAnother)
        }
    }
}

fn failure(answer: &Answer) -> Failure {
    match answer.status {
        401 | 403 => Failure::TokenRefused,
        402 | 429 => Failure::OverQuota(answer.retry_after),
        status => Failure::Status(status),
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        let refusal = Refusal::new(Code::LookupFailed);
        match failure {
            Failure::TokenRefused => refusal,
            Failure::OverQuota(wait) => refusal.retry_after(wait.unwrap_or(LATER).clamp(1, LONGEST_WAIT)),
            _ => refusal.retry_after(SOON),
        }
        .into()
    }
}

/// The text of a field, in one line and of bearable length; none where it is missing, empty or only dashes.
pub(super) fn text(json: &Value, field: &str) -> Option<String> {
    let text = match json.get(field)? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let words: Vec<_> = text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let line = words
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let line: String = line.chars().take(LONGEST).collect();
    line.contains(|c| c != '-').then_some(line)
}

/// The code of a place: so many digits, or none.
pub(super) fn place_code(json: &Value, field: &str, length: usize) -> Option<String> {
    let code = text(json, field)?;
    (code.len() == length && code.bytes().all(|b| b.is_ascii_digit())).then_some(code)
}
