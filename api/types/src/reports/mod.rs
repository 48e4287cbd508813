//! Reports: the XML of many documents as one archive, and what was issued as a file to print or to calculate with.

mod month;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::{AccountId, Environment};
use crate::documents::DocumentKind;
use crate::kit::call::{Call, Method, Parts};
use crate::kit::fault::{Fault, Faults};
use crate::kit::page::{Page, PageQuery};
use crate::kit::problem::Code;
use crate::kit::text::Language;

pub use self::month::{Month, NotAMonth};

crate::ids! {
    /// A report that somebody asked for.
    ReportId;
}

/// What a report is made as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    /// The documents themselves: their XML and their receipts, byte by byte.
    Zip,
    /// What was issued, to print.
    Pdf,
    /// What was issued, to calculate with.
    Xlsx,
    Csv,
}

impl ReportFormat {
    pub const ALL: [Self; 4] = [Self::Zip, Self::Pdf, Self::Xlsx, Self::Csv];

    /// The format as sent, which is the ending of the file as well.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zip => "zip",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Zip => "application/zip",
            Self::Pdf => "application/pdf",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// A report to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    /// Of one account; of all of them when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<AccountId>,
    /// The first month, by the day of issue.
    pub from: Month,
    /// The last month; up to twelve in all.
    pub to: Month,
    /// Which kinds; all of them when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<DocumentKind>,
    /// Documents with fiscal validity when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<Environment>,
    pub format: ReportFormat,
}

impl NewReport {
    /// So many months at most.
    pub const MOST_MONTHS: i32 = 12;
    /// A report of so many documents at most is made while one waits for it.
    pub const AT_ONCE: i64 = 500;

    /// The report with each kind named once.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn parse(&self) -> Result<Self, Faults> {
        if !(1..=Self::MOST_MONTHS).contains(&self.from.until(self.to)) {
            let fault = Fault::OutOfRange {
                minimum: 1,
                maximum: i64::from(Self::MOST_MONTHS),
            };
            return Err(Faults::one("to", fault));
        }
        let named = |kind: &DocumentKind| self.kinds.contains(kind);
        Ok(Self {
            kinds: DocumentKind::ALL.into_iter().filter(named).collect(),
            ..self.clone()
        })
    }

    #[must_use]
    pub fn environment(&self) -> Environment {
        self.environment.unwrap_or(Environment::Production)
    }

    /// What its file is called; `hostname` is its account's.
    #[must_use]
    pub fn file_name(&self, hostname: Option<&str>, language: Language) -> String {
        let (all, issued) = match language {
            Language::Es | Language::Pt => ("todas", "emitidos"),
            Language::En => ("all", "issued"),
        };
        let what = match self.format {
            ReportFormat::Zip => "xml",
            ReportFormat::Pdf | ReportFormat::Xlsx | ReportFormat::Csv => issued,
        };
        let whose = hostname.unwrap_or(all);
        let when = if self.from == self.to {
            self.from.to_string()
        } else {
            format!("{}_{}", self.from, self.to)
        };
        let demo = match self.environment() {
            Environment::Demo => "-demo",
            Environment::Production => "",
        };
        format!("{what}-{whose}-{when}{demo}.{}", self.format.name())
    }
}

/// What a report would hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReportPreview {
    #[schema(example = 1_240)]
    pub documents: i64,
    /// Documents whose XML has not come.
    #[schema(example = 3)]
    pub missing: i64,
    /// How large their XML is together.
    #[schema(example = 7_620_000)]
    pub bytes: i64,
    /// Whether there are more than that: nobody counted on.
    pub is_more: bool,
    /// Whether it can be made while one waits for it.
    pub at_once: bool,
}

/// Where a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    Queued,
    Running,
    Ready,
    Failed,
    Cancelled,
    /// It was ready; its file is gone.
    Expired,
}

impl ReportState {
    /// Whether nothing more happens to it by itself for now.
    #[must_use]
    pub const fn is_over(self) -> bool {
        !matches!(self, Self::Queued | Self::Running)
    }
}

/// The account a report is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReportAccount {
    pub id: AccountId,
    #[schema(example = "Textiles Pukara S.A.C.")]
    pub name: String,
}

/// A report that somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Report {
    pub id: ReportId,
    /// The name of its file.
    #[schema(example = "xml-pukara-2026-11.zip")]
    pub name: String,
    pub format: ReportFormat,
    /// None when it is of all accounts.
    pub account: Option<ReportAccount>,
    pub from: Month,
    pub to: Month,
    /// All kinds when empty.
    pub kinds: Vec<DocumentKind>,
    pub environment: Environment,
    pub state: ReportState,
    /// How many documents are done, while it is being made.
    #[schema(example = 600)]
    pub done: i64,
    /// How many documents it holds, or will.
    #[schema(example = 1_240)]
    pub documents: i64,
    /// How many of them have no XML; in an archive, a list names them.
    #[schema(example = 3)]
    pub missing: i64,
    /// The size of its file, once it is ready.
    #[schema(example = 1_530_000)]
    pub bytes: Option<i64>,
    /// Why it failed.
    pub failure: Option<Code>,
    pub created_at: DateTime<Utc>,
    pub ready_at: Option<DateTime<Utc>>,
    /// When its file is removed.
    pub expires_at: DateTime<Utc>,
}

/// A link by which the file of a report is fetched, without signing in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReportLink {
    /// From the root of this installation.
    #[schema(example = "/api/v1/report-files/019a9f3e6c0070008000000000000001.1795294800.5ad3…")]
    pub url: String,
    pub expires_at: DateTime<Utc>,
}

crate::calls! {
    PreviewReport: Post "/reports/preview" { body: NewReport } => ReportPreview;
    CreateReport: Post "/reports" { body: NewReport } => Report;
    ListReports: Get "/reports" { query: PageQuery } => Page<Report>;
    GetReport: Get "/reports/{report_id}" { report_id: ReportId } => Report;
    CancelReport: Post "/reports/{report_id}/cancel" { report_id: ReportId } => Report;
    DeleteReport: Delete "/reports/{report_id}" { report_id: ReportId } => ();
    LinkReport: Post "/reports/{report_id}/link" { report_id: ReportId } => ReportLink;
}

/// A report of few documents, made while one waits.
#[derive(Clone, Debug)]
pub struct TakeReport {
    pub body: NewReport,
}

impl Call for TakeReport {
    const OPERATION: crate::access::Operation = crate::access::Operation::TakeReport;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/reports/file";
    type Reply = Vec<u8>;

    fn parts(&self) -> Parts {
        Parts::default().json(&self.body)
    }

    fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error> {
        Ok(reply.to_vec())
    }
}

/// The file of a report, by a link.
#[derive(Clone, Debug)]
pub struct FetchReport {
    pub token: String,
}

impl Call for FetchReport {
    const OPERATION: crate::access::Operation = crate::access::Operation::FetchReport;
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/report-files/{token}";
    type Reply = Vec<u8>;

    fn parts(&self) -> Parts {
        Parts::default().parameter("token", &self.token)
    }

    fn read(&self, reply: &[u8]) -> Result<Self::Reply, serde_json::Error> {
        Ok(reply.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, NewReport, ReportFormat};
    use crate::documents::DocumentKind as Kind;

    fn asked(from: &str, to: &str, kinds: &[Kind]) -> NewReport {
        NewReport {
            account_id: None,
            from: from.parse().expect("a month"),
            to: to.parse().expect("a month"),
            kinds: kinds.to_vec(),
            environment: None,
            format: ReportFormat::Zip,
        }
    }

    #[test]
    fn a_report_is_of_one_to_twelve_months() {
        assert!(asked("2026-01", "2026-12", &[]).parse().is_ok());
        for (from, to) in [("2026-02", "2026-01"), ("2026-01", "2027-01")] {
            let fault = Fault::OutOfRange {
                minimum: 1,
                maximum: 12,
            };
            let faults = asked(from, to, &[]).parse().expect_err("a fault");
            assert_eq!(faults, super::Faults::one("to", fault), "{from} {to}");
        }
    }

    #[test]
    fn a_kind_named_twice_counts_once() {
        let parsed = asked("2026-01", "2026-01", &[Kind::Nfe, Kind::Boleta, Kind::Nfe])
            .parse()
            .expect("it is right");
        assert_eq!(parsed.kinds, [Kind::Boleta, Kind::Nfe]);
    }
}
