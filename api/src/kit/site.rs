//! The built browser application, served from memory: hashed files for ever, its page never cached, each
//! already compressed.

use std::collections::HashMap;
use std::path::Path;

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};

use super::error::{Error, Result};

/// What the browser may do on our pages. WASM needs its own word; nothing else is let loose.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// The files of a site, by their path.
#[derive(Debug, Default)]
pub struct Site(HashMap<String, File>);

#[derive(Debug)]
struct File {
    plain: web::Bytes,
    brotli: Option<web::Bytes>,
    kind: &'static str,
    hashed: bool,
}

impl Site {
    /// Reads a folder with the built application.
    ///
    /// # Errors
    /// When the folder cannot be read or has no `index.html`.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut files = HashMap::new();
        for entry in std::fs::read_dir(folder).map_err(Error::broken)? {
            let path = entry.map_err(Error::broken)?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            if !path.is_file() || path.extension().is_some_and(|extension| extension == "br") {
                continue;
            }
            let brotli = std::fs::read(folder.join(format!("{name}.br")))
                .ok()
                .map(web::Bytes::from);
            let plain = web::Bytes::from(std::fs::read(&path).map_err(Error::broken)?);
            let file = File {
                plain,
                brotli,
                kind: kind(name),
                hashed: name.split('.').count() > 2,
            };
            files.insert(name.to_owned(), file);
        }
        if files.contains_key("index.html") {
            Ok(Self(files))
        } else {
            Err(Error::broken("no index.html in the site"))
        }
    }

    /// The file of a path; its page for every address the application itself answers.
    fn find(&self, path: &str) -> Option<&File> {
        let name = path.trim_start_matches('/');
        let page = || {
            if name.contains('.') {
                None
            } else {
                self.0.get("index.html")
            }
        };
        self.0.get(name).or_else(page)
    }
}

/// Answers with a file of the site.
pub async fn serve(request: HttpRequest, site: web::Data<Site>) -> Result<HttpResponse> {
    let not_found = || Error::from(types::kit::problem::Code::NotFound);
    let file = site.find(request.path()).ok_or_else(not_found)?;
    let accepts = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    let brotli = file
        .brotli
        .as_ref()
        .filter(|_| accepts.is_some_and(|accepts| accepts.contains("br")));
    let mut response = HttpResponse::Ok();
    response
        .insert_header((header::CONTENT_TYPE, file.kind))
        .insert_header((header::VARY, "accept-encoding"));
    let age = if file.hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    response.insert_header((header::CACHE_CONTROL, age));
    for (name, value) in SAFETY {
        response.insert_header((name, HeaderValue::from_static(value)));
    }
    Ok(match brotli {
        Some(bytes) => response
            .insert_header((header::CONTENT_ENCODING, "br"))
            .body(bytes.clone()),
        None => response.body(file.plain.clone()),
    })
}

const SAFETY: [(&str, &str); 4] = [
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin"),
    ("cross-origin-opener-policy", "same-origin"),
];

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
