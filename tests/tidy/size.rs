//! How long things may be.

use crate::tree::{File, files, hold};

const LONGEST_FILE: usize = 400;
const LONGEST_HANDLER: usize = 16;

#[test]
fn a_file_has_at_most_400_lines() {
    let broken: Vec<_> = files("", &[".rs", ".css", ".js", ".mjs"])
        .iter()
        .filter_map(too_long)
        .collect();
    hold("Which two things does it do? Give each a file.", &broken);
}

#[test]
fn a_handler_makes_three_moves() {
    let broken: Vec<_> = files("api/src", &["routes.rs"])
        .iter()
        .flat_map(long_handlers)
        .collect();
    hold(
        "A handler extracts, calls one service and answers; the rest belongs to the service.",
        &broken,
    );
}

#[test]
fn too_much_is_noticed() {
    assert!(too_long(&File::new("a.rs", &"x\n".repeat(LONGEST_FILE))).is_none());
    assert!(too_long(&File::new("a.rs", &"x\n".repeat(LONGEST_FILE + 1))).is_some());
    let handler = |lines: usize| {
        let body = "    let x = 1;\n".repeat(lines);
        let text = format!("#[get(\"/x\")]\nasync fn get_x(\n    id: Id,\n) -> Result<HttpResponse> {{\n{body}}}\n");
        long_handlers(&File::new("api/src/x/routes.rs", &text))
    };
    assert!(handler(LONGEST_HANDLER).is_empty());
    assert_eq!(
        handler(LONGEST_HANDLER + 1),
        ["api/src/x/routes.rs: get_x has 17 lines, at most 16"]
    );
}

fn too_long(file: &File) -> Option<String> {
    let lines = file.text.lines().count();
    (lines > LONGEST_FILE).then(|| format!("{} has {lines} lines, at most {LONGEST_FILE}", file.path))
}

/// The handlers whose bodies are too long.
fn long_handlers(file: &File) -> Vec<String> {
    let text = file.code();
    let handlers = text.split("\nasync fn ").skip(1);
    let body = |handler: &str| {
        let (name, rest) = handler.split_once('(')?;
        let (_, body) = rest.split_once("{\n")?;
        let (body, _) = body.split_once("\n}")?;
        Some((name.to_owned(), body.lines().count()))
    };
    handlers
        .filter_map(body)
        .filter(|(_, lines)| *lines > LONGEST_HANDLER)
        .map(|(name, lines)| format!("{}: {name} has {lines} lines, at most {LONGEST_HANDLER}", file.path))
        .collect()
}
