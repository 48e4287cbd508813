//! The columns of the list: their names in its address, their headers, and which accounts can be sorted by them.

use types::accounts::AccountSort;

use crate::accounts::list::text as words;
use crate::accounts::{standing_text, text};
use crate::kit::t;

/// A column beside the one that names the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Col {
    Hostname,
    TaxId,
    Plan,
    AccessEmail,
    Environment,
    State,
    LockReason,
    Attention,
    NotSent,
    PendingVoiding,
    WithErrors,
    CycleDay,
    Documents,
    SalesNotes,
    MonthlyTotal,
    Lookups,
    Users,
    TotalDocuments,
    Created,
}

/// What stands for the columns where there is none beside the name.
const NONE: &str = "name";

/// Every column, in the order in which they stand.
pub const ALL: [Col; 19] = [
    Col::Hostname,
    Col::TaxId,
    Col::Plan,
    Col::AccessEmail,
    Col::Environment,
    Col::State,
    Col::LockReason,
    Col::Attention,
    Col::NotSent,
    Col::PendingVoiding,
    Col::WithErrors,
    Col::CycleDay,
    Col::Documents,
    Col::SalesNotes,
    Col::MonthlyTotal,
    Col::Lookups,
    Col::Users,
    Col::TotalDocuments,
    Col::Created,
];

/// Those that are shown as long as nobody chooses.
#[must_use]
pub fn usual() -> Vec<Col> {
    ALL.into_iter().filter(|column| column.leaves().is_some()).collect()
}

/// These columns in their order, unless they are the usual ones.
#[must_use]
pub fn unusual(columns: &[Col]) -> Option<Vec<Col>> {
    let columns: Vec<Col> = ALL.into_iter().filter(|column| columns.contains(column)).collect();
    Some(columns).filter(|columns| *columns != usual())
}

/// The columns as the address names them.
#[must_use]
pub fn names(columns: &[Col]) -> String {
    if columns.is_empty() {
        return NONE.to_owned();
    }
    let names: Vec<_> = columns.iter().map(|column| column.name()).collect();
    names.join(".")
}

/// The columns that the address names, unless they are the usual ones.
#[must_use]
pub fn of_names(names: &str) -> Option<Vec<Col>> {
    let names: Vec<_> = names.split('.').collect();
    let named = |column: &Col| names.contains(&column.name());
    let columns: Vec<Col> = ALL.into_iter().filter(named).collect();
    unusual(&columns)
}

impl Col {
    /// Its name in the address.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hostname => "hostname",
            Self::TaxId => "tax_id",
            Self::Plan => "plan",
            Self::AccessEmail => "access_email",
            Self::Environment => "environment",
            Self::State => "state",
            Self::LockReason => "lock_reason",
            Self::Attention => "attention",
            Self::NotSent => "not_sent",
            Self::PendingVoiding => "pending_voiding",
            Self::WithErrors => "with_errors",
            Self::CycleDay => "cycle_day",
            Self::Documents => "documents",
            Self::SalesNotes => "sales_notes",
            Self::MonthlyTotal => "monthly_total",
            Self::Lookups => "lookups",
            Self::Users => "users",
            Self::TotalDocuments => "total_documents",
            Self::Created => "created",
        }
    }

    /// Its header, short.
    #[must_use]
    pub fn head(self) -> &'static str {
        match self {
            Self::Documents => t(text::cycle_documents),
            Self::TotalDocuments => t(text::total),
            Self::MonthlyTotal => t(words::documents_and_notes),
            Self::Attention => t(words::attention),
            _ => self.label(),
        }
    }

    /// What it holds, in full.
    #[must_use]
    pub fn label(self) -> &'static str {
        t(match self {
            Self::Hostname => text::hostname,
            Self::TaxId => text::tax_id,
            Self::Plan => text::plan,
            Self::AccessEmail => text::access_email,
            Self::Environment => text::environment,
            Self::State => text::state,
            Self::LockReason => words::lock_reason,
            Self::Attention => standing_text::attention,
            Self::NotSent => standing_text::not_sent,
            Self::PendingVoiding => standing_text::pending_voiding,
            Self::WithErrors => standing_text::with_errors,
            Self::CycleDay => text::cycle_start,
            Self::Documents => text::documents_in_cycle,
            Self::SalesNotes => standing_text::sales_notes,
            Self::MonthlyTotal => words::monthly_total,
            Self::Lookups => words::lookups,
            Self::Users => text::users,
            Self::TotalDocuments => text::documents_in_all,
            Self::Created => text::created,
        })
    }

    /// What accounts are sorted by at its header.
    #[must_use]
    pub const fn sort(self) -> Option<AccountSort> {
        match self {
            Self::Hostname => Some(AccountSort::Hostname),
            Self::TaxId => Some(AccountSort::TaxId),
            Self::TotalDocuments => Some(AccountSort::TotalDocuments),
            Self::Users => Some(AccountSort::Users),
            Self::Created => Some(AccountSort::Created),
            _ => None,
        }
    }

    /// The classes of its cells; while nobody chose the columns, also the one by which it leaves a narrow list.
    #[must_use]
    pub fn class(self, chosen: bool) -> String {
        let leaves = self.leaves().filter(|_| !chosen).unwrap_or_default();
        [self.look(), leaves].join(" ").trim().to_owned()
    }

    const fn look(self) -> &'static str {
        match self {
            Self::TaxId | Self::CycleDay | Self::Created | Self::Hostname => "nw",
            Self::Plan | Self::AccessEmail | Self::LockReason => "ell",
            Self::NotSent
            | Self::PendingVoiding
            | Self::WithErrors
            | Self::SalesNotes
            | Self::MonthlyTotal
            | Self::Lookups
            | Self::Users
            | Self::TotalDocuments => "n",
            Self::State => "below",
            Self::Attention | Self::Environment | Self::Documents => "",
        }
    }

    /// When a usual column leaves a list that narrows; nothing for one that is not usual.
    const fn leaves(self) -> Option<&'static str> {
        match self {
            Self::Documents => Some(""),
            Self::State => Some("w1"),
            Self::Environment | Self::Attention => Some("w2"),
            Self::TaxId | Self::Plan => Some("w3"),
            Self::Users | Self::TotalDocuments => Some("w4"),
            _ => None,
        }
    }
}
