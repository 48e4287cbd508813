//! What the tax offices answer, and the ZIPs it comes in.

use std::io::{Cursor, Write};

use talonario::documents::sample::{self, SampleAnswer, SampleCdr, SampleUnused};
use types::accounts::Environment;
use types::documents::Document;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::make::{CNPJ, RUC};

/// A CDR for the account of Peru: of `F001-1` or `RA-20261121-1`, with that code, at that minute after nine.
#[must_use]
pub fn cdr(reference: &str, code: &str, minute: u32) -> Vec<u8> {
    noted(reference, code, minute, &[])
}

/// The same with observations.
///
/// # Panics
/// When there is no such minute.
#[must_use]
pub fn noted(reference: &str, code: &str, minute: u32, notes: &[&str]) -> Vec<u8> {
    let sample = SampleCdr {
        issuer: RUC.to_owned(),
        reference: reference.to_owned(),
        code: code.to_owned(),
        words: format!("Lo que SUNAT dice de {reference}"),
        notes: notes.iter().map(|note| (*note).to_owned()).collect(),
        told_at: format!("2026-11-21T09:{minute:02}:00").parse().expect("a time"),
    };
    sample::cdr(&sample).into_bytes()
}

/// What its tax office answers to a document that it takes.
#[must_use]
pub fn of(document: &Document) -> Vec<u8> {
    match document.access_key {
        Some(_) => protocol(document, "100", 0),
        None => cdr(&format!("{}-{}", document.series, document.number), "0", 0),
    }
}

/// SEFAZ's protocol of a document, with that *cStat*, at that minute after twelve.
#[must_use]
pub fn protocol(document: &Document, code: &str, minute: u32) -> Vec<u8> {
    sample::protocol(&answer(document, code, minute)).into_bytes()
}

/// SEFAZ's record of an event of a document.
#[must_use]
pub fn event(document: &Document, kind: &str, code: &str, minute: u32) -> Vec<u8> {
    sample::event(&answer(document, code, minute), kind).into_bytes()
}

/// What SEFAZ answers who asks how a document stands, at that minute after twelve: with its protocol, where it has one,
/// and its events, each by kind and code, a minute later than the one before.
#[must_use]
pub fn situation(document: &Document, code: &str, protocol: Option<&str>, events: &[(&str, &str)]) -> Vec<u8> {
    let protocol = protocol.map(|code| answer(document, code, 0));
    let events: Vec<_> = (20..)
        .zip(events)
        .map(|(minute, (kind, code))| (*kind, answer(document, code, minute)))
        .collect();
    sample::situation(&answer(document, code, 40), protocol.as_ref(), &events).into_bytes()
}

/// SEFAZ's record that those numbers of series 1 of the account of Brazil are not used, with that *cStat*.
///
/// # Panics
/// When the time is none.
#[must_use]
pub fn unused(first: i64, last: i64, code: &str) -> Vec<u8> {
    let sample = SampleUnused {
        issuer: CNPJ.to_owned(),
        environment: Environment::Production,
        model: "55",
        series: 1,
        first,
        last,
        code: code.to_owned(),
        told_at: "2026-11-21T13:00:00-03:00".parse().expect("a time"),
    };
    sample::unused(&sample).into_bytes()
}

fn answer(document: &Document, code: &str, minute: u32) -> SampleAnswer {
    SampleAnswer {
        access_key: document.access_key.clone().expect("a key"),
        environment: document.environment,
        code: code.to_owned(),
        words: format!("O que a SEFAZ diz: {code}"),
        told_at: format!("2026-11-21T12:{minute:02}:00-03:00").parse().expect("a time"),
    }
}

/// The same document as if it were of the other environment.
#[must_use]
pub fn elsewhere(document: &Document) -> Document {
    let environment = match document.environment {
        Environment::Production => Environment::Demo,
        Environment::Demo => Environment::Production,
    };
    Document {
        environment,
        ..document.clone()
    }
}

/// A ZIP of those files, a name that ends in a slash being a folder.
///
/// # Panics
/// When it cannot be made.
#[must_use]
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in files {
        match name.strip_suffix('/') {
            Some(folder) => writer.add_directory(folder, options).expect("a folder"),
            None => {
                writer.start_file(*name, options).expect("a file");
                writer.write_all(content).expect("its content");
            }
        }
    }
    writer.finish().expect("a ZIP").into_inner()
}

/// The ZIP in which SUNAT hands a CDR out, under the name of the document it answers: `01-F001-1`.
#[must_use]
pub fn as_sunat_gives_it(named: &str, cdr: &[u8]) -> Vec<u8> {
    zip(&[("dummy/", b""), (&format!("R-{RUC}-{named}.xml"), cdr)])
}
