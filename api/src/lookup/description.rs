//! What a provider is told as: how it is asked, and what its answers mean. One piece of code reads all descriptions;
//! `providers.rs` has them.

use reqwest::Method;
use serde_json::{Value, json};
use types::kit::fold::fold;
use types::lookup::{Asked, NumberKind};

use super::model::Entry;
use super::reading::{first_text, line, number, place_code, text};
use crate::kit::client::{Answer, Ask, Remote, Trouble};

/// A provider of look-ups.
pub(super) struct Description {
    /// What it is called in the file of providers.
    pub kind: &'static str,
    /// Where it is, unless the file says otherwise.
    pub address: Option<&'static str>,
    pub token: TokenIn,
    pub questions: &'static [Question],
}

/// Where the token goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenIn {
    /// There is none.
    Nowhere,
    Bearer,
    /// In the JSON that is posted, under that key.
    Body(&'static str),
    /// In the query, under that key.
    Query(&'static str),
}

/// How it is asked about a kind of number.
pub(super) struct Question {
    pub about: NumberKind,
    /// `{}` stands for the number.
    pub path: &'static str,
    /// The key of the number in the JSON that is posted; without one the path is read.
    pub body: Option<&'static str>,
    pub keys: &'static Keys,
    pub missing: Missing,
}

/// Where an answer has what. Of several keys the first that holds something is taken.
pub(super) struct Keys {
    /// What the data is wrapped in.
    pub within: Option<&'static str>,
    pub number: &'static [&'static str],
    pub name: &'static [Line],
    pub state: &'static [&'static str],
    pub condition: &'static [&'static str],
    pub address: &'static [Line],
    pub place: &'static [&'static str],
    /// How many digits the code of a place has.
    pub place_digits: usize,
}

/// A line of text: parts between commas, each of what some keys hold, between spaces.
pub(super) type Line = &'static [&'static [&'static str]];

/// How it says that there is no such number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// By 404 with any JSON, or by words about the number.
    Plainly,
    /// By `success: false` with 404, or with words about the number.
    Enveloped,
    /// As plainly, but it is known to say so of numbers that there are: others are asked too.
    Weakly,
}

/// What an answer says.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Said {
    Found(Entry),
    /// There is no such number. Where that is weak, others are asked.
    Missing {
        weak: bool,
    },
}

/// Why there is no answer. Its words are for the log: they tell no number and no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Failure {
    #[error("{0}")]
    Trouble(#[from] Trouble),
    #[error("it does not accept our token")]
    TokenRefused,
    #[error("our quota is used up")]
    OverQuota(Option<u64>),
    #[error("it failed before and is left alone for now")]
    Resting(u64),
    #[error("it answered with status {0}")]
    Status(u16),
    #[error("its answer cannot be understood")]
    Garbage,
    #[error("its answer is about another number")]
    OfAnother,
    #[error("its quota could not be counted")]
    Uncounted,
}

/// Words by which providers say that nobody has a number.
const NOBODY: [&str; 7] = [
    "no se encontr",
    "no encontrad",
    "no existe",
    "sin resultados",
    "sin datos",
    "not found",
    "nao encontrad",
];
/// Words that are about the number only beside its kind.
const WRONG: [&str; 2] = ["no valido", "invalido"];
/// Words of something else than the number.
const ELSE: [&str; 11] = [
    "token",
    "autoriz",
    "limite",
    "cuota",
    "credito",
    "saldo",
    "suscripcion",
    "consultas",
    "plan ",
    "servicio",
    "route",
];
const OF_TOKEN: [&str; 2] = ["token", "autoriz"];
const OF_QUOTA: [&str; 5] = ["limite", "cuota", "credito", "saldo", "consultas"];

impl Description {
    pub(super) fn question(&self, kind: NumberKind) -> Option<&'static Question> {
        self.questions.iter().find(|question| question.about == kind)
    }

    /// Asks it at its address.
    pub(super) async fn ask(&self, remote: &Remote, token: Option<&str>, asked: &Asked) -> Result<Said, Failure> {
        let question = self.question(asked.kind()).ok_or(Failure::Garbage)?;
        let mut path = question.path.replace("{}", asked.number());
        let mut body = question.body.map(|key| json!({key: asked.number()}));
        let mut bearer = None;
        if let Some(token) = token {
            match (self.token, body.as_mut().and_then(Value::as_object_mut)) {
                (TokenIn::Bearer, _) => bearer = Some(format!("Bearer {token}")),
                (TokenIn::Body(key), Some(body)) => drop(body.insert(key.to_owned(), token.into())),
                (TokenIn::Query(key), _) => {
                    let mark = if path.contains('?') { '&' } else { '?' };
                    let token = percent_encoding::utf8_percent_encode(token, percent_encoding::NON_ALPHANUMERIC);
                    path = format!("{path}{mark}{key}={token}");
                }
                (TokenIn::Body(_) | TokenIn::Nowhere, _) => {}
            }
        }
        let ask = Ask {
            method: if body.is_some() { &Method::POST } else { &Method::GET },
            key: bearer.as_deref().map(|bearer| ("authorization", bearer)),
            body: body.as_ref(),
        };
        question.reading(asked, &remote.ask(&path, ask).await?)
    }
}

impl Question {
    /// What an answer says.
    pub(super) fn reading(&self, asked: &Asked, answer: &Answer) -> Result<Said, Failure> {
        let refuses = answer.json.as_ref().is_some_and(is_refusal);
        if answer.status != 200 || refuses {
            let weak = self.missing == Missing::Weakly;
            return if self.says_missing(answer, refuses) {
                Ok(Said::Missing { weak })
            } else {
                Err(failure(answer))
            };
        }
        let json = answer.json.as_ref().ok_or(Failure::Garbage)?;
        let (told, entry) = self.keys.read(asked.kind(), json).ok_or(Failure::Garbage)?;
        if told == asked.number() {
            Ok(Said::Found(entry))
        } else {
            Err(Failure::OfAnother)
        }
    }

    fn says_missing(&self, answer: &Answer, refuses: bool) -> bool {
        let enveloped = self.missing == Missing::Enveloped;
        let Some(json) = answer.json.as_ref() else { return false };
        match answer.status {
            404 if !enveloped => true,
            404 => refuses && !words(json).is_some_and(|words| has(&words, &ELSE)),
            200 if !enveloped => false,
            200 | 400 | 422 => words(json).is_some_and(|words| self.of_the_number(&words)),
            _ => false,
        }
    }

    /// Whether words say that nobody has the number, and nothing of tokens, quotas or the service itself.
    fn of_the_number(&self, words: &str) -> bool {
        let is_wrong = words.contains(self.about.name()) && has(words, &WRONG);
        (has(words, &NOBODY) || is_wrong) && !has(words, &ELSE)
    }
}

impl Keys {
    /// The number that an answer is about, and what it has of it.
    fn read(&self, kind: NumberKind, json: &Value) -> Option<(String, Entry)> {
        let data = self.within.map_or(Some(json), |within| json.get(within))?;
        let data = match data.as_array().map(Vec::as_slice) {
            Some([one]) => one,
            _ => data,
        };
        let told = number(kind, &first_text(data, self.number)?);
        let entry = Entry {
            name: self.name.iter().find_map(|keys| line(data, keys))?,
            state: first_text(data, self.state),
            condition: first_text(data, self.condition),
            address: self.address.iter().find_map(|keys| line(data, keys)),
            place_code: self
                .place
                .iter()
                .find_map(|key| place_code(data, key, self.place_digits)),
        };
        Some((told, entry))
    }
}

/// Whether it says of itself that it is no success.
fn is_refusal(json: &Value) -> bool {
    match json.get("success") {
        Some(Value::Bool(success)) => !success,
        Some(Value::String(success)) => success.eq_ignore_ascii_case("false"),
        _ => false,
    }
}

fn words(json: &Value) -> Option<String> {
    let words = ["message", "error", "mensaje"];
    words.iter().find_map(|key| text(json, key)).map(|words| fold(&words))
}

fn has(words: &str, some: &[&str]) -> bool {
    some.iter().any(|some| words.contains(some))
}

fn failure(answer: &Answer) -> Failure {
    let words = answer.json.as_ref().and_then(words).unwrap_or_default();
    match answer.status {
        401 | 403 => Failure::TokenRefused,
        402 | 429 => Failure::OverQuota(answer.retry_after),
        200..500 if has(&words, &OF_TOKEN) => Failure::TokenRefused,
        200..500 if has(&words, &OF_QUOTA) => Failure::OverQuota(answer.retry_after),
        200 => Failure::Garbage,
        status => Failure::Status(status),
    }
}
