//! Asaas on this machine for the browser journeys: prints its address, then does what each line of its input says, and
//! answers each with a line: `charges`, `pay CHARGE MINOR DAY`, `delete CHARGE`, `well`, `status NUMBER`.

use std::io::{Write, stdin, stdout};
use std::process::ExitCode;

use serde_json::Value;
use tests::asaas::{Asaas, Charge, Mood};

#[tokio::main]
async fn main() -> ExitCode {
    let asaas = Asaas::start();
    let mut told = asaas.address().to_owned();
    let mut lines = stdin().lines();
    loop {
        if writeln!(stdout(), "{told}").is_err() {
            return ExitCode::FAILURE;
        }
        let Some(Ok(line)) = lines.next() else {
            return ExitCode::SUCCESS;
        };
        told = done(&asaas, &line).unwrap_or_else(|| format!("not understood: {line}"));
    }
}

/// Does what a line says; nothing where it says nothing that is known.
fn done(asaas: &Asaas, line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        ["charges"] => {
            let all: Vec<Value> = asaas.charges().iter().map(Charge::told).collect();
            return Some(Value::from(all).to_string());
        }
        ["pay", charge, minor, day] => asaas.pay(charge, minor.parse().ok()?, day.parse().ok()?),
        ["delete", charge] => asaas.delete(charge),
        ["well"] => asaas.behave(Mood::Well),
        ["status", number] => asaas.behave(Mood::Status(number.parse().ok()?)),
        _ => return None,
    }
    Some("done".to_owned())
}
