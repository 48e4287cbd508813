//! The few steps that cargo lacks. `cargo xtask web` builds the browser application into `web/dist`.

mod assets;
mod bundle;
mod web;

use std::error::Error;
use std::process::ExitCode;

/// What went wrong, as a sentence.
pub(crate) type Failure = Box<dyn Error>;

const HELP: &str = "cargo xtask <task>

  web    build the browser application into web/dist";

fn main() -> ExitCode {
    let task = std::env::args().nth(1);
    let done = match task.as_deref() {
        Some("web") => web::build(),
        _ => {
            println!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}
