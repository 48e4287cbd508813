//! Following the reports that are being made, wherever one is meanwhile: a notice when one is ready.

use std::sync::LazyLock;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use types::access::Operation;
use types::reports::{GetReport, Report, ReportId, ReportState};

use crate::auth::may;
use crate::kit::http::send;
use crate::kit::{browser, language, toast};
use crate::reports::text;

/// So often each is asked about, in milliseconds.
const PAUSE: u32 = 1_500;
/// So many times in a row nobody may answer before it is left alone.
const PATIENCE: u32 = 20;
/// Under which this browser remembers what it follows.
const STORED: &str = "reports";

/// What is being followed, as it was told last.
static FOLLOWED: LazyLock<ArcRwSignal<Vec<Report>>> = LazyLock::new(|| ArcRwSignal::new(Vec::new()));
/// How many have ended while they were followed.
static ENDED: LazyLock<ArcRwSignal<u32>> = LazyLock::new(|| ArcRwSignal::new(0));

/// A report as it was told last, while it is followed; tracked.
#[must_use]
pub fn followed(id: ReportId) -> Option<Report> {
    FOLLOWED.read().iter().find(|report| report.id == id).cloned()
}

/// Changes whenever one has ended; tracked.
#[must_use]
pub fn ended() -> u32 {
    ENDED.get()
}

/// Follows a report until it is over.
pub fn follow(report: Report) {
    if report.state.is_over() || FOLLOWED.read_untracked().iter().any(|each| each.id == report.id) {
        return;
    }
    let id = report.id;
    FOLLOWED.update(|followed| followed.push(report));
    remember();
    spawn_local(keep_asking(id));
}

/// Follows no more: it was cancelled or deleted here.
pub fn leave(id: ReportId) {
    FOLLOWED.update(|followed| followed.retain(|each| each.id != id));
    remember();
}

/// Goes on following what was being made when this browser left.
pub fn go_on() {
    if !may(Operation::GetReport) {
        return;
    }
    let ids = browser::recall(STORED).unwrap_or_default();
    for id in ids.split(' ').filter_map(|id| id.parse::<ReportId>().ok()) {
        spawn_local(async move {
            if let Ok(report) = send(GetReport { report_id: id }).await {
                if report.state.is_over() {
                    leave(id);
                    tell(&report);
                } else {
                    follow(report);
                }
            }
        });
    }
}

async fn keep_asking(id: ReportId) {
    let mut silent = 0;
    while silent < PATIENCE {
        TimeoutFuture::new(PAUSE).await;
        if !FOLLOWED.read_untracked().iter().any(|each| each.id == id) {
            return;
        }
        match send(GetReport { report_id: id }).await {
            Ok(report) if report.state.is_over() => {
                leave(id);
                ENDED.update(|ended| *ended = ended.wrapping_add(1));
                tell(&report);
                return;
            }
            Ok(report) => {
                silent = 0;
                put(report);
            }
            Err(failure) if failure.may_pass() => silent += 1,
            Err(_) => break,
        }
    }
    leave(id);
}

fn put(report: Report) {
    FOLLOWED.update(|followed| {
        if let Some(place) = followed.iter_mut().find(|each| each.id == report.id) {
            *place = report;
        }
    });
}

fn tell(report: &Report) {
    match report.state {
        ReportState::Ready => toast(text::is_ready(language(), report.name.clone())),
        ReportState::Failed => toast(text::has_failed(language(), report.name.clone())),
        _ => {}
    }
}

fn remember() {
    let ids: Vec<_> = FOLLOWED
        .read_untracked()
        .iter()
        .map(|report| report.id.to_string())
        .collect();
    if ids.is_empty() {
        browser::forget(STORED);
    } else {
        browser::remember(STORED, &ids.join(" "));
    }
}
