//! What the documentation and the deployment say is so.

use std::collections::BTreeSet;

use crate::tree::{File, file, files, hold, root};

#[test]
fn the_readme_lists_every_setting() {
    let code = files("api/src", &[".rs"]);
    let code: BTreeSet<_> = code.iter().flat_map(|file| settings(&file.code())).collect();
    let table = file("README.md").text;
    let table: BTreeSet<_> = table
        .lines()
        .filter(|line| line.starts_with('|'))
        .flat_map(settings)
        .collect();
    assert!(code.len() > 10, "the settings were read");
    let differ: Vec<_> = code.symmetric_difference(&table).cloned().collect();
    hold(
        "These settings are only in the code or only in the README's table.",
        &differ,
    );
}

#[test]
fn containers_use_settings_that_exist() {
    let code = files("api/src", &[".rs"]);
    let code: BTreeSet<_> = code.iter().flat_map(|file| settings(&file.code())).collect();
    let used = files("docker", &[]);
    let unknown: Vec<_> = used
        .iter()
        .flat_map(|file| {
            settings(&file.text)
                .into_iter()
                .map(|name| format!("{}: {name}", file.path))
        })
        .filter(|place| !code.iter().any(|name| place.ends_with(&format!(" {name}"))))
        .collect();
    hold("The service does not know these settings.", &unknown);
}

#[test]
fn both_servers_of_the_pages_send_the_same_policy() {
    let rust = file("api/src/kit/site.rs").text;
    let nginx = file("docker/nginx.conf").text;
    let own = policy(&rust.replace("\\\n    ", ""));
    assert!(own.contains("default-src 'none'"), "the policy was read");
    assert_eq!(own, policy(&nginx), "api/src/kit/site.rs and docker/nginx.conf differ");
}

#[test]
fn documents_point_to_what_is_there() {
    let papers: Vec<_> = files("", &[".md"]);
    let broken: Vec<_> = papers.iter().flat_map(lost).collect();
    hold("These paths do not exist (any more).", &broken);
}

#[test]
fn wrong_papers_are_noticed() {
    assert_eq!(
        settings("| `TALONARIO_PORT` | TALONARIO_X_Y. |"),
        ["TALONARIO_PORT", "TALONARIO_X_Y"]
    );
    assert_eq!(policy("a \"default-src 'none'; b\" c"), "default-src 'none'; b");
    let paper = |text: &str| lost(&File::new("docs/a.md", text));
    assert_eq!(paper("See `api/src/nowhere.rs`.").len(), 1);
    assert_eq!(paper("See [it](nowhere.md).").len(), 1);
    assert!(paper("See `api/src/app.rs`, `api/src/<feature>/`, [the licence](../LICENSE#top).").is_empty());
}

fn settings(text: &str) -> Vec<String> {
    let name = |rest: &str| {
        rest.chars()
            .take_while(|letter| letter.is_ascii_uppercase() || *letter == '_')
            .collect::<String>()
    };
    let names = text.split("TALONARIO_").skip(1).map(name);
    names
        .filter(|name| !name.is_empty())
        .map(|name| format!("TALONARIO_{name}"))
        .collect()
}

/// The content security policy in a text.
fn policy(text: &str) -> String {
    let start = text.find("default-src").unwrap_or_default();
    let rest = text.get(start..).unwrap_or_default();
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// The files a document names that do not exist: links, and what looks like a path between backticks.
fn lost(paper: &File) -> Vec<String> {
    let folder = root().join(&paper.path).parent().expect("a folder").to_owned();
    let links = paper
        .text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', '#']).next());
    let links = links.filter(|link| !link.is_empty() && !link.contains("://") && !is_made(link));
    let lost_links = links.filter(|link| !folder.join(link).exists());

    let named = paper.text.split('`').skip(1).step_by(2);
    let is_path = |name: &&str| {
        let starts = [
            "api/",
            "web/",
            "tests/",
            "migrations/",
            "padron/",
            "docker/",
            "xtask/",
            "docs/",
            ".ci/",
            "scripts/",
        ];
        starts.iter().any(|start| name.starts_with(start)) && !name.contains(['<', '*', '{', ' ', '…'])
    };
    let lost_names = named
        .filter(is_path)
        .filter(|name| !root().join(name).exists() && !is_made(name));
    lost_links
        .chain(lost_names)
        .map(|path| format!("{}: {path}", paper.path))
        .collect()
}

/// What only a build makes, or `make screenshots` where that has not been done yet.
fn is_made(path: &str) -> bool {
    let pictures = "docs/screenshots/";
    path.starts_with("web/dist") || (path.starts_with(pictures) && !root().join(pictures).exists())
}
