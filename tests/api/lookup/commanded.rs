//! The command that fetches the padrón: killed in the middle it goes on where it was, and what is the same is left alone. And
//! the one that imports branches, which are told by the service that runs after it.

use std::path::Path;
use std::time::Duration;

use tests::binary::Installation;
use tests::file_server::{FileServer, Served};
use tests::remote::Remote;
use tests::world::PASSWORD;
use types::lookup::NumberKind;

use super::ask;
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn branches_that_were_imported_by_command_are_told() {
    let installation = Installation::make().await;
    let run = |arguments: &[&str]| {
        let output = installation.run(arguments);
        let text = String::from_utf8(output.stdout).expect("text");
        (output.status.code(), text.trim_end().to_owned())
    };
    let padron = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/padron.txt");
    let (code, words) = run(&["padron", "import", &padron.display().to_string()]);
    assert!(code == Some(0) && words.contains(" taxpayers, "), "{words}");
    let file = tempfile::NamedTempFile::new().expect("a file");
    let lines = " RUC|UBIGEO|TIPO DE VIA|NOMBRE DE VIA|CODIGO DE ZONA|TIPO DE ZONA|NUMERO|KILOMETRO|INTERIOR|LOTE|DPTO|MANZANA|\n\
        20131312955|200101|JR.|LIMA|-|-|120|-|-|-|-|-|\n20131312955|150101|AV.|TACNA|-|-|45|-|-|-|-|-|\nno line\n";
    std::fs::write(file.path(), lines).expect("written");
    let branches = file.path().display().to_string();
    let (code, words) = run(&["padron", "import", &branches, "--branches"]);
    let told = words.starts_with("2 branches, 1 lines refused, SHA-256 ");
    assert!(code == Some(0) && told, "{words}");

    let process = installation.serve();
    let manager = Remote::signed_in(&process.address, &installation.world.sillar.manager.email, PASSWORD).await;
    let taxpayer = manager.ok(&ask(NumberKind::Ruc, "20131312955")).await;
    assert_eq!(taxpayer.name, "OFICINA DE MUESTRA DEL PADRÓN");
    let found = taxpayer.branches.expect("branches");
    let mut addresses: Vec<_> = found
        .items
        .iter()
        .filter_map(|branch| branch.address.as_deref())
        .collect();
    addresses.sort_unstable();
    assert_eq!((found.count, addresses), (2, vec!["AV. TACNA 45", "JR. LIMA 120"]));
    assert_eq!(
        manager
            .ok(&ask(NumberKind::Ruc, "20550000017"))
            .await
            .branches
            .map(|none| none.count),
        Some(0)
    );

    let more = format!("{lines}20550000017|150101|JR.|CUSCO|-|-|9|-|-|-|-|-|\n");
    let server = FileServer::start(Served::of(more.as_bytes(), "a")).await;
    let fetch = || run(&["padron", "import", &server.url, "--branches"]);
    let (code, words) = fetch();
    assert!(code == Some(0) && words.starts_with("3 branches, "), "{words}");
    assert_eq!(fetch().1, "what is there is what was imported the last time");
    let fetched = async || {
        let found = manager.ok(&ask(NumberKind::Ruc, "20550000017")).await;
        found.branches.map(|one| one.count)
    };
    let told = async {
        while fetched().await != Some(1) {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), told)
        .await
        .expect("the service that runs tells of it");
}
