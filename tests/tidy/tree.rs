//! The repository as its rules see it: files with their paths, and Rust without its comments and tests.

use std::fs;
use std::path::{Path, PathBuf};

/// What is made, not written. In a worktree `.git` is a file.
const MADE: [&str; 5] = [".git", "target", "node_modules", "dist", "data"];

/// A file of the repository, or a snippet that stands for one.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// From the repository's folder, with slashes.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Fails with the advice of a rule when anything breaks it.
pub(crate) fn hold(advice: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{advice}\n  {}\n", broken.join("\n  "));
}

/// The repository's folder.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("the tests are a folder of it").to_owned()
}

/// One file.
pub(crate) fn file(path: &str) -> File {
    let text = fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    File::new(path, &text)
}

/// The text files below a folder, or those of them whose names end so, by path.
pub(crate) fn files(under: &str, endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    gather(&root().join(under), &mut found);
    found.retain(|file| endings.is_empty() || endings.iter().any(|ending| file.path.ends_with(ending)));
    found.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(
        !found.is_empty(),
        "no files like {endings:?} below {under}: the rule looks in the wrong place"
    );
    found
}

/// The names of the folders and Rust files in a folder.
pub(crate) fn names(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let name =
        |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name().to_string_lossy().into_owned();
    let mut names: Vec<_> = entries
        .map(name)
        .filter(|name| name.ends_with(".rs") || !name.contains('.'))
        .map(|name| name.trim_end_matches(".rs").to_owned())
        .collect();
    names.sort();
    names
}

fn gather(folder: &Path, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        if MADE.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            gather(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path.strip_prefix(root()).expect("it is below the root");
            found.push(File::new(&path.to_string_lossy().replace('\\', "/"), &text));
        }
    }
}

impl File {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// Its Rust as it runs: without comments, and without the tests at its end. Lines keep their numbers.
    pub(crate) fn code(&self) -> String {
        let before_tests = self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let bare = |line: &str| {
            if line.trim_start().starts_with("//") {
                String::new()
            } else {
                line.split(" // ").next().unwrap_or_default().to_owned()
            }
        };
        before_tests.lines().map(bare).collect::<Vec<_>>().join("\n")
    }

    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The folder below `api/src` it is in.
    pub(crate) fn part(&self) -> Option<&str> {
        let (part, _) = self.path.strip_prefix("api/src/")?.split_once('/')?;
        Some(part)
    }

    /// The places where one of the words stands in its code, as `path:line: the line`.
    pub(crate) fn places(&self, words: &[&str]) -> Vec<String> {
        let code = if self.path.ends_with(".rs") {
            self.code()
        } else {
            self.text.clone()
        };
        let with_word = |(place, line): (usize, &str)| {
            let found = words.iter().any(|word| line.contains(word));
            found.then(|| format!("{}:{}: {}", self.path, place + 1, line.trim()))
        };
        code.lines().enumerate().filter_map(with_word).collect()
    }
}

#[test]
fn code_is_what_runs() {
    let text = "use a; // sea_orm\n/// sea_orm\nfn b() {}\n\n#[cfg(test)]\nmod tests {\n    use sea_orm;\n}\n";
    let file = File::new("api/src/plans/model.rs", text);
    assert_eq!(file.code(), "use a;\n\nfn b() {}\n");
    assert_eq!(file.part(), Some("plans"));
    assert_eq!(file.places(&["fn "]), ["api/src/plans/model.rs:3: fn b() {}"]);
}
