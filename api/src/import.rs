//! The command that imports the padrón.

use std::path::Path;
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};
use talonario::kit::context::Context;
use talonario::kit::error::{Error, Result};
use talonario::lookup::annexes;
use talonario::lookup::import::{Stage, import, import_from};

/// Imports a file or what is at an address, and shows how far it is; gives back what to tell of it. Branches are imported
/// from a file only.
pub(crate) async fn run(context: &Context, source: &str, branches: bool, allow_fewer: bool) -> Result<String> {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{msg:10} {bar:40} {percent}% {bytes_per_sec} {eta} left") {
        bar.set_style(style);
    }
    let shown = bar.clone();
    let progress = move |stage, far: padron::Progress| {
        let word = match stage {
            Stage::Fetching => "fetching",
            Stage::Importing => "importing",
        };
        if shown.message() != word {
            shown.reset();
            shown.set_message(word);
        }
        shown.set_length(far.total);
        shown.set_position(far.read);
    };
    let is_address = source.starts_with("https://") || source.starts_with("http://");
    if branches {
        let progress = Arc::new(move |far| progress(Stage::Importing, far));
        let (rows, rejected) = annexes::import(context, Path::new(source), allow_fewer, progress).await?;
        bar.finish_and_clear();
        return Ok(format!("{rows} branches, {rejected} lines refused"));
    }
    let padron = if is_address {
        let padron = import_from(context, source, allow_fewer, Arc::new(progress)).await;
        padron.map_err(Error::broken)?
    } else {
        let progress = Arc::new(move |far| progress(Stage::Importing, far));
        Some(import(context, Path::new(source), allow_fewer, progress).await?)
    };
    bar.finish_and_clear();
    let told = padron.map(|padron| {
        let (rows, rejected, sha256) = (padron.rows, padron.rejected, padron.sha256);
        format!("{rows} taxpayers, {rejected} lines refused, SHA-256 {sha256}")
    });
    Ok(told.unwrap_or_else(|| "what is there is what was imported the last time".to_owned()))
}
