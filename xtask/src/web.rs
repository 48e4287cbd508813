//! The steps of building the browser application, and the budget it is held to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::assets::{self, Asset, Dist};
use crate::{Failure, bundle};

const TARGET: &str = "wasm32-unknown-unknown";

/// The most bytes a first visit may load, compressed.
const BUDGET: usize = 250_000;

/// Builds `web/dist`, unless it is there already for the very same sources, and holds it to its budget.
pub(crate) fn build() -> Result<(), Failure> {
    let root = root()?;
    let wasm = compile(&root)?;
    let page = root.join("web");
    let dist = Dist::at(page.join("dist"));
    let stamp = assets::stamp(&wasm, &page)?;
    if !dist.is_of(&stamp) {
        let bundle = bundle::bind(&wasm)?;
        write(&dist, &page, bundle)?;
        dist.sign(&stamp)?;
    }
    report(&dist)
}

/// The folder of the workspace.
fn root() -> Result<PathBuf, Failure> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(here.parent().ok_or("the workspace has no folder")?.to_owned())
}

/// Compiles the crate and gives the bytes of its module.
fn compile(root: &Path) -> Result<Vec<u8>, Failure> {
    require_target(root)?;
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let arguments = ["build", "--package", "web", "--bin", "web", "--target", TARGET, "--profile", "web"];
    run(Command::new(cargo).args(arguments).current_dir(root))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let module = target.join(TARGET).join("web").join("web.wasm");
    fs::read(&module).map_err(|error| format!("{}: {error}", module.display()).into())
}

/// Has rustup add the browser's target where it is missing. Without rustup the compiler says what it lacks.
fn require_target(root: &Path) -> Result<(), Failure> {
    let listed = Command::new("rustup")
        .args(["target", "list", "--installed"])
        .current_dir(root)
        .output();
    let Ok(listed) = listed else { return Ok(()) };
    if String::from_utf8_lossy(&listed.stdout).lines().any(|line| line == TARGET) {
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
    let js = dist.put(Asset::hashed("web", "js", bundle.js.into_bytes()))?;
    let wasm = dist.put(Asset::hashed("web_bg", "wasm", bundle.wasm))?;
    let css = dist.put(Asset::hashed("app", "css", assets::style(page)?))?;
    let icons = dist.put(Asset::hashed("icons", "svg", fs::read(page.join("style/icons.svg"))?))?;
    let favicon = dist.put(Asset::hashed("favicon", "svg", fs::read(page.join("style/favicon.svg"))?))?;
    dist.put(Asset::named("boot.js", fs::read(page.join("boot.js"))?))?;
    let index = fs::read_to_string(page.join("index.html"))?
        .replace("{js}", &js)
        .replace("{wasm}", &wasm)
        .replace("{css}", &css)
        .replace("{icons}", &icons)
        .replace("{favicon}", &favicon);
    dist.put(Asset::named("index.html", index.into_bytes()))?;
    Ok(())
}

fn report(dist: &Dist) -> Result<(), Failure> {
    let files = dist.first_load()?;
    for (name, bytes) in &files {
        println!("{bytes:>9}  {name}");
    }
    let total: usize = files.iter().map(|(_, bytes)| bytes).sum();
    println!("{total:>9}  bytes for a first visit, compressed (at most {BUDGET})");
    if total > BUDGET {
        return Err(format!("a first visit loads {total} bytes, {} too many", total - BUDGET).into());
    }
    Ok(())
}
