//! Makes of the compiled module what a browser loads: first the parts that come later are split off, as
//! `wasm-split` does, then the rest is tied to the browser, as `wasm-bindgen` does. Both are used as libraries,
//! so that their versions stand in `Cargo.lock` beside those of the crates they must match.

use std::fs;
use std::path::Path;

use walrus::ModuleConfig;
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::Options;

use crate::Failure;

/// A file of the bundle: its bytes, and how its kind is told by its name.
pub(crate) struct Part {
    pub(crate) stem: String,
    pub(crate) extension: &'static str,
    pub(crate) bytes: Vec<u8>,
}

/// Everything that came of the module.
pub(crate) struct Bundle {
    /// The script that loads the module and lends it the browser.
    pub(crate) js: String,
    /// The script by which the module loads the parts split off from it.
    pub(crate) link: String,
    /// The module itself.
    pub(crate) wasm: String,
    pub(crate) parts: Vec<Part>,
}

/// Splits and binds a module. Every file is named by `hash`, as they name each other.
pub(crate) fn bundle(module: &[u8], hash: &str, work: &Path) -> Result<Bundle, Failure> {
    if work.exists() {
        fs::remove_dir_all(work)?;
    }
    fs::create_dir_all(work)?;
    let (js, link) = (format!("web.{hash}"), format!("web_link.{hash}"));
    let mut parts = split(module, &js, &link, hash, work)?;
    let bound = bind(&fs::read(work.join("main.wasm"))?)?;
    parts.push(Part {
        stem: js.clone(),
        extension: "js",
        bytes: bound.0.into_bytes(),
    });
    let wasm = format!("web_bg.{hash}");
    parts.push(Part {
        stem: wasm.clone(),
        extension: "wasm",
        bytes: bound.1,
    });
    Ok(Bundle {
        js: format!("/{js}.js"),
        link: format!("/{link}.js"),
        wasm: format!("/{wasm}.wasm"),
        parts,
    })
}

/// Leaves `main.wasm` in the folder and gives what was split off from it.
fn split(module: &[u8], js: &str, link: &str, hash: &str, work: &Path) -> Result<Vec<Part>, Failure> {
    let (main_module, link_name, main_out) = (format!("./{js}.js"), format!("./{link}.js"), work.join("main.wasm"));
    let mut options = Options::new(module);
    options.output_dir = work;
    options.main_out_path = &main_out;
    options.main_module = &main_module;
    options.link_name = &link_name;
    let split = wasm_split_cli_support::transform(options).map_err(|error| format!("{error:#}"))?;
    let mut script = fs::read_to_string(work.join(&link_name))?;
    let mut parts = Vec::new();
    for path in split.split_modules {
        let stem = path
            .file_stem()
            .ok_or("a part without a name")?
            .to_string_lossy()
            .into_owned();
        let named = format!("{stem}.{hash}");
        script = script.replace(&format!("\"./{stem}.wasm\""), &format!("\"./{named}.wasm\""));
        parts.push(Part {
            stem: named,
            extension: "wasm",
            bytes: tight(&fs::read(&path)?)?,
        });
    }
    parts.push(Part {
        stem: link.to_owned(),
        extension: "js",
        bytes: script.into_bytes(),
    });
    Ok(parts)
}

fn bind(module: &[u8]) -> Result<(String, Vec<u8>), Failure> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("web", module.to_vec())
        .web(true)?
        .typescript(false)
        .keep_lld_exports(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true);
    let mut output = bindgen.generate_output()?;
    let brings_scripts = output.snippets().values().any(|scripts| !scripts.is_empty());
    if brings_scripts || !output.local_modules().is_empty() {
        return Err("a dependency brings scripts of its own: they are not bundled".into());
    }
    Ok((output.js().to_owned(), output.wasm_mut().emit_wasm()))
}

/// The module without names, and with its numbers in as few bytes as they take: the linker left room in each of them.
fn tight(module: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut module = ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(module)?;
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}
