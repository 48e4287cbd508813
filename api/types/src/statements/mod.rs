//! Statements: what an account owed and paid in a period, and what is open; and who owes what in all.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

mod mail;

pub use mail::{StatementMail, StatementSent, ValidStatementMail};

use crate::accounts::{AccountId, ExportFormat};
use crate::kit::call::{Call, Method, Parts};
use crate::kit::fault::{Fault, Faults};
use crate::kit::money::Currency;
use crate::ledger::{Balance, Entry, EntryId};
use crate::payments::Payment;
use crate::tax_id::Country;

/// Of which days and currency a statement is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct StatementQuery {
    /// Its first day; 90 days before the last when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(example = "2026-09-01")]
    pub from: Option<NaiveDate>,
    /// Its last day; today when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(example = "2026-11-30")]
    pub to: Option<NaiveDate>,
    /// The account's own when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>, example = "PEN")]
    pub currency: Option<Currency>,
}

/// The ledger of an account over some days, in one currency, and what is open of it now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Statement {
    pub account_id: AccountId,
    #[schema(example = "Pukara Textil S.A.C.")]
    pub account_name: String,
    #[schema(example = "20131312955")]
    pub tax_id: String,
    pub country: Country,
    pub currency: Currency,
    #[schema(example = "2026-09-01")]
    pub from: NaiveDate,
    #[schema(example = "2026-11-30")]
    pub to: NaiveDate,
    /// The day it was asked for, in the account's own time zone.
    #[schema(example = "2026-11-22")]
    pub today: NaiveDate,
    /// What was owed before the first day, in minor units.
    #[schema(example = 0)]
    pub opening_minor: i64,
    /// The entries, by the day they are of.
    pub lines: Vec<StatementLine>,
    /// What was owed at the end of the last day, in minor units.
    #[schema(example = 5_900)]
    pub closing_minor: i64,
    /// How the account stands now.
    pub balance: Balance,
    /// The charges that are not paid, the first due first.
    pub open: Vec<OpenCharge>,
    /// The payments that are waited for, the first due first; up to 200.
    pub scheduled: Vec<Payment>,
    /// The other currencies of its ledger.
    pub others: Vec<Currency>,
}

/// An entry, and what was owed after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StatementLine {
    pub entry: Entry,
    /// In minor units.
    #[schema(example = 5_900)]
    pub balance_minor: i64,
}

/// A charge that is not paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OpenCharge {
    pub entry_id: EntryId,
    #[schema(example = "Emprendedor, noviembre de 2026")]
    pub description: String,
    #[schema(example = "2026-11-15")]
    pub due_on: NaiveDate,
    /// What it was, in minor units.
    #[schema(example = 11_800)]
    pub amount_minor: i64,
    /// What of it is not paid, in minor units.
    #[schema(example = 5_900)]
    pub open_minor: i64,
    /// What of that the client is to pay to the State, in minor units.
    #[schema(example = 0)]
    pub withheld_minor: i64,
    /// How many days it is overdue; none where it is not, or where only the State's part is open.
    #[schema(example = 7)]
    pub days_overdue: Option<i64>,
}

/// Of which accounts it is asked what they owe.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReceivablesQuery {
    /// That of the reseller's country when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(value_type = Option<String>, example = "PEN")]
    pub currency: Option<Currency>,
    /// Where the page before ended (`next` of its reply).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// How many at most: 1 to 200, 50 when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u16>,
}

/// What is open, by how long it has been due; all in minor units. What clients are to pay to the State is told apart,
/// and in none of the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Ageing {
    /// Due today or later.
    #[schema(example = 11_800)]
    pub not_due_minor: i64,
    /// Due for 1 to 30 days.
    #[schema(example = 5_900)]
    pub days_30_minor: i64,
    /// Due for 31 to 60 days.
    #[schema(example = 0)]
    pub days_60_minor: i64,
    /// Due for 61 to 90 days.
    #[schema(example = 0)]
    pub days_90_minor: i64,
    /// Due for longer.
    #[schema(example = 0)]
    pub older_minor: i64,
    /// What is to be paid to the State.
    #[schema(example = 0)]
    pub withheld_minor: i64,
}

/// An account that owes something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Receivable {
    pub account_id: AccountId,
    #[schema(example = "Pukara Textil S.A.C.")]
    pub account_name: String,
    #[schema(example = "20131312955")]
    pub tax_id: String,
    pub country: Country,
    /// Since when something of it is due.
    #[schema(example = "2026-10-15")]
    pub due_since: NaiveDate,
    pub ageing: Ageing,
}

/// A page of the accounts that owe something, what is due the longest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Receivables {
    pub currency: Currency,
    pub items: Vec<Receivable>,
    /// Send it back as `cursor` for the next page; absent on the last one.
    pub next: Option<String>,
    /// What all of them owe together.
    pub totals: Ageing,
    /// How many owe something.
    #[schema(example = 12)]
    pub accounts: i64,
}

impl Ageing {
    /// What was due before today.
    #[must_use]
    pub const fn overdue_minor(&self) -> i64 {
        self.days_30_minor + self.days_60_minor + self.days_90_minor + self.older_minor
    }

    /// All that is open.
    #[must_use]
    pub const fn open_minor(&self) -> i64 {
        self.not_due_minor + self.overdue_minor() + self.withheld_minor
    }
}

/// So many days a statement has when its first is left out.
const USUAL_DAYS: i64 = 90;
/// The most days of a statement: five years.
const MOST_DAYS: i64 = 1_827;

impl StatementQuery {
    /// The first and the last day.
    ///
    /// # Errors
    /// When they are in the wrong order, or too far apart.
    pub fn days(&self, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), Faults> {
        let to = self.to.unwrap_or(today);
        let usual = to.checked_sub_signed(TimeDelta::days(USUAL_DAYS)).unwrap_or(to);
        let from = self.from.unwrap_or(usual);
        let days = (to - from).num_days();
        if (0..=MOST_DAYS).contains(&days) {
            Ok((from, to))
        } else {
            Err(Faults::one("from", Fault::WrongDay))
        }
    }
}

/// As which kind of file a statement is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = "pdf")]
pub enum StatementFormat {
    /// To print and to send.
    Pdf,
    /// To calculate with.
    Xlsx,
    Csv,
}

impl StatementFormat {
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Xlsx, Self::Csv];

    /// The format as sent, which is the ending of the file as well.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

impl std::fmt::Display for StatementFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// Takes a statement as a file.
#[derive(Clone, Debug)]
pub struct TakeStatement {
    pub account_id: AccountId,
    pub format: StatementFormat,
    pub query: StatementQuery,
}

impl Call for TakeStatement {
    const OPERATION: crate::access::Operation = crate::access::Operation::TakeStatement;
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/accounts/{account_id}/statement-files/{format}";
    type Reply = Vec<u8>;

    fn parts(&self) -> Parts {
        let parts = Parts::default().parameter("account_id", &self.account_id);
        parts.parameter("format", &self.format).query(&self.query)
    }

    fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error> {
        Ok(reply.to_vec())
    }
}

/// Takes the list of who owes what as a file.
#[derive(Clone, Debug)]
pub struct TakeReceivables {
    pub format: ExportFormat,
    pub query: ReceivablesQuery,
}

impl Call for TakeReceivables {
    const OPERATION: crate::access::Operation = crate::access::Operation::TakeReceivables;
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/receivable-files/{format}";
    type Reply = Vec<u8>;

    fn parts(&self) -> Parts {
        Parts::default().parameter("format", &self.format).query(&self.query)
    }

    fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error> {
        Ok(reply.to_vec())
    }
}

crate::calls! {
    GetStatement: Get "/accounts/{account_id}/statement" { account_id: AccountId, query: StatementQuery } => Statement;
    SendStatement: Post "/accounts/{account_id}/statement-mails" { account_id: AccountId, body: StatementMail } => StatementSent;
    GetReceivables: Get "/receivables" { query: ReceivablesQuery } => Receivables;
}
