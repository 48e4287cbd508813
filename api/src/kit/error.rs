//! Errors: a refusal with a code from the closed list, or something broken that is logged and never sent.
//!
//! `types::kit::problem::Code` is the list, with the status and the words of each; a feature refuses by
//! naming one, so nothing is mapped twice.

use types::kit::fault::{Fault, Faults};
use types::kit::problem::{Code, LimitReached, Problem};
use types::kit::text::Language;

use super::db::is_busy;

pub type Result<T> = std::result::Result<T, Error>;

/// Why a request did not succeed.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(Box<Kind>);

#[derive(Debug, thiserror::Error)]
enum Kind {
    #[error("refused: {0:?}")]
    Refused(Refusal),
    #[error(transparent)]
    Broken(Box<dyn std::error::Error + Send + Sync>),
}

/// A refusal: the code, and whatever makes it useful.
#[derive(Clone, Debug)]
pub struct Refusal {
    pub code: Code,
    pub faults: Faults,
    pub limit: Option<LimitReached>,
    /// A fact about this case that needs no translation: a path, a number, a word of the request.
    pub detail: Option<String>,
    /// Seconds.
    pub retry_after: Option<u64>,
}

impl Refusal {
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            faults: Faults::default(),
            limit: None,
            detail: None,
            retry_after: None,
        }
    }

    #[must_use]
    pub fn detail(self, detail: impl Into<String>) -> Self {
        Self {
            detail: Some(detail.into()),
            ..self
        }
    }

    #[must_use]
    pub fn limit(self, limit: LimitReached) -> Self {
        Self {
            limit: Some(limit),
            ..self
        }
    }

    #[must_use]
    pub fn retry_after(self, seconds: u64) -> Self {
        Self {
            retry_after: Some(seconds),
            ..self
        }
    }

    /// The refusal in a reader's words.
    #[must_use]
    pub fn problem(&self, language: Language) -> Problem {
        Problem {
            detail: self.detail.clone(),
            errors: self.faults.clone().told(language),
            limit: self.limit.clone(),
            retry_after: self.retry_after,
            ..Problem::new(self.code, language)
        }
    }
}

impl Error {
    /// Something outside our rules failed: logged, never sent.
    pub fn broken(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self(Box::new(Kind::Broken(cause.into())))
    }

    /// One field that is wrong.
    #[must_use]
    pub fn field(field: &str, fault: Fault) -> Self {
        Faults::one(field, fault).into()
    }

    /// The refusal to send: for something broken, the one that says nothing about it.
    #[must_use]
    pub fn refusal(&self) -> Refusal {
        match &*self.0 {
            Kind::Refused(refusal) => refusal.clone(),
            Kind::Broken(_) => Refusal::new(Code::Internal),
        }
    }

    #[must_use]
    pub fn is_broken(&self) -> bool {
        matches!(&*self.0, Kind::Broken(_))
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self(Box::new(Kind::Refused(refusal)))
    }
}

impl From<Code> for Error {
    fn from(code: Code) -> Self {
        Refusal::new(code).into()
    }
}

impl From<Faults> for Error {
    fn from(faults: Faults) -> Self {
        Refusal {
            faults,
            ..Refusal::new(Code::InvalidFields)
        }
        .into()
    }
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        if is_busy(&error) {
            Refusal::new(Code::Busy).retry_after(2).into()
        } else {
            Self::broken(error)
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::broken(error)
    }
}
