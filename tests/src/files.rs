//! Reports, made and fetched, and what stands in files.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::process::{Command, Stdio};

use talonario::kit::jobs;
use talonario::serve;
use types::reports::{CreateReport, FetchReport, LinkReport, NewReport, Report, ReportId};
use zip::ZipArchive;

use crate::app::TestApp;
use crate::caller::Caller;

impl TestApp {
    /// Does the jobs that wait, and tells how many there were.
    ///
    /// # Panics
    /// When the database fails.
    pub async fn work(&self) -> usize {
        jobs::drain(&self.context, serve::job).await.expect("the jobs are read")
    }

    /// The token of a link to the file of a report.
    ///
    /// # Panics
    /// When the link has another shape.
    pub async fn file_token(&self, caller: &Caller<'_>, report_id: ReportId) -> String {
        let link = caller.ok(LinkReport { report_id }).await;
        let (before, token) = link.url.rsplit_once('/').expect("a path");
        assert_eq!(before, "/api/v1/report-files");
        token.to_owned()
    }

    /// Asks for a report, has it made, and fetches its file by a link.
    pub async fn report(&self, caller: &Caller<'_>, body: NewReport) -> (Report, Vec<u8>) {
        let asked = caller.ok(CreateReport { body }).await;
        self.work().await;
        let token = self.file_token(caller, asked.id).await;
        let file = self.nobody().ok(FetchReport { token }).await;
        (asked, file)
    }
}

/// The files in a ZIP by their names.
///
/// # Panics
/// When it is none, or two of its files have one name.
#[must_use]
pub fn unzipped(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a ZIP");
    let mut files = BTreeMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).expect("a file");
        let name = file.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it is whole");
        assert!(files.insert(name.clone(), bytes).is_none(), "{name} twice");
    }
    files
}

/// What stands in a PDF; nothing where this machine has nothing to read it with.
///
/// # Panics
/// When it is none.
#[must_use]
pub fn text_of(pdf: &[u8]) -> Option<String> {
    let mut reader = Command::new("pdftotext");
    reader
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut reader = reader.spawn().ok()?;
    reader.stdin.take()?.write_all(pdf).ok()?;
    let output = reader.wait_with_output().ok()?;
    assert!(output.status.success(), "pdftotext reads it");
    String::from_utf8(output.stdout).ok()
}
