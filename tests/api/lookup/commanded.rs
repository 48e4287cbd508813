//! The command that fetches the padrón: killed in the middle it goes on where it was, and what is the same is left alone.

use std::time::Duration;

use tests::binary::Installation;
use tests::file_server::{FileServer, Served};

use super::fetched::text;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_goes_on_where_it_was_killed() {
    let installation = Installation::make().await;
    let stalling = Served {
        stalls_after: Some(20_000),
        ..Served::of(&text(800, "ACTIVO"), "a")
    };
    let server = FileServer::start(stalling).await;
    let import = ["padron", "import", &server.url];
    installation.run_and_kill(&import, Duration::from_secs(4));
    assert_eq!(server.heads().len(), 1, "it had begun");

    server.change(|served| served.stalls_after = None);
    let said = || {
        let output = installation.run(&import);
        let text = String::from_utf8(output.stdout).expect("text");
        (output.status.code(), text.trim_end().to_owned())
    };
    let (code, words) = said();
    assert!(
        code == Some(0) && words.starts_with("800 taxpayers, 0 lines refused, SHA-256 "),
        "{words}"
    );
    let last = server.heads().pop().expect("it was asked");
    assert!(last.contains("range: bytes=20000-\r\n"), "{last}");
    let same = "what is there is what was imported the last time".to_owned();
    assert_eq!(said(), (Some(0), same));

    server.change(|served| *served = Served::of(&text(100, "ACTIVO"), "b"));
    assert_eq!(said().0, Some(1), "it holds too few");
    let forced = installation.run(&["padron", "import", &server.url, "--allow-fewer"]);
    assert_eq!(forced.status.code(), Some(0));
}
