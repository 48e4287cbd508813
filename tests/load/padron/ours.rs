//! The store itself. Import and questions run in processes of their own, so that the memory of each is its own.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use padron::{Import, Kind, Store};
use tests::load::invented::Invented;

use crate::questions::{SHAPES, queries};
use crate::watch::{Took, Watch, float, memory, quantiles};

/// So many RUCs are asked for.
const LOOKUPS: u64 = 500_000;
/// So many names are looked for.
const SEARCHES: u64 = 2_000;

/// Writes, imports and asks.
pub(crate) fn measure(invented: Invented, rows: &str, folder: &Path) {
    let zip = folder.join("padron.zip");
    let watch = Watch::start();
    crate::write(invented, &zip);
    eprintln!(
        "an invented padrón of {rows} rows written in {:.0} s",
        watch.read().wall
    );
    let store = folder.join("store");
    let this = std::env::current_exe().expect("this program");
    let run = |arguments: &[&std::ffi::OsStr]| {
        let status = Command::new(&this).args(arguments).status();
        assert!(status.expect("it starts").success(), "{arguments:?}");
    };
    println!("| what | wall | CPU | CPU of inflating | size | of the text | memory |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    run(&["import".as_ref(), zip.as_os_str(), store.as_os_str()]);
    run(&["ask".as_ref(), rows.as_ref(), store.as_os_str()]);
}

/// Inflates, imports and indexes, with the time of each.
pub(crate) fn import(zip: &Path, folder: &Path) {
    let watch = Watch::start();
    let length = inflate(zip);
    let inflated = watch.read();
    let archive = fs::metadata(zip).expect("the archive").len();
    let row = |what: &str, took: Took, size: u64| {
        println!(
            "| {what} | {:.1} s | {:.1} s | {:.1} | {:.0} MB | {:.3} | {} MB |",
            took.wall,
            took.cpu,
            took.cpu / inflated.cpu,
            float(size) / 1e6,
            float(size) / float(length),
            memory("VmHWM"),
        );
    };
    row("inflating by `flate2` (zlib-rs)", inflated, archive);

    let watch = Watch::start();
    let unzip = Command::new("unzip").arg("-p").arg(zip).stdout(Stdio::null()).status();
    if unzip.is_ok_and(|status| status.success()) {
        row("inflating by `unzip -p`", watch.read(), archive);
    }

    let watch = Watch::start();
    let manifest = Import::new(folder, Kind::Taxpayers, "2026-11-23")
        .file(zip, &|_| {})
        .expect("an import");
    let import = watch.read();
    let size = manifest.files.values().map(|file| file.bytes).sum();
    row("archive to RUC", import, size);
    let watch = Watch::start();
    let names = padron::index_names(folder).expect("an index").expect("a version");
    let took = watch.read();
    let more: u64 = names.files.values().map(|file| file.bytes).sum();
    row("names besides", took, more);
    let whole = Took {
        wall: import.wall + took.wall,
        cpu: import.cpu + took.cpu,
    };
    row("together", whole, size + more);
    eprintln!(
        "{} rows, {} terms, {} places, text of {length}",
        manifest.rows, names.terms, names.places
    );
}

fn inflate(zip: &Path) -> u64 {
    let file = File::open(zip).expect("the archive");
    let mut archive = zip::ZipArchive::new(io::BufReader::with_capacity(1 << 18, file)).expect("an archive");
    let mut text = archive.by_index(0).expect("a text");
    let mut buffer = vec![0; 1 << 18];
    let mut length = 0;
    loop {
        let count = text.read(&mut buffer).expect("sound");
        if count == 0 {
            return length;
        }
        length += u64::try_from(count).expect("a size");
    }
}

/// Asks for RUCs and names.
pub(crate) fn ask(invented: Invented, folder: &Path) {
    let store = Store::open(folder, Kind::Taxpayers).expect("a store");
    let version = store.version().expect("an import");
    let rucs: Vec<u64> = (0..LOOKUPS)
        .map(|n| {
            invented
                .ruc(invented.mixed(n.wrapping_mul(7_919) % invented.rows))
                .parse()
                .expect("digits")
        })
        .collect();
    let watch = Watch::start();
    for ruc in &rucs {
        assert!(version.by_ruc(*ruc).expect("sound").is_some(), "{ruc}");
    }
    let took = watch.read();
    let each = float(LOOKUPS) / took.cpu;
    println!(
        "\n{LOOKUPS} RUCs: {each:.0} a CPU second, {:.2} µs each by the wall",
        took.wall / float(LOOKUPS) * 1e6
    );
    for (title, shape) in SHAPES {
        let mut times = Vec::new();
        let mut found = 0;
        let watch = Watch::start();
        for query in queries(invented, SEARCHES, *shape) {
            let begun = Instant::now();
            found += version.by_name(&query, 20).expect("sound").len();
            times.push(begun.elapsed());
        }
        let (middle, slow) = quantiles(times);
        let mean = watch.read().cpu / float(SEARCHES) * 1e3;
        println!("{title}: p50 {middle:.3} ms, p99 {slow:.2} ms, {mean:.3} ms CPU each, {found} found");
    }
    println!("memory: {} MB, at most {} MB", memory("VmRSS"), memory("VmHWM"));
}
