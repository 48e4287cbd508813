//! Bringing the padrón up to date from the page and by the clock: once however many ask, and shown as it goes.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use talonario::kit::context::{Context, PadronFrom};
use talonario::kit::jobs;
use talonario::lookup::update_service::due;
use talonario::serve;
use tests::file_server::{FileServer, Served};
use tests::many::at_once;
use tests::{Code, TestApp, on_both_engines};
use types::lookup::{GetPadron, PadronFailure, PadronStage, UpdatePadron};

use super::fetched::text;

/// The installation, as it fetches from that address at that hour.
fn from(context: Context, url: &str, hour: Option<u32>) -> Context {
    let padron_from = PadronFrom {
        url: Some(url.into()),
        hour,
    };
    Context { padron_from, ..context }
}

/// A process without pages that does what was asked for.
async fn work(app: &TestApp, url: &str) -> usize {
    let context = from(app.apart().await, url, None);
    jobs::drain(&context, serve::job).await.expect("the database")
}

/// What the one version in a folder takes on the disk; its names are found.
fn on_disk(root: &Path) -> i64 {
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").path()).collect()
    };
    let folders: Vec<_> = entries(root).into_iter().filter(|path| path.is_dir()).collect();
    let [version] = folders.as_slice() else {
        panic!("one version: {folders:?}")
    };
    let files = entries(version);
    assert!(files.iter().any(|file| file.ends_with("names.json")), "{files:?}");
    let bytes = files.iter().map(|file| file.metadata().expect("a file").len());
    i64::try_from(bytes.sum::<u64>()).expect("few")
}

on_both_engines! {
    async fn whoever_asks_it_is_done_once_and_told(app) {
        let server = FileServer::start(Served::of(&text(500, "ACTIVO"), "a")).await;
        let beside = app.beside_as(|context| from(context, &server.url, None)).await;
        let operator = || app.by(&app.world.operator).at(&beside);
        let before = operator().ok(GetPadron {}).await;
        assert_eq!((before.padron, before.running, before.last, before.bytes), (None, None, None, 0));
        assert_eq!((before.host.as_deref(), before.hour), (Some("127.0.0.1"), None));
        let asks = (0..6).map(|_| async { operator().ok(UpdatePadron {}).await });
        for told in at_once(6, asks).await {
            let running = told.running.expect("it has begun");
            assert_eq!((running.stage, running.began_at), (PadronStage::Waiting, app.context.now()));
        }
        assert_eq!(app.rows("padron_updates").await, 1);
        app.clock.advance(TimeDelta::seconds(5));
        operator().ok(UpdatePadron {}).await;
        assert_eq!((work(&app, &server.url).await, app.rows("padron_updates").await), (1, 1));
        app.clock.advance(TimeDelta::seconds(2));
        let told = operator().ok(GetPadron {}).await;
        let (padron, last) = (told.padron.expect("a padrón"), told.last.expect("an end"));
        assert_eq!((padron.rows, told.running.is_none()), (500, true));
        assert_eq!(told.bytes, on_disk(app.context.padron.root()), "with its index of names");
        assert_eq!((last.is_newer, last.rows, last.rejected, last.failure), (true, Some(500), Some(0), None));

        operator().ok(UpdatePadron {}).await;
        assert_eq!(work(&app, &server.url).await, 1);
        let last = operator().ok(GetPadron {}).await.last.expect("an end");
        assert_eq!((last.is_newer, last.rows, last.failure), (false, None, None), "there was nothing newer");
    }

    async fn what_fails_is_told_in_words_and_may_be_begun_again(app) {
        let server = FileServer::start(Served::of(&text(500, "ACTIVO"), "a")).await;
        let beside = app.beside_as(|context| from(context, &server.url, None)).await;
        let operator = || app.by(&app.world.operator).at(&beside);
        let again = async || {
            app.clock.advance(TimeDelta::seconds(2));
            operator().ok(UpdatePadron {}).await;
            assert_eq!(work(&app, &server.url).await, 1);
            // A process looks for a newer version once a second.
            app.clock.advance(TimeDelta::seconds(2));
            operator().ok(GetPadron {}).await
        };
        again().await;
        for (served, failure) in [
            (Served { refuses: Some(503), ..Served::of(b"", "b") }, PadronFailure::Unreachable),
            (Served::of(b"<html>", "b"), PadronFailure::NotPadron),
            (Served::of(&text(20, "ACTIVO"), "b"), PadronFailure::TooFew),
        ] {
            server.change(|before| *before = served);
            let told = again().await;
            let last = told.last.expect("an end");
            assert_eq!((last.failure, told.padron.map(|padron| padron.rows)), (Some(failure), Some(500)));
            assert!(last.detail.is_some_and(|detail| !detail.is_empty() && !detail.contains("padron.zip")));
        }
        server.change(|served| *served = Served::of(&text(600, "ACTIVO"), "c"));
        let told = again().await;
        assert_eq!((told.padron.map(|padron| padron.rows), told.last.and_then(|last| last.failure)), (Some(600), None));
    }

    async fn another_process_goes_on_where_one_died(app) {
        let slow = Served { slow: Some(Duration::from_secs(30)), ..Served::of(&text(500, "ACTIVO"), "a") };
        let server = FileServer::start(slow).await;
        let beside = app.beside_as(|context| from(context, &server.url, None)).await;
        app.by(&app.world.operator).at(&beside).ok(UpdatePadron {}).await;
        let dying = from(app.apart().await, &server.url, None);
        let begun = async {
            while server.heads().is_empty() {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            app.by(&app.world.operator).at(&beside).ok(GetPadron {}).await
        };
        let told = tokio::select! {
            ended = jobs::drain(&dying, serve::job) => panic!("it ended: {ended:?}"),
            told = begun => told,
        };
        assert_eq!(told.running.map(|running| running.stage), Some(PadronStage::Fetching));
        server.change(|served| served.slow = None);
        assert_eq!(work(&app, &server.url).await, 0, "its time is not over");
        app.clock.advance(TimeDelta::seconds(61));
        assert_eq!(work(&app, &server.url).await, 1);
        let told = app.by(&app.world.operator).at(&beside).ok(GetPadron {}).await;
        assert_eq!((told.padron.map(|padron| padron.rows), told.running), (Some(500), None));
    }

    async fn nobody_but_the_operator_and_only_where_there_is_an_address(app) {
        for member in [&app.world.sillar.owner, &app.world.ipe.support] {
            app.by(member).refused(GetPadron {}, Code::NotAllowed).await;
            app.by(member).refused(UpdatePadron {}, Code::NotAllowed).await;
        }
        let without = app.beside_as(|context| Context { padron_from: PadronFrom::default(), ..context }).await;
        let operator = app.by(&app.world.operator).at(&without);
        operator.refused(UpdatePadron {}, Code::LookupNotConfigured).await;
        assert_eq!(operator.ok(GetPadron {}).await.host, None);
        assert_eq!(app.rows("padron_updates").await, 0);
    }

    async fn by_the_clock_it_is_begun_once_a_day_at_its_hour_in_lima(app) {
        let begun = async |time: &str| {
            let now: DateTime<Utc> = time.parse().expect("an instant");
            let asks = (0..3).map(|_| async {
                let context = from(app.at(now), "http://127.0.0.1:9/padron.zip", Some(3));
                due(&context).await.expect("the database");
            });
            at_once(3, asks).await;
            let context = from(app.at(now), "http://127.0.0.1:9/padron.zip", Some(3));
            jobs::drain(&context, serve::job).await.expect("the database");
            app.rows("padron_updates").await
        };
        let never = Arc::new(app.at("2026-11-21T08:10:00Z".parse().expect("an instant")));
        due(&never).await.expect("the database");
        assert_eq!(app.rows("padron_updates").await, 0, "without an hour nobody looks");
        for (time, updates) in [
            ("2026-11-21T07:59:00Z", 0),
            ("2026-11-21T08:01:00Z", 1),
            ("2026-11-21T08:58:00Z", 1),
            ("2026-11-21T09:01:00Z", 1),
            ("2026-11-22T08:00:00Z", 2),
        ] {
            assert_eq!(begun(time).await, updates, "{time}");
        }
    }
}
