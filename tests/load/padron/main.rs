//! How long the padrón takes to import and to answer, how large it is, and what others take for the same:
//! `target/release/padron-store measure 17000000`. An invented padrón alone: `… write 17000000 <file.zip or .txt>`.

mod ours;
mod questions;
mod theirs;
mod watch;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use tests::load::invented::Invented;
use zip::write::SimpleFileOptions;

const SEED: u64 = 20_131_312_955;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let invented = |rows: &str| Invented {
        rows: rows.parse().expect("a number of rows"),
        seed: SEED,
    };
    match arguments.as_slice() {
        ["write", rows, path] => write(invented(rows), Path::new(path)),
        ["import", path, folder] => ours::import(Path::new(path), Path::new(folder)),
        ["ask", rows, folder] => ours::ask(invented(rows), Path::new(folder)),
        ["measure", rows] => measure(invented(rows), rows, true),
        ["measure", rows, "ours"] => measure(invented(rows), rows, false),
        _ => {
            eprintln!("padron-store write <rows> <file> | measure <rows> [ours]");
            std::process::exit(2);
        }
    }
}

fn measure(invented: Invented, rows: &str, is_compared: bool) {
    let folder = tempfile::tempdir().expect("a folder");
    ours::measure(invented, rows, folder.path());
    if is_compared {
        let text = folder.path().join("padron.txt");
        write(invented, &text);
        theirs::measure(invented, &text);
    }
}

/// Writes an invented padrón as SUNAT ships it, or its text.
fn write(invented: Invented, path: &Path) {
    let file = BufWriter::with_capacity(1 << 18, File::create(path).expect("a file"));
    if path.extension().is_some_and(|ending| ending == "zip") {
        let mut archive = zip::ZipWriter::new(file);
        let options = SimpleFileOptions::default().large_file(true);
        archive
            .start_file("padron_reducido_ruc.txt", options)
            .expect("an archive");
        invented.write(&mut archive).expect("room");
        archive.finish().expect("room").flush().expect("room");
    } else {
        let mut file = file;
        invented.write(&mut file).expect("room");
        file.flush().expect("room");
    }
}
