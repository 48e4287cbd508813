//! The few steps that cargo lacks. `cargo xtask web` builds the browser application into `web/dist`.

mod assets;
mod bundle;
mod web;

use std::error::Error;
use std::process::ExitCode;

/// What went wrong, as a sentence.
pub(crate) type Failure = Box<dyn Error>;

const HELP: &str = "cargo xtask <task>

  web            build the browser application into web/dist
  web --draft    the same, sooner built and larger: to look at pages while writing them";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["web"] => web::build(web::Profile::Final),
        ["web", "--draft"] => web::build(web::Profile::Draft),
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
