//! Texts to import.

use std::io::{Cursor, Write};
use std::path::Path;

use padron::{Import, Kind, Manifest, Result, Store, Taxpayer, Version};
use tempfile::TempDir;

/// The first line of a padrón.
pub(crate) const HEADER: &str =
    "RUC|NOMBRE O RAZ\u{d3}N SOCIAL|ESTADO DEL CONTRIBUYENTE|CONDICI\u{d3}N DE DOMICILIO|UBIGEO|\n";

/// A RUC of a company.
pub(crate) fn ruc(number: u64) -> u64 {
    let base = 2_010_000_000 + number;
    let digits = |place: u32| base / 10_u64.pow(9 - place) % 10;
    let weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let sum: u64 = (0..).zip(weights).map(|(place, weight)| digits(place) * weight).sum();
    base * 10 + (11 - sum % 11) % 10
}

/// A line of a taxpayer.
pub(crate) fn line(ruc: u64, name: &str) -> String {
    format!("{ruc}|{name}|ACTIVO|HABIDO|150101|AV.|LIMA|-|-|12|-|-|-|-|-|\n")
}

/// A text with those lines, in one byte for each letter.
pub(crate) fn text(lines: &[String]) -> Vec<u8> {
    let all = HEADER.to_owned() + &lines.concat();
    all.chars()
        .map(|letter| u8::try_from(u32::from(letter)).expect("Latin-1"))
        .collect()
}

/// So many companies that are called after their number.
pub(crate) fn companies(count: u64) -> Vec<String> {
    (0..count)
        .map(|n| line(ruc(n), &format!("COMPANIA {} DEL {}", n, n % 97)))
        .collect()
}

/// The text as SUNAT ships it.
pub(crate) fn zipped(text: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file("padron_reducido_ruc.txt", zip::write::SimpleFileOptions::default())
        .expect("an archive");
    archive.write_all(text).expect("room");
    archive.finish().expect("room").into_inner()
}

/// Imports a text.
pub(crate) fn import(root: &Path, text: &[u8]) -> Result<Manifest> {
    Import::new(root, Kind::Taxpayers, "2026-11-23").reader(&mut &*text, &|_| {})
}

/// A folder with an import of a text and the index of its names, opened.
pub(crate) fn stored(text: &[u8]) -> (TempDir, std::sync::Arc<Version>) {
    let folder = tempfile::tempdir().expect("a folder");
    import(folder.path(), text).expect("an import");
    padron::index_names(folder.path()).expect("an index");
    let store = Store::open(folder.path(), Kind::Taxpayers).expect("a store");
    let version = store.version().expect("a version");
    (folder, version)
}

/// The names of those found.
pub(crate) fn named(found: &[Taxpayer]) -> Vec<&str> {
    found.iter().map(|taxpayer| taxpayer.name.as_str()).collect()
}
