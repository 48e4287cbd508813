//! An import as a process of its own, to be killed: the folder, and how much text is sorted at once. The text comes by
//! standard input.

use std::path::Path;

use padron::{Import, Kind};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(Ok(chunk))) = (arguments.next(), arguments.next().map(|text| text.parse())) else {
        eprintln!("import <folder> <bytes>");
        std::process::exit(2);
    };
    let folder = Path::new(&folder);
    let import = Import {
        chunk,
        ..Import::new(folder, Kind::Taxpayers, "2026-11-23")
    };
    let imported = import.reader(&mut std::io::stdin().lock(), &|_| {});
    if let Err(error) = imported.and_then(|_| padron::index_names(folder)) {
        eprintln!("{error}");
        std::process::exit(1);
    }
}
