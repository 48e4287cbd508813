//! The command that imports the padrón.

use std::path::Path;
use std::sync::Arc;

use indicatif::{ProgressBar, ProgressStyle};
use talonario::kit::context::Context;
use talonario::kit::error::{Error, Result};
use talonario::lookup::annexes;
use talonario::lookup::import::{Stage, import, import_from};

/// Imports a file or what is at an address, and shows how far it is; gives back what to tell of it.
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
    let file = Path::new(source);
    let told = if is_address {
        let progress = Arc::new(progress);
        let told = if branches {
            annexes::import_from(context, source, allow_fewer, progress).await
        } else {
            import_from(context, source, allow_fewer, progress).await
        };
        told.map_err(Error::broken)?
    } else {
        let progress = Arc::new(move |far| progress(Stage::Importing, far));
        Some(if branches {
            annexes::import(context, file, allow_fewer, progress).await?
        } else {
            import(context, file, allow_fewer, progress).await?
        })
    };
    bar.finish_and_clear();
    let what = if branches { "branches" } else { "taxpayers" };
    let told = told.map(|told| {
        let (rows, rejected, sha256) = (told.rows, told.rejected, told.sha256);
        format!("{rows} {what}, {rejected} lines refused, SHA-256 {sha256}")
    });
    Ok(told.unwrap_or_else(|| "what is there is what was imported the last time".to_owned()))
}
