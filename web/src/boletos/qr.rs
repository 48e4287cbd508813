//! A QR code as a picture: one path of inline SVG, black on white whatever the theme.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// The white around the code, in its modules.
const QUIET: usize = 4;

/// The picture of a text; nothing where it is longer than any code holds.
#[component]
pub fn Qr(#[prop(into)] text: String, #[prop(into)] label: String) -> impl IntoView {
    drawn(&text).map(|(side, path)| {
        view! {
            <svg class="qr" role="img" aria-label=label viewBox=format!("0 0 {side} {side}")>
                <rect width="100%" height="100%" fill="#fff" />
                <path d=path fill="#000" />
            </svg>
        }
    })
}

/// How wide the picture is in modules, and the dark ones, each run of a row as one piece.
fn drawn(text: &str) -> Option<(usize, String)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, other| one == other) {
            if run.first() == Some(&Color::Dark) {
                let (left, top, length) = (x + QUIET, y + QUIET, run.len());
                path.push_str(&format!("M{left} {top}h{length}v1h-{length}z"));
            }
            x += run.len();
        }
    }
    Some((code.width() + 2 * QUIET, path))
}

#[cfg(test)]
mod tests {
    use super::{QUIET, drawn};

    #[test]
    fn the_finder_stands_in_the_corner_and_too_much_is_no_code() {
        let (side, path) = drawn("00020126").expect("a code");
        assert_eq!(side, 21 + 2 * QUIET);
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        assert!(path.contains("M4 5h1v1h-1z") && path.contains("M10 5h1v1h-1z"));
        assert_eq!(drawn(&"9".repeat(8_000)), None);
    }
}
