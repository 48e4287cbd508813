//! Lists, a page at a time.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// One page of a list, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Send it back as `cursor` for the next page; absent on the last one.
    pub next: Option<Uuid>,
    /// How many there are in all, where that is cheap to know.
    pub total: Option<i64>,
}

/// Which page is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// Where the page before ended (`next` of its reply).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<Uuid>,
    /// How many at most: 1 to 200, 50 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u16>,
}

/// Which way a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "asc")]
pub enum Order {
    Asc,
    Desc,
}

impl Order {
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Asc => Self::Desc,
            Self::Desc => Self::Asc,
        }
    }

    /// What a table's header says of it, as ARIA has it.
    #[must_use]
    pub const fn spoken(self) -> &'static str {
        match self {
            Self::Asc => "ascending",
            Self::Desc => "descending",
        }
    }
}

pub const PAGE_DEFAULT: u16 = 50;
pub const PAGE_MAXIMUM: u16 = 200;

/// The number of items a page may hold, from what was asked.
#[must_use]
pub fn page_size(asked: Option<u16>) -> u64 {
    u64::from(asked.unwrap_or(PAGE_DEFAULT).clamp(1, PAGE_MAXIMUM))
}
