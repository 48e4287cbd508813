//! Reports: the XML of many documents as an archive, made once whoever begins it, fetched by links that expire.

mod archive;
mod follow;
mod formats;
mod links;

use types::accounts::AccountId;
use types::reports::{NewReport, ReportFormat};

/// An archive of what an account, or all of them, issued in November.
fn november(account_id: Option<AccountId>) -> NewReport {
    let month = "2026-11".parse().expect("a month");
    NewReport {
        account_id,
        from: month,
        to: month,
        kinds: Vec::new(),
        environment: None,
        format: ReportFormat::Zip,
    }
}
