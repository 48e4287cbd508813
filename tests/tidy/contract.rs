//! The contract is one: calls, operations, error codes and openapi.yaml say the same.

use std::collections::BTreeSet;

use serde_json::Value;
use types::access::Operation;
use types::kit::call::BASE;
use types::kit::problem::Code;

use crate::tree::{File, file, files, hold};

#[test]
fn openapi_yaml_is_current() {
    let generated = talonario::app::document().to_yaml().expect("it can be written");
    assert!(
        generated == file("openapi.yaml").text,
        "The API and openapi.yaml differ: run `make openapi`."
    );
}

#[test]
fn calls_and_documented_operations_are_the_same() {
    let called: BTreeSet<_> = files("api/types/src", &[".rs"]).iter().flat_map(calls).collect();
    let documented = documented();
    assert!(called.len() > 30, "the calls were read");
    let only_called: Vec<_> = called.difference(&documented).cloned().collect();
    hold(
        "These calls of `types` are in no routes.rs, or differ there in method, path or name.",
        &only_called,
    );
    let only_documented: Vec<_> = documented.difference(&called).cloned().collect();
    hold(
        "These operations have no call in `types`: add them to its calls!.",
        &only_documented,
    );
}

#[test]
fn the_table_of_permissions_and_the_api_have_the_same_operations() {
    let known: BTreeSet<_> = Operation::ALL
        .iter()
        .map(|operation| operation.id().to_owned())
        .collect();
    let documented: BTreeSet<_> = documented()
        .iter()
        .filter_map(|line| line.split(' ').next_back())
        .map(str::to_owned)
        .collect();
    let differ: Vec<_> = known.symmetric_difference(&documented).cloned().collect();
    hold("These are only in types::access or only in openapi.yaml.", &differ);
}

#[test]
fn every_error_code_is_used() {
    let names: Vec<_> = Code::ALL.iter().map(|code| format!("{code:?}")).collect();
    let unused = unused(&names, &files("api/src", &[".rs"]));
    hold(
        "No code of the service refuses so: remove the code from types::kit::problem.",
        &unused,
    );
}

#[test]
fn every_event_of_an_account_has_its_words() {
    let words = file("web/src/audit/words.rs").text;
    let recorded = files("api/src", &[".rs"])
        .into_iter()
        .flat_map(|file| account_events(&file.text));
    let recorded: BTreeSet<_> = recorded.collect();
    assert!(
        recorded.contains("account.created"),
        "events are looked for in the wrong place"
    );
    let wordless = recorded
        .into_iter()
        .filter(|name| !words.contains(&format!("\"{name}\" =>")));
    let wordless: Vec<_> = wordless.collect();
    hold(
        "Say in web/src/audit/words.rs what happened: it is shown in the account's history.",
        &wordless,
    );
}

/// The names of the events of accounts that a file records.
fn account_events(text: &str) -> Vec<String> {
    let names = text
        .split("\"account.")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let plain =
        |name: &&str| !name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    names.filter(plain).map(|name| format!("account.{name}")).collect()
}

#[test]
fn differences_are_noticed() {
    let text = "crate::calls! {\n    /// Told.\n    ListPlans: Get \"/plans\" { query: PageQuery } => Page<Plan>;\n}\n";
    assert_eq!(
        calls(&File::new("api/types/src/plans.rs", text)),
        ["GET /api/v1/plans list_plans"]
    );
    let by_hand = "impl Call for GetPlan {\n    const OPERATION: Operation = Operation::GetPlan;\n    \
        const METHOD: Method = Method::Get;\n    const PATH: &'static str = \"/plans/{plan_id}\";\n}\n";
    assert_eq!(
        calls(&File::new("api/types/src/plans.rs", by_hand)),
        ["GET /api/v1/plans/{plan_id} get_plan"]
    );

    let code = File::new(
        "api/src/a.rs",
        "fn a() { Code::Busy }\nfn b() { Code::NotFoundAtAll }\n// Code::NotFound\n",
    );
    let names = ["Busy", "NotFound"].map(str::to_owned);
    assert_eq!(unused(&names, &[code]), ["NotFound"]);
}

/// The calls a file declares, by `calls!` or by hand, as `METHOD path operation`.
fn calls(file: &File) -> Vec<String> {
    let code = file.code();
    let by_macro = code
        .split("calls! {\n")
        .skip(1)
        .filter_map(|rest| rest.split("\n}").next());
    let declared = by_macro.flat_map(str::lines).filter_map(declaration);
    let by_hand = code.split("impl Call for ").skip(1).filter_map(implementation);
    declared.chain(by_hand).collect()
}

/// `Name: Method "path" { … } => Reply;`
fn declaration(line: &str) -> Option<String> {
    let (name, rest) = line.trim().split_once(": ")?;
    let (method, rest) = rest.split_once(" \"")?;
    let (path, _) = rest.split_once('"')?;
    Some(line_of(name, method, path))
}

/// `Name { const METHOD: Method = Method::Get; const PATH: &'static str = "path"; … }`
fn implementation(text: &str) -> Option<String> {
    let (name, rest) = text.split_once(' ')?;
    let (_, method) = rest.split_once("= Method::")?;
    let (_, path) = rest.split_once("const PATH: &'static str = \"")?;
    Some(line_of(name, method.split(';').next()?, path.split('"').next()?))
}

fn line_of(name: &str, method: &str, path: &str) -> String {
    let known = Operation::ALL.iter().find(|operation| format!("{operation:?}") == name);
    let id = known.map_or(name, |operation| operation.id());
    format!("{} {BASE}{path} {id}", method.to_uppercase())
}

/// The operations of the API, as `METHOD path operation`.
fn documented() -> BTreeSet<String> {
    let document = serde_json::to_value(talonario::app::document()).expect("it can be written");
    let of_path = |(path, item): (&String, &Value)| -> Vec<String> {
        let methods = item.as_object().into_iter().flatten();
        let line = |(method, operation): (&String, &Value)| {
            let id = operation.get("operationId")?.as_str()?;
            Some(format!("{} {path} {id}", method.to_uppercase()))
        };
        methods.filter_map(line).collect()
    };
    let paths = document.get("paths").and_then(Value::as_object);
    paths.into_iter().flatten().flat_map(of_path).collect()
}

fn unused(names: &[String], files: &[File]) -> Vec<String> {
    let code: String = files.iter().map(File::code).collect();
    let used: BTreeSet<&str> = code
        .split("Code::")
        .skip(1)
        .filter_map(|rest| rest.split(|letter: char| !letter.is_alphanumeric()).next())
        .collect();
    names
        .iter()
        .filter(|name| !used.contains(name.as_str()))
        .cloned()
        .collect()
}
