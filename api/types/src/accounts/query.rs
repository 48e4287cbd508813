//! Which accounts are asked for, in which order, and from where on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Account, AccountCursor, Environment};
use crate::kit::page::Order;
use crate::plans::PlanId;

/// Which accounts are asked for. All that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AccountQuery {
    /// Words, each the beginning of one of the name, the hostname, the tax number or the access e-mail, or of a
    /// part of these. Case, accents and signs do not matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(max_length = 200)]
    pub q: Option<String>,
    /// Those on this plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<PlanId>,
    /// Those in this environment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<Environment>,
    /// Those that may issue, or those that are locked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<StateFilter>,
    /// With `true` those that used at least 80 % of their limit of documents in the running cycle.
    #[serde(default, skip_serializing_if = "is_false")]
    pub near_limit: bool,
    /// With `true` those whose software reported documents that were not sent, wait to be voided, or failed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub problems: bool,
    /// Those created on this day or later. Days are those of the reseller's country (Lima, São Paulo).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_from: Option<NaiveDate>,
    /// Those created on this day or earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_to: Option<NaiveDate>,
    /// What they are sorted by: `created` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<AccountSort>,
    /// When left out, texts ascend; numbers and times descend.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Order>,
    /// Where the page before ended (`next` of its reply).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>)]
    pub cursor: Option<AccountCursor>,
    /// How many at most: 1 to 200, 50 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u16>,
}

impl AccountQuery {
    /// What the accounts are sorted by, and which way.
    #[must_use]
    pub fn sorted(&self) -> (AccountSort, Order) {
        let sort = self.sort.unwrap_or_default();
        (sort, self.order.unwrap_or_else(|| sort.natural()))
    }

    /// The same accounts from the first on, in pages of the usual size.
    #[must_use]
    pub fn whole(&self) -> Self {
        Self {
            cursor: None,
            limit: None,
            ..self.clone()
        }
    }

    /// Whether every account is asked for.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        let order = Self {
            sort: self.sort,
            order: self.order,
            ..Self::default()
        };
        self.whole() == order
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// Whether accounts may issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "locked")]
pub enum StateFilter {
    Active,
    Locked,
}

/// What accounts are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "name")]
pub enum AccountSort {
    /// When they were created.
    #[default]
    Created,
    /// Without case and accents.
    Name,
    Hostname,
    TaxId,
    /// Documents since the beginning.
    TotalDocuments,
    /// Users of the account's software.
    Users,
}

impl AccountSort {
    pub const ALL: [Self; 6] = [
        Self::Created,
        Self::Name,
        Self::Hostname,
        Self::TaxId,
        Self::TotalDocuments,
        Self::Users,
    ];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Name => "name",
            Self::Hostname => "hostname",
            Self::TaxId => "tax_id",
            Self::TotalDocuments => "total_documents",
            Self::Users => "users",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.name() == name)
    }

    /// The way people read it first.
    #[must_use]
    pub const fn natural(self) -> Order {
        match self {
            Self::Name | Self::Hostname | Self::TaxId => Order::Asc,
            Self::Created | Self::TotalDocuments | Self::Users => Order::Desc,
        }
    }
}

/// One page of accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AccountPage {
    pub items: Vec<Account>,
    /// Send it back as `cursor`, with everything else as it was, for the next page; absent on the last one.
    #[schema(value_type = Option<String>, example = "name~019a9f3e-6c00-7000-8000-000000000001~pukara textil s.a.c.")]
    pub next: Option<AccountCursor>,
    /// How many fit in all, where that is cheap to know.
    #[schema(example = 186)]
    pub total: Option<i64>,
}

/// What a list is exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "xlsx")]
pub enum ExportFormat {
    Csv,
    Xlsx,
}

impl ExportFormat {
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

impl std::fmt::Display for ExportFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
