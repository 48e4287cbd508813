//! The files of `web/dist`: named by their content, each with its compressed twin.

use std::fs;
use std::path::{Path, PathBuf};

use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use sha2::{Digest, Sha256};

use crate::Failure;

/// The style sheets in the order in which they are joined; what layer a rule is in decides which one wins.
const STYLES: [&str; 13] = [
    "tokens",
    "reset",
    "base",
    "frame",
    "page",
    "actions",
    "fields",
    "state",
    "quantity",
    "lists",
    "sheets",
    "boot",
    "utilities",
];

/// How much of a digest stands in a name.
const SHORT: usize = 12;

/// Says for which sources the folder was written; the service does not hand it out.
const STAMP: &str = ".stamp";

pub(crate) struct Asset {
    name: String,
    bytes: Vec<u8>,
}

impl Asset {
    /// A file that never changes under its name.
    pub(crate) fn hashed(stem: &str, extension: &str, bytes: Vec<u8>) -> Self {
        let hash: String = digest([bytes.as_slice()]).chars().take(SHORT).collect();
        Self {
            name: format!("{stem}.{hash}.{extension}"),
            bytes,
        }
    }

    pub(crate) fn named(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            name: name.to_owned(),
            bytes,
        }
    }
}

/// The folder the service hands out.
pub(crate) struct Dist(PathBuf);

impl Dist {
    pub(crate) const fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Whether it was written for those sources, and wholly.
    pub(crate) fn is_of(&self, stamp: &str) -> bool {
        fs::read_to_string(self.0.join(STAMP)).is_ok_and(|written| written == stamp)
    }

    pub(crate) fn sign(&self, stamp: &str) -> Result<(), Failure> {
        Ok(fs::write(self.0.join(STAMP), stamp)?)
    }

    /// Begins with an empty folder.
    pub(crate) fn begin(&self) -> Result<(), Failure> {
        if self.0.exists() {
            fs::remove_dir_all(&self.0)?;
        }
        Ok(fs::create_dir_all(&self.0)?)
    }

    /// Writes a file and its compressed twin, and gives its address.
    pub(crate) fn put(&self, asset: Asset) -> Result<String, Failure> {
        let Asset { name, bytes } = asset;
        fs::write(self.0.join(format!("{name}.br")), compressed(&bytes)?)?;
        fs::write(self.0.join(&name), bytes)?;
        Ok(format!("/{name}"))
    }

    /// The names and compressed sizes of its files, the largest first.
    pub(crate) fn sizes(&self) -> Result<Vec<(String, usize)>, Failure> {
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.ends_with(".br") {
                files.push((name, usize::try_from(entry.metadata()?.len())?));
            }
        }
        files.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
        Ok(files)
    }
}

/// The style sheets as one, without comments and indentation.
pub(crate) fn style(page: &Path) -> Result<Vec<u8>, Failure> {
    let mut joined = String::new();
    for name in STYLES {
        let sheet = fs::read_to_string(page.join("style").join(format!("{name}.css")))?;
        joined.push_str(&without_comments(&sheet));
    }
    let lines: Vec<&str> = joined.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    Ok(lines.join("\n").into_bytes())
}

fn without_comments(sheet: &str) -> String {
    let mut kept = String::new();
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// What the modules and their scripts are made of: the compiled module, and the steps and the tools that make them of
/// it. They name each other, so all of them are named by this.
pub(crate) fn build_of(module: &[u8], root: &Path) -> Result<String, Failure> {
    let tools = fs::read(root.join("Cargo.lock"))?;
    let parts = [module, tools.as_slice(), include_bytes!("bundle.rs")];
    Ok(digest(parts).chars().take(SHORT).collect())
}

/// What the folder is made of, in one word: it changes when any of it does.
pub(crate) fn stamp(build: &str, page: &Path) -> Result<String, Failure> {
    let steps = [include_bytes!("web.rs").as_slice(), include_bytes!("assets.rs")];
    let mut parts = vec![build.as_bytes().to_vec()];
    parts.extend(steps.map(<[u8]>::to_vec));
    for name in ["index.html", "boot.js", "style/icons.svg", "style/favicon.svg"] {
        parts.push(fs::read(page.join(name))?);
    }
    parts.push(style(page)?);
    Ok(digest(parts.iter().map(Vec::as_slice)))
}

fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
        hasher.update([0]);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn compressed(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    let mut writer = CompressorWriter::with_params(&mut packed, 4096, &parameters);
    std::io::Write::write_all(&mut writer, bytes)?;
    drop(writer);
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::{Asset, without_comments};

    #[test]
    fn a_name_follows_its_content() {
        let name = |text: &str| Asset::hashed("app", "css", text.as_bytes().to_vec()).name;
        assert_eq!(name("a"), name("a"));
        assert_ne!(name("a"), name("b"));
        assert!(name("a").starts_with("app.") && name("a").ends_with(".css"));
    }

    #[test]
    fn comments_are_taken_out_and_nothing_else() {
        assert_eq!(without_comments("a{} /* b{} */c{}/**/"), "a{} c{}");
    }
}
