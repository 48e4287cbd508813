//! Prints the XML of an invented document, for the browser journeys: `sample factura|nfe ISSUER NUMBER DAY`.

use std::io::Write;
use std::process::ExitCode;

use tests::make;
use types::accounts::Environment;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [kind, issuer, number, day] = words.as_slice() else {
        eprintln!("sample factura|nfe ISSUER NUMBER DAY");
        return ExitCode::FAILURE;
    };
    let Ok(number) = number.parse() else {
        return ExitCode::FAILURE;
    };
    let xml = match kind.as_str() {
        "factura" => make::factura(issuer, number, day),
        "nfe" => make::nfe(issuer, number, day, Environment::Production),
        _ => return ExitCode::FAILURE,
    };
    match std::io::stdout().write_all(&xml) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
