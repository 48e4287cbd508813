//! Making reports, as jobs. What comes of one is kept in the transaction that ends its job: a worker that was given up
//! for dead keeps nothing.

use chrono::TimeDelta;
use serde_json::json;
use types::access::Operation;
use types::reports::{NewReport, ReportFormat, ReportId};

use super::out::Out;
use super::pack::{Tally, pack};
use super::store::{self, Asked, Kept, Made};
use super::{csv, pdf, reading, service, xlsx};
use crate::access::Scope;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Result};
use crate::kit::jobs::{self, Taken};
use crate::kit::outbox::{self, Change};

/// The kind of job.
pub const KIND: &str = "report";
/// Files of reports are kept so long.
pub(super) const KEPT: TimeDelta = TimeDelta::days(7);

/// Makes the report of a job.
///
/// # Errors
/// When it cannot be made, or its job is another's by now.
pub async fn run(context: &Context, job: &Taken) -> Result<()> {
    let id = ReportId(job.id);
    let Some(report) = store::by_id(&context.db, id).await? else {
        return Err(Error::broken("the report of a job is not there"));
    };
    let scope = Scope::of_command(Operation::CreateReport, Some(report.reseller), "reports");
    let total = reading::extent(context, &scope, &report.asked.report, i64::MAX)
        .await?
        .documents;
    job.progress(0, total);
    let file = file(&report, job);
    let mut out = Out::File(context.files.begin(&file).await?);
    let progress = |done| job.progress(done, total);
    let tally = make(context, &scope, &report.asked, &mut out, &progress).await?;
    let Out::File(upload) = out else {
        return Err(Error::broken("a report went elsewhere"));
    };
    let bytes = i64::try_from(upload.finish().await?).map_err(Error::broken)?;
    let now = context.now();
    let made = Made {
        file,
        bytes,
        documents: tally.documents,
        missing: tally.missing,
        ready_at: now,
        expires_at: now + KEPT,
    };
    let kept = context
        .db
        .write(async |tx| keep(context, tx, &scope, job, &made).await)
        .await;
    if kept.is_err() {
        service::remove_file(context, &made.file).await?;
    }
    kept
}

/// Makes a report, wherever it goes.
pub(super) async fn make(
    context: &Context,
    scope: &Scope,
    asked: &Asked,
    out: &mut Out,
    progress: &dyn Fn(i64),
) -> Result<Tally> {
    let NewReport { format, .. } = asked.report;
    let what = (&asked.report, asked.language);
    match format {
        ReportFormat::Zip => pack(context, scope, what, out, progress).await,
        ReportFormat::Csv => csv::write(context, scope, what, out, progress).await,
        ReportFormat::Xlsx => xlsx::write(context, scope, what, out, progress).await,
        ReportFormat::Pdf => pdf::write(context, scope, asked, out, progress).await,
    }
}

async fn keep(context: &Context, tx: &Tx, scope: &Scope, job: &Taken, made: &Made) -> Result<()> {
    jobs::finish(context, tx, job).await?;
    store::made(tx, scope, ReportId(job.id), made).await?;
    let facts = json!({"documents": made.documents, "missing": made.missing, "bytes": made.bytes});
    outbox::record(context, tx, scope.event("report.made", job.id, Change::facts(&facts))).await
}

/// Each attempt writes a file of its own: one that was taken for dead may still be writing.
fn file(report: &Kept, job: &Taken) -> String {
    let (folder, ending) = (service::folder(report), report.asked.report.format.name());
    format!("{folder}/{}.{ending}", job.attempt)
}
