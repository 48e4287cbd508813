//! Asking for reports, following how they are made, and fetching their files.

use std::collections::HashMap;

use actix_web::rt;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use types::access::Operation;
use types::kit::page::{Page, PageQuery};
use types::kit::problem::{Code, LimitReached};
use types::kit::text::Language;
use types::reports::{
    NewReport, Report, ReportAccount, ReportFormat, ReportId, ReportLink, ReportPreview, ReportState,
};
use uuid::Uuid;

use super::link::Link;
use super::out::Out;
use super::reading;
use super::store::{self, Asked, Kept};
use super::work::{KEPT, KIND, make};
use crate::access::Scope;
use crate::accounts::store as accounts;
use crate::kit::context::Context;
use crate::kit::db::Tx;
use crate::kit::error::{Error, Refusal, Result};
use crate::kit::http::answer::Content;
use crate::kit::http::parts::Fixed;
use crate::kit::jobs::{self, JobState, NewJob, Told};
use crate::kit::once::{self, Once};
use crate::kit::outbox::{self, Change};
use crate::resellers::standing;
use crate::users::store as users;

/// Counting for a preview ends soon after so many documents.
const COUNTED: i64 = 100_000;
/// So many reports of a member may wait or be made at a time.
const MOST: i64 = 5;
/// A link is good for so long, and no longer than the file.
const LINK: TimeDelta = TimeDelta::hours(24);
/// Expired reports stand in the list for so long.
const REMEMBERED: TimeDelta = TimeDelta::days(30);
/// So many reports are swept at a time.
const SWEPT: u64 = 100;

/// The file of a report that is made while one waits.
pub(super) struct File {
    pub name: String,
    pub format: ReportFormat,
    pub content: Content,
}

/// What a report would hold.
pub async fn preview(context: &Context, scope: &Scope, asked: &NewReport) -> Result<ReportPreview> {
    let asked = asked.parse()?;
    let extent = reading::extent(context, scope, &asked, COUNTED).await?;
    Ok(ReportPreview {
        at_once: !extent.is_more && extent.documents <= NewReport::AT_ONCE,
        ..extent
    })
}

/// Makes a report of few documents while one waits.
///
/// # Errors
/// `report_too_large` when there are many.
pub(super) async fn take(context: &Context, scope: &Scope, new: &NewReport, language: Language) -> Result<File> {
    let (asked, name) = asked(context, scope, new, language).await?;
    let extent = reading::extent(context, scope, &asked.report, NewReport::AT_ONCE).await?;
    if extent.is_more || extent.documents > NewReport::AT_ONCE {
        return Err(Code::ReportTooLarge.into());
    }
    let facts = Change::facts(&serde_json::to_value(&asked)?);
    let id = context.id();
    context
        .db
        .write(async |tx| outbox::record(context, tx, scope.event("report.taken", id, facts)).await)
        .await?;
    let format = asked.report.format;
    let (give, content) = Out::to_reader();
    let (context, scope) = (context.clone(), scope.clone());
    rt::spawn(async move {
        let mut out = Out::Reader(give.clone());
        if let Err(error) = make(&context, &scope, &asked, &mut out, &|_| {}).await {
            // Whoever has gone needs no answer.
            drop(give.send(Err(error)).await);
        }
    });
    Ok(File { name, format, content })
}

/// Asks for a report, to be made as a job.
///
/// # Errors
/// `limit_reached` when one asked for many that are not ready yet.
pub async fn create(
    context: &Context,
    scope: &Scope,
    once: Option<Once>,
    new: &NewReport,
    language: Language,
) -> Result<Report> {
    let (asked, name) = asked(context, scope, new, language).await?;
    let extent = reading::extent(context, scope, &asked.report, COUNTED).await?;
    let owner = scope.actor().id.ok_or(Code::NotAllowed)?;
    let work = async |tx: &Tx| {
        let unfinished = i64::try_from(jobs::unfinished(tx, owner).await?).map_err(Error::broken)?;
        if unfinished >= MOST {
            return Err(full(unfinished));
        }
        let now = context.now();
        let kept = Kept {
            id: ReportId(context.id()),
            reseller: scope.reseller()?,
            member: owner.into(),
            asked: asked.clone(),
            name: name.clone(),
            documents: extent.documents,
            missing: extent.missing,
            bytes: None,
            file: None,
            created_at: now,
            ready_at: None,
            expires_at: now + KEPT,
        };
        store::insert(tx, scope, &kept).await?;
        let job = NewJob {
            id: kept.id.0,
            reseller: Some(kept.reseller.0),
            owner,
            kind: KIND,
            total: kept.documents,
        };
        jobs::put(context, tx, job).await?;
        let event = scope.event("report.created", kept.id.0, Change::made(&asked)?);
        outbox::record(context, tx, event).await?;
        let told = jobs::told(tx, &[kept.id.0]).await?;
        Ok(report(kept, &told, now))
    };
    context
        .db
        .write(async |tx| once::answer(context, tx, scope.sender(), once.as_ref(), async || work(tx).await).await)
        .await
}

/// One page of one's reports, the last first.
pub async fn list(context: &Context, scope: &Scope, asked: &PageQuery) -> Result<Page<Report>> {
    let page = store::list(&context.db, scope, asked).await?;
    let ids: Vec<Uuid> = page.items.iter().map(|kept| kept.id.0).collect();
    let told = jobs::told(&context.db, &ids).await?;
    let now = context.now();
    Ok(Page {
        items: page.items.into_iter().map(|kept| report(kept, &told, now)).collect(),
        next: page.next,
        total: page.total,
    })
}

pub async fn find(context: &Context, scope: &Scope, id: ReportId) -> Result<Report> {
    let kept = store::find(&context.db, scope, id).await?;
    let told = jobs::told(&context.db, &[id.0]).await?;
    Ok(report(kept, &told, context.now()))
}

/// Cancels a report that is not ready.
///
/// # Errors
/// `already_in_that_state` when it is over.
pub async fn cancel(context: &Context, scope: &Scope, id: ReportId) -> Result<Report> {
    context
        .db
        .write(async |tx| {
            let kept = store::find(tx, scope, id).await?;
            if !jobs::cancel(context, tx, id.0).await? {
                return Err(Code::AlreadyInThatState.into());
            }
            let event = scope.event("report.cancelled", id.0, Change::facts(&json!({"name": kept.name})));
            outbox::record(context, tx, event).await?;
            let told = jobs::told(tx, &[id.0]).await?;
            Ok(report(kept, &told, context.now()))
        })
        .await
}

/// Deletes a report with its file; one that is being made is cancelled.
pub async fn delete(context: &Context, scope: &Scope, id: ReportId) -> Result<()> {
    let kept = context
        .db
        .write(async |tx| {
            let kept = store::find(tx, scope, id).await?;
            jobs::cancel(context, tx, id.0).await?;
            jobs::forget(tx, &[id.0]).await?;
            store::delete(tx, scope, id).await?;
            let event = scope.event("report.deleted", id.0, Change::facts(&json!({"name": kept.name})));
            outbox::record(context, tx, event).await?;
            Ok(kept)
        })
        .await?;
    context.files.remove_folder(&folder(&kept)).await
}

/// A link to the file of a report.
///
/// # Errors
/// `link_spent` when the file is gone, `not_found` when it is not there yet.
pub async fn link(context: &Context, scope: &Scope, id: ReportId) -> Result<ReportLink> {
    let kept = store::find(&context.db, scope, id).await?;
    let now = context.now();
    if kept.ready_at.is_none() {
        return Err(Code::NotFound.into());
    }
    if kept.file.is_none() || kept.expires_at <= now {
        return Err(Code::LinkSpent.into());
    }
    let link = Link {
        report: id,
        expires_at: kept.expires_at.min(now + LINK),
    };
    let facts = Change::facts(&json!({"name": kept.name, "expires_at": link.expires_at}));
    context
        .db
        .write(async |tx| outbox::record(context, tx, scope.event("report.linked", id.0, facts)).await)
        .await?;
    let token = link.token(&context.master);
    Ok(ReportLink {
        url: format!("{}/report-files/{token}", types::kit::call::BASE),
        expires_at: link.expires_at,
    })
}

/// The file that a link leads to, and where it is kept.
///
/// # Errors
/// `not_found` for what is no link, `link_spent` when it expired, the file is gone, or whoever asked for it may not have
/// it any more.
pub(super) async fn fetch(context: &Context, token: &str) -> Result<(Fixed, String)> {
    let link = Link::read(&context.master, token).ok_or(Code::NotFound)?;
    let now = context.now();
    let kept = store::by_id(&context.db, link.report).await?.ok_or(Code::LinkSpent)?;
    let member = users::by_id(&context.db, kept.member).await?.member;
    let may = member.active && member.role.may(Operation::LinkReport);
    if !may || standing::is_suspended(&context.db, Some(kept.reseller)).await? {
        return Err(Code::LinkSpent.into());
    }
    let (Some(file), Some(bytes)) = (kept.file, kept.bytes) else {
        return Err(Code::LinkSpent.into());
    };
    if link.expires_at <= now || kept.expires_at <= now {
        return Err(Code::LinkSpent.into());
    }
    let fixed = Fixed {
        name: kept.name,
        media_type: kept.asked.report.format.media_type(),
        size: u64::try_from(bytes).map_err(Error::broken)?,
        tag: file.replace('/', "."),
    };
    Ok((fixed, file))
}

/// Removes the files that expired, and forgets what expired long ago.
///
/// # Errors
/// When the database or the store fails.
pub async fn forget(context: &Context) -> Result<()> {
    let now = context.now();
    loop {
        let spent = store::spent(&context.db, now, SWEPT).await?;
        for kept in &spent {
            context.files.remove_folder(&folder(kept)).await?;
            context
                .db
                .write(async |tx| store::without_file(tx, kept.id).await)
                .await?;
        }
        if spent.is_empty() {
            break;
        }
    }
    loop {
        let old = store::old(&context.db, now - REMEMBERED, SWEPT).await?;
        let ids: Vec<Uuid> = old.iter().map(|kept| kept.id.0).collect();
        if ids.is_empty() {
            return Ok(());
        }
        for kept in &old {
            context.files.remove_folder(&folder(kept)).await?;
        }
        let forget = async |tx: &Tx| {
            jobs::forget(tx, &ids).await?;
            store::forget(tx, &ids).await
        };
        context.db.write(forget).await?;
    }
}

/// Where the files of a report are.
pub(super) fn folder(report: &Kept) -> String {
    format!("reports/{}/{}", report.reseller, report.id)
}

/// Removes a file that nothing points to.
pub(super) async fn remove_file(context: &Context, file: &str) -> Result<()> {
    context.files.remove(file).await
}

/// What was asked, with what it takes to make it, and what the file is called.
async fn asked(context: &Context, scope: &Scope, new: &NewReport, language: Language) -> Result<(Asked, String)> {
    let report = new.parse()?;
    let account = match report.account_id {
        Some(id) => Some(accounts::find(&context.db, scope, id).await?),
        None => None,
    };
    let hostname = account.as_ref().map(|account| account.hostname.as_str());
    let name = report.file_name(hostname, language);
    let account = account.map(|account| ReportAccount {
        id: account.id,
        name: account.name,
    });
    Ok((
        Asked {
            report,
            account,
            language,
        },
        name,
    ))
}

/// A report as it is told.
fn report(kept: Kept, told: &HashMap<Uuid, Told>, now: DateTime<Utc>) -> Report {
    let job = told.get(&kept.id.0);
    let state = match (kept.ready_at, job.map(|job| job.state)) {
        (Some(_), _) if kept.file.is_none() || kept.expires_at <= now => ReportState::Expired,
        (Some(_), _) => ReportState::Ready,
        (None, Some(JobState::Queued)) => ReportState::Queued,
        (None, Some(JobState::Running)) => ReportState::Running,
        (None, Some(JobState::Cancelled)) => ReportState::Cancelled,
        (None, Some(JobState::Failed | JobState::Done) | None) => ReportState::Failed,
    };
    let failure = job.and_then(|job| job.failure.as_deref()).and_then(code);
    let NewReport { from, to, format, .. } = kept.asked.report;
    Report {
        id: kept.id,
        name: kept.name,
        format,
        account: kept.asked.account,
        from,
        to,
        environment: kept.asked.report.environment(),
        kinds: kept.asked.report.kinds,
        state,
        done: job.map_or(0, |job| job.done),
        documents: job.filter(|_| !state.is_over()).map_or(kept.documents, |job| job.total),
        missing: kept.missing,
        bytes: kept.bytes,
        failure,
        created_at: kept.created_at,
        ready_at: kept.ready_at,
        expires_at: kept.expires_at,
    }
}

fn code(name: &str) -> Option<Code> {
    Code::ALL.iter().copied().find(|code| code.name() == name)
}

fn full(unfinished: i64) -> Error {
    let reached = LimitReached {
        meter: "reports".to_owned(),
        used: unfinished,
        limit: MOST,
        resets_at: None,
    };
    Refusal::new(Code::LimitReached).limit(reached).into()
}
