//! Which part of the inbox is asked for.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Cause, InboxCursor};
use crate::accounts::AccountId;
use crate::tax_id::Country;
use crate::users::MemberId;

/// Which part of the inbox is asked for. All that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InboxQuery {
    /// What is open, when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub state: Option<InboxState>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub cause: Option<Cause>,
    /// Those of this account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<AccountId>,
    /// One's own, or what nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub assignee: Option<AssigneeFilter>,
    /// Those of this member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_id: Option<MemberId>,
    /// Those of accounts of this country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(inline)]
    pub country: Option<Country>,
    /// Where the page before ended (`next` of its reply).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub cursor: Option<InboxCursor>,
    /// How many at most: 1 to 200, 50 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u16>,
}

impl InboxQuery {
    /// Whether nothing narrows it but its state.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        let state = Self {
            state: self.state,
            cursor: self.cursor,
            limit: self.limit,
            ..Self::default()
        };
        *self == state
    }
}

/// Of which account the counts are asked for; of all of them when left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InboxCountQuery {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<AccountId>,
}

/// How something stands in the inbox.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "open")]
pub enum InboxState {
    /// It needs a person now.
    #[default]
    Open,
    /// It is put off.
    Snoozed,
    /// Somebody set it aside.
    Dismissed,
}

impl InboxState {
    pub const ALL: [Self; 3] = [Self::Open, Self::Snoozed, Self::Dismissed];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Snoozed => "snoozed",
            Self::Dismissed => "dismissed",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// Whose things are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "me")]
pub enum AssigneeFilter {
    Me,
    Nobody,
}

impl AssigneeFilter {
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Me => "me",
            Self::Nobody => "nobody",
        }
    }
}
