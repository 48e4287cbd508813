//! One valid request for each operation on reports.

use tests::world::Tenant;
use tests::{Attempt, TestApp};
use types::access::Operation;
use types::accounts::Environment;
use types::kit::page::PageQuery;
use types::reports::{
    CancelReport, CreateReport, DeleteReport, FetchReport, GetReport, LinkReport, ListReports, NewReport,
    PreviewReport, ReportFormat, ReportId, TakeReport,
};

use super::target::Target;

/// A valid request for that operation.
pub(super) fn request(operation: Operation, on: &Target<'_>) -> Attempt {
    use Operation as O;
    let (report_id, body) = (on.report, report());
    match operation {
        O::PreviewReport => Attempt::of(&PreviewReport { body }),
        O::TakeReport => Attempt::of(&TakeReport { body }),
        O::CreateReport => Attempt::of(&CreateReport { body }),
        O::ListReports => Attempt::of(&ListReports {
            query: PageQuery::default(),
        }),
        O::GetReport => Attempt::of(&GetReport { report_id }),
        O::CancelReport => Attempt::of(&CancelReport { report_id }),
        O::DeleteReport => Attempt::of(&DeleteReport { report_id }),
        O::LinkReport => Attempt::of(&LinkReport { report_id }),
        O::FetchReport => Attempt::of(&FetchReport { token: on.file.clone() }),
        other => panic!("{} is no operation on reports", other.id()),
    }
}

/// A report of all accounts of whoever asks.
pub(super) fn report() -> NewReport {
    let month = "2026-11".parse().expect("a month");
    NewReport {
        account_id: None,
        from: month,
        to: month,
        kinds: Vec::new(),
        environment: Some(Environment::Demo),
        format: ReportFormat::Zip,
    }
}

/// A report of the owner's, ready.
pub(super) async fn own_report(app: &TestApp, tenant: &Tenant) -> ReportId {
    let body = report();
    let report = app.by(&tenant.owner).ok(CreateReport { body }).await.id;
    app.work().await;
    report
}
