//! Importing the padrón from its file, line by line, in bounded memory.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use encoding_rs::WINDOWS_1252;
use sha2::{Digest, Sha256};
use types::lookup::Padron;
use uuid::Uuid;

use super::model::Listed;
use super::{line, padron_store as store};
use crate::kit::context::Context;
use crate::kit::error::{Error, Result};
use crate::kit::secrets::to_hex;

/// So many taxpayers are written at a time; the bound is PostgreSQL's and SQLite's number of parameters.
const BATCH: usize = 2_000;

/// What tells how far an import is: bytes read, of how many.
pub type Progress<'a> = &'a dyn Fn(u64, u64);

/// Imports a file and makes it the one that answers. What an import killed before left behind is removed.
///
/// # Errors
/// When the file cannot be read, is not a padrón, breaks off within a line or holds no taxpayer; the one before
/// then goes on answering.
pub async fn import(context: &Context, file: &Path, progress: Progress<'_>) -> Result<Padron> {
    let before = store::current(&context.db).await?.map(|(id, _)| id);
    context.db.write(async |tx| store::clear(tx, before).await).await?;

    let id = context.id();
    let opened = File::open(file).map_err(Error::broken)?;
    let size = opened.metadata().map_err(Error::broken)?.len();
    let mut lines = Lines {
        reader: BufReader::with_capacity(1 << 20, opened),
        hash: Sha256::new(),
        read: 0,
    };
    match lines.next()? {
        Some(first) if line::is_header(&first) => {}
        _ => {
            return Err(Error::broken(
                "the file does not begin with the header of a padrón reducido",
            ));
        }
    }

    let mut tally = Tally { rows: 0, rejected: 0 };
    let mut batch = Vec::with_capacity(BATCH);
    while let Some(text) = lines.next()? {
        match line::read(&text) {
            Some(taxpayer) => batch.push(taxpayer),
            None if text.trim().is_empty() => {}
            None if !text.ends_with('\n') => return Err(Error::broken("the file breaks off within a line")),
            None => tally.rejected += 1,
        }
        if batch.len() == BATCH {
            tally.add(context, id, std::mem::take(&mut batch)).await?;
            progress(lines.read, size);
        }
    }
    tally.add(context, id, batch).await?;
    progress(size, size);
    if tally.rows == 0 {
        return Err(Error::broken("the file holds no taxpayer"));
    }

    let sha256 = to_hex(&lines.hash.finalize());
    let padron = Padron {
        rows: tally.rows,
        rejected: tally.rejected,
        imported_at: context.now(),
        sha256,
    };
    context
        .db
        .write(async |tx| store::switch(tx, id, &padron).await)
        .await?;
    context.db.write(async |tx| store::clear(tx, Some(id)).await).await?;
    Ok(padron)
}

struct Tally {
    rows: i64,
    rejected: i64,
}

impl Tally {
    async fn add(&mut self, context: &Context, import: Uuid, batch: Vec<Listed>) -> Result<()> {
        if batch.is_empty() {
            return Ok(());
        }
        let given = i64::try_from(batch.len()).map_err(Error::broken)?;
        let written = context
            .db
            .write(async |tx| store::insert(tx, import, batch).await)
            .await?;
        let written = i64::try_from(written).map_err(Error::broken)?;
        self.rows += written;
        self.rejected += given - written;
        Ok(())
    }
}

/// The lines of the file as text, while its bytes are hashed.
struct Lines {
    reader: BufReader<File>,
    hash: Sha256,
    read: u64,
}

impl Lines {
    fn next(&mut self) -> Result<Option<String>> {
        let mut bytes = Vec::new();
        let count = self.reader.read_until(b'\n', &mut bytes).map_err(Error::broken)?;
        if count == 0 {
            return Ok(None);
        }
        self.hash.update(&bytes);
        self.read += u64::try_from(count).map_err(Error::broken)?;
        Ok(Some(WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned()))
    }
}
