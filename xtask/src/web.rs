//! The steps of building the browser application, and the budget it is held to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::assets::{self, Asset, Dist};
use crate::{Failure, bundle};

const TARGET: &str = "wasm32-unknown-unknown";

/// The most bytes a first visit may load, compressed.
const BUDGET: usize = 250_000;

/// How the module is compiled: a profile of `Cargo.toml`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Small; held to the budget.
    Final,
    /// Soon built.
    Draft,
}

impl Profile {
    const fn name(self) -> &'static str {
        match self {
            Self::Final => "web",
            Self::Draft => "web-draft",
        }
    }
}

/// Builds `web/dist`, unless it is there already for the very same sources, and holds it to its budget.
pub(crate) fn build(profile: Profile) -> Result<(), Failure> {
    let root = root()?;
    let module = compile(&root, profile)?;
    let page = root.join("web");
    let dist = Dist::at(page.join("dist"));
    let build = assets::build_of(&module, &root)?;
    let stamp = assets::stamp(&build, &page)?;
    if !dist.is_of(&stamp) {
        let bundle = bundle::bundle(&module, &build, &target(&root).join("web-bundle"))?;
        write(&dist, &page, bundle)?;
        dist.sign(&stamp)?;
    }
    match profile {
        Profile::Final => report(&dist),
        Profile::Draft => Ok(()),
    }
}

/// The folder of the workspace.
fn root() -> Result<PathBuf, Failure> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(here.parent().ok_or("the workspace has no folder")?.to_owned())
}

/// Compiles the crate and gives the bytes of its module.
fn compile(root: &Path, profile: Profile) -> Result<Vec<u8>, Failure> {
    require_target(root)?;
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let arguments = [
        "build",
        "--package",
        "web",
        "--bin",
        "web",
        "--target",
        TARGET,
        "--profile",
        profile.name(),
    ];
    run(Command::new(cargo).args(arguments).current_dir(root))?;
    let module = target(root).join(TARGET).join(profile.name()).join("web.wasm");
    fs::read(&module).map_err(|error| format!("{}: {error}", module.display()).into())
}

/// The folder cargo compiles into.
fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// Has rustup add the browser's target where it is missing. Without rustup the compiler says what it lacks.
fn require_target(root: &Path) -> Result<(), Failure> {
    let listed = Command::new("rustup")
        .args(["target", "list", "--installed"])
        .current_dir(root)
        .output();
    let Ok(listed) = listed else { return Ok(()) };
    if String::from_utf8_lossy(&listed.stdout)
        .lines()
        .any(|line| line == TARGET)
    {
        return Ok(());
    }
    run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(root))
}

fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed", command.get_program().to_string_lossy()).into())
    }
}

fn write(dist: &Dist, page: &Path, bundle: bundle::Bundle) -> Result<(), Failure> {
    dist.begin()?;
    for part in bundle.parts {
        dist.put(Asset::named(&format!("{}.{}", part.stem, part.extension), part.bytes))?;
    }
    let css = dist.put(Asset::hashed("app", "css", assets::style(page)?))?;
    let icons = dist.put(Asset::hashed("icons", "svg", fs::read(page.join("style/icons.svg"))?))?;
    let favicon = dist.put(Asset::hashed(
        "favicon",
        "svg",
        fs::read(page.join("style/favicon.svg"))?,
    ))?;
    dist.put(Asset::named("boot.js", fs::read(page.join("boot.js"))?))?;
    let index = fs::read_to_string(page.join("index.html"))?
        .replace("{js}", &bundle.js)
        .replace("{link}", &bundle.link)
        .replace("{wasm}", &bundle.wasm)
        .replace("{css}", &css)
        .replace("{icons}", &icons)
        .replace("{favicon}", &favicon);
    dist.put(Asset::named("index.html", index.into_bytes()))?;
    Ok(())
}

fn report(dist: &Dist) -> Result<(), Failure> {
    let (later, first): (Vec<_>, Vec<_>) = dist.sizes()?.into_iter().partition(|(name, _)| is_later(name));
    let mut total = 0;
    for (name, bytes) in &first {
        println!("{bytes:>9}  {name}");
        total += bytes;
    }
    println!("{total:>9}  bytes for a first visit, compressed (at most {BUDGET})");
    for (name, bytes) in &later {
        println!("{bytes:>9}  {name}, when it is first needed");
    }
    if total > BUDGET {
        return Err(format!("a first visit loads {total} bytes, {} too many", total - BUDGET).into());
    }
    Ok(())
}

/// Whether a file is a part split off from the module.
fn is_later(name: &str) -> bool {
    name.starts_with("split_") || name.starts_with("chunk_")
}
