//! Ties the module to the browser, as the `wasm-bindgen` command does; its library's version is in `Cargo.lock`
//! beside the version of the crate it must match.

use wasm_bindgen_cli_support::Bindgen;

use crate::Failure;

/// The module, and the script that loads it and lends it the browser.
pub(crate) struct Bundle {
    pub(crate) js: String,
    pub(crate) wasm: Vec<u8>,
}

pub(crate) fn bind(module: &[u8]) -> Result<Bundle, Failure> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("web", module.to_vec())
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true);
    let mut output = bindgen.generate_output()?;
    let brings_scripts = output.snippets().values().any(|scripts| !scripts.is_empty());
    if brings_scripts || !output.local_modules().is_empty() {
        return Err("a dependency brings scripts of its own: they are not bundled".into());
    }
    Ok(Bundle {
        js: output.js().to_owned(),
        wasm: output.wasm_mut().emit_wasm(),
    })
}
