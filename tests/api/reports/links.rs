//! Fetching the file of a report by a link: whole, in parts, until it expires.

use chrono::TimeDelta;
use reqwest::Method;
use talonario::reports::service;
use tests::make::{self, RUC};
use tests::{Attempt, Caller, Code, TestApp, on_both_engines};
use types::documents::CreateDocument;
use types::kit::problem::Problem;
use types::reports::{FetchReport, GetReport, LinkReport, Report, ReportState};
use types::resellers::{Reason, SuspendReseller};

use super::november;

/// A report of some documents, its file, and a way to ask for parts of it.
async fn ready(app: &TestApp) -> (Report, Vec<u8>, String) {
    let (account, software) = app.integration(&app.world.sillar, "pukara").await;
    for number in 1..=40 {
        let xml = make::factura(RUC, number, "2026-11-21");
        software
            .ok(CreateDocument {
                account_id: account.id,
                xml,
            })
            .await;
    }
    let (report, file) = app.report(&app.manager(), november(None)).await;
    let token = app.file_token(&app.manager(), report.id).await;
    (report, file, token)
}

fn fetch(token: &str) -> Attempt {
    Attempt::of(&FetchReport {
        token: token.to_owned(),
    })
}

async fn part(nobody: &Caller<'_>, token: &str, range: &str) -> (u16, Vec<u8>, String) {
    let outcome = nobody.attempt(&fetch(token).header("range", range)).await;
    let told = outcome
        .headers
        .get("content-range")
        .map(|value| value.to_str().expect("text").to_owned());
    (outcome.status, outcome.body, told.unwrap_or_default())
}

on_both_engines! {
    async fn a_download_that_broke_off_goes_on_where_it_ended(app) {
        let (_, file, token) = ready(&app).await;
        let nobody = app.nobody();
        let whole = nobody.attempt(&fetch(&token)).await;
        assert_eq!((whole.status, &whole.body), (200, &file));
        let size = file.len();
        for (name, value) in [
            ("accept-ranges", "bytes"),
            ("content-type", "application/zip"),
            ("content-disposition", "attachment; filename=\"xml-todas-2026-11.zip\""),
            ("content-length", &size.to_string()),
            ("x-content-type-options", "nosniff"),
            ("cache-control", "private, no-store"),
        ] {
            assert_eq!(whole.header(name), value, "{name}");
        }
        let tag = whole.header("etag").to_owned();
        let middle = size / 2;
        let (status, rest, told) = part(&nobody, &token, &format!("bytes={middle}-")).await;
        assert_eq!((status, told), (206, format!("bytes {middle}-{}/{size}", size - 1)));
        assert_eq!([&file[..middle], &rest].concat(), file, "the halves are the whole");
        let (status, few, _) = part(&nobody, &token, "bytes=10-19").await;
        assert_eq!((status, few.as_slice()), (206, &file[10..20]));
        let (status, last, _) = part(&nobody, &token, "bytes=-7").await;
        assert_eq!((status, last.as_slice()), (206, &file[size - 7..]));

        let same = fetch(&token).header("range", "bytes=5-").header("if-range", &tag);
        assert_eq!(nobody.attempt(&same).await.status, 206);
        let other = fetch(&token).header("range", "bytes=5-").header("if-range", "\"another\"");
        let outcome = nobody.attempt(&other).await;
        assert_eq!((outcome.status, outcome.body), (200, file.clone()), "of another file all is sent");
        let known = nobody.attempt(&fetch(&token).header("if-none-match", &tag)).await;
        assert_eq!((known.status, known.body.len()), (304, 0));
        let (status, none, told) = part(&nobody, &token, &format!("bytes={size}-")).await;
        assert_eq!((status, none.len(), told), (416, 0, format!("bytes */{size}")));
    }

    async fn a_head_tells_what_there_is_to_fetch(app) {
        let (_, file, token) = ready(&app).await;
        let path = format!("/report-files/{token}");
        let head = app.nobody().attempt(&Attempt::new(Method::HEAD, &path)).await;
        assert_eq!((head.status, head.body.len()), (200, 0));
        assert_eq!(head.header("content-length"), file.len().to_string());
        assert_eq!(head.header("accept-ranges"), "bytes");
    }

    async fn a_link_expires_before_its_file_and_then_the_file_does(app) {
        let (report, _, token) = ready(&app).await;
        let report_id = report.id;
        app.clock.advance(TimeDelta::hours(23));
        app.nobody().ok(FetchReport { token: token.clone() }).await;
        app.clock.advance(TimeDelta::hours(1));
        app.nobody().refused(FetchReport { token }, Code::LinkSpent).await;
        let signed_in = app.sign_in(&app.world.sillar.manager.email, tests::world::PASSWORD).await.expect("a session");
        let again = app.file_token(&app.bearing(&signed_in.token), report_id).await;
        app.nobody().ok(FetchReport { token: again.clone() }).await;

        app.clock.advance(TimeDelta::days(6));
        let signed_in = app.sign_in(&app.world.sillar.manager.email, tests::world::PASSWORD).await.expect("a session");
        let manager = app.bearing(&signed_in.token);
        assert_eq!(manager.ok(GetReport { report_id }).await.state, ReportState::Expired);
        manager.refused(LinkReport { report_id }, Code::LinkSpent).await;
        app.nobody().refused(FetchReport { token: again.clone() }, Code::LinkSpent).await;
        let files = app.files();
        service::forget(&app.context).await.expect("the sweep");
        assert_eq!(app.files(), files - 1, "the file is removed, the documents stay");
        assert_eq!(manager.ok(GetReport { report_id }).await.state, ReportState::Expired);
        app.clock.advance(TimeDelta::days(31));
        service::forget(&app.context).await.expect("the sweep");
        assert_eq!((app.rows("reports").await, app.rows("jobs").await), (0, 0));
        app.nobody().refused(FetchReport { token: again }, Code::LinkSpent).await;
    }

    async fn what_is_no_link_is_nothing(app) {
        let (_, _, token) = ready(&app).await;
        let (says, proof) = token.rsplit_once('.').expect("a proof");
        let (id, until) = says.split_once('.').expect("a time");
        let later: i64 = until.parse::<i64>().expect("a number") + 86_400;
        for wrong in [
            format!("{id}.{later}.{proof}"),
            format!("{says}.{}", "0".repeat(64)),
            says.to_owned(),
            "..%2f..%2fetc".to_owned(),
            "x".to_owned(),
        ] {
            app.nobody().refused(FetchReport { token: wrong }, Code::NotFound).await;
        }
    }

    async fn who_may_not_work_any_more_has_no_links_either(app) {
        let (_, _, token) = ready(&app).await;
        let operator = app.by(&app.world.operator);
        let reseller_id = app.world.sillar.reseller.id;
        let version = operator.ok(types::resellers::GetReseller { reseller_id }).await.version;
        let body = Reason { reason: "Mora".to_owned() };
        operator.ok(SuspendReseller { reseller_id, version, body }).await;
        let outcome = app.nobody().attempt(&fetch(&token)).await;
        let problem: Problem = outcome.problem();
        assert_eq!(problem.code, Code::LinkSpent);
    }
}
