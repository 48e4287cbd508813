//! The state of the *padrón*, and bringing it up to date, for whoever runs the installation.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Padron;

/// Why the *padrón* was not brought up to date. The one before goes on answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PadronFailure {
    /// The address could not be reached, or refused.
    Unreachable,
    /// The download broke off again and again.
    BrokenOff,
    /// What is there is no *padrón*, or is damaged.
    NotPadron,
    /// It holds less than nine tenths of the taxpayers of the one before.
    TooFew,
    /// Another import runs.
    Busy,
    /// The machine refused: no room, no permission.
    Machine,
    /// The process that did it ended.
    Stopped,
}

impl PadronFailure {
    pub const ALL: [Self; 7] = [
        Self::Unreachable,
        Self::BrokenOff,
        Self::NotPadron,
        Self::TooFew,
        Self::Busy,
        Self::Machine,
        Self::Stopped,
    ];

    /// The reason as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::BrokenOff => "broken_off",
            Self::NotPadron => "not_padron",
            Self::TooFew => "too_few",
            Self::Busy => "busy",
            Self::Machine => "machine",
            Self::Stopped => "stopped",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|failure| failure.name() == name)
    }
}

/// What an update of the *padrón* is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PadronStage {
    /// It waits for a process to do it.
    Waiting,
    /// The archive comes in.
    Fetching,
    /// The archive is read.
    Importing,
}

impl PadronStage {
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Fetching, Self::Importing];

    /// The stage as stored and sent.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Fetching => "fetching",
            Self::Importing => "importing",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }
}

/// An update of the *padrón* that runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PadronRun {
    pub began_at: DateTime<Utc>,
    pub stage: PadronStage,
    /// Bytes of its stage that are done.
    #[schema(example = 120_000_000)]
    pub done: i64,
    /// Of how many; 0 where nobody knows.
    #[schema(example = 389_882_157)]
    pub total: i64,
}

/// An update of the *padrón* that ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PadronEnd {
    pub began_at: DateTime<Utc>,
    pub ended_at: DateTime<Utc>,
    /// Whether something newer was imported; otherwise there was nothing newer, or it failed.
    pub is_newer: bool,
    /// What was imported; none where nothing was.
    #[schema(example = 18_297_300)]
    pub rows: Option<i64>,
    /// Rows of the file that could not be read.
    #[schema(example = 3)]
    pub rejected: Option<i64>,
    pub failure: Option<PadronFailure>,
    /// More about the failure, in English, as the service logged it.
    pub detail: Option<String>,
}

/// Which *padrón* answers, where newer ones come from, and how the updates go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PadronState {
    /// None while none has been imported.
    pub padron: Option<Padron>,
    /// What it takes on the disk.
    #[schema(example = 412_000_000)]
    pub bytes: i64,
    /// The host that newer ones come from; none where none is set up, and it is imported by command alone.
    #[schema(example = "www2.sunat.gob.pe")]
    pub host: Option<String>,
    /// The hour of the day in Lima at which it is looked for a newer one; none where nobody looks by itself.
    #[schema(example = 3)]
    pub hour: Option<u32>,
    pub running: Option<PadronRun>,
    /// The last update that ended.
    pub last: Option<PadronEnd>,
}

crate::calls! {
    GetPadron: Get "/lookup/padron" {} => PadronState;
    UpdatePadron: Post "/lookup/padron/updates" {} => PadronState;
}
