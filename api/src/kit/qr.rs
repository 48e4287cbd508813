//! QR codes on paper.

use qrcode::{Color, EcLevel, QrCode};

use super::error::{Error, Result};
use super::paper::Area;

/// The white around a QR code, in its modules.
const QUIET: f32 = 4.0;

/// A QR code of a text, so wide with its white, from a place to the right and down; modules beside each other are one
/// area.
///
/// # Errors
/// When the text is longer than any QR code holds.
pub fn areas(text: &str, (left, top): (f32, f32), wide: f32) -> Result<Vec<Area>> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(Error::broken)?;
    let across = code.width();
    let modules = f32::from(u16::try_from(across).map_err(Error::broken)?);
    let module = wide / (modules + 2.0 * QUIET);
    let mut areas = Vec::new();
    let mut y = top + QUIET * module;
    for row in code.to_colors().chunks(across) {
        let mut x = left + QUIET * module;
        for run in row.chunk_by(|one, other| one == other) {
            let wide = run.iter().fold(0.0, |wide, _| wide + module);
            if run.first() == Some(&Color::Dark) {
                areas.push((x, y, wide, module));
            }
            x += wide;
        }
        y += module;
    }
    Ok(areas)
}
