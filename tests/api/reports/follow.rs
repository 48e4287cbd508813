//! How a report is made: once, whoever begins it; given up, cancelled, deleted, repeated.

use chrono::TimeDelta;
use talonario::kit::jobs;
use talonario::serve;
use tests::files::unzipped;
use tests::make::{self, RUC};
use tests::many::at_once;
use tests::{Code, on_both_engines};
use types::documents::CreateDocument;
use types::kit::page::PageQuery;
use types::reports::{
    CancelReport, CreateReport, DeleteReport, FetchReport, GetReport, LinkReport, ListReports, NewReport, ReportState,
};

use super::november;

on_both_engines! {
    async fn a_report_waits_is_made_and_is_ready(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        software.ok(CreateDocument { account_id: account.id, xml: make::factura(RUC, 1, "2026-11-21") }).await;
        let manager = app.manager();
        let report = manager.ok(CreateReport { body: november(Some(account.id)) }).await;
        assert_eq!((report.state, report.name.as_str()), (ReportState::Queued, "xml-pukara-2026-11.zip"));
        assert_eq!((report.done, report.documents, report.bytes), (0, 1, None));
        manager.refused(LinkReport { report_id: report.id }, Code::NotFound).await;
        let job = jobs::take(&app.context).await.expect("the database").expect("a job");
        assert_eq!(manager.ok(GetReport { report_id: report.id }).await.state, ReportState::Running);
        job.progress(1, 1);
        assert!(jobs::go_on(&app.context, &job).await.expect("the database"));
        assert_eq!(manager.ok(GetReport { report_id: report.id }).await.done, 1);
        serve::job(&app.context, &job).await.expect("it is made");
        let ready = manager.ok(GetReport { report_id: report.id }).await;
        assert_eq!((ready.state, ready.failure), (ReportState::Ready, None));
        let token = app.file_token(&manager, report.id).await;
        let file = app.nobody().ok(FetchReport { token }).await;
        assert_eq!(ready.bytes, i64::try_from(file.len()).ok());
        assert_eq!(manager.ok(ListReports { query: PageQuery::default() }).await.items, [ready]);
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'report.made'").await, 1);
    }

    async fn what_a_killed_worker_began_is_made_by_another_once(app) {
        let (account, software) = app.integration(&app.world.sillar, "pukara").await;
        software.ok(CreateDocument { account_id: account.id, xml: make::factura(RUC, 1, "2026-11-21") }).await;
        let report_id = app.manager().ok(CreateReport { body: november(None) }).await.id;
        let (first, second) = (app.apart().await, app.apart().await);
        let killed = jobs::take(&first).await.expect("the database").expect("a job");
        assert_eq!(jobs::drain(&second, serve::job).await.expect("the database"), 0, "it is being made");
        app.clock.advance(TimeDelta::seconds(59));
        assert!(jobs::go_on(&first, &killed).await.expect("the database"), "a sign of life");
        app.clock.advance(TimeDelta::seconds(59));
        assert_eq!(jobs::drain(&second, serve::job).await.expect("the database"), 0, "it is being made still");
        app.clock.advance(TimeDelta::seconds(2));
        assert_eq!(jobs::drain(&second, serve::job).await.expect("the database"), 1, "it was given up for dead");
        let ready = app.manager().ok(GetReport { report_id }).await;
        assert_eq!(ready.state, ReportState::Ready);

        let files = app.files();
        serve::job(&first, &killed).await.expect_err("it is another's by now");
        assert!(!jobs::go_on(&first, &killed).await.expect("the database"));
        assert_eq!(app.manager().ok(GetReport { report_id }).await, ready);
        assert_eq!(app.files(), files, "what came too late is not kept");
        assert_eq!(app.number("SELECT COUNT(*) FROM events WHERE name = 'report.made'").await, 1);
        let token = app.file_token(&app.manager(), report_id).await;
        assert_eq!(unzipped(app.nobody().ok(FetchReport { token }).await).len(), 2);
    }

    async fn of_many_workers_one_takes_a_job(app) {
        let mut contexts = Vec::new();
        for _ in 0..6 {
            contexts.push(app.apart().await);
        }
        for round in 0..3 {
            app.clock.advance(TimeDelta::milliseconds(5));
            app.manager().ok(CreateReport { body: november(None) }).await;
            let taken = at_once(6, contexts.iter().map(jobs::take)).await;
            let taken: Vec<_> = taken.into_iter().filter_map(|each| each.expect("the database")).collect();
            assert_eq!(taken.len(), 1, "round {round}");
            serve::job(&app.context, &taken[0]).await.expect("it is made");
        }
    }

    async fn a_job_that_is_begun_and_never_ended_is_given_up(app) {
        let report_id = app.manager().ok(CreateReport { body: november(None) }).await.id;
        for _ in 0..4 {
            assert!(jobs::take(&app.context).await.expect("the database").is_some());
            app.clock.advance(TimeDelta::seconds(61));
        }
        assert!(jobs::take(&app.context).await.expect("the database").is_none());
        let failed = app.manager().ok(GetReport { report_id }).await;
        assert_eq!((failed.state, failed.failure), (ReportState::Failed, Some(Code::Internal)));
        app.manager().refused(LinkReport { report_id }, Code::NotFound).await;
    }

    async fn a_worker_that_stops_gives_its_job_back(app) {
        let report_id = app.manager().ok(CreateReport { body: november(None) }).await.id;
        let job = jobs::take(&app.context).await.expect("the database").expect("a job");
        jobs::give_back(&app.context, &job).await.expect("the database");
        assert_eq!(app.manager().ok(GetReport { report_id }).await.state, ReportState::Queued);
        assert_eq!(app.work().await, 1);
        assert_eq!(app.manager().ok(GetReport { report_id }).await.state, ReportState::Ready);
    }

    async fn a_crew_makes_what_is_asked_for_while_it_works(app) {
        let crew = serve::start_jobs(app.apart().await).expect("a crew");
        let report_id = app.manager().ok(CreateReport { body: november(None) }).await.id;
        let mut state = ReportState::Queued;
        for _ in 0..200 {
            state = app.manager().ok(GetReport { report_id }).await.state;
            if state.is_over() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert_eq!(state, ReportState::Ready);
        drop(crew);
    }

    async fn who_asked_may_cancel_and_nothing_is_kept(app) {
        let manager = app.manager();
        let report_id = manager.ok(CreateReport { body: november(None) }).await.id;
        app.by(&app.world.sillar.owner).refused(CancelReport { report_id }, Code::NotFound).await;
        let job = jobs::take(&app.context).await.expect("the database").expect("a job");
        assert_eq!(manager.ok(CancelReport { report_id }).await.state, ReportState::Cancelled);
        assert!(!jobs::go_on(&app.context, &job).await.expect("the database"), "the worker is told");
        let files = app.files();
        serve::job(&app.context, &job).await.expect_err("it was cancelled");
        assert_eq!(app.files(), files);
        assert_eq!(manager.ok(GetReport { report_id }).await.state, ReportState::Cancelled);
        manager.refused(CancelReport { report_id }, Code::AlreadyInThatState).await;
        assert_eq!(app.work().await, 0);
    }

    async fn what_is_deleted_is_gone_with_its_file(app) {
        let manager = app.manager();
        let before = app.files();
        let report_id = manager.ok(CreateReport { body: november(None) }).await.id;
        app.work().await;
        assert_eq!(app.files(), before + 1);
        let token = app.file_token(&manager, report_id).await;
        app.by(&app.world.ipe.owner).refused(DeleteReport { report_id }, Code::NotFound).await;
        manager.ok(DeleteReport { report_id }).await;
        assert_eq!((app.files(), app.rows("reports").await, app.rows("jobs").await), (before, 0, 0));
        manager.refused(DeleteReport { report_id }, Code::NotFound).await;
        app.nobody().refused(FetchReport { token }, Code::LinkSpent).await;
        let waiting = manager.ok(CreateReport { body: november(None) }).await.id;
        manager.ok(DeleteReport { report_id: waiting }).await;
        assert_eq!(app.work().await, 0, "it is not made any more");
    }

    async fn a_repeat_is_one_report_and_five_wait_at_most(app) {
        let manager = app.manager();
        let once = manager.once("un-informe");
        let first = once.ok(CreateReport { body: november(None) }).await;
        assert_eq!(once.ok(CreateReport { body: november(None) }).await, first);
        let body = NewReport { format: types::reports::ReportFormat::Csv, ..november(None) };
        once.refused(CreateReport { body }, Code::KeyReusedWithOtherBody).await;
        for _ in 0..4 {
            manager.ok(CreateReport { body: november(None) }).await;
        }
        let problem = manager.refused(CreateReport { body: november(None) }, Code::LimitReached).await;
        assert_eq!(problem.limit.map(|limit| (limit.meter, limit.limit)), Some(("reports".to_owned(), 5)));
        app.by(&app.world.sillar.owner).ok(CreateReport { body: november(None) }).await;
        app.work().await;
        manager.ok(CreateReport { body: november(None) }).await;
    }
}
