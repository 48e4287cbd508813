//! The padrón from an address: whole or not at all, in parts where it breaks off, and only what is newer.

use std::sync::Arc;
use std::time::Duration;

use talonario::lookup::import::{Failure, import_from};
use tests::file_server::{FileServer, Served};
use tests::{Code, TestApp, on_both_engines};
use types::lookup::{FindTaxpayer, GetRegistries, NumberKind, Padron};

use super::ask;
use super::padron::{invented, ruc};

/// A padrón of so many taxpayers, in the encoding SUNAT uses.
pub(super) fn text(count: u32, state: &str) -> Vec<u8> {
    let text = invented(count, state);
    text.chars()
        .map(|letter| u8::try_from(u32::from(letter)).expect("Latin"))
        .collect()
}

async fn fetch(app: &TestApp, server: &FileServer) -> Result<Option<Padron>, Failure> {
    import_from(&app.context, &server.url, false, Arc::new(|_, _| ())).await
}

async fn rows(app: &TestApp) -> Option<i64> {
    app.manager()
        .ok(GetRegistries {})
        .await
        .padron
        .map(|padron| padron.rows)
}

fn find(number: u32) -> FindTaxpayer {
    ask(NumberKind::Ruc, &ruc(number))
}

/// What lies in the folder of the padrón beside versions, and what says which one answers.
fn left(app: &TestApp) -> Vec<String> {
    let entries = std::fs::read_dir(app.context.padron.root()).expect("the folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names
        .filter(|name| name.starts_with("fetched") && !name.ends_with(".lock"))
        .collect()
}

on_both_engines! {
    async fn it_is_fetched_once_and_again_when_it_is_another(app) {
        let server = FileServer::start(Served::of(&text(300, "ACTIVO"), "a")).await;
        let padron = fetch(&app, &server).await.expect("fetched").expect("a padrón");
        assert_eq!((padron.rows, rows(&app).await), (300, Some(300)));
        assert_eq!(left(&app), [""; 0], "nothing is left of the download");
        assert_eq!(fetch(&app, &server).await.expect("asked"), None, "it is the same");
        let heads = server.heads();
        assert!(heads[0].contains("get /padron.zip") && !heads[0].contains("if-"), "{}", heads[0]);
        assert!(heads[1].contains("if-none-match: \"a\"\r\n") && heads[1].contains("if-modified-since: mon, 27 jul 2026"), "{}", heads[1]);

        server.change(|served| *served = Served { etag: None, last_modified: None, ..Served::of(&text(301, "ACTIVO"), "b") });
        assert_eq!(fetch(&app, &server).await.expect("fetched").map(|padron| padron.rows), Some(301));
        assert_eq!(fetch(&app, &server).await.expect("fetched").map(|padron| padron.rows), Some(301), "it says nothing of itself");
    }

    async fn a_server_that_knows_no_conditions_is_not_read_for_what_is_the_same(app) {
        let server = FileServer::start(Served { etag: None, ..Served::of(&text(40, "ACTIVO"), "a") }).await;
        fetch(&app, &server).await.expect("fetched").expect("a padrón");
        server.change(|served| *served = Served { conditions: false, breaks_after: Some(0), ..served.clone() });
        assert_eq!(fetch(&app, &server).await.expect("asked"), None);
    }

    async fn what_breaks_off_goes_on_where_it_did(app) {
        let bytes = text(2_000, "ACTIVO");
        let step = bytes.len() / 4 + 1;
        let server = FileServer::start(Served { breaks_after: Some(step), ..Served::of(&bytes, "a") }).await;
        let padron = fetch(&app, &server).await.expect("fetched").expect("a padrón");
        assert_eq!(padron.rows, 2_000);
        let ranges: Vec<_> = server.heads().iter().filter_map(|head| {
            head.lines().find_map(|line| line.strip_prefix("range: ").map(str::to_owned))
        }).collect();
        assert_eq!(ranges, [step, 2 * step, 3 * step].map(|from| format!("bytes={from}-")));
        assert!(server.heads()[1].contains("if-range: \"a\"\r\n"));
        app.manager().ok(find(1_999)).await;
    }

    async fn another_file_is_begun_anew_and_so_is_one_of_a_server_without_parts(app) {
        for parts in [true, false] {
            let (first, second) = (text(1_000, "ACTIVO"), text(1_500, "SUSPENSION TEMPORAL"));
            let server = FileServer::start(Served { breaks_after: Some(9_000), parts, ..Served::of(&first, "a") }).await;
            let fetching = fetch(&app, &server);
            let changing = async {
                while server.heads().is_empty() {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
                server.change(|served| *served = Served { parts, ..Served::of(&second, "b") });
            };
            let (padron, ()) = tokio::join!(fetching, changing);
            assert_eq!(padron.expect("fetched").expect("a padrón").rows, 1_500);
            let told = app.manager().ok(find(7)).await;
            assert_eq!(told.state.as_deref(), Some("SUSPENSION TEMPORAL"), "nothing of the first");
        }
    }

    async fn what_does_not_come_whole_is_not_imported_and_goes_on_later(app) {
        let bytes = text(1_000, "ACTIVO");
        let server = FileServer::start(Served { etag: None, ..Served::of(&bytes, "") }).await;
        fetch(&app, &server).await.expect("fetched").expect("a padrón");
        let newer = text(1_200, "ACTIVO");
        let mut served = Served { breaks_after: Some(30_000), etag: None, ..Served::of(&newer, "") };
        served.last_modified = Some("Tue, 28 Jul 2026 09:00:00 GMT".to_owned());
        server.change(|before| *before = Served { parts: false, ..served.clone() });
        let failure = fetch(&app, &server).await.expect_err("it never ends");
        assert!(failure.to_string().contains("broke off"), "{failure}");
        assert_eq!(rows(&app).await, Some(1_000));
        assert_eq!(left(&app).len(), 2, "what came is kept");
        server.change(|before| *before = Served { breaks_after: None, ..served });
        assert_eq!(fetch(&app, &server).await.expect("fetched").map(|padron| padron.rows), Some(1_200));
        let last = server.heads().pop().expect("it was asked");
        assert!(last.contains("range: bytes=30000-\r\n") && last.contains("if-range: tue, 28 jul"), "{last}");
        assert_eq!(left(&app), [""; 0]);
    }

    async fn what_came_whole_before_the_process_died_is_not_fetched_again(app) {
        let bytes = text(300, "ACTIVO");
        let server = FileServer::start(Served::of(&bytes, "a")).await;
        let root = app.context.padron.root();
        std::fs::create_dir_all(root).expect("a folder");
        std::fs::write(root.join("fetched.zip"), &bytes).expect("written");
        let mark = serde_json::json!({ "url": server.url, "etag": "\"a\"", "last_modified": null });
        std::fs::write(root.join("fetched.json"), mark.to_string()).expect("written");
        server.change(|served| served.breaks_after = Some(0));
        assert_eq!(fetch(&app, &server).await.expect("fetched").map(|padron| padron.rows), Some(300));
        assert_eq!((server.heads().len(), left(&app)), (1, Vec::new()));
    }

    async fn what_is_no_padron_or_too_small_leaves_the_one_before(app) {
        let server = FileServer::start(Served::of(&text(1_000, "ACTIVO"), "a")).await;
        fetch(&app, &server).await.expect("fetched").expect("a padrón");
        for (bytes, words) in [
            (b"<html>Mantenimiento</html>".to_vec(), "the text"),
            (text(200, "ACTIVO"), "nine tenths"),
            (b"PK\x03\x04 and then nothing".to_vec(), "archive"),
            (Vec::new(), "the text"),
        ] {
            server.change(|served| *served = Served::of(&bytes, words));
            let failure = fetch(&app, &server).await.expect_err(words);
            assert!(failure.to_string().contains(words), "{failure}");
            assert_eq!((rows(&app).await, left(&app)), (Some(1_000), Vec::new()), "{words}");
        }
        for status in [403, 404, 500, 503] {
            server.change(|served| served.refuses = Some(status));
            let failure = fetch(&app, &server).await.expect_err("refused");
            assert!(failure.to_string().contains(&status.to_string()), "{failure}");
        }
        app.manager().ok(find(999)).await;
        app.manager().refused(find(1_001), Code::TaxpayerNotFound).await;
    }
}
